"""A result that a person has to look at."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from core.forms.address import Address, Table, table_of
from core.rules.verdict import Severity, Verdict
from core.source.provenance import SourceRef


class Origin(StrEnum):
    """Whose mistake it seems to be: 原文问题 or 疑似识别问题."""

    REPORT = "report"
    READING = "reading"

    @property
    def chinese(self) -> str:
        """The words a reviewer reads."""
        return {"report": "原文问题", "reading": "疑似识别问题"}[self.value]


class Suggestion(Struct, frozen=True):
    """A value that a cell would have to have for every equation around it to hold; ``reason`` is a Chinese sentence.

    ``leading`` marks those of the likeliest proposal, or of several that are equally likely.
    """

    cell: Address
    value: Decimal
    reason: str = ""
    leading: bool = True


class MatchedPassage(Struct, frozen=True):
    """Words of this report and the words of another one that are the same or nearly so.

    ``share`` is 1 for word for word; numerals may differ even then. ``sources`` are this report's.
    """

    text: str
    other: str
    share: Decimal
    sources: tuple[SourceRef, ...] = ()


class Finding(Struct, frozen=True):
    """One result for a person.

    ``message`` has four parts in this order: where, what it says, what must hold, what to look at next; the parts stand
    alone in ``place``, ``statement``, ``expectation`` and ``next_step`` too. ``left_cells`` and ``right_cells`` are the two
    sides of a comparison; ``cells`` is all of them. ``key`` identifies the finding by rule, address and values. ``witness``
    says in Chinese whether a second reading of the page agrees; it is empty where there was none. ``passages`` are the words
    that stand in another report too.
    """

    key: str
    rule: str
    title: str
    severity: Severity
    verdict: Verdict
    origin: Origin
    place: str
    statement: str
    expectation: str
    next_step: str
    message: str
    cells: tuple[Address, ...] = ()
    left_cells: tuple[Address, ...] = ()
    right_cells: tuple[Address, ...] = ()
    left: Decimal | None = None
    right: Decimal | None = None
    difference: Decimal | None = None
    suggestions: tuple[Suggestion, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    basis: str = ""
    witness: str = ""
    passages: tuple[MatchedPassage, ...] = ()

    @property
    def table(self) -> Table | None:
        """The table its first cell lies in; ``None`` for the narrative and the structure."""
        return table_of(self.cells[0]) if self.cells else None
