"""Number format codes of workbooks, taken apart: ``#,##0.00;[Red]-#,##0.00;"—";@`` (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

_LONGEST_CODE = 255
"""Excel takes no longer one."""


class Part(StrEnum):
    """What a piece of a code stands for."""

    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    GENERAL = "general"
    TEXT = "text"
    DATE = "date"
    ELAPSED = "elapsed"
    HALF_DAY = "half_day"
    LITERAL = "literal"
    BLANK = "blank"


class Piece(Struct, frozen=True):
    """A piece of a code and the characters that count of it."""

    part: Part
    text: str


class Condition(Struct, frozen=True):
    """``[>=100]``: which numbers a section is for."""

    sign: str
    bound: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` is one of them."""
        less, equal = value < self.bound, value == self.bound
        return {
            "<": less,
            "<=": less or equal,
            "=": equal,
            "<>": not equal,
            ">=": not less,
            ">": not less and not equal,
        }[self.sign]


class Section(Struct, frozen=True):
    """One of up to four sections of a code; ``unknown`` says that something in it is beyond this program."""

    pieces: tuple[Piece, ...] = ()
    condition: Condition | None = None
    unknown: bool = False

    def has(self, *parts: Part) -> bool:
        """Whether a piece of one of these kinds is in it."""
        return any(piece.part in parts for piece in self.pieces)

    @property
    def is_date(self) -> bool:
        """Whether it shows a day or a time."""
        return self.has(Part.DATE, Part.ELAPSED)


_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<width>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|G/通用格式)|(?P<half>am/pm|a/p|上午/下午)|(?P<exponent>e[+-])|(?P<date>y+|m+|d+|h+|s+|e+|a{3,4})"
    r"|(?P<unknown>[gb]+)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*")
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]*).*)?")
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
"""Codes that stand for the date and time of the computer's own settings."""
_PLAIN_PARTS = {
    "general": Part.GENERAL,
    "half": Part.HALF_DAY,
    "exponent": Part.EXPONENT,
    "date": Part.DATE,
    "digit": Part.DIGIT,
    "point": Part.POINT,
    "comma": Part.COMMA,
    "percent": Part.PERCENT,
    "text": Part.TEXT,
    "quoted": Part.LITERAL,
    "escaped": Part.LITERAL,
    "other": Part.LITERAL,
    "width": Part.BLANK,
}


class _Sections:
    """The sections under way while a code is read from left to right."""

    def __init__(self) -> None:
        self.done: list[Section] = []
        self._pieces: list[Piece] = []
        self._condition: Condition | None = None
        self._unknown = False

    def add(self, kind: str, text: str) -> None:
        if kind == "end":
            self.close()
        elif kind == "bracket":
            self._bracket(text)
        elif kind in _PLAIN_PARTS:
            part = _PLAIN_PARTS[kind]
            self._pieces.append(Piece(part, " " if part is Part.BLANK else text))
        else:
            self._unknown = self._unknown or kind == "unknown"

    def close(self) -> None:
        self.done.append(Section(tuple(self._pieces), self._condition, self._unknown))
        self._pieces, self._condition, self._unknown = [], None, False

    def _bracket(self, text: str) -> None:
        condition, currency = _CONDITION.fullmatch(text), _CURRENCY.fullmatch(text)
        if condition is not None:
            self._condition = Condition(condition[1], Decimal(condition[2]))
        elif currency is not None:
            self._pieces += [Piece(Part.LITERAL, currency[1])] if currency[1] else []
        elif re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
            self._pieces.append(Piece(Part.ELAPSED, text.lower()))
        elif text.lower().startswith("dbnum"):
            self._unknown = True
        # the rest are colours


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, at least one."""
    if len(code) > _LONGEST_CODE:
        return (Section(unknown=True),)
    system = re.search(r"\[\$-(F800|F400)\]", code, re.IGNORECASE)
    sections = _Sections()
    for match in _PIECE.finditer(_SYSTEM[system[1].upper()] if system else code):
        kind = match.lastgroup or "other"
        sections.add(kind, match[kind])
    sections.close()
    return tuple(sections.done)
