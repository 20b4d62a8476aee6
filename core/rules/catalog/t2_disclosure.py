"""T201, T203, T205: what must hold inside table 2."""

from core.forms.address import Table
from core.forms.form import Edition
from core.rules.comparison import at_least
from core.rules.expression import Zero, column
from core.rules.rule import Example, Rule, inferred
from core.rules.scope import EachLine
from core.rules.verdict import Severity, Verdict

_T2 = Table.DISCLOSURE
_DOCUMENTS = EachLine(_T2, ("regulations", "normative_documents"))
_ONLY_2019 = frozenset({Edition.Y2019})
_ONLY_2021 = frozenset({Edition.Y2021})

STOCK_BEFORE_NOT_NEGATIVE = Rule(
    id="T201",
    title="隐含上年存量为负",
    severity=Severity.DOUBT,
    editions=_ONLY_2021,
    check=at_least(_DOCUMENTS, column("in_force") - column("issued") + column("repealed"), Zero()),
    explanation="现行有效件数减去本年制发件数、加上本年废止件数，是上年末的存量，不应小于 0。",
    basis=inferred("由三个数的定义推得"),
    next_step="核对现行有效件数是否只填了本年数，或制发、废止件数填错",
    examples=(
        Example("表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 5 0 5", Verdict.HOLDS),
        Example("表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 5 0 3", Verdict.BROKEN),
    ),
)

NEWLY_DISCLOSED_WITHIN_TOTAL = Rule(
    id="T203",
    title="新公开大于对外公开总数",
    severity=Severity.ERROR,
    editions=_ONLY_2019,
    check=at_least(_DOCUMENTS, column("disclosed_total"), column("newly_disclosed")),
    explanation="对外公开总数量包含本年新公开数量，不应小于它。",
    basis=inferred("由两个数的定义推得"),
    next_step="核对对外公开总数量与本年新公开数量",
    examples=(
        Example("版次：2019\n表二 本年新公开数量 对外公开总数量\n规范性文件 12 27", Verdict.HOLDS),
        Example("版次：2019\n表二 本年新公开数量 对外公开总数量\n规范性文件 27 12", Verdict.BROKEN),
    ),
)

PROJECTS_NOT_NEGATIVE = Rule(
    id="T205",
    title="项目数量为负",
    severity=Severity.ERROR,
    editions=_ONLY_2019,
    check=at_least(
        EachLine(_T2, ("licensing", "other_services", "penalties", "compulsory_measures", "charges")),
        column("previous_year") + column("change"),
        Zero(),
    ),
    explanation="上一年项目数量加上本年增减，是本年末的项目数量，不应小于 0。",
    basis=inferred("由两个数的定义推得"),
    next_step="核对上一年项目数量与本年增/减",
    examples=(
        Example("版次：2019\n表二 上一年项目数量 本年增/减\n行政处罚 1220 -213", Verdict.HOLDS),
        Example("版次：2019\n表二 上一年项目数量 本年增/减\n行政处罚 12 -213", Verdict.BROKEN),
    ),
)
