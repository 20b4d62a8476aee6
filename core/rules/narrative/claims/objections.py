"""Why a statement must not be called wrong: its words, whose number it is, or what it is a part of."""

import re

from core.forms.address import line_of
from core.rules.narrative.claims.counterparts import received_requests, requests_line
from core.rules.narrative.claims.heads import Head, lines_of
from core.rules.narrative.claims.obstacles import OTHER_BODY, OTHER_YEAR, WIDER, names_another_body, obstacle_of
from core.rules.narrative.claims.statement import Statement
from core.rules.narrative.words.topics import Bearing

LOOSE = "说法不够确切，不据此判定"
PARTIAL = "所属的总数与表格不同，或只是其中一部分"


def objection_to(statement: Statement, head: Head | None, *, scope_known: bool = False) -> str:
    """A Chinese clause, empty where nothing speaks against it.

    ``scope_known`` says that the numbers before it agree with the tables, whatever place they speak of.
    """
    place = statement.place
    if names_another_body(place.report.organ, place.spot.own):
        return OTHER_BODY
    if place.spot.earlier:
        return OTHER_YEAR
    found = obstacle_of(place.report, statement.sentence, place.spot.mention, place.spot.own, scope_known=scope_known)
    inherited = "" if head is None or head.statement is None else head.statement.obstacle
    if found or (inherited in _INHERITED and not scope_known):
        return found or inherited
    if _is_loose(statement):
        return LOOSE
    narrower = head is not None and not _is_too_many(statement, head) and _narrows(statement, head)
    return PARTIAL if narrower else ""


def _is_too_many(statement: Statement, head: Head) -> bool:
    """办结129件（含上年结转51件）: no more can have been answered of those carried in than there were."""
    answered = head.statement
    if statement.phrase.rule != "N02" or answered is None or answered.rule != "N03" or not answered.surely_agrees:
        return False
    return all(one.amount is not None and one.amount < statement.mention.value for one in statement.accepted)


# 三件处罚决定有一件超期公开
_HAS = re.compile("[^中的其属]*有|[^中其]*的(?:申请|案件|决定|答复|文件)有")
_A_NUMBER = re.compile("[0-9一二三四五六七八九十百两][件条份宗个项起次名人家]$")
# names given in turn whose numbers could not be told apart
_IN_TURN = re.compile("分别|依次")


def _is_loose(statement: Statement) -> bool:
    """Whether the words may mean something else, or only a part of what they name."""
    phrase, spot = statement.phrase, statement.place.spot
    if phrase.loose or not phrase.rule or phrase.bearing(statement.place) is Bearing.WEAK:
        return True
    if phrase.rule == "N05" and _CAME.search(spot.own) and _is_all(statement):
        return True
    some = phrase.rule in _OF_ALL and _ONLY_SOME.match(spot.tail) and phrase.words.search(spot.label)
    some = some or (_HAS.fullmatch(spot.label) and _A_NUMBER.search(spot.passage))
    return _IN_TURN.search(spot.label) is not None or bool(some)


def _is_all(statement: Statement) -> bool:
    """Whether the number is that of all requests: 收到企业群众申请136件 may well speak of all."""
    received = received_requests(statement.place.report)
    return any(one.amount == statement.mention.value for one in received)


_CAME = re.compile("收到|接到|受理|新收|接收|登记")
_NARROWED_BY_THEIR_OWN = frozenset(("N09", "N10"))
_CARRIED = frozenset(("carried_in", "carried_out"))
_OF_ALL = frozenset(("N01", "N02", "N03", "N04"))
# 新收申请的120件来自自然人
_ONLY_SOME = re.compile(r"(?:来自|来源于|由(?!于)|系|属于?|涉及|通过)")
_INHERITED = frozenset((WIDER, OTHER_YEAR))
"""What stands in the way of a total stands in the way of its parts."""
_ANSWERED = re.compile("办结|答复|办毕")
_DIVIDED = frozenset(("N03", "N05", "N06"))
_KNOWN = frozenset(("N02", "N05", "N06"))
"""Totals whose lines or columns are known, so that the cells of their parts are known too."""


def _narrows(narrowed: Statement, head: Head) -> bool:
    """Whether a list under ``head`` divides something narrower than all requests, 通过网络收到10件，其中自然人9件, say."""
    total, rule = head.statement, narrowed.rule
    if total is not None and _is_part_of(narrowed, total):
        return True
    if rule in _NARROWED_BY_THEIR_OWN or rule not in _DIVIDED or head.is_total:
        return False
    if total is not None and (total.rule in _KNOWN or lines_of(head) == ("carried_out",)):
        return rule == "N03"
    report = narrowed.place.report
    whole = (*received_requests(report), requests_line(report, "total"), *(total.accepted if total else ()))
    return all(one.amount != head.mention.value for one in whole if one.amount is not None)


def _is_part_of(narrowed: Statement, total: Statement) -> bool:
    """Whether the words make the number a part of what ``total`` counts, for which the tables have no cell."""
    rule = narrowed.rule
    if total.rule == rule:
        # 企业申请10件，其中上市公司2件; 制发5件，其中新制定3件; not 收费5项，金额86.9万元
        kinds_alike = total.mention.kind is narrowed.mention.kind
        cells_alike = total.accepted[0].cells == narrowed.accepted[0].cells
        return cells_alike or (rule in _NARROWED_BY_THEIR_OWN and kinds_alike)
    if rule in ("N01", "N02"):
        # 办结129件，其中当年新收124件、上年结转5件; 自然人申请120件（含上年结转4件）
        return total.rule in ("N05", "N06") or _ANSWERED.search(total.place.spot.label) is not None
    # 上年结转的5件中，公开3件、不予公开2件
    return rule == "N06" and not _CARRIED.isdisjoint(line_of(at) for at in total.accepted[0].cells)
