"""The general case as a mixed integer programme, solved with HiGHS: the cheapest changes under which every equation holds.

For each cell the values that some broken equation wants of it are choices of their own, with the cost that their digits
earn; any other value costs as a change without an explanation. Imported only where it is needed: the solver takes longer to
load than a sound report to check.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, HighsVarType, MatrixFormat, cb

from core.findings.cause import ChangeKind
from core.forms.address import Address
from core.localise.equations import Cell, System
from core.localise.plausibility import COSTS, Judge
from core.localise.search import Explanation, with_exchanges
from core.localise.steps import Step

_MOST_QUESTIONS = 4
_LEAST_QUESTIONS = 3
_MOST_PROPOSALS = 3
_MOST_CHANGES = 10
_LARGEST = 10_000_000
_CHOSEN = 0.5


class _Allowance:
    """How much solving one report may take, counted in the solver's own questions whether to stop: 2 to 4 ms each.

    Counted and not timed, so that the same report gets the same proposals on every machine, however busy.
    """

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = _MOST_QUESTIONS

    def answer(self, _kind: object, _message: str, _told: object, asked: cb.HighsCallbackInput, _data: object) -> None:
        """Stops the solver when there is nothing left."""
        self.left -= 1
        asked.user_interrupt = self.left < 0


class _Solver(Highs):
    """The solver without a word on the console; its own constructor prints a line before one can ask it not to."""

    def __init__(self, allowance: _Allowance) -> None:
        super(Highs, self).__init__()
        self.silent()
        self.setOptionValue("threads", 1)
        self.setCallback(allowance.answer, None)
        self.startCallback(cb.HighsCallbackType.kCallbackMipInterrupt)


class _Choice:
    """A column of the programme that is 0 or 1: undo a mistake at one cell or several."""

    __slots__ = ("cost", "step", "values")

    def __init__(self, values: Sequence[tuple[Address, int]], cost: int, step: Step | None) -> None:
        self.values = values
        self.cost = cost
        self.step = step


def explanations(system: System, judge: Judge, joint: Sequence[Step]) -> tuple[Explanation, ...]:
    """Up to three explanations, the cheapest first, as far as the allowance for one report goes; numbers must be whole.

    Where more than ten changes are needed, the figures have no sense that a reviewer could be led to.

    The wanted values alone make a programme that is solved at once, and mostly suffice; any values are tried after that.
    """
    cells = [cell for cell in system.cells.values() if any(system.residuals[index] for index, _ in cell.near)]
    amounts = [*system.residuals, *(cell.amount for cell in system.cells.values())]
    if system.fewest > _MOST_CHANGES or not all(
        isinstance(amount, int) and abs(amount) <= _LARGEST for amount in amounts
    ):
        return ()
    allowance = _Allowance()
    choices = list(_choices(system, judge, cells, joint))
    found = _cheapest(_Programme(system, judge, choices, (), allowance), allowance)
    if not found or len(found[0].steps) > system.fewest:
        found += _cheapest(_Programme(system, judge, choices, cells, allowance), allowance)
    return tuple(sorted({one.values: one for one in found}.values(), key=lambda one: one.cost)[:_MOST_PROPOSALS])


def _cheapest(programme: "_Programme", allowance: _Allowance) -> list[Explanation]:
    found: list[Explanation] = []
    while len(found) < _MOST_PROPOSALS and allowance.left >= _LEAST_QUESTIONS:
        explanation = programme.solved()
        if explanation is None:
            break
        found.append(explanation)
    return found


class _Programme:
    """Columns: the choices, then for each cell a change upwards, a change downwards and whether it is changed so at all.

    ``cells`` are those that may take any value.
    """

    def __init__(
        self,
        system: System,
        judge: Judge,
        choices: Sequence["_Choice"],
        cells: Sequence[Cell],
        allowance: _Allowance,
    ) -> None:
        self._system = system
        self._judge = judge
        self._cells = cells
        self._choices = choices
        self._solver = _Solver(allowance)
        self._solver.passModel(self._model())

    def solved(self) -> Explanation | None:
        """The cheapest explanation that was not yet given."""
        self._solver.run()
        if self._solver.getModelStatus() != HighsModelStatus.kOptimal:
            return None
        taken = np.array(self._solver.getSolution().col_value)
        explanation = self._explanation(taken)
        chosen = [index for index in self._binaries() if taken[index] > _CHOSEN]
        self._solver.addRow(-inf, len(chosen) - 1, len(chosen), np.array(chosen), np.ones(len(chosen)))
        return explanation

    def _binaries(self) -> list[int]:
        first = len(self._choices)
        return [*range(first), *range(first + 2 * len(self._cells), first + 3 * len(self._cells))]

    def _explanation(self, taken: np.ndarray) -> Explanation | None:
        steps: list[Step] = []
        for index, choice in enumerate(self._choices):
            if taken[index] > _CHOSEN:
                steps.append(choice.step or self._single(*choice.values[0]))
        first, count = len(self._choices), len(self._cells)
        for index, cell in enumerate(self._cells):
            delta = taken[first + index] - taken[first + count + index]
            if taken[first + 2 * count + index] > _CHOSEN:
                if abs(delta - round(delta)) > 1e-6:
                    return None
                if round(delta):
                    steps.append(self._single(cell.at, int(cell.amount) + round(delta)))
        return Explanation(tuple(with_exchanges(steps, self._system)))

    def _single(self, at: Address, value: int) -> Step:
        kind, cost = self._judge.kind(self._system.cells[at], value)
        return Step(((at, value),), kind, cost)

    def _model(self) -> HighsLp:
        columns, rows = self._columns(), _Rows(len(self._system.equations))
        costs, uppers, entries = [], [], []
        for cost, upper, column in columns:
            costs.append(cost)
            uppers.append(upper)
            entries.append(column)
        self._link(entries, rows)
        return _lp(
            costs,
            uppers,
            entries,
            rows,
            [-float(residual) for residual in self._system.residuals],
            set(self._binaries()),
        )

    def _columns(self) -> list[tuple[float, float, dict[int, float]]]:
        system, largest = self._system, _largest(self._system)
        columns: list[tuple[float, float, dict[int, float]]] = []
        for choice in self._choices:
            effect: dict[int, float] = {}
            for at, value in choice.values:
                cell = system.cells[at]
                for index, factor in cell.near:
                    effect[index] = effect.get(index, 0.0) + factor * float(value - cell.amount)
            columns.append((float(choice.cost), 1.0, effect))
        ups = [(0.0, largest, {index: float(factor) for index, factor in cell.near}) for cell in self._cells]
        downs = [
            (0.0, min(largest, float(cell.amount)), {index: -float(factor) for index, factor in cell.near})
            for cell in self._cells
        ]
        any_value: list[tuple[float, float, dict[int, float]]] = [
            (float(self._judge.mistake(cell.at) + COSTS[ChangeKind.OTHER]), 1.0, {}) for cell in self._cells
        ]
        return [*columns, *ups, *downs, *any_value]

    def _link(self, entries: Sequence[dict[int, float]], rows: "_Rows") -> None:
        """A change needs its mark; a cell is changed once; in every broken equation something changes."""
        largest = _largest(self._system)
        first, count = len(self._choices), len(self._cells)
        changing: dict[Address, list[int]] = {cell.at: [] for cell in self._cells}
        for index, choice in enumerate(self._choices):
            for at, _ in choice.values:
                changing.setdefault(at, []).append(index)
        for index, cell in enumerate(self._cells):
            mark = first + 2 * count + index
            changing[cell.at].append(mark)
            for column, most in ((first + index, largest), (first + count + index, min(largest, float(cell.amount)))):
                rows.add(entries, {column: 1.0, mark: -most}, -inf, 0.0)
        for touching in changing.values():
            if len(touching) > 1:
                rows.add(entries, dict.fromkeys(touching, 1.0), -inf, 1.0)
        for equation in self._system.equations:
            if equation.residual:
                touching = [index for at in equation.factors for index in changing.get(at, ())]
                rows.add(entries, dict.fromkeys(touching, 1.0), 1.0, inf)


def _largest(system: System) -> float:
    """No change need be greater than all that is wrong together."""
    return float(sum(abs(int(residual)) for residual in system.residuals))


class _Rows:
    """The bounds of the rows beneath the equations."""

    def __init__(self, equations: int) -> None:
        self._equations = equations
        self.bounds: list[tuple[float, float]] = []

    def add(
        self, entries: Sequence[dict[int, float]], factors: Mapping[int, float], lower: float, upper: float
    ) -> None:
        """One more row, written into the columns."""
        row = self._equations + len(self.bounds)
        for column, factor in factors.items():
            entries[column][row] = factor
        self.bounds.append((lower, upper))


def _choices(system: System, judge: Judge, cells: Sequence[Cell], joint: Sequence[Step]) -> Iterator[_Choice]:
    yield from (_Choice(step.values, step.cost, step) for step in joint)
    for cell in cells:
        wanted = {
            cell.amount - system.residuals[index] * factor for index, factor in cell.near if system.residuals[index]
        }
        for value in sorted(wanted):
            if value >= 0:
                yield _Choice(((cell.at, int(value)),), judge.kind(cell, int(value))[1], None)


def _lp(
    costs: Sequence[float],
    uppers: Sequence[float],
    entries: Sequence[Mapping[int, float]],
    rows: _Rows,
    wanted: Sequence[float],
    binaries: set[int],
) -> HighsLp:
    lp = HighsLp()
    lp.num_col_, lp.num_row_ = len(costs), len(wanted) + len(rows.bounds)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(costs), np.zeros(len(costs)), np.array(uppers)
    lp.row_lower_ = np.array([*wanted, *(lower for lower, _ in rows.bounds)])
    lp.row_upper_ = np.array([*wanted, *(upper for _, upper in rows.bounds)])
    lp.a_matrix_.format_ = MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(column) for column in entries)])
    lp.a_matrix_.index_ = np.array([row for column in entries for row in column])
    lp.a_matrix_.value_ = np.array([factor for column in entries for factor in column.values()])
    lp.integrality_ = [
        HighsVarType.kInteger if index in binaries else HighsVarType.kContinuous for index in range(len(costs))
    ]
    return lp
