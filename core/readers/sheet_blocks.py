"""From the visible rows of a sheet to paragraphs and tables."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.readers.rendition import CellDraft, ParagraphDraft, PartDraft, TableDraft
from core.readers.sheet import Sheet
from core.readers.sheet_notes import SheetNotes
from core.readers.sheet_rows import RowKind, is_heading, is_number, regions, runs, texts_of
from core.readers.sheet_slots import SeenRow, SeenSheet, Slot
from core.source.limits import CELLS_PER_TABLE

SheetDraft = ParagraphDraft | TableDraft | PartDraft

_WELL_RULED = 0.8
_FEWEST_COLUMNS = 3
_FEW = 4
"""More words side by side are the heading of a table, with lines or without."""


def drafts_of(sheet: Sheet, notes: SheetNotes) -> Iterator[SheetDraft]:
    """The sheet's name, and its paragraphs and tables from top to bottom; nothing of a sheet that shows nothing."""
    seen = SeenSheet(sheet, notes)
    if not any(texts_of(row) for row in seen.rows):
        return
    yield PartDraft(sheet.name)
    blocks = _Blocks(seen, notes)
    for region in regions(seen.rows):
        for kind, run in runs(region):
            yield from blocks.texts(run) if kind is RowKind.TEXT else blocks.tables(run, ends=run[-1] is region[-1])


class _Blocks:
    """Makes the drafts of one sheet."""

    def __init__(self, seen: SeenSheet, notes: SheetNotes) -> None:
        self._seen = seen
        self._notes = notes

    def texts(self, rows: Sequence[SeenRow]) -> Iterator[ParagraphDraft]:
        """Each cell a paragraph."""
        for row in rows:
            for slot in texts_of(row):
                yield from self._paragraph(slot)

    def _paragraph(self, slot: Slot) -> Iterator[ParagraphDraft]:
        for doubt in slot.doubts:
            self._notes.doubted(slot.name, doubt)
        if slot.text:
            yield ParagraphDraft(slot.text, slot.name)

    def tables(self, rows: Sequence[SeenRow], *, ends: bool) -> Iterator[SheetDraft]:
        """A run of table rows: what stands above, beside and below the drawn table is no part of it.

        ``ends`` says that a blank row of the sheet follows; below a heading it is where the figures were left blank.
        """
        first, last = _edges(rows)
        yield from self.texts(rows[:first])
        core = _without_blank_ends(rows[first:last])
        blank = int(ends and last == len(rows) and _awaits_figures(core))
        for slots in _side_by_side([slot for row in core for slot in row.slots]):
            yield from self._table(slots, blank)
        yield from self.texts(rows[last:])

    def _table(self, slots: Sequence[Slot], blank: int) -> Iterator[SheetDraft]:
        top, bottom = _ends(slots)
        height = bottom - top
        for slot in [slot for slot in slots if slot.height == height > 1 and is_heading(slot.text)]:
            yield from self._paragraph(slot)
            slots = [other for other in slots if other is not slot]
        if not any(slot.is_seen for slot in slots):
            return
        columns = _columns(slots)
        words = not any(map(is_number, slots)) and not any(slot.ruled for slot in slots)
        if words and (height == 1 or len(columns) == 1):
            yield from self._lines(slots)
        elif height * len(columns) > CELLS_PER_TABLE:
            self._notes.too_large(slots[0].name, height, len(columns))
        else:
            yield TableDraft(tuple(self._rows(slots, columns, blank)))

    def _lines(self, slots: Sequence[Slot]) -> Iterator[ParagraphDraft]:
        """Words that are no table after all, a line a row."""
        for row in sorted({slot.row for slot in slots}):
            line = [slot for slot in slots if slot.row == row and not slot.is_blank]
            if line:
                text = " ".join(slot.text for slot in line)
                doubts = tuple(doubt for slot in line for doubt in slot.doubts)
                first = line[0]
                yield from self._paragraph(Slot(row, first.column, 1, 1, text, doubts, first.name, ruled=False))

    def _rows(self, slots: Sequence[Slot], columns: Sequence[int], blank: int) -> Iterator[tuple[CellDraft, ...]]:
        begun = {(slot.row, slot.column): slot for slot in slots}
        free = dict.fromkeys(columns, 0)
        top, bottom = _ends(slots)
        for row in range(top, bottom + blank):
            cells: list[CellDraft] = []
            for column in columns:
                if free[column] > row:
                    continue
                slot = begun.get((row, column))
                if slot is None:
                    cells.append(CellDraft(("",), name=self._seen.name(row, column)))
                    continue
                covered = columns[bisect_left(columns, column) : bisect_left(columns, slot.right)]
                free |= dict.fromkeys(covered, row + slot.height)
                cells.append(CellDraft((slot.text,), slot.height, len(covered), slot.doubts, slot.name))
            yield tuple(cells)


