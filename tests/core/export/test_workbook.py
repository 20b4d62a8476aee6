"""What stands in the audit workbook."""

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.audit.audited_report import AuditedReport
from core.export.sheets.layout import spots_of
from core.export.workbook import write_workbook
from core.findings.finding import Finding, Origin, Suggestion
from core.forms.address import Address, Table
from core.forms.form import Edition
from core.forms.official import official_tables
from core.report.annual_report import Figure
from core.report.claim import Claim, ClaimStatus
from core.rules.verdict import Severity, Verdict
from core.source.document import (
    DocumentFormat,
    PlainContent,
    PrintedContent,
    PrintedPage,
    ReadProblem,
    SourceDocument,
)
from core.source.geometry import Rect
from core.source.numerals import FigureState
from core.source.provenance import PageRegion
from core.source.text import located
from tests.support.audited import audited_report, broken_report

INJECTIONS = (
    '=HYPERLINK("http://example.invalid","x")',
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "'=1",
    "{=1+1}",
    "#N/A",
    "#REF!",
    "http://example.invalid/",
    "mailto:a@example.invalid",
    "internal:表三!A1",
    "<f>1+1</f>",
    "]]>&amp;",
    "_x0041_",
    "1e5",
    "TRUE",
)  # fmt: skip


def exported(audited: AuditedReport, folder: Path) -> Workbook:
    write_workbook(audited, folder / "审核.xlsx")
    return load_workbook(folder / "审核.xlsx")


def cell_at(book: Workbook, audited: AuditedReport, at: str) -> Cell:
    spot = spots_of(audited.report.form)[Address(at)]
    cell = book[spot.sheet].cell(spot.row + 1, spot.column + 1)
    assert isinstance(cell, Cell)
    return cell


def comment(cell: object) -> str:
    assert isinstance(cell, Cell)
    assert cell.comment is not None
    return str(cell.comment.text)


def location(cell: object) -> str:
    assert isinstance(cell, Cell)
    assert cell.hyperlink is not None
    return str(cell.hyperlink.location)


def texts(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def narrative(*lines: str) -> SourceDocument:
    return SourceDocument("a.txt", "0" * 64, DocumentFormat.TEXT, "示例", PlainContent(lines))


def wording(text: str) -> Finding:
    return Finding(
        key="W@1", rule="W13", title=text, severity=Severity.HINT, verdict=Verdict.BROKEN, origin=Origin.REPORT,
        place=text, statement=text, expectation=text, next_step=text, message=text,
    )  # fmt: skip


def test_the_sheets_come_in_the_order_of_the_work(tmp_path: Path) -> None:
    book = exported(broken_report(), tmp_path)
    assert book.sheetnames == ["审核结论", "问题清单", "表二", "表三", "表四", "勾稽核对", "正文数字", "原文"]


@pytest.mark.parametrize("edition", list(Edition))
def test_every_figure_stands_where_the_form_prints_it(edition: Edition, tmp_path: Path) -> None:
    audited = audited_report(edition=edition)
    book = exported(audited, tmp_path)
    for at, figure in audited.report.figures.items():
        cell = cell_at(book, audited, at)
        assert cell.data_type == "n", at
        assert Decimal(str(cell.value)) == figure.value, at


def test_headings_are_merged_as_on_the_form(tmp_path: Path) -> None:
    audited = audited_report()
    book = exported(audited, tmp_path)
    for table in official_tables(audited.report.form):
        merged = {str(area) for area in book[table.table.chinese].merged_cells.ranges}
        spans = [cell for cell in table.cells if cell.row_span * cell.column_span > 1]
        assert len(merged) == len(spans) + 3
    assert "A3:C5" in {str(area) for area in book["表三"].merged_cells.ranges}
    assert book["表三"]["A3"].value == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def test_blank_stays_blank_and_text_stays_text(tmp_path: Path) -> None:
    audited = broken_report()
    book = exported(audited, tmp_path)
    blank, placeholder, doubtful, missing = (
        cell_at(book, audited, at)
        for at in (
            "T3.refused_8.research",
            "T3.refused_8.other",
            "T3.not_processed_2.commercial",
            "T2.compulsory_measures.decisions",
        )
    )
    assert [cell.value for cell in (blank, placeholder, doubtful, missing)] == [None, "/", "1 2", None]
    assert "原文此格空白" in comment(blank)
    assert "未读到此格" in comment(missing)
    assert "数字之间有空格" in comment(doubtful)


def test_a_repair_shows_in_the_comment_and_in_the_conclusion(tmp_path: Path) -> None:
    audited = broken_report()
    book = exported(audited, tmp_path)
    repair = audited.report.figures[Address("T3.refused_2.natural")].repair
    assert f"识读修复：{repair}" in comment(cell_at(book, audited, "T3.refused_2.natural"))
    assert any(repair in text for text in texts(book["审核结论"]))


def test_both_sides_of_a_broken_equation_are_told_apart_without_colour(tmp_path: Path) -> None:
    audited = broken_report()
    book = exported(audited, tmp_path)
    formats = {
        at: cell_at(book, audited, at).number_format
        for at in ("T4.litigation_direct.upheld", "T3.carried_out.natural", "T4.litigation_direct.total")
    }
    assert [text.split('"')[1].strip() for text in formats.values()] == ["左", "左右", "疑"]
    total = cell_at(book, audited, "T4.litigation_direct.total")
    assert "相差 1" in comment(total)
    untouched = cell_at(book, audited, "T3.received.research")
    assert (untouched.number_format, untouched.comment) == ("General", None)


def test_a_number_too_long_for_a_spreadsheet_is_kept_as_text(tmp_path: Path) -> None:
    long = "12345678901234567890"
    audited = audited_report({"T2.penalties.decisions": long, "T2.charges.amount": "0.1234567890123456789"})
    book = exported(audited, tmp_path)
    assert cell_at(book, audited, "T2.penalties.decisions").value == long
    assert cell_at(book, audited, "T2.charges.amount").value == "0.1234567890123456789"


def test_every_finding_has_a_row_with_working_links_and_room_for_the_reviewer(tmp_path: Path) -> None:
    audited = broken_report()
    book = exported(audited, tmp_path)
    sheet = book["问题清单"]
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == len(audited.findings)
    for finding, row in zip(audited.findings, rows, strict=True):
        assert [row[1].value, row[4].value, row[8].value] == [
            finding.severity.chinese, finding.statement, finding.next_step,
        ]  # fmt: skip
        assert str(row[2].value).startswith(finding.rule)
        assert [row[11].value, row[12].value] == [None, None]
        if finding.cells:
            target = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", location(row[3]))
            assert target is not None
            assert finding.message in comment(book[target[1]][target[2]])
    assert sheet.auto_filter.ref == f"A1:M{len(rows) + 1}"
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]][-2:] == ["处理意见", "备注"]


