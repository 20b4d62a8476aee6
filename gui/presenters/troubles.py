"""Which cells findings speak of, and how strongly they are marked while nothing is selected."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from core.findings.finding import Finding
from core.forms.address import Address
from core.rules.verdict import Severity, Verdict
from gui.presenters.list_rows import MOST_ROWS
from gui.presenters.source_places import Tone

_MANY = 8
"""A finding without sides that names more cells than this points at none of them in particular."""


class Trouble(Struct, frozen=True):
    """A cell's lasting mark. ``focus``: the cell that should be looked at first; the others only take part."""

    tone: Tone
    focus: bool

    @property
    def weight(self) -> int:
        """Broken before doubtful, focus before part."""
        return 2 * (self.tone is Tone.BROKEN) + self.focus


def troubles_of(findings: tuple[Finding, ...]) -> Mapping[Address, Trouble]:
    """The strongest mark of every cell that an error or a doubt speaks of; hints leave no mark.

    Of findings without end the most serious ones count, those that the list shows.
    """
    marks: dict[Address, Trouble] = {}
    for finding in findings[:MOST_ROWS]:
        if finding.severity is Severity.HINT:
            continue
        broken = finding.severity is Severity.ERROR and finding.verdict is Verdict.BROKEN
        tone = Tone.BROKEN if broken else Tone.DOUBT
        focus = _focus(finding)
        for at in finding.cells:
            trouble = Trouble(tone, at in focus)
            if at not in marks or trouble.weight > marks[at].weight:
                marks[at] = trouble
    return marks


def leading_values(finding: Finding) -> Mapping[Address, Decimal]:
    """The values of the likeliest proposal; of several that are equally likely, the first for each cell."""
    values: dict[Address, Decimal] = {}
    for suggestion in finding.suggestions:
        if suggestion.leading:
            values.setdefault(suggestion.cell, suggestion.value)
    return values


def _focus(finding: Finding) -> frozenset[Address]:
    """The shorter side of an equation (its total), both sides where they are alike, or all of a few cells.

    A cell whose change would mend the equation is looked at first as well.
    """
    suggested = frozenset(leading_values(finding))
    left, right = finding.left_cells, finding.right_cells
    if left and right:
        if len(left) == len(right):
            return suggested.union(left, right)
        return suggested.union(left if len(left) < len(right) else right)
    return suggested.union(finding.cells if len(finding.cells) <= _MANY else ())
