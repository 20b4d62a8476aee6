"""Files that hold one report or several, in every format a test can write."""

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO

from docx import Document
from msgspec import Struct
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, TableStyle
from reportlab.platypus import Paragraph as PrintedParagraph
from reportlab.platypus import Table as PrintedTable

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables
from tests.support.drawn_pdf import FONT
from tests.support.web_report import web_table

Figures = Mapping[str, str]


class Table(Struct, frozen=True):
    """One of the tables of the form, filled in."""

    form: OfficialTable
    figures: Figures


class Break(Struct, frozen=True):
    """The end of a page."""


Block = str | Table | Break


def report(title: str, figures: Figures, *, edition: Edition = Edition.Y2021, year: int = 2023) -> list[Block]:
    """A report block by block, without its title where that is empty."""
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    blocks: list[Block] = [title] if title else []
    blocks.append(f"本报告的统计期限自{year}年1月1日起至{year}年12月31日止。")
    for number, heading in HEADINGS.items():
        blocks.append(heading)
        blocks.append(Table(tables[number], figures) if number in tables else "各项工作正常开展，制度健全。")
    return blocks


def table_3(figures: Figures, edition: Edition = Edition.Y2021) -> Table:
    """Table 3 alone."""
    return Table(official_tables(form_of(edition))[1], figures)


def as_text(blocks: Sequence[Block]) -> bytes:
    """Plain text with tabs."""
    lines: list[str] = []
    for block in blocks:
        lines += [block] if isinstance(block, str) else ["\t".join(row) for row in _slots(block)]
    return "\n".join(lines).encode()


def as_page(blocks: Sequence[Block]) -> bytes:
    """A web page."""
    parts = [
        f"<p>{escape(block)}</p>" if isinstance(block, str) else web_table(block.form, block.figures)
        for block in blocks
        if not isinstance(block, Break)
    ]
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>".encode()


def as_word(blocks: Sequence[Block]) -> bytes:
    """A Word document."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        elif isinstance(block, Break):
            document.add_page_break()  # type: ignore[no-untyped-call]
        else:
            table = document.add_table(block.form.row_count, block.form.column_count)
            for cell in block.form.cells:
                first = table.cell(cell.row, cell.column)
                last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
                first.merge(last).text = cell.text if cell.at is None else block.figures.get(cell.at, "0")
    store = BytesIO()
    document.save(store)
    assert zipfile.is_zipfile(store)
    return store.getvalue()


def as_pdf(blocks: Sequence[Block]) -> bytes:
    """A printed document."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("text", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    small = ParagraphStyle("cell", fontName=FONT, fontSize=6, leading=7, wordWrap="CJK")
    title = ParagraphStyle("title", style, fontSize=16, leading=24, alignment=TA_CENTER, spaceAfter=12)
    flow: list[Flowable] = []
    for block in blocks:
        if isinstance(block, str):
            flow.append(PrintedParagraph(escape(block), title if block.endswith("年度报告") else style))
        elif isinstance(block, Break):
            flow.append(PageBreak())
        else:
            flow.append(_printed(block, small))
    store = BytesIO()
    SimpleDocTemplate(store, pagesize=A4).build(flow)
    return store.getvalue()


WRITERS = {"txt": as_text, "html": as_page, "docx": as_word, "pdf": as_pdf}


def _slots(block: Table | Break) -> list[list[str]]:
    if isinstance(block, Break):
        return []
    slots = [[""] * block.form.column_count for _ in range(block.form.row_count)]
    for cell in block.form.cells:
        slots[cell.row][cell.column] = cell.text if cell.at is None else block.figures.get(cell.at, "0")
    return slots


def _printed(block: Table, style: ParagraphStyle) -> PrintedTable:
    spans = [
        ("SPAN", (cell.column, cell.row), (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1))
        for cell in block.form.cells
    ]
    data = [[PrintedParagraph(escape(text), style) for text in row] for row in _slots(block)]
    share = 480 / sum(block.form.column_weights)
    widths = [weight * share for weight in block.form.column_weights]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("PADDING", (0, 0), (-1, -1), 1), *spans])
    return PrintedTable(data, colWidths=widths, style=ruled)
