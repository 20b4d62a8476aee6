"""Shares of what their own words name: 自然人占88.2%, 办结率91.5%, 82.6%的新收申请由自然人提出."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from core.forms.address import line_of
from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import Counterpart, added, dispute_cells, received_requests, requests_line
from core.rules.narrative.claims.objections import objection_to
from core.rules.narrative.claims.obstacles import obstacle_of
from core.rules.narrative.claims.statement import Reading
from core.rules.narrative.claims.statements import named_as, spoken_of
from core.rules.narrative.ratios.shares import NAME, SHARE
from core.rules.narrative.ratios.wholes import group_named, said_before
from core.rules.narrative.words.spots import Spot
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of


class NamedShare(Struct, frozen=True):
    """A percentage of what its own words name: 自然人占88.2%, 办结率91.5%. ``pairs`` are part and whole, as they may be meant."""

    passage: Sentence
    percent: Mention
    label: str
    pairs: tuple[tuple[Counterpart, Counterpart], ...]
    sure: bool


# what the words behind a share name: 82.6%的新收申请由自然人提出
_BEHIND = re.compile(
    r"^(?:的)?(?:[^，；。由来是为]{0,10}申请)?(?:由|来自于?|来源于|是|为|系|属于?|得到|获得|被|作|(?<=申请))(?P<name>[^，；。0-9]{2,14}?)(?:所?提出|提交|递交|申请)?(?:的)?$"
)
_RATE = re.compile(
    r"^(?:年内|全年|本年度?|当年|年度)?(?:申请|总|综合)?(?:办结|答复|办复)率(?:为|达到?|约|是|：)*+$|^(?:已)?(?:办结|答复)(?:的|申请)*占(?:比)?(?:约|为)*+$"
)
_LEFT = re.compile(
    r"^(?:申请)?结转率(?:为|达到?|约|是|：)*+$|^(?:尚|仍|正)?(?:未办结|在办理?|结转(?:下年度?|下一年度?)?|正在办理)(?:中)?(?:的|申请)*占(?:比)?(?:约|为)*+$"
)


def named_shares(report: AnnualReport, reading: Reading) -> Iterator[NamedShare]:
    """Every share in a passage whose own words say of what it is."""
    for index, spot in enumerate(reading.spots):
        if spot.mention.kind is not MentionKind.PERCENT:
            continue
        found = SHARE.search(spot.label)
        if _RATE.search(spot.label) or _LEFT.search(spot.label):
            yield from _of_all(report, reading, spot)
        elif found is not None and (name := NAME.fullmatch(spot.label[: found.start()])):
            yield from _named_each(report, reading, spot, name["name"], found["base"])
            yield from _of_a_number_nearby(report, reading, index, name["name"])
        elif found is not None and spot.wider:
            # 申请人以自然人为主，占84%
            yield from _named(report, reading, spot, SHARE.sub("", spot.wider), found["base"], sure=False)
        elif (behind := _BEHIND.match(spot.tail)) is not None:
            yield from _named(report, reading, replace(spot, passage=spot.head + spot.tail), behind["name"])
        elif _PUBLISHED.search(spot.label):
            yield from _published(report, reading, spot)
        elif (outcome := _OUTCOME_RATE.search(spot.label)) is not None:
            yield from _of_outcome(report, reading, spot, outcome["name"])
        elif spot.label and not spot.tail:
            # 占比分别为88.2%、11.8%, 自然人88.2%
            yield from _named(report, reading, spot, spot.label, sure=False)


_EACH = re.compile(r"^(?P<names>.+?)各$")
_JOINT = re.compile("[、和与及]|以及")


def _named_each(report: AnnualReport, reading: Reading, spot: Spot, name: str, base: str) -> Iterator[NamedShare]:
    """社会公益组织、法律服务机构各占2.3%: one share said of several."""
    each = _EACH.match(name)
    for one in _JOINT.split(each["names"]) if each else (name,):
        yield from _named(report, reading, spot, one, base)


def _of_all(report: AnnualReport, reading: Reading, spot: Spot) -> Iterator[NamedShare]:
    """办结率, 结转率: of all requests there were to answer."""
    if bearing_of(Topic.REQUESTS, spot.head, spot.before) is Bearing.STRONG:
        yield _rate(report, reading, spot, "total" if _RATE.search(spot.label) else "carried_out")


def _named(
    report: AnnualReport, reading: Reading, spot: Spot, name: str, base: str = "", *, sure: bool = True
) -> Iterator[NamedShare]:
    """``base`` are the words that name the whole; where they name nothing known, another whole may be meant."""
    statement = spoken_of(report, reading.passage, named_as(spot, name))
    if statement is None or statement.rule not in ("N05", "N06"):
        return
    received, both = received_requests(report)
    answered = requests_line(report, "total")
    wholes = (received, both, answered) if statement.rule == "N05" else (answered, received, both)
    group = group_named(report, reading.passage, spot, base)
    pairs = tuple((part, whole) for part in statement.accepted for whole in (*group, *wholes))
    known = not base or bool(group) or _OF_REQUESTS.search(base) is not None
    obstacle = objection_to(statement, None, scope_known=reading.of_the_tables(spot.mention))
    yield NamedShare(reading.passage, spot.mention, spot.label, pairs, sure and known and not obstacle)


_OF_REQUESTS = re.compile("申请|受理|收到|新收|办结|办理|答复|总数|总量|全部|公开")


def _of_a_number_nearby(report: AnnualReport, reading: Reading, index: int, name: str) -> Iterator[NamedShare]:
    """网络申请占比73.5%，共100件; 网络申请100件……，网络渠道占73.5%: what no table knows may stand beside the share."""
    spots = reading.spots
    after = spots[index + 1 : index + 2]
    parts = [one for one in after if one.mention.kind is MentionKind.COUNT and _THAT_IS.match(one.own)]
    parts += [one for one in spots[max(index - _NEARBY, 0) : index] if name[:_STEM] in one.own and _counted(one)]
    if bearing_of(Topic.REQUESTS, spots[index].head, spots[index].before) is Bearing.STRONG:
        wholes = (*received_requests(report), requests_line(report, "total"))
        pairs = tuple((said_before(part), whole) for part in parts for whole in wholes)
        if pairs:
            yield NamedShare(reading.passage, spots[index].mention, spots[index].label, pairs, sure=False)


def _counted(spot: Spot) -> bool:
    return spot.mention.kind is MentionKind.COUNT


_THAT_IS = re.compile(r"^(?:共|计|共计|为|达|有|合计|约|即)*+$")
_NEARBY = 40
"""Numbers before a share among which its own is looked for."""
_STEM = 2
"""Characters that begin a name as it is said again: 网络申请, 网络渠道."""
_PUBLISHED = re.compile(r"(?<![动予以分])公开率(?:为|达到?|约|是|：)*+$")
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


_OUTCOME_RATE = re.compile(r"(?P<name>维持|胜诉|纠错|纠正|败诉)率(?:为|达到?|约|是|：)*+$")


def _of_outcome(report: AnnualReport, reading: Reading, spot: Spot, name: str) -> Iterator[NamedShare]:
    """复议维持率62.5%: of all of the group that was named last, of those decided, or of those upheld and corrected alone.

    Who was not corrected may be called upheld: 败诉0件，胜诉率100%.
    """
    own = spot.own.rpartition(name)[0] + name
    statement = spoken_of(report, reading.passage, replace(named_as(spot, name), own=own))
    if statement is None or statement.rule not in ("N07", "N08"):
        return
    part = statement.accepted[0]
    groups = tuple(dict.fromkeys(line_of(at) for at in part.cells))
    whole = dispute_cells(report, "总计", groups, "total")
    upheld, corrected, other = (dispute_cells(report, "", groups, one) for one in ("upheld", "corrected", "other"))
    decided, contested = added("审结", upheld, corrected, other), added("维持与纠正之和", upheld, corrected)
    not_lost = ((added("维持与其他结果之和", upheld, other), decided),) if part.cells == upheld.cells else ()
    pairs = ((part, whole), (part, decided), (part, contested), *not_lost)
    yield NamedShare(reading.passage, spot.mention, spot.label, pairs, not statement.obstacle)


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
