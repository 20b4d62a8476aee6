"""What is known of each paragraph and each run of characters: style, own modifiers and those of the piece, in this order."""

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from core.readers.doc_file import Part, WordFile
from core.readers.doc_pieces import Pieces
from core.readers.doc_runs import FormattedRuns
from core.readers.doc_sprms import Sprm, sprms
from core.readers.doc_styles import Styles

_STYLE, _LEVEL, _LIST = 0x4600, 0x260A, 0x460B
_IN_TABLE, _ROW_END, _DEPTH, _DEPTH_CHANGE = 0x2416, 0x2417, 0x6649, 0x664A
_INNER_CELL_END, _INNER_ROW_END = 0x244B, 0x244C
_HUGE, _HUGE_EARLIER, _TABLE_PROPERTIES = 0x6646, 0x6645, 0x646B
_ELSEWHERE = frozenset({_HUGE, _HUGE_EARLIER, _TABLE_PROPERTIES})
_CHARACTER_STYLE, _PLAIN = 0x4A30, 0x2A33
_TOGGLES: Mapping[int, str] = {0x083C: "vanished", 0x0837: "struck", 0x2A53: "struck_twice"}
_SWITCHES: Mapping[int, str] = {
    0x0800: "deleted",
    0x0801: "inserted",
    0x0806: "binary",
    0x080A: "embedded",
    0x0855: "special",
    0x0856: "embedded",
}
_PICTURE, _SYMBOL, _RAISED = 0x6A03, 0x6A09, 0x2A48
_LISTS_OFF = 0x7FF


