"""R07: every unit of the list has handed in its report; and every report comes from a unit of the list."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from core.rules.across.collection import Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Results, listed
from core.rules.across.units import Unit
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict


def _results(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    assert collection.tree is not None  # noqa: S101 (a rule that needs the list)
    for unit in collection.tree.units:
        if unit.expected:
            yield _of_unit(rule, collection, unit)
    yield from _strangers(rule, collection)


def _of_unit(rule: CollectionRule, collection: Collection, unit: Unit) -> CollectionResult:
    reports = collection.by_unit.get(unit.name, ())
    place = f"{unit.name}（上级：{unit.parent}）" if unit.parent else unit.name
    result = CollectionResult(rule.id, place, Verdict.HOLDS, (unit.name,), reports)
    if reports:
        return result
    unread = collection.unread_of(unit)
    if unread is not None:
        said = f"有一份文件“{unread.file}”写着这个单位，但没有读成：{unread.reason}"
        return CollectionResult(rule.id, place, Verdict.UNDETERMINED, (unit.name,), remark=said)
    year = f"{collection.year}年" if collection.year else ""
    handed_in, others = unit.facts.submitted, collection.other_years_of(unit)
    if others:
        said = f"这一批文件里只有这个单位{others[0].year}年的报告（“{others[0].file}”），没有{year}的"
        expected, severity = "名单上应报送的单位都应报送本年度的报告；也可能是报告的年度写错了", Severity.DOUBT
    elif handed_in is not None:
        said = f"名单上写 {handed_in:%Y-%m-%d} 已收到，这一批文件里却没有这个单位{year}的报告"
        expected, severity = "名单上已收到的，文件应在这一批里", Severity.DOUBT
    else:
        said, expected = f"这一批文件里没有这个单位{year}的报告", "名单上应报送的单位都应报送"
        severity = Severity.DOUBT if _unknown(collection) else Severity.ERROR
    return CollectionResult(
        rule.id, place, Verdict.BROKEN, (unit.name,), others, said, expected, _unknown(collection), severity=severity
    )


def _unknown(collection: Collection) -> str:
    """The files among which the report may be after all."""
    files = [report.file for report in collection.strangers]
    files += [file.file for file in collection.unread_strangers]
    return f"另有 {len(files)} 个文件认不出是哪个单位的（{listed(files, 4)}），可能就在其中" if files else ""


def _strangers(rule: CollectionRule, collection: Collection) -> Iterator[CollectionResult]:
    for report in collection.strangers:
        organ = f"报告写的是“{report.organ}”" if report.organ else "报告没有写明机关"
        said = f"{organ}，名单里没有对应的单位，或有几个都像；没有与名单核对"
        yield CollectionResult(rule.id, f"文件“{report.file}”", Verdict.UNDETERMINED, (), (report,), remark=said)


_UNITS = "单位：临溪县人民政府 不报送\n单位：临溪县教育局 < 临溪县人民政府 部门 曾用名=临溪县教育体育局\n单位：临溪县水利局 < 临溪县人民政府 部门\n"
_EDUCATION, _WATER = "报告：临溪县教育局\n", "报告：临溪县水利局\n"

NOT_HANDED_IN = CollectionRule(
    id="R07",
    title="未报送名单",
    severity=Severity.ERROR,
    check=_results,
    explanation="名单上应报送的单位，这一批文件里都应有它的报告。报告按标题里的机关名称（或曾用名）认单位；有文件没读成或认不出单位时，未报送只列为存疑。",
    basis=inferred("名单上的单位都应报送年度报告"),
    next_step="催报；已经报来的，请把文件放进这一批，或把报告上的名称写进名单的“曾用名”一列",
    examples=(
        Example(f"{_UNITS}{_EDUCATION}{_WATER}", Verdict.HOLDS),
        Example(f"{_UNITS}报告：教育体育局\n{_WATER}", Verdict.HOLDS),
        Example(f"{_UNITS}{_EDUCATION}", Verdict.BROKEN),
        Example(f"{_UNITS}{_EDUCATION}报告：临溪县水文局\n", Verdict.BROKEN),
        Example(f"{_UNITS}{_EDUCATION}{_WATER}年份：2022\n", Verdict.BROKEN),
        Example(f"{_UNITS}{_EDUCATION}读不了：临溪县水利局2023年报.pdf", Verdict.HOLDS),
    ),
)
