"""The tokens of a Rich Text file (RTF 1.9.1, "RTF syntax"): groups, control words, control symbols and bytes of text."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from core.source.limits import RTF_TOKENS
from core.source.unreadable import Reason, UnreadableError


class Kind(StrEnum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SYMBOL = "symbol"
    HEX = "hex"
    RAW = "raw"


class Token(Struct, frozen=True, gc=False):
    """One token. ``name`` is that of a control word or the sign of a symbol; ``data`` the bytes of text."""

    kind: Kind
    name: str = ""
    number: int | None = None
    data: bytes = b""


_TOKEN = re.compile(
    rb"(?P<word>\\([A-Za-z]+)(-?[0-9]+)? ?)|(?P<hex>(?:\\'[0-9A-Fa-f]{2}[\r\n]*)+)|(?P<raw>[^\\{}]+)"
    rb"|(?P<open>\{)|(?P<close>\})|\\(?P<symbol>.)",
    re.DOTALL,
)
_SIGN = re.compile(rb"[\\{}]")
_BINARY = re.compile(rb"\\bin(?![A-Za-z])(-?[0-9]*) ?")
_TRAIL = re.compile(rb"[{}]|\\(?=[^A-Za-z\\{}'*~_:|\r\n-])")
_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)
_NOT_TEXT = b"\r\n\0"
_MOST_DIGITS = 10
_REMEMBERED_WORDS = 10_000


class Tokens:
    """The tokens of ``data`` from ``start`` on, one after another; parts of no interest can be passed over."""

    def __init__(self, data: bytes, start: int = 0) -> None:
        self.at = start
        self._data = data
        self._words: dict[bytes, Token] = {}

    def __iter__(self) -> Iterator[Token]:
        """All tokens up to the end of the data; raises :class:`UnreadableError` where there are too many."""
        for _ in range(RTF_TOKENS):
            match = _TOKEN.match(self._data, self.at)
            if match is None:  # the end, or a lone backslash there
                return
            self.at = match.end()
            yield self._token(match)
        raise UnreadableError(Reason.TOO_COMPLEX, f"RTF 控制符超过 {RTF_TOKENS:,} 个")

    def _token(self, match: re.Match[bytes]) -> Token:
        kind = match.lastgroup
        if kind == "word":
            return self._words.get(match[0]) or self._word(match)
        if kind == "raw":
            return Token(Kind.RAW, data=match[0].translate(None, _NOT_TEXT))
        if kind == "hex":
            return Token(Kind.HEX, data=bytes.fromhex(match[0].translate(None, b"\\'\r\n").decode("ascii")))
        if kind == "symbol":
            return Token(Kind.SYMBOL, match["symbol"].decode("latin-1"))
        return _OPEN if kind == "open" else _CLOSE

    def _word(self, match: re.Match[bytes]) -> Token:
        token = Token(Kind.WORD, match[2].decode("ascii"), _number(match[3]))
        if token.name == "bin":
            self.at = min(self.at + max(token.number or 0, 0), len(self._data))
        elif len(self._words) < _REMEMBERED_WORDS:  # a file uses the same few hundred over and over
            self._words[match[0]] = token
        return token

    def take_trail(self) -> bytes:
        """The sign of the syntax that comes next, where it can only be the second byte of a character."""
        match = _TRAIL.match(self._data, self.at)
        if match is None:
            return b""
        self.at = match.end()
        return match[0]

    def skip_group(self) -> None:
        """Go on to the brace that closes the group under way, past whatever data it holds."""
        depth = 0
        while (match := _SIGN.search(self._data, self.at)) is not None:
            sign = match[0]
            if sign == b"\\":
                self.at = self._after_backslash(match.start())
                continue
            if sign == b"}" and depth == 0:
                self.at = match.start()
                return
            depth += 1 if sign == b"{" else -1
            self.at = match.end()
        self.at = len(self._data)

    def _after_backslash(self, place: int) -> int:
        """Where a search for braces goes on after a backslash: past an escaped sign, and past binary data."""
        match = _BINARY.match(self._data, place)
        return place + 2 if match is None else match.end() + max(_number(match[1]) or 0, 0)

    def rest(self) -> bytes:
        """What has not been read."""
        return self._data[self.at :]


def _number(digits: bytes | None) -> int | None:
    """The parameter of a control word; one that is absurdly long is cut to the largest that could be meant."""
    if not digits or digits == b"-":
        return None
    return int(digits[: _MOST_DIGITS + digits.startswith(b"-")])
