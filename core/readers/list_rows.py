"""A workbook or a text with commas as mere rows of cells: for lists, which are no reports."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from core.readers.encoding import decode
from core.readers.open import bytes_of, stopped
from core.readers.sheet import Sheet
from core.readers.sheet_notes import SheetNotes
from core.readers.sheet_slots import SeenRow, SeenSheet
from core.readers.sniff import Kind, kind_of
from core.readers.source_file import source_file
from core.readers.text import read_text
from core.readers.xls import xls_sheets
from core.readers.xlsx import xlsx_sheets
from core.source.document import PlainContent
from core.source.unreadable import Reason, Unreadable, UnreadableError


class ListRow(Struct, frozen=True):
    """A row that is not blank: its sheet, its number in the file (from 1), and its cells by column (from 0)."""

    sheet: str
    number: int
    cells: Mapping[int, str]


def read_rows(path: Path) -> tuple[ListRow, ...] | Unreadable:
    """The visible rows of every visible sheet; a merged cell counts for each row it covers."""
    try:
        return tuple(_rows(bytes_of(path), path.name))
    except UnreadableError as error:
        return Unreadable(path.name, error.reason, error.detail)
    except MemoryError as error:
        return stopped(path.name, Reason.OUT_OF_MEMORY, error)
    except Exception as error:  # noqa: BLE001 - a reader's bug must cost one file, not the program
        return stopped(path.name, Reason.READER_STOPPED, error)


def _rows(data: bytes, name: str) -> Iterator[ListRow]:
    if not data:
        raise UnreadableError(Reason.EMPTY)
    file = source_file(data, name)
    kind = kind_of(data)
    if kind is Kind.TEXTUAL:
        content = read_text(decode(data), file).content
        assert isinstance(content, PlainContent)  # noqa: S101 (text has no other)
        yield from _of_text(content.lines)
        return
    notes = SheetNotes()
    if kind is Kind.XLSX:
        sheets = xlsx_sheets(file, notes)
    elif kind is Kind.EXCEL_BINARY:
        sheets = xls_sheets(file, notes)
    elif kind is Kind.ENCRYPTED_PACKAGE:
        raise UnreadableError(Reason.PASSWORD)
    else:
        raise UnreadableError(Reason.UNSUPPORTED, "单位名单应为 Excel 工作簿或逗号分隔的文本")
    for sheet in sheets:
        yield from _of_sheet(sheet, notes)


def _of_text(lines: tuple[str, ...]) -> Iterator[ListRow]:
    tabs = sum("\t" in line for line in lines) > sum("," in line for line in lines)
    # a full-width comma parts names within a cell
    rows = csv.reader([f"{line}\n" for line in lines], delimiter="\t" if tabs else ",")
    for cells in rows:
        filled = {column: text.strip() for column, text in enumerate(cells) if text.strip()}
        if filled:
            yield ListRow("", rows.line_num, filled)


def _of_sheet(sheet: Sheet, notes: SheetNotes) -> Iterator[ListRow]:
    seen = SeenSheet(sheet, notes)
    begun: dict[int, dict[int, str]] = {}
    for row in seen.rows:
        for index, column, text in _cells(row):
            begun.setdefault(index, {})[column] = text
    for index in sorted(begun):
        number = int(seen.name(index, 0).rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        yield ListRow(sheet.name, number, begun[index])


def _cells(row: SeenRow) -> Iterator[tuple[int, int, str]]:
    for slot in row.slots:
        if slot.text.strip():
            # a merged cell that is wide is a title, one that is high stands for each of its rows
            for index in range(slot.row, slot.row + (slot.height if slot.width == 1 else 1)):
                yield index, slot.column, slot.text.strip()
