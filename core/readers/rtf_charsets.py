"""Which characters the bytes of a Rich Text file stand for: code pages of the document and of its fonts."""

import codecs
import re
from functools import lru_cache

from msgspec import Struct

_WESTERN = "cp1252"
_CHINESE = "gbk"
_CODECS = {936: _CHINESE, 950: "cp950", 1361: "johab", 10000: "mac_roman", 10001: "shift_jis", 10002: "cp950",
           10003: "euc_kr", 10008: _CHINESE, 54936: "gb18030", 65001: "utf-8"}  # fmt: skip
_PAGES_OF_CHARSETS = {0: 1252, 77: 10000, 78: 10001, 79: 10003, 80: 10008, 81: 10002, 128: 932, 129: 949, 130: 1361,
                      134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257,
                      204: 1251, 222: 874, 238: 1250, 254: 437, 255: 437}  # fmt: skip
"""Code pages of \\fcharset (RTF 1.9.1, "Font table")."""
_SYMBOLS = 2
_DOUBLE = frozenset({"gbk", "gb18030", "cp950", "cp932", "shift_jis", "cp949", "euc_kr", "johab", "utf-8"})
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_COMMON_PAIR = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_UNKNOWN = "□"


class Charset(Struct, frozen=True):
    """How to read bytes. ``rival`` is the double-byte code page that they may have instead, against what is declared."""

    codec: str
    rival: str = ""
    symbols: bool = False

    def decode(self, data: bytes) -> tuple[str, bool]:
        """The text, and whether it was read by the rival code page; what is damaged becomes U+FFFD."""
        if self.symbols:
            return "".join(chr(byte) if byte < 0x7F else _UNKNOWN for byte in data), False
        if self.rival and not data.isascii() and (text := _paired(data, self.rival)):
            return text, True
        return data.decode(self.codec, "replace"), False

    def half_of(self, data: bytes) -> bytes:
        """The bytes at the end of ``data`` that begin a character whose other half is still to come."""
        codec = self.codec if self.codec in _DOUBLE else self.rival
        if self.symbols or not codec or data.isascii():
            return b""
        decoder = codecs.getincrementaldecoder(codec)("replace")
        decoder.decode(data)
        return decoder.getstate()[0]


def _paired(data: bytes, codec: str) -> str:
    """``data`` in a double-byte code page, or "" where it does not look as if it were written in it."""
    pairs = _PAIR.findall(data)
    if sum(map(bool, map(_COMMON_PAIR.fullmatch, pairs))) * 2 < len(pairs) or not pairs:
        return ""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


@lru_cache(maxsize=64)
def _codec(page: int) -> str:
    try:
        return codecs.lookup(_CODECS.get(page, f"cp{page}")).name
    except LookupError:
        return ""


class Charsets:
    """The code page of the document, and what its font table says of each font."""

    def __init__(self) -> None:
        self.guessed = 0
        self._page = 0
        self._pages: dict[int, int] = {}
        self._known: dict[int, Charset] = {}

    def set_page(self, page: int) -> None:
        r"""The document's code page (\ansicpg, \mac, \pc, \pca)."""
        self._page = page
        self._known.clear()

    def set_font(self, font: int, charset: int) -> None:
        r"""The character set that a font declares (\fcharset)."""
        self._pages[font] = -_SYMBOLS if charset == _SYMBOLS else _PAGES_OF_CHARSETS.get(charset, 0)
        self._known.pop(font, None)

    def set_font_page(self, font: int, page: int) -> None:
        r"""The code page that a font declares (\cpg), which counts more than its character set."""
        self._pages[font] = page
        self._known.pop(font, None)

    def of_font(self, font: int) -> Charset:
        """How to read text in this font."""
        if font not in self._known:
            self._known[font] = self._charset(self._pages.get(font, 0))
        return self._known[font]

    def text(self, data: bytes, charset: Charset) -> str:
        """``data`` as text; what had to be read against its declaration is counted."""
        text, guessed = charset.decode(data)
        self.guessed += guessed
        return text

    def _charset(self, page: int) -> Charset:
        """Programs in China call a font western and write Chinese in it; a western reading of it makes no sense."""
        if page == -_SYMBOLS:
            return Charset(_WESTERN, symbols=True)
        own, general = _codec(page) if page else "", _codec(self._page) if self._page else ""
        codec = own or general or _WESTERN
        if codec != _WESTERN:
            return Charset(codec)
        return Charset(_WESTERN, general if general in _DOUBLE else _CHINESE)
