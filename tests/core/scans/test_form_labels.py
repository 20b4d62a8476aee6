import pytest

from core.scans.form_labels import mended
from core.scans.readings import ReadCharacter, ReadLine


def line(text: str, certainty: float = 0.98) -> ReadLine:
    return ReadLine(tuple(ReadCharacter(one, 0.0, 1.0, certainty) for one in text))


def test_a_misread_stroke_in_a_label_of_the_form_is_put_right_and_marked() -> None:
    (whole,), changed = mended([line("白然人")])
    assert whole.text == "自然人"
    assert changed == {0: frozenset({0})}
    assert whole.characters[0].other == "白"


def test_a_label_over_several_lines_is_one_label() -> None:
    lines, changed = mended([line("5.要求行政机关确认或重新"), line("出具已荻取信息")])
    assert [each.text for each in lines] == ["5.要求行政机关确认或重新", "出具已获取信息"]
    assert changed == {1: frozenset({3})}


@pytest.mark.parametrize("printed", ["自然人", "社会组织", "其他法律法规禁止公开", "1.属于国家秘密", "（三）不予公开"])
def test_a_label_that_is_known_stays_as_printed(printed: str) -> None:
    assert mended([line(printed)]) == ((line(printed),), {})


@pytest.mark.parametrize("printed", ["教育局", "自然入口", "甲乙丙丁", "123", ""])
def test_other_words_are_not_bent_into_labels(printed: str) -> None:
    assert mended([line(printed)]) == ((line(printed),), {})


def test_a_short_word_is_mended_only_where_the_reader_was_unsure() -> None:
    assert mended([line("总汁", 0.99)])[1] == {}
    assert mended([line("总汁", 0.6)])[0][0].text == "总计"
