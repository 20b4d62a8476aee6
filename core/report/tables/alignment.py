"""Where the figures of a row begin, in flattened text with blanks at both ends of the row.

Flattened tables keep the slots that merged cells cover, or lose them, or pad every row to the same length. Rows without a
blank at their ends show which; the others follow them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from core.forms.form import FormLine
from core.layout.grid import GridCell, GridKind
from core.report.annual_report import NoteKind
from core.report.tables.line_matching import LineRow
from core.report.tables.placement import Faults, Placement, is_blank, readings

_UNSURE = "行首行尾都有空格，各数属于哪一列无法确定，按可能的一种读取"
_Key = tuple[int, int]
"""In which column a row's label stands, and how deep its line stands in the form."""


class Aligned(Struct, frozen=True):
    """A row with the cells that are its figures; ``doubt`` says in Chinese that others would have been possible."""

    row: LineRow
    doubt: str = ""


def aligned(rows: Sequence[LineRow], faults: Faults) -> list[Aligned]:
    """The rows, each without the blanks that stand before and after its figures."""
    known = _known(rows)
    return [_aligned(row, known, faults) for row in rows]


def doubted(placement: Placement, one: Aligned) -> Placement:
    """The placement of an aligned row, marked where the row's place was in doubt and nothing else was mended."""
    if not one.doubt or placement.kind is not None:
        return placement
    return structs.replace(placement, kind=NoteKind.SHIFTED, detail=one.doubt)


def _aligned(row: LineRow, known: Mapping[_Key, int], faults: Faults) -> Aligned:
    values, width = row.row.values, len(row.line.columns)
    start = known.get(_key(row))
    starts = _starts(row)
    if not starts:
        return _at_its_end(row, start, any(known.values()))
    if start in starts:
        return Aligned(_with(row, values[start : start + width]))
    ways = {readings(values[at : at + width]): at for at in reversed(starts)}
    if len(ways) == 1:
        return Aligned(_with(row, values[starts[0] : starts[0] + width]))
    sound = [at for read, at in ways.items() if not faults(read)]
    best = min(sound or ways.values())
    return Aligned(_with(row, values[best : best + width]), _UNSURE)


def _at_its_end(row: LineRow, start: int | None, slots: bool) -> Aligned:  # noqa: FBT001 (a fact about the table)
    """A row with no cell to spare: blanks before its figures may be slots that stand so elsewhere (``slots``), its end lost."""
    values = row.row.values
    if row.row.kind is not GridKind.TABBED or not values or not is_blank(values[0]) or len(row.line.columns) == 1:
        return Aligned(row)
    if start and all(map(is_blank, values[:start])):
        return Aligned(_with(row, values[start:]))
    return Aligned(row, _UNSURE if slots and start is None else "")


def _starts(row: LineRow) -> list[int]:
    """Where the figures may begin, so that none of them is left out; empty for a row that has no blanks to spare.

    Blanks at the end of the row may be lost, so that the last figures have no cells.
    """
    values, width = row.row.values, len(row.line.columns)
    if row.row.kind is not GridKind.TABBED or len(values) <= width:
        return []
    printed = [at for at, cell in enumerate(values) if not is_blank(cell)]
    if not printed:
        return [len(values) - width]
    first, last = printed[0], printed[-1]
    return list(range(max(0, last - width + 1), first + 1))


def _known(rows: Sequence[LineRow]) -> Mapping[_Key, int]:
    """Where figures begin behind a label, by the rows that leave no choice; nothing where those disagree."""
    seen: dict[_Key, Counter[int]] = {}
    for row in rows:
        starts = _starts(row)
        if len(starts) == 1:
            seen.setdefault(_key(row), Counter())[starts[0]] += 1
        elif not starts and _is_whole(row):
            seen.setdefault(_key(row), Counter())[0] += 1
    return {key: next(iter(counts)) for key, counts in seen.items() if len(counts) == 1}


def _is_whole(row: LineRow) -> bool:
    """Whether a row of flattened text has as many cells as its line, the first of them printed."""
    values = row.row.values
    return row.row.kind is GridKind.TABBED and len(values) == len(row.line.columns) and not is_blank(values[0])


def _key(row: LineRow) -> _Key:
    return len(row.row.label_cells), _depth(row.line)


def _depth(line: FormLine) -> int:
    return int(bool(line.part)) + int(bool(line.group))


def _with(row: LineRow, values: Sequence[GridCell]) -> LineRow:
    return structs.replace(row, row=structs.replace(row.row, values=tuple(values)))
