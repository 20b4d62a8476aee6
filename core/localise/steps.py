"""Single mistakes that put several figures wrong at once: two exchanged, a stretch shifted, one split over two cells."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, pairwise

from msgspec import Struct

from core.findings.cause import ChangeKind
from core.forms.address import Address, Table, column_of, line_of, table_of
from core.forms.form import Form
from core.localise.equations import Amount, Cell, System, is_outside
from core.localise.plausibility import MISTAKE, Judge

_EXCHANGED_TOTALS = 12
_EXCHANGED_BESIDE = 20
_EXCHANGED_APART = 32
_SHIFTED = 24
_SPLIT = 26
_SHORTEST_SHIFT = 3
_TEN = 10
_MOST_STEPS = 24
_MOST_BROKEN = 10
_OFTEN_TAKEN_FOR = (frozenset({"total", "carried_out"}), frozenset({"received", "carried_in"}))


class Step(Struct, frozen=True):
    """One mistake undone: the cells with the values that would stand there."""

    values: tuple[tuple[Address, int], ...]
    kind: ChangeKind
    cost: int

    @property
    def cells(self) -> frozenset[Address]:
        """The cells that it changes."""
        return frozenset(at for at, _ in self.values)


def residuals_after(system: System, residuals: Sequence[Amount], values: Sequence[tuple[Address, int]]) -> list[Amount]:
    """How far each equation is off once the cells have these values."""
    after = list(residuals)
    for at, value in values:
        cell = system.cells[at]
        for index, factor in cell.near:
            after[index] += factor * (value - cell.amount)
    return after


def joint_steps(form: Form, system: System, judge: Judge) -> tuple[Step, ...]:
    """The likeliest mistakes of several cells that mend at least two equations and break none."""
    rows = _rows(form, system)
    exchanges = _exchanges(system, rows, judge) if system.fewest <= _MOST_BROKEN else ()
    found: dict[tuple[tuple[Address, int], ...], Step] = {}
    for step in (
        *exchanges,
        *_shifts(system, rows),
        *(step for row in rows for pair in pairwise(row.cells) for step in _splits(pair)),
    ):
        if step.values not in found and _mends(system, step):
            found[step.values] = step
    return tuple(sorted(found.values(), key=lambda step: step.cost)[:_MOST_STEPS])


def exchange_of(first: Step, second: Step, system: System) -> Step | None:
    """Two changes as one, where each cell gets the other's figure; small figures are alike by chance."""
    if len(first.values) > 1 or len(second.values) > 1:
        return None
    (at, value), (other, other_value) = first.values[0], second.values[0]
    if is_outside(at) or is_outside(other) or min(value, other_value) < _TEN:
        return None
    if system.cells[at].amount != other_value or system.cells[other].amount != value:
        return None
    cost = max(first.cost, second.cost) + _EXCHANGED_APART - _SPLIT
    return Step((first.values[0], second.values[0]), ChangeKind.EXCHANGED, cost)


class _Row(Struct, frozen=True):
    """The cells of a line or of a column in the order of the form, and the equations that cross it at each of them."""

    cells: tuple[Cell, ...]
    crossings: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def backwards(self) -> "_Row":
        """The same from its other end."""
        return _Row(self.cells[::-1], self.crossings[::-1])


def _rows(form: Form, system: System) -> list[_Row]:
    place = {at: index for index, at in enumerate(form.addresses())}
    cells = sorted((cell for at, cell in system.cells.items() if at in place), key=lambda cell: place[cell.at])
    rows = [_row(system, group, along_line=True) for _, group in groupby(cells, key=lambda cell: line_of(cell.at))]
    if cells and table_of(cells[0].at) is Table.REQUESTS:
        by_column = groupby(sorted(cells, key=lambda cell: column_of(cell.at)), key=lambda cell: column_of(cell.at))
        rows += [_row(system, group, along_line=False) for _, group in by_column]
    return rows


def _row(system: System, cells: Iterable[Cell], *, along_line: bool) -> _Row:
    kept = tuple(cells)
    crossings = tuple(
        tuple(one for one in cell.near if system.equations[one[0]].along_line is not along_line) for cell in kept
    )
    return _Row(kept, crossings)


