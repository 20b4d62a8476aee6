"""Tables 2 and 3: one line of figures for each label."""

from collections.abc import Sequence

from core.forms.address import Address, Table, address
from core.layout.grid import GridCell, GridKind
from core.report.annual_report import Figure, FormNote, NoteKind
from core.report.tables.line_matching import LineRow
from core.report.tables.placement import Faults, Placement, place, readings
from core.report.tables.reading import figures_of
from core.source.numerals import Reading


def sum_faults(values: tuple[Reading, ...]) -> int:
    """1 where the last value is not the sum of the others (a blank counts as 0, anything unreadable as unknown)."""
    if any(value.value is None and value.state != "blank" for value in values):
        return 0
    amounts = [value.value or 0 for value in values]
    return int(sum(amounts[:-1]) != amounts[-1])


def no_faults(values: tuple[Reading, ...]) -> int:  # noqa: ARG001 (the same face as the others)
    """For lines that no equation binds."""
    return 0


def place_row(row: LineRow, faults: Faults, *, padded: bool) -> Placement:
    """The row's values in the columns of its line."""
    width = len(row.line.columns)
    return _shifted_back(
        place(_split_glued(row.row.values, width), width, faults, padded=padded), faults, padded=padded
    )


def _split_glued(values: Sequence[GridCell], width: int) -> Sequence[GridCell]:
    """A cell over several columns that prints as many numbers, parted by blanks, is read as that many cells."""
    if len(values) >= width:
        return values
    parts: list[GridCell] = []
    for cell in values:
        words = cell.text.characters.split()
        if cell.column_span > 1 and len(words) == cell.column_span:
            start = 0
            for offset, word in enumerate(words):
                start = cell.text.characters.index(word, start)
                text = cell.text.slice(start, start + len(word))
                start += len(word)
                parts.append(GridCell(cell.row, cell.column + offset, cell.row_span, 1, text, cell.places, cell.doubts))
        else:
            parts.append(cell)
    return parts


def _shifted_back(placement: Placement, faults: Faults, *, padded: bool) -> Placement:
    """In flattened text a row that lost its first cell stands one column too far left; the sum tells."""
    if not padded or placement.kind is not None or not faults(readings(placement.row)):
        return placement
    values = readings(placement.row)
    moved = None
    if values[-1].state == "blank":
        moved, side = (None, *placement.row[:-1]), "右"
    elif values[0].state == "blank":
        moved, side = (*placement.row[1:], None), "左"
    if moved is None or faults(readings(moved)):
        return placement
    return Placement(moved, NoteKind.SHIFTED, f"各数{side}移一格后合计相符，已按此读取")


def read_lines(
    table: Table, rows: Sequence[LineRow], placements: Sequence[Placement]
) -> tuple[dict[Address, Figure], list[FormNote]]:
    """Figures and notes of the placed rows."""
    figures: dict[Address, Figure] = {}
    notes = []
    for row, placement in zip(rows, placements, strict=True):
        line_figures = figures_of(table, row.line, row.line.columns, placement, row.row.printed)
        if row.inferred:
            line_figures = {at: _inferred(figure, row.inferred) for at, figure in line_figures.items()}
        figures |= line_figures
        if placement.kind is not None:
            notes.append(
                FormNote(
                    placement.kind,
                    table,
                    row.line.name,
                    row.row.printed,
                    placement.detail,
                    tuple(address(table, row.line.key, column.key) for column in row.line.columns),
                    tuple(source for cell in row.row.values for source in cell.places),
                )
            )
    return figures, notes


def _inferred(figure: Figure, why: str) -> Figure:
    repair = f"{figure.repair}；{why}" if figure.repair else why
    return Figure(figure.at, figure.printed, figure.value, figure.state, figure.sources, repair, figure.doubts)


def is_flat(row: LineRow) -> bool:
    """Whether the row comes from flattened text, where blanks at the ends may be nothing but tabs."""
    return row.row.kind is GridKind.TABBED
