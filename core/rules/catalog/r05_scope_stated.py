"""R05: a report with other units under it says whether its tables count them."""

from collections.abc import Mapping
from decimal import Decimal

from core.rules.across.collection import Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Results
from core.rules.across.stated_scope import stated_scope
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict


def _results(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    for parent in collection.tree.parents() if collection.tree else ():
        for report in collection.by_unit.get(parent.name, ()):
            scope = stated_scope(collection, report)
            unread = scope is None and report.unread_parts
            yield CollectionResult(
                rule.id,
                parent.name,
                Verdict.UNDETERMINED if unread else Verdict.BROKEN if scope is None else Verdict.HOLDS,
                (parent.name,),
                (report,),
                "" if scope is not None else "报告没有写明表中数据是汇总全部下级，还是仅本级",
                "有下级单位的报告应写明统计口径",
                "文件有没能读取的部分，可能就写在其中" if unread else "",
            )


_UNITS = "单位：临溪县人民政府\n单位：临溪县教育局 < 临溪县人民政府 部门\n报告：临溪县人民政府\n"

SCOPE_STATED = CollectionRule(
    id="R05",
    title="汇总口径未写明",
    severity=Severity.HINT,
    check=_results,
    explanation="名单上有下级单位的，报告应写明表中数据是全部下级的汇总，还是仅本级。名单的“汇总口径”一列填了的，以名单为准。",
    basis=inferred("口径不明的数无法与下级核对"),
    next_step="向编写单位问清口径，在名单的“汇总口径”一列补上",
    examples=(
        Example(f"{_UNITS}零：本报告由县政府办公室根据各乡镇、各部门年度报告汇总编制。", Verdict.HOLDS),
        Example(f"{_UNITS}零：本报告中所列数据仅为县本级数据。", Verdict.HOLDS),
        Example(f"{_UNITS}零：本报告数据统计范围包括县政府本级及所属部门。", Verdict.HOLDS),
        Example(f"{_UNITS}零：本报告所列数据的统计期限为2023年1月1日至12月31日。", Verdict.BROKEN),
        Example(f"{_UNITS}一：各乡镇、各部门主动公开信息1200条。", Verdict.BROKEN),
        Example("单位：临溪县教育局 部门\n报告：临溪县教育局\n一：主动公开信息12条。", None),
    ),
    usual=False,
)
