"""Table 4: three groups × five outcomes, one line of figures."""

from collections.abc import Sequence
from itertools import chain

from core.forms.address import Address, Table, address
from core.forms.form import OUTCOMES, Edition, form_of
from core.forms.labels import core_of
from core.layout.grid import Grid, GridCell, GridKind
from core.report.annual_report import Figure, FormNote, NoteKind
from core.report.tables.header import Heading, heading_of, stands_over
from core.report.tables.lined import sum_faults
from core.report.tables.placement import Placement, place
from core.report.tables.reading import TableReading, figure_of, missing
from core.report.tables.rows import Row, rows_of
from core.report.tables.settling import settled
from core.source.document import ReadProblem
from core.source.numerals import FigureState, Reading, read_cell

_T4 = Table.DISPUTES
_LINES = form_of(Edition.Y2021).table(_T4).lines
_GROUP = len(OUTCOMES)
_WIDTH = _GROUP * len(_LINES)
_HEADING_WORDS = frozenset(
    {"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", *(core_of(column.label) for column in OUTCOMES)}
)


def read_disputes(grids: Sequence[Grid]) -> TableReading:
    """Table 4 from the grids that hold it."""
    rows = list(rows_of(_T4, grids))
    at = _figures_row(rows)
    if at is None:
        return TableReading(_T4, dict(chain.from_iterable(missing(_T4, line).items() for line in _LINES)))
    heading = heading_of(rows[:at], OUTCOMES)
    values = _values(rows[at])
    placement = _in_form_order(heading, place(values, _WIDTH, _faults, padded=rows[at].kind is GridKind.TABBED))
    return TableReading(
        _T4,
        settled(_T4, _LINES, _figures(placement, rows[at].printed)),
        (
            *_placement_notes(placement, rows[at]),
            *_heading_notes(heading, values),
            *_renamed(heading),
        ),
        _heading_problems(heading),
    )


def _figures_row(rows: Sequence[Row]) -> int | None:
    """The row of figures: below the heading, numbers in it; else the last row of blanks that is as long as the form's."""
    candidates = [(index, _values(row)) for index, row in enumerate(rows) if not _is_heading(row)]
    long = [(index, values) for index, values in candidates if len(values) > _GROUP]
    for index, values in long:
        if any(read_cell(cell.text.characters).value is not None for cell in values):
            return index
    for index, values in long:
        if index and not any(_is_word(cell) for cell in values):
            return index
    return None


def _is_heading(row: Row) -> bool:
    cores = {core_of(cell.text.characters) for cell in row.cells}
    return bool(cores & _HEADING_WORDS) and not row.numbers


def _is_word(cell: GridCell) -> bool:
    return read_cell(cell.text.characters).state is FigureState.TEXT


def _values(row: Row) -> tuple[GridCell, ...]:
    """The cells of a row; words in front of them (a row heading such as 件数) are left out where there is a cell too many."""
    cells = row.cells
    start = 0
    while len(cells) - start > _WIDTH and _is_word(cells[start]):
        start += 1
    return cells[start:]


def _groups(heading: Heading) -> list[tuple[str, ...]]:
    return [heading.keys[start : start + _GROUP] for start in range(0, len(heading.keys), _GROUP)]


def _in_form_order(heading: Heading, placement: Placement) -> Placement:
    """Figures under a heading whose outcomes stand in another order go where their labels say."""
    order = [column.key for column in OUTCOMES]
    groups = _groups(heading)
    if not _is_placed(heading, placement.row) or any(sorted(group) != sorted(order) for group in groups):
        return placement
    row = [placement.row[start * _GROUP + group.index(key)] for start, group in enumerate(groups) for key in order]
    return Placement(tuple(row), placement.kind, placement.detail)


def _is_placed(heading: Heading, values: Sequence[GridCell | None]) -> bool:
    """Whether the heading was read whole, one label above each figure."""
    return stands_over(heading, [cell for cell in values if cell is not None])


def _heading_notes(heading: Heading, values: Sequence[GridCell]) -> list[FormNote]:
    """The heading held against the form, where it was read whole."""
    if not _is_placed(heading, values):
        return []
    order = [column.key for column in OUTCOMES]
    if len(values) == _WIDTH:
        moved = [group for group in _groups(heading) if list(group) != order]
        return [FormNote(NoteKind.COLUMN_ORDER, _T4, "", "、".join(_label(key) for key in group)) for group in moved]
    lines = len(_LINES)
    counts = {key: heading.keys.count(key) for key in order}
    notes = [FormNote(NoteKind.COLUMN_MISSING, _T4, _label(key)) for key in order if counts[key] < lines]
    notes += [FormNote(NoteKind.COLUMN_EXTRA, _T4, _label(key), _label(key)) for key in order if counts[key] > lines]
    return notes


def _label(key: str) -> str:
    return next(column.label for column in OUTCOMES if column.key == key)


def _faults(values: tuple[Reading, ...]) -> int:
    return sum(sum_faults(values[start : start + _GROUP]) for start in range(0, len(values), _GROUP))


def _figures(placement: Placement, printed: str) -> dict[Address, Figure]:
    repair = f"{placement.detail}；原行：{printed}" if placement.kind is not None else ""
    addresses = [address(_T4, line.key, column.key) for line in _LINES for column in line.columns]
    return {at: figure_of(at, cell, repair) for at, cell in zip(addresses, placement.row, strict=True)}


def _placement_notes(placement: Placement, row: Row) -> list[FormNote]:
    if placement.kind is None:
        return []
    cells = tuple(address(_T4, line.key, column.key) for line in _LINES for column in line.columns)
    sources = tuple(source for cell in row.values for source in cell.places)
    return [FormNote(placement.kind, _T4, "数据行", row.printed, placement.detail, cells, sources)]


def _renamed(heading: Heading) -> list[FormNote]:
    notes = []
    for key, cell in heading.cells:
        printed = "".join(cell.text.characters.split())
        if core_of(printed) != core_of(_label(key)):
            notes.append(FormNote(NoteKind.ALIAS, _T4, _label(key), printed, sources=cell.places))
    return notes


def _heading_problems(heading: Heading) -> tuple[ReadProblem, ...]:
    expected = tuple(column.key for column in OUTCOMES) * len(_LINES)
    if heading.keys == expected or heading.kind is GridKind.TABBED or len(heading.cells) == _WIDTH:
        return ()
    return (ReadProblem("表四", f"表头认出 {len(heading.cells)} 列（应有 {_WIDTH} 列），各数按从左到右的次序读取"),)
