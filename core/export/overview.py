"""The overview of a batch as a workbook: how each unit stands, what was found across reports, who has not handed in."""

from pathlib import Path

from core.collection.finding import CollectionAudit
from core.export.file_replacement import write_file
from core.export.sheets.across import write_across, write_missing, write_standings
from core.export.sheets.book import Book
from core.export.workbook_check import check_workbook


def write_overview(audit: CollectionAudit, target: Path) -> None:
    """Write the overview to ``target`` (.xlsx), whole and checked, or raise :class:`core.export.errors.ExportError`."""
    with Book() as book:
        book.properties("年度报告审核总览" + (f"（{audit.year}年）" if audit.year else ""))
        write_standings(book, audit)
        write_across(book, audit)
        write_missing(book, audit)
    write_file(target, book.data, lambda path: check_workbook(path, book.written))
