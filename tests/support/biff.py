"""Old Excel workbooks (.xls) written by hand, record by record ([MS-XLS]), in a compound file ([MS-CFB])."""

import struct
from collections.abc import Mapping, Sequence

from msgspec import Struct

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIRST_FORMAT = 164


class Look(Struct, frozen=True):
    """Number format, strike, white letters, lines at the sides."""

    code: str = "General"
    struck: bool = False
    white: bool = False
    ruled: bool = False


class Formula(Struct, frozen=True):
    """A formula with its stored result; a ``stale`` one is to be computed when the file is opened."""

    result: float | str
    stale: bool = False


class Rich(Struct, frozen=True):
    """Text whose characters from ``start`` on are struck out."""

    text: str
    start: int


Value = float | int | str | bool | None | Formula | Rich


class OldSheet(Struct, frozen=True):
    """A sheet: values by (row, column), looks beside them, merged areas (top, left, bottom, right), and what lies over it.

    ``state`` is 0 for visible, 1 hidden, 2 very hidden; ``kind`` 0 for cells, 2 for a chart.
    """

    name: str
    cells: Mapping[tuple[int, int], Value]
    looks: Mapping[tuple[int, int], Look] = {}
    merges: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    state: int = 0
    kind: int = 0
    shows_zeros: bool = True
    extra: bytes = b""


def record(number: int, data: bytes = b"") -> bytes:
    """One record."""
    return struct.pack("<HH", number, len(data)) + data


def text_box(text: str) -> bytes:
    """The records of a text box."""
    made = struct.pack("<HHHHH", 0x15, 0x12, 6, 1, 0) + b"\0" * 12 + struct.pack("<HH", 0, 0)
    told = struct.pack("<HH6xHH", 0, 0, len(text), 16) + b"\0" * 4
    return record(0x5D, made) + record(0x1B6, told) + record(0x3C, b"\1" + text.encode("utf-16-le"))


def comment(row: int, column: int) -> bytes:
    """The record of a comment."""
    return record(0x1C, struct.pack("<HHHH", row, column, 0, 1) + struct.pack("<HB", 1, 0) + b"a\0")


def old_workbook(*sheets: OldSheet, password: bool = False, from_1904: bool = False, before: bytes = b"") -> bytes:
    """A workbook; ``before`` are records put into the globals."""
    looks = list(dict.fromkeys([Look(), *(look for sheet in sheets for look in sheet.looks.values())]))
    texts = list(
        dict.fromkeys(value for sheet in sheets for value in sheet.cells.values() if isinstance(value, str | Rich))
    )
    parts = [_sheet(sheet, looks, texts) for sheet in sheets]
    head = _begin(0x05) + (record(0x2F, b"\0" * 6) if password else b"")
    head += record(0x42, struct.pack("<H", 1200)) + record(0x22, struct.pack("<H", from_1904)) + before + _styles(looks)
    tail = _strings(texts) + record(0x0A)
    at = len(head) + sum(len(_listed(sheet, 0)) for sheet in sheets) + len(tail)
    listed = b""
    for sheet, part in zip(sheets, parts, strict=True):
        listed += _listed(sheet, at)
        at += len(part)
    return compound("Workbook", head + listed + tail + b"".join(parts))


def _begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 1996, 0, 6))


def _listed(sheet: OldSheet, position: int) -> bytes:
    name = struct.pack("<BB", len(sheet.name), 1) + sheet.name.encode("utf-16-le")
    return record(0x85, struct.pack("<IBB", position, sheet.state, sheet.kind) + name)


def _styles(looks: Sequence[Look]) -> bytes:
    made = b"".join(_font(struck=struck, white=white) for white in (False, True) for struck in (False, True))
    # a font that no record may have (number 4) stands between
    for number, look in enumerate(looks):
        code = look.code.encode("utf-16-le")
        made += record(0x41E, struct.pack("<HHB", _FIRST_FORMAT + number, len(look.code), 1) + code)
    for number, look in enumerate(looks):
        font, lines = look.struck + 2 * look.white, 0x11 if look.ruled else 0
        made += record(
            0xE0, struct.pack("<HHHBBBBIIH", font, _FIRST_FORMAT + number, 1, 0x20, 0, 0, 0, lines, 0, 0x20C0)
        )
    return made


