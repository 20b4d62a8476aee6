"""Tables of marked-up documents as grids: each cell to the first slot that no cell above covers."""

from core.layout.grid import Grid, GridCell, GridKind
from core.source.document import MarkedCell, MarkedTable, ReadProblem
from core.source.limits import CELLS_PER_TABLE, COLUMNS
from core.source.provenance import TextSpan, mark_index


def grid_of(table: MarkedTable, first_line: int) -> Grid | ReadProblem:
    """The table as a grid; ``first_line`` is the line (from 0) of the rendition on which its first row stands."""
    taken: list[int] = []  # for each column the first row in which it is free again
    cells: list[GridCell] = []
    slots = 0
    for row, row_cells in enumerate(table.rows):
        column = start = 0
        for cell in row_cells:
            free = _first_free(taken, row, column)
            # the rendition has a tab for each slot, also for covered ones
            start, column = start + free - column, free
            start = mark_index(cell.text.marks[0]) if cell.text else start
            width = _free_width(taken, row, column, cell.column_span)
            slots += width * cell.row_span
            if column + width > COLUMNS or slots > CELLS_PER_TABLE:
                return _too_large(table, first_line, column + width)
            taken[column : column + width] = [row + cell.row_span] * width
            place = TextSpan(first_line + row, start, start + len(cell.text), cell.name)
            cells.append(_placed(cell, row, column, width, place))
            column += width
            start += len(cell.text) + cell.column_span
    return Grid(GridKind.MARKED, len(table.rows), len(taken), tuple(cells))


def _placed(cell: MarkedCell, row: int, column: int, width: int, place: TextSpan) -> GridCell:
    return GridCell(row, column, cell.row_span, width, cell.text, (place,), cell.doubts)


def _first_free(taken: list[int], row: int, column: int) -> int:
    while column < len(taken) and taken[column] > row:
        column += 1
    return column


def _free_width(taken: list[int], row: int, column: int, wanted: int) -> int:
    """Up to ``wanted`` columns, fewer where a cell from above is in the way."""
    for width in range(1, wanted):
        if column + width < len(taken) and taken[column + width] > row:
            return width
    return wanted


def _too_large(table: MarkedTable, first_line: int, columns: int) -> ReadProblem:
    name = next((cell.name for row in table.rows for cell in row if cell.name), "")
    return ReadProblem(
        f"{name} 格起的表格" if name else f"第 {first_line + 1} 行起的表格",
        f"表格过大（至少 {columns:,} 列；限度 {COLUMNS:,} 列、{CELLS_PER_TABLE:,} 格），没有读取",
    )
