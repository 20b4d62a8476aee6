from msgspec import structs

from core.layout.page_table import PageTable
from core.layout.page_tables import page_layout
from tests.support.sheet import UP, Sheet


def table(sheet: Sheet) -> PageTable:
    (found,) = page_layout(sheet.page(), 0).tables
    return found


def texts(sheet: Sheet) -> list[str]:
    return [cell.text.characters for cell in table(sheet).cells]


def test_a_number_broken_over_two_lines_in_a_narrow_cell_is_one_number() -> None:
    sheet = Sheet().table([["", "x"], ["6\n4", "y"]], widths=(14, 60), height=40)
    sheet.write("自", 52, 104, size=9).write("然", 52, 114, size=9)
    assert "64" in texts(sheet)


def test_two_numbers_one_above_the_other_in_a_wide_cell_stay_two() -> None:
    sheet = Sheet().table([["自然人总数", "x"], ["12\n34", "y"]], widths=(80, 60), height=40)
    assert "12 34" in texts(sheet)


def test_an_upright_label_reads_downwards() -> None:
    sheet = Sheet().table([["三\n本\n年\n度", "x"], ["0", "y"]], widths=(14, 60), height=60)
    assert texts(sheet)[0] == "三本年度"


def test_a_label_turned_to_read_upwards_is_read_in_its_own_order() -> None:
    sheet = Sheet().table([["", "x"], ["0", "y"]], widths=(20, 60), height=60)
    for number, character in enumerate("办理结果"):
        sheet.write(character, 54, 148 - 11 * number)
    assert texts(sheet)[0] == "办理结果"


def test_two_columns_of_upright_text_read_from_the_right_when_the_file_says_so() -> None:
    sheet = Sheet().table([["", "x"], ["0", "y"]], widths=(40, 60), height=60)
    for column, part in enumerate(("本年度", "办理")):
        for number, character in enumerate(part):
            sheet.write(character, 72 - 14 * column, 104 + 11 * number)
    assert texts(sheet)[0] == "本年度办理"


def test_hidden_text_stays_out_of_the_cell_and_leaves_a_doubt() -> None:
    sheet = Sheet().table([["12", "x"], ["0", "y"]]).write("99", 70, 104, hidden=True)
    (first, *others) = table(sheet).cells
    assert first.text.characters == "12"
    assert "99" in first.doubts[0]
    assert not any(cell.doubts for cell in others)


def test_a_number_that_runs_over_a_wall_is_kept_whole_and_doubted() -> None:
    sheet = Sheet().table([["", "7"], ["0", "y"]], widths=(20, 60)).write("12345", 52, 104)
    whole, other = table(sheet).cells[:2]
    assert whole.text.characters == "12345"
    assert other.text.characters == "7"
    assert whole.doubts


def test_numbers_of_neighbouring_cells_that_stand_close_stay_apart() -> None:
    sheet = Sheet().table([["", ""], ["0", "y"]], widths=(20, 60)).write("123", 52, 104).write("45", 73, 104)
    assert texts(sheet)[:2] == ["123", "45"]


def test_text_that_a_browser_lets_run_on_below_a_cut_cell_belongs_to_it() -> None:
    sheet = Sheet().table([["（三）\n不予", "x"], [UP, "y"]], y=740, height=14, undrawn="bottom")
    sheet.write("公开", 52, 768)
    assert texts(sheet)[0] == "（三）不予公开"
    assert page_layout(sheet.page(), 0).lines == ()


def test_a_footer_below_a_cut_cell_stays_outside() -> None:
    sheet = Sheet().table([["（三）\n不予", "x"], [UP, "y"]], y=740, height=14, undrawn="bottom")
    sheet.write("第 3 页 共 6 页 年度报告", 52, 769)
    assert texts(sheet)[0] == "（三）不予"


def test_a_frame_round_a_paragraph_is_no_table() -> None:
    sheet = Sheet().table([["本报告依据条例编制"]], widths=(300,))
    layout = page_layout(sheet.page(), 0)
    assert layout.tables == ()
    assert [line.text.characters for line in layout.lines] == ["本报告依据条例编制"]


def test_a_table_inside_a_frame_keeps_its_text() -> None:
    sheet = Sheet().table([["12", "34"], ["0", "1"]], x=60, y=120).table([[""]], x=30, y=80, widths=(500,), height=600)
    assert texts(sheet) == ["12", "34", "0", "1"]


def test_a_page_mark_inside_a_label_is_removed_and_said_so() -> None:
    sheet = Sheet().table([["（四）无", "x"], [UP, "y"]], y=760, height=25, undrawn="bottom").write("-4-", 60, 790)
    found = table(sheet)
    assert found.cells[0].text.characters == "（四）无"
    assert found.notes == ("第 1 页的页码「-4-」落在表格里，已略去",)


def test_a_negative_figure_at_the_foot_of_a_page_is_no_page_mark() -> None:
    assert "-4" in texts(Sheet().table([["甲", "-4"]], y=780))


def test_more_lines_than_a_page_of_tables_has_are_said_to_be_unread() -> None:
    sheet = Sheet(width=5_000, height=5_000)
    for at in range(1_100):
        sheet.rule(0, 4 * at, 4_400, 4 * at).rule(4 * at, 0, 4 * at, 4_400)
    (problem,) = page_layout(sheet.write("1", 9, 9).page(), 0).problems
    assert problem.hides_content


def test_hidden_text_outside_tables_is_counted() -> None:
    (problem,) = page_layout(Sheet().write("正文", 70, 100).write("暗", 70, 200, hidden=True).page(), 4).problems
    assert problem.place == "第 5 页"
    assert "1 个" in problem.message


def test_where_text_is_missing_from_the_page_every_cell_is_in_doubt_blank_ones_too() -> None:
    page = structs.replace(Sheet().table([["12", "x"], ["", "y"]]).page(), incomplete=True)
    (found,) = page_layout(page, 0).tables
    assert [cell.doubts for cell in found.cells] == [("本页有文字没有读到，这一格可能不完整",)] * 4
