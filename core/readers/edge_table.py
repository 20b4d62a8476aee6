"""Tables whose rows say where each of their cells ends (RTF, .doc), brought onto one grid of columns."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from core.readers.rendition import CellDraft, Draft, TableDraft

_SAME_EDGE_TWIPS = 120
"""Edges of different rows that are no further apart are one line to the eye: two millimetres, and more than a
cell's usual margin (108), by which rows of one table may be off."""
_COVERED = "合并单元格里另有被遮住的内容，已一并读入"


class Merge(Enum):
    """What a cell says of joining with the one above (or before): nothing, that others may join it, that it joins."""

    NONE = "none"
    FIRST = "first"
    CONTINUED = "continued"


class EdgeCell(Struct, frozen=True):
    """A cell as its row defines it. Edges are in twips from an origin that the rows share."""

    left: int
    right: int
    contents: tuple[Draft, ...] = ()
    vertical: Merge = Merge.NONE
    horizontal: Merge = Merge.NONE
    doubts: tuple[str, ...] = ()


class _Slot(Struct):
    """A cell on its way onto the grid, growing to the right and downwards as others join it."""

    left: int
    right: int
    contents: tuple[Draft, ...]
    vertical: Merge
    doubts: tuple[str, ...]
    height: int = 1

    def absorb(self, other: "_Slot") -> None:
        """Take in a joined cell: nothing of it is shown, so what it holds is read, but not trusted."""
        hides = any(not isinstance(content, str) or content.strip() for content in other.contents)
        self.doubts += other.doubts + ((_COVERED,) if hides else ())
        self.contents += other.contents


def edge_table(rows: Iterable[Iterable[EdgeCell]]) -> TableDraft:
    """The table whose columns are parted by the edges of all its rows; where a row leaves room an empty cell stands."""
    widened = [_widened(row) for row in rows]
    line_of = _lines(widened)
    table: list[list[_Slot]] = []
    joinable: dict[int, _Slot] = {}
    for row in widened:
        for slot in row:
            slot.left, slot.right = line_of[slot.left], line_of[slot.right]
        slots, joinable = _joined(row, joinable)
        table.append(slots)
    return TableDraft(tuple(tuple(_draft(slot) for slot in row) for row in table))


def _widened(row: Iterable[EdgeCell]) -> list[_Slot]:
    """The row's cells from left to right, none without width, those that are joined to the one before taken into it."""
    slots: list[_Slot] = []
    for cell in row:
        left = max(cell.left, slots[-1].right) if slots else cell.left
        slot = _Slot(left, max(cell.right, left + 1), cell.contents, cell.vertical, cell.doubts)
        if slots and cell.horizontal is Merge.CONTINUED:
            slots[-1].absorb(slot)
            slots[-1].right = slot.right
        else:
            slots.append(slot)
    return slots


def _lines(rows: Sequence[Sequence[_Slot]]) -> Mapping[int, int]:
    """For every edge the number of the grid line it lies on; no row has two of its edges on one line."""
    users: dict[int, set[int]] = {}
    for index, row in enumerate(rows):
        for slot in row:
            users.setdefault(slot.left, set()).add(index)
            users.setdefault(slot.right, set()).add(index)
    lines: dict[int, int] = {}
    line, first = -1, 0
    taken: set[int] = set()
    for edge, rows_with in sorted(users.items()):
        if line < 0 or edge - first > _SAME_EDGE_TWIPS or not taken.isdisjoint(rows_with):
            line, first, taken = line + 1, edge, set()
        lines[edge] = line
        taken |= rows_with
    return lines


def _joined(row: Iterable[_Slot], above: Mapping[int, _Slot]) -> tuple[list[_Slot], dict[int, _Slot]]:
    """The cells that begin in a row, and by their left line those that the next row may continue."""
    slots: list[_Slot] = []
    joinable: dict[int, _Slot] = {}
    at = 0
    for slot in row:
        if slot.left > at:
            slots.append(_Slot(at, slot.left, (), Merge.NONE, ()))
        at = slot.right
        upper = above.get(slot.left) if slot.vertical is Merge.CONTINUED else None
        if upper is not None and upper.right == slot.right:
            upper.absorb(slot)
            upper.height += 1
            joinable[slot.left] = upper
            continue
        slots.append(slot)
        if slot.vertical is not Merge.NONE:
            joinable[slot.left] = slot
    return slots, joinable


def _draft(slot: _Slot) -> CellDraft:
    return CellDraft(slot.contents, slot.height, slot.right - slot.left, slot.doubts)
