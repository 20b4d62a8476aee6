"""The one cell whose change would make every equation around it hold.

An equation shows that two sides differ, never which is wrong. But where a line and a column break by the same difference,
only the cell in which they cross can put both right at once. Cells are tried one by one: a change explains the breaks when
every equation that contains the cell holds after it. (The simplest case of error localisation, Fellegi and Holt 1976.)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from core.findings.finding import Suggestion
from core.forms.address import Address
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.rules.verdict import CheckResult, Verdict
from core.source.numerals import plain

_CROSSING = 2


class _Equation(Struct, frozen=True):
    """``Σ factor × figure = 0``, off by ``residual``."""

    factors: Mapping[Address, int]
    residual: Decimal
    broken: bool


def suggestions(
    form: Form, figures: Mapping[Address, Figure], results: Sequence[CheckResult]
) -> dict[CheckResult, tuple[Suggestion, ...]]:
    """For each broken equation the changes of one cell that repair it together with all others around that cell.

    ``results`` are the results of the identities. A change must repair at least two equations: a single sum fits any change
    of any of its cells, so that nothing can be said about it.
    """
    equations = {result: equation for result in results if (equation := _equation(result)) is not None}
    around = _around(equations.values())
    wanted = _changes(figures, around)
    found: dict[CheckResult, tuple[Suggestion, ...]] = {}
    for result, equation in equations.items():
        cells = [at for at in equation.factors if at in wanted] if equation.broken else []
        if cells:
            most = max(len(around[at]) for at in cells)
            found[result] = tuple(_suggestion(form, figures[at], wanted[at]) for at in cells if len(around[at]) == most)
    return found


def changes(figures: Mapping[Address, Figure], results: Iterable[CheckResult]) -> dict[Address, Decimal]:
    """Each cell whose change alone would put right at least two equations and all around it, with that value."""
    return _changes(figures, _around(equation for result in results if (equation := _equation(result)) is not None))


_Around = Mapping[Address, Sequence[_Equation]]


def _around(equations: Iterable[_Equation]) -> _Around:
    around: dict[Address, list[_Equation]] = defaultdict(list)
    for equation in equations:
        for at in equation.factors:
            around[at].append(equation)
    return around


def _changes(figures: Mapping[Address, Figure], around: _Around) -> dict[Address, Decimal]:
    return {at: change for at, near in around.items() if (change := _change(figures[at], at, near)) is not None}


def _equation(result: CheckResult) -> _Equation | None:
    if result.left is None or result.right is None or result.difference is None or result.relation != "=":
        return None
    if result.verdict is Verdict.UNDETERMINED:
        return None
    factors: dict[Address, int] = defaultdict(int)
    for term in result.left.terms:
        factors[term.at] += term.factor
    for term in result.right.terms:
        factors[term.at] -= term.factor
    return _Equation(dict(factors), result.difference, result.verdict is Verdict.BROKEN)


def _change(figure: Figure, at: Address, near: Iterable[_Equation]) -> Decimal | None:
    """The value that ``figure`` would have to have, or ``None`` where no value puts all equations around it right."""
    equations = list(near)
    if len(equations) < _CROSSING or not all(equation.broken for equation in equations) or figure.amount is None:
        return None
    deltas = {-equation.residual / equation.factors[at] for equation in equations}
    if len(deltas) != 1:
        return None
    value = figure.amount + deltas.pop()
    return value if value >= 0 and value == value.to_integral_value() else None


def _suggestion(form: Form, figure: Figure, value: Decimal) -> Suggestion:
    printed = figure.printed or "空白"
    return Suggestion(
        figure.at, value, f"{spoken_cell(form, figure.at)} 现为 {printed}，若为 {plain(value)}，相关各式全部成立"
    )
