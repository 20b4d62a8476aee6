import pytest

from core.source.document import DocumentFormat, Paragraph
from core.source.limits import LINE_CHARACTERS, TEXT_CHARACTERS
from core.source.unreadable import Reason
from tests.support.flow_reading import drawn, flow, grids, lines, opened, paragraphs, refused, spot


def test_lines_are_kept_as_they_stand() -> None:
    document = opened("  一、总体情况 \n\n正文\t。", "a.txt")
    assert document.format is DocumentFormat.TEXT
    assert lines(document) == ("  一、总体情况 ", "", "正文\t。")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert lines(opened(f"甲{end}乙")) == ("甲", "乙")


def test_a_paragraph_points_at_its_characters() -> None:
    document = opened("甲\n  正文第二行")
    second = flow(document)[1]
    assert isinstance(second, Paragraph)
    assert [spot(place) for place in document.places(second.text)] == [(1, 2, 7)]


def test_radicals_are_folded_for_reading_and_shown_as_printed() -> None:
    document = opened("第⼆⼗条规定的情况")
    assert paragraphs(document) == ["第二十条规定的情况"]
    assert lines(document) == ("第⼆⼗条规定的情况",)


def test_a_table_with_tabs_is_read_from_every_encoding() -> None:
    text = "项目\t2024年\t2023年\n甲\t12\t10\n合计\t42\t35\n"
    for encoding in ("utf-8", "gbk", "utf-16", "utf-32"):
        assert drawn(grids(opened(text.encode(encoding)))[0]) == "项目|2024年|2023年\n甲|12|10\n合计|42|35"


def test_blanks_alone_are_no_text() -> None:
    assert refused(" \n\t\n").reason is Reason.NO_TEXT


def test_a_line_or_a_text_beyond_the_limits_is_refused() -> None:
    assert refused("1" * (LINE_CHARACTERS + 1)).reason is Reason.TOO_COMPLEX
    assert refused("12345678\n" * (TEXT_CHARACTERS // 8)).reason is Reason.TOO_LARGE
