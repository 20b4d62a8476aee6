from collections.abc import Sequence

from core.layout.grid import Grid
from core.layout.printed import printed_flow
from core.source.document import PrintedContent
from core.source.provenance import PageRegion
from tests.support.sheet import LEFT, UP, Sheet

WIDTHS = (60.0, 110.0, 40.0, 40.0)


def part(rows: Sequence[Sequence[str]], *, y: float, undrawn: str = "", x: float = 50.0, height: float = 18.0) -> Sheet:
    return Sheet().table(rows, x=x, y=y, widths=WIDTHS[: len(rows[0])], height=height, undrawn=undrawn)


def grids(*sheets: Sheet) -> list[Grid]:
    flow, _ = printed_flow(PrintedContent(tuple(sheet.page() for sheet in sheets)))
    return [item for item in flow if isinstance(item, Grid)]


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text.characters for cell in row] for row in grid.rows()]


ABOVE = [["（三）", "1.属于国家秘密", "1", "0"], [UP, "2.其他法律禁止公开", "2", "0"]]


def test_a_table_cut_between_rows_is_one_table_with_its_label_over_all_lines() -> None:
    (grid,) = grids(part(ABOVE, y=700), part([["", "3.危及稳定", "3", "0"], [UP, "4.第三方", "4", "0"]], y=60))
    assert rows(grid)[2:] == [["3.危及稳定", "3", "0"], ["4.第三方", "4", "0"]]
    label = grid.cells[0]
    assert (label.row_span, label.text.characters) == (4, "（三）")
    assert [place.page for place in label.places if isinstance(place, PageRegion)] == [1, 2]
    assert grid.notes == ("第 1 页与第 2 页的表格是同一张表，已接成一张",)


def test_a_label_parted_by_the_page_end_reads_on() -> None:
    first = part([["三、本年\n度办理", "1.属于国家秘密", "1", "0"]], y=700, height=30)
    (grid,) = grids(first, part([["结果", "2.其他", "2", "0"], [UP, "3.其他", "3", "0"]], y=60))
    assert grid.cells[0].text.characters == "三、本年度办理结果"
    assert grid.cells[0].row_span == 3


def test_a_label_with_a_number_of_its_own_is_not_the_rest_of_the_one_above() -> None:
    (grid,) = grids(part(ABOVE, y=700), part([["（四）", "1.不掌握", "3", "0"], [UP, "2.没有", "4", "0"]], y=60))
    assert [cell.text.characters for cell in grid.cells if cell.column == 0] == ["（三）", "（四）"]


def test_a_repeated_header_is_left_out_and_said_so() -> None:
    header = ["项目", "内容", "自然人", "总计"]
    (grid,) = grids(part([header, ["（一）", "甲", "1", "1"]], y=700), part([header, ["（二）", "乙", "2", "2"]], y=60))
    assert rows(grid) == [header, ["（一）", "甲", "1", "1"], ["（二）", "乙", "2", "2"]]
    assert "第 2 页重复的表头（1 行）已略去" in grid.notes


def test_a_row_of_figures_that_happens_to_repeat_is_kept() -> None:
    line = ["1", "0", "0", "0"]
    (grid,) = grids(part([line, line], y=700), part([line, line], y=60))
    assert rows(grid) == [line] * 4


def test_a_row_cut_by_the_page_end_is_one_row() -> None:
    above = part([*ABOVE, [UP, "3.危及三安全一稳定或者", "7", ""]], y=700)
    below = part([["", "社会稳定", "", ""], [UP, "4.保护第三方", "9", "0"]], y=60)
    (grid,) = grids(above, below)
    assert rows(grid)[2] == ["3.危及三安全一稳定或者社会稳定", "7", ""]
    assert rows(grid)[3] == ["4.保护第三方", "9", "0"]
    assert "第 1 页末的一行被换页切开，已与第 2 页的首行合为一行" in grid.notes


def test_figures_that_slipped_to_the_next_page_join_their_label() -> None:
    above = part([*ABOVE, [UP, "3.危及三安全一稳定", "", ""]], y=700)
    (grid,) = grids(above, part([["", "", "7", "5"], [UP, "4.保护第三方", "9", "0"]], y=60))
    assert rows(grid)[2:] == [["3.危及三安全一稳定", "7", "5"], ["4.保护第三方", "9", "0"]]


def test_two_rows_with_figures_are_never_made_one() -> None:
    above = part([["规章", "", "3", "0"]], y=740, undrawn="bottom")
    (grid,) = grids(above, part([["规范文件", "", "5", "1"]], y=60, undrawn="top"))
    assert rows(grid) == [["规章", "", "3", "0"], ["规范文件", "", "5", "1"]]


def test_a_blank_row_of_figures_under_its_header_stays_a_row() -> None:
    header = ["结果维持", "结果纠正", "其他", "总计"]
    (grid,) = grids(part([header], y=740), part([["", "", "", ""]], y=60))
    assert rows(grid) == [header, ["", "", "", ""]]


