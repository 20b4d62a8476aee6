"""Shares in the narrative: 自然人120件，占88.2%, and what each may be a share of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import Counterpart
from core.rules.narrative.claims.judging import matching
from core.rules.narrative.claims.statement import Reading, Statement
from core.rules.narrative.ratios.wholes import said_before, wholes_of
from core.rules.narrative.sums.lists import part_lists
from core.rules.narrative.words.spots import Spot
from core.rules.narrative.words.surroundings import SORTS, uniform
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of

# 约占11%, 位居其次仅占5% say nothing of what it is a share of
NAME = re.compile(
    r"(?:，|约|仅|只|大约|分别|已|各|接近|近|超过?|就|共|合计|一共|位居\S{0,3}|居\S{0,3}|数量\S{0,6}|[两三四]者|[两三四][类项])*+(?P<name>.+)"
)
SHARE = re.compile(
    r"(?:占|占比|比重|所占比例)(?P<base>[^，；。：]{0,24}?)(?:的(?:比例|比重)?(?:为|是)?|比例?(?:为|是|达|约|分别为)?|比重(?:为|是)?|比率|约|为|达|达到|：)*+$"
)


class Share(Struct, frozen=True):
    """A percentage, the number it is a share of (``amount``, where it adds up several that of all), and the wholes it may be meant of.

    ``sure`` says that the words leave no other whole: a list under one total, or 占申请总数. ``tabled`` is what the number
    should be where the tables contradict it: then its share may well be that of the right number. ``together`` are the sums
    with the numbers right before it, of which it may be a share too: 复议21件、诉讼10件，占4.63%.
    """

    passage: Sentence
    percent: Mention
    part: Mention
    amount: Decimal
    label: str
    wholes: tuple[Counterpart, ...]
    sure: bool
    tabled: tuple[Counterpart, ...] = ()
    together: tuple[Decimal, ...] = ()


class _Part(Struct, frozen=True):
    """The numbers that a share is of, by their places, and the words that name the whole; ``whole`` where it is a number itself."""

    places: range
    base: str
    whole: Spot | None = None


def shares(report: AnnualReport, reading: Reading) -> Iterator[Share]:
    """Every share in a passage that stands right behind its number, or behind the numbers it adds up."""
    lists = tuple(part_lists((reading.passage,)))
    in_turn = _in_turn(reading)
    for index, spot in enumerate(reading.spots):
        part = _part_of(reading, index, in_turn)
        if part is None:
            continue
        numbers = [reading.spots[at].mention for at in part.places]
        # 征地、规划两类占81% counts sorts, and is a share of their requests
        if any(one.kind is not MentionKind.COUNT or one.unit in SORTS for one in numbers):
            continue
        last = part.places[-1]
        wholes, sure = wholes_of(report, reading, last, part.base, lists)
        if part.whole is not None:
            wholes, sure = (said_before(part.whole),), True
        elif index in in_turn or len(numbers) > 1:
            sure = sure or bearing_of(Topic.REQUESTS, spot.head, spot.before) is Bearing.STRONG
        yield Share(
            reading.passage,
            spot.mention,
            numbers[-1],
            sum((one.value for one in numbers), Decimal(0)),
            reading.spots[last].label,
            wholes,
            sure,
            _contradicted_by([reading.statements[at] for at in part.places], numbers),
            _sums_with_those_before(reading, last) if len(numbers) == 1 else (),
        )


def _sums_with_those_before(reading: Reading, last: int) -> tuple[Decimal, ...]:
    """The sums of a number with the ones that are enumerated before it."""
    spots, text = reading.spots, reading.passage.text.characters
    sums, together = [], spots[last].mention.value
    for before, after in zip(reversed(spots[:last]), reversed(spots[1 : last + 1]), strict=True):
        between = uniform(text[before.mention.stop : after.mention.start])
        if before.mention.kind is not MentionKind.COUNT or not _ENUMERATED.fullmatch(between):
            break
        together += before.mention.value
        sums.append(together)
    return tuple(sums)


_ENUMERATED = re.compile(r"(?:[、，和及与]|以及)(?!其中)[^，；。：、（）]{2,16}")


def _part_of(reading: Reading, index: int, in_turn: dict[int, int]) -> _Part | None:
    """Nothing where the words name what the share is of: 企业占8% is no share of the number before it."""
    spot = reading.spots[index]
    if spot.mention.kind is not MentionKind.PERCENT or not index or spot.earlier or _ANOTHER_YEARS.search(spot.label):
        return None
    if index in in_turn:
        found = _IN_TURN.match(spot.label)
        return _Part(range(in_turn[index], in_turn[index] + 1), found["base"] if found else "")
    together = _TOGETHER.match(spot.label)
    if together is not None:
        count = _COUNTS.get(together["count"] or "", 0)
        return _Part(range(index - count, index), together["base"]) if 0 < count <= index else None
    return _number_before(reading, index)


def _number_before(reading: Reading, index: int) -> _Part | None:
    spot = reading.spots[index]
    base = _OF_ANOTHER_WHOLE.match(spot.label)
    if base is not None and index > 1 and reading.spots[index - 1].mention.kind is MentionKind.PERCENT:
        # 占全部申请的28.9%，占法人申请的37.3%
        same = _number_before(reading, index - 1)
        return None if same is None else _Part(same.places, base["base"])
    at = _before_bracket(reading, index)
    if at < 0:
        return None
    if at and _OF_A_NUMBER.search(reading.spots[at].own) and _OF_THAT.match(spot.label):
        # 129件，占应办总数141件的91.5%: the number between is the whole
        return _Part(range(at - 1, at), "", reading.spots[at])
    count = int(reading.spots[at].mention.value) if reading.spots[at].counts_sorts else 0
    if count:
        # 全部公开44件，部分公开13件，两项占44.2%
        base = SHARE.search(spot.label)
        return _Part(range(at - count, at), base["base"]) if base is not None and count <= at else None
    found = _share_of_the_number_before(reading, index)
    if found is None or NAME.fullmatch(found.string[: found.start()]):
        return None
    return _Part(range(at, at + 1), found["base"])


# 占比由上年的90%下降到88.2%
_ANOTHER_YEARS = re.compile(r"(?:[由从])?(?:上一?年|去年|20\d\d年)(?:同期)?(?:度)?(?:的)?$")
# 公益组织2件、律所1件、其他3件，三者合计占4.41%
_TOGETHER = re.compile(
    r"^(?:以上|上述|这)?(?:(?P<count>[两二三四五六])[者类项种]?)?(?:申请)?(?:合计|共计|总计|加起来|一共|共)(?:约)?(?:占比?|比例|比重)(?P<base>[^，；。：]{0,24}?)(?:的)?(?:比例|比重)?(?:为|是|达|约)?$"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


_OF_A_NUMBER = re.compile(r"^(?:约|仅)?占")
_OF_ANOTHER_WHOLE = re.compile(r"^占(?P<base>[^，；。：]{2,24}?)的(?:比例|比重)?(?:为|约)?$")
_OF_THAT = re.compile(r"^(?:申请)?(?P<base>)的(?:比例|比重)?(?:为|约)?$")
_IN_TURN = re.compile(
    r"^(?:申请)?(?:数量)?(?:各自|依次)?(?:(?:占比?|比例|比重)(?:各|依次)?分别(?:为|是|达)?|(?:分别|各|依次)占)(?P<base>[^，；。：]{0,24}?)(?:的)?(?:比例|比重)?(?:为|是)?$"
)
_NEXT = re.compile(r"^(?:和|及|与|以及)?$")


def _in_turn(reading: Reading) -> dict[int, int]:
    """Shares given in turn, each with its number: 网络100件，信函30件，分别占76.9%、23.1%."""
    spots = reading.spots
    found: dict[int, int] = {}
    for first, spot in enumerate(spots):
        if spot.mention.kind is not MentionKind.PERCENT or not _IN_TURN.match(spot.label):
            continue
        stop = first + 1
        while stop < len(spots) and spots[stop].mention.kind is MentionKind.PERCENT and _NEXT.match(spots[stop].label):
            stop += 1
        length = stop - first
        before = range(max(first - length, 0), first)
        if length > 1 and len(before) == length and _all_counted(spots, before):
            found |= dict(zip(range(first, stop), before, strict=True))
    return found


def _all_counted(spots: tuple[Spot, ...], places: range) -> bool:
    return all(spots[at].mention.kind is MentionKind.COUNT for at in places)


def _before_bracket(reading: Reading, index: int) -> int:
    """The number that the share at ``index`` follows; 79件（企业56件、其他23件），占16.1% is the share of what stands before the bracket."""
    text, spots = uniform(reading.passage.text.characters), reading.spots
    at = index - 1
    between = reading.passage.text.characters[spots[at].mention.stop : spots[index].mention.start] if index else text
    if "）" not in uniform(between):
        return at
    opened = max(reading.passage.text.characters.rfind(mark, 0, spots[at].mention.start) for mark in "（(")
    return max((place for place in range(at) if spots[place].mention.stop <= opened), default=-1)


def _contradicted_by(statements: Sequence[Statement | None], numbers: Sequence[Mention]) -> tuple[Counterpart, ...]:
    """What the number should be, or the sum of the numbers, where the tables contradict one of them."""
    right = [_right(one) for one in statements]
    if not any(right):
        return ()
    amounts = [found if found is not None else number.value for found, number in zip(right, numbers, strict=True)]
    return (Counterpart("表中的数", sum(amounts, Decimal(0)), ()),)


def _right(statement: Statement | None) -> Decimal | None:
    if statement is None or statement.obstacle or statement.rule not in _OF_A_GROUP or matching(statement):
        return None
    return next((one.amount for one in statement.accepted if one.amount is not None), None)


_OF_A_GROUP = frozenset(("N05", "N06", "N07", "N08"))


def _share_of_the_number_before(reading: Reading, index: int) -> re.Match[str] | None:
    """占88.2% in its own words, or nothing but a bracket: 予以公开10件（62.5%）."""
    spot = reading.spots[index]
    before, text = reading.spots[index - 1].mention, reading.passage.text.characters
    if text[before.stop : spot.mention.start].strip() in {"（", "("}:
        return _BRACKET.match("")
    # 分别占88.2%、11.8% are shares of several numbers, and each has its own
    return None if "分别" in spot.label else SHARE.search(spot.label)


_BRACKET = re.compile("(?P<base>)")
