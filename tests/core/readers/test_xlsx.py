import json
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from core.report.assemble import assemble
from core.source.document import DocumentFormat, MarkedContent, SourceDocument
from core.source.limits import SHEET_CELLS, SHEET_TAGS
from core.source.provenance import TextSpan
from core.source.unreadable import Reason
from tests.support.flow_reading import cells, drawn, flow, grids, lines, opened, paragraphs, problems, refused, shown_at
from tests.support.word_package import packed
from tests.support.workbooks import number, number_formats, relations, row, saved, sheet_package

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def book(*rows: tuple[str | float | None, ...]) -> Workbook:
    made = Workbook()
    for values in rows:
        sheet_of(made).append(values)
    return made


def sheet_of(made: Workbook) -> Worksheet:
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    return sheet


def texts(document: SourceDocument) -> list[str]:
    return [str(cell.text) for cell in cells(document)]


def doubts(document: SourceDocument) -> list[str]:
    return [doubt for cell in cells(document) for doubt in cell.doubts]


def hides(document: SourceDocument) -> str:
    return "\n".join(f"{one.place} {one.message}" for one in document.problems if one.hides_content)


def test_cells_point_at_their_lines_and_know_their_names() -> None:
    made = book(("三、收到和处理政府信息公开申请情况",), ("甲", None, 12), ("乙", 3, 4))
    sheet_of(made).title = "表三"
    sheet_of(made).merge_cells("A2:B2")
    document = opened(saved(made), "a.xlsx")

    assert document.format is DocumentFormat.XLSX
    assert lines(document) == ("三、收到和处理政府信息公开申请情况", "甲\t\t12", "乙\t3\t4")
    places = [cell.places[0] for cell in cells(document)]
    assert [place.cell for place in places if isinstance(place, TextSpan)] == [
        "表三!A2", "表三!C2", "表三!A3", "表三!B3", "表三!C3",
    ]  # fmt: skip
    assert [shown_at(document, place) for place in places] == texts(document)
    heading = next(block for block in flow(document) if not hasattr(block, "cells"))
    assert document.places(heading.text) == (TextSpan(0, 0, 17, "表三!A1"),)


def test_the_sheets_are_read_in_the_order_of_their_tabs_and_named() -> None:
    made = book(("一、总体情况",))
    sheet_of(made).title = "封面"
    made.create_sheet("空")
    made.create_sheet("表二").append(("甲", 1, 2))
    made.move_sheet("表二", -2)
    document = opened(saved(made), "a.xlsx")
    assert isinstance(document.content, MarkedContent)
    assert document.content.parts == ((0, "表二"), (1, "封面"))


def test_a_hidden_sheet_is_not_read_but_said() -> None:
    made = book(("甲", 1, 2))
    for name, state in (("藏", "hidden"), ("深藏", "veryHidden"), ("空", "hidden")):
        made.create_sheet(name).sheet_state = state
        if name != "空":
            made[name].append(("乙", 7))
    document = opened(saved(made), "a.xlsx")
    assert texts(document) == ["甲", "1", "2"]
    assert "“藏” 是隐藏的，没有读取（其中 2 个单元格有内容）" in hides(document)
    assert "“深藏” 是深度隐藏" in hides(document)
    assert "“空”" not in problems(document)


def test_hidden_rows_and_columns_are_not_read_but_said() -> None:
    made = book(("甲", 1, 2, 3), ("乙", 4, 5, 6), ("丙", 7, 8, 9))
    sheet_of(made).row_dimensions[2].hidden = True
    sheet_of(made).column_dimensions["C"].hidden = True
    document = opened(saved(made), "a.xlsx")
    assert drawn(grids(document)[0]) == "甲|1|3\n丙|7|9"
    assert [cell.places[0].cell for cell in cells(document) if isinstance(cell.places[0], TextSpan)][-1] == "Sheet!D3"
    assert "有 1 行、1 列是隐藏的，其中 6 个" in hides(document)


def test_a_row_without_height_is_hidden() -> None:
    flat = sheet_package(row("甲", "乙"), row("丙", "丁", more='ht="0" customHeight="1"'))
    assert texts(opened(flat)) == []
    assert paragraphs(opened(flat)) == ["甲 乙"]
    assert "隐藏" in hides(opened(flat))


def test_a_merged_cell_whose_first_row_is_hidden_still_shows_its_text() -> None:
    made = book(("x", 1, 2), ("甲", 3, 4), (None, 5, 6), (None, 7, 8))
    sheet_of(made).merge_cells("A2:A4")
    sheet_of(made).row_dimensions[2].hidden = True
    assert drawn(grids(opened(saved(made)))[0]) == "x|1|2\n甲|5|6\n^|7|8"


