"""What is said to be as many as last year: 收到申请12件，与上年持平."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import Sentence
from core.rules.narrative.claims.statement import Reading, Statement
from core.rules.narrative.ratios.growth import same_cells
from core.source.text import SourceText

_AS_MANY = re.compile(
    r"(?:数量|总量|总数|件数)?(?:与|同|和|较|跟)(?:上一?年|去年|(?P<year>20\d\d)年)(?:度|同期|相比|的|总体|整体)*(?P<nearly>基本|大体|大致)?持平"
)
_BEHIND = re.compile(r"[（(\s，,均]*")


class Unchanged(Struct, frozen=True):
    """The words that say it, at ``start``–``stop`` of their passage, and the number right before them."""

    passage: Sentence
    start: int
    stop: int
    statement: Statement

    @property
    def words(self) -> SourceText:
        """The words, as printed."""
        return self.passage.text.slice(self.start, self.stop)

    def last_years(self, last_year: AnnualReport) -> tuple[Decimal, ...]:
        """What last year's tables hold in the same cells."""
        return same_cells(self.statement, last_year)


def unchanged(reading: Reading, year: int | None) -> Iterator[Unchanged]:
    """Every such claim right behind a number of the tables; 基本持平 claims nothing exact."""
    text = reading.passage.text.characters
    for match in _AS_MANY.finditer(text):
        since = match["year"]
        if match["nearly"] or (since and year is not None and int(since) != year - 1):
            continue
        before = (one for one in reading.statements if one is not None and one.mention.stop <= match.start())
        nearest = max(before, key=lambda one: one.mention.stop, default=None)
        if nearest is not None and _BEHIND.fullmatch(text[nearest.mention.stop : match.start()]):
            yield Unchanged(reading.passage, *match.span(), nearest)
