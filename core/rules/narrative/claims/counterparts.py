"""What a number of the narrative may equal: sums of the form's total column, with their cells and Chinese names."""

from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS, OUTCOMES, Edition
from core.report.annual_report import AnnualReport, Figure
from core.source.numerals import FigureState

_SPOKEN = {"received": "本年新收", "carried_in": "上年结转", "total": "办理结果总计", "carried_out": "结转下年度"}


class Counterpart(Struct, frozen=True):
    """A value that a statement may print. ``amount`` is ``None`` where a cell cannot be counted."""

    name: str
    amount: Decimal | None
    cells: tuple[Address, ...]


def figure_at(report: AnnualReport, at: Address) -> Figure:
    """The figure at an address; a ``missing`` one where the report has none."""
    return report.figures.get(at) or Figure(at, "", None, FigureState.MISSING)


def _sum(report: AnnualReport, cells: tuple[Address, ...]) -> Decimal | None:
    total = Decimal(0)
    for at in cells:
        amount = figure_at(report, at).amount
        if amount is None:
            return None
        total += amount
    return total


def cells_together(report: AnnualReport, name: str, cells: tuple[Address, ...]) -> Counterpart:
    """The sum of some cells."""
    return Counterpart(name, _sum(report, cells), cells)


def requests_line(report: AnnualReport, key: str) -> Counterpart:
    """A line of table 3 in all: its total, or the sum of its applicants where the total was left blank."""
    return _line_total(report, Table.REQUESTS, key, tuple(column.key for column in APPLICANTS), _SPOKEN.get(key, key))


def disputes_group(report: AnnualReport, key: str, name: str) -> Counterpart:
    """A group of table 4 in all, read the same way."""
    return _line_total(report, Table.DISPUTES, key, tuple(column.key for column in OUTCOMES), name)


def _line_total(report: AnnualReport, table: Table, line: str, columns: tuple[str, ...], name: str) -> Counterpart:
    total = address(table, line, columns[-1])
    if figure_at(report, total).state is not FigureState.BLANK:
        return cells_together(report, name, (total,))
    return cells_together(report, name, tuple(address(table, line, column) for column in columns[:-1]))


def added(name: str, *parts: Counterpart) -> Counterpart:
    """Several counterparts in one."""
    amounts = [part.amount for part in parts]
    known = [amount for amount in amounts if amount is not None]
    cells = tuple(at for part in parts for at in part.cells)
    return Counterpart(name, sum(known, Decimal(0)) if len(known) == len(amounts) else None, cells)


def request_cells(report: AnnualReport, name: str, line: str, columns: tuple[str, ...]) -> Counterpart:
    """Some applicants of a line of table 3 together."""
    return cells_together(report, name, tuple(address(Table.REQUESTS, line, column) for column in columns))


def result_lines(report: AnnualReport, key: str) -> tuple[str, ...]:
    """The lines of a kind of result (``refused``, ``unable``), in the report's edition."""
    lines = report.form.table(Table.REQUESTS).lines
    return tuple(line.key for line in lines if line.key == key or line.key.startswith(f"{key}_"))


def results_together(report: AnnualReport, name: str, keys: tuple[str, ...]) -> Counterpart:
    """Lines of results in all."""
    return added(name, *(requests_line(report, key) for key in keys))


def dispute_cells(report: AnnualReport, name: str, groups: tuple[str, ...], outcome: str) -> Counterpart:
    """One outcome in some groups of table 4 together; the total of a group may be left blank."""
    if outcome == "total":
        return added(name, *(disputes_group(report, group, name) for group in groups))
    return cells_together(report, name, tuple(address(Table.DISPUTES, group, outcome) for group in groups))


def disclosure_cell(report: AnnualReport, name: str, line: str, column: str) -> tuple[Counterpart, ...]:
    """One figure of table 2; nothing where the report's edition does not ask for it."""
    asked = any(
        one.key == line and any(other.key == column for other in one.columns)
        for one in report.form.table(Table.DISCLOSURE).lines
    )
    return (cells_together(report, name, (address(Table.DISCLOSURE, line, column),)),) if asked else ()


def is_edition_of_2019(report: AnnualReport) -> bool:
    """Whether table 2 is the older one."""
    return report.form.edition is Edition.Y2019


def received_requests(report: AnnualReport) -> tuple[Counterpart, Counterpart]:
    """The requests received: this year's, and with those carried in from last year."""
    received, carried_in = requests_line(report, "received"), requests_line(report, "carried_in")
    return received, added("本年新收与上年结转之和", received, carried_in)


def spoken_amounts(counterparts: tuple[Counterpart, ...]) -> str:
    """The values side by side, as a finding says them: 「本年新收 3、本年新收与上年结转之和 4」."""
    return "、".join(f"{one.name} {'（读不出）' if one.amount is None else one.amount}" for one in counterparts)