def test_what_lies_under_a_merged_cell_is_told_and_not_read() -> None:
    under = sheet_package(
        row("甲", number(5), number(6), number(7)), after='<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'
    )
    document = opened(under)
    assert texts(document) == ["甲", "5", "7"]
    assert "“6”" in doubts(document)[0]


def test_the_number_format_decides_what_a_cell_shows() -> None:
    formats = number_formats("#,##0.00", "0;-0;;@", '0"件"')
    document = opened(
        sheet_package(row("甲", number(37814.777, 1), number(0, 2), number(5, 3), number(7)), styles=formats)
    )
    assert texts(document) == ["甲", "37,814.78", "", "5件", "7"]
    assert [len(cell.doubts) for cell in cells(document)] == [0, 1, 1, 0, 0]


def test_zeros_that_the_sheet_does_not_show_are_blank_and_told() -> None:
    view = '<sheetViews><sheetView workbookViewId="0" showZeros="0"/></sheetViews>'
    document = opened(sheet_package(row("甲", number(0), number(3)), before=view))
    assert texts(document) == ["甲", "", "3"]
    assert "不显示零值" in doubts(document)[0]


def test_a_formula_is_read_as_it_was_saved_and_said_once() -> None:
    results = row("甲", "<c><f>1+1</f><v>99</v></c>", '<c t="str"><f>B1</f><v></v></c>', number(1))
    document = opened(sheet_package(results, row("乙", number(2), number(3), number(4))))
    assert drawn(grids(document)[0]) == "甲|99||1\n乙|2|3|4"
    assert doubts(document) == []
    assert problems(document).count("2 个单元格是公式，按保存时的结果读取，没有重新计算") == 1


def test_a_formula_without_a_result_is_never_silently_blank() -> None:
    made = book(("甲", 3, "=B1+1"))
    document = opened(saved(made), "a.xlsx")
    assert texts(document) == ["甲", "3", ""]
    assert doubts(document) == ["公式没有保存结果"]
    assert "1 个公式没有保存结果，读作空白（Sheet!C1）" in problems(document)


def test_results_that_the_file_wants_computed_anew_are_doubted() -> None:
    asking = sheet_package(row("甲", "<c><f>1+1</f><v>2</v></c>"), settings='<calcPr fullCalcOnLoad="1"/>')
    document = opened(asking)
    assert doubts(document) == ["公式的结果可能不是最新的"]
    assert "打开时重新计算" in problems(document)


def test_a_formula_that_shows_a_picture_is_not_read_as_text() -> None:
    picture = '<c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    document = opened(sheet_package(row("甲", picture, number(1))))
    assert texts(document) == ["甲", "", "1"]
    assert "图片" in doubts(document)[0]


def test_struck_figures_and_runs_are_left_out_with_a_doubt() -> None:
    runs = "<si><r><t>1</t></r><r><rPr><strike/></rPr><t>2</t></r><r><rPr><strike val='0'/></rPr><t>3</t></r></si>"
    fonts = "<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId='1'/></cellXfs>"
    document = opened(sheet_package(row("甲", '<c t="s"><v>0</v></c>', number(5, 1)), strings=runs, styles=fonts))
    assert texts(document) == ["甲", "13", ""]
    assert [len(cell.doubts) for cell in cells(document)] == [0, 1, 1]
    assert "“2”“5”" in problems(document)


def test_white_letters_on_white_are_doubted_and_on_a_dark_ground_are_not() -> None:
    made = book(("甲", 1, 2, 3))
    white = Font(color="FFFFFFFF")
    for place in ("B1", "C1", "D1"):
        sheet_of(made)[place].font = white
    sheet_of(made)["C1"].fill = PatternFill("solid", fgColor="FF003366")
    sheet_of(made)["D1"].fill = PatternFill("solid", fgColor="FFFFFFFF")
    assert [len(cell.doubts) for cell in cells(opened(saved(made)))] == [0, 1, 0, 1]


def test_readings_beside_characters_are_not_read_and_escapes_are_undone() -> None:
    strings = '<si><t>漢</t><rPh sb="0" eb="1"><t>hàn</t></rPh></si><si><t>一_x000A_二</t></si>'
    document = opened(sheet_package(row('<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', number(1)), strings=strings))
    assert texts(document) == ["漢", "一 二", "1"]


def test_text_in_its_cell_truth_values_and_errors_are_read() -> None:
    made = sheet_package(
        row(
            '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>',
            '<c t="b"><v>1</v></c>',
            '<c t="b"><v>0</v></c>',
            '<c t="e"><v>#REF!</v></c>',
            '<c t="d"><v>2024-02-30</v></c>',
            number(1),
        )
    )
    document = opened(made)
    assert texts(document) == ["甲乙", "TRUE", "FALSE", "#REF!", "2024-02-30", "1"]
    assert doubts(document) == ["公式出错（#REF!）"]


