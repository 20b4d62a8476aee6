"""Shares beside those of last year: 自然人占82.0%，较上年80.1%提高1.9个百分点."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind, Sentence
from core.rules.narrative.claims.statement import Reading
from core.rules.narrative.ratios.named_shares import NamedShare, named_shares
from core.rules.narrative.words.precision import last_place
from core.rules.narrative.words.spots import Spot

_LAST_YEARS = re.compile(
    r"^(?:由|从)?(?:[较比与同])?(?:上一?年|去年|20\d\d年)(?:度|同期)?(?:的|为|是|数)*+$|^(?:由|从)(?:上一?年|去年)?的?$"
)
_POINTS = "百分点"
_CHANGE = re.compile(r"(?P<up>提高|提升|上升|增加|增长|高|升|扩大)|(?P<down>下降|降低|减少|回落|下滑|低|降)")


class LastYearsShare(Struct, frozen=True):
    """A percentage that is last year's of what the share before it is of; ``share`` is that of last year's tables."""

    passage: Sentence
    spot: Spot
    share: NamedShare


def last_years_shares(last_year: AnnualReport, reading: Reading) -> Iterator[LastYearsShare]:
    """Every percentage whose words say nothing but that it is last year's, right behind a share that is named."""
    named = {one.percent.start: one for one in named_shares(last_year, reading)}
    before: NamedShare | None = None
    for spot in reading.spots:
        if spot.mention.kind is not MentionKind.PERCENT:
            continue
        if before is not None and _LAST_YEARS.match(spot.own):
            yield LastYearsShare(reading.passage, spot, before)
        before = named.get(spot.mention.start, None if _LAST_YEARS.match(spot.own) is None else before)


class Points(Struct, frozen=True):
    """A difference in percentage points, and the two shares printed before it; ``sign`` is −1 where it fell."""

    passage: Sentence
    spot: Spot
    sign: int
    now: Spot
    before: Spot

    @property
    def difference(self) -> Decimal:
        """What it should be by the printed shares."""
        return self.sign * (self.now.mention.value - self.before.mention.value)

    @property
    def slack(self) -> Decimal:
        """How much the rounding of the three may hide."""
        printed = (self.spot, self.now, self.before)
        return sum((last_place(_printed(self.passage, one)) for one in printed), Decimal(0)) / 2


def points_in(reading: Reading) -> Iterator[Points]:
    """Every difference in percentage points that follows this year's share and last year's."""
    spots = [one for one in reading.spots if one.mention.kind is MentionKind.PERCENT]
    for now, before, spot in zip(spots, spots[1:], spots[2:], strict=False):
        change = _CHANGE.search(spot.label)
        if change is None or _POINTS not in _printed(reading.passage, spot):
            continue
        if _LAST_YEARS.match(before.own) and not any(one.mention.approximate for one in (now, before, spot)):
            yield Points(reading.passage, spot, 1 if change["up"] else -1, now, before)


class PointsOfTables(Struct, frozen=True):
    """A difference in percentage points right behind a share that is named, and what it is by both years' tables."""

    passage: Sentence
    spot: Spot
    differences: tuple[Decimal, ...]


def points_of_tables(report: AnnualReport, last_year: AnnualReport, reading: Reading) -> Iterator[PointsOfTables]:
    """自然人占88.2%，提高1.9个百分点: last year's share is that of last year's tables, one for each way to mean the share."""
    now, before = ({one.percent.start: one for one in named_shares(year, reading)} for year in (report, last_year))
    spots = [one for one in reading.spots if one.mention.kind is MentionKind.PERCENT]
    for share, spot in pairwise(spots):
        change, at = _CHANGE.search(spot.label), share.mention.start
        if change is None or _POINTS not in _printed(reading.passage, spot) or not {at} <= now.keys() & before.keys():
            continue
        sign = 1 if change["up"] else -1
        both = zip(_percentages(now[at]), _percentages(before[at]), strict=False)
        known = tuple(sign * (one - other) for one, other in both if one is not None and other is not None)
        yield PointsOfTables(reading.passage, spot, known)


def _percentages(share: NamedShare) -> Iterator[Decimal | None]:
    for part, whole in share.pairs:
        yield part.amount * 100 / whole.amount if part.amount is not None and whole.amount else None


def _printed(passage: Sentence, spot: Spot) -> str:
    return passage.text.slice(spot.mention.start, spot.mention.stop).characters
