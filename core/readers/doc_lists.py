"""The lists of an old Word document, for the numbers that are shown but stand in no text ([MS-DOC] 2.9.131, 2.9.147)."""

from collections.abc import Iterator, Mapping
from struct import unpack_from

from core.readers.doc_file import Part, WordFile
from core.readers.list_counts import LEVELS, Level, ListCounts

_LIST_BYTES, _USE_BYTES, _LEVEL_BYTES, _OVERRIDE_BYTES = 28, 16, 28, 8
_SIMPLE = 0x01
_LEGAL, _NO_RESTART = 0x04, 0x08
_OVERRIDDEN_LEVEL, _STARTS, _FORMATS = 0x0F, 0x10, 0x20
_FORMS: Mapping[int, str] = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital",
    11: "japaneseCounting", 14: "decimalFullWidth", 15: "decimalHalfWidth", 16: "japaneseLegal",
    17: "japaneseDigitalTenThousand", 18: "decimalEnclosedCircle", 19: "decimalFullWidth", 22: "decimalZero",
    23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "ideographDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
"""The names in ECMA-376 (ST_NumberFormat) of the numbers that [MS-OSHARED] 2.2.1.3 (MSONFC) gives them."""


def lists_of(file: WordFile) -> ListCounts:
    """The lists that paragraphs name by their place among the uses, from 1; a cut definition is left out."""
    lists = ListCounts()
    start, stop = file.place(Part.LISTS)
    for key, levels in _definitions(file.table, start, stop):
        lists.define(key, levels)
    for place, (key, starts, levels) in enumerate(_uses(file.part(Part.LIST_USES)), 1):
        lists.use(str(place), key, starts, levels)
    return lists


def _definitions(table: bytes, start: int, stop: int) -> Iterator[tuple[str, Mapping[int, Level]]]:
    """The lists; their levels follow behind all of them, nine for each or one for a simple one."""
    count = int.from_bytes(table[start : start + 2], "little") if stop - start >= 2 else 0
    at = start + 2 + _LIST_BYTES * count
    for place in range(count):
        head = table[start + 2 + _LIST_BYTES * place :][:_LIST_BYTES]
        if len(head) < _LIST_BYTES:
            return
        levels: dict[int, Level] = {}
        for number in range(1 if head[26] & _SIMPLE else LEVELS):
            if at + _LEVEL_BYTES > len(table):
                break
            levels[number], at = _level(table, at)
        yield head[:4].hex(), levels


def _level(content: bytes, at: int) -> tuple[Level, int]:
    """A level (2.9.150), and where it ends: behind two lists of modifiers and its text."""
    start, form, flags = unpack_from("<i2B", content, at)
    places = content[at + 6 : at + 15]
    text_at = at + _LEVEL_BYTES + content[at + 24] + content[at + 25]
    characters = int.from_bytes(content[text_at : text_at + 2], "little")
    end = text_at + 2 + 2 * characters
    text = content[text_at + 2 : end].decode("utf-16-le", "replace")
    level = Level(
        start=max(start, 0),
        form=_FORMS.get(form, "decimal"),
        template=_template(text, places),
        legal=bool(flags & _LEGAL),
        restarts=not flags & _NO_RESTART,
    )
    return level, end


def _template(text: str, places: bytes) -> str:
    """The text with ``%1`` for the number of the first level: at the places named stand the numbers of levels, from 0."""
    named = {place - 1 for place in places if place}
    shown = (
        f"%{ord(character) + 1}" if place in named and ord(character) < LEVELS else character
        for place, character in enumerate(text)
    )
    return "".join(shown)


def _uses(content: bytes) -> Iterator[tuple[str, Mapping[int, int], Mapping[int, Level]]]:
    """Each use of a list (2.9.131): the list, where it starts anew, and levels that it has of its own."""
    count = int.from_bytes(content[:4], "little") if len(content) >= 4 else 0
    count = min(count, (len(content) - 4) // _USE_BYTES)
    at = 4 + _USE_BYTES * count
    for place in range(count):
        head = content[4 + _USE_BYTES * place :][:_USE_BYTES]
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        at += 4
        for _ in range(head[12]):
            if at + _OVERRIDE_BYTES > len(content):
                break
            at = _override(content, at, starts, levels)
        yield head[:4].hex(), starts, levels


def _override(content: bytes, at: int, starts: dict[int, int], levels: dict[int, Level]) -> int:
    start, flags = unpack_from("<iB", content, at)
    place = flags & _OVERRIDDEN_LEVEL
    at += _OVERRIDE_BYTES
    if flags & _FORMATS and at + _LEVEL_BYTES <= len(content):
        level, at = _level(content, at)
        if place < LEVELS:
            levels[place] = level
        start = level.start
    if flags & _STARTS and place < LEVELS:
        starts[place] = max(start, 0)
    return at