@pytest.mark.parametrize("value", ["NaN", "INF", "1_000", "٣", "abc", "9" * 500])
def test_what_is_no_number_is_shown_and_doubted(value: str) -> None:
    document = opened(sheet_package(row("甲", number(value), number(1))))
    assert texts(document)[1] == value
    assert "不是一个合规的数" in doubts(document)[0]


def test_a_number_beyond_all_bounds_is_doubted() -> None:
    assert doubts(opened(sheet_package(row("甲", number("1e309"), number(1))))) == ["单元格里存的不是一个数"]


def test_cells_without_an_address_follow_each_other() -> None:
    mixed = sheet_package(
        '<row r="3"><c t="str" r="B3"><v>甲</v></c><c><v>1</v></c></row>', row("乙", number(2), number(3))
    )
    names = [cell.places[0].cell for cell in cells(opened(mixed)) if isinstance(cell.places[0], TextSpan)]
    assert names == ["表!A3", "表!B3", "表!C3", "表!A4", "表!B4", "表!C4"]


@pytest.mark.parametrize("address", ["XFE1", "A0", "A1048577", "11", "A", "A1A", "甲1"])
def test_an_address_that_cannot_be_makes_the_file_damaged(address: str) -> None:
    outcome = refused(sheet_package(f'<row><c r="{address}"><v>1</v></c></row>'))
    assert outcome.reason is Reason.DAMAGED


def test_a_cell_given_twice_is_doubted() -> None:
    twice = sheet_package('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="A1"><v>3</v></c></row>')
    assert "出现了两次" in doubts(opened(twice))[0]


def test_the_strict_form_is_read_alike() -> None:
    assert texts(opened(sheet_package(row("甲", number(1), number(2)), namespace=STRICT))) == ["甲", "1", "2"]


def test_comments_text_boxes_pictures_and_embedded_documents_are_said() -> None:
    drawing = (
        '<d:wsDr xmlns:d="d" xmlns:a="a"><d:sp><d:txBody><a:p><a:r><a:t>框里的</a:t></a:r><a:r><a:t>字</a:t></a:r></a:p></d:txBody></d:sp>'
        '<d:pic><d:spPr><a:xfrm><a:ext cx="4000000" cy="4000000"/></a:xfrm></d:spPr></d:pic>'
        '<d:pic><d:spPr><a:xfrm><a:ext cx="900000" cy="900000"/></a:xfrm></d:spPr></d:pic></d:wsDr>'
    )
    document = opened(
        sheet_package(
            row("甲", number(1)),
            after='<drawing r:id="d1"/><oleObjects><oleObject r:id="o1"/></oleObjects>',
            parts={
                "xl/worksheets/_rels/sheet1.xml.rels": relations(
                    ("d1", "drawing", "../drawings/drawing1.xml"), ("c1", "comments", "../comments1.xml")
                ),
                "xl/drawings/drawing1.xml": drawing,
                "xl/comments1.xml": "<comments><commentList><comment ref='A1'/><comment ref='B1'/></commentList></comments>",
            },
        )
    )
    assert "有 2 处批注没有读取" in problems(document)
    assert "有 1 个文本框没有读取：“框里的字”" in hides(document)
    assert "有 1 张较大的图片" in hides(document)
    assert "有 1 个嵌入的对象" in hides(document)


def test_a_damaged_drawing_costs_the_drawing_alone() -> None:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("d1", "drawing", "d.xml")),
        "xl/worksheets/d.xml": "<broken",
    }
    document = opened(sheet_package(row("甲", number(1)), after='<drawing r:id="d1"/>', parts=parts))
    assert texts(document) == ["甲", "1"]
    assert "xl/worksheets/d.xml 无法读取" in problems(document)


def test_a_damaged_sheet_costs_the_sheet_alone_and_is_said() -> None:
    made = book(("甲", 1, 2))
    made.create_sheet("坏").append(("乙", 1))
    whole = zipfile.ZipFile(BytesIO(saved(made)))
    broken = packed({name: whole.read(name) for name in whole.namelist()} | {"xl/worksheets/sheet2.xml": "<worksheet"})
    document = opened(broken)
    assert texts(document) == ["甲", "1", "2"]
    assert "“坏” 这张工作表已损坏" in hides(document)


def test_a_file_whose_only_sheet_is_damaged_is_damaged() -> None:
    assert refused(sheet_package("<row>", "<c>")).reason is Reason.DAMAGED


