"""T401–T404: the sums of the three groups of table 4, and totals left blank."""

from core.forms.address import Table
from core.forms.form import OUTCOMES, Form
from core.rules.blank_total import BlankTotal
from core.rules.comparison import Comparison, equal
from core.rules.expression import SumOf, column
from core.rules.rule import Example, Rule, inferred
from core.rules.scope import EachLine
from core.rules.verdict import Severity, Verdict

_T4 = Table.DISPUTES
_NEXT = "对照案件台账核对本组各结果与总计"
_BASIS = inferred("总计为各种结果之和")
_COLUMNS = "表四 结果维持 结果纠正 其他结果 尚未审结 总计"


def _outcomes(form: Form) -> tuple[str, ...]:  # noqa: ARG001 (the same for every edition)
    return tuple(outcome.key for outcome in OUTCOMES[:-1])


def _sum_of_group(group: str) -> Comparison:
    return equal(
        EachLine(_T4, (group,)),
        column("upheld") + column("corrected") + column("other") + column("pending"),
        column("total"),
        blank_total="T404",
    )


RECONSIDERATION_TOTAL = Rule(
    id="T401",
    title="行政复议合计",
    severity=Severity.ERROR,
    identity=True,
    check=_sum_of_group("reconsideration"),
    explanation="行政复议的维持、纠正、其他结果与尚未审结之和，应等于总计。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example(f"{_COLUMNS}\n行政复议 3 1 0 2 6", Verdict.HOLDS),
        Example(f"{_COLUMNS}\n行政复议 空 空 空 空 空", Verdict.HOLDS),
        Example(f"{_COLUMNS}\n行政复议 10 1 0 0 0", Verdict.BROKEN),
        Example(f"{_COLUMNS}\n行政复议 3 1 0 2 空", Verdict.UNDETERMINED),
    ),
)

LITIGATION_DIRECT_TOTAL = Rule(
    id="T402",
    title="未经复议直接起诉合计",
    severity=Severity.ERROR,
    identity=True,
    check=_sum_of_group("litigation_direct"),
    explanation="未经复议直接起诉的维持、纠正、其他结果与尚未审结之和，应等于总计。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example(f"{_COLUMNS}\n直接起诉 3 1 3 1 8", Verdict.HOLDS),
        Example(f"{_COLUMNS}\n直接起诉 3 1 3 1 7", Verdict.BROKEN),
    ),
)

LITIGATION_AFTER_TOTAL = Rule(
    id="T403",
    title="复议后起诉合计",
    severity=Severity.ERROR,
    identity=True,
    check=_sum_of_group("litigation_after"),
    explanation="复议后起诉的维持、纠正、其他结果与尚未审结之和，应等于总计。",
    basis=_BASIS,
    next_step=_NEXT,
    examples=(
        Example(f"{_COLUMNS}\n复议后起诉 5 1 2 0 8", Verdict.HOLDS),
        Example(f"{_COLUMNS}\n复议后起诉 5 0 0 0 0", Verdict.BROKEN),
    ),
)

GROUP_TOTAL_BLANK = Rule(
    id="T404",
    title="总计未填",
    severity=Severity.DOUBT,
    check=BlankTotal(EachLine(_T4), SumOf("各种结果之和", _outcomes), column("total"), reverse=True),
    explanation="本组已填各种结果，总计却是空白；或只填了总计。",
    basis=inferred("表格应填写完整，没有的填 0"),
    next_step="请报送单位补填空白的格",
    examples=(
        Example(f"{_COLUMNS}\n行政复议 3 1 0 2 6\n直接起诉 0 0 0 0 0\n复议后起诉 0 0 0 0 0", Verdict.HOLDS),
        Example(f"{_COLUMNS}\n行政复议 3 1 0 2 空", Verdict.BROKEN),
        Example(f"{_COLUMNS}\n行政复议 空 空 空 空 6", Verdict.BROKEN),
    ),
)
