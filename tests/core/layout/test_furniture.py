import pytest

from core.layout.page_marks import is_page_mark
from core.layout.printed import printed_flow
from core.source.document import Paragraph, PrintedContent
from tests.support.sheet import Sheet


def texts(*sheets: Sheet) -> list[str]:
    flow, _ = printed_flow(PrintedContent(tuple(sheet.page() for sheet in sheets)))
    return [item.text.characters for item in flow if isinstance(item, Paragraph)]


@pytest.mark.parametrize("text", ["- 4 -", "-4-", "— 4 —", "第4页", "第 4 页 共 6 页", "·4·"])
def test_a_page_number_in_its_dress_is_a_page_mark_anywhere(text: str) -> None:
    assert is_page_mark(text, alone=False)


@pytest.mark.parametrize("text", ["4", "4/6", "ii", "Page 4 of 6"])
def test_a_bare_number_is_a_page_mark_only_where_nothing_else_can_stand(text: str) -> None:
    assert is_page_mark(text, alone=True)
    assert not is_page_mark(text, alone=False)


@pytest.mark.parametrize("text", ["-4", "4件", "第4条", "2023年", "12,345", "4-5"])
def test_other_text_is_no_page_mark(text: str) -> None:
    assert not is_page_mark(text, alone=True)


def test_page_marks_are_left_out() -> None:
    assert texts(Sheet().write("正文。", 70, 300).write("- 1 -", 280, 800)) == ["正文。"]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    assert texts(Sheet().write("正文。", 70, 300).write("12", 280, 500)) == ["正文。", "12"]


def test_a_running_header_is_left_out_and_the_title_stays() -> None:
    sheets = [
        Sheet().write(f"青禾市教育局 {page} / 3", 70, 30, size=8).write(f"第{page}段内容。", 70, 300)
        for page in (1, 2, 3)
    ]
    assert texts(*sheets) == ["第1段内容。", "第2段内容。", "第3段内容。"]


def test_sentences_that_happen_to_repeat_at_the_top_of_pages_stay() -> None:
    sheets = [Sheet().write("本年度没有收取费用。", 70, 70).write("其他内容。", 70, 300 + page) for page in range(3)]
    assert texts(*sheets).count("本年度没有收取费用。") == 3


def test_a_header_seen_once_stays() -> None:
    sheets = [Sheet().write("附件一", 70, 30), *(Sheet().write(f"内容{page}。", 70, 300) for page in range(3))]
    assert "附件一" in texts(*sheets)


@pytest.mark.parametrize("line", ["青禾市教育局{}年度报告", "四、行政复议情况"])
def test_titles_and_headings_of_two_reports_in_one_file_stay(line: str) -> None:
    sheets = [
        Sheet().write(line.format(2020 + page) if page % 2 == 0 else f"内容{page}页末", 70, 50).write("正文。", 70, 300)
        for page in range(4)
    ]
    assert line.format(2020) in texts(*sheets)
