import pytest

from core.source.document import DocumentFormat
from core.source.unreadable import Reason
from tests.support.flow_reading import cells, drawn, grids, lines, opened, paragraphs, problems, refused, spot


def page(body: str) -> str:
    return f"<!doctype html><html><head><meta charset=utf-8><title>标题</title></head><body>{body}</body></html>"


def test_paragraphs_headings_and_lists_become_paragraphs_and_the_head_is_not_shown() -> None:
    document = opened(page("<h1>年度报告</h1><div>甲<p>乙</p>丙</div><ul><li>一<li>二</ul>"), "a.html")
    assert document.format is DocumentFormat.HTML
    assert paragraphs(document) == ["年度报告", "甲", "乙", "丙", "一", "二"]
    assert document.problems == ()


def test_text_parted_by_breaks_becomes_paragraphs() -> None:
    assert paragraphs(opened(page("一、总体情况<br><br>正文&nbsp;第一段<br>第二段"))) == [
        "一、总体情况",
        "正文\xa0第一段",
        "第二段",
    ]


def test_a_line_end_in_the_source_between_ideographs_is_no_blank() -> None:
    assert paragraphs(opened(page("<p>政府信息\n   公开 2021\n年"))) == ["政府信息公开 2021 年"]


def test_inline_markup_does_not_part_words() -> None:
    assert paragraphs(opened(page("<p>共收到<b>申</b><span>请</span>4<i>7</i>件"))) == ["共收到申请47件"]


def test_merged_cells_cover_their_slots() -> None:
    document = opened(
        page("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2<tr><th>丙<td>3<td>&nbsp;</table>")
    )
    assert drawn(grids(document)[0]) == "甲|乙|<\n^|1|2\n丙|3|"


def test_a_blank_cell_has_a_place_in_its_line() -> None:
    document = opened(page("<table><tr><td>甲<td>&nbsp;<td>3</table>"))
    assert lines(document) == ("甲\t\t3",)
    assert [spot(one.places[0]) for one in cells(document)] == [(0, 0, 1), (0, 2, 2), (0, 3, 4)]


@pytest.mark.parametrize(
    ("span", "columns"), [("0", 2), ("-3", 2), ("abc", 2), ("٣", 2), ("2%", 3), ("1000000000", 1001)]
)
def test_column_spans_are_taken_as_browsers_take_them(span: str, columns: int) -> None:
    document = opened(page(f"<table><tr><td colspan='{span}'>1<td>2</table>"))
    assert grids(document)[0].column_count == columns


def test_a_row_span_ends_with_the_rows_that_exist() -> None:
    document = opened(page("<table><tr><td rowspan=1000000000>1<td>2<tr><td>3<tr><td>4</table>"))
    assert drawn(grids(document)[0]) == "1|2\n^|3\n^|4"


def test_a_row_span_of_zero_reaches_to_the_end_of_its_group() -> None:
    document = opened(
        page("<table><tbody><tr><td rowspan=0>1<td>2<tr><td>3</tbody><tbody><tr><td>4<td>5</tbody></table>")
    )
    assert drawn(grids(document)[0]) == "1|2\n^|3\n4|5"


def test_overlapping_spans_give_way_to_the_cell_above() -> None:
    document = opened(page("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>"))
    assert drawn(grids(document)[0]) == "a|b|c\nd|^|e"


def test_head_and_foot_stand_where_browsers_show_them() -> None:
    document = opened(
        page("<table><tfoot><tr><td>合计</tfoot><tr><td>甲</tr><thead><tr><th>项目</thead><tr><td>乙</tr></table>")
    )
    assert drawn(grids(document)[0]) == "项目\n甲\n乙\n合计"


def test_a_caption_and_stray_text_in_a_table_are_not_lost() -> None:
    document = opened(page("<table><caption>表一</caption><tr>漏<td>1</tr></table>"))
    assert sorted(paragraphs(document)) == ["漏", "表一"]
    assert drawn(grids(document)[0]) == "1"


def test_a_form_between_table_and_rows_hides_no_row() -> None:
    document = opened(page("<table><form><tr><td>1<td>2</tr></form></table>"))
    assert drawn(grids(document)[0]) == "1|2"


def test_a_table_that_lays_out_the_page_gives_way_to_what_it_holds() -> None:
    long_text = "正文" * 40
    document = opened(
        page(
            "<table><tr><td>索引号<td>001<tr><td colspan=2>"
            f"<p>一、总体情况<p>{long_text}<table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>"
        )
    )
    assert paragraphs(document) == ["一、总体情况", long_text]
    assert [drawn(grid) for grid in grids(document)] == ["索引号|001", "甲|1\n乙|2"]


