"""The text of a Rich Text paragraph on its way: bytes in their character set, characters, and how each is shown."""

import re
from enum import Enum

from msgspec import Struct

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
    look: Look
    charset: Charset | None
    data: bytearray
    text: str = ""


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
                last.data += data
                return
            if charset.ends_half(last.data):
                last.data += data[:1]
                data = data[1:]
        if data:
            self._pieces.append(_Piece(look, charset, bytearray(data)))

    def add_text(self, text: str, look: Look) -> None:
        """Characters that are known as such."""
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.charset is None and last.look is look:
            last.text += text
        else:
            self._pieces.append(_Piece(look, None, bytearray(), text))

    def ends_half(self) -> bool:
        """Whether the second byte of a character is still to come."""
        last = self._pieces[-1] if self._pieces else None
        return last is not None and last.charset is not None and last.charset.ends_half(last.data)

    @property
    def deletes(self) -> bool:
        """Whether a part of it is deleted by a revision."""
        return any(piece.look is Look.DELETED for piece in self._pieces)

    @property
    def all_symbols(self) -> bool:
        """Whether nothing but signs of symbol fonts stands in it."""
        shown = [piece for piece in self._pieces if (piece.data or piece.text).strip()]
        return all(piece.charset is not None and piece.charset.symbols for piece in shown)

    def take(self, notes: Notes) -> str:
        """What the paragraph shows; what it does not show, and what makes it doubtful, is noted. It is empty then."""
        merged: list[tuple[Look, str]] = []
        for piece in self._pieces:
            text = self._text(piece, notes)
            if merged and merged[-1][0] is piece.look:
                text = merged.pop()[1] + text
            merged.append((piece.look, text))
        self._pieces = []
        return _whole("".join(_shown(look, text, notes) for look, text in merged))

    def _text(self, piece: _Piece, notes: Notes) -> str:
        text = piece.text if piece.charset is None else self._charsets.text(bytes(piece.data), piece.charset)
        symbols = piece.charset is not None and piece.charset.symbols and bool(text.strip())
        text, signs = _SYMBOL_FONT_SIGN.subn(_UNKNOWN, text)
        if (symbols or signs) and piece.look in {Look.PLAIN, Look.RAISED, Look.INSERTED}:
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