def test_a_blank_figure_under_its_header_is_not_swallowed() -> None:
    header = ["结果维持", "结果纠正", "其他", "总计"]
    (grid,) = grids(part([header], y=740), part([["", "", "3", "1"]], y=60))
    assert rows(grid) == [header, ["", "", "3", "1"]]


def test_blank_figures_on_both_sides_of_a_page_end_stay_two_cells() -> None:
    above = part([["（一）", "甲", "", "1"]], y=740)
    (grid,) = grids(above, part([["（二）", "乙", "", "2"]], y=60))
    assert all(cell.row_span == 1 for cell in grid.cells)


def test_a_header_cut_between_its_rows_keeps_its_tall_cells_whole() -> None:
    above = part([["项目", "自然人", "法人", LEFT]], y=740)
    (grid,) = grids(above, part([["", "", "企业", "机构"], ["一、新收", "7", "8", "9"]], y=60))
    assert [(cell.row_span, cell.column_span) for cell in grid.rows()[0]] == [(2, 1), (2, 1), (1, 2)]
    assert rows(grid)[1:] == [["企业", "机构"], ["一、新收", "7", "8", "9"]]


def test_a_cell_without_a_line_on_either_page_goes_on_though_it_is_blank_above() -> None:
    above = part([["三", "（一）予以公开", "1", "2"]], y=740, undrawn="bottom").rule(110, 758, 260, 758)
    below = part([["", "（二）部分公开", "", "4"]], y=60, undrawn="top").rule(110, 60, 260, 60)
    (grid,) = grids(above, below)
    assert [cell.row_span for cell in grid.rows()[0]] == [2, 1, 1, 1]
    assert rows(grid)[1] == ["（二）部分公开", "", "4"]


def test_a_number_broken_by_the_page_end_is_joined_and_doubted() -> None:
    above = part([["（六）", "1.申请人无正当理由逾期", "123456", "0"]], y=740)
    below = part([["", "不补正", "7", ""], [UP, "2.其他", "1", "0"]], y=60)
    (grid,) = grids(above, below)
    assert grid.rows()[0][2].text.characters == "1234567"
    assert grid.rows()[0][2].doubts


def test_tables_of_other_widths_stay_apart() -> None:
    other = Sheet().table([["1", "2", "3"]], y=60, widths=(100.0, 100.0, 100.0))
    assert len(grids(part(ABOVE, y=700), other)) == 2


def test_tables_with_text_between_them_stay_apart() -> None:
    below = part([["（四）", "1.不掌握", "3", "0"]], y=90).write("四、政府信息公开行政复议情况", 60, 60)
    assert len(grids(part(ABOVE, y=700), below)) == 2


def test_a_note_beside_a_table_does_not_part_it_from_its_rest() -> None:
    above = part(ABOVE, y=700).write("注", 400, 710)
    assert len(grids(above, part([["", "3.危及稳定", "3", "0"]], y=60))) == 1


def test_a_page_mark_does_not_part_a_table() -> None:
    above = part(ABOVE, y=700).write("- 3 -", 290, 800)
    assert len(grids(above, part([["", "3.危及稳定", "3", "0"]], y=60))) == 1


def test_a_page_shifted_sideways_for_binding_still_continues_its_table() -> None:
    (grid,) = grids(part(ABOVE, y=700), part([["", "3.危及稳定", "3", "0"]], y=60, x=72.0))
    assert grid.column_count == 4


def test_a_part_with_fewer_walls_keeps_its_columns() -> None:
    below = part([["第二十条第（六）项", LEFT, LEFT, LEFT], ["行政处罚", "7", LEFT, LEFT]], y=60)
    (grid,) = grids(part(ABOVE, y=700), below)
    assert grid.rows()[3][1].column_span == 3


def test_a_table_over_three_pages_is_one() -> None:
    pages = [
        part(ABOVE, y=700),
        part([["", "3.危及稳定", "3", "0"]] * 1, y=60),
        part([["", "4.第三方", "4", "0"]], y=60),
    ]
    (grid,) = grids(*pages)
    assert [row[-2] for row in rows(grid)] == ["1", "2", "3", "4"]
    assert grid.cells[0].row_span == 4


def test_a_row_and_a_label_that_the_page_end_cut_are_named_and_a_clean_end_is_not() -> None:
    above = part([*ABOVE, [UP, "3.危及三安全一稳定或者", "7", ""]], y=700)
    below = part([["", "社会稳定", "", ""], [UP, "4.保护第三方", "9", "0"]], y=60)
    assert grids(above, below)[0].cuts == ("第 1 页末的一行被换页切开，下半在第 2 页",)
    first = part([["三、本年\n度办理", "1.属于国家秘密", "1", "0"]], y=700, height=30)
    second = part([["结果", "2.其他", "2", "0"], [UP, "3.其他", "3", "0"]], y=60)
    assert grids(first, second)[0].cuts == ("行名“三、本年度办理结果”被换页切开，“结果”在第 2 页",)
    clean = part([["", "3.危及稳定", "3", "0"], [UP, "4.第三方", "4", "0"]], y=60)
    assert grids(part(ABOVE, y=700), clean)[0].cuts == ()
