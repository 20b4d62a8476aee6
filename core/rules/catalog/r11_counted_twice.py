"""R11, R12: the list counts nobody twice and leaves nobody out."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from core.rules.across.collection import Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Results, listed
from core.rules.across.names import canonical
from core.rules.across.units import Unit
from core.rules.facts import OrganKind
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict

_LED_FROM_ABOVE = ("国家税务总局", "中华人民共和国", "国家统计局", "国家金融监督管理总局")
_TOWN_ENDS = ("镇人民政府", "乡人民政府", "街道办事处", "镇", "乡", "街道")
_FEWEST = 8
"""A list of fewer units may be only a part of the county's."""


def _twice(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    assert collection.tree is not None  # noqa: S101 (a rule that needs the list)
    names: defaultdict[str, dict[str, Unit]] = defaultdict(dict)
    for unit in collection.tree.units:
        for name in (unit.name, *unit.facts.former_names):
            names[canonical(name)][unit.name] = unit
    broken = False
    for name, units in names.items():
        if len({unit.parent for unit in units.values()}) > 1:
            broken = True
            rows = "、".join(f"“{unit.name}”（上级：{unit.parent or '无'}）" for unit in units.values())
            yield _result(rule, tuple(units), f"名称“{name}”在名单里指两个单位：{rows}", "一个单位只计入一个上级")
    for unit in collection.tree.units:
        if unit.parent and _is_led_from_above(unit) and collection.tree.children(unit.parent):
            broken = True
            said = f"“{unit.name}”是垂直管理单位，名单里列在“{unit.parent}”之下，会计入地方汇总"
            yield _result(rule, (unit.name, unit.parent), said, "垂直管理单位向上级主管部门报送，不计入地方汇总")
    if not broken:
        yield CollectionResult(rule.id, "单位名单", Verdict.HOLDS)


def _is_led_from_above(unit: Unit) -> bool:
    if unit.facts.vertical is not None:
        return unit.facts.vertical
    return unit.name.startswith(_LED_FROM_ABOVE)


def _left_out(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    assert collection.tree is not None  # noqa: S101 (a rule that needs the list)
    tree = collection.tree
    for unit in tree.units:
        below = tree.below(unit.name)
        if unit.facts.kind is OrganKind.COUNTY and len(below) >= _FEWEST:
            if any(child.facts.kind is OrganKind.TOWN or child.name.endswith(_TOWN_ENDS) for child in below):
                yield CollectionResult(rule.id, unit.name, Verdict.HOLDS, (unit.name,))
            else:
                said = f"“{unit.name}”之下列了 {len(below)} 个单位，没有一个乡镇、街道"
                yield _result(rule, (unit.name,), said, "名单应包括乡镇、街道，以及开发区和法律法规授权的组织")


def _result(rule: CollectionRule, names: tuple[str, ...], said: str, expected: str) -> CollectionResult:
    return CollectionResult(rule.id, f"单位名单 {listed(names, 3)}", Verdict.BROKEN, names, (), said, expected)


_COUNTY = "单位：临溪县人民政府 县级政府\n"
_BUREAUS = "".join(
    f"单位：临溪县{name}局 < 临溪县人民政府 部门\n"
    for name in ("教育", "水利", "民政", "财政", "司法", "审计", "统计", "交通运输")
)

COUNTED_TWICE = CollectionRule(
    id="R11",
    title="重复计入",
    severity=Severity.DOUBT,
    check=_twice,
    explanation="名单里一个单位只应在一个上级之下；垂直管理的单位（税务、海关等，或“垂直管理”一列填“是”的）不计入地方汇总。",
    basis=inferred("重复计入的数会使汇总偏大"),
    next_step="核对名单，重复的删去一行，垂直管理的单列",
    examples=(
        Example(f"{_COUNTY}单位：临溪县教育局 < 临溪县人民政府", Verdict.HOLDS),
        Example(f"{_COUNTY}单位：国家税务总局临溪县税务局 < 临溪县人民政府", Verdict.BROKEN),
        Example(f"{_COUNTY}单位：临溪县气象局 < 临溪县人民政府 垂直管理", Verdict.BROKEN),
        Example(
            f"{_COUNTY}单位：临溪县教育局 < 临溪县人民政府\n单位：临溪县文化局 < 临溪县教育局 曾用名=临溪县文体局\n"
            "单位：临溪县体育局 < 临溪县人民政府 曾用名=临溪县文体局",
            Verdict.BROKEN,
        ),
    ),
    usual=False,
)

LEFT_OUT = CollectionRule(
    id="R12",
    title="乡镇街道遗漏",
    severity=Severity.HINT,
    check=_left_out,
    explanation="名单里的县级政府之下应有乡镇、街道。只看“单位类别”为县级政府、下级不少于 8 个的。",
    basis=inferred("县级汇总包括乡镇、街道"),
    next_step="核对名单，补上乡镇、街道，以及开发区和法律法规授权的组织",
    examples=(
        Example(f"{_COUNTY}{_BUREAUS}单位：石桥镇人民政府 < 临溪县人民政府", Verdict.HOLDS),
        Example(f"{_COUNTY}{_BUREAUS}", Verdict.BROKEN),
        Example(f"{_COUNTY}单位：临溪县教育局 < 临溪县人民政府", None),
    ),
    usual=False,
)
