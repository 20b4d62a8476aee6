"""Growth in the narrative: 同比增长13.3%, 较上年减少9件, with the two numbers that it is reckoned from."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind
from core.rules.narrative.claims.judging import matching
from core.rules.narrative.claims.statement import Reading, Statement
from core.rules.narrative.ratios.changes import CHANGE, IN_TURN, OTHER_TIMES, Change, change_at
from core.rules.narrative.words.brackets import closes
from core.rules.narrative.words.spots import Spot

_SINCE = re.compile(r"(?P<year>20\d\d)年")
_NOT_LAST = re.compile(f"结转|顺延|{OTHER_TIMES}")
_OTHERWISE = re.compile(f"{IN_TURN}|年均|{_NOT_LAST.pattern}")


class Growth(Struct, frozen=True):
    """A ``change``, and what the words give to check it.

    ``now`` is the number that grew with what the phrase book makes of it; ``before`` is last year's where the sentence
    prints it, ``sure`` says that the sentence leaves no choice between numbers.
    """

    change: Change
    now: Spot
    statement: Statement | None
    before: Decimal | None
    last: Mention | None
    sure: bool
    since: int | None

    def of_last_year(self, last_year: AnnualReport) -> tuple[Decimal, ...]:
        """What last year's tables hold in the same cells; nothing where this year's number is not that of its cells."""
        return () if self.statement is None else same_cells(self.statement, last_year)


def same_cells(statement: Statement, last_year: AnnualReport) -> tuple[Decimal, ...]:
    """What last year's tables hold in the cells that a statement agrees with; nothing where it agrees with none."""
    match = matching(statement)
    if match is None:
        return ()
    earlier = statement.phrase.accept(replace(statement.place, report=last_year))
    same = [one for one in earlier if one.cells == match.cells] or list(earlier)
    return tuple(one.amount for one in same if one.amount is not None)


def growths(reading: Reading, year: int | None) -> Iterator[Growth]:
    """Every growth in a passage that has a number before it to grow; ``year`` is the report's."""
    for index, spot in enumerate(reading.spots):
        grown = any(one.earlier for one in reading.spots[max(index - 2, 0) : index])
        change = None if _OTHERWISE.search(spot.own) else change_at(reading.passage, spot, grown=grown)
        found = None if change is None else _growth(reading, index, change, year)
        if found is not None:
            yield found


def _growth(reading: Reading, index: int, change: Change, year: int | None) -> Growth | None:
    spot, text = reading.spots[index], reading.passage.text.characters
    within = range(_from(reading, index), index)
    roles = {at: _role(reading.spots[at], year) for at in within if _same(reading.spots[at], spot)}
    now, last, grown = ([at for at in roles if roles[at] == role] for role in ("now", "last", "change"))
    # 46件（其中企业10件），比上年增加15件: what grew is the whole
    now = [at for at in now if not closes(text[reading.spots[at].mention.stop : spot.mention.start])]
    if not now:
        return None
    if len(now) > 1:
        # of several things each has its own last year and growth behind it: 予以公开41件，同比多5件；无法提供16件，同比少11件
        last, grown = ([at for at in found if at > now[-1]] for found in (last, grown))
    nearest = len(now) == 1 or (all(at in roles for at in range(now[-1], index)) and _right_behind(reading, now[-1]))
    current = reading.spots[now[-1]]
    before = reading.spots[last[-1]].mention.value if last else None
    if before is None and len(grown) == 1 and spot.mention.kind is MentionKind.PERCENT:
        step = CHANGE.search(reading.spots[grown[0]].label)
        by = reading.spots[grown[0]].mention.value
        before = current.mention.value - (by if step is not None and step["up"] else -by)
    since = _SINCE.findall(spot.own)
    numbers = (spot, current, *(reading.spots[at] for at in (*last, *grown)))
    return Growth(
        change,
        current,
        reading.statements[now[-1]],
        before,
        reading.spots[last[-1]].mention if last else None,
        nearest
        and (len(last) + len(grown) <= 1 or _agreed(reading, current, last, grown))
        and not any(one.mention.approximate for one in numbers),
        int(since[-1]) if since else None,
    )


def _right_behind(reading: Reading, at: int) -> bool:
    """Whether the words behind a number go on with it: 无法提供16件，同比少11件."""
    spots = reading.spots
    between = reading.passage.text.characters[spots[at].mention.stop : spots[at + 1].mention.start]
    return len(between) <= _SHORT and not re.search("[；;。]", between)


_SHORT = 14


def _agreed(reading: Reading, now: Spot, last: list[int], grown: list[int]) -> bool:
    """Whether last year's number and the growth say the same: 比上年的18件增加9件，增幅50%."""
    if len(last) != 1 or len(grown) != 1:
        return False
    difference = now.mention.value - reading.spots[last[0]].mention.value
    return abs(difference) == reading.spots[grown[0]].mention.value


def _from(reading: Reading, index: int) -> int:
    """Where the numbers that a growth may be reckoned from begin: after the growth before it, if that is a percentage."""
    for at in range(index - 1, max(index - _LONGEST, 0) - 1, -1):
        spot = reading.spots[at]
        if spot.mention.kind is MentionKind.PERCENT:
            return at + 1
    return max(index - _LONGEST, 0)


_LONGEST = 12
"""Numbers before a growth among which those it is reckoned from are looked for."""


def _same(one: Spot, growth: Spot) -> bool:
    if growth.mention.kind is MentionKind.PERCENT:
        return one.mention.kind in (MentionKind.COUNT, MentionKind.MONEY)
    return one.mention.kind is growth.mention.kind and one.mention.unit == growth.mention.unit


def _role(spot: Spot, year: int | None) -> str:
    """Whether a number is this year's (``now``), last year's, a change between them, or of another year."""
    if CHANGE.search(spot.label):
        return "change"
    bracketed = _YEAR_BRACKET.search(spot.passage) if not spot.own else None
    own = bracketed.group() if bracketed else spot.own
    years = [int(one) for one in _SINCE.findall(own)]
    if years and year is not None and years[-1] != year:
        return "last" if years[-1] == year - 1 and not _NOT_LAST.search(own) else "other"
    return "last" if _LAST_WORDS.search(own) and not _NOT_LAST.search(own) else "now"


# 较2019年（18件）增加6件
_YEAR_BRACKET = re.compile(r"(?:20\d\d年|上一?年|去年|同期)\S{0,6}（$")
_LAST_WORDS = re.compile(r"上一?年|去年|同期")
