"""T202, T204, T206, T207: pairs of figures in table 2 that seldom stand together."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from core.forms.address import Table
from core.forms.form import Edition
from core.rules.expression import Slice
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.scope import EachLine
from core.rules.telling import holding, on_cells, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_T2 = Table.DISCLOSURE
_DOCUMENTS = ("regulations", "normative_documents")
_DECIDED = ("licensing", "other_services", "penalties", "compulsory_measures")
_ONLY_2019 = frozenset({Edition.Y2019})
_ONLY_2021 = frozenset({Edition.Y2021})

_Odd = Callable[[dict[str, Decimal]], bool]


def _oddity(lines: tuple[str, ...], columns: tuple[str, ...], odd: _Odd, expectation: str) -> Logic:
    """A check of each of ``lines``: the amounts of its ``columns``, by column, must not be ``odd``."""

    def results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        for place in EachLine(_T2, lines).places(subject.report):
            amounts = {key: amount for key in columns if (amount := _amount(place, key)) is not None}
            if len(amounts) < len(columns):
                yield unknown(rule, place.title, "有读不出的数")
                continue
            if not odd(amounts):
                yield holding(rule, place.title)
                continue
            said = "，".join(f"{place.name(key)}为 {plain(amount)}" for key, amount in amounts.items())
            cells = tuple(place.locate(key) for key in columns)
            yield on_cells(rule, subject.report, cells, said, expectation, place.title)

    return Logic(results)


def _amount(place: Slice, key: str) -> Decimal | None:
    return place.figure(place.locate(key)).amount


ISSUED_WITHIN_STOCK = Rule(
    id="T202",
    title="制发大于有效",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2021,
    check=_oddity(
        _DOCUMENTS,
        ("issued", "repealed", "in_force"),
        lambda one: one["issued"] > one["in_force"] and not one["repealed"],
        "没有废止的，本年制发的文件都应计入现行有效件数",
    ),
    explanation="本年制发的文件没有一件废止，现行有效件数却比制发件数还少。",
    basis=inferred("由三个数的定义推得"),
    next_step="核对现行有效件数，以及是否漏填废止件数",
    examples=(
        Example("表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 5 0 9", Verdict.HOLDS),
        Example("表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 5 4 3", Verdict.HOLDS),
        Example("表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 5 缺 3", Verdict.UNDETERMINED),
        Example("表二 本年制发件数 本年废止件数 现行有效件数\n行政规范性文件 5 0 3", Verdict.BROKEN),
    ),
)

NEWLY_DISCLOSED_WITHIN_MADE = Rule(
    id="T204",
    title="新公开大于新制作",
    severity=Severity.HINT,
    usual=False,
    editions=_ONLY_2019,
    check=_oddity(
        _DOCUMENTS,
        ("made", "newly_disclosed"),
        lambda one: one["newly_disclosed"] > one["made"],
        "本年新公开的一般是本年新制作的；公开了往年文件的除外",
    ),
    explanation="本年新公开数量大于本年新制作数量。公开往年制作的文件会这样，所以只作提示。",
    basis=inferred("由两个数的定义推得"),
    next_step="问一下报送单位本年是否补充公开了往年的文件",
    examples=(
        Example("版次：2019\n表二 本年新制作数量 本年新公开数量\n规范性文件 12 12", Verdict.HOLDS),
        Example("版次：2019\n表二 本年新制作数量 本年新公开数量\n规范性文件 3 12", Verdict.BROKEN),
    ),
)

DECISIONS_WITHOUT_PROJECTS = Rule(
    id="T206",
    title="无项目有决定",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2019,
    check=_oddity(
        _DECIDED,
        ("previous_year", "change", "decisions"),
        lambda one: not one["previous_year"] + one["change"] and one["decisions"] > 0,
        "没有项目就没有据以作出的决定",
    ),
    explanation="上一年项目数量加本年增减为 0，处理决定数量却不为 0。",
    basis=inferred("决定依项目作出"),
    next_step="核对项目数量是否漏填",
    examples=(
        Example("版次：2019\n表二 上一年项目数量 本年增/减 处理决定数量\n行政许可 21 0 3", Verdict.HOLDS),
        Example("版次：2019\n表二 上一年项目数量 本年增/减 处理决定数量\n行政许可 0 0 0", Verdict.HOLDS),
        Example("版次：2019\n表二 上一年项目数量 本年增/减 处理决定数量\n行政许可 0 0 3", Verdict.BROKEN),
    ),
)

PROCUREMENT_WITH_AMOUNT = Rule(
    id="T207",
    title="无采购项目有金额",
    severity=Severity.DOUBT,
    usual=False,
    editions=_ONLY_2019,
    check=_oddity(
        ("procurement",),
        ("items", "amount"),
        lambda one: bool(one["items"]) is not bool(one["amount"]),
        "采购项目数量与采购总金额应同时为 0 或同时不为 0",
    ),
    explanation="采购项目数量为 0 而总金额不为 0，或相反。",
    basis=inferred("有采购才有金额"),
    next_step="核对采购项目数量与金额，看是否漏填一个",
    examples=(
        Example("版次：2019\n表二 采购项目数量 采购总金额\n政府集中采购 258 37,814.777", Verdict.HOLDS),
        Example("版次：2019\n表二 采购项目数量 采购总金额\n政府集中采购 0 0", Verdict.HOLDS),
        Example("版次：2019\n表二 采购项目数量 采购总金额\n政府集中采购 0 12.5", Verdict.BROKEN),
        Example("版次：2019\n表二 采购项目数量 采购总金额\n政府集中采购 3 0", Verdict.BROKEN),
    ),
)
