"""Table 3 as arithmetic: by how much each of its equations fails, and which single changes would mend them.

Only for a table that was read whole: a cell that cannot be counted, a blank total or a row that had to be mended leaves the
word to the rules about those.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address, Table, address, column_of, line_of, table_of
from core.forms.form import APPLICANTS
from core.report.annual_report import AnnualReport, Figure
from core.source.numerals import FigureState

COLUMNS = tuple(column.key for column in APPLICANTS)
PARTS = COLUMNS[:-1]
"""The columns that add up to the column 总计."""

_ZERO = Decimal(0)


class RequestSums(Struct, frozen=True):
    """``amounts`` by line and column; gaps are parts minus total (of a line: columns; of a column: results).

    ``balances`` are received + carried in − total − carried out, by column.
    """

    amounts: Mapping[str, Mapping[str, Decimal]]
    results: tuple[str, ...]
    line_gaps: Mapping[str, Decimal]
    column_gaps: Mapping[str, Decimal]
    balances: Mapping[str, Decimal]

    @property
    def balanced(self) -> bool:
        """Whether every equation holds."""
        return not any((*self.line_gaps.values(), *self.column_gaps.values(), *self.balances.values()))

    def change(self, line: str, column: str) -> Decimal | None:
        """What must be added to a cell so that every equation around it holds, where all of them fail alike."""
        factor = -1 if column == COLUMNS[-1] else 1
        wanted = {-self.line_gaps[line] * factor}
        if line in self.results or line == "total":
            wanted.add(-self.column_gaps[column] * (-1 if line == "total" else 1))
        if line not in self.results:
            wanted.add(-self.balances[column] * (-1 if line in _TAKEN_AWAY else 1))
        change = wanted.pop()
        return change if change and not wanted else None


_TAKEN_AWAY = ("total", "carried_out")


class Change(Struct, frozen=True):
    """A cell and the value that would put right every equation around it."""

    at: Address
    printed: str
    value: Decimal


def request_sums(report: AnnualReport) -> RequestSums | None:
    """The sums of table 3, or ``None`` where it was not read whole."""
    figures = [figure for figure in report.figures.values() if table_of(figure.at) is Table.REQUESTS]
    whole = {
        address(Table.REQUESTS, line.key, key) for line in report.form.table(Table.REQUESTS).lines for key in COLUMNS
    }
    if Table.REQUESTS not in report.tables_found or not whole <= report.figures.keys() or any(map(_unfit, figures)):
        return None
    amounts: dict[str, dict[str, Decimal]] = {}
    for figure in figures:
        amounts.setdefault(line_of(figure.at), {})[column_of(figure.at)] = figure.amount or _ZERO
    results = report.form.result_lines
    return RequestSums(
        amounts,
        results,
        {line: sum((of[key] for key in PARTS), _ZERO) - of[COLUMNS[-1]] for line, of in amounts.items()},
        {key: sum((amounts[line][key] for line in results), _ZERO) - amounts["total"][key] for key in COLUMNS},
        {key: _balance(amounts, key) for key in COLUMNS},
    )


def _balance(amounts: Mapping[str, Mapping[str, Decimal]], column: str) -> Decimal:
    taken, left = ("received", "carried_in"), _TAKEN_AWAY
    return sum((amounts[line][column] for line in taken), _ZERO) - sum((amounts[line][column] for line in left), _ZERO)


def _unfit(figure: Figure) -> bool:
    blank_total = figure.state is FigureState.BLANK and "total" in (line_of(figure.at), column_of(figure.at))
    return figure.amount is None or bool(figure.repair) or blank_total


def single_changes(report: AnnualReport, sums: RequestSums) -> Iterator[Change]:
    """The cells in which one failing line and one failing column cross with the same difference.

    Only those that no other such cell shares its line or its column with: where two would do, nobody knows which.
    """
    found = [
        (line, column, value)
        for line, of in sums.amounts.items()
        for column in COLUMNS
        if (value := _changed(sums, line, column, of[column])) is not None
    ]
    lines, columns = [line for line, _, _ in found], [column for _, column, _ in found]
    for line, column, value in found:
        if lines.count(line) == 1 and columns.count(column) == 1:
            at = address(Table.REQUESTS, line, column)
            yield Change(at, report.figures[at].printed.strip() or "空白", value)


def _changed(sums: RequestSums, line: str, column: str, amount: Decimal) -> Decimal | None:
    change = sums.change(line, column)
    value = None if change is None else amount + change
    return value if value is not None and value >= 0 and value == value.to_integral_value() else None
