"""N11: the fee for processing information, in section 一 and in section 六, and item by item."""

from collections.abc import Iterator
from itertools import product

from core.forms.form import Edition
from core.rules.narrative.fee_amounts import Fee, fees
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain
from core.source.text import SourceText

_FORMULA = "第一、六部分所写信息处理费的金额和件数一致，且等于各分项之和"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found = tuple(fees(subject.report, subject.sentences))
    for fee in found:
        if len(fee.items) > 1:
            yield from _items(rule, fee)
    for counts, wider in product((False, True), repeat=2):
        alike = [fee for fee in found if fee.counts is counts and fee.wider is wider]
        yield from _both(rule, [one for one in alike if one.section != 6], [one for one in alike if one.section == 6])


def _items(rule: Rule, fee: Fee) -> Iterator[CheckResult]:
    listed = "+".join(plain(value) for _, value in fee.items)
    said = f"正文写信息处理费“{fee.words}”，所列分项 {listed} = {plain(fee.listed)}"
    words = (fee.words, *(words for words, _ in fee.items))
    if fee.listed == fee.value:
        yield _result(rule, "正文 信息处理费分项", Verdict.HOLDS, said, words)
    elif fee.listed > fee.value or not fee.open_list:
        severity = Severity.ERROR if fee.listed > fee.value else Severity.DOUBT
        yield _result(rule, "正文 信息处理费分项", Verdict.BROKEN, said, words, severity)


def _both(rule: Rule, first: list[Fee], sixth: list[Fee]) -> Iterator[CheckResult]:
    """One statement in either section, held against each other; several may each count something else."""
    if not first or not sixth:
        return
    values = {fee.value for fee in sixth}
    for fee in first:
        agrees = fee.value in values
        if not agrees and (len(first) > 1 or len(sixth) > 1):
            continue
        others = [one for one in sixth if one.value == fee.value] or sixth
        what = "件数" if fee.counts else "金额"
        said = f"第一部分写“{fee.words}”，第六部分写“{others[0].words}”"
        verdict = Verdict.HOLDS if agrees else Verdict.BROKEN
        yield _result(rule, f"正文 信息处理费{what}", verdict, said, (fee.words, others[0].words))


def _result(
    rule: Rule, place: str, verdict: Verdict, said: str, words: tuple[SourceText, ...], severity: Severity | None = None
) -> CheckResult:
    return CheckResult(
        rule.id,
        place,
        verdict,
        formula=_FORMULA,
        statement=said,
        expectation="同一笔信息处理费，前后所写的数应一致",
        severity=severity,
        words=words,
    )


FEES_AGREE = Rule(
    id="N11",
    title="处理费金额前后不一",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="信息处理费的金额和件数，第一部分与第六部分都写的，应当一致；写出总额又列出分项的，总额应等于分项之和。",
    basis=inferred("同一份报告两处说的是同一件事"),
    next_step="对照收费票据，核对信息处理费的金额和件数",
    editions=frozenset((Edition.Y2021,)),
    examples=(
        Example(
            "一：收取信息处理费600元，涉及申请16件。\n六：本年度收取政府信息公开信息处理费600元，涉及16件。",
            Verdict.HOLDS,
        ),
        Example("六：共收取信息处理费600元，其中市教育局200元、市水利局400元。", Verdict.HOLDS),
        Example("一：收取信息处理费600元。\n六：信息处理费的收费标准为每件100元。", Verdict.UNDETERMINED),
        Example("一：收取信息处理费600元。\n六：本年度收取政府信息公开信息处理费800元。", Verdict.BROKEN),
        Example("一：收取信息处理费600元。\n六：2023年未收取信息处理费。", Verdict.BROKEN),
        Example("六：共收取信息处理费600元，其中市教育局200元、市水利局500元。", Verdict.BROKEN),
    ),
)
