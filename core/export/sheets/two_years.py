"""与上年对照: every figure that is not 0 in both years, last year's beside this year's."""

from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from core.audit.audited_report import AuditedReport
from core.audit.last_year import LastYear
from core.export.amounts import spreadsheet_number
from core.export.sheets.book import Book, Sheet
from core.export.sheets.figures import content
from core.export.sheets.layout import spots_of
from core.export.sheets.looks import COLUMN_HEADING, FIGURE, LINK, REMARK
from core.forms.address import Address
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.source.numerals import FigureState

NAME = "与上年对照"
HEADINGS = ("项目", "上年", "本年", "增减")
_THEN, _NOW, _CHANGE = 1, 2, 3


def write_two_years(book: Book, audited: AuditedReport) -> None:
    """One row a figure; nothing where no report of last year was given."""
    last = audited.last_year
    if last is None:
        return
    sheet = book.sheet(NAME)
    sheet.widths(60, 14, 14, 14)
    sheet.headings(0, HEADINGS, COLUMN_HEADING)
    spots = spots_of(audited.report.form)
    row = 1
    for at in audited.report.form.addresses():
        now = audited.report.figures.get(at) or _missing(at)
        then = last.figures.get(at) or _missing(at)
        if now.amount or then.amount:
            sheet.link(row, 0, spots[at].reference, spoken_cell(audited.report.form, at), LINK)
            _write_figures(sheet, row, then, now)
            row += 1
    sheet.filter(0, row - 1, len(HEADINGS))
    sheet.merge(row, 0, 1, len(HEADINGS), REMARK)
    sheet.text(row, 0, _remark(audited, last), REMARK)


def _missing(at: Address) -> Figure:
    return Figure(at, "", None, FigureState.MISSING)


def _write_figures(sheet: Sheet, row: int, then: Figure, now: Figure) -> None:
    for column, figure in ((_THEN, then), (_NOW, now)):
        value = content(figure)
        if isinstance(value, float):
            sheet.number(row, column, value, FIGURE)
        else:
            sheet.text(row, column, value or "", FIGURE)
    if now.amount is None or then.amount is None:
        sheet.text(row, _CHANGE, "", FIGURE)
    else:
        _write_change(sheet, row, now.amount - then.amount)


def _write_change(sheet: Sheet, row: int, change: Decimal) -> None:
    number = spreadsheet_number(change)
    cells = [xl_rowcol_to_cell(row, column) for column in (_NOW, _THEN)]
    if number is None:
        sheet.text(row, _CHANGE, str(change), FIGURE)
    else:
        sheet.formula(row, _CHANGE, f"=ROUND({cells[0]}-{cells[1]},6)", number, FIGURE)


def _remark(audited: AuditedReport, last: LastYear) -> str:
    told = f"上年报告：{last.spoken}。两年都是 0 或空白的不列。"
    if last.edition is not audited.report.edition:
        told += "两年的表式不同，只有名称相同的数据可以对照，其余上年一栏空着。"
    return told
