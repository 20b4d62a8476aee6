from pathlib import Path

import pytest

from core.layout.grid import GridKind
from tests.support.flow_reading import cells, drawn, grids, opened, paragraphs, problems, shown_at, spot

TABLE_2 = """第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t3\t1\t12"""


def test_tabbed_lines_become_one_grid_with_the_cells_in_order() -> None:
    document = opened(f"二、主动公开政府信息情况\n\n{TABLE_2}\n\n三、收到和处理")
    (grid,) = grids(document)
    assert grid.kind is GridKind.TABBED
    assert drawn(grid).splitlines()[0] == "第二十条第（一）项|||"
    assert drawn(grid).splitlines()[-1] == "行政规范性文件|3|1|12"
    assert paragraphs(document) == ["二、主动公开政府信息情况", "三、收到和处理"]


def test_a_blank_cell_is_a_cell_with_an_empty_place() -> None:
    document = opened("甲\t\t1\n乙\t2\t3")
    blank = cells(document)[1]
    assert str(blank.text) == ""
    assert spot(blank.places[0]) == (0, 2, 2)


def test_every_cell_points_at_its_characters(shared: Path) -> None:
    for path in (shared / "reports" / "seeds").glob("*.txt"):
        document = opened(path.read_bytes(), path.name)
        for cell in cells(document):
            (place,) = cell.places
            assert shown_at(document, place) == str(cell.text)
            assert document.places(cell.text) == ((place,) if cell.text else ())


def test_blank_lines_inside_a_table_do_not_end_it() -> None:
    assert len(grids(opened("规章\t0\t0\n\n\n规范性文件\t1\t2"))) == 1


def test_a_section_heading_ends_a_table() -> None:
    document = opened("甲\t1\t2\n乙\t3\t4\n三、收到和处理政府信息公开申请情况\n丙\t5\t6\n丁\t7\t8")
    assert [drawn(grid) for grid in grids(document)] == ["甲|1|2\n乙|3|4", "丙|5|6\n丁|7|8"]


@pytest.mark.parametrize(
    "heading", ["收到和处理政府信息公开申请情况", "存在的主要问题及改进情况", "其他需要报告的事项", "总 体 情 况"]
)
def test_a_section_heading_without_its_numeral_ends_a_table_too(heading: str) -> None:
    document = opened(f"甲\t1\t2\n乙\t3\t4\n{heading}\n丙\t5\t6\n丁\t7\t8")
    assert [drawn(grid) for grid in grids(document)] == ["甲|1|2\n乙|3|4", "丙|5|6\n丁|7|8"]


def test_a_heading_of_columns_ends_no_table() -> None:
    assert len(grids(opened("甲\t1\t2\n申请人情况\n乙\t3\t4"))) == 1


def test_a_line_of_the_form_that_looks_like_a_heading_does_not_end_it() -> None:
    document = opened(
        "一、本年新收政府信息公开申请数量\t1\t2\n三、本年度办理结果\n（一）予以公开\t0\t1\n四、结转下年度继续办理\t1\t1"
    )
    assert drawn(grids(document)[0]).splitlines()[1] == "三、本年度办理结果||"


def test_a_block_heading_that_lost_its_tabs_belongs_to_the_table() -> None:
    first, rest = TABLE_2.split("\n", 1)
    document = opened(f"{first.strip()}\n{rest}\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7")
    lines = drawn(grids(document)[0]).splitlines()
    assert lines[0] == "第二十条第（一）项|||"
    assert lines[4] == "第二十条第（五）项|||"
    assert paragraphs(document) == []


def test_separator_lines_are_no_rows() -> None:
    document = opened("甲\t1\t2\n乙\t3\t4\n--------\t---\t---\n\n三、收到和处理")
    assert drawn(grids(document)[0]) == "甲|1|2\n乙|3|4"
    assert paragraphs(document) == ["三、收到和处理"]


def test_a_markdown_table_is_read_without_its_rule() -> None:
    document = opened("| 项目 | 数量 |\n|:---|---:|\n| 规章 | 0 |\n| 规范性文件 |  |")
    assert drawn(grids(document)[0]) == "项目|数量\n规章|0\n规范性文件|"


def test_values_parted_by_blanks_after_their_label_are_cells() -> None:
    document = opened("规章  0  0  12\n行政规范性文件　　3　　1　　7\n")
    assert drawn(grids(document)[0]) == "规章|0|0|12\n行政规范性文件|3|1|7"


def test_a_table_parted_by_blanks_brings_its_headings_along() -> None:
    document = opened(
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 12\n"
        "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 5\n三、收到和处理"
    )
    assert drawn(grids(document)[0]).splitlines() == [
        "第二十条第（一）项|||",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|0|0|12",
        "第二十条第（五）项|||",
        "信息内容|本年处理决定数量||",
        "行政许可|5||",
    ]


