"""What is lit in the source, and what a click in the source means."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from core.forms.address import Address
from core.report.annual_report import AnnualReport
from core.source.provenance import PageRegion, SourceRef, TextSpan


class Tone(StrEnum):
    """Why something is lit. Each tone has a colour and a sign, in the tables and in the source alike."""

    LEFT = "left"
    RIGHT = "right"
    BROKEN = "broken"
    DOUBT = "doubt"
    NEUTRAL = "neutral"
    SUGGESTED = "suggested"


TONE_SIGNS: dict[Tone, str] = {
    Tone.LEFT: "◀",
    Tone.RIGHT: "▶",
    Tone.BROKEN: "×",
    Tone.DOUBT: "?",
    Tone.NEUTRAL: "●",
    Tone.SUGGESTED: "★",
}
"""The sign that goes with each tone, wherever the tone is drawn."""


class SourceHighlight(Struct, frozen=True):
    """A place of the source to be lit. ``sign`` is drawn at its corner, so that colour is never the only sign."""

    ref: SourceRef
    tone: Tone
    sign: str


class PlaceClick(Struct, frozen=True):
    """A click in the source: a point of a page (``page`` from 1, points), or a character of a line (``block`` from 0)."""

    page: int | None = None
    x: float = 0.0
    y: float = 0.0
    block: int | None = None
    offset: int | None = None


def covers(ref: SourceRef, click: PlaceClick) -> bool:
    """Whether the click falls on the place."""
    if isinstance(ref, PageRegion):
        return ref.page == click.page and ref.rect.contains(click.x, click.y)
    return (
        ref.block == click.block
        and click.offset is not None
        and ref.start <= click.offset < max(ref.stop, ref.start + 1)
    )


def extent(ref: SourceRef) -> float:
    """How much the place covers: the smaller of two places under a click is the one meant."""
    if isinstance(ref, PageRegion):
        return ref.rect.width * ref.rect.height
    return float(ref.stop - ref.start)


def cell_at(report: AnnualReport, click: PlaceClick) -> Address | None:
    """The figure whose print contains the click."""
    hits = [
        (extent(ref), figure.at) for figure in report.figures.values() for ref in figure.sources if covers(ref, click)
    ]
    return min(hits)[1] if hits else None


def first_place(refs: Iterable[SourceRef]) -> SourceRef | None:
    """The place nearest the beginning of the document."""
    return min(refs, key=_order, default=None)


def _order(ref: SourceRef) -> tuple[float, float, float]:
    if isinstance(ref, TextSpan):
        return float(ref.block), float(ref.start), 0.0
    return float(ref.page), ref.rect.y0, ref.rect.x0
