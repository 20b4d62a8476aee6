"""Reports as people lay them out in Excel, in memory; and parts of workbooks written by hand, to show the markup a test is about."""

from collections.abc import Mapping
from html import escape
from io import BytesIO
from itertools import count

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from core.forms.form import Edition, form_of
from core.forms.headings import HEADINGS
from core.forms.official import OfficialTable, official_tables
from tests.support.word_package import packed

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


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets: tuple[str, str, str]) -> str:
    """The part with relationships: id, kind and target of each."""
    made = "".join(f'<Relationship Id="{one}" Type="{_RELATION}/{kind}" Target="{to}"/>' for one, kind, to in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def sheet_package(
    *rows: str,
    before: str = "",
    after: str = "",
    styles: str = "",
    strings: str = "",
    settings: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    namespace: str = _MAIN,
) -> bytes:
    """A workbook of one sheet 表 with these rows; ``before`` and ``after`` stand around its sheetData."""
    sheet = f'<worksheet xmlns="{namespace}" xmlns:r="{_RELATION}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{_RELATION}">{settings}<sheets>'
            '<sheet name="表" sheetId="1" r:id="s1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                ("s1", "worksheet", "worksheets/sheet1.xml"),
                ("s2", "styles", "styles.xml"),
                ("s3", "sharedStrings", "sharedStrings.xml"),
            ),
            "xl/worksheets/sheet1.xml": sheet,
            "xl/styles.xml": f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{strings}</sst>',
            **(parts or {}),
        }
    )


def row(*cells: str, more: str = "") -> str:
    """A row; a cell that is no markup is a text in the next column."""
    inner = "".join(cell if cell.startswith("<") else f'<c t="str"><v>{cell}</v></c>' for cell in cells)
    return f"<row {more}>{inner}</row>"


def number(value: object, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c s="{style}"><v>{value}</v></c>'


def number_formats(*codes: str) -> str:
    """The styles of a workbook whose cell styles 1, 2 … have these number formats."""
    listed = "".join(
        f'<numFmt numFmtId="{164 + place}" formatCode="{escape(code, quote=True)}"/>'
        for place, code in enumerate(codes)
    )
    looks = "".join(f'<xf numFmtId="{164 + place}"/>' for place in range(len(codes)))
    return f"<numFmts>{listed}</numFmts><cellXfs><xf/>{looks}</cellXfs>"
