"""Which unit a report comes from. A wrong guess would report the one unit as missing and count the other twice."""

import pytest

from core.rules.across.names import UnitFinder, canonical
from core.rules.across.units import Unit, UnitTree, tree_of
from core.rules.facts import Facts

NAMES = (
    "青禾市人民政府", "青禾市人民政府办公室", "青禾市教育局", "青禾市高新技术产业开发区管理委员会", "临溪县人民政府", "临溪县教育局",
    "临溪县水利局", "临溪县石桥镇人民政府", "临溪县城关街道办事处", "市信访局", "青禾市发展和改革委员会",
)  # fmt: skip


def finder(*more: Unit) -> UnitFinder:
    tree = tree_of([*(Unit(name) for name in NAMES), *more])
    assert isinstance(tree, UnitTree)
    return UnitFinder(tree)


@pytest.mark.parametrize(
    ("organ", "unit"),
    [
        ("青禾市教育局", "青禾市教育局"),
        ("青禾市 教育局", "青禾市教育局"),
        ("石桥镇人民政府", "临溪县石桥镇人民政府"),
        ("临溪县石桥镇", "临溪县石桥镇人民政府"),
        ("石桥镇政府", "临溪县石桥镇人民政府"),
        ("城关街道", "临溪县城关街道办事处"),
        ("青禾市临溪县水利局", "临溪县水利局"),
        ("水利局", "临溪县水利局"),
        ("县水利局", "临溪县水利局"),
        ("青禾市信访局", "市信访局"),
        ("高新技术产业开发区管委会", "青禾市高新技术产业开发区管理委员会"),
        ("青禾市政府办公室", "青禾市人民政府办公室"),
        ("青禾市发改委", "青禾市发展和改革委员会"),
        ("青禾市人民政府", "青禾市人民政府"),
        ("市教育局", "青禾市教育局"),
    ],
)
def test_a_report_is_found_under_the_names_that_offices_use(organ: str, unit: str) -> None:
    found = finder().find(organ)
    assert found is not None
    assert found.name == unit


@pytest.mark.parametrize(
    "organ",
    ["教育局", "云岭县教育局", "临溪县水文局", "人民政府", "局", "青禾市教育局机关党委", "水利", "溪县水利局分局"],
)
def test_what_may_be_several_units_or_none_is_no_unit(organ: str) -> None:
    assert finder().find(organ) is None


def test_a_former_name_counts() -> None:
    found = finder(Unit("临溪县文化和旅游局", facts=Facts(former_names=("临溪县文广新局",)))).find("临溪县文广新局")
    assert found is not None
    assert found.name == "临溪县文化和旅游局"


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("青禾市人民政府办公室2023年年报.docx", "青禾市人民政府办公室"),
        ("03-临溪县水利局（盖章）.pdf", "临溪县水利局"),
        ("年报.docx", ""),
        ("临溪县水利局和临溪县教育局.docx", ""),
    ],
)
def test_a_report_without_an_organ_is_found_by_its_file_name(file: str, unit: str) -> None:
    found = finder().find("", file)
    assert (found.name if found is not None else "") == unit


def test_the_file_name_never_speaks_against_the_title() -> None:
    assert finder().find("云岭县教育局", "临溪县水利局.docx") is None


def test_a_heading_that_hands_in_nothing_is_found_by_nobody() -> None:
    assert finder(Unit("县直部门", expected=False)).find("县直部门") is None


@pytest.mark.parametrize("name", ["甲县人民政府", "甲街道办事处", "甲管理委员会"])
def test_a_full_name_stays_as_it_is(name: str) -> None:
    assert canonical(name) == name
