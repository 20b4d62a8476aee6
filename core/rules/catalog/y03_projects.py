"""Y03, Y04: the projects and the documents of table 2 in the form of 2019 go on from one year to the next."""

from core.forms.address import Table
from core.forms.form import Edition
from core.rules.across_years import AgainstLastYear
from core.rules.expression import column
from core.rules.rule import Example, Rule, inferred
from core.rules.scope import EachLine
from core.rules.verdict import Severity, Verdict

_YEARS = "年份：2020\n版次：2019\n"
_PROJECTS = "表二 上一年项目数量 本年增/减\n行政许可"
_MADE = "表二 本年新制作数量 本年新公开数量 对外公开总数量\n规范性文件"

PROJECTS = Rule(
    id="Y03",
    title="项目数量衔接",
    severity=Severity.DOUBT,
    check=AgainstLastYear(
        EachLine(Table.DISCLOSURE, ("licensing", "other_services", "penalties", "compulsory_measures", "charges")),
        column("previous_year"),
        "=",
        column("previous_year") + column("change"),
        same_form="表二 项目数量",
    ),
    explanation="本年报告的上一年项目数量，应等于上年报告的上一年项目数量加当年增减（2019年与2020年的报告之间）。",
    basis=inferred("同一年末的项目数量在两年报告中应一致"),
    next_step="对照上年报告，核对上一年项目数量与本年增减；目录调整的请说明口径",
    editions=frozenset({Edition.Y2019}),
    usual=False,
    examples=(
        Example(f"{_YEARS}{_PROJECTS} 24 2\n上年{_PROJECTS} 21 3", Verdict.HOLDS),
        Example(f"{_YEARS}{_PROJECTS} 18 0\n上年{_PROJECTS} 21 减3", Verdict.HOLDS),
        Example(f"{_YEARS}{_PROJECTS} 21 2\n上年{_PROJECTS} 21 3", Verdict.BROKEN),
        Example(f"{_YEARS}{_PROJECTS} 24 2\n上年{_PROJECTS} 21 空", Verdict.UNDETERMINED),
    ),
)

DISCLOSED_TOTAL = Rule(
    id="Y04",
    title="对外公开总数衔接",
    severity=Severity.DOUBT,
    check=AgainstLastYear(
        EachLine(Table.DISCLOSURE, ("regulations", "normative_documents")),
        column("disclosed_total") - column("newly_disclosed"),
        "=",
        column("disclosed_total"),
        same_form="表二 对外公开总数量",
        # this form has no cell for what was repealed
        less=Severity.HINT,
    ),
    explanation="上年对外公开总数量加本年新公开数量，通常等于本年对外公开总数量（2019年与2020年的报告之间）；有废止的会少一些。",
    basis=inferred("对外公开总数量逐年累计"),
    next_step="核对对外公开总数量的口径；因废止、清理而减少的属正常",
    editions=frozenset({Edition.Y2019}),
    usual=False,
    examples=(
        Example(f"{_YEARS}{_MADE} 4 4 31\n上年{_MADE} 5 5 27", Verdict.HOLDS),
        Example(f"{_YEARS}{_MADE} 4 4 35\n上年{_MADE} 5 5 27", Verdict.BROKEN),
        Example(f"{_YEARS}{_MADE} 4 4 空\n上年{_MADE} 5 5 27", Verdict.UNDETERMINED),
    ),
)