def test_a_sentence_without_a_cell_leads_to_its_line_of_text(tmp_path: Path) -> None:
    audited = broken_report()
    book = exported(audited, tmp_path)
    assert location(book["问题清单"].cell(len(audited.findings) + 1, 11)) == "'原文'!C4"
    assert str(book["原文"]["C4"].value).startswith("2023年，本机关共收到")


def test_a_sound_report_says_so(tmp_path: Path) -> None:
    book = exported(audited_report(), tmp_path)
    assert book["审核结论"]["B2"].value == "未发现错误；42 项勾稽全部核对相符"
    assert book["审核结论"]["A2"].value == "通过"
    assert book["问题清单"]["A2"].value == "没有需要处理的问题"


def test_the_conclusion_lists_what_could_not_be_checked_and_read(tmp_path: Path) -> None:
    told = texts(exported(broken_report(), tmp_path)["审核结论"])
    assert "5 处错误、1 处存疑；42 项勾稽已核对 38 项，4 项无法核对；1 个数据经修复识读；1 处读取有保留" in told
    assert sum(text.endswith("有数字无法读取") for text in told) == 4
    assert "页面中有一张图片，图中的文字没有读取" in told


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_of_a_document_never_becomes_a_formula_a_link_or_an_error(text: str, tmp_path: Path) -> None:
    at = Address("T3.received.research")
    audited = replace(
        audited_report(
            figures=(Figure(at, text, None, FigureState.TEXT, repair=text),),
            findings=(wording(text),),
            claims=(Claim(text, Decimal(1), ClaimStatus.DIFFERS, (), (), text),),
            problems=(ReadProblem(text, text),),
        ),
        document=narrative(text),
    )
    audited = replace(audited, report=replace(audited.report, title=located(text, 0), organ=text))
    book = exported(audited, tmp_path)
    assert cell_at(book, audited, at).value == text
    for sheet, place in (("原文", "C2"), ("问题清单", "E2"), ("正文数字", "B2")):
        assert (book[sheet][place].value, book[sheet][place].data_type) == (text, "s")
    formulas = {cell.value for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"}
    assert all(str(formula).startswith(("=SUM('表", "='表", "=ROUND(", "=IF(", '="勾稽：')) for formula in formulas)
    with zipfile.ZipFile(tmp_path / "审核.xlsx") as package:
        assert not any(b"External" in package.read(name) for name in package.namelist() if name.endswith(".rels"))


def test_a_text_like_a_formula_stays_text_when_someone_edits_the_cell(tmp_path: Path) -> None:
    audited = replace(audited_report(), document=narrative("=1+1", "平常的话"))
    sheet = exported(audited, tmp_path)["原文"]
    assert [sheet[place].quotePrefix for place in ("C2", "C3")] == [True, False]


def test_control_characters_and_half_characters_are_shown_as_codes(tmp_path: Path) -> None:
    audited = replace(audited_report(), document=narrative("响铃\x07、半字\ud800、非字符\uffff、行\r\n尾"))
    sheet = exported(audited, tmp_path)["原文"]
    assert sheet["C2"].value == "响铃〔U+0007〕、半字〔U+D800〕、非字符〔U+FFFF〕、行\n尾"


def test_a_very_long_line_continues_on_the_next_row(tmp_path: Path) -> None:
    text = "长" * 40_000 + "𠮷" * 20_000
    audited = replace(audited_report(), document=narrative(text))
    sheet = exported(audited, tmp_path)["原文"]
    parts = [sheet.cell(row, 3).value for row in range(2, sheet.max_row + 1)]
    assert len(parts) > 2
    assert "".join(str(part) for part in parts) == text


def test_a_very_long_message_is_cut_with_a_note(tmp_path: Path) -> None:
    audited = audited_report(findings=(wording("长" * 40_000),))
    shown = str(exported(audited, tmp_path)["问题清单"]["E2"].value)
    assert len(shown) <= 32_767
    assert shown.endswith("……（此处过长，共 40000 字，未全部列出）")


def test_lines_of_a_printed_page_carry_their_page(tmp_path: Path) -> None:
    boxes = tuple(Rect(x, y, x + 10, y + 10) for y in (10.0, 30.0) for x in (0.0, 10.0, 60.0))
    page = PrintedPage(100, 100, "甲乙丙丁戊己", boxes, hidden=frozenset({4}))
    document = SourceDocument("a.pdf", "0" * 64, DocumentFormat.PDF, "示例", PrintedContent((page, page)))
    finding = replace(wording("句"), sources=(PageRegion(2, Rect(0, 30, 20, 40)),))
    book = exported(replace(audited_report(findings=(finding,)), document=document), tmp_path)
    rows = [tuple(cell.value for cell in row) for row in book["原文"].iter_rows(min_row=2)]
    assert rows[0] == (1, 1, "甲乙  丙", None)
    assert rows[3] == (2, 2, "丁戊  己", "含隐藏文字")
    assert location(book["问题清单"]["K2"]) == "'原文'!C5"
    assert book["问题清单"]["K2"].value == "第 2 页"


def test_claims_come_with_their_status_and_a_link(tmp_path: Path) -> None:
    sheet = exported(audited_report(), tmp_path)["正文数字"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[3] for row in rows] == ["不核对", "相符", "相符"]
    assert rows[1][2:5] == [9, "相符", "表三 本年新收·总计"]
    assert location(sheet["E3"]) == "'表三'!J6"


def test_every_sheet_prints_on_a4_with_page_numbers(tmp_path: Path) -> None:
    for sheet in exported(broken_report(), tmp_path):
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        footer = sheet.oddFooter
        assert footer is not None
        assert "第 &P 页，共 &N 页" in f"{footer.center.text}{footer.right.text}"
    book = exported(broken_report(), tmp_path)
    assert book["表三"].print_title_rows == "$1:$5"
    assert book["表四"].page_setup.orientation == "landscape"


def test_there_is_nothing_to_run_in_the_workbook(tmp_path: Path) -> None:
    write_workbook(broken_report(), tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        assert not [name for name in package.namelist() if "vba" in name.lower() or "external" in name.lower()]


def test_a_table_that_the_report_lacks_is_named_as_missing(tmp_path: Path) -> None:
    audited = audited_report()
    gone = {at: figure for at, figure in audited.report.figures.items() if not at.startswith("T4")}
    report = replace(audited.report, figures=gone, tables_found=(Table.DISCLOSURE, Table.REQUESTS))
    book = exported(replace(audited, report=report), tmp_path)
    assert "报告中未找到这张表" in str(book["表四"]["A2"].value)
    assert cell_at(book, audited, "T4.reconsideration.total").value is None


def test_a_suggestion_is_shown_with_its_cell_and_leads_there(tmp_path: Path) -> None:
    at = Address("T3.received.natural")
    finding = replace(wording("x"), suggestions=(Suggestion(at, Decimal(67), "推算"),), difference=Decimal("-1.5"))
    row = exported(audited_report(findings=(finding,)), tmp_path)["问题清单"][2]
    assert row[7].value == "表三 本年新收·自然人：67"
    assert location(row[3]) == "'表三'!D6"
    assert row[6].value == -1.5
