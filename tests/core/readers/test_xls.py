import random
import struct

import pytest

from core.readers.source_file import source_file
from core.readers.xls import read_xls
from core.source.document import DocumentFormat, MarkedContent
from core.source.limits import SHEET_CELLS
from core.source.provenance import TextSpan
from core.source.unreadable import Reason, UnreadableError
from tests.support.biff import Formula, Look, OldSheet, Rich, Value, comment, compound, old_workbook, record, text_box
from tests.support.flow_reading import cells, drawn, grids, lines, opened, paragraphs, problems, refused

ROW: dict[tuple[int, int], Value] = {(0, 0): "甲", (0, 1): 1, (0, 2): 2}


def doubts(*sheets: OldSheet) -> list[str]:
    return [doubt for cell in cells(opened(old_workbook(*sheets))) for doubt in cell.doubts]


def test_a_merged_table_and_its_heading_come_out_with_the_names_of_their_cells() -> None:
    table: dict[tuple[int, int], Value] = {
        (0, 0): "二、主动公开政府信息情况",
        (2, 1): "规章",
        (2, 2): 3,
        (2, 3): -4,
        (3, 2): 0.5,
        (3, 3): 6,
    }
    document = opened(old_workbook(OldSheet("表二", table, merges=[(0, 0, 0, 3), (2, 1, 3, 1)])), "a.xls")
    assert document.format is DocumentFormat.XLS
    assert lines(document) == ("二、主动公开政府信息情况", "规章\t3\t-4", "\t0.5\t6")
    assert drawn(grids(document)[0]) == "规章|3|-4\n^|0.5|6"
    places = [cell.places[0] for cell in cells(document)]
    assert [one.cell for one in places if isinstance(one, TextSpan)] == [
        "表二!B3",
        "表二!C3",
        "表二!D3",
        "表二!C4",
        "表二!D4",
    ]


def test_the_sheets_come_in_the_order_of_their_tabs_and_hidden_ones_are_said() -> None:
    data = old_workbook(
        OldSheet("一", {(0, 0): "一、总体情况"}),
        OldSheet("藏", {(0, 0): "乙", (0, 1): 7}, state=1),
        OldSheet("深藏", {(0, 0): "丙"}, state=2),
        OldSheet("图", {}, kind=2),
        OldSheet("二", ROW),
    )
    document = opened(data, "a.xls")
    assert isinstance(document.content, MarkedContent)
    assert document.content.parts == ((0, "一"), (1, "二"))
    said = problems(document)
    assert "“藏” 是隐藏的，没有读取（其中 2 个单元格有内容）" in said
    assert "“深藏” 是深度隐藏" in said
    assert "“图” 是图表" in said


def test_hidden_rows_and_columns_are_left_out_and_said() -> None:
    table = {(row, column): 10 * row + column for row in range(3) for column in range(4)}
    document = opened(old_workbook(OldSheet("表", table, hidden_rows=[1], hidden_columns=[2])))
    assert drawn(grids(document)[0]) == "0|1|3\n20|21|23"
    assert "有 1 行、1 列是隐藏的，其中 6 个" in problems(document)


def test_number_formats_decide_what_is_shown() -> None:
    looks = {(0, 1): Look("#,##0.00"), (0, 2): Look("0;-0;;@"), (0, 3): Look('yyyy"年"m"月"d"日"')}
    sheet = OldSheet("表", {(0, 0): "甲", (0, 1): 37814.777, (0, 2): 0, (0, 3): 44562}, looks)
    assert [str(cell.text) for cell in cells(opened(old_workbook(sheet)))] == ["甲", "37,814.78", "", "2022年1月1日"]
    assert [doubt[:4] for doubt in doubts(sheet)] == ["显示为“", "单元格里"]
    days = OldSheet("表", {(0, 0): 1, (0, 1): 0}, {(0, 1): Look("yyyy/m/d")})
    assert str(cells(opened(old_workbook(days, from_1904=True)))[1].text) == "1904/1/1"


def test_formulas_are_counted_and_those_to_be_computed_on_opening_doubted() -> None:
    sheet = OldSheet("表", {(0, 0): Formula("甲"), (0, 1): Formula(7.5), (0, 2): Formula(3.0, stale=True)})
    document = opened(old_workbook(sheet))
    assert [str(cell.text) for cell in cells(document)] == ["甲", "7.5", "3"]
    assert doubts(sheet) == ["公式的结果可能不是最新的"]
    assert "3 个单元格是公式" in problems(document)


