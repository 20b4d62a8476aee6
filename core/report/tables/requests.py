"""Table 3: 25 (23) lines × 7 columns."""

from collections.abc import Sequence
from decimal import Decimal

from core.forms.address import Table, address
from core.forms.form import APPLICANTS, Edition, Form, form_of
from core.layout.grid import Grid
from core.report.tables.alignment import Aligned, aligned, doubted
from core.report.tables.header import heading_notes, heading_of, in_form_order, printed_order
from core.report.tables.line_matching import LineRow, match_rows
from core.report.tables.lined import is_flat, place_row, read_lines, sum_faults
from core.report.tables.placement import Placement, Row, readings
from core.report.tables.reading import TableReading, missing
from core.report.tables.rows import Row as TextRow
from core.report.tables.rows import is_blank_row, rows_of
from core.report.tables.settling import settled
from core.source.numerals import Reading

_T3 = Table.REQUESTS


def read_requests(grids: Sequence[Grid]) -> TableReading:
    """Table 3 from the grids that hold it."""
    rows = [row for row in rows_of(_T3, grids) if not is_blank_row(row)]
    figures_rows = [row for row in rows if _has_figures(row)]
    first = rows.index(figures_rows[0]) if figures_rows else len(rows)
    heading = heading_of(rows[:first], APPLICANTS)
    form = _form(figures_rows)
    matched = match_rows(_T3, form.table(_T3).lines, figures_rows)
    order = printed_order(heading, [row.row.values for row in matched.rows], APPLICANTS, sum_faults)
    placements = [_placed(one, order) for one in aligned(matched.rows, sum_faults)]
    _decide(form, matched.rows, placements)
    figures, notes = read_lines(_T3, matched.rows, placements)
    for line in form.table(_T3).lines:
        if address(_T3, line.key, "total") not in figures:
            figures |= missing(_T3, line)
    return TableReading(
        _T3,
        settled(_T3, form.table(_T3).lines, figures),
        (*heading_notes(_T3, heading, order, APPLICANTS), *matched.notes, *notes),
        single_other_handling=any(line.key == "other_handling" for line in form.table(_T3).lines),
    )


def _placed(one: Aligned, order: tuple[str, ...]) -> Placement:
    row = one.row

    def faults(values: tuple[Reading, ...]) -> int:
        return sum_faults(in_form_order(values, order, APPLICANTS))

    found = place_row(row, faults, padded=is_flat(row))
    rows = (in_form_order(cells, order, APPLICANTS) for cells in (found.row, *found.others))
    return doubted(Placement(next(rows), found.kind, found.detail, tuple(rows)), one)


def _has_figures(row: TextRow) -> bool:
    if row.is_heading or not row.values:
        return False
    return row.match is not None or row.numbers >= 2


def _form(rows: Sequence[TextRow]) -> Form:
    """The edition whose lines these are: by its line or lines （六）其他处理, or where no label names them by their number."""
    keys = {row.match.key for row in rows if row.match is not None}
    old = form_of(Edition.Y2019)
    if not keys & {"other_handling", "other_handling_1", "other_handling_2"}:
        return old if len(rows) == len(old.table(_T3).lines) else form_of(Edition.Y2021)
    single = "other_handling" in keys and not keys & {"other_handling_1", "other_handling_2"}
    return old if single else form_of(Edition.Y2021)


def _decide(form: Form, rows: Sequence[LineRow], placements: list[Placement]) -> None:
    """Where a row can be placed in several ways, the equations of the columns choose."""
    for index, placement in enumerate(placements):
        if not placement.others:
            continue
        best = min(
            (placement.row, *placement.others),
            key=lambda row, index=index: _column_faults(form, rows, placements, index, row),  # type: ignore[misc]
        )
        placements[index] = Placement(best, placement.kind, placement.detail)


def _column_faults(form: Form, rows: Sequence[LineRow], placements: Sequence[Placement], index: int, tried: Row) -> int:
    amounts: dict[str, list[Decimal]] = {}
    for position, (row, placement) in enumerate(zip(rows, placements, strict=True)):
        values = readings(tried if position == index else placement.row)
        amounts[row.line.key] = [value.value or Decimal(0) for value in values]
    zeros = [Decimal(0)] * len(APPLICANTS)
    faults = 0
    for column in range(len(APPLICANTS)):
        at = {key: values[column] for key, values in amounts.items()}
        total = at.get("total", zeros[column])
        faults += sum(at.get(key, Decimal(0)) for key in form.result_lines) != total
        taken = at.get("received", zeros[column]) + at.get("carried_in", zeros[column])
        faults += taken != total + at.get("carried_out", zeros[column])
    return faults
