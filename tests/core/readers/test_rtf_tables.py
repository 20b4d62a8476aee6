"""Tables of Rich Text: where a row begins and ends, which cells are one, and what does not fit the definition."""

from tests.support.flow_reading import cells, drawn, grids, opened, paragraphs, problems
from tests.support.rich_text import paragraph, rich_text, row

ONE = "\\trowd\\cellx1000\\cellx2000\\pard\\intbl "


def test_cells_joined_sideways_are_one() -> None:
    joined = row("总计", "", "5", before={0: r"\clmgf", 1: r"\clmrg"})
    assert drawn(grids(opened(rich_text(joined + row("甲", "乙", "1"))))[0]) == "总计|<|5\n甲|乙|1"


def test_properties_written_before_the_cells_only_are_enough() -> None:
    rows = ONE + r"\f13 \'bc\'d7\cell 1\cell\row" + ONE + r"\f13 \'d2\'d2\cell 2\cell\row\pard "
    assert drawn(grids(opened(rich_text(rows)))[0]) == "甲|1\n乙|2"


def test_properties_written_after_the_cells_only_are_enough() -> None:
    rows = r"\pard\intbl 1\cell 2\cell {\trowd\cellx900\cellx2000\row}\pard\intbl 3\cell {\trowd\cellx2000\row}"
    assert drawn(grids(opened(rich_text(rows)))[0]) == "1|2\n3|<"


def test_a_definition_holds_until_the_next_one() -> None:
    rows = ONE + r"1\cell 2\cell\row 3\cell 4\cell\row" + r"\trowd\cellx2000 5\cell\row"
    assert drawn(grids(opened(rich_text(rows)))[0]) == "1|2\n3|4\n5|<"


def test_a_table_whose_paragraphs_do_not_say_that_they_are_in_it_is_read() -> None:
    rows = r"{\trowd\cellx1000\cellx2000 1\par 2\cell 3\cell\row}" + paragraph("文")
    document = opened(rich_text(rows))
    assert drawn(grids(document)[0]) == "1 2|3"
    assert paragraphs(document) == ["文"]


def test_several_paragraphs_in_a_cell_are_one_text() -> None:
    (one,) = cells(opened(rich_text(row(r"甲\par 乙\line 丙"))))
    assert str(one.text) == "甲 乙 丙"


def test_tables_part_where_text_stands_between() -> None:
    document = opened(rich_text(row("甲", "1") + paragraph("文") + row("乙", "2")))
    assert [drawn(grid) for grid in grids(document)] == ["甲|1", "乙|2"]


def test_tables_part_where_one_says_that_it_ends_and_the_next_begins() -> None:
    first = r"\trowd\irow0\lastrow\cellx1000\cellx2000\pard\intbl 1\cell 2\cell\row"
    assert [drawn(grid) for grid in grids(opened(rich_text(first + first)))] == ["1|2", "1|2"]


def test_a_copied_mark_of_the_last_row_parts_no_table() -> None:
    rows = row("甲", "1", more=r"\lastrow") + row("乙", "2", more=r"\lastrow")
    assert [drawn(grid) for grid in grids(opened(rich_text(rows)))] == ["甲|1\n乙|2"]


def test_a_table_in_a_cell_follows_the_table_with_a_doubt() -> None:
    properties = r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par 重}"
    inner = rf"\pard\intbl\itap2 甲\nestcell 7\nestcell{properties}乙\nestcell 8\nestcell{properties}"
    outer = r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl 外\cell " + inner + r"\pard\intbl 后\cell 9\cell\row"
    document = opened(rich_text(outer + ONE + r"1\cell 2\cell\row" * 3))
    first, second = grids(document)
    assert drawn(first).splitlines()[0] == "外|后|9"
    assert "另有一张表" in next(one for one in first.cells if str(one.text) == "后").doubts[0]
    assert drawn(second) == "甲|7\n乙|8"


def test_fewer_cells_than_defined_are_doubted_and_the_rest_blank() -> None:
    document = opened(rich_text(row("甲", "1", edges=(1000, 2000, 3000)) + row("乙", "2", "3")))
    assert drawn(grids(document)[0]) == "甲|1|\n乙|2|3"
    assert [bool(one.doubts) for one in cells(document)] == [True, True, True, False, False, False]


def test_more_cells_than_defined_are_read_and_doubted() -> None:
    document = opened(rich_text(row("甲", "1", "2", edges=(1000, 2000))))
    assert drawn(grids(document)[0]) == "甲|1|2"
    assert all("位置可能有误" in one.doubts[0] for one in cells(document))


def test_two_rows_that_ran_into_one_are_doubted() -> None:
    rows = ONE + r"1\cell 2\cell\rowlost\cellx1000\cellx2000\pard\intbl 3\cell 4\cell\row"
    found = cells(opened(rich_text(rows)))
    assert [str(one.text) for one in found] == ["1", "2", "3", "4"]
    assert all("混在一起" in one.doubts[0] for one in found)


def test_text_before_the_end_of_a_row_is_its_last_cell() -> None:
    document = opened(rich_text(ONE + r"1\cell 2\row" + paragraph("文")))
    assert drawn(grids(document)[0]) == "1|2"


def test_a_row_that_is_never_ended_is_read_and_said() -> None:
    document = opened(rich_text(ONE + r"1\cell 2\cell" + paragraph("文")))
    assert drawn(grids(document)[0]) == "1|2"
    assert all("没有结束标记" in one.doubts[0] for one in cells(document))
    assert paragraphs(document) == ["文"]
    assert "没有结束标记" in problems(document)


def test_a_table_of_tabs_is_a_table() -> None:
    rows = [
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "1", "0", "2"),
        ("行政规范性文件", "3", "4", "5"),
    ]
    body = "".join(paragraph(r"\tab ".join(cells_of)) for cells_of in rows)
    assert drawn(grids(opened(rich_text(body)))[0]).splitlines()[1:] == ["规章|1|0|2", "行政规范性文件|3|4|5"]