def _mends(system: System, step: Step) -> bool:
    before = system.residuals
    after = residuals_after(system, before, step.values)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    return all(old for old, _ in changed) and sum(not new for _, new in changed) >= 2


def _exchanges(system: System, rows: Sequence[_Row], judge: Judge) -> Iterator[Step]:
    residuals = system.residuals
    for row in rows:
        broken = [
            cell
            for cell, crossing in zip(row.cells, row.crossings, strict=True)
            if any(residuals[index] for index, _ in crossing)
        ]
        for first, second in combinations(broken, 2):
            if first.amount != second.amount and _is_whole(first.amount) and _is_whole(second.amount):
                yield _exchange(first, second, judge)


def _exchange(first: Cell, second: Cell, judge: Judge) -> Step:
    beside = second.at in judge.neighbours(first.at)
    if column_of(first.at) == column_of(second.at) and {line_of(first.at), line_of(second.at)} in _OFTEN_TAKEN_FOR:
        cost = _EXCHANGED_TOTALS
    else:
        cost = _EXCHANGED_BESIDE if beside else _EXCHANGED_APART
    kind = ChangeKind.EXCHANGED if first.amount and second.amount else ChangeKind.MISPLACED
    mistake = min(judge.mistake(first.at), judge.mistake(second.at))
    return Step(((first.at, int(second.amount)), (second.at, int(first.amount))), kind, mistake + cost)


def _shifts(system: System, rows: Sequence[_Row]) -> Iterator[Step]:
    """Stretches of a line or column in which every cell prints its neighbour's figure.

    A cell follows its neighbour when that one's figure would mend all equations that cross the row there; the last cell of
    the stretch gets what its crossing equation wants.
    """
    residuals = system.residuals
    for row in (turned for one in rows for turned in (one, one.backwards)):
        stretch: list[tuple[Address, int]] = []
        for place, (cell, follower) in enumerate(pairwise(row.cells)):
            delta = follower.amount - cell.amount
            crossing = row.crossings[place]
            if crossing and all(residuals[index] == -factor * delta for index, factor in crossing):
                stretch += [(cell.at, int(follower.amount))] if delta else []
                yield from _shift(stretch, follower, row.crossings[place + 1], residuals)
            else:
                stretch = []


def _shift(
    stretch: Sequence[tuple[Address, int]],
    last: Cell,
    crossing: Sequence[tuple[int, int]],
    residuals: Sequence[Amount],
) -> Iterator[Step]:
    wanted = {last.amount - residuals[index] * factor for index, factor in crossing}
    if len(wanted) != 1 or len(stretch) < _SHORTEST_SHIFT - 1:
        return
    value = wanted.pop()
    if value != last.amount and _is_whole(value):
        yield Step((*stretch, (last.at, int(value))), ChangeKind.SHIFTED, MISTAKE + _SHIFTED + len(stretch))


def _splits(pair: tuple[Cell, Cell]) -> Iterator[Step]:
    """One figure whose digits stand in two cells, or two whose digits stand in one beside a 0."""
    first, second = pair
    if line_of(first.at) != line_of(second.at) or not _is_whole(first.amount) or not _is_whole(second.amount):
        return
    if first.amount and second.amount:
        joined = int(f"{first.amount}{second.amount}")
        for values in ((joined, 0), (0, joined)):
            yield _both(pair, values, ChangeKind.SPLIT)
    for full, other in ((first, second), (second, first)):
        digits = str(full.amount)
        if not other.amount:
            for cut in range(1, len(digits)):
                if digits[cut] != "0":
                    yield _both(pair, (int(digits[:cut]), int(digits[cut:])), ChangeKind.JOINED)


def _both(pair: tuple[Cell, Cell], values: tuple[int, int], kind: ChangeKind) -> Step:
    changed = tuple((cell.at, value) for cell, value in zip(pair, values, strict=True) if cell.amount != value)
    return Step(changed, kind, MISTAKE + _SPLIT)


def _is_whole(amount: Amount) -> bool:
    return isinstance(amount, int) and amount >= 0
