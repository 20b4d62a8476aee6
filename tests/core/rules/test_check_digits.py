"""Check digits: the examples of the standards hold, and any one changed digit is told."""

import pytest

from core.rules.narrative.wording.check_digits import is_card_number, is_identity_number

IDENTITY = "11010519491231002X"  # the example of GB 11643-1999
CARD = "79927398713"  # the usual example of Luhn's formula


def test_the_examples_of_the_standards_hold() -> None:
    assert is_identity_number(IDENTITY)
    assert is_identity_number("440524188001010014")
    assert is_card_number(CARD)


@pytest.mark.parametrize("place", range(17))
def test_no_digit_of_an_identity_number_can_change_unseen(place: int) -> None:
    changed = str((int(IDENTITY[place]) + 1) % 10)
    assert not is_identity_number(IDENTITY[:place] + changed + IDENTITY[place + 1 :])


@pytest.mark.parametrize("place", range(len(CARD)))
def test_no_digit_of_a_card_can_change_unseen(place: int) -> None:
    changed = str((int(CARD[place]) + 1) % 10)
    assert not is_card_number(CARD[:place] + changed + CARD[place + 1 :])


@pytest.mark.parametrize("number", ["", "1101051949123100", "110105194913310021", "11010519491231002Y", "甲" * 18])
def test_what_has_no_day_or_another_length_is_no_identity_number(number: str) -> None:
    assert not is_identity_number(number)
