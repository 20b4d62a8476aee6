"""The records of an old workbook (.xls, BIFF5 and BIFF8), for what xlrd does not tell: passwords, formulas, overlays, other sheets.

Source of the layouts: [MS-XLS] 2.4 (BoundSheet8, FilePass, Formula, Obj, TxO).
"""

import struct
from collections.abc import Iterator

from msgspec import Struct

from core.readers.sheet import Spot
from core.source.limits import SHEET_CELLS
from core.source.unreadable import Reason, UnreadableError

_EOF, _FILEPASS, _BOUNDSHEET, _CONTINUE = 0x0A, 0x2F, 0x85, 0x3C
_FORMULA, _NOTE, _OBJECT, _TEXT, _DRAWING = 0x06, 0x1C, 0x5D, 0x1B6, 0xEC
_BEGINNINGS = frozenset({0x09, 0x209, 0x409, 0x809})
_CELLS = frozenset({_FORMULA, 0x203, 0x204, 0xFD, 0x27E, 0x205, 0xD6})
_MANY_NUMBERS = 0xBD
_OVERLAYS = frozenset({_NOTE, _OBJECT, _TEXT, _DRAWING, 0x1B0, 0x1B1, 0x1B8, 0x800})
"""Comments, shapes and their text, conditional formats, links."""
_NOTHING = 0x0EEE
"""The number of no record."""
_RECORDS = 2 * SHEET_CELLS
_COMMENT, _PICTURE, _EMBEDDED_FORMAT = 0x19, 0x08, 0x09
_CALCULATE_ON_OPENING = 0x2
_ANCHOR = bytes.fromhex("10F012000000")
_LARGE_COLUMNS, _LARGE_ROWS = 3, 9
"""About five centimetres in cells of the usual size: a table may be on such a picture."""
_SHEET_KINDS = {1: "是宏表", 2: "是图表", 6: "是 VBA 模块"}


class Record(Struct, frozen=True):
    """One record: its number, and its bytes."""

    number: int
    data: bytes


class SheetRecord(Struct, frozen=True):
    """A sheet as the directory of the workbook names it. ``kind`` is Chinese where it is no sheet of cells."""

    name: str
    position: int
    kind: str


class Findings(Struct, frozen=True):
    """What lies in and over the cells of one sheet. ``stale`` are formulas to be computed when the file is opened."""

    formulas: frozenset[Spot]
    stale: frozenset[Spot]
    comments: int
    text_boxes: tuple[str, ...]
    pictures: int
    embedded: int


def records(stream: bytes, position: int = 0) -> Iterator[Record]:
    """The records of one part of the stream, from its beginning to its end; a cut one ends it."""
    depth = 0
    while position + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, position)
        yield Record(number, stream[position + 4 : position + 4 + length])
        position += 4 + length
        # charts on a sheet bring parts of their own along
        depth += (number in _BEGINNINGS) - (number == _EOF)
        if number == _EOF and depth <= 0:
            return


def cells_only(stream: bytes) -> bytes:
    """The stream with everything that lies over cells struck out, at which xlrd gives up where it is not to its mind.

    Raises :class:`UnreadableError` where there is more than a reader should take on.
    """
    quiet = bytearray(stream)
    position = cells = count = 0
    overlay = False
    while position + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, position)
        overlay = overlay if number == _CONTINUE else number in _OVERLAYS
        if overlay:
            struct.pack_into("<H", quiet, position, _NOTHING)
        position += 4 + length
        count += 1
        cells += (length - 6) // 6 if number == _MANY_NUMBERS else number in _CELLS
        if cells > SHEET_CELLS or count > _RECORDS:
            raise UnreadableError(Reason.TOO_COMPLEX, f"有内容的单元格超过 {SHEET_CELLS:,} 个")
    return bytes(quiet)


def is_encrypted(stream: bytes) -> bool:
    """Whether the workbook is locked with a password for opening."""
    return any(record.number == _FILEPASS for record in records(stream))


def sheet_records(stream: bytes) -> list[SheetRecord]:
    """The sheets of all kinds, in the order of their tabs."""
    found = []
    for record in records(stream):
        if record.number == _BOUNDSHEET and len(record.data) > 8:
            position, _state, kind = struct.unpack_from("<IBB", record.data)
            found.append(SheetRecord(_name(record.data[6:]), position, _SHEET_KINDS.get(kind, "")))
    return found


def _name(data: bytes) -> str:
    length, wide, rest = data[0], data[1] & 1, data[2:]
    return rest[: 2 * length].decode("utf-16-le", "replace") if wide else rest[:length].decode("latin-1")


def findings_of(stream: bytes, position: int) -> Findings:
    """What lies in and over the cells of the sheet whose part of the stream begins at ``position``."""
    formulas, stale = set(), set()
    comments = pictures = embedded = 0
    boxes: list[str] = []
    kind = last = -1
    anchor = b""
    for record in records(stream, position):
        data = record.data
        if record.number == _FORMULA and len(data) >= 16:
            spot = struct.unpack_from("<HH", data)
            formulas.add(spot)
            if struct.unpack_from("<H", data, 14)[0] & _CALCULATE_ON_OPENING:
                stale.add(spot)
        elif record.number == _NOTE:
            comments += 1
        elif record.number == _DRAWING:
            anchor = data
        elif record.number == _OBJECT and len(data) >= 6:
            kind = struct.unpack_from("<H", data, 4)[0]
            embedded += kind == _PICTURE and _is_embedded(data)
            pictures += kind == _PICTURE and not _is_embedded(data) and _is_large(anchor)
        elif record.number == _CONTINUE and last == _TEXT and kind != _COMMENT and data:
            boxes.append(data[1:].decode("utf-16-le" if data[0] & 1 else "latin-1", "replace"))
        last = record.number
    return Findings(frozenset(formulas), frozenset(stale), comments, tuple(boxes), pictures, embedded)


def _is_embedded(data: bytes) -> bool:
    """Whether the picture is the face of another program's document (it has a formula that names it)."""
    return struct.pack("<H", _EMBEDDED_FORMAT) in data[22:26] and len(data) > 26


def _is_large(drawing: bytes) -> bool:
    at = drawing.find(_ANCHOR)
    if at < 0 or at + 24 > len(drawing):
        return True
    _flag, left, _x, top, _y, right, _x1, bottom, _y1 = struct.unpack_from("<9H", drawing, at + 6)
    return bool(right - left >= _LARGE_COLUMNS and bottom - top >= _LARGE_ROWS)
