"""How exactly a number is printed: what a rounded, cut off or approximate one may stand for."""

import re
from decimal import Decimal

_FRACTION = re.compile(r"\.(\d+)")
_SCALES = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)), ("倍", Decimal(100)))
_TENTH = Decimal("0.1")


def last_place(printed: str) -> Decimal:
    """What one step of the last printed digit is worth: 0.1 in ``23.8%``, 100 in ``1.23万``, 10 (per cent) in ``1.4倍``."""
    fraction = _FRACTION.search(printed)
    step = Decimal(1).scaleb(-len(fraction[1])) if fraction else Decimal(1)
    return step * next((scale for word, scale in _SCALES if word in printed), Decimal(1))


def rounds_to(exact: Decimal, value: Decimal, step: Decimal) -> bool:
    """Whether ``value`` is ``exact`` rounded, or cut off, after its last digit."""
    return abs(exact - value) * 2 <= step or (exact >= 0 and Decimal(0) <= exact - value < step)


def is_about(exact: Decimal, value: Decimal) -> bool:
    """Whether an approximate number (余, 约, 近, 多) may stand for ``exact``."""
    return value - value * _TENTH <= exact <= value + max(value * _TENTH, _lowest_step(value))


def _lowest_step(value: Decimal) -> Decimal:
    """20余 reaches to 30, 100多 to 200."""
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
