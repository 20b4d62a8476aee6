"""What a share may be a share of: the total above its list, the whole that the words name, or all requests."""

import re

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import Counterpart, received_requests, requests_line
from core.rules.narrative.claims.statement import Reading
from core.rules.narrative.claims.statements import named_as, spoken_of
from core.rules.narrative.sums.channels import channel_of
from core.rules.narrative.sums.lists import PartList
from core.rules.narrative.words.spots import Spot
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of

_WHOLE = re.compile("总|量|全部|所有|全年|新收|新增|办结|数")
_OF_RECEIVED = re.compile(r"申请|受理|收到|收件|新收|接收")
_OF_ANSWERED = re.compile(r"办结|办理|答复|处理")
_OF_A_GROUP = frozenset(("N05", "N06", "N07", "N08"))
_LONGEST = 40
"""Numbers of a list before which its total is not looked for."""


def wholes_of(
    report: AnnualReport, reading: Reading, part: int, base: str, lists: tuple[PartList, ...]
) -> tuple[tuple[Counterpart, ...], bool]:
    """The wholes that the number at ``part`` may be a share of, and whether there can be no other.

    ``base`` are the words that name the whole: 申请总数 in 占申请总数的.
    """
    spot = reading.spots[part]
    around = (*reading.spots[max(part - _LONGEST, 0) : part], *reading.spots[part + 1 : part + 2])
    before = tuple(said_before(one) for one in around if _may_hold(one, spot.mention))
    under = tuple(
        Counterpart("所列总数", found.total.value, ())
        for found in lists
        if any(one.mention.start == spot.mention.start for one in found.parts)
    )
    group = group_named(report, reading.passage, spot, base)
    if group:
        return (*group, *under), all(one.amount is not None for one in group)
    named = _all_named(report, base)
    statement = reading.statements[part]
    known = statement is not None and statement.rule in ("N05", "N06")
    plain = known and statement is not None and not statement.obstacle
    of_requests = bearing_of(Topic.REQUESTS, spot.head, spot.before) is Bearing.STRONG
    by_channel = of_requests and (_BY_CHANNEL.search(spot.label) is not None or bool(channel_of(spot)))
    requests = (*received_requests(report), requests_line(report, "total")) if known or named or of_requests else ()
    readable = all(one.amount is not None for one in requests)
    sure = bool(under) or (readable and (bool(named) or plain or by_channel or (known and bool(before))))
    if named and not _OF_RECEIVED.search(base):
        # 占办结件的 is no share of those received; 占申请总数的 is often reckoned from those answered
        others = {one.amount for one in requests} - {one.amount for one in named}
        return (*named, *under, *(one for one in before if one.amount not in others)), sure
    return (*under, *named, *before, *requests), sure


_BY_CHANNEL = re.compile(
    r"^(?:通过|其中)*(?:网[上络]|信函|邮[寄政件]|当面|现场|电子邮件|传真|线[上下])\S{0,4}(?:申请|提交|提出)*+$"
)


def said_before(spot: Spot) -> Counterpart:
    """A number of the passage as the whole of a share."""
    return Counterpart("前文的数", spot.mention.value, ())


def group_named(report: AnnualReport, passage: Sentence, spot: Spot, base: str) -> tuple[Counterpart, ...]:
    """The whole where the words name a part of the requests or disputes: 占无法提供总数的83.7%, 占法人申请的."""
    found = spoken_of(report, passage, named_as(spot, base)) if base else None
    return found.accepted if found is not None and found.rule in _OF_A_GROUP else ()


def _may_hold(spot: Spot, part: Mention) -> bool:
    mention = spot.mention
    return mention.kind is MentionKind.COUNT and mention.value >= part.value and mention.value > 0


def _all_named(report: AnnualReport, base: str) -> tuple[Counterpart, ...]:
    """The whole where the words name all requests, or all answers: 占申请总数的, 占办结总数的."""
    if not _WHOLE.search(base):
        return ()
    received = received_requests(report) if _OF_RECEIVED.search(base) else ()
    answered = (requests_line(report, "total"),) if _OF_ANSWERED.search(base) else ()
    return (*answered, *received)
