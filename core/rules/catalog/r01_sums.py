"""R01–R03: the tables of a parent are the sums of those of its units, cell by cell."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from core.forms.address import Table
from core.forms.names import spoken_cell
from core.rules.across.collection import Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Results, cell_sources
from core.rules.across.sums import Family, TableSum, compare, families, spoken
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict

_SAID = 3
"""So many cells are told with their figures; the others are only counted."""
_BLANKS = "按空白=0"


def _check(table: Table) -> Callable[[CollectionRule, Collection, Mapping[str, Decimal]], Results]:
    def results(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
        for family in families(collection):
            yield _judge(rule, collection, family, table)

    return results


def _judge(rule: CollectionRule, collection: Collection, family: Family, table: Table) -> CollectionResult:
    result = CollectionResult(
        rule.id,
        f"{family.parent.name} {table.chinese}",
        Verdict.UNDETERMINED,
        family.names,
        family.reports,
        expectation="上级报告的每一格 = 本级与全部下级同一格之和",
        remark=family.obstacle,
    )
    if family.obstacle:
        return result
    found = compare(family, table)
    if found.absent:
        return replace(result, remark=f"没有读到{table.chinese}：{'、'.join(found.absent[:8])}")
    if not found.differences:
        if found.unread:
            return replace(result, remark=f"有 {len(found.unread)} 格读不出数值", cells=found.unread)
        return replace(result, verdict=Verdict.HOLDS, remark=_BLANKS if found.blanks else "")
    exceeded = tuple(one for one in found.differences if one.left < one.right)
    if not family.own_level and not exceeded:
        said = "上级的数比下级之和大，名单里没有标明哪个单位是“本级”，差额可能就是本级的数"
        return replace(result, remark=said, differences=found.differences)
    # without a unit for the parent's own part, what the parent has more may be just that
    told = found if family.own_level else replace(found, differences=exceeded)
    return _broken(collection, family, table, told, result)


def _broken(
    collection: Collection, family: Family, table: Table, found: TableSum, result: CollectionResult
) -> CollectionResult:
    cells = tuple(one.cell for one in found.differences)
    form = family.report.form
    told = "；".join(spoken(one, spoken_cell(form, one.cell)) for one in found.differences[:_SAID])
    more = f"；另有 {len(cells) - _SAID} 格不等" if len(cells) > _SAID else ""
    counted = f"{len(family.children)} 个下级单位"
    unsure = any(at in one.unsure for one in family.reports for at in cells)
    certain = family.scope is True and collection.tree is not None and collection.tree.confirmed
    # kinds of business are not always counted once in each unit, requests and disputes are
    hard = certain and not unsure and table is not Table.DISCLOSURE
    remark = "；".join(
        filter(None, (_BLANKS if found.blanks else "", "" if family.scope else "上级报告没有写明是汇总数"))
    )
    return replace(
        result,
        verdict=Verdict.BROKEN,
        statement=f"与{counted}之和有 {len(cells)} 格不等：{told}{more}",
        remark=remark,
        differences=found.differences,
        cells=cells,
        sources=cell_sources(family.reports, cells[:_SAID]),
        severity=Severity.ERROR if hard else Severity.DOUBT,
        reading=unsure,
    )


_UNITS = """
单位：青禾市人民政府 汇总
单位：青禾市政府本级 < 青禾市人民政府
单位：青禾市教育局 < 青禾市人民政府 部门
"""


def _examples(head: str, name: str) -> Iterator[Example]:
    def case(parent: str, own: str, child: str) -> str:
        return "\n".join(
            (
                _UNITS,
                f"报告：青禾市人民政府\n{head}\n{name} {parent}",
                f"报告：青禾市政府本级\n{head}\n{name} {own}",
                f"报告：青禾市教育局\n{head}\n{name} {child}",
            )
        )

    yield Example(case("12", "5", "7"), Verdict.HOLDS)
    yield Example(case("7", "空", "7"), Verdict.HOLDS)
    yield Example(case("13", "5", "7"), Verdict.BROKEN)
    yield Example(case("11", "5", "7"), Verdict.BROKEN)
    yield Example(case("12", "缺", "7"), Verdict.UNDETERMINED)
    missing = case("13", "5", "7").partition("报告：青禾市教育局")[0]
    yield Example(missing, Verdict.UNDETERMINED)
    # without a unit that stands for the parent's own part, what is left may be just that
    yield Example(case("13", "5", "7").replace("青禾市政府本级", "青禾市民政局"), Verdict.UNDETERMINED)


def _rule(number: str, table: Table, example: tuple[str, str]) -> CollectionRule:
    return CollectionRule(
        id=number,
        title=f"汇总一致（{table.chinese}）",
        severity=Severity.ERROR,
        check=_check(table),
        explanation=f"上级报告写明是汇总数的，{table.chinese}每一格应等于本级与全部下级单位同一格之和。缺下级的报告、名单没有标明本级、"
        "各份表样版次不同的，无法核对；上级没有写明口径的，不符只列为存疑。",
        basis=inferred("汇总数是各单位数之和"),
        next_step="对照汇总台账，看是哪个下级单位的数没有计入、重复计入或报送后改过",
        examples=tuple(_examples(*example)),
    )


DISCLOSURE_SUMS = _rule("R01", Table.DISCLOSURE, ("表二 本年处理决定数量", "行政许可"))
REQUEST_SUMS = _rule("R02", Table.REQUESTS, ("表三 总计", "新收"))
DISPUTE_SUMS = _rule("R03", Table.DISPUTES, ("表四 总计", "行政复议"))
