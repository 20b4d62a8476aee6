"""T208–T210: table 2 against what the organ is: whether it makes regulations, enforces the law, levies fees."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.forms.address import Address, Table, address
from core.forms.form import Edition
from core.report.annual_report import AnnualReport
from core.rules.facts import OrganKind
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding, on_cells, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_T2 = Table.DISCLOSURE
_MAKERS = (OrganKind.PROVINCE, OrganKind.CITY)
_POWERS = ("licensing", "penalties", "compulsory_measures")
_FEES = address(_T2, "charges", "amount")


def _filled(report: AnnualReport, cells: Sequence[Address]) -> tuple[Address, ...]:
    """The cells that hold something other than 0 and can be read."""
    return tuple(at for at in cells if at in report.figures and report.figures[at].amount)


def _named(report: AnnualReport, cells: Sequence[Address]) -> str:
    return "、".join(report.figures[at].printed.strip() for at in cells)


def _regulations(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report, kind = subject.report, subject.facts.kind
    if _T2 not in report.tables_found:
        return
    filled = _filled(report, [at for at in report.figures if at.startswith("T2.regulations.")])
    place = "表二 规章"
    if not filled or kind in _MAKERS:
        yield holding(rule, place)
    elif kind is None:
        yield unknown(rule, place, "没有给出本机关的类型，不知道是否有权制定规章")
    else:
        said = f"本机关是{kind.value}，规章填了 {_named(report, filled)}"
        yield on_cells(
            rule, report, filled, said, "规章由省级政府、设区市政府（和国务院部门）制定，其他机关应填 0", place
        )


REGULATION_MAKERS = Rule(
    id="T208",
    title="规章制定主体",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_regulations),
    explanation="县级以下政府和地方部门不制定规章，规章一行应为 0。要用批次清单里的机关类型；没有给出的，不下结论。",
    basis=inferred("只有省级政府、设区市政府和国务院部门制定规章"),
    next_step="核对是否把规范性文件填到了规章一行",
    examples=(
        Example("事实：类型 部门\n表二 现行有效件数\n规章 0", Verdict.HOLDS),
        Example("表二 现行有效件数\n规章 0", Verdict.HOLDS),
        Example("事实：类型 设区市政府\n表二 现行有效件数\n规章 12", Verdict.HOLDS),
        Example("表二 现行有效件数\n规章 3", Verdict.UNDETERMINED),
        Example("事实：类型 县级政府\n表二 现行有效件数\n规章 3", Verdict.BROKEN),
    ),
)


def _enforcement(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report, enforces = subject.report, subject.facts.enforces
    if _T2 not in report.tables_found:
        return
    cells = [address(_T2, line, "decisions") for line in _POWERS]
    if any(at not in report.figures or report.figures[at].amount is None for at in cells):
        return
    place, filled = "表二 许可、处罚、强制", _filled(report, cells)
    if enforces is None:
        yield unknown(rule, place, "没有给出本机关有无许可、处罚、强制的职能")
    elif filled and not enforces:
        said = f"本机关没有许可、处罚、强制的职能，却填了 {_named(report, filled)}"
        yield on_cells(rule, report, filled, said, "没有职能的应填 0", place)
    elif enforces and not filled:
        said = "本机关有许可、处罚或强制的职能，三行的处理决定数量却都是 0"
        yield on_cells(rule, report, cells, said, "有职能的应如实填写", place)
    else:
        yield holding(rule, place)


_DECISIONS = "表二 本年处理决定数量\n行政许可 {}\n行政处罚 {}\n行政强制 {}"

POWERS_AND_FIGURES = Rule(
    id="T209",
    title="职能与数据不符",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_enforcement),
    explanation="没有许可、处罚、强制职能的机关填了数，或有职能的机关三行全填 0。要用批次清单里的职能；没有给出的，不下结论。",
    basis=inferred("决定由有职能的机关作出"),
    next_step="问一下报送单位填的是哪一级、哪个单位的数",
    examples=(
        Example(f"事实：执法 是\n{_DECISIONS.format(3, 0, 0)}", Verdict.HOLDS),
        Example(f"事实：执法 否\n{_DECISIONS.format(0, 0, 0)}", Verdict.HOLDS),
        Example(_DECISIONS.format(0, 0, 0), Verdict.UNDETERMINED),
        Example(f"事实：执法 否\n{_DECISIONS.format(3, 0, 0)}", Verdict.BROKEN),
        Example(f"事实：执法 是\n{_DECISIONS.format(0, 0, 0)}", Verdict.BROKEN),
    ),
)


def _charges(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    now = report.figures[_FEES].amount if _FEES in report.figures else None
    if now is None or _T2 not in report.tables_found:
        return
    before = _last_amount(subject)
    place = "表二 行政事业性收费"
    if subject.facts.charges is None and before is None:
        yield unknown(rule, place, "没有给出本机关是否收费，也没有可比的上年报告")
        return
    said = _unfit(now, before, charges=subject.facts.charges)
    if said:
        yield on_cells(rule, report, (_FEES,), said, "收费金额应与本机关的职能和上年相称", place)
    else:
        yield holding(rule, place)


def _last_amount(subject: Subject) -> Decimal | None:
    """Last year's amount, where that report is of the same edition: the older form counts items there."""
    figure = subject.last_year.figures.get(_FEES) if subject.last_year is not None else None
    return figure.amount if figure is not None else None


def _unfit(now: Decimal, before: Decimal | None, *, charges: bool | None) -> str:
    if charges and not now:
        return "本机关有行政事业性收费，金额却填 0"
    if charges is False and now:
        return f"本机关没有行政事业性收费，金额却填 {plain(now)}"
    if charges is None and before is not None and bool(now) is not bool(before):
        return f"上年收费 {plain(before)} 万元，本年填 {plain(now)} 万元"
    return ""


CHARGES_AND_DUTIES = Rule(
    id="T210",
    title="收费与职能不符",
    severity=Severity.HINT,
    usual=False,
    editions=frozenset({Edition.Y2021}),
    check=Logic(_charges),
    explanation="有收费职能的机关填 0，没有的填了数，或与上年比从有到无、从无到有。没有给出职能和上年报告的，不下结论。",
    basis=inferred("收费由有职能的机关收取，一般逐年延续"),
    next_step="问一下报送单位收费项目有无变动，金额单位是否为万元",
    examples=(
        Example("事实：收费 是\n表二 本年收费金额\n行政事业性收费 25.1", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 0\n上年表二 本年收费金额\n行政事业性收费 0", Verdict.HOLDS),
        Example("表二 本年收费金额\n行政事业性收费 0", Verdict.UNDETERMINED),
        Example("事实：收费 是\n表二 本年收费金额\n行政事业性收费 0", Verdict.BROKEN),
        Example("事实：收费 否\n表二 本年收费金额\n行政事业性收费 3", Verdict.BROKEN),
        Example("表二 本年收费金额\n行政事业性收费 0\n上年表二 本年收费金额\n行政事业性收费 22", Verdict.BROKEN),
    ),
)
