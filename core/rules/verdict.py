"""The three verdicts, and what a rule says about one place."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from core.forms.address import Address
from core.report.likeness import LikePassage
from core.source.provenance import SourceRef
from core.source.text import SourceText


class Verdict(StrEnum):
    """相符, 不符 or 无法核对. Undetermined is never counted as either of the others."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDETERMINED = "undetermined"

    @property
    def chinese(self) -> str:
        """The word a reviewer reads."""
        return {"holds": "相符", "broken": "不符", "undetermined": "无法核对"}[self.value]


class Severity(StrEnum):
    """错误, 存疑 or 提示."""

    ERROR = "error"
    DOUBT = "doubt"
    HINT = "hint"

    @property
    def chinese(self) -> str:
        """The word a reviewer reads."""
        return {"error": "错误", "doubt": "存疑", "hint": "提示"}[self.value]


class Term(Struct, frozen=True):
    """A cell's part in one side of an equation: its address and its factor, 1 or −1."""

    at: Address
    factor: int = 1


class Side(Struct, frozen=True):
    """One side of a comparison: its cells with their factors, the amount, and the sum written out with figures."""

    terms: tuple[Term, ...]
    amount: Decimal | None
    spoken: str

    @property
    def cells(self) -> tuple[Address, ...]:
        """The addresses of the terms."""
        return tuple(term.at for term in self.terms)


class CheckResult(Struct, frozen=True):
    """One rule held against one place of one report.

    ``place`` names it in Chinese (``表三 自然人列``); ``formula`` is the rule read aloud; ``left`` and ``right`` are there for
    equations and comparisons; ``statement`` says what was found and ``cells``/``sources`` where, for the other rules;
    ``remark`` is 按空白=0 or the reason why nothing could be decided. ``severity`` overrides the rule's; ``deferred_to`` is
    the rule whose finding, or 读取情况 where a problem of reading, speaks for an undetermined result; ``words`` are the
    printed words it speaks of; ``passages`` those of them that stand in another report too, beside that one's words.
    """

    rule: str
    place: str
    verdict: Verdict
    formula: str = ""
    relation: str = "="
    left: Side | None = None
    right: Side | None = None
    statement: str = ""
    expectation: str = ""
    cells: tuple[Address, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    remark: str = ""
    severity: Severity | None = None
    deferred_to: str = ""
    words: tuple[SourceText, ...] = ()
    passages: tuple[LikePassage, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """Left minus right, or ``None`` where either is unknown."""
        if self.left is None or self.right is None or self.left.amount is None or self.right.amount is None:
            return None
        return self.left.amount - self.right.amount

    @property
    def all_cells(self) -> tuple[Address, ...]:
        """Every cell the result speaks of."""
        sides = (self.left.cells if self.left else ()) + (self.right.cells if self.right else ())
        return sides + tuple(at for at in self.cells if at not in sides)
