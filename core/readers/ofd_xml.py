"""The simple types of OFD (GB/T 33190-2016, 7.3) and the walk over its elements, whatever prefix or namespace they have.

Older writers use the namespace of a draft, so that elements are known by their local names alone.
"""

import re
from collections.abc import Iterator
from math import isfinite

from lxml import etree

from core.readers.affine import Box, Matrix
from core.source.characters import IGNORED

MILLIMETRE = 72 / 25.4
"""Points; OFD counts in millimetres."""

PLACEHOLDER = "¤"
"""Stands in a TextCode for a glyph that has no code (11.3)."""

_FARTHEST = 1e6
_SEPARATOR = re.compile(r"[\s,]+")
_FALSE = frozenset({"false", "0"})
_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{4})")
_INDENT = " \t\r\n"


class DamagedObjectError(Exception):
    """What a page draws has a number that is none, so that nobody knows where it stands."""


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The child elements of these names, in order."""
    return (one for one in element if local(one) in names) if element is not None else iter(())


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name."""
    return next(children(element, name), None)


def words(element: etree._Element | None, name: str) -> str:
    """The text of the first child of this name, without blanks around it."""
    found = child(element, name)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def holds(element: etree._Element, name: str, *, default: bool) -> bool:
    """A boolean attribute."""
    value = element.get(name)
    return default if value is None else value.strip().lower() not in _FALSE


def number(text: str) -> float:
    """One number; raises :class:`DamagedObjectError` for what is none or lies beyond any page."""
    try:
        value = float(text)
    except ValueError as error:
        raise DamagedObjectError from error
    if not isfinite(value) or abs(value) > _FARTHEST or "_" in text:
        raise DamagedObjectError
    return value


def tokens(text: str) -> list[str]:
    """The items of an ST_Array."""
    return [token for token in _SEPARATOR.split(text) if token]


def box(text: str | None) -> tuple[float, float, float, float]:
    """An ST_Box as (x, y, width, height), zeros where there is none; raises :class:`DamagedObjectError`."""
    if text is None:
        return 0.0, 0.0, 0.0, 0.0
    values = [number(token) for token in tokens(text)]
    if len(values) != 4:
        raise DamagedObjectError
    return values[0], values[1], values[2], values[3]


def corners(text: str | None) -> Box:
    """An ST_Box as (x0, y0, x1, y1); raises :class:`DamagedObjectError`."""
    x, y, width, height = box(text)
    return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)


def own_matrix(element: etree._Element) -> Matrix:
    """From the coordinates inside a graphic unit to those it stands in: its CTM, then the corner of its Boundary (8.5)."""
    x, y, _, _ = box(element.get("Boundary"))
    corner = Matrix(e=x, f=y)
    text = element.get("CTM")
    if text is None:
        return corner
    values = [number(token) for token in tokens(text)]
    if len(values) != 6:
        raise DamagedObjectError
    return Matrix(*values).within(corner)


def code_text(code: etree._Element) -> str:
    r"""The characters of a TextCode (11.3): ``\0020`` stands for the character of that code.

    Line ends and indents that an XML printer put around the text are not part of it.
    """
    text = "".join(map(str, code.itertext()))
    if "\n" in text:
        text = _without_indent(text)
    if "\\" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _without_indent(text: str) -> str:
    inner = text.lstrip(_INDENT)
    if "\n" in text[: len(text) - len(inner)]:
        text = inner
    inner = text.rstrip(_INDENT)
    return inner if "\n" in text[len(inner) :] else text


def is_blank(character: str) -> bool:
    """Whether the character prints nothing."""
    return character.isspace() or character in IGNORED


def is_nameless(character: str) -> bool:
    """Whether the character only stands where a glyph without a code is printed."""
    return character in {PLACEHOLDER, "\ufffd"} or (character < " " and not character.isspace())
