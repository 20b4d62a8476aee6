"""Y05: what was pending at the end of last year is among this year's cases."""

from core.forms.address import Table
from core.rules.across_years import AgainstLastYear
from core.rules.expression import column
from core.rules.rule import Example, Rule, inferred
from core.rules.scope import EachLine
from core.rules.verdict import Severity, Verdict

_GROUP = "表四 结果维持 尚未审结 总计\n行政复议"

PENDING = Rule(
    id="Y05",
    title="未审结衔接",
    severity=Severity.HINT,
    check=AgainstLastYear(EachLine(Table.DISPUTES), column("total"), "≥", column("pending")),
    explanation="上年尚未审结的复议、诉讼会在本年继续，本年总计不应少于上年的尚未审结。",
    basis=inferred("案件要么审结、要么继续未审结，都计入本年总计"),
    next_step="核对上年未审结的案件在本年是否计入；撤回等未计入的请核对口径",
    usual=False,
    examples=(
        Example(f"{_GROUP} 2 0 2\n上年{_GROUP} 1 2 3", Verdict.HOLDS),
        Example(f"{_GROUP} 1 0 1\n上年{_GROUP} 1 2 3", Verdict.BROKEN),
        Example(f"年份：2021\n{_GROUP} 1 0 1\n上年版次：2019\n上年{_GROUP} 1 2 3", Verdict.BROKEN),
        Example(f"{_GROUP} 1 0 空\n上年{_GROUP} 1 2 3", Verdict.UNDETERMINED),
        Example(f"{_GROUP} 1 0 1\n上年{_GROUP} 1 缺 3", Verdict.UNDETERMINED),
    ),
)
