import pytest

from core.readers.doubles import singles
from core.source.geometry import Rect


def kept(*places: tuple[str, float, float]) -> str:
    """What is left of characters 5 wide and 10 high at these places."""
    boxes = [Rect(x, y, x + 5, y + 10) for _, x, y in places]
    characters = [character for character, _, _ in places]
    return "".join(characters[at] for at in singles(characters, boxes))


@pytest.mark.parametrize("x", [0.0, 1.8, 3.8, 3.95, 5.9])
@pytest.mark.parametrize("y", [0.0, 1.9, 3.9])
@pytest.mark.parametrize("shift", [0.0, 0.3, 0.9])
def test_one_glyph_drawn_twice_is_kept_once_wherever_it_stands(x: float, y: float, shift: float) -> None:
    assert kept(("5", x, y), ("6", x + 5, y), ("5", x + shift, y + shift)) == "56"


def test_equal_glyphs_side_by_side_or_one_below_the_other_are_kept() -> None:
    assert kept(("1", 0, 0), ("1", 2.5, 0), ("1", 0, 3)) == "111"


def test_different_glyphs_at_one_place_are_kept() -> None:
    assert kept(("1", 0, 0), ("2", 0, 0)) == "12"
