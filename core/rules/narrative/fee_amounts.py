"""What the narrative says of the fee for processing information: how much, for how many requests, and that there was none."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind, Sentence
from core.rules.narrative.lists import passages
from core.rules.narrative.obstacles import WIDER, obstacle_of
from core.rules.narrative.spots import Spot, spots
from core.source.text import SourceText

_FEE = re.compile(r"(?:信息(?:公开)?)处理费|处理费用?|信息公开费")
_NO_FEE = re.compile(
    r"(?:均?未|没有|(?<![有毫])无|不存在|尚未)(?:对|向|因|依申请|依法|发生|产生|收取|收到|涉及|有|任何|政府|信息公开|公开|申请人|申请|的|本年度|过)*(?:信息)?处理费(?!用?\S{0,6}(?:投诉|争议|标准|减免|通知|逾期))"
)
_NOT_THE_FEE = re.compile(
    r"每|标准|按[件量]|减免|免收|应收|上限|不足|超过|以上|罚|元的?\S{0,2}收费|通知|逾期|未缴|拟|预算"
)
_LATER = re.compile(r"其中|分别|包括")
_COUNT_UNITS = frozenset(("件", "宗", "条", "笔", "份", "次"))
_COUNTED = re.compile(
    r"(?:涉及|收费|收取|计费|共|对|针对|征收)(?:的)?(?:政府信息公开|信息公开)?(?:申请)?(?:件数)?(?:共|为)?$"
)


class Fee(Struct, frozen=True):
    """One statement: an amount in 元 or a number of requests (``counts``), with the items that it is divided into.

    ``wider`` ones speak of more offices than one: they are held against each other only.
    """

    section: int
    words: SourceText
    value: Decimal
    counts: bool
    items: tuple[tuple[SourceText, Decimal], ...] = ()
    open_list: bool = False
    wider: bool = False

    @property
    def listed(self) -> Decimal:
        """The items together."""
        return sum((value for _, value in self.items), Decimal(0))


def fees(report: AnnualReport, sentences: tuple[Sentence, ...]) -> Iterator[Fee]:
    """Every statement about the fee, in reading order."""
    for passage in passages(sentences):
        text = passage.text.characters
        if passage.section not in (0, 1, 3, 6) or not _FEE.search(text):
            continue
        found = tuple(spot for spot in spots(passage, "") if _of_the_fee(report, passage, spot))
        money = [spot for spot in found if spot.mention.kind is MentionKind.MONEY]
        wider = any(obstacle_of(report, passage, spot.mention, spot.own) for spot in found)
        if money:
            yield _amount(passage, money, wider=wider)
        else:
            yield from (
                Fee(passage.section, passage.text.slice(*match.span()), Decimal(0), counts=False)
                for match in _NO_FEE.finditer(text)
            )
        yield from _counts(passage, found, wider=wider)


def _of_the_fee(report: AnnualReport, passage: Sentence, spot: Spot) -> bool:
    if spot.mention.approximate or _NOT_THE_FEE.search(spot.own):
        return False
    near = spot.head[-_NEAR:] + spot.tail[:_NEAR]
    return _FEE.search(near) is not None and obstacle_of(report, passage, spot.mention, spot.own) in ("", WIDER)


_NEAR = 80


def _amount(passage: Sentence, money: list[Spot], *, wider: bool) -> Fee:
    """The first amount is the whole; those after 其中 are its items."""
    whole, rest = money[0], money[1:]
    text = passage.text
    divided = [spot for spot in rest if _LATER.search(text.characters[whole.mention.stop : spot.mention.start])]
    after = text.characters[divided[-1].mention.stop :] if divided else ""
    return Fee(
        passage.section,
        _words(text, whole),
        whole.mention.value,
        counts=False,
        items=tuple((_words(text, spot), spot.mention.value) for spot in divided),
        open_list=after.lstrip().startswith("等") or "主要" in text.characters,
        wider=wider,
    )


def _counts(passage: Sentence, found: tuple[Spot, ...], *, wider: bool) -> Iterator[Fee]:
    """The plain number of requests that were charged: not those of one office, and one number only."""
    counted = [
        spot
        for spot in found
        if spot.mention.kind is MentionKind.COUNT and spot.mention.unit in _COUNT_UNITS and _COUNTED.search(spot.label)
    ]
    if len(counted) == 1 and not _LATER.search(counted[0].head):
        yield Fee(passage.section, _words(passage.text, counted[0]), counted[0].mention.value, counts=True, wider=wider)


def _words(text: SourceText, spot: Spot) -> SourceText:
    return text.slice(spot.mention.start, spot.mention.stop)
