"""Check digits of numbers that must not be published: identity numbers and bank cards.

The library of standard numbers knows both, but loads modules that speak to networks, which a frozen program does not carry.
"""

from datetime import date

_IDENTITY_DIGITS = "10X98765432"
_LENGTH = 18


def is_identity_number(number: str) -> bool:
    """Whether 18 characters end in the check digit of ISO 7064 MOD 11-2 (GB 11643-1999) and hold a day that there was."""
    if len(number) != _LENGTH or not number[:-1].isdecimal() or birth_date(number) is None:
        return False
    total = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(number[:-1]))
    return _IDENTITY_DIGITS[total % 11] == number[-1].upper()


def birth_date(number: str) -> date | None:
    """The day of birth in an identity number; ``None`` where its eight digits are no day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_card_number(number: str) -> bool:
    """Whether the digits satisfy the formula of Luhn (ISO/IEC 7812-1)."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return number.isdecimal() and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
