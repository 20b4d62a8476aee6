"""A change that is printed: 增长13.3%, 减少9件, and what it should be between two numbers."""

import re
from decimal import Decimal

from msgspec import Struct

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.words.precision import last_place, rounds_to
from core.rules.narrative.words.spots import Spot
from core.source.text import SourceText

_UP = r"增长|上升|增加|提高|提升|增幅|(?<![更最至])多|净增|上涨|(?<![净新])增(?![加长幅至])"
_DOWN = r"下降|减少|降低|下滑|降幅|(?<![至不减])少|回落|减幅"
CHANGE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|约|达到?|为|率为|近|幅度|数量)*+$")
"""The words right before a number that is a change."""
IN_TURN = "分别|依次"
"""What gives several numbers their names in one go."""
OTHER_TIMES = "环比|上半年|季度|上月|计划|目标|前年|近[两三]年"
"""A change since another time than last year, or one that was only meant to be."""
_NEAR = 24
_POINTS = "个百分点"
_HUNDRED = Decimal(100)
_COMPARED = re.compile("同比|较|比|上一?年|去年|同期|20\\d\\d年")


class Change(Struct, frozen=True):
    """A number that says by how much something grew, or fell where ``sign`` is −1: a percentage or an amount."""

    passage: Sentence
    mention: Mention
    sign: int

    @property
    def words(self) -> SourceText:
        """The number with its measure word, as printed."""
        return self.passage.text.slice(self.mention.start, self.mention.stop)

    @property
    def unit(self) -> str:
        """What is printed behind the number."""
        return "%" if self.mention.kind is MentionKind.PERCENT else self.mention.unit

    def between(self, before: Decimal, now: Decimal) -> Decimal | None:
        """What it should be from ``before`` to ``now``; ``None`` where nothing can be reckoned from ``before``."""
        difference = self.sign * (now - before)
        if self.mention.kind is not MentionKind.PERCENT:
            return difference
        return difference * _HUNDRED / before if before > 0 else None

    def fits(self, before: Decimal, now: Decimal) -> bool:
        """Whether it is that, to its last printed digit; an approximate percentage to a tenth or a whole per cent."""
        exact, printed = self.between(before, now), self.mention.value
        if exact is None:
            return False
        if self.mention.kind is not MentionKind.PERCENT:
            return exact == printed
        if self.mention.approximate:
            return abs(exact - printed) <= max(Decimal(1), printed / 10)
        return rounds_to(exact, printed, last_place(self.words.characters))


def change_at(passage: Sentence, spot: Spot, *, grown: bool = False) -> Change | None:
    """The change that ``spot`` prints, if the words before it say since when, or it is known that something has ``grown``."""
    # 结果维持461件，较上年提升5个百分点 says how a share moved, not how the number grew
    change = None if spot.mention.unit == _POINTS else CHANGE.search(spot.label)
    if change is None or not (grown or _COMPARED.search(spot.own + spot.passage[-_NEAR:])):
        return None
    return Change(passage, spot.mention, 1 if change["up"] else -1)
