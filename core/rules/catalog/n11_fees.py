"""N11: the fee for processing information, in section 一 and in section 六, and item by item."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct, structs

from core.forms.address import Table, address
from core.forms.form import Edition
from core.report.sentence import Mention
from core.rules.narrative.claims.counterparts import figure_at
from core.rules.narrative.fees import Fee, fees_of
from core.rules.narrative.words.surroundings import phrase
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain
from core.source.text import SourceText

_FORMULA = "第一、六部分所写信息处理费的金额和件数一致，且等于各分项之和"
_CHARGES = address(Table.DISCLOSURE, "charges", "amount")
_TEN_THOUSAND = 10_000


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found = fees_of(subject)
    for fee in found:
        if len(fee.items) > 1:
            yield from _items(rule, fee)
        yield from _charged(rule, subject, fee)
    for wider in (False, True):
        alike = [fee for fee in found if fee.wider is wider]
        first, sixth = ([fee for fee in alike if (fee.sentence.section == 6) is last] for last in (False, True))
        yield from _both(rule, "金额", [_amount(fee) for fee in first], [_amount(fee) for fee in sixth])
        yield from _both(rule, "件数", list(_cases(first)), list(_cases(sixth)))


class _Said(Struct, frozen=True):
    """One number as printed; ``doubted`` where it may not be what was collected."""

    words: SourceText
    value: Decimal
    doubted: bool = False


def _amount(fee: Fee) -> _Said:
    return _Said(fee.words, fee.amount, fee.noticed)


def _cases(fees: list[Fee]) -> Iterator[_Said]:
    for fee in fees:
        if fee.cases is not None:
            yield _Said(phrase(fee.sentence, fee.cases), fee.cases.value)


def _charged(rule: Rule, subject: Subject, fee: Fee) -> Iterator[CheckResult]:
    """The only charge of the year is the very amount of the table, in 万元; where it is not, other charges make up the rest."""
    charged = figure_at(subject.report, _CHARGES).amount
    if charged and fee.amount == charged * _TEN_THOUSAND and not fee.wider:
        said = f"正文写信息处理费“{fee.words}”，表二收费金额为 {plain(charged)} 万元"
        yield structs.replace(
            _result(rule, "正文 信息处理费金额", Verdict.HOLDS, said, (fee.words,)), cells=(_CHARGES,)
        )


def _items(rule: Rule, fee: Fee) -> Iterator[CheckResult]:
    yield from _sum(rule, fee, fee.mention, fee.items)
    if fee.cases is not None and len(fee.item_cases) == len(fee.items):
        yield from _sum(rule, fee, fee.cases, fee.item_cases)


def _sum(rule: Rule, fee: Fee, whole: Mention, items: tuple[Mention, ...]) -> Iterator[CheckResult]:
    together = sum((one.value for one in items), Decimal(0))
    words = tuple(phrase(fee.sentence, one) for one in (whole, *items))
    listed = "+".join(plain(one.value) for one in items)
    said = f"正文写信息处理费“{words[0]}”，所列分项 {listed} = {plain(together)}"
    if together == whole.value:
        yield _result(rule, "正文 信息处理费分项", Verdict.HOLDS, said, words)
    elif together > whole.value or not fee.open_list:
        severity = Severity.ERROR if together > whole.value else Severity.DOUBT
        yield _result(rule, "正文 信息处理费分项", Verdict.BROKEN, said, words, severity)


def _both(rule: Rule, what: str, first: list[_Said], sixth: list[_Said]) -> Iterator[CheckResult]:
    """One statement in either section, held against each other; several may each count something else."""
    if not first or not sixth:
        return
    values = {one.value for one in sixth}
    for one in first:
        agrees = one.value in values
        if not agrees and (len(first) > 1 or len(sixth) > 1 or _asked_for(one, sixth[0])):
            continue
        other = next((other for other in sixth if other.value == one.value), sixth[0])
        said = f"第一部分写“{one.words}”，第六部分写“{other.words}”"
        verdict = Verdict.HOLDS if agrees else Verdict.BROKEN
        yield _result(rule, f"正文 信息处理费{what}", verdict, said, (one.words, other.words))


def _asked_for(one: _Said, other: _Said) -> bool:
    """Whether an amount that may only have been asked for stands against none: both can be true."""
    return any(a.doubted and a.value and not b.value for a, b in ((one, other), (other, one)))


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
        Example("一：收取信息处理费600元。\n六：信息处理费的收费标准为每件100元。", None),
        Example("一：收取信息处理费600元。\n六：本年度收取政府信息公开信息处理费800元。", Verdict.BROKEN),
        Example("一：收取信息处理费600元。\n六：2023年未收取信息处理费。", Verdict.BROKEN),
        Example(
            "一：向2名申请人发出收费通知，收取信息处理费600元，均逾期未缴。\n六：2023年未收取信息处理费。",
            None,
        ),
        Example("表二 本年收费金额\n行政事业性收费 0.06\n六：收取信息处理费600元。", Verdict.HOLDS),
        Example("一：收取信息处理费0元。\n六：2023年未收取信息处理费。", Verdict.HOLDS),
        Example("六：共收取信息处理费600元，其中市教育局200元、市水利局500元。", Verdict.BROKEN),
        Example("六：收取信息处理费600元：市教育局200元、市水利局500元。", Verdict.BROKEN),
        Example("六：收取信息处理费700元，涉及7件，其中市教育局200元（2件）、市水利局500元（5件）。", Verdict.HOLDS),
        Example("六：收取信息处理费700元，涉及7件，其中市教育局200元（2件）、市水利局500元（6件）。", Verdict.BROKEN),
        Example(
            "六：收取信息处理费600元，其中市教育局收取信息处理费200元、市水利局收取信息处理费500元。", Verdict.BROKEN
        ),
        Example("六：收取信息处理费600元。其中，市教育局200元，市水利局500元，已上缴。", Verdict.BROKEN),
        Example("六：收取信息处理费600元，其中向2名申请人收取200元、向3名申请人收取500元。", Verdict.BROKEN),
        Example(
            "六：收取信息处理费600元，其中市教育局200元、市水利局400元，按件收取300元、按量收取300元。", Verdict.HOLDS
        ),
        Example("六：收取信息处理费600元，其中最高一笔200元、最低一笔100元。", None),
        Example("六：收取信息处理费600元，政务公开经费其中印刷2000元、培训3000元。", None),
        Example("六：收取信息处理费600元，其中市教育局400元（甲科100元、乙科300元）、市水利局200元。", None),
        Example("六：收取信息处理费600元，其中市教育局200元、市水利局300元等。", None),
        Example("一：对13件申请收取信息处理费300元。\n六：对12件申请收取信息处理费300元。", Verdict.BROKEN),
    ),
)
