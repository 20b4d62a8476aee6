"""N23: one thing counted twice in the narrative, with two numbers."""

import re
from collections.abc import Iterator

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.judging import matching
from core.rules.narrative.claims.obstacles import forbidden_comparison
from core.rules.narrative.claims.received_statements import received_statements
from core.rules.narrative.claims.statements import statements_of
from core.rules.narrative.words.surroundings import clause_around, phrase, surroundings
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_DISCLOSED = re.compile(
    r"^(?:20\d\d年度?|全年|本年度?|今年|我[局委办镇]|本机关|本单位|共|共计|累计)*(?:主动公开|公开)(?:各类)?(?:政府|政务)?信息(?:共|共计|总数|总量|合计|为)*+$"
)


class _Said(Struct, frozen=True):
    """A number of an indicator; ``tabled`` where it agrees with a table."""

    indicator: str
    sentence: Sentence
    mention: Mention
    tabled: bool


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    first: dict[str, _Said] = {}
    for said in sorted(_said(subject.report, subject), key=lambda one: one.indicator):
        known = first.setdefault(said.indicator, said)
        if known is said or known.sentence.text == said.sentence.text:
            continue
        same = known.mention.value == said.mention.value
        # 21 received and 23 with those carried in are both right
        if same or not (known.tabled and said.tabled):
            yield _result(rule, known, said, Verdict.HOLDS if same else Verdict.BROKEN)


def _said(report: AnnualReport, subject: Subject) -> Iterator[_Said]:
    for one in received_statements(report, subject.sentences):
        if not one.obstacle:
            yield _Said(f"N01 收到申请 {one.sense.value}", one.sentence, one.mention, tabled=False)
    for statement in statements_of(report, subject.sentences):
        if statement.rule and not statement.obstacle:
            name = f"{statement.rule} {statement.accepted[0].name} {statement.accepted[0].cells}"
            yield _Said(name, statement.sentence, statement.mention, matching(statement) is not None)
    for sentence in subject.sentences:
        for mention in sentence.mentions:
            if _is_all_disclosed(sentence, mention) and not forbidden_comparison(report, sentence, mention):
                yield _Said("主动公开政府信息", sentence, mention, tabled=False)


def _is_all_disclosed(sentence: Sentence, mention: Mention) -> bool:
    counted = mention.kind is MentionKind.COUNT and mention.unit in ("条", "件", "篇", "项")
    return counted and _DISCLOSED.search(surroundings(sentence, mention).clause) is not None


def _result(rule: Rule, first: _Said, second: _Said, verdict: Verdict) -> CheckResult:
    one, other = clause_around(first.sentence, first.mention), clause_around(second.sentence, second.mention)
    return CheckResult(
        rule.id,
        "正文 同一数字",
        verdict,
        formula="同一数字前后一致",
        statement=f"正文一处写“{one}”，另一处写“{other}”",
        expectation="同一件事的数，前后应一致；口径不同的，应写明",
        words=(phrase(first.sentence, first.mention), phrase(second.sentence, second.mention)),
    )


SAME_NUMBER_TWICE = Rule(
    id="N23",
    title="同一数字前后不一",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文两处说同一件事的，数应当一样。",
    basis=inferred("同一份报告两处说的是同一件事"),
    next_step="核对两处的数，口径不同的写明口径",
    usual=False,
    examples=(
        Example("一：全年主动公开政府信息1136条。\n六：2023年，主动公开政府信息1136条。", Verdict.HOLDS),
        Example("一：全年主动公开政府信息1136条，通过微信公众号公开信息300条。", None),
        Example("一：全年主动公开政府信息1136条。\n六：2023年，主动公开政府信息1163条。", Verdict.BROKEN),
    ),
)
