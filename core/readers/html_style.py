"""What single attributes of a web page's elements say: spans, hidden or struck text, the size of pictures."""

import re

from lxml import etree

from core.source.limits import COLUMN_SPAN, ROW_SPAN

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|text-decoration[^;]*line-through"
    r"|font-size\s*:\s*0*\.?0+(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?<![\w-])opacity\s*:\s*0*\.?0+\s*(?:;|!|$)",
    re.IGNORECASE,
)
_STRUCK = frozenset({"del", "s", "strike"})
_LEADING_NUMBER = re.compile(r"\s*\+?([0-9]{1,9})")
_SMALL_PICTURE = 200


def is_hidden(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element, or shows it struck out."""
    if element.tag in _STRUCK or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def span_of(attribute: str | None, *, to_the_end: bool = False) -> int:
    """The value of a rowspan or colspan as a browser takes it; 0 only where it means "to the end"."""
    match = _LEADING_NUMBER.match(attribute or "")
    if match is None:
        return 1
    value = int(match[1])
    if value == 0:
        return 0 if to_the_end else 1
    return min(value, ROW_SPAN if to_the_end else COLUMN_SPAN)


def picture_counts(image: etree._Element) -> bool:
    """Whether a picture is large enough to hold a table: its size is not given, or not small."""
    sizes = [_LEADING_NUMBER.match(image.get(side) or "") for side in ("width", "height")]
    return all(size is None or int(size[1]) >= _SMALL_PICTURE for size in sizes)
