"""W12: terms of the regulation before it was revised in 2019."""

import re
from collections.abc import Iterator

from core.rules.narrative.wording.passages import (
    NARRATIVE,
    around,
    found_in,
    found_or_held,
    statements,
    without_quotations,
)
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_FIRST_YEAR = 2019
_COST = re.compile(
    r"(?:检索|复制|邮寄)(?:费?[、，和及与])?(?:检索|复制|邮寄)?(?:费?[、，和及与])?(?:邮寄)?(?:等)?(?:的?成本)?费用?"
)
_NOT_ACCEPTED = re.compile(r"不予受理")
_OF_REQUESTS = re.compile(r"依申请公开|信息公开申请|公开申请")
_OTHER_MATTER = re.compile(r"复议|诉讼|法院|信访|投诉|举报|许可|仲裁|不再使用|不得|修订前|旧|原")
_SUPERVISION = re.compile(
    r"监察(?:机关|部门|局)[^。；，]{0,8}(?:投诉|举报)|(?:投诉|举报)[^。；，]{0,6}监察(?:机关|部门|局)"
)
_NOT_CHARGED = re.compile(r"取消|不再|停止|停征|废止|免")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    if year is None or year < _FIRST_YEAR:
        return
    found: list[CheckResult] = []
    looked = False
    for passage in statements(subject.report, NARRATIVE):
        text = without_quotations(passage.characters)
        looked |= _OF_REQUESTS.search(text) is not None or "费" in text
        for match, instead in _terms(text):
            said = f"用了修订前的说法“{match[0]}”：“{around(passage.characters, *match.span())}”"
            found.append(found_in(rule, passage, match.span(), said, instead))
    yield from found_or_held(rule, found, looked=looked)


def _terms(text: str) -> Iterator[tuple[re.Match[str], str]]:
    if ("成本" in text or "收费" in text or "收取" in text) and not _NOT_CHARGED.search(text):
        match = _COST.search(text)
        if match and ("检索" in match[0] or "邮寄" in match[0]):
            yield match, "2019 年修订后不再收取检索、复制、邮寄的成本费，现为信息处理费"
    if _OF_REQUESTS.search(text) and not _OTHER_MATTER.search(text) and (match := _NOT_ACCEPTED.search(text)):
        yield match, "政府信息公开申请的办理结果中没有“不予受理”，现为“不予处理”"
    if match := _SUPERVISION.search(text):
        yield match, "监督机关现为上一级行政机关或者政府信息公开工作主管部门"


REPEALED_TERMS = Rule(
    id="W12",
    title="使用已废止的概念",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="检索、复制、邮寄成本费，对申请“不予受理”，向监察机关投诉举报，都是 2019 年修订前的说法。",
    basis=inferred("条例 2019 年修订时改变了这些说法"),
    next_step="看这一句是否沿用了往年的稿子",
    usual=False,
    examples=(
        Example("六：2023年未收取信息处理费。", Verdict.HOLDS),
        Example("六：按规定已停止收取检索、复制、邮寄等成本费用。", Verdict.HOLDS),
        Example("一：对信访类的公开申请不予处理；行政复议申请不予受理1件。", Verdict.HOLDS),
        Example("六：2023年未收取检索、复制、邮寄等成本费用。", Verdict.BROKEN),
        Example("一：收到政府信息公开申请3件，其中不予受理1件。", Verdict.BROKEN),
        Example("一：公民可以向监察机关举报。\n六：未收费。", Verdict.BROKEN),
    ),
)
