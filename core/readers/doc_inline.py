"""The text of a paragraph of an old Word document: special characters, revisions resolved, hidden text left out."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import groupby

from msgspec import Struct

from core.readers.doc_drawings import Anchor, Drawings, inline_picture_is_large
from core.readers.doc_fields import Fields
from core.readers.doc_pieces import joined
from core.readers.doc_properties import CharacterProperties, Properties
from core.readers.doc_structure import ParagraphSpan
from core.readers.docx_notes import Notes

_PICTURE, _DRAWN, _SYMBOL = "\x01", "\x08", "("
_MARKED = frozenset("(<>")
"""Special characters that look like text: a symbol, and the ends of a content control."""
_SHOWN = {
    "\t": "\t", "\n": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": "\xa0",
    **{chr(code): "" for code in range(32) if chr(code) not in "\t\n\x0b\x0c\x0e\x1e"},
}  # fmt: skip
_TABLE = str.maketrans(_SHOWN)
_OF_SYMBOL_FONT = re.compile("[\uf000-\uf0ff]")
_UNREAD_FIELDS = {
    "EQ": "公式域（EQ）",
    "FORMDROPDOWN": "下拉框的选项",
    **dict.fromkeys(("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"), "自动编号域"),
}


class Fate(Enum):
    """What becomes of a run of characters."""

    SHOWN = "shown"
    INSERTED = "inserted"
    DELETED = "deleted"
    HIDDEN = "hidden"


class _Part(Struct, frozen=True):
    text: str
    fate: Fate
    raised: bool


class StoryText(Struct, frozen=True):
    """One story with what is needed to read it. Drawn objects are anchored in the main text only."""

    text: str
    data: bytes
    properties: Properties
    fields: Fields
    drawings: Drawings | None


class InlineReader:
    """Reads one paragraph; text boxes met on the way are kept in ``boxes`` for whoever reads blocks."""

    def __init__(self, story: StoryText, notes: Notes) -> None:
        self._story = story
        self._notes = notes
        self.boxes: list[tuple[int, int]] = []
        self.deleted_boxes: list[tuple[int, int]] = []
        self.deletes = False

    def text(self, span: ParagraphSpan) -> str:
        """What the paragraph shows."""
        shown: list[str] = []
        for fate, parts in groupby(self._parts(span), key=lambda part: part.fate):
            found = list(parts)
            text = joined("".join(part.text for part in found))
            self._tell(fate, text)
            if fate in {Fate.SHOWN, Fate.INSERTED}:
                shown.append(text)
                self._doubt_raised(found)
        return "".join(shown)

    def _tell(self, fate: Fate, text: str) -> None:
        if fate is Fate.INSERTED:
            self._notes.inserted(text)
        elif fate is Fate.DELETED:
            self.deletes = True
            self._notes.deleted(text)
        elif fate is Fate.HIDDEN:
            self._notes.hidden(text)

    def _doubt_raised(self, parts: list[_Part]) -> None:
        for raised, group in groupby(parts, key=lambda part: part.raised):
            text = "".join(part.text for part in group).strip()
            if raised and text.isdigit():
                self._notes.doubt(f"“{text}”是上标")

    def _parts(self, span: ParagraphSpan) -> Iterator[_Part]:
        story = self._story
        for run in story.properties.runs(span.start, span.stop, span.properties.style):
            for start, stop in story.fields.shown(run.start, run.stop):
                fate = _fate(run.properties)
                text = self._characters(start, stop, run.properties, fate)
                yield _Part(text, fate, run.properties.raised)
        for name in story.fields.named(span.start, span.stop):
            self._note_field(name)

    def _note_field(self, name: str) -> None:
        if name == "EMBED":
            self._notes.unread("嵌入对象（如 Excel 表格）")
        elif name in _UNREAD_FIELDS:
            self._notes.unread(_UNREAD_FIELDS[name])

    def _characters(self, start: int, stop: int, properties: CharacterProperties, fate: Fate) -> str:
        raw = self._story.text[start:stop]
        if fate is Fate.DELETED:
            self._note_deleted_boxes(raw, start)
        else:
            self._note_graphics(raw, start, properties)
        if properties.special:
            raw = "".join(_special(character, properties.symbol) for character in raw)
        if _OF_SYMBOL_FONT.search(raw):
            self._notes.doubt("有特殊符号无法识别")
            raw = _OF_SYMBOL_FONT.sub("□", raw)
        return raw.translate(_TABLE)

    def _note_deleted_boxes(self, raw: str, start: int) -> None:
        for anchor in self._anchors(raw, start):
            self.deleted_boxes += anchor.boxes
            for first, after in anchor.boxes:
                self._notes.deleted(joined(self._story.text[first:after].translate(_TABLE)))

    def _anchors(self, raw: str, start: int) -> Iterator[Anchor]:
        if _DRAWN in raw and self._story.drawings is not None:
            yield from map(self._story.drawings.at, _places(raw, _DRAWN, start))

    def _note_graphics(self, raw: str, start: int, properties: CharacterProperties) -> None:
        for anchor in self._anchors(raw, start):
            self.boxes += anchor.boxes
            self._notes.pictures += anchor.large_picture
        if _PICTURE in raw and properties.picture is not None and not properties.binary:
            for position in _places(raw, _PICTURE, start):
                self._note_picture(position, properties)

    def _note_picture(self, position: int, properties: CharacterProperties) -> None:
        if self._story.fields.embedded(position):
            return
        if properties.embedded:
            self._notes.unread("嵌入对象（如 Excel 表格）")
        elif inline_picture_is_large(self._story.data, properties.picture or 0):
            self._notes.pictures += 1


def _special(character: str, symbol: int | None) -> str:
    """A symbol stands in the text as a bracket, and its code apart; a symbol font puts its signs at F000 to F0FF."""
    if character not in _MARKED:
        return character
    if character != _SYMBOL or symbol is None:
        return ""
    return chr(symbol) if 0x20 <= symbol < 0xD800 or 0xE000 <= symbol < 0xFFFE else "\uf000"


def _fate(properties: CharacterProperties) -> Fate:
    if properties.deleted:
        return Fate.DELETED
    if properties.hidden:
        return Fate.HIDDEN
    return Fate.INSERTED if properties.inserted else Fate.SHOWN


def _places(raw: str, character: str, start: int) -> Iterator[int]:
    return (start + place for place, one in enumerate(raw) if one == character)
