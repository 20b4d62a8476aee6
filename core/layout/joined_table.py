"""A table while it grows from page to page: cells by their walls, so that fragments with fewer walls still fit."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from core.layout.cell_words import is_figure
from core.layout.grid import Grid, GridCell, GridKind
from core.layout.page_table import PageTable
from core.layout.print_lines import PrintLine
from core.source.provenance import PageRegion
from core.source.text import SourceText

WALL = 4.0
"""Walls of two pages nearer to each other than this, in points, are one."""


class TableCell(Struct, frozen=True):
    """A cell between the walls ``left`` and ``right`` (points on the table's first page).

    ``lines`` are the lines of its last part, ``open_top`` / ``open_bottom`` as drawn on the page of that part.
    """

    row: int
    row_span: int
    left: float
    right: float
    text: SourceText
    places: tuple[PageRegion, ...]
    lines: tuple[PrintLine, ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """The row after its last."""
        return self.row + self.row_span

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.text

    @property
    def figure(self) -> bool:
        """Whether a number or a placeholder is printed in it."""
        return is_figure(self.text.characters)


class JoinedTable(Struct, frozen=True):
    """The parts of one table read so far. ``walls`` ascend; ``last_page`` counts from 0."""

    walls: tuple[float, ...]
    row_count: int
    cells: tuple[TableCell, ...]
    last_page: int
    notes: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()

    def bottom(self) -> tuple[TableCell, ...]:
        """The cells that reach the last row."""
        return tuple(cell for cell in self.cells if cell.end == self.row_count)

    def top(self) -> tuple[TableCell, ...]:
        """The cells that begin in the first row."""
        return tuple(cell for cell in self.cells if cell.row == 0)

    def without_rows(self, count: int) -> "JoinedTable":
        """The table without its first ``count`` rows; what stands below is no longer at the page's edge."""
        kept = (replace(cell, row=cell.row - count, open_top=False) for cell in self.cells if cell.row >= count)
        return replace(self, row_count=self.row_count - count, cells=tuple(kept))


def begun(table: PageTable) -> JoinedTable:
    """The table of one page, ready to be continued."""
    cells = tuple(
        TableCell(
            cell.box.row,
            cell.box.row_span,
            cell.box.rect.x0,
            cell.box.rect.x1,
            cell.text,
            (PageRegion(table.page + 1, cell.box.rect),),
            cell.lines,
            cell.box.open_top,
            cell.box.open_bottom,
            cell.doubts,
        )
        for cell in table.cells
    )
    return JoinedTable(table.xs, len(table.ys) - 1, cells, table.page, table.notes)


def aligned(part: JoinedTable, walls: Sequence[float]) -> JoinedTable:
    """``part`` moved so that its left edge is that of ``walls``, its walls snapped to theirs where they are near."""
    shift = walls[0] - part.walls[0]
    snapped = {wall: _near(wall + shift, walls) for wall in part.walls}
    cells = tuple(replace(cell, left=snapped[cell.left], right=snapped[cell.right]) for cell in part.cells)
    return replace(part, walls=tuple(snapped[wall] for wall in part.walls), cells=cells)


def _near(wall: float, walls: Sequence[float]) -> float:
    nearest = min(walls, key=lambda other: abs(other - wall))
    return nearest if abs(nearest - wall) <= WALL else wall


def merged_walls(first: Iterable[float], second: Iterable[float]) -> tuple[float, ...]:
    """The walls of two aligned parts."""
    return tuple(sorted({*first, *second}))


def as_grid(table: JoinedTable) -> Grid:
    """The finished table: walls become column numbers."""
    column = {wall: index for index, wall in enumerate(table.walls)}
    cells = tuple(
        GridCell(
            cell.row,
            column[cell.left],
            cell.row_span,
            column[cell.right] - column[cell.left],
            cell.text,
            cell.places,
            cell.doubts,
        )
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.left))
    )
    return Grid(GridKind.RULED, table.row_count, len(table.walls) - 1, cells, table.notes, table.cuts)