def test_unclosed_tables_lose_no_cell() -> None:
    document = opened("<table><tr><td>1<td>2<tr><td>3<table><tr><td>4</td></table><td>5")
    assert "".join(str(one.text) for one in cells(document)).replace(" ", "") == "12345"


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display: none'>99</span>",
        "<span hidden>99</span>",
        "<del>99</del>",
        "<i style='font-size:0'>99</i>",
    ],
)
def test_hidden_and_struck_text_is_left_out_with_a_doubt(hidden: str) -> None:
    document = opened(page(f"<table><tr><td>1{hidden}<td>2</table>"))
    assert [str(one.text) for one in cells(document)] == ["1", "2"]
    assert "99" in cells(document)[0].doubts[0]
    assert "99" in problems(document)


def test_a_style_that_hides_nothing_is_not_taken_for_one_that_does() -> None:
    document = opened(page("<p style='font-size:0.9em;text-decoration:underline;fill-opacity:0'>甲"))
    assert paragraphs(document) == ["甲"]
    assert document.problems == ()


def test_a_hidden_cell_takes_no_slot() -> None:
    document = opened(page("<table><tr><td>1<td style='display:none'>99<td>2</table>"))
    assert drawn(grids(document)[0]) == "1|2"
    assert "99" in problems(document)


def test_a_superscript_after_a_number_is_doubted() -> None:
    document = opened(page("<table><tr><td>1<sup>2</sup><td>注<sup>2</sup></table>"))
    assert [bool(one.doubts) for one in cells(document)] == [True, False]


def test_a_break_inside_a_number_leaves_a_blank() -> None:
    document = opened(page("<table><tr><td>1<br>2<td>1<wbr>2<td>&#49;&#50;</table>"))
    assert [str(one.text) for one in cells(document)] == ["1 2", "12", "12"]


@pytest.mark.parametrize("void", ["<wbr>", "<embed src=x>", "<source>", "<track>"])
def test_a_tag_without_content_swallows_nothing_that_follows(void: str) -> None:
    document = opened(page(f"<table><tr><td>1{void}<td>2</table><p>甲{void}<p>乙"))
    assert drawn(grids(document)[0]) == "1|2"
    assert paragraphs(document) == ["甲", "乙"]


def test_scripts_styles_and_comments_are_no_text() -> None:
    document = opened(page("<script>document.write('<p>甲')</script><style>p{}</style><!-- 乙 --><p>丙"))
    assert paragraphs(document) == ["丙"]


def test_a_large_picture_is_reported_while_tables_are_missing() -> None:
    picture = "<img src=t.png width=600>"
    assert "图片" in problems(opened(page(f"<p>三、收到{picture}")))
    three = "<table><tr><td>1<td>2</table><p>甲</p>" * 3
    assert problems(opened(page(three + picture))) == ""
    assert problems(opened(page("<p>甲<img src=logo.png width=20>"))) == ""


def test_preformatted_text_keeps_its_lines_and_tabs() -> None:
    document = opened(page("<pre>信息内容\t本年\t现行\n规章\t0\t12\n规范性文件\t3\t4\n</pre>"))
    assert drawn(grids(document)[0]) == "信息内容|本年|现行\n规章|0|12\n规范性文件|3|4"


def test_damaged_characters_are_reported() -> None:
    assert "损坏" in problems(opened(page("<p>甲&#0;乙")))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_wrong_declaration_does_not_garble_the_page(encoding: str) -> None:
    document = opened(page("<table><tr><td>项目<td>12</table><p>政府信息公开").encode(encoding))
    assert drawn(grids(document)[0]) == "项目|12"


def test_a_declared_traditional_encoding_is_used_and_reported() -> None:
    document = opened("<meta charset=big5><p>政府資訊公開申請".encode("big5"))
    assert paragraphs(document) == ["政府資訊公開申請"]
    assert "编码" in problems(document)


@pytest.mark.parametrize("nested", ["<div>" * 100_000 + "x", "<table><tr><td>" * 20_000 + "1"])
def test_a_page_nested_too_deep_is_refused_rather_than_cut(nested: str) -> None:
    assert refused(nested).reason is Reason.TOO_COMPLEX


def test_a_page_with_too_many_tags_is_refused() -> None:
    assert refused("<p>" + "<b>" * 1_000_001).reason is Reason.TOO_COMPLEX


def test_a_row_of_too_many_cells_costs_the_table_and_says_so() -> None:
    document = opened(page("<p>甲<table><tr>" + "<td>1" * 3_000 + "</table>"))
    assert paragraphs(document) == ["甲"]
    assert "表格过大" in problems(document)


def test_a_page_without_text_says_so() -> None:
    assert refused(page("<img src=a.png>")).reason is Reason.NO_TEXT
    framed = refused(page("<iframe src=b.html></iframe>"))
    assert framed.reason is Reason.NO_TEXT
    assert "框架" in framed.detail
