"""How the numbers of the narrative are marked in the source while their ledger is open."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.report.claim import Claim, ClaimStatus
from core.source.provenance import SourceRef
from gui.presenters.list_rows import MOST_NUMBERS, Level
from gui.presenters.review_lists import CLAIM_LEVELS

_URGENCY = (ClaimStatus.DIFFERS, ClaimStatus.NO_COUNTERPART, ClaimStatus.AGREES, ClaimStatus.NOT_CHECKED)


class Stroke(StrEnum):
    """The line below a number; each status has its own, so that colour is never the only sign."""

    SOLID = "solid"
    WAVE = "wave"
    DASH = "dash"
    DOT = "dot"


class NumberMark(Struct, frozen=True):
    """A place of the source to be underlined."""

    ref: SourceRef
    stroke: Stroke
    level: Level


class MarkLegend(Struct, frozen=True):
    """What one kind of line stands for."""

    stroke: Stroke
    level: Level
    word: str


_STROKES = {
    ClaimStatus.AGREES: Stroke.SOLID,
    ClaimStatus.DIFFERS: Stroke.WAVE,
    ClaimStatus.NO_COUNTERPART: Stroke.DASH,
    ClaimStatus.NOT_CHECKED: Stroke.DOT,
}


def number_marks(audited: AuditedReport) -> tuple[NumberMark, ...]:
    """A mark at every place of every number that the ledger lists: of numbers without end the most serious ones."""
    claims = audited.claims
    if len(claims) > MOST_NUMBERS:
        claims = tuple(sorted(claims, key=lambda claim: _URGENCY.index(claim.status))[:MOST_NUMBERS])
    return tuple(mark for claim in claims for mark in _marks(claim))


def marks_legend() -> tuple[MarkLegend, ...]:
    """All kinds of lines, the alarming one first."""
    return tuple(MarkLegend(_STROKES[status], *CLAIM_LEVELS[status]) for status in _URGENCY)


def _marks(claim: Claim) -> Iterator[NumberMark]:
    level, _ = CLAIM_LEVELS[claim.status]
    for ref in claim.sources:
        yield NumberMark(ref, _STROKES[claim.status], level)
