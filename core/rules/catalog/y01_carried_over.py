"""Y01: what was carried out of last year is what is carried into this one."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import Table, address
from core.report.annual_report import AnnualReport
from core.rules.expression import line, side
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.scope import EachColumn
from core.rules.verdict import CheckResult, Severity, Side, Verdict

_FORMULA = "本年报告的上年结转 = 上年报告的结转下年度"


def _carried_over(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    last = subject.last_year
    if last is None:
        return
    obstacle = _obstacle(subject.report, last)
    # after a merger or a change of name the figures may differ for good reason
    severity = Severity.ERROR if last.organ == subject.report.organ else Severity.DOUBT
    for place in EachColumn(Table.REQUESTS).places(subject.report):
        left = side(line("carried_in"), place)
        figure = last.figures.get(address(Table.REQUESTS, "carried_out", place.fixed))
        amount = figure.amount if figure is not None else None
        printed = figure.printed if figure is not None and figure.printed else "（空白）"
        right = Side((), amount, f"上年报告 结转下年度 {printed}")
        verdict, remark = _verdict(left.amount, amount, obstacle)
        yield CheckResult(
            rule.id, place.title, verdict, _FORMULA, left=left, right=right, remark=remark, severity=severity
        )


def _obstacle(report: AnnualReport, last: AnnualReport) -> str:
    if report.year is None or last.year is None:
        return "看不出两份报告的年度是否相连"
    if last.year != report.year - 1:
        return f"对照的报告是{last.year}年的，不是{report.year - 1}年的"
    return ""


def _verdict(carried_in: Decimal | None, carried_out: Decimal | None, obstacle: str) -> tuple[Verdict, str]:
    if obstacle:
        return Verdict.UNDETERMINED, obstacle
    if carried_in is None or carried_out is None:
        return Verdict.UNDETERMINED, "本年或上年的数读不出"
    return (Verdict.HOLDS if carried_in == carried_out else Verdict.BROKEN), ""


CARRIED_OVER = Rule(
    id="Y01",
    title="结转衔接",
    severity=Severity.ERROR,
    identity=True,
    check=Logic(_carried_over),
    explanation="上年报告的结转下年度，应等于本年报告的上年结转。给出上年报告时才核对。",
    basis=inferred("同一批申请在两年报告中的数应一致"),
    next_step="对照上年已公布的报告与本年台账；机构合并或更名的，请确认口径",
    examples=(
        Example("年份：2023\n表三 自然人\n上年结转 2\n上年表三 自然人\n结转下年 2", Verdict.HOLDS),
        Example("年份：2023\n表三 自然人\n上年结转 1\n上年表三 自然人\n结转下年 2", Verdict.BROKEN),
        Example("年份：2023\n表三 自然人\n上年结转 1", Verdict.UNDETERMINED),
    ),
)
