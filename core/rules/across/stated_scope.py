"""Whether a report says that its tables add up all its units, or are its own alone."""

import re

from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.units import Unit

_OTHERS = r"(?:全[市县区省州盟旗镇乡]|各(?:[市县区]|级|乡|镇|街道|部门|单位|地)|[市县区省]直|下级|下属|所属|直属|本级及)\S{0,40}?"
_TALLY = r"(?:数据|统计|报告|报表|年报|口径|数字|情况)"
_ALL = re.compile(
    rf"{_OTHERS}汇总(?:编制|形成|而成|统计|后)|汇总\S{{0,12}}{_OTHERS}{_TALLY}"
    rf"|{_TALLY}\S{{0,10}}(?:为|是|系)\S{{0,4}}(?:全[市县区省州盟旗镇乡])\S{{0,10}}(?:汇总|合计|统计)"
    rf"|{_TALLY}\S{{0,16}}(?:包括|包含|涵盖|含)(?:了)?\S{{0,20}}?(?:本级(?:以及|及|和|、)\S{{0,4}}|{_OTHERS})(?:部门|单位|乡|镇|街道|[市县区]|政府)"
    rf"|(?:汇总|合并)(?:了)?{_OTHERS}(?:部门|单位|乡|镇|街道|[市县区])"
)
_OWN = re.compile(
    rf"{_TALLY}\S{{0,10}}(?:仅|只)\S{{0,8}}(?:本级|本机关|本办|本单位|本局|机关本身|自身)"
    rf"|{_TALLY}\S{{0,6}}(?:为|是|系)(?:[省市县区]?本级|本机关|本办|本单位|本局)(?:数据|情况)?(?![及和、以])"
    rf"|(?:不含|不包括|不包含|未含|未包括)\S{{0,6}}(?:下级|下属|所属|直属|各)\S{{0,16}}(?:单位|部门|乡|镇|街道|[市县区]|数据)"
)


def stated_scope(collection: Collection, report: CollectedReport) -> bool | None:
    """True for 汇总, False for 仅本级, ``None`` where nobody says: the list before the report's own words."""
    unit = collection.unit_of(report)
    if unit is not None and unit.facts.consolidates is not None:
        return unit.facts.consolidates
    return scope_in_words(report)


def scope_in_words(report: CollectedReport) -> bool | None:
    """What the report itself says; ``None`` where it says both or nothing."""
    all_units = own_alone = False
    for passage in report.passages:
        # a long paragraph is looked at piece by piece: the patterns are short, but there may be much to try
        for piece in re.split(r"[。；;\n]", passage.text):
            text = "".join(piece.split())[:400]
            if _OWN.search(text):
                own_alone = True
            elif _ALL.search(text):
                all_units = True
    return all_units if all_units != own_alone else None


def is_consolidated(collection: Collection, unit: Unit, report: CollectedReport) -> bool | None:
    """Whether the report of a unit speaks for the units under it too; a unit without any has no choice."""
    if collection.tree is None or not collection.tree.below(unit.name):
        return True
    return stated_scope(collection, report)
