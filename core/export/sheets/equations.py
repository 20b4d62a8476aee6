"""勾稽核对: every equation performed again by live formulas over the table sheets."""

from collections.abc import Mapping
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from core.audit.audited_report import AuditedReport
from core.export.amounts import plain, spreadsheet_number
from core.export.sheets import looks
from core.export.sheets.book import Book, Sheet
from core.export.sheets.formulas import side_formula
from core.export.sheets.layout import Spot, spots_of
from core.export.sheets.looks import CENTRED, COLUMN_HEADING, FIGURE, REMARK, TEXT, TITLE
from core.forms.address import Address
from core.report.annual_report import AnnualReport
from core.rules.verdict import CheckResult, Side, Verdict

NAME = "勾稽核对"
HEADINGS = ("序号", "规则", "位置", "应当成立", "左边", "关系", "右边", "差额", "核对结果", "说明")
FIRST_ROW = 3
LEFT, RELATION, RIGHT, DIFFERENCE, VERDICT, REMARKS = range(4, 10)
_TOLERANCE = "0.0000005"
_COMPARISONS = {"=": "ABS({})<", "≥": "{}>-", "≤": "{}<"}
_VERDICT_COLOURS = {"相符": looks.GREEN, "不符": looks.RED, "无法核对": looks.AMBER}


def write_equations(book: Book, audited: AuditedReport) -> None:
    """One row for every result that compares two sides."""
    sheet = book.sheet(NAME)
    sheet.landscape()
    sheet.widths(5, 7, 26, 40, 10, 5, 10, 9, 9, 22)
    compared = [result for result in audited.results if result.left is not None and result.right is not None]
    last = FIRST_ROW + max(len(compared), 1) - 1
    sheet.merge(0, 0, 1, len(HEADINGS), TITLE)
    sheet.text(0, 0, NAME, TITLE)
    sheet.height(0, 30)
    _write_count(sheet, compared, last)
    sheet.headings(FIRST_ROW - 1, HEADINGS, COLUMN_HEADING)
    spots = spots_of(audited.report.form)
    for row, result in enumerate(compared, FIRST_ROW):
        _write_result(sheet, row, result, audited.report, spots)
    sheet.filter(FIRST_ROW - 1, last, len(HEADINGS))
    sheet.colour_words((FIRST_ROW, VERDICT), (last, VERDICT), _VERDICT_COLOURS)


def _write_count(sheet: Sheet, compared: list[CheckResult], last: int) -> None:
    """The line above the list: how many agree, counted by formulas too."""
    column = f"{xl_rowcol_to_cell(FIRST_ROW, VERDICT)}:{xl_rowcol_to_cell(last, VERDICT)}"
    words = [verdict.chinese for verdict in Verdict]
    formula = "=" + '&"　"&'.join(f'"{word} "&COUNTIF({column},"{word}")&" 项"' for word in words)
    told = "　".join(f"{verdict.chinese} {_count(compared, verdict)} 项" for verdict in Verdict)
    sheet.merge(1, 0, 1, 4, REMARK)
    sheet.formula(1, 0, formula, told, REMARK)
    sheet.merge(1, 4, 1, 6, REMARK)
    sheet.text(1, 4, "左边、右边、差额、核对结果均为公式，改动各表数字即重新计算", REMARK)


def _count(compared: list[CheckResult], verdict: Verdict) -> int:
    return sum(result.verdict is verdict for result in compared)


def _write_result(
    sheet: Sheet, row: int, result: CheckResult, report: AnnualReport, spots: Mapping[Address, Spot]
) -> None:
    sheet.number(row, 0, row - FIRST_ROW + 1, CENTRED)
    sheet.text(row, 1, result.rule, CENTRED)
    sheet.text(row, 2, result.place, TEXT)
    sheet.text(row, 3, result.formula, TEXT)
    sheet.text(row, RELATION, result.relation, CENTRED)
    if result.verdict is Verdict.UNDETERMINED or result.difference is None or result.relation not in _COMPARISONS:
        _write_undetermined(sheet, row, result)
    else:
        _write_sides(sheet, row, result, report, spots)


def _write_undetermined(sheet: Sheet, row: int, result: CheckResult) -> None:
    """No formula here: it would pretend to know."""
    for column, side in ((LEFT, result.left), (RIGHT, result.right)):
        sheet.text(row, column, _told(side), FIGURE)
    sheet.text(row, DIFFERENCE, "", FIGURE)
    sheet.text(row, VERDICT, result.verdict.chinese, CENTRED)
    sheet.text(row, REMARKS, result.remark or result.statement or "有数据未能读出，请对照原文人工核对", TEXT)


def _told(side: Side | None) -> str:
    return "" if side is None or side.amount is None else plain(side.amount)


def _write_sides(
    sheet: Sheet, row: int, result: CheckResult, report: AnnualReport, spots: Mapping[Address, Spot]
) -> None:
    remarks = [result.remark] if result.remark else []
    written = True
    for column, side in ((LEFT, result.left), (RIGHT, result.right)):
        if side is not None and side.amount is not None:
            number = spreadsheet_number(side.amount)
            formula = side_formula(side, report, spots)
            written &= number is not None
            remarks += _write_side(sheet, row, column, side.amount, formula if side.terms else None)
            if side.terms and formula is None:
                remarks.append(f"{HEADINGS[column]}的数据不在本工作簿的各表中，按原值列出")
    if written and result.difference is not None:
        _write_verdict(sheet, row, result, result.difference)
    else:
        sheet.text(row, DIFFERENCE, plain(result.difference or Decimal(0)), FIGURE)
        sheet.text(row, VERDICT, result.verdict.chinese, CENTRED)
        remarks.append("数字超过 15 位，表格软件不能精确计算，此行为本程序的核对结果")
    sheet.text(row, REMARKS, "；".join(dict.fromkeys(remarks)), TEXT)


def _write_side(sheet: Sheet, row: int, column: int, amount: Decimal, formula: str | None) -> list[str]:
    number = spreadsheet_number(amount)
    if number is None:
        sheet.text(row, column, plain(amount), FIGURE)
    elif formula is None:
        sheet.number(row, column, number, FIGURE)
    else:
        sheet.formula(row, column, formula, number, FIGURE)
    return []


def _write_verdict(sheet: Sheet, row: int, result: CheckResult, difference: Decimal) -> None:
    left, right, cell = (xl_rowcol_to_cell(row, column) for column in (LEFT, RIGHT, DIFFERENCE))
    sheet.formula(row, DIFFERENCE, f"=ROUND({left}-{right},6)", float(difference), FIGURE)
    test = _COMPARISONS[result.relation].format(cell) + _TOLERANCE
    holds, broken = Verdict.HOLDS.chinese, Verdict.BROKEN.chinese
    sheet.formula(row, VERDICT, f'=IF({test},"{holds}","{broken}")', result.verdict.chinese, CENTRED)
