"""Y06: a whole table that is last year's."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import Address, Table, column_of, line_of
from core.forms.form import TableForm
from core.report.annual_report import AnnualReport
from core.rules.across_years import SAYS_UNLINKED, other_forms, undetermined, unlinked
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.verdict import CheckResult, Severity, Verdict

_SUMS = frozenset({"total"})
_STOCK = frozenset({"in_force", "disclosed_total", "previous_year", "carried_in", "received"})
"""Figures that may well stay what they were, or follow from others: they alone do not make a table the same."""


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    last = subject.last_year
    if last is None:
        return
    obstacle = unlinked(subject.report, last)
    for form in subject.report.form.tables:
        if form.table not in subject.report.tables_found or form.table not in last.tables_found:
            continue
        forms = other_forms(subject.report, last) if form.table is not Table.DISPUTES else ""
        if obstacle:
            yield undetermined(rule, form.table.chinese, obstacle, SAYS_UNLINKED)
        elif forms:
            yield undetermined(rule, form.table.chinese, forms)
        else:
            yield _judge(rule, subject, last, form)


def _judge(rule: Rule, subject: Subject, last: AnnualReport, form: TableForm) -> CheckResult:
    told = _telling(subject.report, form)
    verdict = _verdict(rule, subject, last, form)
    same = verdict is not Verdict.HOLDS
    return CheckResult(
        rule.id,
        form.table.chinese,
        verdict,
        f"{rule.title}：与上年报告逐格对照",
        statement=f"{form.table.chinese}的数与上年报告逐格相同，其中有 {len(told)} 个非零的数" if same else "",
        expectation="各年的数据应分别统计，不会整张表都相同",
        cells=told if same else (),
        remark="读得出的数与上年都相同，但有读不出的数" if verdict is Verdict.UNDETERMINED else "",
    )


def _verdict(rule: Rule, subject: Subject, last: AnnualReport, form: TableForm) -> Verdict:
    pairs = [(_amount(subject.report, at), _amount(last, at)) for at in form.addresses()]
    read = [(now, then) for now, then in pairs if now is not None and then is not None]
    told = [_amount(subject.report, at) or Decimal(0) for at in _telling(subject.report, form)]
    enough = len(told) >= rule.threshold(subject, "cells") and max(told) >= rule.threshold(subject, "largest")
    if not enough or any(now != then for now, then in read):
        return Verdict.HOLDS
    return Verdict.BROKEN if len(read) == len(pairs) else Verdict.UNDETERMINED


def _telling(report: AnnualReport, form: TableForm) -> tuple[Address, ...]:
    """The cells with something in them that is neither a sum nor carried on from year to year."""
    return tuple(
        at for at in form.addresses() if not {line_of(at), column_of(at)} & (_SUMS | _STOCK) and _amount(report, at)
    )


def _amount(report: AnnualReport, at: Address) -> Decimal | None:
    figure = report.figures.get(at)
    return figure.amount if figure is not None else None


_COLUMNS = "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
_TABLE = f"{_COLUMNS}\n新收 14 2 0 0 0 0 16\n予以公开 9 1 0 0 0 0 10\nunable_1 4 1 0 0 0 0 5\n办理总计 13 2 0 0 0 0 15\n其余 0"
_SMALL = f"{_COLUMNS}\n新收 1 0 0 0 0 0 1\n予以公开 1 0 0 0 0 0 1\n办理总计 1 0 0 0 0 0 1\n其余 0"

SAME_TABLES = Rule(
    id="Y06",
    title="数据完全相同",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="整张表与上年报告逐格相同，且有几个非零的数，往往是误贴了上年的表。",
    basis=inferred("各年的数据分别统计，几个数同时相同的可能很小"),
    next_step="对照本年台账，确认是否误用了上年的表",
    usual=False,
    settings=(
        Setting("cells", "至少有几个非零的数才算（不计合计和结存）", usual=Decimal(3), unit="个"),
        Setting("largest", "其中最大的数至少是多少才算", usual=Decimal(3)),
    ),
    examples=(
        Example(f"{_TABLE}\n上年{_TABLE}", Verdict.BROKEN),
        Example(f"{_TABLE}\n上年{_TABLE.replace('9 1 0', '8 2 0')}", Verdict.HOLDS),
        Example(f"{_SMALL}\n上年{_SMALL}", Verdict.HOLDS),
        Example(f"{_TABLE}\n上年{_TABLE.replace('9 1 0', '缺 1 0')}", Verdict.UNDETERMINED),
        Example(f"年份：2021\n{_TABLE}\n上年版次：2019\n上年{_SMALL}", Verdict.UNDETERMINED),
    ),
)
