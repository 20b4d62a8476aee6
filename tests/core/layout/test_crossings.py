import pytest

from core.layout.crossings import TooManyRulingsError, ruled_areas
from core.layout.rulings import Ruling, Rulings, find_rulings
from tests.support.sheet import Sheet


def test_two_tables_on_a_page_are_two_areas() -> None:
    sheet = Sheet().table([["1", "2"]], y=100).table([["3", "4"]], y=300)
    assert [len(area.xs) for area in ruled_areas(find_rulings(sheet.strokes))] == [3, 3]


def test_an_underline_is_no_table() -> None:
    sheet = Sheet().rule(100, 200, 180, 200)
    assert ruled_areas(find_rulings(sheet.strokes)) == ()


def test_a_table_that_the_page_end_leaves_open_is_closed_where_its_lines_end() -> None:
    sheet = Sheet().table([["1", "2"], ["3", "4"]], y=780, undrawn="bottom")
    (area,) = ruled_areas(find_rulings(sheet.strokes))
    assert area.open_bottom
    assert not area.open_top
    assert [round(y) for y in area.ys] == [780, 800, 820]


def test_lines_that_overshoot_a_corner_add_no_row() -> None:
    sheet = Sheet().table([["1", "2"]], y=100).rule(50, 96, 50, 124).rule(110, 96, 110, 124)
    (area,) = ruled_areas(find_rulings(sheet.strokes))
    assert len(area.ys) == 2


def test_the_edge_of_a_label_cut_at_both_page_ends_belongs_to_its_table() -> None:
    sheet = Sheet().table([["1", "2"], ["3", "4"]], x=100, y=50).rule(60, 50, 60, 90)
    (area,) = ruled_areas(find_rulings(sheet.strokes))
    assert [round(x) for x in area.xs] == [60, 100, 160, 220]


def test_more_lines_than_tables_have_are_refused() -> None:
    lines = tuple(Ruling(at, 0, 1) for at in range(1_100))
    with pytest.raises(TooManyRulingsError):
        ruled_areas(Rulings(lines, lines))
