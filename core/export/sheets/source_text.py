"""原文: what the document says, line by line, so that a finding can be followed without the file at hand."""

from core.export.sheets import source_lines
from core.export.sheets.book import Book
from core.export.sheets.looks import CENTRED, COLUMN_HEADING, REMARK, TEXT
from core.export.sheets.source_lines import FIRST_ROW, NAME, SourceLines

HEADINGS = ("页", "行", "原文", "说明")


def write_source_text(book: Book, lines: SourceLines) -> None:
    """One row a line."""
    sheet = book.sheet(NAME)
    sheet.widths(6, 7, 78, 12)
    sheet.headings(0, HEADINGS, COLUMN_HEADING)
    for row, line in enumerate(lines.lines, FIRST_ROW):
        if line.page:
            sheet.number(row, 0, line.page, CENTRED)
        else:
            sheet.text(row, 0, "", CENTRED)
        sheet.number(row, 1, line.number, CENTRED)
        sheet.text(row, 2, line.text, TEXT)
        sheet.text(row, 3, "含隐藏文字" if line.hidden else "", CENTRED)
    end = FIRST_ROW + len(lines.lines)
    if lines.left_out:
        note = f"原文过长：以上列出前 {source_lines.LINES} 行，其余 {lines.left_out} 行未列出，请查看原文件"
        sheet.text(end, 2, note, REMARK)
    elif not lines.lines:
        sheet.text(end, 2, "文件中没有可列出的文字", REMARK)
