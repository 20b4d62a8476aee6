from core.layout.printed import printed_flow
from core.source.document import Paragraph, PrintedContent
from core.source.provenance import mark_place
from tests.support.sheet import Sheet

FULL = "全年主动公开政府信息并认真办理依申请公开事项"
"""Twenty-two ideographs: as wide as the text column of these pages."""


def page() -> Sheet:
    """A narrow page: 220 points of text between margins of 50."""
    return Sheet(width=320.0)


def texts(*sheets: Sheet) -> list[str]:
    flow, _ = printed_flow(PrintedContent(tuple(sheet.page() for sheet in sheets)))
    return [item.text.characters for item in flow if isinstance(item, Paragraph)]


def test_a_heading_stands_alone_and_an_indented_line_begins_a_paragraph() -> None:
    sheet = page().write("一、总体情况", 70, 100).write(FULL[:20], 70, 116).write(FULL, 50, 132)
    sheet.write("共3件。", 50, 148).write(FULL[:20], 70, 164).write("完。", 50, 180)
    assert texts(sheet) == ["一、总体情况", FULL[:20] + FULL + "共3件。", FULL[:20] + "完。"]


def test_without_indents_a_short_line_ends_its_paragraph() -> None:
    sheet = page().write(FULL, 50, 100).write("共3件。", 50, 116).write(FULL, 50, 132).write(FULL, 50, 148)
    assert texts(sheet) == [FULL + "共3件。", FULL + FULL]


def test_a_heading_without_its_numeral_stands_alone_below_a_full_line() -> None:
    sheet = page().write(FULL[:21] + "。", 50, 100).write("总体情况", 50, 116)
    assert texts(sheet) == [FULL[:21] + "。", "总体情况"]


def test_more_than_the_usual_distance_parts_paragraphs() -> None:
    sheet = page()
    for number, y in enumerate((100, 116, 132, 172, 188, 204)):
        sheet.write(FULL[:21] + str(number % 10) * 2, 50, y)
    assert len(texts(sheet)) == 2


def test_a_line_cut_short_by_a_long_number_still_reads_on() -> None:
    sheet = page().write(FULL, 50, 100).write(FULL[:14], 50, 116).write("0517-87222589，" + FULL[:15], 50, 132)
    assert len(texts(sheet)) == 1


def test_a_paragraph_goes_on_over_the_page_end_past_the_page_mark() -> None:
    first = page().write(FULL, 50, 700).write(FULL, 50, 716).write("- 1 -", 280, 800)
    second = page().write("共3件。", 50, 60).write(FULL[:20], 70, 76).write(FULL, 50, 92).write("- 2 -", 280, 800)
    assert texts(first, second) == [FULL + FULL + "共3件。", FULL[:20] + FULL]


def test_a_title_of_two_centred_lines_is_one() -> None:
    sheet = page().write("青禾市高新技术开发区管理", 56, 80, size=17).write("委员会年度报告", 100, 106, size=17)
    sheet.write(FULL, 50, 140).write(FULL, 50, 156)
    assert texts(sheet)[0] == "青禾市高新技术开发区管理委员会年度报告"


def test_a_number_broken_by_the_line_end_is_one_number() -> None:
    sheet = page().write(FULL[:21] + "77", 50, 100).write("3条。", 50, 116)
    assert texts(sheet) == [FULL[:21] + "773条。"]


def test_words_in_letters_keep_their_blank_over_a_line_end() -> None:
    sheet = page().write(FULL[:20] + "open", 50, 100).write("data", 50, 116)
    assert texts(sheet)[0].endswith("open data")


def test_every_character_remembers_its_page() -> None:
    first = page().write(FULL, 50, 716)
    flow, _ = printed_flow(PrintedContent((first.page(), page().write("共3件。", 50, 60).page())))
    (paragraph,) = flow
    assert isinstance(paragraph, Paragraph)
    assert [mark_place(value) for value in paragraph.text.marks] == [0] * 22 + [1] * 4
