"""Shares in the narrative: 自然人120件，占88.2%, and what each may be a share of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from core.forms.address import line_of
from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.channels import channel_of
from core.rules.narrative.counterparts import Counterpart, added, dispute_cells, received_requests, requests_line
from core.rules.narrative.judging import matching
from core.rules.narrative.lists import PartList, part_lists
from core.rules.narrative.obstacles import obstacle_of
from core.rules.narrative.spots import Spot
from core.rules.narrative.statement import Reading, Statement
from core.rules.narrative.statements import spoken_of
from core.rules.narrative.surroundings import uniform
from core.rules.narrative.topics import Bearing, Topic, bearing_of

_SHARE = re.compile(
    r"(?:占|占比|比重|所占比例)(?P<base>[^，；。：]{0,24}?)(?:的(?:比例|比重)?(?:为|是)?|比例?(?:为|是|达|约|分别为)?|比重(?:为|是)?|比率|约|为|达|达到|：)*$"
)
_OF_RECEIVED = re.compile(r"申请|受理|收到|收件|新收|接收")
_OF_ANSWERED = re.compile(r"办结|办理|答复|处理")
_SORTS = frozenset(("类", "种", "者"))
"""征地、规划两类占81% counts sorts, and is a share of their requests."""
_LONGEST = 40
"""Numbers of a list before which its total is not looked for."""


class Share(Struct, frozen=True):
    """A percentage, the number it is the share of a whole of, and the wholes it may be meant of.

    ``sure`` says that the words leave no other whole: a list under one total, or 占申请总数. ``tabled`` is what the number
    should be where the tables contradict it: then its share may well be that of the right number.
    """

    passage: Sentence
    percent: Mention
    part: Mention
    label: str
    wholes: tuple[Counterpart, ...]
    sure: bool
    tabled: tuple[Counterpart, ...] = ()


def shares(report: AnnualReport, reading: Reading) -> Iterator[Share]:
    """Every share in a passage that stands right behind its number."""
    lists = tuple(part_lists((reading.passage,)))
    in_turn = _in_turn(reading)
    for index, spot in enumerate(reading.spots):
        found = _share_of_the_number_before(reading, index) if index else None
        at = _before_bracket(reading, index)
        whole: Spot | None = None
        if index in in_turn:
            found, at = _IN_TURN.match(spot.label) or _IN_TURN.match("分别占"), in_turn[index]
        elif index > 1 and _OF_A_NUMBER.search(reading.spots[at].own) and _OF_THAT.match(spot.label):
            # 129件，占应办总数141件的91.5%: the number between is the whole
            found, whole = _OF_THAT.match(spot.label), reading.spots[at]
            at -= 1
        part = reading.spots[at] if at >= 0 else spot
        # 企业占8% is no share of the number before it
        if (
            found is None
            or _NAME.fullmatch(found.string[: found.start()])
            or part.mention.kind is not MentionKind.COUNT
        ):
            continue
        if part.mention.unit in _SORTS:
            continue
        wholes, sure = _wholes(report, reading, at, found["base"], lists)
        if whole is not None:
            wholes, sure = (_said(whole),), True
        elif index in in_turn:
            sure = sure or bearing_of(Topic.REQUESTS, spot.head, spot.before) is Bearing.STRONG
        yield Share(
            reading.passage,
            spot.mention,
            part.mention,
            part.label,
            wholes,
            sure,
            _contradicted_by(reading.statements[at]),
        )


_OF_A_NUMBER = re.compile(r"^(?:约|仅)?占")
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


def _contradicted_by(statement: Statement | None) -> tuple[Counterpart, ...]:
    if statement is None or statement.obstacle or statement.rule not in ("N05", "N06") or matching(statement):
        return ()
    return tuple(one for one in statement.accepted if one.amount is not None)


def _share_of_the_number_before(reading: Reading, index: int) -> re.Match[str] | None:
    """占88.2% in its own words, or nothing but a bracket: 予以公开10件（62.5%）."""
    spot = reading.spots[index]
    if spot.mention.kind is not MentionKind.PERCENT:
        return None
    before, text = reading.spots[index - 1].mention, reading.passage.text.characters
    if text[before.stop : spot.mention.start].strip() in {"（", "("}:
        return _BRACKET.match("")
    # 分别占88.2%、11.8% are shares of several numbers, and each has its own
    return None if "分别" in spot.label else _SHARE.search(spot.label)


_BRACKET = re.compile("(?P<base>)")


class NamedShare(Struct, frozen=True):
    """A percentage of what its own words name: 自然人占88.2%, 办结率91.5%. ``pairs`` are part and whole, as they may be meant."""

    passage: Sentence
    percent: Mention
    label: str
    pairs: tuple[tuple[Counterpart, Counterpart], ...]
    sure: bool


# 约占11%, 位居其次仅占5% say nothing of what it is a share of
_NAME = re.compile(
    r"(?:，|约|仅|只|大约|分别|已|各|接近|近|超过?|就|共|合计|一共|位居\S{0,3}|居\S{0,3}|数量\S{0,6}|[两三四]者|[两三四][类项])*+(?P<name>.+)"
)
# what the words behind a share name: 82.6%的新收申请由自然人提出
_BEHIND = re.compile(
    r"^(?:的)?(?:[^，；。由来是为]{0,10}申请)?(?:由|来自于?|来源于|是|为|系|属于?)(?P<name>[^，；。0-9]{2,14}?)(?:所?提出|提交|递交|申请)?(?:的)?$"
)
_RATE = re.compile(
    r"^(?:申请|总|综合)?办结率(?:为|达到?|约|是|：)*$|^(?:已)?(?:办结|答复)(?:的|申请)*占(?:比)?(?:约|为)*$"
)
_LEFT = re.compile(
    r"^(?:申请)?结转率(?:为|达到?|约|是|：)*$|^(?:尚|仍|正)?(?:未办结|在办理?|结转(?:下年度?|下一年度?)?|正在办理)(?:中)?(?:的|申请)*占(?:比)?(?:约|为)*$"
)


def named_shares(report: AnnualReport, reading: Reading) -> Iterator[NamedShare]:
    """Every share in a passage whose own words say of what it is."""
    for index, spot in enumerate(reading.spots):
        if spot.mention.kind is not MentionKind.PERCENT:
            continue
        found = _SHARE.search(spot.label)
        if _RATE.search(spot.label) or _LEFT.search(spot.label):
            yield from _of_all(report, reading, spot)
        elif found is not None and (name := _NAME.fullmatch(spot.label[: found.start()])):
            yield from _named(report, reading, spot, name["name"])
            yield from _of_a_number_nearby(report, reading, index, name["name"])
        elif (behind := _BEHIND.match(spot.tail)) is not None:
            yield from _named(report, reading, replace(spot, passage=spot.head + spot.tail), behind["name"])
        elif _PUBLISHED.search(spot.label):
            yield from _published(report, reading, spot)
        elif (outcome := _OUTCOME_RATE.search(spot.label)) is not None:
            yield from _of_outcome(report, reading, spot, outcome["name"])


def _of_all(report: AnnualReport, reading: Reading, spot: Spot) -> Iterator[NamedShare]:
    """办结率, 结转率: of all requests there were to answer."""
    if bearing_of(Topic.REQUESTS, spot.head, spot.before) is Bearing.STRONG:
        yield _rate(report, reading, spot, "total" if _RATE.search(spot.label) else "carried_out")


def _named(report: AnnualReport, reading: Reading, spot: Spot, name: str) -> Iterator[NamedShare]:
    counted = replace(spot.mention, kind=MentionKind.COUNT, unit="")
    statement = spoken_of(
        report, reading.passage, replace(spot, mention=counted, label=name, wider="", tail="", own=name)
    )
    if statement is None or statement.rule not in ("N05", "N06"):
        return
    received, both = received_requests(report)
    answered = requests_line(report, "total")
    wholes = (received, both, answered) if statement.rule == "N05" else (answered, received, both)
    pairs = tuple((part, whole) for part in statement.accepted for whole in wholes)
    yield NamedShare(reading.passage, spot.mention, spot.label, pairs, not statement.obstacle)


def _of_a_number_nearby(report: AnnualReport, reading: Reading, index: int, name: str) -> Iterator[NamedShare]:
    """网络申请占比73.5%，共100件; 网络申请100件……，网络渠道占73.5%: what no table knows may stand beside the share."""
    spots = reading.spots
    after = spots[index + 1 : index + 2]
    parts = [one for one in after if one.mention.kind is MentionKind.COUNT and _THAT_IS.match(one.own)]
    parts += [one for one in spots[max(index - _LONGEST, 0) : index] if name[:_STEM] in one.own and _counted(one)]
    if bearing_of(Topic.REQUESTS, spots[index].head, spots[index].before) is Bearing.STRONG:
        wholes = (*received_requests(report), requests_line(report, "total"))
        pairs = tuple((_said(part), whole) for part in parts for whole in wholes)
        if pairs:
            yield NamedShare(reading.passage, spots[index].mention, spots[index].label, pairs, sure=False)


def _counted(spot: Spot) -> bool:
    return spot.mention.kind is MentionKind.COUNT


_THAT_IS = re.compile(r"^(?:共|计|共计|为|达|有|合计|约|即)*$")
_STEM = 2
"""Characters that begin a name as it is said again: 网络申请, 网络渠道."""
_PUBLISHED = re.compile(r"(?<!主动)公开率(?:为|达到?|约|是|：)*$")
_RESULTS = re.compile("予以公开|部分公开|不予公开|无法提供")


def _published(report: AnnualReport, reading: Reading, spot: Spot) -> Iterator[NamedShare]:
    """公开率: what was given out, in whole or in part, of all that was answered."""
    told = any(one is not None and one.rule == "N06" and not one.obstacle for one in reading.statements)
    if not told and bearing_of(Topic.REQUESTS, spot.head, spot.before) is not Bearing.STRONG:
        return
    granted, partly = requests_line(report, "granted"), requests_line(report, "partly_granted")
    parts = (added("予以公开与部分公开之和", granted, partly), granted)
    wholes = (requests_line(report, "total"), *received_requests(report))
    sure = _RESULTS.search(spot.passage) is not None and not obstacle_of(
        report, reading.passage, spot.mention, spot.own
    )
    yield NamedShare(
        reading.passage, spot.mention, spot.label, tuple((one, all_) for one in parts for all_ in wholes), sure
    )


_OUTCOME_RATE = re.compile(r"(?P<name>维持|胜诉|纠错|纠正|败诉)率(?:为|达到?|约|是|：)*$")


def _of_outcome(report: AnnualReport, reading: Reading, spot: Spot, name: str) -> Iterator[NamedShare]:
    """复议维持率62.5%: of all of the group that was named last, or of those decided."""
    counted = replace(spot.mention, kind=MentionKind.COUNT, unit="")
    statement = spoken_of(
        report,
        reading.passage,
        replace(spot, mention=counted, label=name, wider="", tail="", own=spot.own.rpartition(name)[0] + name),
    )
    if statement is None or statement.rule not in ("N07", "N08"):
        return
    part = statement.accepted[0]
    groups = tuple(dict.fromkeys(line_of(at) for at in part.cells))
    whole = dispute_cells(report, "总计", groups, "total")
    decided = added(
        "审结", *(dispute_cells(report, "", groups, outcome) for outcome in ("upheld", "corrected", "other"))
    )
    yield NamedShare(
        reading.passage, spot.mention, spot.label, ((part, whole), (part, decided)), not statement.obstacle
    )


def _rate(report: AnnualReport, reading: Reading, spot: Spot, line: str) -> NamedShare:
    received, both = received_requests(report)
    part = requests_line(report, line)
    obstacle = obstacle_of(
        report, reading.passage, spot.mention, spot.own, scope_known=reading.of_the_tables(spot.mention)
    )
    whole = spot.mention.value == _ALL
    return NamedShare(
        reading.passage, spot.mention, spot.label, ((part, both), (part, received)), not obstacle and not whole
    )


_ALL = Decimal(100)


def _wholes(
    report: AnnualReport, reading: Reading, part: int, base: str, lists: tuple[PartList, ...]
) -> tuple[tuple[Counterpart, ...], bool]:
    own = reading.spots[part].mention
    around = (*reading.spots[max(part - _LONGEST, 0) : part], *reading.spots[part + 1 : part + 2])
    said = tuple(_said(spot) for spot in around if _may_hold(spot, own))
    under = tuple(
        Counterpart("所列总数", found.total.value, ())
        for found in lists
        if any(one.mention.start == own.start for one in found.parts)
    )
    tabled = _tabled(report, base)
    statement = reading.statements[part]
    known = statement is not None and statement.rule in ("N05", "N06")
    plain = known and statement is not None and not statement.obstacle
    spot = reading.spots[part]
    of_requests = bearing_of(Topic.REQUESTS, spot.head, spot.before) is Bearing.STRONG
    by_channel = of_requests and (_BY_CHANNEL.search(spot.label) is not None or bool(channel_of(spot)))
    requests = (*received_requests(report), requests_line(report, "total")) if known or tabled or of_requests else ()
    readable = all(one.amount is not None for one in requests)
    sure = bool(under) or (readable and (bool(tabled) or plain or by_channel or (known and bool(said))))
    return (*under, *tabled, *said, *requests), sure


_BY_CHANNEL = re.compile(
    r"^(?:通过|其中)*(?:网[上络]|信函|邮[寄政件]|当面|现场|电子邮件|传真|线[上下])\S{0,4}(?:申请|提交|提出)*$"
)


def _may_hold(spot: Spot, part: Mention) -> bool:
    mention = spot.mention
    return mention.kind is MentionKind.COUNT and mention.value >= part.value and mention.value > 0


def _said(spot: Spot) -> Counterpart:
    return Counterpart("前文的数", spot.mention.value, ())


def _tabled(report: AnnualReport, base: str) -> tuple[Counterpart, ...]:
    """The whole that the words name: 占申请总数的, 占办结总数的."""
    if not _WHOLE.search(base):
        return ()
    received = received_requests(report) if _OF_RECEIVED.search(base) else ()
    answered = (requests_line(report, "total"),) if _OF_ANSWERED.search(base) else ()
    return (*answered, *received)


_WHOLE = re.compile("总|量|全部|所有|全年|新收|新增|数")