def test_damaged_formats_cost_the_formats_and_are_said() -> None:
    document = opened(sheet_package(row("甲", number(1.5, 3)), parts={"xl/styles.xml": "<styleSheet"}))
    assert texts(document) == ["甲", "1.5"]
    assert "格式定义无法读取" in problems(document)


def test_a_text_beyond_the_shared_ones_makes_the_file_damaged() -> None:
    outcome = refused(sheet_package(row('<c t="s"><v>999999</v></c>')))
    assert (outcome.reason, "999999" in outcome.detail) == (Reason.DAMAGED, True)


def test_a_chart_sheet_is_said() -> None:
    made = book(("甲", 1, 2))
    made.create_chartsheet("图")
    assert "“图” 是图表，没有读取" in problems(opened(saved(made)))


def test_a_workbook_of_hidden_sheets_alone_says_so() -> None:
    made = book(("甲", 1))
    made.create_sheet("空")
    sheet_of(made).sheet_state = "hidden"
    outcome = refused(saved(made))
    assert (outcome.reason, "隐藏" in outcome.detail) == (Reason.NO_TEXT, True)


def test_a_document_type_is_refused_in_every_part_that_is_read() -> None:
    for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"):
        bomb = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
        outcome = refused(sheet_package(row(number(1)), parts={part: bomb}))
        assert (outcome.reason, part in outcome.detail) == (Reason.UNSAFE, True)


def test_far_cells_cost_neither_time_nor_memory() -> None:
    far = sheet_package(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        before='<dimension ref="A1:XFD1048576"/>',
    )
    assert len(lines(opened(far))) == 2


def test_a_merge_over_the_whole_sheet_counts_no_further_than_its_cells() -> None:
    whole = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert lines(opened(sheet_package(row("甲"), after=whole))) == ("甲",)
    far = sheet_package(row("甲"), '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>', after=whole)
    assert "合并单元格的面积" in refused(far).detail


def test_of_merged_areas_that_overlap_the_first_counts_and_it_is_said() -> None:
    both = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:C1"/></mergeCells>'
    document = opened(sheet_package(row("甲", "", number(2), number(3)), after=both))
    assert drawn(grids(document)[0]) == "甲|<|2|3"
    assert "有 1 处合并区域与别处重叠" in problems(document)


def test_more_cells_and_tags_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.readers.sheet_cells.SHEET_CELLS", 3)
    assert "3 个" in refused(sheet_package(row(*map(number, range(4))))).detail
    monkeypatch.setattr("core.readers.xlsx.SHEET_TAGS", 30)
    assert "30 个" in refused(sheet_package(row(*map(number, range(9))))).detail
    monkeypatch.setattr("core.readers.xlsx.SHEET_BYTES", 50)
    assert refused(sheet_package(row(number(1)))).reason is Reason.TOO_LARGE
    assert SHEET_CELLS < SHEET_TAGS


def test_a_table_too_large_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.readers.sheet_blocks.CELLS_PER_TABLE", 5)
    document = opened(sheet_package(row("标题"), row("甲", number(1), number(2)), row("乙", number(1), number(2))))
    assert paragraphs(document) == ["标题"]
    assert "表!A2 格起的表格 表格过大（2 行 × 3 列" in hides(document)


def test_cells_painted_far_below_the_table_are_no_rows() -> None:
    made = book(("甲", 1, 2), ("乙", 3, 4))
    wall = Border(left=Side(style="thin"), right=Side(style="thin"))
    for down in range(1, 40):
        for right in range(1, 4):
            sheet_of(made).cell(down, right).border = wall
    assert drawn(grids(opened(saved(made)))[0]) == "甲|1|2\n乙|3|4"


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.xltx", "a.et"])
def test_the_usual_extensions_are_no_problem(name: str) -> None:
    assert "扩展名" not in problems(opened(sheet_package(row("甲", number(1))), name))


@pytest.mark.parametrize("name", ["000", "002"])
@pytest.mark.parametrize("suffix", ["xls", "xlsx"])
def test_the_corpus_workbooks_are_read_exactly(shared: Path, name: str, suffix: str) -> None:
    folder = shared / "corpus"
    truth = json.loads((folder / f"{name}.truth.json").read_text(encoding="utf-8"))
    document = opened((folder / f"{name}.{suffix}").read_bytes(), f"a.{suffix}")
    figures = {str(at): figure for at, figure in assemble(flow(document)).figures.items()}
    read = {at: figures[at].value for at in truth["cells"]}
    assert read == {at: Decimal(said.replace(",", "")) if said else None for at, said in truth["cells"].items()}
    assert [at for at, figure in figures.items() if figure.doubts or figure.repair] == []
    assert [one.message for one in document.problems if "只有表格" not in one.message] == []
