"""The audit workbook: what a reviewer prints, signs, sends back to the unit, and can recompute."""

from pathlib import Path

from core.audit.audited_report import AuditedReport
from core.export.file_replacement import write_file
from core.export.sheets.book import Book
from core.export.sheets.claims import write_claims
from core.export.sheets.conclusion import write_conclusion
from core.export.sheets.equations import write_equations
from core.export.sheets.findings import write_findings
from core.export.sheets.source_lines import source_lines
from core.export.sheets.source_text import write_source_text
from core.export.sheets.tables import write_tables
from core.export.sheets.two_years import write_two_years
from core.export.workbook_check import check_workbook


def write_workbook(audited: AuditedReport, target: Path) -> None:
    """Write the workbook of one report to ``target`` (.xlsx).

    The file appears whole and checked, or not at all: raises :class:`core.export.errors.ExportError` with a Chinese
    sentence, and leaves an older file at ``target`` as it was.
    """
    book = _filled(audited)
    write_file(target, book.data, lambda path: check_workbook(path, book.written))


def _filled(audited: AuditedReport) -> Book:
    lines = source_lines(audited.document)
    with Book() as book:
        book.properties(str(audited.report.title) or audited.document.name)
        write_conclusion(book, audited)
        write_findings(book, audited, lines)
        write_tables(book, audited)
        write_two_years(book, audited)
        write_equations(book, audited)
        write_claims(book, audited, lines)
        write_source_text(book, lines)
    return book