class ParagraphProperties(Struct, frozen=True):
    """A paragraph's place in tables and lists; ``depth`` counts the tables around it."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    list_use: int = 0
    level: int = 0
    sprms: tuple[Sprm, ...] = ()


class CharacterProperties(Struct, frozen=True):
    """What decides whether and as what a run of characters is shown."""

    deleted: bool = False
    inserted: bool = False
    vanished: bool = False
    struck: bool = False
    struck_twice: bool = False
    special: bool = False
    binary: bool = False
    embedded: bool = False
    raised: bool = False
    picture: int | None = None
    symbol: int | None = None

    @property
    def hidden(self) -> bool:
        """Whether the characters do not count: not shown, or struck out."""
        return self.vanished or self.struck or self.struck_twice


class CharacterRun(Struct, frozen=True):
    """Characters ``start`` to ``stop`` of one kind."""

    start: int
    stop: int
    properties: CharacterProperties


class Properties:
    """Answers by the position of a character."""

    def __init__(self, file: WordFile, pieces: Pieces) -> None:
        self._pieces = pieces
        self._data = file.data
        self._styles = Styles(file.part(Part.STYLES))
        self._paragraphs = FormattedRuns(file.part(Part.PARAGRAPH_PAGES), file.document, paragraphs=True)
        self._characters = FormattedRuns(file.part(Part.CHARACTER_PAGES), file.document, paragraphs=False)
        self._known_paragraphs: dict[tuple[bytes, bytes], ParagraphProperties] = {}
        self._known_characters: dict[tuple[int, bytes, bytes], CharacterProperties] = {}

    @property
    def overlap_text(self) -> bool:
        """Whether text is said to lie where properties do: one of the two is not what it should be."""
        return any(self._pieces.covers(*runs.first_page) for runs in (self._paragraphs, self._characters))

    @property
    def incomplete(self) -> bool:
        """Whether properties are missing, without which tables and hidden text are not known as such."""
        return self._paragraphs.incomplete or self._characters.incomplete

    def paragraph(self, mark: int) -> ParagraphProperties:
        """The properties of the paragraph that ends with the character at ``mark``."""
        piece = self._pieces.at(mark)
        run = self._paragraphs.at(piece.byte(mark))
        key = (run.properties, piece.properties)
        if key not in self._known_paragraphs:
            self._known_paragraphs[key] = self._paragraph(*key)
        return self._known_paragraphs[key]

    def ends_paragraph(self, mark: int) -> bool:
        """Whether the properties of a paragraph end with the character at ``mark``: a page break may stand within one."""
        piece = self._pieces.at(mark)
        return self._paragraphs.at(piece.byte(mark)).stop <= piece.byte(mark + 1)

    def runs(self, start: int, stop: int, style: int) -> Iterable[CharacterRun]:
        """The runs between two positions in a paragraph of this style."""
        while start < stop:
            piece = self._pieces.at(start)
            byte = piece.byte(start)
            run = self._characters.at(byte)
            reach = start + max((run.stop - byte) // piece.width, 1)
            end = min(stop, max(piece.stop, start + 1), reach)
            yield CharacterRun(start, end, self._character(style, run.properties, piece.properties))
            start = end

    def _paragraph(self, own: bytes, of_piece: bytes) -> ParagraphProperties:
        style = int.from_bytes(own[:2], "little")
        modifiers = tuple(self._resolved((*sprms(own[2:]), *sprms(of_piece))))
        for code, operand in modifiers:
            if code == _STYLE:
                style = int.from_bytes(operand, "little")
        return _paragraph_properties(style, (*sprms(self._styles.paragraph(style)), *modifiers))

    def _resolved(self, modifiers: Iterable[Sprm]) -> Iterable[Sprm]:
        """The modifiers, and in the place of a reference those that lie in the data stream (2.9.210, PrcData)."""
        for code, operand in modifiers:
            if code not in _ELSEWHERE:
                yield code, operand
                continue
            at = int.from_bytes(operand, "little")
            size = int.from_bytes(self._data[at : at + 2], "little")
            yield from (one for one in sprms(self._data[at + 2 : at + 2 + size]) if one[0] not in _ELSEWHERE)

    def _character(self, style: int, own: bytes, of_piece: bytes) -> CharacterProperties:
        key = (style, own, of_piece)
        if key not in self._known_characters:
            inherited = self._inherited(CharacterProperties(), style)
            self._known_characters[key] = self._modified(inherited, own + of_piece)
        return self._known_characters[key]

    def _inherited(self, properties: CharacterProperties, style: int) -> CharacterProperties:
        for modifiers in self._styles.character(style):
            properties = _toggled(properties, properties, sprms(modifiers))
        return properties

    def _modified(self, of_style: CharacterProperties, modifiers: bytes) -> CharacterProperties:
        base = properties = of_style
        for code, operand in sprms(modifiers):
            if code == _CHARACTER_STYLE:
                base = properties = self._inherited(of_style, int.from_bytes(operand, "little"))
            elif code == _PLAIN:
                properties = base
            else:
                properties = _toggled(properties, base, ((code, operand),))
        return properties


def _paragraph_properties(style: int, modifiers: tuple[Sprm, ...]) -> ParagraphProperties:
    values = {code: int.from_bytes(operand, "little", signed=len(operand) == 4) for code, operand in modifiers}
    in_table = bool(values.get(_IN_TABLE))
    depth = max(values.get(_DEPTH, 0) or int(in_table), 0) + values.get(_DEPTH_CHANGE, 0)
    use = values.get(_LIST, 0)
    return ParagraphProperties(
        style=style,
        depth=max(depth, 0),
        ends_row=bool(values.get(_INNER_ROW_END if depth > 1 else _ROW_END)),
        ends_inner_cell=depth > 1 and bool(values.get(_INNER_CELL_END)),
        list_use=use if 0 < use <= _LISTS_OFF else 0,
        level=values.get(_LEVEL, 0),
        sprms=modifiers,
    )


def _toggled(
    properties: CharacterProperties, base: CharacterProperties, modifiers: Iterable[Sprm]
) -> CharacterProperties:
    """The properties as changed; a toggle may also say "as the style" (0x80) or "not as the style" (0x81)."""
    changes: dict[str, bool | int | None] = {}
    for code, operand in modifiers:
        value = int.from_bytes(operand, "little")
        if code in _TOGGLES:
            of_style = bool(getattr(base, _TOGGLES[code]))
            changes[_TOGGLES[code]] = of_style != bool(value & 1) if value & 0x80 else value != 0
        elif code in _SWITCHES:
            changes[_SWITCHES[code]] = value != 0
        elif code == _PICTURE:
            changes["picture"] = value
        elif code == _SYMBOL:
            changes["symbol"] = value >> 16
        elif code == _RAISED:
            changes["raised"] = value == 1
    return msgspec.structs.replace(properties, **changes) if changes else properties
