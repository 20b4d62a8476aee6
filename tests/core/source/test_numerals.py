"""What a cell prints."""

from decimal import Decimal

import pytest

from core.source.chinese_numerals import chinese_integer
from core.source.numerals import FigureState, read_cell


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("6,855", "6855"),
        ("37,814.777", "37814.777"),
        ("-3", "-3"),
        ("－３", "-3"),
        ("减3", "-3"),
        ("增3", "3"),
        ("+3", "3"),
        ("１２", "12"),
        ("1 234", "1234"),
        ("  7 ", "7"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_exactly(printed: str, value: str) -> None:
    reading = read_cell(printed)
    assert reading.state is FigureState.NUMBER
    assert reading.value == Decimal(value)


def test_zero_blank_placeholder_and_text_are_four_things() -> None:
    states = [read_cell(printed).state for printed in ("0", "", "/", "三件")]
    assert states == [FigureState.ZERO, FigureState.BLANK, FigureState.PLACEHOLDER, FigureState.TEXT]


@pytest.mark.parametrize("printed", ["/", "—", "-", "无", "——", "＼"])
def test_a_placeholder_has_no_value(printed: str) -> None:
    reading = read_cell(printed)
    assert reading.state is FigureState.PLACEHOLDER
    assert reading.value is None


@pytest.mark.parametrize("printed", ["251000元", "O", "1,23", "٣", "1_000", "²", "1e5", "约3", "1.2.3", "9" * 500])
def test_what_is_not_wholly_a_number_is_text(printed: str) -> None:
    assert read_cell(printed).state is FigureState.TEXT


@pytest.mark.parametrize("printed", ["1 2", "1 2 3", "12\n3 4"])
def test_digits_that_may_be_two_numbers_are_doubtful(printed: str) -> None:
    assert read_cell(printed).state is FigureState.DOUBTFUL


def test_a_number_broken_over_two_lines_by_the_layout_is_one_number_with_its_separator() -> None:
    assert read_cell("7730.28").value == Decimal("7730.28")


@pytest.mark.parametrize(
    ("numeral", "value"), [("三", 3), ("一百二十", 120), ("二〇二〇", 2020), ("两", 2), ("百分", None)]
)
def test_chinese_numerals(numeral: str, value: int | None) -> None:
    assert chinese_integer(numeral) == value
