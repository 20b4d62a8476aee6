"""Exact amounts as spreadsheet numbers."""

from decimal import Decimal

from core.source.numerals import plain

SPREADSHEET_DIGITS = 15
"""Significant digits that a spreadsheet keeps; a longer number would change in silence."""


def spreadsheet_number(value: Decimal) -> float | None:
    """The number as a spreadsheet stores it, or ``None`` where that would not be the same number."""
    if len(plain(value).lstrip("-").replace(".", "").strip("0")) > SPREADSHEET_DIGITS:
        return None
    if len(plain(value).lstrip("-").partition(".")[0]) > SPREADSHEET_DIGITS:
        return None
    return float(value)
