"""Exact amounts as text and as spreadsheet numbers."""

from decimal import Decimal

SPREADSHEET_DIGITS = 15
"""Significant digits that a spreadsheet keeps; a longer number would change in silence."""


def plain(value: Decimal) -> str:
    """The number without exponent, trailing zeros or a negative zero: ``37814.777``, ``-3``, ``0``."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def spreadsheet_number(value: Decimal) -> float | None:
    """The number as a spreadsheet stores it, or ``None`` where that would not be the same number."""
    if len(plain(value).lstrip("-").replace(".", "").strip("0")) > SPREADSHEET_DIGITS:
        return None
    if len(plain(value).lstrip("-").partition(".")[0]) > SPREADSHEET_DIGITS:
        return None
    return float(value)
