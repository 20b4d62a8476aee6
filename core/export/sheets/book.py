"""A workbook that knows what was put into it, so that the file can be held against it afterwards."""

from enum import StrEnum
from io import BytesIO
from typing import Self

import xlsxwriter
from msgspec import Struct
from msgspec.structs import replace
from xlsxwriter.utility import xl_rowcol_to_cell

from core.export.characters import cut, visible
from core.export.sheets.looks import Look

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "in_memory": True,
}
# green corners would call the report's own text, and formulas that differ line by line, mistakes of the workbook
_EVERYWHERE = "A1:XFD1048576"
_KNOWN_ODDITIES = dict.fromkeys(
    ("number_stored_as_text", "formula_differs", "formula_range", "empty_cell_reference"), _EVERYWHERE
)
_LEADING = 1.4
_HIGHEST_ROW = 409.0
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "'", "＝", "＋", "－", "＠")


class Kind(StrEnum):
    """What a cell was given."""

    TEXT = "text"
    NUMBER = "number"
    FORMULA = "formula"


class Written(Struct, frozen=True):
    """The content of one cell; a formula begins with ``=``, and ``result`` is what is stored beside it."""

    kind: Kind
    value: str | float
    result: str | float | None = None


class Book:
    """An .xlsx file in the making; whole when its ``with`` block is left, and then in ``data``."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self._book = xlsxwriter.Workbook(self._file, _OPTIONS)
        self._formats: dict[Look, xlsxwriter.format.Format] = {}
        self._sheets: list[Sheet] = []
        self.written: dict[tuple[str, str], Written] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # closing writes the file: after a failure there is nothing worth writing
        if kind is None:
            for sheet in self._sheets:
                sheet.fit_rows()
            self._book.close()

    @property
    def data(self) -> bytes:
        """The finished file."""
        return self._file.getvalue()

    def properties(self, title: str) -> None:
        """The title that the file's properties show."""
        self._book.set_properties({"title": visible(title)[:200], "author": "勾稽", "comments": "由“勾稽”离线审核生成"})

    def sheet(self, name: str) -> "Sheet":
        """A new sheet at the end."""
        self._sheets.append(Sheet(self, name, self._book.add_worksheet(name)))
        return self._sheets[-1]

    def format(self, look: Look) -> xlsxwriter.format.Format:
        """The file's format for a look."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(look.properties())
        return self._formats[look]


class Sheet:
    """One sheet. Rows and columns count from 0; texts of documents go in as they are and never become formulas."""

    def __init__(self, book: Book, name: str, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        self.name = name
        self._book = book
        self._sheet = sheet
        self._widths: dict[int, float] = {}
        self._fixed: set[int] = set()
        self._needed: dict[int, float] = {}
        self._merged: set[tuple[int, int]] = set()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C&9第 &P 页，共 &N 页&R&9&A")
        sheet.hide_gridlines(2)
        sheet.ignore_errors(_KNOWN_ODDITIES)

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """A text; an empty one leaves the cell blank."""
        shown = cut(visible(text))
        if not shown:
            self._sheet.write_blank(row, column, None, self._book.format(look))
            return
        if shown.startswith(_FORMULA_STARTS):
            look = replace(look, literal=True)
        self._sheet.write_string(row, column, shown, self._book.format(look))
        self._make_room(row, column, shown, look)
        self._record(row, column, Written(Kind.TEXT, shown))

    def number(self, row: int, column: int, number: float, look: Look) -> None:
        """A number."""
        self._sheet.write_number(row, column, number, self._book.format(look))
        self._record(row, column, Written(Kind.NUMBER, float(number)))

    def formula(self, row: int, column: int, formula: str, result: str | float, look: Look) -> None:
        """A formula of ours with its result, so that it reads right where nothing is computed."""
        self._sheet.write_formula(row, column, formula, self._book.format(look), result)
        self._record(row, column, Written(Kind.FORMULA, formula, result))

    def link(self, row: int, column: int, target: str, text: str, look: Look) -> None:
        """A text that leads to ``target`` (``'表三'!D5``) in the same workbook."""
        shown = cut(visible(text))
        if self._sheet.write_url(row, column, f"internal:{target}", self._book.format(look), shown, "转到该处") != 0:
            self.text(row, column, text, look)
            return
        self._make_room(row, column, shown, look)
        self._record(row, column, Written(Kind.TEXT, shown))

    def merge(self, row: int, column: int, rows: int, columns: int, look: Look) -> None:
        """Join cells; what is written to the first one shows in all."""
        if rows * columns > 1:
            self._merged.add((row, column))
            self._sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", self._book.format(look))

    def note(self, row: int, column: int, text: str) -> None:
        """A comment on a cell."""
        shown = cut(visible(text), 2_000)
        lines = sum(1 + len(line) // 20 for line in shown.split("\n"))
        size = {"width": 300, "height": min(20 + 17 * lines, 400)}
        self._sheet.write_comment(
            row, column, shown, {"author": "勾稽", "font_name": "宋体", "font_size": 9, "color": "#FFFFE8", **size}
        )

    def widths(self, *widths: float) -> None:
        """Column widths from the first column on, in digits."""
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
            self._widths[column] = width

    def height(self, row: int, points: float) -> None:
        """The height of a row, whatever stands in it."""
        self._fixed.add(row)
        self._sheet.set_row(row, points)

    def fit_rows(self) -> None:
        """Give every other row the height of its longest text: not every program does so by itself."""
        for row, points in self._needed.items():
            if row not in self._fixed:
                self._sheet.set_row(row, min(points + 5, _HIGHEST_ROW))

    def _make_room(self, row: int, column: int, text: str, look: Look) -> None:
        if look.wrap and (row, column) not in self._merged:
            points = lines_of(text, self._widths.get(column, 8) * 11 / look.size) * look.size * _LEADING
            self._needed[row] = max(self._needed.get(row, 0), points)

    def headings(self, row: int, titles: tuple[str, ...], look: Look) -> None:
        """A heading row that stays in view and is repeated on every printed page."""
        for column, title in enumerate(titles):
            self.text(row, column, title, look)
        self.height(row, 24)
        self.keep_in_view(row + 1, 0)
        self.repeat(row, row)

    def keep_in_view(self, rows: int, columns: int) -> None:
        """Freeze the first rows and columns."""
        self._sheet.freeze_panes(rows, columns)

    def repeat(self, first: int, last: int) -> None:
        """Rows printed at the top of every page."""
        self._sheet.repeat_rows(first, last)

    def filter(self, first_row: int, last_row: int, columns: int) -> None:
        """Filter buttons on a list whose headings stand in ``first_row``."""
        self._sheet.autofilter(first_row, 0, max(last_row, first_row + 1), columns - 1)

    def landscape(self) -> None:
        """Print across."""
        self._sheet.set_landscape()

    def colour_words(self, first: tuple[int, int], last: tuple[int, int], colours: dict[str, str]) -> None:
        """Colour cells that hold one of the words, also when a formula changes its answer."""
        for word, colour in colours.items():
            look = self._book.format(Look(colour=colour, bold=True, rim=1))
            self._sheet.conditional_format(
                *first, *last, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            )

    def _record(self, row: int, column: int, written: Written) -> None:
        self._book.written[self.name, xl_rowcol_to_cell(row, column)] = written


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell ``width`` digits wide; a Chinese character is two digits."""
    room = max(int(width) - 1, 2)
    units = [sum(2 if ord(character) > 0x2E7F else 1 for character in line) for line in text.split("\n")]
    return sum(max(1, -(-unit // room)) for unit in units)
