"""Thresholds of rules. A place may ask for other ones in a rule pack."""

from decimal import Decimal

from msgspec import Struct


class Setting(Struct, frozen=True):
    """One threshold of a rule: its ``key`` within the rule, what it means in Chinese, its usual value and the bounds of others.

    Shares are between 0 and 1; ``unit`` is the Chinese measure word of other amounts.
    """

    key: str
    title: str
    usual: Decimal
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    unit: str = ""
