"""Digits that stand apart in one cell: one number or two? Where the line adds up with one, it is one, and marked."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from core.forms.address import Address, Table, address
from core.forms.form import FormLine
from core.report.annual_report import Figure
from core.report.tables.lined import sum_faults
from core.source.numerals import FigureState, Reading


def settled(table: Table, lines: Sequence[FormLine], figures: Mapping[Address, Figure]) -> dict[Address, Figure]:
    """``figures`` with parted digits taken as one number on every line whose last figure is then the sum of the others.

    A cell that is doubtful for another reason (hidden text, a tracked change) stays so.
    """
    result = dict(figures)
    for line in lines:
        row = [figures[address(table, line.key, column.key)] for column in line.columns]
        parted = [figure for figure in row if figure.state is FigureState.DOUBTFUL and not figure.doubts]
        if parted and not sum_faults(tuple(Reading(figure.state, figure.value) for figure in row)):
            result |= {figure.at: _as_one_number(figure) for figure in parted}
    return result


def _as_one_number(figure: Figure) -> Figure:
    words = "”“".join(figure.printed.split())
    state = FigureState.NUMBER if figure.value else FigureState.ZERO
    return structs.replace(figure, state=state, repair=f"同一格内分开的“{words}”按勾稽关系读作 {figure.value}")
