"""Every explanation of broken equations by the fewest mistakes, found by trying: exact, and quick while they are few.

A set of changes without a superfluous one has an equation that only one of them touches; that one must undo the whole of
what the equation is off. So changes are found one after another, each as what some broken equation wants of one of its
cells. Where as many lines (or columns) are broken as changes are left, each takes exactly one, and any of them may be next.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from core.forms.address import Address
from core.localise.equations import Amount, System
from core.localise.plausibility import Judge
from core.localise.steps import Step, exchange_of, residuals_after

MOST_MISTAKES = 6
_MOST_LOOSE = 3
_MOST_TRIALS = 1_500
_MOST_JOINT = 2
_MOST_FOUND = 400


class Explanation(Struct, frozen=True):
    """Mistakes that together account for every broken equation of a system."""

    steps: tuple[Step, ...]

    @property
    def cost(self) -> int:
        """The sum of their costs."""
        return sum(step.cost for step in self.steps)

    @property
    def values(self) -> frozenset[tuple[Address, int]]:
        """Every cell changed, with its value."""
        return frozenset(pair for step in self.steps for pair in step.values)


class Search:
    """One system searched for explanations. ``complete`` says whether the trials sufficed to find all of the fewest."""

    __slots__ = ("_found", "_judge", "_keys", "_steps", "_system", "_trials", "complete")

    def __init__(self, system: System, judge: Judge, steps: Sequence[Step]) -> None:
        self._system = system
        self._judge = judge
        self._steps = steps
        self._trials = 0
        self._found: dict[frozenset[tuple[Address, int]], Explanation] = {}
        self._keys = [(equation.axis, equation.along_line) for equation in system.equations]
        self.complete = True

    def explanations(self) -> tuple[Explanation, ...]:
        """All explanations by the fewest mistakes, the likeliest first; none where more than ``MOST_MISTAKES`` are needed."""
        unsure = any(self._judge.mistake(at) < _SURE for at in self._system.cells)
        found_at = 0
        for mistakes in range(1, MOST_MISTAKES + 1):
            self._try(mistakes)
            if self._found and not found_at:
                found_at = mistakes
            if not self.complete or (found_at and (not unsure or mistakes > found_at)):
                break
        return tuple(sorted(self._found.values(), key=lambda one: one.cost))

    def _try(self, mistakes: int) -> None:
        residuals = self._system.residuals
        for count in range(min(_MOST_JOINT, mistakes) + 1):
            for chosen in combinations(self._steps, count):
                cells = [at for step in chosen for at, _ in step.values]
                if len(set(cells)) == len(cells):
                    values = [pair for step in chosen for pair in step.values]
                    after = residuals_after(self._system, residuals, values)
                    self._descend(after, mistakes - count, chosen, {})

    def _descend(
        self, residuals: list[Amount], left: int, joint: tuple[Step, ...], singles: dict[Address, int]
    ) -> None:
        self._trials += 1
        if self._trials > _MOST_TRIALS or len(self._found) > _MOST_FOUND:
            self.complete = False
            return
        broken = [index for index, residual in enumerate(residuals) if residual]
        if not broken:
            self._record(joint, singles)
            return
        lines = {self._keys[index][0] for index in broken if self._keys[index][1]}
        columns = {self._keys[index][0] for index in broken if not self._keys[index][1]}
        if max(len(lines), len(columns)) > left:
            return
        taken = {at for step in joint for at, _ in step.values}
        for at, value in self._wanted(residuals, self._next(broken, len(lines), len(columns), left)):
            if at not in singles and at not in taken:
                after = residuals_after(self._system, residuals, ((at, value),))
                self._descend(after, left - 1, joint, {**singles, at: value})

    def _next(self, broken: Sequence[int], lines: int, columns: int, left: int) -> Sequence[int]:
        """The equations of which one is to be mended next."""
        if lines == left:
            return [next(index for index in broken if self._keys[index][1])]
        if columns == left:
            axis = next(self._keys[index][0] for index in broken if not self._keys[index][1])
            column = [index for index in broken if self._keys[index] == (axis, False)]
            return [min(column, key=lambda index: len(self._system.equations[index].factors))]
        return broken if left <= _MOST_LOOSE else ()

    def _wanted(self, residuals: Sequence[Amount], equations: Sequence[int]) -> Iterator[tuple[Address, int]]:
        """What each of the equations wants of each of its cells: a whole number, not below 0."""
        for index in equations:
            for at, factor in self._system.equations[index].factors.items():
                cell = self._system.cells.get(at)
                if cell is not None and factor in (1, -1):
                    value = cell.amount - residuals[index] * factor
                    if value >= 0 and value == int(value):
                        yield at, int(value)

    def _record(self, joint: tuple[Step, ...], singles: dict[Address, int]) -> None:
        steps = [*joint]
        for at, value in singles.items():
            kind, cost = self._judge.kind(self._system.cells[at], value)
            steps.append(Step(((at, value),), kind, cost))
        explanation = Explanation(tuple(with_exchanges(steps, self._system)))
        known = self._found.get(explanation.values)
        if known is None or explanation.cost < known.cost:
            self._found[explanation.values] = explanation


_SURE = 80


def with_exchanges(steps: Sequence[Step], system: System) -> list[Step]:
    """The same steps, with changes that only exchange two figures taken as one."""
    kept = list(steps)
    for first, second in combinations(steps, 2):
        if first in kept and second in kept and (one := exchange_of(first, second, system)) is not None:
            kept = [step for step in kept if step not in (first, second)] + [one]
    return kept
