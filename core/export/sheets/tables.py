"""表二, 表三 and 表四 as the form prints them, with every figure that a finding speaks of marked and commented."""

from collections.abc import Mapping

from core.audit.audited_report import AuditedReport
from core.export.sheets.book import Book, Sheet, lines_of
from core.export.sheets.figures import comment_on, content, look_of
from core.export.sheets.layout import FIRST_ROW, sheet_name
from core.export.sheets.looks import COLUMN_HEADING, LABEL, REMARK, SUBTITLE, TITLE, Look
from core.export.sheets.marks import Mark, marks_of
from core.forms.address import Address, Table
from core.forms.official import OfficialCell, OfficialTable, official_tables
from core.report.annual_report import AnnualReport, Figure
from core.source.numerals import FigureState

LEGEND = (
    "标记：左＝等式左边（蓝底）　右＝等式右边（橙底）　左右＝两边都有（紫底）　疑＝最可能有误（黄底红框）　浅绿底＝其他问题涉及　"
    "虚线斜体＝经修复或存疑　斜纹＝未读到　批注＝具体问题与原文"
)
_WIDTHS = {Table.DISCLOSURE: 92.0, Table.REQUESTS: 96.0, Table.DISPUTES: 132.0}
_LINE_POINTS = 14.0
_HEADER_ROWS = {Table.DISCLOSURE: 0, Table.REQUESTS: 3, Table.DISPUTES: 3}


def write_tables(book: Book, audited: AuditedReport) -> None:
    """One sheet a table."""
    marks = marks_of(audited.findings)
    for table in official_tables(audited.report.form):
        _write_table(book.sheet(sheet_name(table.table)), table, audited.report, marks)


def _write_table(sheet: Sheet, table: OfficialTable, report: AnnualReport, marks: Mapping[Address, Mark]) -> None:
    unit = _WIDTHS[table.table] / sum(table.column_weights)
    widths = tuple(weight * unit for weight in table.column_weights)
    sheet.widths(*widths)
    _write_frame(sheet, table, report, sum(widths))
    for row, points in enumerate(_heights(table, widths)):
        sheet.height(FIRST_ROW + row, points)
    lines = {cell.row for cell in table.cells if cell.at is not None}
    for cell in table.cells:
        if cell.at is None:
            _write_heading(sheet, cell, LABEL if cell.row in lines else COLUMN_HEADING)
        else:
            _write_figure(sheet, cell, _figure(report, cell.at), marks.get(cell.at))


def _write_frame(sheet: Sheet, table: OfficialTable, report: AnnualReport, width: float) -> None:
    """The title above, the legend below, and how the sheet prints."""
    particulars = "　".join(part for part in (report.organ, f"{report.year} 年度" if report.year else "") if part)
    if table.table not in report.tables_found:
        particulars += "　（报告中未找到这张表）"
    below = FIRST_ROW + table.row_count
    for row, text, look in ((0, table.title, TITLE), (1, particulars, SUBTITLE), (below, LEGEND, REMARK)):
        sheet.merge(row, 0, 1, table.column_count, look)
        sheet.text(row, 0, text, look)
    sheet.height(0, 30)
    sheet.height(1, 18)
    sheet.height(below, _LINE_POINTS * lines_of(LEGEND, width) + 4)
    headers = _HEADER_ROWS[table.table]
    sheet.keep_in_view(FIRST_ROW + headers, 3 if table.table is Table.REQUESTS else 0)
    sheet.repeat(0, FIRST_ROW + headers - 1)
    if table.table is Table.DISPUTES:
        sheet.landscape()


def _heights(table: OfficialTable, widths: tuple[float, ...]) -> list[float]:
    """Row heights by the labels; spreadsheets do not fit rows with merged cells by themselves."""
    needed = [1] * table.row_count
    for cell in table.cells:
        width = sum(widths[cell.column : cell.column + cell.column_span])
        lines = lines_of(cell.text, width * 1.1)
        for row in range(cell.row, cell.row + cell.row_span):
            needed[row] = max(needed[row], -(-lines // cell.row_span))
    return [max(_LINE_POINTS * lines + 5, 20) for lines in needed]


def _write_heading(sheet: Sheet, cell: OfficialCell, look: Look) -> None:
    row = FIRST_ROW + cell.row
    sheet.merge(row, cell.column, cell.row_span, cell.column_span, look)
    sheet.text(row, cell.column, cell.text, look)


def _write_figure(sheet: Sheet, cell: OfficialCell, figure: Figure, mark: Mark | None) -> None:
    row, look = FIRST_ROW + cell.row, look_of(figure, mark)
    sheet.merge(row, cell.column, cell.row_span, cell.column_span, look)
    value = content(figure)
    if isinstance(value, float):
        sheet.number(row, cell.column, value, look)
    else:
        sheet.text(row, cell.column, value or "", look)
    comment = comment_on(figure, mark)
    if comment:
        sheet.note(row, cell.column, comment)


def _figure(report: AnnualReport, at: Address) -> Figure:
    return report.figures.get(at) or Figure(at, "", None, FigureState.MISSING)
