"""Paragraphs, tables and text boxes of an old Word document, in the order of the document."""

from collections.abc import Iterable, Iterator

from core.readers.doc_drawings import Drawings
from core.readers.doc_fields import Fields
from core.readers.doc_file import WordFile
from core.readers.doc_inline import InlineReader, StoryText
from core.readers.doc_lists import lists_of
from core.readers.doc_pieces import Pieces, joined
from core.readers.doc_properties import Properties
from core.readers.doc_rows import RowDraft, layout_of, table_of
from core.readers.doc_structure import CellSpan, Item, ParagraphSpan, RowSpan, TableSpan, paragraphs_of, structure
from core.readers.docx_notes import Notes
from core.readers.rendition import Draft

_ROW_MARK_DELETED = "这一行的行尾带有未接受的删除修订，行里的文字没有"


class BodyReader:
    """Reads stories; lists count on from one to the next, so they must be read in the order in which they show."""

    def __init__(self, file: WordFile, pieces: Pieces, notes: Notes) -> None:
        self._text = pieces.text
        self._data = file.data
        self._properties = Properties(file, pieces)
        self._lists = lists_of(file)
        self._notes = notes
        self._drawings = Drawings(file)
        self._met: set[tuple[int, int]] = set()
        self.unnumbered = 0
        self.displaced = 0

    def damage(self) -> Iterator[str]:
        """What is wrong with the properties of the text, in Chinese."""
        if self._properties.overlap_text:
            yield "文字和格式记在文件的同一处，读到的文字可能是错的"
        if self._properties.incomplete:
            yield "文件不完整，有些格式没有读到，表格可能没有认出来"

    def blocks(self, start: int, stop: int) -> Iterator[Draft]:
        """The main text with its text boxes, each behind the paragraph of its anchor; at the end those without one."""
        yield from self._story(start, stop, self._drawings)
        for box in self._drawings.boxes:
            if box not in self._met:
                self.displaced += 1
                yield from self._story(*box, None)

    def _story(self, start: int, stop: int, drawings: Drawings | None) -> Iterator[Draft]:
        stop = min(stop, len(self._text))
        if start >= stop:
            return
        fields = Fields(self._text, start, stop)
        story = StoryText(self._text, self._data, self._properties, fields, drawings)
        yield from self._blocks(structure(self._text, start, stop, self._properties), story)

    def _blocks(self, items: Iterable[Item], story: StoryText) -> Iterator[Draft]:
        for item in items:
            if isinstance(item, TableSpan):
                yield self._table(item, story)
            else:
                yield from self._paragraph(item, story)

    def _paragraph(self, span: ParagraphSpan, story: StoryText) -> Iterator[Draft]:
        if story.fields.is_contents(self._text, span.start, span.stop):
            return
        inline = InlineReader(story, self._notes)
        text = inline.text(span)
        if text.strip() or not inline.deletes:
            text = self._label(span) + text
        yield text
        self._met |= {*inline.boxes, *inline.deleted_boxes}
        for box in inline.boxes:
            yield from self._story(*box, None)

    def _label(self, span: ParagraphSpan) -> str:
        use = span.properties.list_use
        if not use:
            return ""
        if not self._lists.levels(str(use)):
            self.unnumbered += 1
        return self._lists.label(str(use), span.properties.level)

    def _table(self, table: TableSpan, story: StoryText) -> Draft:
        return table_of([row for span in table.rows for row in self._row(span, story)])

    def _row(self, row: RowSpan, story: StoryText) -> Iterator[RowDraft]:
        """The row; nothing where it is deleted as a whole, which the mark at its end says and all of its text."""
        layout = layout_of(row.end.properties.sprms) if row.end is not None else None
        marked = row.end is not None and self._is_deleted(row.end)
        if marked and not self._keeps_text(row, story):
            self._notes.deleted(self._plain(row, story))
            return
        cells = [self._cell(cell, story) for cell in row.cells]
        doubts = (_ROW_MARK_DELETED,) if marked else ()
        yield RowDraft(tuple((contents, own + doubts) for contents, own in cells), layout)

    def _cell(self, cell: CellSpan, story: StoryText) -> tuple[tuple[Draft, ...], tuple[str, ...]]:
        with self._notes.cell() as doubts:
            contents = tuple(self._blocks(cell.items, story))
        return contents, tuple(doubts)

    def _is_deleted(self, end: ParagraphSpan) -> bool:
        return all(
            run.properties.deleted for run in self._properties.runs(end.stop, end.stop + 1, end.properties.style)
        )

    def _keeps_text(self, row: RowSpan, story: StoryText) -> bool:
        return any(
            self._text[run.start : run.stop].strip() and not run.properties.deleted
            for span in paragraphs_of(row)
            for run in story.properties.runs(span.start, span.stop, span.properties.style)
        )

    def _plain(self, row: RowSpan, story: StoryText) -> str:
        parts = (part for span in paragraphs_of(row) for part in story.fields.shown(span.start, span.stop))
        return joined("".join(self._text[start:stop] for start, stop in parts))
