"""The text of a Rich Text paragraph on its way: bytes in their character set, characters, and how each is shown."""

import re
from enum import Enum
from itertools import groupby

from msgspec import Struct, field

from core.readers.docx_notes import Notes
from core.readers.rtf_charsets import Charset, Charsets

_SURROGATE = re.compile("[\ud800-\udfff]")
_SYMBOL_FONT_SIGN = re.compile("[\uf000-\uf0ff]")
_UNKNOWN = "□"
_DAMAGED = "\ufffd"
_UNKNOWN_SIGN = "有特殊符号无法识别"


class Look(Enum):
    """How a piece of text stands in the document."""

    PLAIN = "plain"
    RAISED = "raised"
    INSERTED = "inserted"
    HIDDEN = "hidden"
    DELETED = "deleted"


class _Piece(Struct):
    """Text of one look: bytes in one character set, or characters known as such."""

    look: Look
    charset: Charset | None = None
    data: bytearray = field(default_factory=bytearray)
    half: bytes = b""
    characters: list[str] = []

    def add(self, data: bytes, charset: Charset) -> None:
        self.data += data
        self.half = charset.half_of(self.half + data)

    @property
    def in_symbols(self) -> bool:
        return self.charset is not None and self.charset.symbols


class Runs:
    """Collects the pieces of one paragraph."""

    def __init__(self, charsets: Charsets) -> None:
        self._charsets = charsets
        self._pieces: list[_Piece] = []

    def __bool__(self) -> bool:
        """Whether anything has been collected."""
        return bool(self._pieces)

    def add_bytes(self, data: bytes, charset: Charset, look: Look) -> None:
        """Bytes of text; a character may begin in one piece and end in the next."""
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.charset == charset:
            if last.look is look:
                last.add(data, charset)
                return
            if last.half:
                last.add(data[:1], charset)
                data = data[1:]
        if data:
            piece = _Piece(look, charset)
            piece.add(data, charset)
            self._pieces.append(piece)

    def add_text(self, text: str, look: Look) -> None:
        """Characters that are known as such."""
        last = self._pieces[-1] if self._pieces else None
        if last is None or last.charset is not None or last.look is not look:
            last = _Piece(look)
            self._pieces.append(last)
        last.characters.append(text)

    def ends_half(self) -> bool:
        """Whether the second byte of a character is still to come."""
        return bool(self._pieces) and bool(self._pieces[-1].half)

    @property
    def deletes(self) -> bool:
        """Whether a part of it is deleted by a revision."""
        return any(piece.look is Look.DELETED for piece in self._pieces)

    @property
    def all_symbols(self) -> bool:
        """Whether nothing but signs of symbol fonts stands in it."""
        return all(piece.in_symbols for piece in self._pieces if piece.data or piece.characters)

    def take(self, notes: Notes) -> str:
        """What the paragraph shows; what it does not show, and what makes it doubtful, is noted. It is empty then."""
        texts = [(piece.look, self._text(piece, notes)) for piece in self._pieces]
        self._pieces = []
        looks = groupby(texts, key=lambda one: one[0])
        return _whole("".join(_shown(look, "".join(text for _, text in same), notes) for look, same in looks))

    def _text(self, piece: _Piece, notes: Notes) -> str:
        if piece.charset is None:
            text = "".join(piece.characters)
        else:
            text = self._charsets.text(bytes(piece.data), piece.charset)
        symbols = piece.in_symbols and bool(text.strip())
        text, signs = _SYMBOL_FONT_SIGN.subn(_UNKNOWN, text)
        if (symbols or signs) and piece.look not in {Look.HIDDEN, Look.DELETED}:
            notes.doubt(_UNKNOWN_SIGN)
        return text


def _shown(look: Look, text: str, notes: Notes) -> str:
    if look is Look.DELETED:
        notes.deleted(_whole(text))
        return ""
    if look is Look.HIDDEN:
        notes.hidden(_whole(text))
        return ""
    if look is Look.INSERTED:
        notes.inserted(_whole(text))
    elif look is Look.RAISED and text.strip().isdigit():
        notes.doubt(f"“{text.strip()}”是上标")
    return text


def _whole(text: str) -> str:
    """Surrogate pairs as the characters they stand for, lone ones as damage."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
