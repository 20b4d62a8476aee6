"""R08, P09: a unit handed in its report of one year more than once, and the versions differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.forms.address import Address
from core.forms.names import spoken_cell
from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import (
    CollectionResult,
    CollectionRule,
    Difference,
    Results,
    cell_sources,
    listed,
)
from core.rules.across.names import canonical
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict
from core.source.numerals import plain

_SAID = 3


def _several(collection: Collection) -> Iterator[tuple[str, tuple[CollectedReport, ...]]]:
    """Units (without a list: organs) with the reports of one year that they have more than one of."""
    groups: defaultdict[tuple[str, int | None], list[CollectedReport]] = defaultdict(list)
    for report in collection.reports:
        unit = collection.unit_of(report)
        # a name that several units of the list bear says nothing
        name = unit.name if unit is not None else "" if collection.tree is not None else canonical(report.organ)
        if name:
            groups[name, report.year].append(report)
    yield from ((name, tuple(reports)) for (name, _), reports in groups.items() if len(reports) > 1)


def _doubles(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    several = dict(_several(collection))
    for name, reports in several.items():
        files = listed(f"“{report.file}”" for report in reports)
        same = len({report.sha256 or report.index for report in reports}) == 1
        year = f"{reports[0].year}年" if reports[0].year else "同一年"
        said = f"{year}的报告有 {len(reports)} 份：{files}" + ("，内容完全相同" if same else "")
        expected = "一个单位一年只应有一份报告"
        yield CollectionResult(rule.id, name, Verdict.BROKEN, (name,), reports, said, expected)
    if collection.reports and not several:
        yield CollectionResult(rule.id, "这一批报告", Verdict.HOLDS)


def _versions(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    for name, reports in _several(collection):
        for other in reports[1:]:
            yield _compared(rule, name, reports[0], other)


def _compared(rule: CollectionRule, name: str, one: CollectedReport, other: CollectedReport) -> CollectionResult:
    place, reports = f"{name} 两个版本", (one, other)
    expected = "同一报告的各个版本（Word、盖章件、网页）应一致"
    if one.edition is not other.edition:
        said = f"“{one.file}”与“{other.file}”的表样版次不同"
        return CollectionResult(rule.id, place, Verdict.BROKEN, (name,), reports, said, expected)
    shared = [at for at in one.form.addresses() if one.amount(at) is not None and other.amount(at) is not None]
    differing = tuple(
        Difference(at, one.amounts[at] or Decimal(0), other.amounts[at] or Decimal(0))
        for at in shared
        if one.amounts[at] != other.amounts[at]
    )
    if not differing:
        verdict = Verdict.HOLDS if shared else Verdict.UNDETERMINED
        remark = "" if shared else "没有两份都读得出的数"
        return CollectionResult(rule.id, place, verdict, (name,), reports, remark=remark)
    cells = tuple(one.cell for one in differing)
    said = f"“{one.file}”与“{other.file}”有 {len(cells)} 格不同：{_told(one, differing)}"
    unsure = any(at in report.unsure for report in reports for at in cells)
    sources = cell_sources(reports, cells[:_SAID])
    return CollectionResult(
        rule.id, place, Verdict.BROKEN, (name,), reports, said, expected, "", differing, cells, sources, None, unsure
    )


def _told(report: CollectedReport, differing: Sequence[Difference]) -> str:
    def cell(at: Address) -> str:
        return spoken_cell(report.form, at)

    told = [f"{cell(one.cell)} {plain(one.left)} 与 {plain(one.right)}" for one in differing[:_SAID]]
    return "；".join(told) + ("；等等" if len(differing) > _SAID else "")


_NEXT = "问清哪一份是定稿，其余移出这一批再核对"
_ONE = "报告：临溪县教育局 教育局.docx\n年份：2023\n表三 自然人\n新收 5\n"
_SAME = "报告：临溪县教育局 教育局盖章.pdf\n年份：2023\n表三 自然人\n新收 5\n"
_OTHER = "报告：临溪县教育局 教育局盖章.pdf\n年份：2023\n表三 自然人\n新收 6\n"

DOUBLE_REPORTS = CollectionRule(
    id="R08",
    title="重复报送",
    severity=Severity.DOUBT,
    check=_doubles,
    explanation="同一单位同一年度的报告在这一批里只应有一份。没有单位名单时按标题里的机关名称认。",
    basis=inferred("一个单位一年只有一份年度报告"),
    next_step=_NEXT,
    examples=(
        Example(f"{_ONE}报告：临溪县水利局\n年份：2023", Verdict.HOLDS),
        Example(f"{_ONE}报告：临溪县教育局\n年份：2022", Verdict.HOLDS),
        Example(f"{_ONE}{_SAME}", Verdict.BROKEN),
        Example("报告： 甲.docx\n年份：2023\n报告： 乙.docx\n年份：2023", Verdict.HOLDS),
    ),
    needs_units=False,
)

VERSIONS_AGREE = CollectionRule(
    id="P09",
    title="多版本不一致",
    severity=Severity.DOUBT,
    check=_versions,
    explanation="同一单位同一年度的几份文件（Word、盖章件、网页），表中两份都读得出的数应相同。",
    basis=inferred("各版本是同一份报告"),
    next_step=_NEXT,
    examples=(
        Example(f"{_ONE}{_SAME}", Verdict.HOLDS),
        Example(f"{_ONE}{_OTHER}", Verdict.BROKEN),
        Example(f"{_ONE}{_OTHER.replace('新收 6', '新收 缺')}", Verdict.UNDETERMINED),
    ),
    needs_units=False,
    usual=False,
)
