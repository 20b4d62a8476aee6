"""C10: figures with more digits than anything counted there, or above those of the report they are summed up into."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import Table, table_of
from core.report.annual_report import Figure
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import holding, on_cells, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_KEYS = {Table.DISCLOSURE: "digits_2", Table.REQUESTS: "digits_3", Table.DISPUTES: "digits_4"}


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for table in subject.report.tables_found:
        most = int(rule.threshold(subject, _KEYS[table]))
        huge = [one for one in _figures(subject, table) if _digits(one) > most]
        for figure in huge:
            said = f"填的是 {figure.printed.strip()}，有 {_digits(figure)} 位"
            yield on_cells(rule, subject.report, (figure.at,), said, f"{table.chinese}的数一般不超过 {most} 位")
        if not huge:
            yield holding(rule, table.chinese)
    yield from _against_parent(rule, subject)


def _figures(subject: Subject, table: Table) -> Iterator[Figure]:
    for figure in subject.report.figures.values():
        if table_of(figure.at) is table and figure.amount is not None:
            yield figure


def _digits(figure: Figure) -> int:
    """The digits before the decimal point."""
    return len(plain(abs(figure.amount or Decimal(0))).partition(".")[0])


def _against_parent(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    parent = subject.facts.parent_figures
    if not parent:
        yield unknown(rule, "上级汇总报告", "没有给出上级的汇总报告，没有与它比较大小")
        return
    for table in subject.report.tables_found:
        for figure in _figures(subject, table):
            above = parent.get(figure.at)
            if above is not None and figure.amount is not None and figure.amount > above:
                said = f"填的是 {figure.printed.strip()}，上级汇总报告的同一格为 {plain(above)}"
                yield on_cells(rule, subject.report, (figure.at,), said, "不应大于上级汇总的数")


HUGE_FIGURE = Rule(
    id="C10",
    title="数值畸大",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_results),
    explanation="位数多得不合常理，往往是两格的数并成一个、多打了零或单位弄错；或大于上级汇总报告的同一格。",
    basis=inferred("件数和金额有常理可循，部分不大于总体"),
    next_step="对照台账核对这一格；金额请核对单位",
    settings=(
        Setting("digits_2", "表二的数最多的位数", Decimal(8), least=Decimal(1), unit="位"),
        Setting("digits_3", "表三的数最多的位数", Decimal(6), least=Decimal(1), unit="位"),
        Setting("digits_4", "表四的数最多的位数", Decimal(5), least=Decimal(1), unit="位"),
    ),
    examples=(
        Example("表三 总计\n新收 20451", Verdict.HOLDS),
        Example("事实：上级 T3.received.total 40\n表三 总计\n新收 12", Verdict.HOLDS),
        Example("表三 总计\n新收 20452045", Verdict.BROKEN),
        Example("表二 本年处理决定数量\n行政许可 1234567890", Verdict.BROKEN),
        Example("事实：上级 T3.received.total 4\n表三 总计\n新收 12", Verdict.BROKEN),
    ),
)
