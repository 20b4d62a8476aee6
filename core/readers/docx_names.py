"""Names of WordprocessingML elements, the same for the transitional and the strict (ISO) namespaces."""

from functools import lru_cache

from lxml import etree

_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_MATH = frozenset(
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"}
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(maxsize=4096)
def _named(tag: str) -> str:
    namespace, _, local = tag[1:].rpartition("}")
    if namespace in _WORD:
        return local
    if namespace in _MATH:
        return f"m:{local}"
    return f"mc:{local}" if namespace == _COMPATIBILITY else f"other:{local}"


def name_of(element: etree._Element) -> str:
    """The local name of a Word element; ``m:``, ``mc:`` or ``other:`` stands before names of other vocabularies."""
    return _named(element.tag)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    if element is None:
        return None
    return next((one for one in element if name_of(one) == name), None)


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """A Word attribute by its local name."""
    if element is None:
        return None
    for key, text in element.items():
        if str(key).rpartition("}")[2] == attribute:
            return str(text)
    return None


def number(element: etree._Element | None, attribute: str = "val") -> int | None:
    """A Word attribute as a whole number of at most nine digits; ``None`` where it is none."""
    text = value(element, attribute)
    if text is None or not text.strip().lstrip("-").isdecimal() or len(text) > 10 or not text.isascii():
        return None
    return int(text)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is set: its element is there, and its value does not turn it off."""
    return element is not None and (value(element) or "1").lower() not in _OFF
