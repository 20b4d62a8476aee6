"""C08: an amount that looks like 元 in a column of 万元."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import Address, Table, column_of, table_of
from core.report.annual_report import Figure
from core.rules.narrative.fees import collected_fees
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import holding, on_cells, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_TEN_THOUSAND = Decimal(10_000)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    figures = [figure for figure in _money(subject) if figure.amount]
    fees = [fee.amount for fee in collected_fees(subject) if fee.amount]
    if not figures:
        return
    if not fees and all(_last_amount(subject, figure.at) is None for figure in figures):
        yield unknown(rule, "表二 金额", "没有可比的上年报告，正文也没有写信息处理费的金额，无从比较金额的单位")
        return
    for figure in figures:
        said = _against_last_year(rule, subject, figure) or _against_fee(figure, fees)
        if said:
            yield on_cells(rule, subject.report, (figure.at,), said, "金额应以万元填写")
        else:
            yield holding(rule, "表二 金额")


def _money(subject: Subject) -> Iterator[Figure]:
    for figure in subject.report.figures.values():
        if table_of(figure.at) is Table.DISCLOSURE and column_of(figure.at) == "amount" and figure.amount is not None:
            yield figure


def _against_last_year(rule: Rule, subject: Subject, figure: Figure) -> str:
    """The amounts of the two years are about ten thousand times apart, whichever is the greater."""
    before, now = _last_amount(subject, figure.at), figure.amount
    if not before or not now or before < 0 or now < 0:
        return ""
    reach = rule.threshold(subject, "reach")
    for ratio, which in ((now / before, "本年"), (before / now, "上年")):
        if _TEN_THOUSAND / reach <= ratio <= _TEN_THOUSAND * reach:
            return f"本年为 {plain(now)}，上年为 {plain(before)}，相差约一万倍，{which}的数像是以元填写"
    return ""


def _last_amount(subject: Subject, at: Address) -> Decimal | None:
    figure = subject.last_year.figures.get(at) if subject.last_year is not None else None
    return figure.amount if figure is not None else None


def _against_fee(figure: Figure, fees: list[Decimal]) -> str:
    """The very number of 元 that the text gives for the fee stands in the table as 万元."""
    if figure.amount in fees:
        return (
            f"填的是 {figure.printed.strip()}（万元），正文写的信息处理费恰为 {plain(figure.amount)} 元，像是以元填写"
        )
    return ""


UNIT_MISTAKEN = Rule(
    id="C08",
    title="单位疑似错（元/万元）",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_results),
    explanation="表二的金额以万元计。与上年相差约一万倍，或与正文的信息处理费（元）数字相同的，可能把元当成了万元。",
    basis=inferred("一万倍是元与万元之比"),
    next_step="请报送单位核对金额的单位",
    settings=(
        Setting("reach", "与一万倍相差几倍以内算作可疑", Decimal(2), least=Decimal(1), most=Decimal(5), unit="倍"),
    ),
    examples=(
        Example("表二 本年收费金额\n行政事业性收费 25.1\n上年表二 本年收费金额\n行政事业性收费 22", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 25.1", Verdict.UNDETERMINED),
        Example("表二 本年收费金额\n行政事业性收费 0", None),
        Example("表二 本年收费金额\n行政事业性收费 0.03\n六：2023年收取信息处理费300元。", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 251000\n上年表二 本年收费金额\n行政事业性收费 22", Verdict.BROKEN),
        Example("表二 本年收费金额\n行政事业性收费 300\n六：2023年收取信息处理费300元。", Verdict.BROKEN),
    ),
)
