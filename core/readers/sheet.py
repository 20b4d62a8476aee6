"""A sheet of a workbook as its readers hand it on, whichever of Excel's formats it came from."""

import re

from msgspec import Struct

from core.source.limits import SHEET_COLUMNS, SHEET_ROWS
from core.source.unreadable import Reason, UnreadableError

Spot = tuple[int, int]
"""Row and column, both from 0."""

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class SheetCell(Struct, frozen=True, gc=False):
    """What a cell shows; a blank one is only kept where something about it is in doubt."""

    text: str
    doubts: tuple[str, ...] = ()


class Area(Struct, frozen=True):
    """A rectangle of cells, its ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(Struct, frozen=True):
    """The cells of a sheet that show something, in no order; ``ruled`` are the spots with a line at their left or right."""

    name: str
    cells: dict[Spot, SheetCell]
    ruled: frozenset[Spot] = frozenset()
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def spot_of(address: str) -> Spot:
    """The spot of ``C7``; raises :class:`UnreadableError` where there is none of that name."""
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    if letters in _COLUMNS and 0 < len(digits) < 8 and 0 < (number := int(digits)) <= SHEET_ROWS:
        return number - 1, _COLUMNS[letters]
    match = _ADDRESS.fullmatch(address)
    column = column_number(match[1]) if match else -1
    row = int(match[2]) - 1 if match else -1
    if not (0 <= column < SHEET_COLUMNS and 0 <= row < SHEET_ROWS):
        raise UnreadableError(Reason.DAMAGED, f"单元格地址“{address[:20]}”不合规定")
    return row, column


def area_of(reference: str) -> Area:
    """The rectangle ``A1:C3``; raises as :func:`spot_of`."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = spot_of(first), spot_of(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def column_number(letters: str) -> int:
    """``A`` is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(column: int) -> str:
    """0 is ``A``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_COLUMNS = {column_letters(column): column for column in range(SHEET_COLUMNS)}


def cell_name(sheet: str, spot: Spot) -> str:
    """``表3!C7``."""
    return f"{sheet}!{column_letters(spot[1])}{spot[0] + 1}"
