"""N16: the shares of a complete list make up 100 %."""

from collections.abc import Iterator
from decimal import Decimal

from core.rules.narrative.claims.statement import Reading
from core.rules.narrative.claims.statements import readings
from core.rules.narrative.ratios.shares import Share, shares
from core.rules.narrative.sums.lists import PartList, part_lists
from core.rules.narrative.words.precision import last_place
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_WHOLE = Decimal(100)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for reading in readings(subject.report, subject.sentences):
        found = tuple(shares(subject.report, reading))
        if len(found) > 1:
            yield from _judge(rule, reading, found)


def _judge(rule: Rule, reading: Reading, found: tuple[Share, ...]) -> Iterator[CheckResult]:
    by_part = {share.part.start: share for share in found if share.amount == share.part.value}
    for listed in part_lists((reading.passage,)):
        together = [by_part[part.mention.start] for part in listed.parts if part.mention.start in by_part]
        if len(together) > 1 and len(together) == len(listed.parts) and _is_complete(listed):
            yield _result(rule, together)


def _is_complete(listed: PartList) -> bool:
    """Whether the parts make up the whole, so that their shares must too."""
    return sum((part.mention.value for part in listed.parts), Decimal(0)) == listed.total.value


def _result(rule: Rule, together: list[Share]) -> CheckResult:
    words = tuple(share.passage.text.slice(share.percent.start, share.percent.stop) for share in together)
    total = sum((share.percent.value for share in together), Decimal(0))
    # each is rounded or cut off for itself
    slack = sum((last_place(one.characters) for one in words), Decimal(0))
    approximate = any(share.percent.approximate for share in together)
    holds = approximate or abs(total - _WHOLE) <= slack
    return CheckResult(
        rule.id,
        "正文 占比之和",
        Verdict.HOLDS if holds else Verdict.BROKEN,
        formula="列全的各项占比之和 = 100%（容许各项取舍的误差）",
        statement=f"正文所列占比 {'+'.join(one.characters for one in words)} = {plain(total)}%",
        expectation="各项已列全，占比之和应为100%",
        words=words,
    )


SHARES_TOGETHER = Rule(
    id="N16",
    title="占比之和",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文列全各分项并写出各项占比的，占比之和应为100%，容许四舍五入的误差。",
    basis=inferred("各部分之和等于总体"),
    next_step="重新计算各项占比",
    usual=False,
    examples=(
        Example("一：公开信息300条，其中动态100条，占33.3%，公告100条，占33.3%，政策100条，占33.3%。", Verdict.HOLDS),
        Example("一：公开信息400条，其中动态300条，占75%，公告20条，占5%。", None),
        Example("一：公开信息400条，其中动态300条，占85%，公告100条，占25%。", Verdict.BROKEN),
    ),
)
