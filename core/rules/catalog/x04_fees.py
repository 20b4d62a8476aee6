"""X04–X07: the fee for handling requests against the amount charged, the requests and the rate."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from core.forms.address import Address, Table, address
from core.forms.form import Edition
from core.rules.narrative.claims.counterparts import figure_at, received_requests, requests_line
from core.rules.narrative.fees import Fee, collected_fees, denied_fees
from core.rules.narrative.wording.said import text_of
from core.rules.narrative.words.surroundings import clause_around, phrase
from core.rules.rule import Example, LegalBasis, Logic, Rule, Subject, inferred
from core.rules.telling import holding, on_cells, place_of
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain
from core.source.text import SourceText

_ONLY_2021 = frozenset({Edition.Y2021})
_RATES = LegalBasis("国办函〔2020〕109号", "政府信息公开信息处理费管理办法")
_CHARGES = address(Table.DISCLOSURE, "charges", "amount")
_TEN_THOUSAND = Decimal(10_000)
_STEP = Decimal(10)
_PLACE = "正文 信息处理费"


def _result(
    rule: Rule,
    fee: Fee,
    verdict: Verdict,
    statement: str = "",
    expectation: str = "",
    cells: tuple[Address, ...] = (),
    remark: str = "",
) -> CheckResult:
    words: tuple[SourceText, ...] = (phrase(fee.sentence, fee.mention),)
    return CheckResult(
        rule.id,
        _PLACE,
        verdict,
        rule.title,
        statement=statement,
        expectation=expectation,
        cells=cells,
        words=words,
        remark=remark,
    )


def _spoken(fee: Fee) -> str:
    return f"正文写“{clause_around(fee.sentence, fee.mention)}”"


def _within_charges(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    charged = figure_at(subject.report, _CHARGES)
    for fee in collected_fees(subject):
        if charged.amount is None:
            yield _result(rule, fee, Verdict.UNDETERMINED, cells=(_CHARGES,), remark="表二收费金额读不出")
        elif fee.amount and fee.amount > charged.amount * _TEN_THOUSAND + _rounding(charged.printed, charged.amount):
            said = f"{_spoken(fee)}，表二收费金额为 {plain(charged.amount)} 万元"
            yield _result(
                rule,
                fee,
                Verdict.BROKEN,
                said,
                "信息处理费是行政事业性收费的一种，不应大于表二的收费金额",
                (_CHARGES,),
            )
        else:
            yield _result(rule, fee, Verdict.HOLDS, cells=(_CHARGES,))


def _rounding(printed: str, amount: Decimal) -> Decimal:
    """Half of the last printed decimal, in 元; nothing where 0 was printed."""
    if not amount:
        return Decimal(0)
    return (_TEN_THOUSAND / 2).scaleb(-len(printed.strip().partition(".")[2]))


FEE_WITHIN_CHARGES = Rule(
    id="X04",
    title="信息处理费与收费金额",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2021,
    check=Logic(_within_charges),
    explanation="信息处理费属于行政事业性收费：正文写收了信息处理费的，表二第二十条第（八）项的收费金额（万元）不应小于它。",
    basis=_RATES,
    next_step="核对信息处理费的金额和单位，以及表二是否漏计",
    examples=(
        Example("表二 本年收费金额\n行政事业性收费 0.03\n六：2023年收取信息处理费300元。", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 0.3\n六：收取政府信息公开信息处理费 3350 元。", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 0\n六：全年收取政府信息公开信息处理费0元。", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 0\n六：信息处理费按每件100元收取，本年未收取。", None),
        Example("表二 本年收费金额\n行政事业性收费 缺\n六：收取信息处理费300元。", Verdict.UNDETERMINED),
        Example("表二 本年收费金额\n行政事业性收费 0\n六：2023年收取信息处理费300元。", Verdict.BROKEN),
        Example("表二 本年收费金额\n行政事业性收费 0.0200\n六：2023年收取信息处理费300元。", Verdict.BROKEN),
    ),
)

_NOTICES = re.compile(r"通知|逾期|缴纳|缴费|未缴|放弃|催缴")
_UNPAID = address(Table.REQUESTS, "other_handling_2", "total")


def _notices(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    unpaid = requests_line(subject.report, "other_handling_2") if _has_line(subject) else None
    if unpaid is None or not unpaid.amount:
        return
    denials = [fee.sentence for fee in denied_fees(subject) if fee.sentence.section == 6]
    if not denials or _NOTICES.search(text_of(subject.report, 1, 6)):
        yield holding(rule, _PLACE)
        return
    said = f"表三因逾期不缴费而不再处理的有 {plain(unpaid.amount)} 件，正文写“{denials[0].text.characters.strip()}”"
    result = on_cells(rule, subject.report, unpaid.cells, said, "发出过收费通知的，应在第六部分说明", place_of(6))
    yield structs.replace(result, words=(denials[0].text,))


def _has_line(subject: Subject) -> bool:
    return _UNPAID in subject.report.figures


UNPAID_FEES_EXPLAINED = Rule(
    id="X05",
    title="逾期缴费与收费说明",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2021,
    check=Logic(_notices),
    explanation="表三有因申请人逾期不缴费而不再处理的申请，说明发出过收费通知；第六部分只说没有收费、不提通知的，两处对不上。",
    basis=inferred("先有收费通知，才有逾期不缴费"),
    next_step="核对表三（六）2 的数，或在第六部分补写收费通知和缴费情况",
    examples=(
        Example("表三 总计\nother_handling_2 0\n六：2023年未收取信息处理费。", None),
        Example(
            "表三 总计\nother_handling_2 1\n六：发出收费通知1件，申请人逾期未缴纳，未收取信息处理费。", Verdict.HOLDS
        ),
        Example("表三 总计\nother_handling_2 1\n六：2023年收取信息处理费300元。", Verdict.HOLDS),
        Example("表三 总计\nother_handling_2 1\n六：2023年没有产生信息处理费。", Verdict.BROKEN),
    ),
)


def _steps(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for fee in collected_fees(subject):
        if fee.amount % _STEP == 0:
            yield _result(rule, fee, Verdict.HOLDS)
        else:
            yield _result(rule, fee, Verdict.BROKEN, _spoken(fee), "信息处理费按件、按页计收，每档都是 10 元的整倍数")


FEE_IN_STEPS = Rule(
    id="X06",
    title="处理费金额尾数",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2021,
    check=Logic(_steps),
    explanation="信息处理费按件每件 100 元起，按页每页 10、20、40 元，金额都是 10 元的整倍数。",
    basis=_RATES,
    next_step="核对金额，看是否混入邮寄等其他费用，或单位有误",
    examples=(
        Example("六：2023年收取信息处理费300元。", Verdict.HOLDS),
        Example("六：2023年收取信息处理费0.032万元。", Verdict.HOLDS),
        Example("六：2023年收取信息处理费335元。", Verdict.BROKEN),
    ),
)


def _cases(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    _, requests = received_requests(subject.report)
    for fee in collected_fees(subject):
        count = fee.cases.value if fee.cases is not None else Decimal(1)
        if not fee.amount:
            continue
        if requests.amount is None:
            yield _result(rule, fee, Verdict.UNDETERMINED, cells=requests.cells, remark="表三有读不出的数")
        elif count > requests.amount:
            said = f"{_spoken(fee)}，表三本年新收与上年结转之和为 {plain(requests.amount)}"
            yield _result(rule, fee, Verdict.BROKEN, said, "收费的件数不应大于收到的申请数", requests.cells)
        else:
            yield _result(rule, fee, Verdict.HOLDS, cells=requests.cells)


FEE_CASES = Rule(
    id="X07",
    title="收费件数合理",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2021,
    check=Logic(_cases),
    explanation="没有收到申请就不会有信息处理费；收费的件数不应大于本年新收与上年结转之和。",
    basis=inferred("每笔信息处理费都由申请而来"),
    next_step="核对收费台账与申请台账",
    examples=(
        Example("表三 总计\n新收 21\n上年结转 0\n六：对3件申请收取信息处理费300元。", Verdict.HOLDS),
        Example("表三 总计\n新收 0\n上年结转 0\n六：全年收取信息处理费0元。", None),
        Example("表三 总计\n新收 缺\n上年结转 0\n六：对3件申请收取信息处理费300元。", Verdict.UNDETERMINED),
        Example("表三 总计\n新收 0\n上年结转 0\n六：全年收取信息处理费300元。", Verdict.BROKEN),
        Example("表三 总计\n新收 2\n上年结转 0\n六：对3件申请收取信息处理费300元。", Verdict.BROKEN),
    ),
)
