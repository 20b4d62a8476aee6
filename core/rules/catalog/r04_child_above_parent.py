"""R04: no unit has more than the one above it, nor have those together that are there."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.forms.address import Address, Table, column_of, line_of
from core.forms.names import spoken_cell
from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Difference, Results, cell_sources
from core.rules.across.sums import Family, families
from core.rules.across.units import Unit
from core.rules.facts import OrganKind
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict
from core.source.numerals import plain

_SAID = 3
_MAY_SHRINK = frozenset(("change", "previous_year", "in_force", "disclosed_total"))
"""Columns in which units may have negative or differently counted figures."""


def _results(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    if collection.tree is None or not collection.tree.confirmed:
        return
    for family in families(collection):
        found = list(_of_family(rule, family))
        yield from found
        if not found and family.children:
            place = f"{family.parent.name} 与下级单位"
            yield CollectionResult(rule.id, place, Verdict.HOLDS, family.names, family.reports)


def _of_family(rule: CollectionRule, family: Family) -> Iterator[CollectionResult]:
    comparable = [(unit, child) for unit, child in family.children if child.edition is family.report.edition]
    for table in Table:
        if table not in family.report.tables:
            continue
        larger = [(unit, child, _above(family.report, table, [child])) for unit, child in comparable]
        larger = [(unit, child, cells) for unit, child, cells in larger if cells]
        for unit, child, cells in larger:
            yield _result(rule, family, table, [(unit, child)], cells, f"“{unit.name}”的数大于上级")
        # where everybody is there, the sums themselves are compared by R01 to R03
        if not larger and family.obstacle and len(comparable) > 1:
            cells = _above(family.report, table, [child for _, child in comparable])
            if cells:
                said = f"已收到的 {len(comparable)} 个下级单位之和大于上级"
                yield _result(rule, family, table, comparable, cells, said)


def _above(parent: CollectedReport, table: Table, children: Sequence[CollectedReport]) -> tuple[Difference, ...]:
    """The cells in which the units together have more than the parent, which has filled them in."""
    found = []
    for at in parent.form.table(table).addresses():
        left = parent.amount(at)
        if left is None or at in parent.blanks or not _adds_up(at):
            continue
        right = sum((child.amounts.get(at) or Decimal(0) for child in children), Decimal(0))
        if right > left and right - left >= 1:
            found.append(Difference(at, left, right))
    return tuple(found)


def _adds_up(at: Address) -> bool:
    return column_of(at) not in _MAY_SHRINK and line_of(at) != "procurement"


def _result(
    rule: CollectionRule,
    family: Family,
    table: Table,
    children: Sequence[tuple[Unit, CollectedReport]],
    found: tuple[Difference, ...],
    said: str,
) -> CollectionResult:
    cells = tuple(one.cell for one in found)
    reports = (family.report, *(child for _, child in children))
    unsure = any(at in one.unsure for one in reports for at in cells)
    form = family.report.form
    told = "；".join(
        f"{spoken_cell(form, one.cell)} 上级 {plain(one.left)}，下级 {plain(one.right)}" for one in found[:_SAID]
    )
    more = f"；另有 {len(cells) - _SAID} 格" if len(cells) > _SAID else ""
    return CollectionResult(
        rule.id,
        f"{family.parent.name} {table.chinese}",
        Verdict.BROKEN,
        (family.parent.name, *(unit.name for unit, _ in children)),
        reports,
        f"{said}：{told}{more}",
        "汇总的数不会小于其中一个或几个下级单位的数",
        "" if family.scope else "上级报告没有写明是汇总数，也可能只统计了本级",
        found,
        cells,
        cell_sources(reports, cells[:_SAID]),
        _severity(family, table, unsure=unsure),
        unsure,
    )


def _severity(family: Family, table: Table, *, unsure: bool) -> Severity:
    if family.scope and not unsure and table is not Table.DISCLOSURE:
        return Severity.ERROR
    # the report of a government is one of its whole area by custom, that of a department often is its own alone
    governs = family.parent.facts.kind in _GOVERNMENTS or family.parent.name.endswith(
        ("人民政府", "管理委员会", "管委会")
    )
    return Severity.DOUBT if family.scope or governs else Severity.HINT


_GOVERNMENTS = frozenset((OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY, OrganKind.TOWN, OrganKind.ZONE))

_UNITS = """
单位：临溪县人民政府 汇总
单位：临溪县教育局 < 临溪县人民政府 部门
单位：临溪县水利局 < 临溪县人民政府 部门
单位：临溪县民政局 < 临溪县人民政府 部门
"""
_PARENT = f"{_UNITS}报告：临溪县人民政府\n表三 自然人\n新收 9\n"

CHILD_ABOVE_PARENT = CollectionRule(
    id="R04",
    title="下级大于上级",
    severity=Severity.ERROR,
    check=_results,
    explanation="上级报告是汇总数的，任何一个下级单位、已收到的下级单位之和，每一格都不应大于上级。上级写明仅统计本级的不核对，没有写明口径的只列为存疑。",
    basis=inferred("部分不大于全体"),
    next_step="先看上级报告的统计口径是不是汇总数，再对照两份报告的这几格和汇总台账",
    examples=(
        Example(f"{_PARENT}报告：临溪县教育局\n表三 自然人\n新收 9", Verdict.HOLDS),
        Example(f"{_PARENT}报告：临溪县教育局\n表三 自然人\n新收 10", Verdict.BROKEN),
        Example(
            f"{_PARENT}报告：临溪县教育局\n表三 自然人\n新收 6\n报告：临溪县水利局\n表三 自然人\n新收 4", Verdict.BROKEN
        ),
        Example(
            f"{_PARENT}报告：临溪县教育局\n表三 自然人\n新收 缺\n报告：临溪县水利局\n表三 自然人\n新收 4", Verdict.HOLDS
        ),
        Example(f"未确认\n{_PARENT}报告：临溪县教育局\n表三 自然人\n新收 10", None),
        Example(f"{_PARENT.replace('汇总', '仅本级')}报告：临溪县教育局\n表三 自然人\n新收 10", None),
    ),
)
