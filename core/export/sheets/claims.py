"""正文数字: the ledger of every number in the narrative, also of those that nothing could be held against."""

from core.audit.audited_report import AuditedReport
from core.export.amounts import spreadsheet_number
from core.export.sheets import looks
from core.export.sheets.book import Book, Sheet
from core.export.sheets.layout import spots_of
from core.export.sheets.looks import CENTRED, COLUMN_HEADING, FIGURE, LINK, SUBTITLE, TEXT
from core.export.sheets.source_lines import SourceLines
from core.export.source_words import source_words
from core.forms.names import spoken_cell
from core.report.claim import Claim, ClaimStatus
from core.source.numerals import plain

NAME = "正文数字"
HEADINGS = ("序号", "正文表述", "数值", "核对结果", "对应数据", "说明", "来源")
STATUS_WORDS = {
    ClaimStatus.AGREES: "相符",
    ClaimStatus.DIFFERS: "不符",
    ClaimStatus.NO_COUNTERPART: "无对应项",
    ClaimStatus.NOT_CHECKED: "不核对",
}
_COLOURS = {"相符": looks.GREEN, "不符": looks.RED, "无对应项": looks.AMBER}


def write_claims(book: Book, audited: AuditedReport, lines: SourceLines) -> None:
    """One row a number."""
    sheet = book.sheet(NAME)
    sheet.landscape()
    sheet.widths(5, 52, 12, 10, 30, 36, 10)
    sheet.headings(0, HEADINGS, COLUMN_HEADING)
    for row, claim in enumerate(audited.claims, 1):
        _write_claim(sheet, row, claim, audited, lines)
    if not audited.claims:
        sheet.merge(1, 0, 1, len(HEADINGS), SUBTITLE)
        sheet.text(1, 0, "正文中没有读到数字", SUBTITLE)
    sheet.filter(0, len(audited.claims), len(HEADINGS))
    sheet.colour_words((1, 3), (max(len(audited.claims), 1), 3), _COLOURS)


def _write_claim(sheet: Sheet, row: int, claim: Claim, audited: AuditedReport, lines: SourceLines) -> None:
    sheet.number(row, 0, row, CENTRED)
    sheet.text(row, 1, claim.text, TEXT)
    number = spreadsheet_number(claim.value) if claim.value is not None else None
    if number is not None:
        sheet.number(row, 2, number, FIGURE)
    else:
        sheet.text(row, 2, plain(claim.value) if claim.value is not None else "", FIGURE)
    sheet.text(row, 3, STATUS_WORDS[claim.status], CENTRED)
    spots = spots_of(audited.report.form)
    known = [at for at in claim.cells if at in spots]
    names = "、".join(spoken_cell(audited.report.form, at) for at in known)
    if known:
        sheet.link(row, 4, spots[known[0]].reference, names, LINK)
    else:
        sheet.text(row, 4, "", TEXT)
    sheet.text(row, 5, claim.reason, TEXT)
    told, target = source_words(claim.sources), lines.reference(claim.sources)
    if told and target:
        sheet.link(row, 6, target, told, LINK)
    else:
        sheet.text(row, 6, told, TEXT)