def test_a_row_of_fifteen_values_under_its_headings_is_a_table() -> None:
    document = opened(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议  行政诉讼\n结果维持  结果纠正\n" + "0  " * 14 + "1"
    )
    assert drawn(grids(document)[0]).splitlines()[-1] == "|".join("0" * 14 + "1")


def test_one_cell_a_line_becomes_rows_by_their_labels() -> None:
    lines = "信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 12 行政规范性文件 3 1 7 第二十条第（五）项 信息内容 本年处理决定数量 行政许可 5"
    document = opened("二、主动公开政府信息情况\n第二十条第（一）项\n" + lines.replace(" ", "\n"))
    assert drawn(grids(document)[0]).splitlines() == [
        "第二十条第（一）项|||",
        "信息内容|本年制发件数|本年废止件数|现行有效件数",
        "规章|0|0|12",
        "行政规范性文件|3|1|7",
        "第二十条第（五）项|||",
        "信息内容|本年处理决定数量||",
        "行政许可|5||",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\t2021年，共收到申请3件。\n\t办结3件。\n",
        "一、\t总体情况\n1.\t加大主动公开力度\n2.\t加强培训\n",
        "一、总体情况\t1\n二、主动公开政府信息情况\t3\n三、收到和处理政府信息公开申请情况\t4\n",
        "联系人：张三\t电话：无\n地址：某某路\t邮编：无\n",
        "某某局\t\t2022年1月20日",
        "一是加强学习  二是加强培训\n三是加强督促  四是加强考核",
        "（一）主动公开\n共公开 3 件\n（二）依申请公开\n共收到 2 件",
        "2021年 1月 2日 至 3月",
    ],
)
def test_prose_headings_contents_and_signatures_stay_paragraphs(text: str) -> None:
    document = opened(text)
    assert grids(document) == []
    assert len(paragraphs(document)) == sum(bool(line.strip()) for line in text.splitlines())


def test_prose_before_and_after_a_table_stays_outside() -> None:
    document = opened(f"全年共公开信息47条。\n{TABLE_2}\n以上数据均已核对。")
    assert paragraphs(document) == ["全年共公开信息47条。", "以上数据均已核对。"]


def test_a_table_too_wide_is_reported_and_kept_as_text() -> None:
    row = "\t".join("1" * 3_000)
    document = opened(f"甲\n{row}\n{row}\n乙")
    assert grids(document) == []
    assert len(paragraphs(document)) == 4
    assert "表格过大" in problems(document)


def test_a_mark_that_turns_the_direction_of_writing_is_doubted() -> None:
    document = opened("甲\t\u202e21\t1\n乙\t3\t4")
    assert [bool(cell.doubts) for cell in cells(document)][:3] == [False, True, False]


def test_many_lines_that_are_no_table_take_linear_time() -> None:
    document = opened("甲\t乙\n" * 20_000)
    assert grids(document) == []


def test_blank_lines_are_cells_where_they_make_the_rows_equally_long() -> None:
    rows = ["1.甲\n1\n\n3", "2.乙\n\n\n6", "3.丙\n7\n8\n9", "4.丁\n\n2\n3", "5.戊\n4\n5\n", "6.己\n7\n8\n9"]
    (grid,) = grids(opened("\n".join(rows)))
    assert drawn(grid).splitlines() == ["1.甲|1||3", "2.乙|||6", "3.丙|7|8|9", "4.丁||2|3", "5.戊|4|5|", "6.己|7|8|9"]


def test_blank_lines_between_the_rows_are_no_cells() -> None:
    rows = ["1.甲\n1\n2\n3", "2.乙\n4\n5\n6", "3.丙\n7\n8\n9"]
    (grid,) = grids(opened("\n\n".join(rows)))
    assert drawn(grid).splitlines() == ["1.甲|1|2|3", "2.乙|4|5|6", "3.丙|7|8|9"]


def test_a_cell_behind_signs_of_markdown_points_at_its_print() -> None:
    text = "| **甲** | a<br>b | 12 |\n|---|---|---|\n| 乙 | 3\\|4 | 5 |"
    document = opened(text)
    assert [str(one.text) for one in cells(document)] == ["甲", "ab", "12", "乙", "3\\|4", "5"]
    for one in cells(document):
        block, start, stop = spot(one.places[0])
        assert str(one.text)[0] in text.split("\n")[block][start:stop]


def test_a_comma_inside_quotation_marks_parts_no_cell() -> None:
    (grid,) = grids(opened('项目,本年,上年,备注\n甲,"1,234",5,\n乙,0,0,"无,如实"'))
    assert drawn(grid).splitlines() == ["项目|本年|上年|备注", "甲|1,234|5|", "乙|0|0|无,如实"]
