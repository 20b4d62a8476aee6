"""Putting a row's cells into the columns of the form, also when there are too many or too few of them.

Every way of dropping, joining or filling in cells is tried; the way that breaks the fewest equations wins, and among
equals the one nearest to how flattened tables lose their cells: leading cells vanish, zeros are doubled before the total.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice

from msgspec import Struct

from core.layout.grid import GridCell
from core.report.annual_report import NoteKind
from core.source.characters import folded
from core.source.numerals import FigureState, Reading, read_cell
from core.source.text import joined

Row = tuple[GridCell | None, ...]
Faults = Callable[[tuple[Reading, ...]], int]
"""How many equations a row of readings breaks."""

_MOST_WAYS = 600


class Placement(Struct, frozen=True):
    """Cells by column of the form (``None`` where nothing was printed).

    ``kind`` is ``None`` for a row that simply fits. ``others`` are equally good placements with other values: the equations
    of the columns have to decide between them.
    """

    row: Row
    kind: NoteKind | None = None
    detail: str = ""
    others: tuple[Row, ...] = ()


def readings(row: Row) -> tuple[Reading, ...]:
    """What the cells of a row say; a place where nothing was printed reads as blank."""
    return tuple(_reading(cell) for cell in row)


def _reading(cell: GridCell | None) -> Reading:
    return Reading(FigureState.BLANK) if cell is None else read_cell(cell.text.characters)


def is_blank(cell: GridCell) -> bool:
    """Whether a cell prints nothing."""
    return not folded(cell.text.characters)


def place(cells: Sequence[GridCell], width: int, faults: Faults, *, padded: bool) -> Placement:
    """Put ``cells`` into ``width`` columns.

    ``padded`` says that blanks at the ends may be nothing but tabs (flattened text); dropping them is then no repair.
    """
    kept = _without_padding(cells, width) if padded else tuple(cells)
    if len(kept) == width:
        return Placement(kept)
    ways = list(islice(_ways(kept, width), _MOST_WAYS))
    if not ways:
        return Placement((*kept, *[None] * width)[:width], NoteKind.CELL_COUNT, _count(kept, width))
    scored = [(faults(readings(row)), cost, index) for index, (cost, row, _) in enumerate(ways)]
    least, _, best = min(scored)
    _, row, kind = ways[best]
    others = _distinct(row, (ways[index][1] for count, _, index in scored if count == least))
    return Placement(row, kind, _count(kept, width), others)


def _without_padding(cells: Sequence[GridCell], width: int) -> tuple[GridCell, ...]:
    kept = list(cells)
    while len(kept) > width and is_blank(kept[-1]):
        kept.pop()
    while len(kept) > width and is_blank(kept[0]):
        kept.pop(0)
    return tuple(kept)


def _ways(cells: tuple[GridCell, ...], width: int) -> Iterator[tuple[int, Row, NoteKind]]:
    surplus = len(cells) - width
    if surplus > 0:
        yield from _dropping(cells, surplus)
        if surplus == 1:
            yield from _joining(cells)
    else:
        yield from _filling(cells, -surplus)


def _dropping(cells: tuple[GridCell, ...], surplus: int) -> Iterator[tuple[int, Row, NoteKind]]:
    candidates = _expendable(cells, surplus)
    before_total = len(cells) - 2
    for dropped in combinations(candidates, surplus):
        cost = sum(abs(before_total - index) for index in dropped)
        yield cost, tuple(cell for index, cell in enumerate(cells) if index not in dropped), NoteKind.CELL_COUNT


def _expendable(cells: tuple[GridCell, ...], surplus: int) -> Sequence[int]:
    """Blanks before zeros before anything else: a figure that counts something is dropped only where all others are."""
    blanks = [index for index, cell in enumerate(cells) if is_blank(cell)]
    if len(blanks) >= surplus:
        return blanks
    nothing = [index for index, cell in enumerate(cells) if not read_cell(cell.text.characters).value]
    return nothing if len(nothing) >= surplus else range(len(cells))


_JOINING_COST = 100


def _joining(cells: tuple[GridCell, ...]) -> Iterator[tuple[int, Row, NoteKind]]:
    for index in range(len(cells) - 1):
        left, right = cells[index], cells[index + 1]
        if not (left.text.characters.strip().isdigit() and right.text.characters.strip().isdigit()):
            continue
        whole = GridCell(
            left.row,
            left.column,
            left.row_span,
            left.column_span + right.column_span,
            joined((left.text.strip(), right.text.strip())),
            left.places + right.places,
            left.doubts + right.doubts,
        )
        yield _JOINING_COST + index, (*cells[:index], whole, *cells[index + 2 :]), NoteKind.SPLIT


def _filling(cells: tuple[GridCell, ...], lacking: int) -> Iterator[tuple[int, Row, NoteKind]]:
    width = len(cells) + lacking
    for empty in combinations(range(width), lacking):
        rest = iter(cells)
        row = tuple(None if index in empty else next(rest) for index in range(width))
        yield sum(empty), row, NoteKind.CELL_COUNT


def _distinct(chosen: Row, rows: Iterator[Row]) -> tuple[Row, ...]:
    seen = {readings(chosen)}
    others = []
    for row in rows:
        values = readings(row)
        if values not in seen:
            seen.add(values)
            others.append(row)
    return tuple(others)


def _count(cells: tuple[GridCell, ...], width: int) -> str:
    printed = "、".join(cell.text.characters.strip() or "空" for cell in cells)
    return f"应有 {width} 格，读到 {len(cells)} 格（{printed}）"
