"""Reports as people lay them out in Excel, in memory; and parts of workbooks written by hand, to show the markup a test is about."""

from collections.abc import Mapping
from io import BytesIO
from itertools import count

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables

TITLE = "青禾市教育局2023年政府信息公开工作年度报告"
NARRATIVE = (
    "2023年1月1日至12月31日，本局按照《中华人民共和国政府信息公开条例》的规定，坚持以公开为常态、不公开为例外，"
    "通过门户网站主动公开各类信息，认真办理公民、法人和其他组织的申请，并接受社会监督。"
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINE = Side(style="thin")
_WALLS = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


class Layout(Struct, frozen=True):
    """How a report is laid out: with lines or without, headings merged or not, blank rows or none, one sheet or several."""

    ruled: bool = True
    merged: bool = True
    gaps: bool = False
    split: bool = False
    top: int = 1
    left: int = 1


class _Pen:
    """Writes down one sheet after another from a row on."""

    def __init__(self, book: Workbook, layout: Layout, width: int) -> None:
        self.book = book
        self.layout = layout
        self.width = width
        self.sheet: Worksheet = book.active  # type: ignore[assignment]
        self.row = layout.top

    def turn(self, name: str) -> None:
        """Go on with a sheet of this name."""
        if self.row == self.layout.top:
            self.sheet.title = name
        else:
            self.sheet = self.book.create_sheet(name)
            self.row = self.layout.top

    def words(self, text: str, *, boxed: bool = False) -> None:
        """Text in a row of its own."""
        self.sheet.cell(self.row, self.layout.left, text).alignment = Alignment(wrap_text=True)
        if self.layout.merged:
            self._merge(self.row, self.layout.left, 1, self.width)
        if boxed and self.layout.ruled:
            self._wall(self.row, self.layout.left, 1, self.width)
        self.row += 1 + self.layout.gaps

    def table(self, table: OfficialTable, values: Mapping[str, object]) -> None:
        """The official table with these values."""
        for cell in table.cells:
            row, column = self.row + cell.row, self.layout.left + cell.column
            self.sheet.cell(row, column).value = cell.text if cell.at is None else values.get(cell.at)  # type: ignore[assignment]
            self._merge(row, column, cell.row_span, cell.column_span)
            if self.layout.ruled:
                self._wall(row, column, cell.row_span, cell.column_span)
        self.row += table.row_count + self.layout.gaps

    def _merge(self, row: int, column: int, height: int, width: int) -> None:
        if height * width > 1:
            self.sheet.merge_cells(
                start_row=row, start_column=column, end_row=row + height - 1, end_column=column + width - 1
            )

    def _wall(self, row: int, column: int, height: int, width: int) -> None:
        for down in range(height):
            for right in range(width):
                self.sheet.cell(row + down, column + right).border = _WALLS


def report_book(values: Mapping[str, object], layout: Layout, edition: Edition = Edition.Y2021) -> Workbook:
    """A report in a workbook; a figure without a value stays blank."""
    tables = dict(zip((2, 3, 4), official_tables(form_of(edition)), strict=True))
    pen = _Pen(Workbook(), layout, 10)
    if layout.split:
        pen.turn("封面")
    pen.words(TITLE)
    for number, heading in HEADINGS.items():
        if layout.split:
            pen.turn(heading[:1])
        pen.words(heading)
        if number in tables:
            pen.table(tables[number], values)
        else:
            pen.words(NARRATIVE, boxed=True)
    return pen.book


def distinct_values(edition: Edition = Edition.Y2021) -> dict[str, int]:
    """A value of its own for every figure of the form, so that none can stand for another."""
    numbers = count(1001)
    tables = official_tables(form_of(edition))
    return {cell.at: next(numbers) for table in tables for cell in table.cells if cell.at is not None}


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
