"""From the walls of a ruled area to its cells: slots with no wall between them are one merged cell."""

from bisect import bisect_right

from msgspec import Struct

from core.layout.crossings import RuledArea
from core.layout.rulings import Ruling
from core.source.geometry import Rect

_COVERED = 0.6


class CellBox(Struct, frozen=True):
    """A cell of a ruled area, before its text.

    ``open_top`` / ``open_bottom``: no line is drawn along that edge of the table, which is so where the page cut the
    cell in two. ``ragged``: the walls around it do not close a rectangle. ``hole``: it lies at a side of the table that is
    drawn elsewhere but not here, so that the table has no cell there.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    rect: Rect
    open_top: bool = False
    open_bottom: bool = False
    ragged: bool = False
    hole: bool = False


class _Walls:
    """Which sides of the slots are drawn: ``left[row][column]`` and ``above[row][column]``."""

    def __init__(self, area: RuledArea) -> None:
        self.rows, self.columns = len(area.ys) - 1, len(area.xs) - 1
        self.left = [[False] * (self.columns + 1) for _ in range(self.rows)]
        self.above = [[False] * self.columns for _ in range(self.rows + 1)]
        for ruling in area.rulings.vertical:
            column = _nearest(area.xs, ruling.at)
            for row in _covered(area.ys, ruling):
                self.left[row][column] = True
        for ruling in area.rulings.horizontal:
            row = _nearest(area.ys, ruling.at)
            for column in _covered(area.xs, ruling):
                self.above[row][column] = True

    def free_below(self, row: int, first: int, last: int) -> bool:
        """Whether no part of the edge under ``row`` is drawn between the columns."""
        return not any(self.above[row + 1][first : last + 1])

    def undivided(self, row: int, first: int, last: int) -> bool:
        """Whether no wall stands inside the columns of ``row``."""
        return not any(self.left[row][first + 1 : last + 1])


def cell_boxes(area: RuledArea) -> tuple[CellBox, ...]:
    """The cells in reading order; every slot of the area is covered by exactly one."""
    walls = _Walls(area)
    taken = [[False] * walls.columns for _ in range(walls.rows)]
    return tuple(
        _grown(area, walls, taken, row, column)
        for row in range(walls.rows)
        for column in range(walls.columns)
        if not taken[row][column]
    )


def _grown(area: RuledArea, walls: _Walls, taken: list[list[bool]], row: int, column: int) -> CellBox:
    """The largest rectangle of unwalled slots from (row, column), which is marked as taken."""
    last = column
    while last + 1 < walls.columns and not walls.left[row][last + 1] and not taken[row][last + 1]:
        last += 1
    bottom = row
    while bottom + 1 < walls.rows and walls.free_below(bottom, column, last):
        if not walls.undivided(bottom + 1, column, last) or taken[bottom + 1][column]:
            break
        bottom += 1
    for line in taken[row : bottom + 1]:
        line[column : last + 1] = [True] * (last + 1 - column)
    return CellBox(
        row,
        column,
        bottom - row + 1,
        last - column + 1,
        Rect(area.xs[column], area.ys[row], area.xs[last + 1], area.ys[bottom + 1]),
        row == 0 and not any(walls.above[0][column : last + 1]),
        bottom == walls.rows - 1 and not any(walls.above[walls.rows][column : last + 1]),
        _ragged(walls, row, bottom, column, last),
        _hole(walls, row, bottom, column, last),
    )


def _hole(walls: _Walls, row: int, bottom: int, column: int, last: int) -> bool:
    """Whether the cell has no outer wall on a side of the table that is walled for the most part."""
    for outermost, edge in ((column == 0, 0), (last + 1 == walls.columns, walls.columns)):
        if outermost and not any(walls.left[line][edge] for line in range(row, bottom + 1)):
            return 2 * sum(line[edge] for line in walls.left) > walls.rows
    return False


def _ragged(walls: _Walls, row: int, bottom: int, column: int, last: int) -> bool:
    """Whether an inner edge of the cell is drawn only in part or not at all."""
    if row and not all(walls.above[row][column : last + 1]):
        return True
    if bottom + 1 < walls.rows and not all(walls.above[bottom + 1][column : last + 1]):
        return True
    lines = walls.left[row : bottom + 1]
    if column and not all(line[column] for line in lines):
        return True
    return last + 1 < walls.columns and not all(line[last + 1] for line in lines)


def _nearest(levels: tuple[float, ...], at: float) -> int:
    after = bisect_right(levels, at)
    if after == 0:
        return 0
    if after == len(levels) or at - levels[after - 1] <= levels[after] - at:
        return after - 1
    return after


def _covered(levels: tuple[float, ...], ruling: Ruling) -> list[int]:
    """The intervals between ``levels`` of which the ruling covers the greater part."""
    first = max(bisect_right(levels, ruling.start) - 1, 0)
    covered = []
    for index in range(first, len(levels) - 1):
        low, high = levels[index], levels[index + 1]
        if low >= ruling.stop:
            break
        if min(high, ruling.stop) - max(low, ruling.start) >= _COVERED * (high - low):
            covered.append(index)
    return covered
