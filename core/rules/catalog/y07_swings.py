"""Y07: a figure many times what it was last year."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import Address
from core.forms.names import spoken_cell
from core.report.annual_report import AnnualReport
from core.rules.across_years import LAST_YEAR, SAYS_UNLINKED, undetermined, unlinked
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_WATCHED = (
    "T2.licensing.decisions", "T2.penalties.decisions", "T2.compulsory_measures.decisions", "T2.charges.amount",
    "T2.normative_documents.in_force", "T2.normative_documents.issued",
    "T3.received.total", "T3.total.total", "T3.carried_out.total",
    "T4.reconsideration.total", "T4.litigation_direct.total", "T4.litigation_after.total",
)  # fmt: skip
_SMALL = Decimal(10)
"""Added to both figures, so that 1 beside 6 is no swing and 0 can be compared."""


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    last = subject.last_year
    if last is None:
        return
    obstacle = unlinked(subject.report, last)
    if obstacle:
        yield undetermined(rule, "各项数据", obstacle, SAYS_UNLINKED)
        return
    for name in _WATCHED:
        at = Address(name)
        now, then = _amount(subject.report, at), _amount(last, at)
        if now is not None and then is not None:
            yield _judge(rule, subject, at, now, then)


def _amount(report: AnnualReport, at: Address) -> Decimal | None:
    figure = report.figures.get(at)
    # a repaired figure and a blank are no ground for wondering
    return figure.value if figure is not None and not figure.repair and not figure.doubts else None


def _judge(rule: Rule, subject: Subject, at: Address, now: Decimal, then: Decimal) -> CheckResult:
    larger, smaller = max(now, then), min(now, then)
    far = larger - smaller >= rule.threshold(subject, "apart")
    swings = far and larger + _SMALL >= rule.threshold(subject, "times") * (smaller + _SMALL)
    name = spoken_cell(subject.report.form, at)
    return CheckResult(
        rule.id,
        name,
        Verdict.BROKEN if swings else Verdict.HOLDS,
        f"{rule.title}：与{LAST_YEAR}对照",
        statement=f"本年 {plain(now)}，{LAST_YEAR} {plain(then)}" if swings else "",
        expectation="变化很大的，应有实际原因",
        cells=(at,),
    )


_LICENSING = "表二 本年处理决定数量\n行政许可"

SWINGS = Rule(
    id="Y07",
    title="异常波动",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="某项数据与上年相差几倍，且相差的数量不小。只作提示：业务变化、机构调整、单位（元与万元）误用都可能是原因。",
    basis=inferred("同一机关各年的数量级通常相近"),
    next_step="核对是否填错位数、单位或口径；确有变化的不需处理",
    usual=False,
    settings=(
        Setting("times", "相差多少倍才提示", usual=Decimal(5), least=Decimal(2), unit="倍"),
        Setting("apart", "至少相差多少才提示", usual=Decimal(50)),
    ),
    examples=(
        Example(f"{_LICENSING} 5120\n上年{_LICENSING} 4300", Verdict.HOLDS),
        Example(f"{_LICENSING} 8\n上年{_LICENSING} 0", Verdict.HOLDS),
        Example(f"{_LICENSING} 51200\n上年{_LICENSING} 4300", Verdict.BROKEN),
        Example(f"{_LICENSING} 0\n上年{_LICENSING} 4300", Verdict.BROKEN),
        Example(f"年份：2023\n{_LICENSING} 0\n上年年份：2021\n上年{_LICENSING} 4300", Verdict.UNDETERMINED),
    ),
)