def test_struck_white_and_unshown_zeros_are_told() -> None:
    values: dict[tuple[int, int], Value] = {(0, 0): "甲", (0, 1): 5, (0, 2): Rich("123", 1), (0, 3): 8, (0, 4): 0}
    sheet = OldSheet("表", values, {(0, 1): Look(struck=True), (0, 3): Look(white=True)}, shows_zeros=False)
    assert [str(cell.text) for cell in cells(opened(old_workbook(sheet)))] == ["甲", "", "1", "8", ""]
    said = doubts(sheet)
    assert len(said) == 4
    assert "“5”" in said[0]
    assert "“23”" in said[1]
    assert "白底白字" in said[2]
    assert "不显示零值" in said[3]


def test_truth_values_are_read() -> None:
    assert [str(one.text) for one in cells(opened(old_workbook(OldSheet("表", {(0, 0): True, (0, 1): False, (0, 2): 1}))))] == [
        "TRUE", "FALSE", "1",
    ]  # fmt: skip


def test_text_boxes_and_comments_are_said_and_do_not_stop_the_reading() -> None:
    document = opened(old_workbook(OldSheet("表", ROW, extra=text_box("框里的字") + comment(0, 1))))
    assert [str(cell.text) for cell in cells(document)] == ["甲", "1", "2"]
    assert "有 1 个文本框没有读取：“框里的字”" in problems(document)
    assert "有 1 处批注没有读取" in problems(document)


def test_a_table_without_figures_keeps_its_blank_row_where_lines_are_drawn() -> None:
    heads: dict[tuple[int, int], Value] = {(0, column): f"列{column}" for column in range(3)} | {
        (1, column): None for column in range(3)
    }
    walls = {(row, column): Look(ruled=True) for row in range(2) for column in range(3)}
    assert drawn(grids(opened(old_workbook(OldSheet("表", heads, walls))))[0]) == "列0|列1|列2\n||"


def test_an_encrypted_workbook_asks_for_its_password() -> None:
    assert refused(old_workbook(OldSheet("表", ROW), password=True)).reason is Reason.PASSWORD


@pytest.mark.parametrize(
    "data",
    [
        compound("Workbook", b""),
        compound("Workbook", b"\xff" * 5000),
        compound("Workbook", record(0x809, b"\0\6\5\0")),
        old_workbook(OldSheet("表", ROW))[:3000],
        old_workbook(OldSheet("表", ROW), before=record(0xE0, b"\1\0")),
        old_workbook(OldSheet("表", ROW, extra=record(0x203, b"\1"))),
    ],
)
def test_a_damaged_workbook_is_damaged(data: bytes) -> None:
    assert refused(data).reason is Reason.DAMAGED


def test_a_far_cell_costs_nothing_and_a_merge_over_the_sheet_is_bounded() -> None:
    far: dict[tuple[int, int], Value] = {(0, 0): "甲", (65535, 255): 1}
    assert len(lines(opened(old_workbook(OldSheet("表", far))))) == 2
    assert "合并单元格的面积" in refused(old_workbook(OldSheet("表", far, merges=[(0, 0, 65535, 255)]))).detail
    assert paragraphs(opened(old_workbook(OldSheet("表", {(0, 0): "甲"}, merges=[(0, 0, 65535, 255)])))) == ["甲"]


def test_more_cells_than_any_report_has_are_refused_before_they_are_read() -> None:
    many = struct.pack("<HH", 0, 0) + b"\0" * 6 * 1300 + struct.pack("<H", 1299)
    times = SHEET_CELLS // 1300 + 1
    outcome = refused(old_workbook(OldSheet("表", ROW, extra=record(0xBD, many) * times)))
    assert outcome.reason is Reason.TOO_COMPLEX
    assert f"{SHEET_CELLS:,}" in outcome.detail


def test_bytes_changed_at_random_end_in_a_document_or_a_reason() -> None:
    dice = random.Random(20)
    whole = old_workbook(
        OldSheet("表", ROW, {(0, 1): Look("0.00")}, [(0, 0, 0, 1)], extra=text_box("框")), OldSheet("二", ROW)
    )
    ends = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 3, 9))):
            data[dice.randrange(512, len(data))] = dice.choice((0, 1, 127, 255, dice.randrange(256)))
        try:
            read_xls(source_file(bytes(data), "a.xls"))
            ends.add("read")
        except UnreadableError as error:
            ends.add(error.reason.value)
    assert ends >= {"read", "damaged"}
