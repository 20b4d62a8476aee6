"""Rows that only the drawing has: strips of a cut page, and edges that end a little before or after their row."""

from msgspec.structs import replace

from core.layout.cells import CellBox
from core.layout.page_table import PageCell, PageTable

_LOW = 14.0


def compact(table: PageTable) -> PageTable:
    """The table with a row for each row a reader sees; no text moves."""
    return _without_spare_rows(_without_spare_edges(table))


def _without_spare_rows(table: PageTable) -> PageTable:
    """Without rows that no cell has for itself."""
    while True:
        own = {cell.box.row for cell in table.cells if cell.box.row_span == 1}
        spare = next((row for row in range(len(table.ys) - 1) if row not in own), None)
        if spare is None or len(table.ys) == 2:
            return table
        edge = spare + 1 if spare + 2 < len(table.ys) else spare
        table = replace(
            table,
            ys=table.ys[:edge] + table.ys[edge + 1 :],
            cells=tuple(replace(cell, box=_shortened(cell.box, spare)) for cell in table.cells),
        )


def _shortened(box: CellBox, row: int) -> CellBox:
    if box.row > row:
        return replace(box, row=box.row - 1)
    if box.row + box.row_span > row:
        return replace(box, row_span=box.row_span - 1)
    return box


def _without_spare_edges(table: PageTable) -> PageTable:
    """Without edges that part nothing but blank cells, one of them too low to hold a line."""
    for edge in range(len(table.ys) - 2, 0, -1):
        low = min(table.ys[edge] - table.ys[edge - 1], table.ys[edge + 1] - table.ys[edge]) < _LOW
        if low:
            table = _joined_over(table, edge)
    return table


def _joined_over(table: PageTable, edge: int) -> PageTable:
    """The cells above and below ``edge`` made one, if all are blank and stand in pairs; else the table as it is."""
    above = {_columns(cell): cell for cell in table.cells if cell.box.row + cell.box.row_span == edge}
    below = {_columns(cell): cell for cell in table.cells if cell.box.row == edge}
    parted = [*above.values(), *below.values()]
    if above.keys() != below.keys() or any(cell.text for cell in parted):
        return table
    whole = [_one_cell(above[columns], below[columns]) for columns in above]
    others = [cell for cell in table.cells if cell not in parted]
    return replace(table, cells=tuple(sorted([*others, *whole], key=lambda cell: (cell.box.row, cell.box.column))))


def _columns(cell: PageCell) -> tuple[int, int]:
    return cell.box.column, cell.box.column_span


def _one_cell(above: PageCell, below: PageCell) -> PageCell:
    box = replace(
        above.box,
        row_span=above.box.row_span + below.box.row_span,
        rect=replace(above.box.rect, y1=below.box.rect.y1),
        open_bottom=below.box.open_bottom,
    )
    return replace(above, box=box, doubts=above.doubts + below.doubts)
