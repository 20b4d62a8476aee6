"""The style sheet of an old Word document: what paragraphs and characters inherit ([MS-DOC] 2.9.271)."""

from collections.abc import Iterator
from struct import unpack_from

from msgspec import Struct

_PARAGRAPH, _CHARACTER, _TABLE, _LIST = 1, 2, 3, 4
_BASE_BYTES = 10
_NO_BASE = 0xFFF
_MOST_BASES = 20


class Style(Struct, frozen=True):
    """The modifiers of one style, and the number of the style it is based on."""

    base: int = _NO_BASE
    paragraph: bytes = b""
    character: bytes = b""


class Styles:
    """The styles by their numbers; an unknown number is a style without modifiers."""

    def __init__(self, sheet: bytes) -> None:
        self._styles = tuple(_styles(sheet))

    def paragraph(self, number: int) -> bytes:
        """The paragraph modifiers of a style, behind those of the styles it is based on."""
        return b"".join(style.paragraph for style in self._line(number))

    def character(self, number: int) -> tuple[bytes, ...]:
        """The character modifiers of a style and of its bases, the farthest first."""
        return tuple(style.character for style in self._line(number))

    def _line(self, number: int) -> tuple[Style, ...]:
        line: list[Style] = []
        while 0 <= number < len(self._styles) and len(line) < _MOST_BASES:
            line.append(self._styles[number])
            number = line[-1].base
        return tuple(reversed(line))


def _styles(sheet: bytes) -> Iterator[Style]:
    if len(sheet) < 6:
        return
    header, _count, fixed = unpack_from("<3H", sheet)
    at = 2 + header
    while at + 2 <= len(sheet):
        (size,) = unpack_from("<H", sheet, at)
        yield _style(sheet[at + 2 : at + 2 + size], fixed)
        at += 2 + size + size % 2


def _style(content: bytes, fixed: int) -> Style:
    if len(content) < max(fixed, _BASE_BYTES):
        return Style()
    kind_and_base, _ = unpack_from("<2H", content, 2)
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    name_at = max(fixed, _BASE_BYTES)
    characters = int.from_bytes(content[name_at : name_at + 2], "little")
    parts = list(_modifier_lists(content, name_at + 2 + 2 * characters + 2))
    parts += [b""] * 3
    if kind == _PARAGRAPH:
        return Style(base, parts[0][2:], parts[1])
    if kind == _CHARACTER:
        return Style(base, b"", parts[0])
    if kind == _TABLE:
        return Style(base, parts[1][2:], parts[2])
    return Style(base, parts[0][2:]) if kind == _LIST else Style(base)


def _modifier_lists(content: bytes, at: int) -> Iterator[bytes]:
    """Lists behind their sizes, each beginning at an even byte."""
    while True:
        at += at % 2
        if at + 2 > len(content):
            return
        (size,) = unpack_from("<H", content, at)
        yield content[at + 2 : at + 2 + size]
        at += 2 + size
