"""Y01: what was carried out of last year is what is carried into this one."""

from core.forms.address import Table
from core.rules.across_years import AgainstLastYear
from core.rules.expression import line
from core.rules.rule import Example, Rule, inferred
from core.rules.scope import EachColumn
from core.rules.verdict import Severity, Verdict

CARRIED_OVER = Rule(
    id="Y01",
    title="结转衔接",
    severity=Severity.ERROR,
    identity=True,
    check=AgainstLastYear(EachColumn(Table.REQUESTS), line("carried_in"), "=", line("carried_out"), blank_is_zero=True),
    explanation="上年报告的结转下年度，应等于本年报告的上年结转，2020年与2021年之间也一样。给出上年报告时才核对。",
    basis=inferred("同一批申请在两年报告中的数应一致"),
    next_step="对照上年已公布的报告与本年台账；机构合并或更名的，请确认口径",
    examples=(
        Example("年份：2023\n表三 自然人\n上年结转 2\n上年表三 自然人\n结转下年 2", Verdict.HOLDS),
        Example("年份：2023\n表三 自然人\n上年结转 1\n上年表三 自然人\n结转下年 2", Verdict.BROKEN),
        Example("年份：2021\n表三 自然人\n上年结转 1\n上年版次：2019\n上年表三 自然人\n结转下年 2", Verdict.BROKEN),
        Example("年份：2021\n表三 自然人\n上年结转 2\n上年版次：2019\n上年表三 自然人\n结转下年 2", Verdict.HOLDS),
        Example("年份：2023\n表三 自然人\n上年结转 空\n上年表三 自然人\n结转下年 0", Verdict.HOLDS),
        Example("年份：2023\n表三 总计\n上年结转 空\n上年表三 总计\n结转下年 2", Verdict.UNDETERMINED),
        Example("年份：2023\n表三 自然人\n上年结转 3\n上年表三 自然人\n结转下年 缺", Verdict.UNDETERMINED),
        Example(
            "年份：2023\n表三 自然人\n上年结转 3\n上年年份：2020\n上年表三 自然人\n结转下年 2", Verdict.UNDETERMINED
        ),
        Example("年份：2023\n表三 自然人\n上年结转 1", None),
    ),
)