def _ends(slots: Sequence[Slot]) -> tuple[int, int]:
    """The first row of what is seen, and the first one after it."""
    seen = [slot for slot in slots if slot.is_seen]
    return min(slot.row for slot in seen), max(slot.row + slot.height for slot in seen)


def _edges(rows: Sequence[SeenRow]) -> tuple[int, int]:
    """The rows of a drawn table among the rows around it that have words and no lines: 「填表人 张三」."""
    if not any(slot.ruled for row in rows for slot in row.slots):
        return 0, len(rows)
    outside = [
        not row.covered and len(texts_of(row)) <= _FEW and not any(slot.ruled or is_number(slot) for slot in row.slots)
        for row in rows
    ]
    first = next((place for place, out in enumerate(outside) if not out), 0)
    last = next((place for place in range(len(rows), first, -1) if not outside[place - 1]), first)
    return first, last


def _without_blank_ends(rows: Sequence[SeenRow]) -> Sequence[SeenRow]:
    """Without blank rows at both ends; one stays below a heading, for there the figures were left blank."""
    filled = [place for place, row in enumerate(rows) if texts_of(row)]
    if not filled:
        return []
    first, last = filled[0], filled[-1] + 1
    figures = any(map(is_number, rows[last - 1].slots))
    ending = last if figures or last == len(rows) or rows[last].covered else last + 1
    reach = max(slot.row + slot.height for row in rows[first:last] for slot in texts_of(row))
    covered = sum(row.index < reach for row in rows[last:])
    return rows[first : max(ending, last + covered)]


def _awaits_figures(rows: Sequence[SeenRow]) -> bool:
    """Whether a table without lines ends with a heading."""
    last = texts_of(rows[-1]) if rows else []
    return len(last) > _FEW and not any(slot.ruled or is_number(slot) for slot in last)


def _columns(slots: Sequence[Slot]) -> list[int]:
    """The columns in which something stands."""
    return sorted({column for slot in slots for column in range(slot.column, slot.right)})


def _side_by_side(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """Tables that stand beside each other, from left to right.

    An empty column parts them where a table is drawn; without lines a single one may be mere space.
    """
    if not slots:
        return
    ruled = any(slot.ruled for slot in slots)
    box = _box(slots)
    cuts = {box[0], box[1]} if box else set()
    cuts |= {right for left, right in pairwise(_columns(slots)) if right - left > (1 if ruled else 2)}
    bounds = [0, *sorted(cuts), max(slot.right for slot in slots) + 1]
    for left, right in pairwise(bounds):
        part = [slot for slot in slots if left <= slot.column < right]
        if any(not slot.is_blank for slot in part):
            yield part


def _box(slots: Sequence[Slot]) -> tuple[int, int] | None:
    """The columns of a table that is drawn with lines throughout: its first one, and the first one after it."""
    ruled = [slot for slot in slots if slot.ruled]
    if not ruled:
        return None
    left, right = min(slot.column for slot in ruled), max(slot.right for slot in ruled)
    inside = [slot for slot in slots if left <= slot.column < right and not slot.is_blank]
    drawn = sum(slot.ruled for slot in inside) >= _WELL_RULED * len(inside)
    return (left, right) if drawn and right - left >= _FEWEST_COLUMNS else None
