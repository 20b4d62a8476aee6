"""What a sheet shows, row by row: hidden rows and columns taken out, merged cells made one."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from msgspec import Struct

from core.readers.sheet import Area, Sheet, SheetCell, Spot, cell_name
from core.readers.sheet_notes import SheetNotes

_QUOTED = 20
_BLANK = SheetCell("")


class Slot(Struct, frozen=True, gc=False):
    """A cell as seen: where it begins among the visible rows and columns, how far it reaches, what it shows.

    ``ruled`` says that it has a line at its left or right; ``name`` is that of the cell in the file.
    """

    row: int
    column: int
    height: int
    width: int
    text: str
    doubts: tuple[str, ...]
    name: str
    ruled: bool

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it to be read or doubted."""
        return not self.text and not self.doubts

    @property
    def is_seen(self) -> bool:
        """Whether anyone sees that there is a cell."""
        return self.ruled or not self.is_blank

    @property
    def right(self) -> int:
        """The first column after it."""
        return self.column + self.width


class SeenRow(Struct, frozen=True):
    """A visible row: the slots that begin in it from left to right; ``covered`` where one from above reaches into it."""

    index: int
    slots: tuple[Slot, ...]
    covered: bool


class Axis:
    """Rows or columns, counted without the hidden ones."""

    def __init__(self, hidden: frozenset[int], end: int) -> None:
        self._numbers = [number for number in range(end) if number not in hidden] if hidden else []
        self._hidden = [0, *accumulate(number in hidden for number in range(end))] if hidden else []

    def seen(self, first: int, last: int) -> tuple[int, int]:
        """The first visible number from ``first`` to ``last`` (included), and how many there are."""
        if not self._hidden:
            return first, last - first + 1
        return first - self._hidden[first], (last + 1 - self._hidden[last + 1]) - (first - self._hidden[first])

    def number(self, seen: int) -> int:
        """The number in the file of a visible row or column."""
        if seen < len(self._numbers):
            return self._numbers[seen]
        return seen + (self._hidden[-1] if self._hidden else 0)


class SeenSheet:
    """The visible rows of a sheet."""

    def __init__(self, sheet: Sheet, notes: SheetNotes) -> None:
        spots = [*sheet.cells, *sheet.ruled]
        self._sheet = sheet
        self._rows = Axis(sheet.hidden_rows, max((row for row, _ in spots), default=-1) + 1)
        self._columns = Axis(sheet.hidden_columns, max((column for _, column in spots), default=-1) + 1)
        self._unseen: set[Spot] = set()
        self.rows = _seen_rows(self._slots())
        if self._unseen:
            rows = {row for row, _ in self._unseen if row in sheet.hidden_rows}
            columns = {column for _, column in self._unseen if column in sheet.hidden_columns}
            notes.hidden_cells(sheet.name, len(rows), len(columns), len(self._unseen))

    def name(self, row: int, column: int) -> str:
        """The name of the cell at a visible row and column."""
        return cell_name(self._sheet.name, (self._rows.number(row), self._columns.number(column)))

    def _slots(self) -> list[Slot]:
        sheet = self._sheet
        owners: dict[Spot, Area] = {
            (row, column): merge
            for merge in sheet.merges
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        }
        covered: defaultdict[Area, list[str]] = defaultdict(list)
        ruled = {owners[spot] for spot in sheet.ruled if spot in owners}
        slots: list[Slot] = []
        for spot in sheet.ruled | sheet.cells.keys():
            merge = owners.get(spot)
            if merge is None:
                slots += self._slot(Area(*spot, *spot), sheet.cells.get(spot, _BLANK), ruled=spot in sheet.ruled)
            elif spot in sheet.cells and spot != (merge.top, merge.left):
                covered[merge].append(sheet.cells[spot].text)
        for merge in sheet.merges:
            cell = sheet.cells.get((merge.top, merge.left), _BLANK)
            slots += self._slot(merge, _with_covered(cell, covered[merge]), ruled=merge in ruled)
        return slots

    def _slot(self, area: Area, cell: SheetCell, *, ruled: bool) -> Iterable[Slot]:
        row, height = self._rows.seen(area.top, area.bottom)
        column, width = self._columns.seen(area.left, area.right)
        if height and width:
            name = cell_name(self._sheet.name, (area.top, area.left))
            yield Slot(row, column, height, width, cell.text, cell.doubts, name, ruled)
        elif cell.text:
            self._unseen.add((area.top, area.left))


def _with_covered(cell: SheetCell, covered: list[str]) -> SheetCell:
    texts = [text for text in covered if text]
    if not texts:
        return cell
    quoted = "".join(f"“{text[:_QUOTED]}”" for text in texts[:3])
    return SheetCell(cell.text, (*cell.doubts, f"合并单元格下面另有被遮住的内容{quoted}，没有计入"))


def _seen_rows(slots: list[Slot]) -> list[SeenRow]:
    begun: defaultdict[int, list[Slot]] = defaultdict(list)
    for slot in slots:
        if slot.is_seen:
            begun[slot.row].append(slot)
    for slot in slots:
        # a merged cell that is blank and has no lines makes no row, but in a row it is one cell
        if not slot.is_seen and slot.row in begun:
            begun[slot.row].append(slot)
    rows: list[SeenRow] = []
    reach = 0
    for index in sorted(begun):
        rows += [
            SeenRow(between, (), covered=True)
            for between in range(rows[-1].index + 1 if rows else 0, min(index, reach))
        ]
        line = tuple(sorted(begun[index], key=lambda slot: slot.column))
        rows.append(SeenRow(index, line, covered=index < reach))
        reach = max(reach, *(index + slot.height for slot in line if slot.is_seen))
    return rows + [SeenRow(after, (), covered=True) for after in range(rows[-1].index + 1 if rows else 0, reach)]
