"""The text of an old Word document, put together from its pieces ([MS-DOC] 2.4.1, 2.9.38)."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from struct import pack, unpack, unpack_from

from msgspec import Struct

from core.readers.doc_file import plc
from core.source.limits import TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError

_PROPERTIES, _PIECES = 1, 2
_NARROW = 0x40000000
_OFFSET = 0x3FFFFFFF
_LOST = "\ufffd"
_NARROW_CHARACTERS = "".join(bytes([byte]).decode("cp1252", "replace").replace(_LOST, chr(byte)) for byte in range(256))
_SHORT = {
    0x0C: 0x260A, 0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x53: 0x2A33,
    0x57: 0x0837, 0x5C: 0x083C, 0x68: 0x2A48, 0x73: 0x2A53, 0x75: 0x0855,
}  # fmt: skip
"""The modifiers that a piece may name by a short number, as far as they matter here (2.9.215)."""


class Piece(Struct, frozen=True):
    """Characters ``start`` to ``stop`` lie at byte ``offset`` of the document stream, ``width`` bytes each."""

    start: int
    stop: int
    offset: int
    width: int
    properties: bytes = b""

    def byte(self, at: int) -> int:
        """Where a character of the piece lies in the document stream."""
        return self.offset + (at - self.start) * self.width


class Pieces:
    """The text, one character a UTF-16 unit, and the pieces it comes from. ``lost`` counts characters that lie nowhere."""

    def __init__(self, clx: bytes, document: bytes) -> None:
        self._pieces = tuple(_pieces(clx))
        if not self._pieces:
            raise UnreadableError(Reason.DAMAGED, "没有文字块表")
        self._starts = [piece.start for piece in self._pieces]
        texts = [_text(piece, document) for piece in self._pieces]
        self.text = "".join(
            text + _LOST * (p.stop - p.start - len(text)) for p, text in zip(self._pieces, texts, strict=True)
        )
        self.lost = len(self.text) - sum(map(len, texts))

    def covers(self, start: int, stop: int) -> bool:
        """Whether any character is said to lie at these bytes of the document stream."""
        return any(piece.offset < stop and start < piece.byte(piece.stop) for piece in self._pieces)

    def at(self, position: int) -> Piece:
        """The piece of a character."""
        return self._pieces[max(bisect_right(self._starts, position) - 1, 0)]


def _pieces(clx: bytes) -> Iterator[Piece]:
    shared, table = _parts(clx)
    positions, descriptions = plc(table, 8)
    if positions and (positions[0] != 0 or any(a > b for a, b in pairwise(positions))):
        raise UnreadableError(Reason.DAMAGED, "文字块表的次序不对")
    if positions and positions[-1] > TEXT_CHARACTERS:
        raise UnreadableError(Reason.TOO_LARGE, f"{positions[-1]:,} 个字符，限度 {TEXT_CHARACTERS:,}")
    for start, stop, description in zip(positions, positions[1:], descriptions, strict=False):
        offset, modifier = unpack("<IH", description[2:])
        narrow = bool(offset & _NARROW)
        offset &= _OFFSET
        if start < stop:
            yield Piece(
                start, stop, offset // 2 if narrow else offset, 1 if narrow else 2, _modifiers(modifier, shared)
            )


def _parts(clx: bytes) -> tuple[Sequence[bytes], bytes]:
    """The lists of modifiers that pieces share, and the table of pieces."""
    shared: list[bytes] = []
    at = 0
    while at + 5 <= len(clx):
        if clx[at] == _PIECES:
            (size,) = unpack_from("<I", clx, at + 1)
            return shared, clx[at + 5 : at + 5 + size]
        if clx[at] != _PROPERTIES:
            break
        (size,) = unpack_from("<H", clx, at + 1)
        shared.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    return shared, b""


def _modifiers(modifier: int, shared: Sequence[bytes]) -> bytes:
    if modifier & 1:
        return shared[modifier >> 1] if modifier >> 1 < len(shared) else b""
    code = _SHORT.get(modifier >> 1 & 0x7F)
    return b"" if code is None else pack("<HB", code, modifier >> 8)


def _text(piece: Piece, document: bytes) -> str:
    raw = document[piece.offset : piece.byte(piece.stop)]
    if piece.width == 1:
        return raw.decode("latin-1").translate(_FROM_NARROW)
    units = unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])
    return "".join(map(chr, units))


_FROM_NARROW = {byte: character for byte, character in enumerate(_NARROW_CHARACTERS) if ord(character) != byte}


def joined(text: str) -> str:
    """Text of UTF-16 units as characters; half a pair is damaged text."""
    if not any("\ud800" <= unit <= "\udfff" for unit in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
