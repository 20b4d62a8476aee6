"""问题清单: one row for each finding, with links into the tables and columns for the reviewer to fill in."""

from collections.abc import Mapping

from core.audit.audited_report import AuditedReport
from core.export.amounts import spreadsheet_number
from core.export.sheets import looks, source_lines
from core.export.sheets.book import Book, Sheet, lines_of
from core.export.sheets.layout import Spot, spots_of
from core.export.sheets.looks import CENTRED, COLUMN_HEADING, FIGURE, LINK, SUBTITLE, TEXT
from core.export.source_words import source_words
from core.findings.finding import Finding
from core.forms.address import Address
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.source.numerals import plain

NAME = "问题清单"
HEADINGS = (
    "序号", "级别", "规则", "位置", "问题", "应当", "差额", "建议值", "下一步", "性质", "来源页", "处理意见", "备注",
)  # fmt: skip
_WIDTHS = (5, 6, 9, 18, 32, 22, 7, 17, 18, 9, 9, 12, 10)
_LONGEST_CELL = 2_000
_NUMBERS_WIDE = 2
_LINE_POINTS = 16
_SEVERITY_COLOURS = {"错误": looks.RED, "存疑": looks.AMBER, "提示": looks.BLUE}


def write_findings(book: Book, audited: AuditedReport, lines: source_lines.SourceLines) -> None:
    """All findings in the order of the audit; a sentence says so where there are none."""
    sheet = book.sheet(NAME)
    sheet.landscape()
    sheet.widths(*_WIDTHS)
    sheet.headings(0, HEADINGS, COLUMN_HEADING)
    spots = spots_of(audited.report.form)
    for row, finding in enumerate(audited.findings, 1):
        _write_finding(sheet, row, finding, audited.report.form, spots, lines)
    if not audited.findings:
        sheet.merge(1, 0, 1, len(HEADINGS), SUBTITLE)
        sheet.text(1, 0, "没有需要处理的问题", SUBTITLE)
    sheet.filter(0, len(audited.findings), len(HEADINGS))
    sheet.colour_words((1, 1), (max(len(audited.findings), 1), 1), _SEVERITY_COLOURS)
    _write_causes(sheet, max(len(audited.findings), 1) + 2, audited)


def _write_causes(sheet: Sheet, first: int, audited: AuditedReport) -> None:
    """Below the list, a row for each cause in whole, with the numbers of the findings it explains."""
    if not audited.causes:
        return
    sheet.merge(first, 0, 1, len(HEADINGS), SUBTITLE)
    sheet.text(first, 0, "可能的原因（供核对参考，以台账为准）", SUBTITLE)
    for row, cause in enumerate(audited.causes, first + 1):
        explained = [str(number) for number, one in enumerate(audited.findings, 1) if cause.explains(one)]
        others = [f"也可能是{given.words}" for given in cause.proposals[1:] if not given.tied]
        text = "\n".join((cause.words, *others))
        sheet.merge(row, 0, 1, _NUMBERS_WIDE, CENTRED)
        sheet.text(row, 0, f"第 {'、'.join(explained)} 条" if explained else "", CENTRED)
        sheet.merge(row, _NUMBERS_WIDE, 1, len(HEADINGS) - _NUMBERS_WIDE, TEXT)
        sheet.text(row, _NUMBERS_WIDE, text, TEXT)
        sheet.height(row, _LINE_POINTS * lines_of(text, sum(_WIDTHS[_NUMBERS_WIDE:])) + 5)


def _write_finding(
    sheet: Sheet,
    row: int,
    finding: Finding,
    form: Form,
    spots: Mapping[Address, Spot],
    lines: source_lines.SourceLines,
) -> None:
    sheet.number(row, 0, row, CENTRED)
    sheet.text(row, 1, finding.severity.chinese, CENTRED)
    sheet.text(row, 2, f"{finding.rule}\n{finding.title}", CENTRED)
    _write_link(sheet, row, 3, finding.place, _first_spot(finding, spots))
    sheet.text(row, 4, _said(finding), TEXT)
    sheet.text(row, 5, finding.expectation, TEXT)
    _write_difference(sheet, row, finding)
    suggested = (f"{spoken_cell(form, given.cell)}：{plain(given.value)}" for given in finding.suggestions)
    sheet.text(row, 7, "\n".join(suggested), TEXT)
    sheet.text(row, 8, finding.next_step, TEXT)
    sheet.text(row, 9, "\n".join(filter(None, (finding.origin.chinese, finding.witness))), CENTRED)
    _write_link(sheet, row, 10, source_words(finding.sources), lines.reference(finding.sources))
    sheet.text(row, 11, "", TEXT)
    sheet.text(row, 12, "", TEXT)


def _said(finding: Finding) -> str:
    """What was found; where words stand in another report too, all of them that a cell has room for."""
    told = finding.statement
    for number, passage in enumerate(finding.passages, 1):
        pair = f"\n{number}．本文：{passage.text}\n　　另一份：{passage.other}"
        if len(told) + len(pair) > _LONGEST_CELL:
            return f"{told}\n（其余 {len(finding.passages) - number + 1} 段见程序窗口）"
        told += pair
    return told


def _first_spot(finding: Finding, spots: Mapping[Address, Spot]) -> str:
    """Where the finding leads: the cell proposed as wrong, else the first of its cells."""
    wanted = (*(suggestion.cell for suggestion in finding.suggestions), *finding.cells)
    return next((spots[at].reference for at in wanted if at in spots), "")


def _write_link(sheet: Sheet, row: int, column: int, text: str, target: str) -> None:
    if text and target:
        sheet.link(row, column, target, text, LINK)
    else:
        sheet.text(row, column, text, TEXT)


def _write_difference(sheet: Sheet, row: int, finding: Finding) -> None:
    if finding.difference is None:
        sheet.text(row, 6, "", FIGURE)
        return
    number = spreadsheet_number(finding.difference)
    if number is None:
        sheet.text(row, 6, plain(finding.difference), FIGURE)
    else:
        sheet.number(row, 6, number, FIGURE)
