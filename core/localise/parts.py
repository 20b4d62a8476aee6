"""Explanations taken apart: mistakes that share no equation have nothing to do with each other."""

from collections.abc import Sequence

from msgspec import Struct

from core.forms.address import Address
from core.localise.equations import System
from core.localise.search import Explanation
from core.localise.steps import Step


class Part(Struct, frozen=True):
    """Mistakes that bear on equations of their own, ``touched``, by their places in the system."""

    steps: tuple[Step, ...]
    touched: frozenset[int]

    @property
    def cost(self) -> int:
        """The sum of the mistakes' costs."""
        return sum(step.cost for step in self.steps)

    @property
    def values(self) -> frozenset[tuple[Address, int]]:
        """Every cell changed, with its value."""
        return frozenset(pair for step in self.steps for pair in step.values)


def separated(system: System, likely: Sequence[Explanation], all_of_them: Sequence[Explanation]) -> list[list[Part]]:
    """For each group of equations that all ``likely`` explanations keep apart, what explains it, the likeliest first."""
    groups = _joined([part.touched for one in likely for part in _parts(system, one)])
    return [_alternatives(system, all_of_them, group) for group in groups]


def _parts(system: System, explanation: Explanation) -> list[Part]:
    touching = [(step, touched(system, (step,))) for step in explanation.steps]
    return [
        Part(tuple(step for step, near in touching if near <= group), group)
        for group in _joined([near for _, near in touching])
    ]


def touched(system: System, steps: Sequence[Step]) -> frozenset[int]:
    """The equations around the cells that the steps change."""
    return frozenset(index for step in steps for at in step.cells for index, _ in system.cells[at].near)


def _joined(sets: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Sets that share a member, put together."""
    groups: list[frozenset[int]] = []
    for one in sets:
        joined = one.union(*(group for group in groups if group & one))
        groups = [group for group in groups if not group & one] + [joined]
    return groups


def _alternatives(system: System, found: Sequence[Explanation], group: frozenset[int]) -> list[Part]:
    kept: dict[frozenset[tuple[Address, int]], Part] = {}
    for one in found:
        parts = [part for part in _parts(system, one) if part.touched & group]
        if parts and all(part.touched <= group for part in parts):
            whole = Part(tuple(step for part in parts for step in part.steps), group)
            kept.setdefault(whole.values, whole)
    return sorted(kept.values(), key=lambda part: part.cost)
