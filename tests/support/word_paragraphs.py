"""Paragraphs, rows and styles of old Word documents, by the modifiers that make them ([MS-DOC] 2.6)."""

from collections.abc import Sequence
from struct import pack
from typing import NamedTuple

DELETED, INSERTED, SPECIAL, VANISHED, STRUCK = 0x0800, 0x0801, 0x0855, 0x083C, 0x0837
RAISED, SYMBOL, PICTURE, CHARACTER_STYLE = 0x2A48, 0x6A09, 0x6A03, 0x4A30
IN_TABLE, ROW_END, DEPTH, INNER_CELL_END, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
LIST, LEVEL, STYLE, HUGE = 0x460B, 0x260A, 0x4600, 0x6646
DEFINITION, JOIN_DOWN, JOIN, INSERT, DELETE, WIDTH, SPLIT = 0xD608, 0xD62B, 0x5624, 0x7621, 0x5622, 0x7623, 0x5625
FIRST_DOWN, GOES_ON_DOWN = 0x60, 0x20

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)


class Para(NamedTuple):
    """A paragraph: runs of text with their modifiers, the mark at its end, its own modifiers and its style."""

    runs: tuple[tuple[str, bytes], ...]
    papx: bytes = b""
    mark: str = "\r"
    mark_chpx: bytes = b""
    style: int = 0


def sprm(code: int, operand: int | bytes = 1) -> bytes:
    """A modifier; a number is written in the size that the code asks for."""
    if isinstance(operand, int):
        return pack("<H", code) + operand.to_bytes(_SIZES[code >> 13], "little")
    if code == DEFINITION:
        return pack("<2H", code, len(operand) + 1) + operand
    return pack("<HB", code, len(operand)) + operand if not _SIZES[code >> 13] else pack("<H", code) + operand


def para(*runs: str | tuple[str, bytes], papx: bytes = b"", style: int = 0) -> Para:
    """A paragraph; a run is text, or text with modifiers."""
    return Para(tuple((run, b"") if isinstance(run, str) else run for run in runs), papx, style=style)


def row(
    *cells: str | Sequence[Para],
    edges: Sequence[int] = (),
    flags: Sequence[int] = (),
    depth: int = 1,
    more: bytes = b"",
    mark: bytes = b"",
) -> list[Para]:
    """A table row: cells, and the mark that defines them (``more`` modifiers behind). Even edges where none are given."""
    paras: list[Para] = []
    for cell in cells:
        inside = [para(cell)] if isinstance(cell, str) else list(cell)
        paras += [_inside(one, depth, last=place == len(inside) - 1) for place, one in enumerate(inside)]
    edges = edges or [1000 * place for place in range(len(cells) + 1)]
    ends = sprm(ROW_END) if depth == 1 else sprm(INNER_CELL_END) + sprm(INNER_ROW_END)
    papx = _at_depth(depth) + ends + sprm(DEFINITION, definition(edges, flags)) + more
    return [*paras, Para((), papx, "\x07" if depth == 1 else "\r", mark)]


def _inside(one: Para, depth: int, *, last: bool) -> Para:
    if sprm(IN_TABLE) in one.papx:  # of a table inside
        return one
    ends = sprm(INNER_CELL_END) if last and depth > 1 else b""
    return one._replace(papx=_at_depth(depth) + ends + one.papx, mark="\x07" if last and depth == 1 else "\r")


def _at_depth(depth: int) -> bytes:
    return sprm(IN_TABLE) + sprm(DEPTH, depth)


def definition(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """What sprmTDefTable says: the edges, and the flags of the first cells."""
    cells = b"".join(pack("<H18x", flag) for flag in flags)
    return pack("<B", len(edges) - 1) + pack(f"<{len(edges)}h", *edges) + cells


def style_sheet(*styles: tuple[int, int, bytes, bytes]) -> bytes:
    """Styles by kind (1 of paragraphs, 2 of characters), number of the base (4095 for none) and modifiers of both kinds."""
    sheet = pack("<H", 18) + pack("<2H14x", len(styles), 10)
    for number, (kind, base, papx, chpx) in enumerate(styles):
        lists = [chpx] if kind == 2 else [pack("<H", number) + papx, chpx]
        content = pack("<5H", 0, kind | base << 4, len(lists), 0, 0) + pack("<H", 1) + "甲\0".encode("utf-16-le")
        for one in lists:
            content += pack("<H", len(one)) + one + bytes(len(one) % 2)
        sheet += pack("<H", len(content)) + content
    return sheet


def field(instruction: str, result: str) -> list[tuple[str, bytes]]:
    """The runs of a field."""
    special = sprm(SPECIAL)
    return [("\x13", special), (instruction, b""), ("\x14", special), (result, b""), ("\x15", special)]
