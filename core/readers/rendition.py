"""From the paragraphs and tables of a marked-up document to its rendition: lines for showing, and blocks that point into it.

The rendition has one line a paragraph and one line a table row, its slots parted by tabs (covered ones are empty).
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from core.source.characters import fold_radicals, turns_direction
from core.source.document import MarkedCell, MarkedContent, MarkedTable, Paragraph
from core.source.limits import CELLS_PER_TABLE, COLUMN_SPAN, LINE_CHARACTERS, TEXT_CHARACTERS, TEXT_LINES
from core.source.text import located
from core.source.unreadable import Reason, UnreadableError

_LABEL_CHARACTERS = 60
_PARAGRAPHS = 3
_BESIDE = 2
_FRAMED = 8
"""From so many characters on, what stands alone in a table is a heading or a paragraph and no label."""
_FIGURE = re.compile(r"[\d０-９,，.．\s+-]+")


class CellDraft(Struct, frozen=True):
    """A cell as marked up: what stands in it, in order. A ``row_span`` of 0 reaches to the end of the table.

    ``name`` is what a workbook calls the cell.
    """

    contents: tuple["Draft", ...]
    row_span: int = 1
    column_span: int = 1
    doubts: tuple[str, ...] = ()
    name: str = ""

    @property
    def own_text(self) -> str:
        """Its text without that of tables inside it."""
        return " ".join(content.strip() for content in self.contents if isinstance(content, str) and content.strip())

    @property
    def is_page(self) -> bool:
        """Whether it holds running text, several paragraphs of it, as no cell of figures does."""
        texts = [part.strip() for content in self.contents if isinstance(content, str) for part in content.split("\n")]
        return len(list(filter(None, texts))) >= _PARAGRAPHS and sum(map(len, texts)) > _LABEL_CHARACTERS

    @property
    def tables(self) -> tuple["TableDraft", ...]:
        """The tables inside it."""
        return tuple(content for content in self.contents if isinstance(content, TableDraft))


class TableDraft(Struct, frozen=True):
    """A table as marked up, row by row, covered slots left out."""

    rows: tuple[tuple[CellDraft, ...], ...]

    @property
    def nests(self) -> bool:
        """Whether a cell holds a table."""
        return any(cell.tables for row in self.rows for cell in row)

    @property
    def frames_text(self) -> bool:
        """Whether it merely frames text: it has one column, without figures, or running text stands beside a menu in it."""
        texts = [cell.own_text for row in self.rows for cell in row]
        if all(len(row) <= 1 for row in self.rows):
            return max(map(len, texts), default=0) >= _FRAMED and not any(map(_FIGURE.fullmatch, texts))
        return any(cell.is_page for row in self.rows for cell in row) and all(len(row) <= _BESIDE for row in self.rows)


Draft = str | TableDraft


class ParagraphDraft(Struct, frozen=True):
    """Running text that stands in a cell of a workbook, with the cell's name."""

    text: str
    name: str


class PartDraft(Struct, frozen=True):
    """Here begins a sheet of a workbook."""

    name: str


FlowDraft = Draft | ParagraphDraft | PartDraft
"""What a document may hold outside its tables."""

_TURNED = "含有改变文字方向的控制符，显示的数字可能与读到的不同"
_SHOWN_SPAN = 20
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


def rendition(drafts: Iterable[FlowDraft]) -> MarkedContent:
    """The document's lines and blocks; raises :class:`UnreadableError` beyond the limits or where there is no text."""
    lines: list[str] = []
    blocks: list[Paragraph | MarkedTable] = []
    parts: list[tuple[int, str]] = []
    for draft in drafts:
        if isinstance(draft, PartDraft):
            parts.append((len(lines), draft.name))
        elif isinstance(draft, ParagraphDraft):
            blocks += _paragraphs(draft.text, lines, draft.name)
        else:
            for plain in _unnested((draft,)):
                blocks += _paragraphs(plain, lines) if isinstance(plain, str) else _tables(plain, lines)
    _check(lines)
    return MarkedContent(tuple(lines), tuple(blocks), tuple(parts))


def _paragraphs(text: str, lines: list[str], name: str = "") -> Iterator[Paragraph]:
    for paragraph in filter(None, map(str.strip, text.split("\n"))):
        yield Paragraph(located(fold_radicals(paragraph), len(lines)), name)
        lines.append(paragraph)


def _tables(draft: TableDraft, lines: list[str]) -> Iterator[MarkedTable]:
    if draft.rows:
        yield _table(draft, lines)


