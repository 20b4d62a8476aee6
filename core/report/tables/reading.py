"""What comes out of reading one table."""

from collections.abc import Sequence

from msgspec import Struct

from core.forms.address import Address, Table, address
from core.forms.form import FormColumn, FormLine
from core.layout.grid import GridCell
from core.report.annual_report import Figure, FormNote
from core.report.tables.placement import Placement
from core.source.document import ReadProblem
from core.source.numerals import FigureState, read_cell


class TableReading(Struct, frozen=True):
    """Figures by address (only the lines that were found), what was noticed, and what could not be read."""

    table: Table
    figures: dict[Address, Figure]
    notes: tuple[FormNote, ...] = ()
    problems: tuple[ReadProblem, ...] = ()
    single_other_handling: bool | None = None


def figure_of(at: Address, cell: GridCell | None, repair: str = "") -> Figure:
    """The figure that a cell prints; a place where the row has no cell at all is blank and says so in its repair."""
    if cell is None:
        return Figure(at, "", None, FigureState.BLANK, (), repair)
    printed = cell.text.characters.strip()
    reading = read_cell(printed)
    state = FigureState.DOUBTFUL if cell.doubts else reading.state
    return Figure(at, printed, reading.value, state, cell.places, repair, cell.doubts)


def figures_of(
    table: Table, line: FormLine, columns: Sequence[FormColumn], placement: Placement, printed: str
) -> dict[Address, Figure]:
    """The figures of one line. A row that had to be mended says so on each of its figures, with the row as it stands."""
    repair = f"{placement.detail}；原行：{printed}" if placement.kind is not None else ""
    figures = {}
    for column, cell in zip(columns, placement.row, strict=True):
        at = address(table, line.key, column.key)
        figures[at] = figure_of(at, cell, repair)
    return figures


def missing(table: Table, line: FormLine) -> dict[Address, Figure]:
    """The figures of a line that was not found."""
    return {
        (at := address(table, line.key, column.key)): Figure(at, "", None, FigureState.MISSING)
        for column in line.columns
    }
