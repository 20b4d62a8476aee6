"""Amounts as people read them."""

from decimal import Decimal

from core.source.numerals import plain


def number(value: Decimal | None) -> str:
    """An amount with a true minus sign; empty where there is none."""
    return "" if value is None else plain(value).replace("-", "−")
