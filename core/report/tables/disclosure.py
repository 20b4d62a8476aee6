"""Table 2: blocks of lines, each block with columns of its own."""

from collections.abc import Iterator, Sequence

from core.forms.address import Table, address
from core.forms.form import Edition, FormColumn, FormLine, form_of
from core.forms.labels import core_of
from core.forms.recognise import match_column
from core.layout.grid import Grid, GridCell
from core.report.annual_report import FormNote, NoteKind
from core.report.tables.alignment import aligned, doubted
from core.report.tables.line_matching import LineRow, match_rows
from core.report.tables.lined import no_faults, place_row, read_lines
from core.report.tables.reading import TableReading, missing
from core.report.tables.rows import Row, is_blank_row, rows_of
from core.source.numerals import FigureState, read_cell

_T2 = Table.DISCLOSURE


def read_disclosure(grids: Sequence[Grid], edition: Edition) -> TableReading:
    """Table 2 of ``edition`` from the grids that hold it."""
    form = form_of(edition).table(_T2)
    rows = [row for row in rows_of(_T2, grids) if not is_blank_row(row)]
    figures_rows = [row for row in rows if _has_figures(row)]
    matched = match_rows(_T2, form.lines, figures_rows)
    # cells to the right of the last column of a block are never figures: the form leaves them out
    placements = [doubted(place_row(one.row, no_faults, padded=True), one) for one in aligned(matched.rows, no_faults)]
    figures, notes = read_lines(_T2, matched.rows, placements)
    for line in form.lines:
        if address(_T2, line.key, line.columns[0].key) not in figures:
            figures |= missing(_T2, line)
    return TableReading(_T2, figures, (*matched.notes, *_heading_notes(rows, matched.rows), *notes))


def _has_figures(row: Row) -> bool:
    if row.is_heading or not row.values or "第二十条" in core_of(row.label):
        return False
    return row.match is not None or row.numbers >= 1


def _heading_notes(rows: Sequence[Row], matched: Sequence[LineRow]) -> Iterator[FormNote]:
    """The heading row above each block against the columns of its lines."""
    lines = {id(row.row): row.line for row in matched}
    heading: list[GridCell] = []
    for row in rows:
        if row.is_heading:
            heading = [cell for cell in row.cells if _is_column_label(cell)]
        elif id(row) in lines and heading:
            yield from _against(lines[id(row)], heading)
            heading = []


def _is_column_label(cell: GridCell) -> bool:
    text = cell.text.characters
    return read_cell(text).state is FigureState.TEXT and core_of(text) != "信息内容"


def _against(line: FormLine, heading: Sequence[GridCell]) -> Iterator[FormNote]:
    seen: set[str] = set()
    for cell in heading:
        label = "".join(cell.text.characters.split())
        match = match_column(line.columns, label)
        if match is None:
            yield FormNote(NoteKind.COLUMN_EXTRA, _T2, line.part, label, sources=cell.places)
            continue
        seen.add(match.key)
        if not match.official:
            yield FormNote(NoteKind.ALIAS, _T2, _label(line.columns, match.key), label, sources=cell.places)
    for column in line.columns:
        if column.key not in seen:
            yield FormNote(NoteKind.COLUMN_MISSING, _T2, column.label, detail=f"在{line.part}")


def _label(columns: tuple[FormColumn, ...], key: str) -> str:
    return next(column.label for column in columns if column.key == key)
