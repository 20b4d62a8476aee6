"""Phrases of the narrative and the cells they speak of, for numbers that no rule judges yet."""

import re
from collections.abc import Callable

from msgspec import Struct

from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS
from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.counterparts import (
    Counterpart,
    added,
    cells_together,
    disputes_group,
    received_requests,
    requests_line,
)
from core.rules.narrative.surroundings import surroundings

Counterparts = Callable[[AnnualReport], tuple[Counterpart, ...]]


class Phrase(Struct, frozen=True):
    """Words right before a number, and what the number may then equal."""

    words: re.Pattern[str]
    counterparts: Counterparts
    kind: MentionKind = MentionKind.COUNT


def _requests(key: str) -> Counterparts:
    return lambda report: (requests_line(report, key),)


def _group(prefix: str, name: str) -> Counterparts:
    """The lines of one kind of result, in the total column."""

    def together(report: AnnualReport) -> tuple[Counterpart, ...]:
        lines = (line.key for line in report.form.table(Table.REQUESTS).lines if line.key.startswith(prefix))
        return (cells_together(report, name, tuple(address(Table.REQUESTS, key, "total") for key in lines)),)

    return together


def _applicants(name: str, columns: tuple[str, ...]) -> Counterparts:
    def either(report: AnnualReport) -> tuple[Counterpart, ...]:
        received, carried_in = (
            cells_together(report, name, tuple(address(Table.REQUESTS, line, column) for column in columns))
            for line in ("received", "carried_in")
        )
        return received, added(f"{name}（含上年结转）", received, carried_in)

    return either


def _disclosed(name: str, lines: tuple[str, ...], columns: tuple[str, ...]) -> Counterparts:
    """One figure of table 2, by whichever of the keys the report's edition has."""

    def figures(report: AnnualReport) -> tuple[Counterpart, ...]:
        cells: list[Address] = [
            address(Table.DISCLOSURE, line.key, column.key)
            for line in report.form.table(Table.DISCLOSURE).lines
            for column in line.columns
            if line.key in lines and column.key in columns
        ]
        return tuple(cells_together(report, name, (at,)) for at in cells)

    return figures


def _lawsuits(report: AnnualReport) -> tuple[Counterpart, ...]:
    direct = disputes_group(report, "litigation_direct", "未经复议直接起诉")
    return (added("行政诉讼", direct, disputes_group(report, "litigation_after", "复议后起诉")),)


def _reconsiderations(report: AnnualReport) -> tuple[Counterpart, ...]:
    return (disputes_group(report, "reconsideration", "行政复议"),)


_COUNTED = r"(?:申请|案件|文件|决定|事项|答复|的|数量|件数|共计?|总计|合计|为|有|了|：|:)*$"
_ORGANISATIONS = tuple(column.key for column in APPLICANTS[1:-1])
_DOCUMENTS = ("normative_documents",)


def _phrase(words: str, counterparts: Counterparts, kind: MentionKind = MentionKind.COUNT) -> Phrase:
    return Phrase(re.compile(f"(?:{words}){_COUNTED}"), counterparts, kind)


PHRASES = (
    _phrase(r"结转(?:至|到|入)?(?:下一?年度?|次年|明年)(?:继续)?(?:办理|处理)?", _requests("carried_out")),
    _phrase(r"(?:上一?年度?|去年)(?:度)?结转\S{0,10}|结转(?:上一?年|去年)度?\S{0,10}", _requests("carried_in")),
    _phrase(r"部分公开", _requests("partly_granted")),
    _phrase(r"不予公开", _group("refused_", "不予公开")),
    _phrase(r"(?<!不)予以公开|(?:同意|全部|准予)公开", _requests("granted")),
    _phrase(r"无法提供", _group("unable_", "无法提供")),
    _phrase(r"不予处理", _group("not_processed_", "不予处理")),
    _phrase(r"其他处理", _group("other_handling", "其他处理")),
    _phrase(r"自然人(?:提出|提交|申请)?", _applicants("自然人", ("natural",))),
    _phrase(r"法人(?:或|和)?其[他它]组织(?:提出|提交|申请)?", _applicants("法人或其他组织", _ORGANISATIONS)),
    _phrase(r"行政复议", _reconsiderations),
    _phrase(r"行政诉讼", _lawsuits),
    _phrase(r"(?:办结|办理|答复|办复)(?:政府信息公开|信息公开|依申请公开)?", _requests("total")),
    _phrase(r"信息公开申请|依申请公开|(?<!信息)公开申请|(?:收到|接到|受理)申请", received_requests),
    _phrase(r"废止(?:行政)?规范性", _disclosed("废止件数", _DOCUMENTS, ("repealed",))),
    _phrase(
        r"(?:制发|制定|印发|出台|发布|公开|制作)(?:行政)?规范性",
        _disclosed("规范性文件", _DOCUMENTS, ("issued", "made", "newly_disclosed")),
    ),
    _phrase(
        r"(?:行政)?规范性", _disclosed("规范性文件", _DOCUMENTS, ("issued", "in_force", "made", "disclosed_total"))
    ),
    _phrase(r"行政许可(?:处理)?", _disclosed("行政许可", ("licensing",), ("decisions",))),
    _phrase(r"行政处罚(?:处理)?", _disclosed("行政处罚", ("penalties",), ("decisions",))),
    _phrase(r"行政强制(?:处理|措施)?", _disclosed("行政强制", ("compulsory_measures",), ("decisions",))),
    _phrase(r"行政事业性收费(?:金额)?", _disclosed("收费金额", ("charges",), ("amount",)), MentionKind.MONEY),
    _phrase(
        r"(?:集中)?采购(?:总)?(?:金额|额)", _disclosed("采购总金额", ("procurement",), ("amount",)), MentionKind.MONEY
    ),
)


def spoken_of(report: AnnualReport, sentence: Sentence, mention: Mention) -> tuple[Counterpart, ...]:
    """The cells that the words before a number speak of; none where no phrase fits."""
    words = surroundings(sentence, mention)
    following = words.after[:12]
    for phrase in PHRASES:
        if phrase.kind is mention.kind and phrase.words.search(words.clause):
            return phrase.counterparts(report)
    if mention.kind is MentionKind.COUNT and re.match(r"(?:的)?(?:政府信息公开|信息公开|公开)申请", following):
        return received_requests(report)
    return ()
