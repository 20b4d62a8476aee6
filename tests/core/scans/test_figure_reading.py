import pytest

from core.scans.figure_reading import agreed, as_figure, is_label, likeliest_figure, needs_second_reader
from core.scans.readings import ReadCharacter, ReadLine


def read(text: str, *certainties: float, other: str = "") -> ReadLine:
    """A line of characters side by side; the last certainty holds for the rest."""
    sure = [certainties[min(at, len(certainties) - 1)] if certainties else 0.99 for at in range(len(text))]
    return ReadLine(tuple(ReadCharacter(one, 0.0, 1.0, sure[at], other) for at, one in enumerate(text)))


@pytest.mark.parametrize(
    ("printed", "figure"),
    [("O", "0"), ("〇", "0"), ("l2", "12"), ("一3", "-3"), ("6，855", "6,855"), ("37,814.777", "37,814.777")],
)
def test_a_look_alike_in_a_cell_of_figures_is_the_figure(printed: str, figure: str) -> None:
    line = as_figure(read(printed))
    assert line is not None
    assert line.text == figure


@pytest.mark.parametrize("printed", ["无", "总计", "a", "7号"])
def test_words_are_no_figure(printed: str) -> None:
    assert as_figure(read(printed)) is None


def test_a_speck_beside_a_digit_is_left_out_and_makes_it_unsure() -> None:
    line = as_figure(read("0."))
    assert line is not None
    assert (line.text, line.certainty) == ("0", 0.0)


def test_what_speaks_for_a_look_alike_speaks_for_the_figure() -> None:
    torn = ReadLine((ReadCharacter("0", 0.0, 1.0, 0.6, "O", 0.39),))
    figure = as_figure(torn)
    assert figure is not None
    assert figure.certainty == pytest.approx(0.99)
    assert not needs_second_reader(figure)


@pytest.mark.parametrize(
    ("text", "certainty", "needed"), [("0", 0.99, False), ("0", 0.8, True), ("7", 0.99, True), ("10", 0.99, True)]
)
def test_only_a_plain_zero_is_read_once(text: str, certainty: float, needed: bool) -> None:
    assert needs_second_reader(read(text, certainty)) is needed


def test_two_readers_who_agree_are_sure_when_one_of_them_is() -> None:
    assert agreed(read("64", 0.5, 0.99), read("64", 0.9, 0.6)) == (read("64", 0.5, 0.99), frozenset())
    assert agreed(read("64", 0.5), read("64", 0.6))[1] == {0, 1}


def test_two_readers_who_differ_leave_the_figure_unsure_with_both_readings() -> None:
    kept, unsure = agreed(read("64", 0.9), read("84", 0.95))
    assert kept.text == "84"
    assert unsure == {0, 1}
    assert [one.other for one in kept.characters] == ["6", ""]


@pytest.mark.parametrize(
    ("text", "label"), [("无", True), ("自然人", True), ("其他", True), ("7", False), ("丿0", False), ("", False)]
)
def test_words_among_figures_are_told_from_scraps(text: str, label: bool) -> None:
    assert is_label(read(text)) is label


def test_a_letter_among_figures_gives_way_to_the_figure_it_may_be_and_stays_beside_it() -> None:
    figure = likeliest_figure(read("U", 0.6, other="0"))
    assert figure is not None
    assert [(one.text, one.other) for one in figure.characters] == [("0", "U")]


def test_a_letter_like_no_figure_stays_one() -> None:
    assert likeliest_figure(read("户", 0.6, other="尸")) is None
