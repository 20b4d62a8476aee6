from core.layout.print_lines import print_lines
from core.source.provenance import mark
from tests.support.sheet import Sheet


def texts(sheet: Sheet) -> list[str]:
    page = sheet.page()
    return [line.text.characters for line in print_lines(page, 0, range(len(page.characters)))]


def test_lines_run_from_top_to_bottom_and_left_to_right_whatever_the_order_of_the_file() -> None:
    sheet = Sheet().write("乙", 60, 100).write("丙", 50, 120).write("甲", 50, 100)
    assert texts(sheet) == ["甲乙", "丙"]


def test_type_of_two_sizes_stands_on_one_line() -> None:
    sheet = Sheet().write("共", 50, 100, size=16).write("12", 66, 102, size=12).write("件", 78, 100, size=16)
    assert texts(sheet) == ["共12件"]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert texts(Sheet().write("12 34", 50, 100)) == ["12 34"]


def test_digits_set_tight_are_one_number() -> None:
    sheet = Sheet().write("1", 50, 100).write("2", 55.4, 100)
    assert texts(sheet) == ["12"]


def test_the_space_that_typesetting_puts_beside_a_number_is_no_blank() -> None:
    sheet = Sheet().write("共", 50, 100).write("12", 62.5, 100).write("件", 75, 100)
    assert texts(sheet) == ["共12件"]


def test_every_character_keeps_its_glyph_and_a_blank_has_the_mark_of_its_neighbour() -> None:
    page = Sheet().write("12 34", 50, 100).page()
    (line,) = print_lines(page, 3, range(4))
    assert line.text.marks == (mark(3, 0), mark(3, 1), mark(3, 1), mark(3, 2), mark(3, 3))
