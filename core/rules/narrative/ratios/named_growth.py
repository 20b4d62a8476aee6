"""Growth of what its own words name, without a number to grow from: 新收较上年多92件, 自然人减少57件."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind
from core.rules.narrative.claims.statement import Reading, Statement
from core.rules.narrative.claims.statements import named_as, spoken_of
from core.rules.narrative.ratios.changes import CHANGE, IN_TURN, OTHER_TIMES, Change, change_at
from core.rules.narrative.words.spots import Spot

_OTHERWISE = re.compile(f"{IN_TURN}|{OTHER_TIMES}|20\\d\\d年底")
_NAMED = re.compile(
    r"^(?P<name>[^，]{2,}?)(?:数量?|总?量)?(?:同比|则|均|又|也|(?:[较比与同](?:上一?年|去年|20\d\d年)(?:度|同期|相比|的)*))*+$"
)
_ONLY_COMPARED = re.compile(r"(?:同比|则|均|又|也|[较比与同](?:上一?年|去年|20\d\d年)(?:度|同期|相比|的)*)*")
_GROWN = re.compile(
    r"(?:持续|有所|明显|大幅|显著|逐年|稳步|继续|呈|略有|总体|趋势|较快|不断)*(?:上升|增长|增加|下降|减少|攀升|回落|增多)(?:趋势|态势|较快|明显)?$"
)
_NEARBY = 60
_BARE = re.compile("(?:仅|约|又|也|、|同比)*")
_YEAR_ITSELF = re.compile(r"(?<![较比与同由从\d])(20\d\d)年")
_YEAR_BEFORE = re.compile(r"[较比与同由从](20\d\d)年")


class NamedGrowth(Struct, frozen=True):
    """A change of what its own words name; ``statement`` is what the tables hold of that."""

    change: Change
    statement: Statement

    def since(self, last_year: AnnualReport) -> tuple[tuple[Decimal, Decimal], ...]:
        """Last year's number and this year's, for each way in which the name may be meant that both forms know."""
        earlier = self.statement.phrase.accept(replace(self.statement.place, report=last_year))
        pairs = tuple(
            (before.amount, now.amount)
            for now, before in zip(self.statement.accepted, earlier, strict=False)
            if now.amount is not None and before.amount is not None and now.cells == before.cells
        )
        # what came in grows, not what was left over from the year before
        return pairs[:1] if self.statement.rule == "N01" else pairs


def named_growths(report: AnnualReport, reading: Reading) -> Iterator[NamedGrowth]:
    """Every growth whose clause names what grew, and those that go on with it: 新收比上年多18件，仅增长4.1%."""
    last: NamedGrowth | None = None
    for spot in reading.spots:
        change = None if _OTHERWISE.search(spot.own) else change_at(reading.passage, spot)
        before, last = last, None
        if change is None:
            continue
        words = CHANGE.sub("", spot.label)
        if before is not None and _BARE.fullmatch(words):
            last = NamedGrowth(change, before.statement)
        else:
            statement = _grown(report, reading, spot, words)
            last = NamedGrowth(change, statement) if statement is not None else None
        if last is not None:
            yield last


def _grown(report: AnnualReport, reading: Reading, spot: Spot, words: str) -> Statement | None:
    """What ``words`` name, if it is counted in what the change is printed in and the years are the two reports' own."""
    # 申请量持续上升，较上年多21件: the clause before names what grew
    before = _GROWN.sub("", spot.wider.removesuffix(spot.label)) if _ONLY_COMPARED.fullmatch(words) else ""
    name = _NAMED.match(before or words)
    names = (name["name"], before) if name else ()
    found = (spoken_of(report, reading.passage, named_as(spot, one)) for one in names if one)
    statement = next((one for one in found if one is not None), None)
    if statement is None or not statement.rule or not _between_the_years(spot, report.year):
        return None
    counted = spot.mention.kind is MentionKind.PERCENT or spot.mention.unit in statement.phrase.units
    return statement if counted else None


def _between_the_years(spot: Spot, year: int | None) -> bool:
    if year is None:
        return True
    own = [int(one) for one in _YEAR_ITSELF.findall(spot.passage[-_NEARBY:] + spot.own)]
    since = [int(one) for one in _YEAR_BEFORE.findall(spot.own)]
    return all(one == year for one in own) and all(one == year - 1 for one in since)
