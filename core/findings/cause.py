"""What may have gone wrong in print so that equations do not hold: proposals for a person, never corrections."""

from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from typing import Self

from msgspec import Struct

from core.findings.finding import Finding, Suggestion
from core.forms.address import Address
from core.rules.verdict import CheckResult


class ChangeKind(StrEnum):
    """How the figure that should stand there may have become the one that is printed."""

    SWAPPED_DIGITS = "swapped_digits"
    ONE_DIGIT = "one_digit"
    DIGIT_DROPPED = "digit_dropped"
    DIGIT_DOUBLED = "digit_doubled"
    DIGIT_ADDED = "digit_added"
    BLANK = "blank"
    LEFT_OUT = "left_out"
    NOT_EMPTY = "not_empty"
    COPIED = "copied"
    SUBTOTAL = "subtotal"
    EXCHANGED = "exchanged"
    MISPLACED = "misplaced"
    SHIFTED = "shifted"
    SPLIT = "split"
    JOINED = "joined"
    OTHER = "other"


class Change(Struct, frozen=True):
    """One printed figure and the whole number, not below 0, that would stand in its place."""

    cell: Address
    printed: str
    value: Decimal
    kind: ChangeKind


class Proposal(Struct, frozen=True):
    """Changes that together make all equations around them hold; ``words`` say so in Chinese.

    ``cost`` orders proposals, the lowest first: about 100 for each mistake supposed, and less or more by how likely it is.
    ``repaired`` counts all equations that hold afterwards; ``tied`` says that another proposal is just as likely.
    """

    changes: tuple[Change, ...]
    cost: int
    words: str
    repaired: int
    tied: bool = False


class BrokenEquation(Struct, frozen=True):
    """A result of a rule that does not hold, by rule, place and cells."""

    rule: str
    place: str
    cells: tuple[Address, ...]

    @classmethod
    def of(cls, result: CheckResult) -> Self:
        """The result's name."""
        return cls(result.rule, result.place, result.all_cells)


class Cause(Struct, frozen=True):
    """One mistake that stands alone: the equations that it breaks, and up to three proposals, the most likely first.

    Without proposals the equations cannot tell which figure is wrong, and ``words`` say that.
    """

    equations: tuple[BrokenEquation, ...]
    proposals: tuple[Proposal, ...]
    words: str

    def explains(self, finding: Finding) -> bool:
        """Whether the finding is about one of the broken equations."""
        return any(one.rule == finding.rule and one.cells == finding.cells for one in self.equations)

    def suggestions(self, cells: Collection[Address]) -> tuple[Suggestion, ...]:
        """What is proposed for ``cells``, those of the first proposal first; each with all that goes with it, in words."""
        found: dict[tuple[Address, Decimal], Suggestion] = {}
        for proposal in self.proposals:
            leading = proposal.tied or proposal is self.proposals[0]
            for change in proposal.changes:
                if change.cell in cells:
                    told = Suggestion(change.cell, change.value, proposal.words, leading)
                    found.setdefault((change.cell, change.value), told)
        return tuple(found.values())
