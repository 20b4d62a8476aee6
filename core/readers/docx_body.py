"""Paragraphs and tables of a Word document, wherever they hide: content controls, text boxes, insertions."""

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from core.readers.docx_inline import InlineReader, all_text, chosen, has_text
from core.readers.docx_names import child, children, name_of, number, value, within
from core.readers.docx_notes import Notes
from core.readers.docx_numbering import Numbering
from core.readers.rendition import CellDraft, Draft, TableDraft
from core.source.limits import COLUMNS

_WRAPPERS = frozenset({"sdtContent", "customXml", "smartTag", "ins", "moveTo", "body"})
_DELETED = frozenset({"del", "moveFrom"})
_SILENT = frozenset(
    {
        "sectPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "tblPrEx",
        "sdtPr",
        "sdtEndPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlPr",
        "smartTagPr",
    }
)
_CONTENTS_MARK = "_Toc"


class _Slot(Struct):
    """A cell on its way into a table: its column and the cell itself, growing downwards as rows merge into it."""

    column: int
    width: int
    contents: tuple[Draft, ...]
    doubts: list[str]
    height: int = 1


class BodyReader:
    """Reads blocks in the order of the document."""

    def __init__(self, numbering: Numbering, notes: Notes) -> None:
        self._numbering = numbering
        self._notes = notes

    def blocks(self, container: etree._Element) -> Iterator[Draft]:
        """The paragraphs and tables of a body, cell, text box or content control."""
        for element in container:
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield self._table(element)
            elif name in _WRAPPERS:
                yield from self.blocks(element)
            elif name == "sdt":
                yield from self._content_control(element)
            elif name in _DELETED:
                self._notes.deleted(all_text(element))
            elif name == "mc:AlternateContent":
                for branch in chosen(element):
                    yield from self.blocks(branch)
            else:
                self._note_unread(element, name)

    def _note_unread(self, element: etree._Element, name: str) -> None:
        if name in {"altChunk", "subDoc"}:
            self._notes.unread("插入的外部文档")
        elif name not in _SILENT and has_text(element):
            self._notes.unread(f"“{name.rpartition(':')[2]}”元素")

    def _content_control(self, element: etree._Element) -> Iterator[Draft]:
        gallery = child(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
        if value(gallery) == "Table of Contents":
            return
        content = child(element, "sdtContent")
        if content is not None:
            yield from self.blocks(content)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Draft]:
        if _is_contents_entry(paragraph):
            return
        inline = InlineReader(self._notes)
        text = inline.text(paragraph)
        if text.strip() or not inline.deletes:
            text = self._numbering.label(child(paragraph, "pPr")) + text
        yield text
        for box in inline.boxes:
            yield from self.blocks(box)

    def _table(self, table: etree._Element) -> TableDraft:
        rows: list[list[_Slot]] = []
        open_slots: dict[int, _Slot] = {}
        for row in self._rows(table):
            slots, open_slots = self._row(row, open_slots)
            rows.append(slots)
        return TableDraft(tuple(tuple(_draft(slot) for slot in row) for row in rows))

    def _rows(self, container: etree._Element) -> Iterator[etree._Element]:
        for element in container:
            name = name_of(element)
            if name == "tr":
                if child(child(element, "trPr"), "del") is not None:
                    self._notes.deleted(all_text(element))
                else:
                    yield element
            elif name == "sdt":
                content = child(element, "sdtContent")
                yield from self._rows(content) if content is not None else ()
            elif name in _WRAPPERS:
                yield from self._rows(element)
            else:
                self._note_unread(element, name)

    def _cells(self, container: etree._Element) -> Iterator[etree._Element]:
        for element in container:
            name = name_of(element)
            if name == "tc":
                yield element
            elif name == "sdt":
                content = child(element, "sdtContent")
                yield from self._cells(content) if content is not None else ()
            elif name in _WRAPPERS:
                yield from self._cells(element)
            else:
                self._note_unread(element, name)

    def _row(self, row: etree._Element, above: dict[int, _Slot]) -> tuple[list[_Slot], dict[int, _Slot]]:
        """The cells that begin in a row, and for each column the cell that the next row may continue."""
        column = _span(child(child(row, "trPr"), "gridBefore"), 0)
        slots = [_Slot(0, column, (), [])] if column else []
        merging: dict[int, _Slot] = {}
        for cell in self._cells(row):
            properties = children(child(cell, "tcPr"))
            width = _span(properties.get("gridSpan"), 1)
            with self._notes.cell() as doubts:
                slot = _Slot(column, width, tuple(self.blocks(cell)), doubts)
            merge = properties.get("vMerge")
            upper = above.get(column) if merge is not None and value(merge) != "restart" else None
            column += width
            if slots and value(properties.get("hMerge")) == "continue":
                _absorb(slots[-1], slot)
                slots[-1].width += width
                continue
            if upper is not None and upper.width == width:
                _absorb(upper, slot)
                upper.height += 1
                slot = upper
            else:
                slots.append(slot)
            if merge is not None:
                merging[slot.column] = slot
        return slots, merging


def _span(element: etree._Element | None, least: int) -> int:
    return min(max(number(element) or least, least), COLUMNS)


def _absorb(into: _Slot, slot: _Slot) -> None:
    """Word shows nothing of a cell that another has been merged over; what it holds is read, but not trusted."""
    hidden = any(not isinstance(content, str) or content.strip() for content in slot.contents)
    into.doubts += slot.doubts + (["合并单元格里另有被遮住的内容，已一并读入"] if hidden else [])
    into.contents += slot.contents


def _draft(slot: _Slot) -> CellDraft:
    return CellDraft(slot.contents, slot.height, slot.width, tuple(slot.doubts))


def _is_contents_entry(paragraph: etree._Element) -> bool:
    """Whether the paragraph is a line of a table of contents, which repeats the headings."""
    return any(
        (value(element, "anchor") or "").startswith(_CONTENTS_MARK) or "PAGEREF" in (element.text or "")
        for element in within(paragraph, "hyperlink", "instrText")
    )
