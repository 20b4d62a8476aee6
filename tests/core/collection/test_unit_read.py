"""Lists of units as offices keep them: in any order of columns, with their own words, with gaps and with mistakes."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from core.collection.unit_list import UnitList
from core.collection.unit_read import read_unit_list
from core.rules.across.units import Unit
from core.rules.facts import OrganKind
from core.source.unreadable import Reason, Unreadable

Rows = list[list[Any]]


def workbook(path: Path, rows: Rows, *, merged: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def read(path: Path) -> UnitList:
    listed = read_unit_list(path)
    assert isinstance(listed, UnitList)
    return listed


def units(path: Path) -> tuple[Unit, ...]:
    listed = read(path)
    assert listed.problems == ()
    return listed.tree.units


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "名单.xlsx"


def test_every_column_is_read_in_any_order_and_by_other_words(file: Path) -> None:
    rows: Rows = [
        ["2023年度政府信息公开年报报送登记表"],
        ["序号", "报送截止日期", "主管部门", "机关名称", "类别", "提交日期", "审核日期", "发布日期", "盖章件", "网站公开", "简称",
         "是否有执法权", "是否收费", "口径", "垂管", "联系人"],
        [1, None, None, "临溪县人民政府", "县级政府", None, None, None, None, None, None, None, None, "汇总", None, "某某"],
        [2, date(2024, 1, 31), "临溪县人民政府", "临溪县教育局", "部门", "2024/1/20 9:30", "2024.1.22", "2024年1月25日",
         "√", "否", "教育局、教体局", "有", "无", None, "否", "某某"],
    ]  # fmt: skip
    county, bureau = units(workbook(file, rows, merged=("A1:P1",)))
    assert (county.facts.consolidates, county.facts.kind, county.parent) == (True, OrganKind.COUNTY, "")
    facts = bureau.facts
    assert bureau.parent == "临溪县人民政府"
    assert (facts.organ, facts.kind) == ("临溪县教育局", OrganKind.DEPARTMENT)
    assert (facts.due, facts.submitted) == (date(2024, 1, 31), date(2024, 1, 20))
    assert (facts.approved, facts.published) == (date(2024, 1, 22), date(2024, 1, 25))
    assert (facts.stamped, facts.on_site, facts.enforces, facts.charges, facts.vertical) == (
        True,
        False,
        True,
        False,
        False,
    )
    assert facts.former_names == ("教育局", "教体局")
    assert read(file).ignored == ("序号", "联系人")


def test_an_empty_cell_is_not_a_no(file: Path) -> None:
    (unit,) = units(workbook(file, [["单位名称", "纸质件已收", "有收费", "收到日期"], ["甲局", None, " ", ""]]))
    assert (unit.facts.stamped, unit.facts.charges, unit.facts.submitted) == (None, None, None)
    assert unit.expected


def test_a_merged_parent_counts_for_each_of_its_rows(file: Path) -> None:
    rows: Rows = [
        ["上级单位", "单位名称"],
        [None, "甲县人民政府"],
        ["甲县人民政府", "甲县教育局"],
        [None, "甲县水利局"],
        [None, "甲县林业局"],
    ]
    listed = units(workbook(file, rows, merged=("A3:A5",)))
    assert [unit.parent for unit in listed] == ["", *["甲县人民政府"] * 3]


def test_the_own_part_and_headings_are_known_by_kind_or_name(file: Path) -> None:
    rows: Rows = [["单位名称", "上级单位", "单位类别"], ["甲县人民政府", None, None], ["甲县政府办", "甲县人民政府", "本级"],
                  ["甲县人民政府（本级）", "甲县人民政府", None], ["县直部门", "甲县人民政府", "分组"]]  # fmt: skip
    listed = units(workbook(file, rows))
    assert [(unit.own_level, unit.expected) for unit in listed] == [
        (False, True),
        (True, True),
        (True, True),
        (False, False),
    ]


@pytest.mark.parametrize("ending", ["合计", "注：垂管单位不列", "填表人：某某"])
def test_what_stands_below_the_list_is_no_unit(file: Path, ending: str) -> None:
    assert len(units(workbook(file, [["单位名称", "上级单位"], ["甲局", None], [ending, None]]))) == 1


@pytest.mark.parametrize(
    ("heading", "cell", "told"),
    [
        ("收到日期", "1月20日", "“1月20日”不是日期"),
        ("收到日期", "2024-02-30", "不是真有的日期"),
        ("纸质件已收", "待定", "看不出是还是否"),
        ("单位类别", "国企", "不认识"),
        ("汇总口径", "不清楚", "看不出口径"),
        ("年度", "去年", "不是年度"),
    ],
)
def test_a_cell_that_makes_no_sense_is_told_with_its_row_and_column(
    file: Path, heading: str, cell: str, told: str
) -> None:
    (problem,) = read(workbook(file, [[None], ["单位名称", heading], ["甲局", None], ["乙局", cell]])).problems
    assert str(problem).startswith(f"第 4 行：“{heading}”：")
    assert told in str(problem)


def test_rows_are_counted_as_the_file_counts_them_past_hidden_and_blank_ones(file: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["单位名称", "上级单位"], ["甲局", None], [], ["乙局", "丙局"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    book.save(file)
    (problem,) = read(file).problems
    assert problem.row == 4


def test_a_broken_row_makes_no_orphans_of_the_units_under_it(file: Path) -> None:
    rows: Rows = [
        ["单位名称", "上级单位", "收到日期"],
        ["甲县人民政府", None, "昨天"],
        ["甲县教育局", "甲县人民政府", None],
    ]
    (problem,) = read(workbook(file, rows)).problems
    assert problem.row == 2


def test_two_columns_for_one_thing_are_refused(file: Path) -> None:
    (problem,) = read(workbook(file, [["单位名称", "收到日期", "报送日期"], ["甲局", None, None]])).problems
    assert "收到日期、报送日期" in problem.message


def test_a_list_without_names_says_what_is_missing(file: Path) -> None:
    (problem,) = read(workbook(file, [["甲", "乙"], ["1", "2"]])).problems
    assert "没有找到“单位名称”" in problem.message


def test_a_second_sheet_may_hold_the_list(file: Path) -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("名单")
    assert first is not None
    first.append(["说明"])
    for row in (["单位名称"], ["甲局"]):
        second.append(row)
    book.save(file)
    assert [unit.name for unit in units(file)] == ["甲局"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_a_text_with_commas_or_tabs_is_a_list_too(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "名单.csv"
    lines = (
        ("单位名称", "上级单位", "曾用名"),
        ("甲县人民政府", "", ""),
        ("甲县教育局", "甲县人民政府", '"教育局、教体局"'),
    )
    path.write_text("\n".join(mark.join(line) for line in lines) + "\n", encoding=encoding)
    listed = units(path)
    assert [unit.name for unit in listed] == ["甲县人民政府", "甲县教育局"]
    assert listed[1].facts.former_names == ("教育局", "教体局")


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", Reason.EMPTY), (b"%PDF-1.7\n", Reason.UNSUPPORTED), (b"PK\x03\x04xx", Reason.DAMAGED)]
)
def test_what_is_no_list_is_refused_with_a_reason(tmp_path: Path, data: bytes, reason: Reason) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(data)
    refused = read_unit_list(path)
    assert isinstance(refused, Unreadable)
    assert refused.reason is reason


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused = read_unit_list(tmp_path / "没有.xlsx")
    assert isinstance(refused, Unreadable)
    assert refused.reason is Reason.NOT_FOUND


def test_a_formula_in_a_cell_is_read_as_what_it_shows_and_never_computed(file: Path) -> None:
    stream = BytesIO()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单位名称", "上级单位"])
    sheet.append(["甲局", '=CONCATENATE("乙","局")'])
    book.save(stream)
    file.write_bytes(stream.getvalue())
    (unit,) = units(file)
    assert unit.parent == ""