def _font(*, struck: bool, white: bool) -> bytes:
    colour = 9 if white else 0x7FFF
    return record(0x31, struct.pack("<HHHHHBBBBBB", 200, 8 * struck, colour, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")


def _strings(texts: Sequence[str | Rich]) -> bytes:
    data = struct.pack("<II", len(texts), len(texts))
    for text in texts:
        if isinstance(text, Rich):
            data += struct.pack("<HBH", len(text.text), 9, 1) + text.text.encode("utf-16-le")
            data += struct.pack("<HH", text.start, 1)
        else:
            data += struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    return record(0xFC, data)


def _sheet(sheet: OldSheet, looks: Sequence[Look], texts: Sequence[str | Rich]) -> bytes:
    made = _begin(0x20 if sheet.kind == 2 else 0x10)
    for column in sheet.hidden_columns:
        made += record(0x7D, struct.pack("<HHHHHH", column, column, 2000, 0, 1, 0))
    for row in sheet.hidden_rows:
        made += record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x120))
    for (row, column), value in sorted(sheet.cells.items()):
        look = looks.index(sheet.looks.get((row, column), Look()))
        made += _cell(struct.pack("<HHH", row, column, look), value, texts)
    made += record(0x23E, struct.pack("<HHHIHHI", 0x6A6 | 0x10 * sheet.shows_zeros, 0, 0, 64, 0, 0, 0)) + sheet.extra
    if sheet.merges:
        areas = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in sheet.merges)
        made += record(0xE5, struct.pack("<H", len(sheet.merges)) + areas)
    return made + record(0x0A)


def _cell(place: bytes, value: Value, texts: Sequence[str | Rich]) -> bytes:
    if value is None:
        return record(0x201, place)
    if isinstance(value, bool):
        return record(0x205, place + bytes((value, 0)))
    if isinstance(value, str | Rich):
        return record(0xFD, place + struct.pack("<I", texts.index(value)))
    if isinstance(value, Formula):
        return _formula(place, value)
    return record(0x203, place + struct.pack("<d", value))


def _formula(place: bytes, formula: Formula) -> bytes:
    after = b""
    if isinstance(formula.result, str):
        result = b"\0" * 6 + b"\xff\xff"
        after = record(0x207, struct.pack("<HB", len(formula.result), 1) + formula.result.encode("utf-16-le"))
    else:
        result = struct.pack("<d", formula.result)
    return record(0x06, place + result + struct.pack("<HIHBH", 2 * formula.stale, 0, 3, 0x1E, 1)) + after


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // _SECTOR)
    # sector 0 is the directory; the table of sectors follows the stream
    tables = 1
    while 128 * tables < sectors + 1 + tables:
        tables += 1
    assert tables <= 109
    chain = [_END, *range(2, sectors + 1), _END, *[_FAT] * tables]
    fat = struct.pack(f"<{128 * tables}I", *chain, *[_FREE] * (128 * tables - len(chain)))
    places = [*range(sectors + 1, sectors + 1 + tables), *[_FREE] * (109 - tables)]
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, 0, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", *places)
    directory = (
        _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 1, len(stream)) + _entry("", 0, _FREE, 0, 0) * 2
    )
    return header + directory + stream.ljust(sectors * _SECTOR, b"\0") + fat


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    title = (name + "\0").encode("utf-16-le") if name else b""
    data = title.ljust(64, b"\0") + struct.pack("<HBBIII", len(title), kind, 1, _FREE, _FREE, child)
    return data + b"\0" * 36 + struct.pack("<IQ", start, size)
