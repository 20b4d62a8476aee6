from core.layout.rulings import find_rulings
from core.source.geometry import Rect


def test_the_pieces_of_a_border_are_one_line() -> None:
    pieces = [Rect(70, 100, 130, 100.5), Rect(130, 99.8, 130.5, 100.3), Rect(130.5, 100.1, 200, 100.6)]
    (line,) = find_rulings(pieces).horizontal
    assert (line.start, line.stop) == (70, 200)


def test_the_two_strokes_of_a_double_border_are_one_line() -> None:
    found = find_rulings([Rect(70, 100, 200, 100.5), Rect(70, 102, 200, 102.5)])
    assert len(found.horizontal) == 1


def test_lines_of_neighbouring_rows_stay_two() -> None:
    found = find_rulings([Rect(70, 100, 200, 100.5), Rect(70, 112, 200, 112.5)])
    assert [round(line.at) for line in found.horizontal] == [100, 112]


def test_lines_at_one_height_with_a_gap_between_stay_two() -> None:
    found = find_rulings([Rect(70, 100, 120, 100.5), Rect(180, 100, 240, 100.5)])
    assert [(line.start, line.stop) for line in found.horizontal] == [(70, 120), (180, 240)]


def test_a_corner_piece_alone_is_no_line() -> None:
    found = find_rulings([Rect(70, 100, 70.5, 100.5)])
    assert found.horizontal == found.vertical == ()
