"""Old Excel workbooks (.xls, older .et): cells by xlrd, what it keeps to itself by the records of the file."""

from collections.abc import Iterator, Mapping
from io import StringIO
from itertools import pairwise

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDoc

from core.readers.encrypted import decrypted
from core.readers.number_format_builtin import builtin_format
from core.readers.sheet import Area, Sheet, Spot
from core.readers.sheet_cells import Budget, CellStyle, Run, SheetMaker
from core.readers.sheet_notes import SheetNotes
from core.readers.sheet_report import workbook_document
from core.readers.source_file import SourceFile
from core.readers.xls_records import Findings, cells_only, findings_of, is_encrypted, sheet_records
from core.source.document import DocumentFormat, SourceDocument
from core.source.unreadable import Reason, UnreadableError

_ENGINE = f"xlrd {xlrd.__VERSION__}"
_HIDDEN = {1: "是隐藏的", 2: "是深度隐藏的（在 Excel 里无法直接取消隐藏）"}
_WHITE = frozenset({1, 9})
_AUTOMATIC = frozenset({64, 65, 32767})
_SOLID = 1
_CHINESE = "gb18030"
_BIFF8 = 80


def read_xls(file: SourceFile) -> SourceDocument:
    """The workbook in a compound file; raises :class:`UnreadableError`."""
    notes = SheetNotes()
    sheets = tuple(xls_sheets(file, notes))
    return workbook_document(file, DocumentFormat.XLS, _ENGINE, sheets, notes)


def xls_sheets(file: SourceFile, notes: SheetNotes) -> Iterator[Sheet]:
    """The sheets that can be seen, for whoever wants mere cells; raises :class:`UnreadableError`."""
    stream = _stream(file.data)
    if is_encrypted(stream):
        stream = _stream(decrypted(file))
    return _Workbook(stream, notes).sheets()


def _stream(data: bytes) -> bytes:
    """The stream with the records of the workbook."""
    try:
        compound = CompDoc(data, logfile=StringIO())
        stream = compound.get_named_stream("Workbook") or compound.get_named_stream("Book")
    except Exception as error:
        raise UnreadableError(Reason.DAMAGED, "OLE2 文件结构不完整") from error
    if not stream:
        raise UnreadableError(Reason.DAMAGED, "OLE2 文件里没有工作簿")
    return bytes(stream)


def _opened(stream: bytes, encoding: str | None = None) -> Book:
    """The workbook as xlrd reads it; whatever a damaged one raises there means just that it is damaged."""
    try:
        book = xlrd.open_workbook(
            file_contents=stream,
            logfile=StringIO(),
            formatting_info=True,
            ragged_rows=True,
            encoding_override=encoding,
        )
    except MemoryError:
        raise
    except UnicodeDecodeError as error:
        if encoding is None:
            return _opened(stream, _CHINESE)
        raise UnreadableError(Reason.ENCODING) from error
    except Exception as error:
        raise UnreadableError(Reason.DAMAGED, "工作簿的记录不完整") from error
    if book.biff_version < _BIFF8 and not book.codepage and encoding is None:
        return _opened(stream, _CHINESE)
    return book


class _Workbook:
    """The sheets of a workbook one after another, in the order of their tabs."""

    def __init__(self, stream: bytes, notes: SheetNotes) -> None:
        self._stream = stream
        self._notes = notes
        self._budget = Budget()
        self._book = _opened(cells_only(stream))
        self._styles = _styles(self._book)

    def sheets(self) -> Iterator[Sheet]:
        """What can be seen; the rest is noted."""
        listed = sheet_records(self._stream)
        for one in listed:
            if one.kind:
                self._notes.sheet_of_another_kind(one.name, one.kind)
        positions = [one.position for one in listed if not one.kind]
        for number, sheet in enumerate(self._book.sheets()):
            position = positions[number] if number < len(positions) else len(self._stream)
            found = findings_of(self._stream, position)
            hidden = _HIDDEN.get(sheet.visibility)
            if hidden is None:
                self._note(found)
                yield self._sheet(sheet, found, self._notes).done()
            else:
                cells = self._sheet(sheet, found, SheetNotes()).count
                self._notes.sheet_unread(sheet.name, hidden, cells)

    def _note(self, found: Findings) -> None:
        self._notes.comments(found.comments)
        self._notes.pictures += found.pictures
        self._notes.embedded(found.embedded)
        for text in found.text_boxes:
            self._notes.text_box(text)

    def _sheet(self, sheet: xlrd.sheet.Sheet, found: Findings, notes: SheetNotes) -> SheetMaker:
        maker = SheetMaker(sheet.name, notes, self._budget, from_1904=self._book.datemode == 1)
        maker.shows_zeros = bool(sheet.show_zero_values)
        maker.merges = [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
        maker.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
        maker.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden or not info.width}
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                spot = (row, column)
                self._cell(maker, sheet, spot)
                if spot in found.formulas:
                    maker.formula(spot, computed=True, stale=spot in found.stale)
        return maker

    def _cell(self, maker: SheetMaker, sheet: xlrd.sheet.Sheet, spot: Spot) -> None:
        kind, value = sheet.cell_type(*spot), sheet.cell_value(*spot)
        style = self._styles.get(sheet.cell_xf_index(*spot) if kind != xlrd.XL_CELL_EMPTY else -1, _USUAL)
        if kind in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
            maker.number(spot, value, style)
        elif kind == xlrd.XL_CELL_TEXT:
            runs = _runs(value, sheet.rich_text_runlist_map.get(spot, ()), self._book)
            maker.words(spot, runs, style)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            maker.as_is(spot, "TRUE" if value else "FALSE", style)
        elif kind == xlrd.XL_CELL_ERROR:
            text = xlrd.error_text_from_code.get(value, "#ERR!")
            maker.as_is(spot, text, style, f"公式出错（{text}）")
        elif kind == xlrd.XL_CELL_BLANK:
            maker.blank(spot, style)


_USUAL = CellStyle()


def _styles(book: Book) -> Mapping[int, CellStyle]:
    codes = {one.format_key: one.format_str for one in book.format_list}
    return {
        number: CellStyle(
            codes.get(look.format_key) or builtin_format(look.format_key),
            _is_struck(book, look.font_index) is True,
            _is_unseen(book, look),
            bool(look.border.left_line_style or look.border.right_line_style),
        )
        for number, look in enumerate(book.xf_list)
    }


def _is_struck(book: Book, font: int) -> bool:
    return 0 <= font < len(book.font_list) and bool(book.font_list[font].struck_out)


def _is_unseen(book: Book, look: xlrd.formatting.XF) -> bool:
    """White on white."""
    font = look.font_index
    white = 0 <= font < len(book.font_list) and book.font_list[font].colour_index in _WHITE
    ground = look.background
    filled = ground.fill_pattern and not (
        ground.fill_pattern == _SOLID and ground.pattern_colour_index in _WHITE | _AUTOMATIC
    )
    return white and not filled


def _runs(text: str, marks: list[tuple[int, int]] | tuple[()], book: Book) -> list[Run]:
    """The text cut where its font changes; up to the first change the cell's own font holds."""
    bounds = [(0, None), *((start, _is_struck(book, font)) for start, font in marks), (len(text), None)]
    return [Run(text[start:stop], struck) for (start, struck), (stop, _) in pairwise(bounds) if start < stop]
