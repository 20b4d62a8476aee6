"""Names of WordprocessingML elements, the same for the transitional and the strict (ISO) namespaces."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off", "none"})
_MOST_DIGITS = 9


def transitional(root: etree._Element) -> etree._Element:
    """The tree with Word's elements in the transitional namespace, whichever of the two it was written in."""
    for element in root.iter(f"{_STRICT}*"):
        element.tag = _WORD + element.tag.removeprefix(_STRICT)
    return root


@lru_cache(maxsize=4096)
def _named(tag: str) -> str:
    if tag.startswith(_WORD):
        return tag.removeprefix(_WORD)
    local = tag.rpartition("}")[2]
    if tag.startswith(_MATH):
        return f"m:{local}"
    return f"mc:{local}" if tag.startswith(_COMPATIBILITY) else f"other:{local}"


def name_of(element: etree._Element) -> str:
    """The local name of a Word element; ``m:``, ``mc:`` or ``other:`` stands before names of other vocabularies."""
    return _named(element.tag)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child that is a Word element of that name."""
    return None if element is None else next(element.iterchildren(_WORD + name), None)


def children(element: etree._Element | None) -> dict[str, etree._Element]:
    """The children of an element of properties, by name; each stands there once."""
    return {} if element is None else {_named(one.tag): one for one in element}


def within(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All Word elements of these names at any depth."""
    return element.iter(*(_WORD + name for name in names))


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """A Word attribute by its local name."""
    if element is None:
        return None
    return next((str(text) for key, text in element.items() if str(key).rpartition("}")[2] == attribute), None)


def number(element: etree._Element | None, attribute: str = "val") -> int | None:
    """A Word attribute as a whole number; ``None`` where it is none, or absurdly long."""
    text = (value(element, attribute) or "").strip()
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS + 1):
        return None
    return int(text)


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is set: its element is there, and its value does not turn it off."""
    return element is not None and (value(element) or "1").lower() not in _OFF
