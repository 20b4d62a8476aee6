"""Printed numbers: what a cell says, and how many a Chinese numeral counts.

The whole of a cell must be a number to count as one; nothing is guessed. ``int()`` is not asked, since it takes Arabic-Indic
digits and underscores too.
"""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from core.source.characters import folded
from core.source.limits import NUMBER_DIGITS


class FigureState(StrEnum):
    """What stands in a cell. ``0``, blank, placeholder and text stay different things all the way."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    TEXT = "text"
    DOUBTFUL = "doubtful"
    MISSING = "missing"


class Reading(Struct, frozen=True):
    """A printed cell understood: its state, and its value where it has one."""

    state: FigureState
    value: Decimal | None = None


_PLAIN = re.compile(r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?")
_SIGN_WORDS = {"增加": "+", "减少": "-", "增": "+", "减": "-"}
_PLACEHOLDERS = frozenset({"/", "\\", "-", "--", "---", "----", "无", "*", "／", "N/A", "n/a", "~"})
_SPACED_GROUPS = re.compile(r"[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?")


@lru_cache(maxsize=4096)
def read_cell(printed: str) -> Reading:
    """What a cell prints, as state and exact value.

    ``1 234`` counts as a thousands separator and ``减3`` as −3; digits parted by a blank in any other way are doubtful,
    because the cell may hold two numbers.
    """
    text = folded(printed)
    if not text:
        return Reading(FigureState.BLANK)
    if text in _PLACEHOLDERS:
        return Reading(FigureState.PLACEHOLDER)
    for word, sign in _SIGN_WORDS.items():
        if text.startswith(word):
            text = sign + text.removeprefix(word)
            break
    match = _PLAIN.fullmatch(text)
    if match is None or len(text) > NUMBER_DIGITS or not text.isascii():
        return Reading(FigureState.TEXT)
    value = Decimal(text.replace(",", ""))
    if _parted(printed):
        return Reading(FigureState.DOUBTFUL, value)
    return Reading(FigureState.NUMBER if value else FigureState.ZERO, value)


def _parted(printed: str) -> bool:
    """Whether a blank stands between digits other than as a thousands separator."""
    words = " ".join(printed.split())
    half_width = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in words)
    return re.search(r"\d \d", half_width) is not None and _SPACED_GROUPS.fullmatch(half_width) is None


def plain(value: Decimal) -> str:
    """The number without exponent, trailing zeros or a negative zero: ``37814.777``, ``-3``, ``0``."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
