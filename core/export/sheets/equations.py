"""勾稽核对: every equation performed again by live formulas over the table sheets."""

from collections.abc import Mapping
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from core.audit.audited_report import AuditedReport
from core.export.amounts import spreadsheet_number
from core.export.sheets import looks
from core.export.sheets.book import Book, Sheet
from core.export.sheets.formulas import side_formula
from core.export.sheets.layout import Spot, spots_of
from core.export.sheets.looks import CENTRED, COLUMN_HEADING, FIGURE, REMARK, TEXT, TITLE
from core.forms.address import Address
from core.report.annual_report import AnnualReport
from core.rules.verdict import CheckResult, Side, Verdict
from core.source.numerals import plain

NAME = "勾稽核对"
HEADINGS = ("序号", "规则", "位置", "应当成立", "左边", "关系", "右边", "差额", "核对结果", "说明")
FIRST_ROW = 3
LEFT, RELATION, RIGHT, DIFFERENCE, VERDICT, REMARKS = range(4, 10)
_TOLERANCE = "0.0000005"
_SMALLEST_DIFFERENCE = Decimal("0.000001")
_COMPARISONS = {"=": "ABS({})<", "≥": "{}>-", "≤": "{}<"}
_VERDICT_COLOURS = {"相符": looks.GREEN, "不符": looks.RED, "无法核对": looks.AMBER}


def write_equations(book: Book, audited: AuditedReport) -> None:
    """One row for every result that compares two sides: first the identities of the form, then other comparisons."""
    sheet = book.sheet(NAME)
    sheet.landscape()
    sheet.widths(5, 7, 26, 40, 10, 5, 10, 9, 9, 22)
    sheet.merge(0, 0, 1, len(HEADINGS), TITLE)
    sheet.text(0, 0, NAME, TITLE)
    sheet.height(0, 30)
    compared = [result for result in audited.results if result.left is not None and result.right is not None]
    identities = [result for result in compared if result.rule in audited.identities]
    others = [result for result in compared if result.rule not in audited.identities]
    _write_count(sheet, (0, 4), "勾稽", identities, FIRST_ROW)
    _write_count(sheet, (4, 6), "其他比较", others, FIRST_ROW + len(identities))
    sheet.headings(FIRST_ROW - 1, HEADINGS, COLUMN_HEADING)
    spots = spots_of(audited.report.form)
    for row, result in enumerate(identities + others, FIRST_ROW):
        _write_result(sheet, row, result, audited.report, spots)
    end = FIRST_ROW + len(compared)
    sheet.filter(FIRST_ROW - 1, end - 1, len(HEADINGS))
    sheet.colour_words((FIRST_ROW, VERDICT), (max(end - 1, FIRST_ROW), VERDICT), _VERDICT_COLOURS)
    sheet.merge(end, 0, 1, len(HEADINGS), REMARK)
    sheet.text(end, 0, "左边、右边、差额、核对结果均为公式：改动各表中的数字，这里即重新计算。", REMARK)


def _write_count(sheet: Sheet, columns: tuple[int, int], name: str, results: list[CheckResult], first: int) -> None:
    """Above the list: how many agree, counted by a formula too. ``columns`` are the first one and their number."""
    sheet.merge(1, columns[0], 1, columns[1], REMARK)
    if not results:
        return
    area = f"{xl_rowcol_to_cell(first, VERDICT)}:{xl_rowcol_to_cell(first + len(results) - 1, VERDICT)}"
    words = [verdict.chinese for verdict in Verdict]
    counts = '&"　"&'.join(f'"{word} "&COUNTIF({area},"{word}")&" 项"' for word in words)
    told = "　".join(
        f"{verdict.chinese} {sum(result.verdict is verdict for result in results)} 项" for verdict in Verdict
    )
    sheet.formula(1, columns[0], f'="{name}：　"&{counts}', f"{name}：　{told}", REMARK)


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
    remarks = [result.remark]
    for column, side in ((LEFT, result.left), (RIGHT, result.right)):
        if side is not None and side.amount is not None:
            formula = side_formula(side, report, spots)
            _write_side(sheet, row, column, side.amount, formula)
            if side.terms and formula is None:
                remarks.append(f"{HEADINGS[column]}有数据不在本工作簿的各表中，按原值列出")
    difference = result.difference or Decimal(0)
    if _recomputes(result, difference):
        _write_verdict(sheet, row, result, difference)
    else:
        sheet.text(row, DIFFERENCE, plain(difference), FIGURE)
        sheet.text(row, VERDICT, result.verdict.chinese, CENTRED)
        remarks.append("表格软件不能精确算出此项，所列为本程序的核对结果")
    sheet.text(row, REMARKS, "；".join(filter(None, dict.fromkeys(remarks))), TEXT)


def _write_side(sheet: Sheet, row: int, column: int, amount: Decimal, formula: str | None) -> None:
    number = spreadsheet_number(amount)
    if number is None:
        sheet.text(row, column, plain(amount), FIGURE)
    elif formula is None:
        sheet.number(row, column, number, FIGURE)
    else:
        sheet.formula(row, column, formula, number, FIGURE)


def _recomputes(result: CheckResult, difference: Decimal) -> bool:
    """Whether a spreadsheet, with its fifteen digits and our tolerance, comes to the same verdict."""
    amounts = [side.amount for side in (result.left, result.right) if side is not None and side.amount is not None]
    if any(spreadsheet_number(amount) is None for amount in amounts) or 0 < abs(difference) < _SMALLEST_DIFFERENCE:
        return False
    holds = {"=": difference == 0, "≥": difference >= 0, "≤": difference <= 0}[result.relation]
    return holds is (result.verdict is Verdict.HOLDS)


def _write_verdict(sheet: Sheet, row: int, result: CheckResult, difference: Decimal) -> None:
    left, right, cell = (xl_rowcol_to_cell(row, column) for column in (LEFT, RIGHT, DIFFERENCE))
    sheet.formula(row, DIFFERENCE, f"=ROUND({left}-{right},6)", float(difference), FIGURE)
    test = _COMPARISONS[result.relation].format(cell) + _TOLERANCE
    holds, broken = Verdict.HOLDS.chinese, Verdict.BROKEN.chinese
    sheet.formula(row, VERDICT, f'=IF({test},"{holds}","{broken}")', result.verdict.chinese, CENTRED)