def _check(lines: list[str]) -> None:
    if not any(map(str.strip, lines)):
        raise UnreadableError(Reason.NO_TEXT)
    if len(lines) > TEXT_LINES:
        raise UnreadableError(Reason.TOO_LARGE, f"{len(lines):,} 段，限度 {TEXT_LINES:,}")
    if (longest := max(map(len, lines))) > LINE_CHARACTERS:
        raise UnreadableError(Reason.TOO_COMPLEX, f"一行有 {longest:,} 个字符，限度 {LINE_CHARACTERS:,}")
    if (total := sum(map(len, lines))) > TEXT_CHARACTERS:
        raise UnreadableError(Reason.TOO_LARGE, f"{total:,} 个字符，限度 {TEXT_CHARACTERS:,}")


def _table(draft: TableDraft, lines: list[str]) -> MarkedTable:
    count = sum(map(len, draft.rows))
    if count > CELLS_PER_TABLE:
        raise UnreadableError(Reason.TOO_COMPLEX, f"一张表有 {count:,} 个单元格，限度 {CELLS_PER_TABLE:,}")
    rows: list[tuple[MarkedCell, ...]] = []
    covered: dict[int, int] = {}
    for index, row in enumerate(draft.rows):
        line = ""
        column = 0
        cells: list[MarkedCell] = []
        for cell in row:
            while covered.get(column, 0) > index:
                line, column = f"{line}\t", column + 1
            left = len(draft.rows) - index
            row_span = min(cell.row_span, left) if cell.row_span > 0 else left
            column_span = max(1, min(cell.column_span, COLUMN_SPAN))
            text = _BREAKS.sub(" ", cell.own_text).strip()
            doubts = (*cell.doubts, _TURNED) if turns_direction(text) else cell.doubts
            place = located(fold_radicals(text), len(lines), len(line))
            cells.append(MarkedCell(place, row_span, column_span, doubts, cell.name))
            # one tab a slot, so that figures stand below each other also beside merged cells
            shown = min(column_span, _SHOWN_SPAN)
            line += text + "\t" * shown
            covered |= dict.fromkeys(range(column, column + shown), index + row_span)
            column += shown
        lines.append(line.removesuffix("\t"))
        rows.append(tuple(cells))
    return MarkedTable(tuple(rows))


def _unnested(drafts: Iterable[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        if isinstance(draft, TableDraft) and draft.nests:
            yield from _data_table(draft) if _holds_data(draft) else _opened(draft)
        elif isinstance(draft, TableDraft) and draft.frames_text:
            yield from _opened(draft)
        else:
            yield draft


def _holds_data(table: TableDraft) -> bool:
    """Whether a table with tables inside is one of figures, and not a frame that lays out the page.

    A frame's cells hold running text beside their tables, or the tables outweigh the frame.
    """
    cells = [cell for row in table.rows for cell in row]
    inner = sum(len(row) for cell in cells for nested in cell.tables for row in nested.rows)
    return inner < len(cells) and all(len(cell.own_text) <= _LABEL_CHARACTERS for cell in cells if cell.tables)


def _data_table(table: TableDraft) -> Iterator[Draft]:
    """The table with its inner ones taken out and following it; an inner table of one cell is just its text."""
    inner: list[TableDraft] = []
    rows: list[tuple[CellDraft, ...]] = []
    for row in table.rows:
        cells: list[CellDraft] = []
        for cell in row:
            contents: list[Draft] = []
            for content in cell.contents:
                single = _single_cell(content)
                contents += [content] if isinstance(content, str) else single or ()
                if isinstance(content, TableDraft) and single is None:
                    inner.append(content)
            nests = any(_single_cell(nested) is None for nested in cell.tables)
            doubts = (*cell.doubts, "单元格里另有一张表，已单独列出") if nests else cell.doubts
            cells.append(CellDraft(tuple(contents), cell.row_span, cell.column_span, doubts, cell.name))
        rows.append(tuple(cells))
    yield TableDraft(tuple(rows))
    yield from _unnested(inner)


def _single_cell(draft: Draft) -> tuple[str, ...] | None:
    if isinstance(draft, str) or len(draft.rows) != 1 or len(draft.rows[0]) != 1 or draft.nests:
        return None
    return (draft.rows[0][0].own_text,)


def _opened(frame: TableDraft) -> Iterator[Draft]:
    """What a frame holds, in order; its rows without inner tables or running text stay together as tables of their own."""
    plain: list[tuple[CellDraft, ...]] = []
    for row in frame.rows:
        if not any(cell.tables or cell.is_page for cell in row) and len(row) > 1:
            plain.append(row)
            continue
        if plain:
            yield TableDraft(tuple(plain))
            plain = []
        for cell in row:
            yield from _unnested(cell.contents)
    if plain:
        yield TableDraft(tuple(plain))
