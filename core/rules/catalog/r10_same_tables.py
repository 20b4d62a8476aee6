"""R10: two units do not have the same figures throughout."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from core.forms.address import Address, Table, column_of, line_of
from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Results, cell_sources, listed
from core.rules.rule import Example, inferred
from core.rules.setting import Setting
from core.rules.verdict import Severity, Verdict

_TABLES = (Table.DISCLOSURE, Table.REQUESTS)
_POINTED = 4
Fingerprint = tuple[tuple[Address, Decimal], ...]


def _results(rule: CollectionRule, collection: Collection, settings: Mapping[str, Decimal]) -> Results:
    found = False
    for table in _TABLES:
        groups: defaultdict[Fingerprint, list[CollectedReport]] = defaultdict(list)
        for report in collection.current:
            # a report that does not say whose it is may be a version of any other
            print_of = _fingerprint(report, table) if collection.source_of(report) else ()
            if len(print_of) >= settings["figures"] and sum(value for _, value in print_of) >= settings["sum"]:
                groups[print_of].append(report)
        for fingerprint, reports in groups.items():
            units = {collection.name_of(report): report for report in reports}
            if len(units) > 1 and not _kin(collection, reports):
                found = True
                yield _result(rule, table, fingerprint, units)
    if not found and len(collection.current) > 1:
        yield CollectionResult(rule.id, "这一批报告", Verdict.HOLDS)


def _fingerprint(report: CollectedReport, table: Table) -> Fingerprint:
    """The figures other than 0 that follow from no others; empty where one could not be read."""
    cells = report.form.table(table).addresses()
    if table not in report.tables or any(report.amount(at) is None for at in cells):
        return ()
    own = [at for at in cells if "total" not in (line_of(at), column_of(at)) and line_of(at) != "received"]
    return tuple((at, value) for at in own if (value := report.amounts[at]))


def _kin(collection: Collection, reports: list[CollectedReport]) -> bool:
    """A parent with a single unit that counts anything has the same figures as that unit."""
    units = [collection.unit_of(report) for report in reports]
    parents = {unit.parent for unit in units if unit is not None}
    return all(unit is not None for unit in units) and any(unit is not None and unit.name in parents for unit in units)


def _result(
    rule: CollectionRule, table: Table, fingerprint: Fingerprint, units: Mapping[str, CollectedReport]
) -> CollectionResult:
    reports = tuple(units.values())
    cells = tuple(at for at, _ in fingerprint)
    return CollectionResult(
        rule.id,
        f"{listed(units, 3)} {table.chinese}",
        Verdict.BROKEN,
        tuple(units),
        reports,
        f"{len(units)} 个单位的{table.chinese}完全相同（{len(cells)} 个非零数）：{listed(units)}",
        "各单位的数应各是各的",
        cells=cells,
        sources=cell_sources(reports, cells[:_POINTED]),
        reading=any(at in report.unsure for report in reports for at in cells),
    )


_FIGURES = """
表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
其余 0 0 0 0 0 0 0
新收 31 3 0 0 0 0 34
予以公开 14 1 0 0 0 0 15
部分公开 6 0 0 0 0 0 6
7.属于行政执法案卷 3 1 0 0 0 0 4
1.本机关不掌握相关政府信息 7 1 0 0 0 0 8
办理总计 30 3 0 0 0 0 33
结转下年 1 0 0 0 0 0 1
"""
_ONE = f"报告：临溪县教育局\n{_FIGURES}"
_FEW = "表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n其余 0 0 0 0 0 0 0\n新收 1 0 0 0 0 0 1\n予以公开 1 0 0 0 0 0 1\n办理总计 1 0 0 0 0 0 1\n"

SAME_TABLES = CollectionRule(
    id="R10",
    title="单位间数据相同",
    severity=Severity.DOUBT,
    check=_results,
    explanation="两个单位的表二或表三不应每一格都相同。只有几个小数字的表碰巧会相同，不列出；上级只有一个下级有数时两份表相同，也不列出。",
    basis=inferred("许多数同时相等，多半是照抄或放错了文件"),
    next_step="打开两份报告对照，问清是不是用错了别的单位的表",
    examples=(
        Example(f"{_ONE}报告：临溪县水利局\n{_FIGURES}", Verdict.BROKEN),
        Example(f"{_ONE}报告：临溪县水利局\n{_FIGURES.replace('部分公开 6', '部分公开 5')}", Verdict.HOLDS),
        Example(f"报告：临溪县教育局\n{_FEW}报告：临溪县水利局\n{_FEW}", Verdict.HOLDS),
        Example(f"{_ONE}报告： 表.xls\n{_FIGURES}", Verdict.HOLDS),
        Example(f"{_ONE}", None),
    ),
    needs_units=False,
    usual=False,
    settings=(
        Setting("figures", "至少有多少个非零数才列出", Decimal(6), Decimal(3), unit="个"),
        Setting("sum", "这些数之和至少多少才列出", Decimal(30), Decimal(1)),
    ),
)
