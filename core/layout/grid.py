"""A table as it stands in a document: rows, columns and cells, before anyone asks what they mean."""

from enum import StrEnum

from msgspec import Struct

from core.source.document import Paragraph
from core.source.provenance import SourceRef
from core.source.text import SourceText


class GridKind(StrEnum):
    """How far the columns of a grid can be trusted."""

    RULED = "ruled"
    """Found by drawn lines: rows and columns are what a reader of the page sees."""
    MARKED = "marked"
    """Declared by the document's own table markup."""
    TABBED = "tabbed"
    """Flattened text: a row's cells come in order, but leading and merged cells may be lost."""


class GridCell(Struct, frozen=True):
    """A cell at (``row``, ``column``), counted from 0, covering ``row_span`` × ``column_span`` slots.

    ``places`` is where the cell itself stands (its box on the page), also when it is blank. ``doubts`` are Chinese
    sentences about anything that makes its text uncertain (hidden text, a tracked change, two readings that differ).
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: SourceText
    places: tuple[SourceRef, ...] = ()
    doubts: tuple[str, ...] = ()


class Grid(Struct, frozen=True):
    """Cells in reading order. ``notes`` say in Chinese what was mended (a table joined across pages).

    ``cuts`` say in Chinese which rows and labels a page end went through.
    """

    kind: GridKind
    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]
    notes: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()

    def rows(self) -> tuple[tuple[GridCell, ...], ...]:
        """For each row the cells that begin in it, from left to right."""
        rows: list[list[GridCell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)

    def covering(self) -> dict[tuple[int, int], GridCell]:
        """Each slot (row, column) with the cell that covers it."""
        return {
            (cell.row + down, cell.column + right): cell
            for cell in self.cells
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        }


Flow = tuple[Paragraph | Grid, ...]
"""A document in reading order."""
