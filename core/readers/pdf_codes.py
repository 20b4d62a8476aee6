"""How many printing glyphs a string shows in a font: codes counted, blanks left out, nothing drawn or named."""

import re
from collections.abc import Iterable, Sequence

import pikepdf
from msgspec import Struct

from core.readers.pdf_content import joined
from core.readers.pdf_streams import decoded

_BLANK_CHARACTERS = (0x20, 0xA0, 0x3000)
_SPACE = 0x20
_CODECS = (("GB", "gb18030"), ("B5", "cp950"), ("ETen", "cp950"), ("HK", "cp950"), ("90", "cp932"), ("KSC", "cp949"))
_UNICODE = ("UCS2", "UTF16")
_HEX = rb"<([0-9A-Fa-f]{2,8})>"
_ONE = {b"char": re.compile(_HEX + rb"()\s*" + _HEX), b"range": re.compile(rb"\s*".join([_HEX] * 3))}
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]{2,8})>")


class FontCodes(Struct, frozen=True):
    """A code takes ``width`` bytes, or what ``codec`` says; ``blanks`` are the codes that print nothing.

    ``damaged`` says that the table of what the codes mean cannot be trusted.
    """

    width: int
    blanks: frozenset[int] = frozenset()
    codec: str = ""
    damaged: bool = False

    def printing(self, strings: Sequence[bytes]) -> int:
        """The number of glyphs in ``strings`` that print."""
        if self.codec:
            return sum(not character.isspace() for character in b"".join(strings).decode(self.codec, "replace"))
        codes = joined(strings, self.width)
        return len(codes) // self.width - _occurrences(codes, self.width, self.blanks)


def _occurrences(codes: bytes, width: int, wanted: Iterable[int]) -> int:
    values = codes if width == 1 else [int.from_bytes(codes[at : at + width]) for at in range(0, len(codes), width)]
    return sum(values.count(code) for code in wanted)


def codes_of(font: pikepdf.Object | None) -> FontCodes:
    """The codes of a font dictionary; of a font that is missing, those of a simple one."""
    if not isinstance(font, pikepdf.Dictionary):
        return FontCodes(1, frozenset({_SPACE}))
    table, sound = _unicode_table(font)
    if font.get("/Subtype") == "/Type0":
        return _composite(font.get("/Encoding"), table, sound=sound)
    blanks = _blanks(table, 1) if table else _named_blanks(font.get("/Encoding"))
    return FontCodes(1, blanks, damaged=not sound)


def _unicode_table(font: pikepdf.Object) -> tuple[bytes, bool]:
    stream = font.get("/ToUnicode")
    return decoded(stream) if isinstance(stream, pikepdf.Stream) else (b"", True)


def _composite(encoding: pikepdf.Object | None, table: bytes, *, sound: bool) -> FontCodes:
    if isinstance(encoding, pikepdf.Stream):
        content, whole = decoded(encoding)
        space = _CODE_SPACE.search(content)
        width = len(space[1]) // 2 if space else 2
        return FontCodes(width, _blanks(table, width), damaged=not (sound and whole))
    name = str(encoding or "").removeprefix("/")
    if any(word in name for word in _UNICODE):
        return FontCodes(2, frozenset(_BLANK_CHARACTERS), damaged=not sound)
    codec = next((codec for start, codec in _CODECS if name.startswith(start)), "")
    return FontCodes(2, _blanks(table, 2), codec, damaged=not sound)


def _blanks(table: bytes, width: int) -> frozenset[int]:
    """The codes that a ToUnicode table (ISO 32000-1, 9.10.3) maps to blanks."""
    found: set[int] = set()
    for section in _SECTION.finditer(table):
        for first, last, target in _ONE[section[1]].findall(section[2]):
            low, start = int(first, 16), int(target, 16)
            high = int(last, 16) if last else low
            found |= {low + blank - start for blank in _BLANK_CHARACTERS if start <= blank <= start + high - low}
    return frozenset(code for code in found if code < 256**width)


def _named_blanks(encoding: pikepdf.Object | None) -> frozenset[int]:
    """The codes of a simple font that its encoding calls space; code 32 unless it is called something else."""
    differences = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    if not isinstance(differences, pikepdf.Array):
        return frozenset({_SPACE})
    names: dict[int, str] = {}
    code = 0
    for item in map(str, differences.as_list()[:1024]):
        if item.startswith("/"):
            names[code] = item
            code += 1
        elif item.isdecimal():
            code = int(item)
    blanks = {code for code, name in names.items() if name in {"/space", "/nbspace", "/nonbreakingspace"}}
    return frozenset(blanks | ({_SPACE} - names.keys()))
