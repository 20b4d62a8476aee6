"""Where the paragraphs, cells, rows and tables of an old Word document begin and end ([MS-DOC] 2.4.2, 2.4.3)."""

import re
from collections.abc import Iterator
from typing import Union

import msgspec
from msgspec import Struct

from core.readers.doc_properties import ParagraphProperties, Properties
from core.source.limits import TABLE_NESTING
from core.source.unreadable import Reason, UnreadableError

_ENDS = re.compile("[\r\x07\x0c]")
_CELL_END, _PAGE_BREAK = "\x07", "\x0c"


class ParagraphSpan(Struct, frozen=True):
    """A paragraph's characters without its mark, which stands at ``stop``."""

    start: int
    stop: int
    properties: ParagraphProperties
    ends_cell: bool = False
    ends_row: bool = False


class CellSpan(Struct, frozen=True):
    """What a cell holds, in order."""

    items: tuple[Union[ParagraphSpan, "TableSpan"], ...]


class RowSpan(Struct, frozen=True):
    """The cells of a row and the mark at its end, which knows where they stand; a cut file may lack it."""

    cells: tuple[CellSpan, ...]
    end: ParagraphSpan | None


class TableSpan(Struct, frozen=True):
    """A table's rows."""

    rows: tuple[RowSpan, ...]


Item = ParagraphSpan | TableSpan


class _OpenTable(Struct):
    rows: list[RowSpan] = msgspec.field(default_factory=list)
    cells: list[CellSpan] = msgspec.field(default_factory=list)
    items: list[Item] = msgspec.field(default_factory=list)

    def end_cell(self) -> None:
        self.cells.append(CellSpan(tuple(self.items)))
        self.items = []

    def end_row(self, end: ParagraphSpan | None) -> None:
        if self.items:
            self.end_cell()
        if self.cells:
            self.rows.append(RowSpan(tuple(self.cells), end))
            self.cells = []


def structure(text: str, start: int, stop: int, properties: Properties) -> Iterator[Item]:
    """The paragraphs and tables of a story, in order."""
    tables: list[_OpenTable] = []
    for span in _paragraphs(text, start, stop, properties):
        depth = span.properties.depth
        if depth > TABLE_NESTING:
            raise UnreadableError(Reason.TOO_COMPLEX, f"表格嵌套 {depth:,} 层，限度 {TABLE_NESTING}")
        while len(tables) > depth:
            yield from _closed(tables)
        while len(tables) < depth:
            tables.append(_OpenTable())
        if tables:
            _put(tables[-1], span)
        else:
            yield span
    while tables:
        yield from _closed(tables)


def paragraphs_of(row: RowSpan) -> Iterator[ParagraphSpan]:
    """All paragraphs of a row, also those of tables inside it."""
    for cell in row.cells:
        for item in cell.items:
            if isinstance(item, TableSpan):
                for inner in item.rows:
                    yield from paragraphs_of(inner)
            else:
                yield item


def _put(table: _OpenTable, span: ParagraphSpan) -> None:
    if span.ends_row:
        if span.start < span.stop:
            table.items.append(span)
        table.end_row(span)
        return
    table.items.append(span)
    if span.ends_cell:
        table.end_cell()


def _closed(tables: list[_OpenTable]) -> Iterator[Item]:
    """End the innermost table: it belongs to what the table around it is reading, or to the story."""
    table = tables.pop()
    table.end_row(None)
    if not table.rows:
        return
    span = TableSpan(tuple(table.rows))
    if tables:
        tables[-1].items.append(span)
    else:
        yield span


def _paragraphs(text: str, start: int, stop: int, properties: Properties) -> Iterator[ParagraphSpan]:
    begin = start
    for match in _ENDS.finditer(text, start, stop):
        mark = match.start()
        if match[0] == _PAGE_BREAK and not properties.ends_paragraph(mark):
            continue
        own = properties.paragraph(mark)
        yield _span(begin, mark, match[0], own)
        begin = mark + 1
    if begin < stop:
        yield ParagraphSpan(begin, stop, ParagraphProperties())


def _span(begin: int, mark: int, character: str, own: ParagraphProperties) -> ParagraphSpan:
    outer = own.depth == 1
    ends_row = own.ends_row and (not outer or character == _CELL_END)
    ends_cell = character == _CELL_END if outer else own.ends_inner_cell
    return ParagraphSpan(begin, mark, own, ends_cell=ends_cell, ends_row=ends_row)
