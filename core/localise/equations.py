"""The equations of a report as numbers: which cells each one adds up, and by how much it is off."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, structs

from core.forms.address import Address, column_of, line_of
from core.report.annual_report import Figure
from core.rules.verdict import CheckResult, Verdict

Amount = int | Decimal
"""Whole numbers as ``int``, which is fast; a report may print others."""


class Equation(Struct, frozen=True):
    """``Σ factor × figure = 0``, off by ``residual``.

    ``axis`` is the line or the column that all its cells share. A cell lies in equations of one line and of one column at
    most; so that as many cells must change as there are broken lines, or broken columns. ``outside`` is a cell that the
    report does not print: last year's figure.
    """

    result: CheckResult
    factors: Mapping[Address, int]
    residual: Amount
    axis: str
    along_line: bool
    outside: bool = False


class Cell(Struct, frozen=True):
    """A figure that takes part: its amount, and its equations as (index, factor)."""

    at: Address
    amount: Amount
    near: tuple[tuple[int, int], ...]


class System(Struct, frozen=True):
    """Equations that hang together by their cells, with all of those."""

    equations: tuple[Equation, ...]
    cells: Mapping[Address, Cell]

    @property
    def residuals(self) -> list[Amount]:
        """How far each equation is off as printed."""
        return [equation.residual for equation in self.equations]

    @property
    def fewest(self) -> int:
        """As many cells must change at least: one for each broken line, or for each broken column."""
        broken = {(equation.axis, equation.along_line) for equation in self.equations if equation.residual}
        lines = sum(along_line for _, along_line in broken)
        return max(lines, len(broken) - lines)


def systems_of(figures: Mapping[Address, Figure], results: Iterable[CheckResult]) -> tuple[System, ...]:
    """The parts of the report in which an equation is broken, each by itself. ``results`` are those of the identities."""
    found = [equation for result in results if (equation := _equation(figures, result)) is not None]
    if not any(_is_broken(figures, equation) for equation in found):
        return ()
    groups = _connected(_set_apart(_weighed(figures, found)))
    return tuple(
        _system(figures, group) for group in groups if any(_is_broken(figures, equation) for equation in group)
    )


def outside(equation_place: str) -> Address:
    """The name of the figure that stands in last year's report, at ``equation_place`` of this one."""
    return Address(f"{_OUTSIDE}{equation_place}")


def is_outside(at: Address) -> bool:
    """Whether the report does not print it."""
    return at.startswith(_OUTSIDE)


_OUTSIDE = "上年 "


def counted(figure: Figure | None) -> Amount | None:
    """The amount of a figure in sums, also where the recogniser was not sure of it."""
    if figure is None:
        return None
    amount = figure.value if figure.is_unsure else figure.amount
    return None if amount is None else whole(amount)


def whole(amount: Amount) -> Amount:
    """The same as ``int`` where it is a whole number."""
    return int(amount) if amount == int(amount) else amount


def _equation(figures: Mapping[Address, Figure], result: CheckResult) -> Equation | None:
    if result.left is None or result.right is None or result.relation != "=":
        return None
    factors: dict[Address, int] = {}
    for sign, side in ((1, result.left), (-1, result.right)):
        for term in side.terms:
            factors[term.at] = factors.get(term.at, 0) + sign * term.factor
    residual = _residual(figures, result, factors)
    if residual is None:
        return None
    lines, columns = {line_of(at) for at in factors}, {column_of(at) for at in factors}
    along_line = len(lines) == 1 and len(columns) > 1
    if not result.right.terms:
        return Equation(
            result, {**factors, outside(result.place): -1}, residual, columns.pop(), along_line=False, outside=True
        )
    return Equation(result, factors, residual, lines.pop() if along_line else columns.pop(), along_line=along_line)


def _residual(figures: Mapping[Address, Figure], result: CheckResult, factors: Mapping[Address, int]) -> Amount | None:
    if result.verdict is not Verdict.UNDETERMINED:
        return None if result.difference is None else whole(result.difference)
    # a reading in doubt decides nothing by itself, but it is the first to suspect; so is a total left blank
    if result.right is None or not result.right.terms:
        return None
    amounts = [counted(figures.get(at)) for at in factors]
    known = [factor * amount for factor, amount in zip(factors.values(), amounts, strict=True) if amount is not None]
    return whole(sum(known)) if len(known) == len(amounts) else None


def _weighed(figures: Mapping[Address, Figure], equations: Sequence[Equation]) -> list[Equation]:
    """The equations without those whose totals were left blank, where that is how the report was filled in."""
    blank = {
        index
        for index, equation in enumerate(equations)
        if equation.residual and equation.result.verdict is Verdict.UNDETERMINED and not _is_unsure(figures, equation)
    }
    if len(blank) <= _FEW_BLANK:
        return list(equations)
    return [equation for index, equation in enumerate(equations) if index not in blank]


_FEW_BLANK = 4


def _set_apart(equations: Sequence[Equation]) -> list[Equation]:
    """The equations, with those apart that only last year's figure breaks: where this year's fits all others around it."""
    disputed = {at for one in equations if one.residual and not one.outside for at in one.factors}
    return [
        structs.replace(one, factors={at: factor for at, factor in one.factors.items() if is_outside(at)})
        if one.outside and one.residual and disputed.isdisjoint(one.factors)
        else one
        for one in equations
    ]


def _is_unsure(figures: Mapping[Address, Figure], equation: Equation) -> bool:
    return any(figures[at].is_unsure for at in equation.factors if at in figures)


def _is_broken(figures: Mapping[Address, Figure], equation: Equation) -> bool:
    """Whether it is for us to explain; of a blank total other rules speak."""
    undetermined = equation.result.verdict is Verdict.UNDETERMINED
    return bool(equation.residual) and (not undetermined or _is_unsure(figures, equation))


def _connected(equations: Sequence[Equation]) -> list[list[Equation]]:
    """Equations that share cells, put together, in the order of their first ones."""
    groups: list[tuple[set[Address], list[int]]] = []
    for index, equation in enumerate(equations):
        cells, members = set(equation.factors), [index]
        apart = []
        for group in groups:
            if cells.isdisjoint(group[0]):
                apart.append(group)
            else:
                cells |= group[0]
                members += group[1]
        groups = [*apart, (cells, members)]
    return [
        [equations[index] for index in sorted(members)] for _, members in sorted(groups, key=lambda one: min(one[1]))
    ]


def _system(figures: Mapping[Address, Figure], equations: Sequence[Equation]) -> System:
    near: dict[Address, list[tuple[int, int]]] = {}
    for index, equation in enumerate(equations):
        for at, factor in equation.factors.items():
            near.setdefault(at, []).append((index, factor))
    amounts = {at: counted(figures.get(at)) for at in near if not is_outside(at)}
    for equation in equations:
        right = equation.result.right
        if equation.outside and right is not None and right.amount is not None:
            amounts[outside(equation.result.place)] = whole(right.amount)
    cells = {at: Cell(at, amount, tuple(near[at])) for at, amount in amounts.items() if amount is not None}
    return System(tuple(equations), cells)
