r"""Rich Text as Word, WPS, LibreOffice and older programs write it."""

import pytest

from core.source.document import DocumentFormat, SourceDocument
from core.source.unreadable import Reason
from tests.support.flow_reading import cells, drawn, grids, lines, opened, paragraphs, problems, refused, spot
from tests.support.rich_text import FONTS, encoded, paragraph, rich_text, row

DOWN, JOINS = r"\clvmgf", r"\clvmrg"
PICTURE = r"\pict\picscalex100\picscaley100\picw900\pich600\picwgoal{0}\pichgoal{1}\pngblip 89504e470d0a"


def told(body: str) -> list[str]:
    """The paragraphs of a file with this body."""
    return paragraphs(opened(rich_text(body)))


def only_cell(document: SourceDocument) -> tuple[str, tuple[str, ...]]:
    (one,) = cells(document)
    return str(one.text), one.doubts


def test_paragraphs_and_a_merged_table_come_out_in_order() -> None:
    table = (
        row("第二十条第（一）项", edges=(3000,))
        + row("规章", "1", "2", before={0: DOWN})
        + row("", "3", "4", before={0: JOINS})
    )
    document = opened(rich_text(paragraph("二、主动公开") + table + paragraph("三、其他")), "a.rtf")

    assert document.format is DocumentFormat.RTF
    assert document.problems == ()
    assert paragraphs(document) == ["二、主动公开", "三、其他"]
    assert drawn(grids(document)[0]) == "第二十条第（一）项|<|<\n规章|1|2\n^|3|4"


def test_a_cell_points_at_its_own_place_in_the_line_of_its_row() -> None:
    document = opened(rich_text(paragraph("前文") + row("规章", "", "12")))
    assert lines(document) == ("前文", "规章\t\t12")
    assert [spot(one.places[0]) for one in cells(document)] == [(1, 0, 2), (1, 3, 3), (1, 4, 6)]


def test_a_rich_text_file_under_the_name_of_a_word_document_is_read_and_said() -> None:
    document = opened(rich_text(row("甲", "1")), "年报.doc")
    assert drawn(grids(document)[0]) == "甲|1"
    assert "扩展名" in problems(document)


# characters


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"{\f13 \'d2\'bb\'a1\'a2\'d7\'dc\'cc\'e5}", "一、总体"),
        (r"{\f13 \'d2}{\f13\b \'bb}", "一"),
        (r"{\loch\af0\hich\af0\dbch\f13 \'c4\'ea\hich\af0\dbch\af13\loch\f0 2023}", "年2023"),
        (r"{\hich\af0\dbch\af13\loch\f13 2023\'c4\'ea}", "2023年"),
        (r"{\fs21\loch\af0\hich\af0\dbch\af13 \'c4\'ea 5}", "年 5"),
        (r"{\f13 \'c4" + "\r\n" + r"\'ea}", "年"),
        (r"{\f13 \'95A}", b"\x95A".decode("gbk")),
        (r"{\f13 \'81\\}", b"\x81\\".decode("gbk")),
        (r"{\f13 \'81\{}", b"\x81{".decode("gbk")),
        (r"\u19968\'d2\'bb\u20108?", "一" + b"\xbb".decode("cp1252") + "二"),
        (r"{\uc2\u19968\'d2\'bb\u20108 ??}3", "一二3"),
        (r"{\uc0\u19968\u20108 3}", "一二3"),
        (r"\u19968\u20108?", "一二"),
        (r"\u8212\emdash 5", "—5"),
        (r"\u-236\'3f", chr(65300)),
        (r"\u65300?", chr(65300)),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"\u128512?", "\U0001f600"),
        (r"{\upr{NAN}{\*\ud{\u30002 ?\'31}}}", "甲1"),
        (r"\emdash \endash \lquote a\rquote\ldblquote b\rdblquote\bullet c\~d\_e\-f\{g\\", "—–‘a’“b”•c\u00a0d-ef{g\\"),
        ("一\\line 二\\tab 三", "一 二\t三"),
        (r"A\'b7B", "A·B"),
    ],
)
def test_characters_are_read_however_they_are_written(written: str, text: str) -> None:
    assert " ".join(told(paragraph("首") + paragraph(written))[1:]) == text


@pytest.mark.parametrize(
    ("head", "written", "text"),
    [
        (r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset136 X;}}", r"\'a4\'40\'b3\'5c", "一許"),
        (r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset128 X;}}", r"\'83e\'83\'58\'83g", "テスト"),
        (r"\ansi\ansicpg936\deff0{\fonttbl\f0\fnil\fcharset134 X;\f1\froman\fcharset0 Y;}", r"\'d2\'bb", "一"),
        (r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\cpg950 X;}}", r"\'a4\'40", "一"),
        (r"\ansi\ansicpg936", r"\f7 \'d2\'bb", "一"),
        (r"\ansi\ansicpg65001", r"\'e5\'b9\'b4", "年"),
        (r"\ansi\ansicpg54936", r"\'d2\'bb", "一"),
        (r"\ansi\ansicpg999999", r"\'d2\'bb", "一"),
        (r"\mac", r"\'a5", "•"),
        (r"\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 X;}}", r"caf\'e9 \'93a\'94\'97", "café “a”—"),
    ],
)
def test_a_font_says_which_characters_its_bytes_are(head: str, written: str, text: str) -> None:
    assert paragraphs(opened(rich_text(rf"\pard {written}\par", head))) == [text]


def test_bytes_that_stand_in_the_file_as_they_are_may_look_like_syntax() -> None:
    body = "年\u73ba报".encode("gbk")
    tricky = b"\x81}\x82{\x81\\1"
    document = opened(b"{\\rtf1\\ansi\\ansicpg936 " + body + tricky + b"\\par }")
    assert paragraphs(document) == ["年\u73ba报" + tricky.decode("gbk")]
    assert document.problems == ()


def test_chinese_in_a_font_declared_western_is_read_and_said() -> None:
    document = opened(rich_text(r"\pard\f0 \'d2\'bb\'a1\'a2\'d7\'dc\'cc\'e5\par"))
    assert paragraphs(document) == ["一、总体"]
    assert "西文字体" in problems(document)


def test_half_a_character_is_damage_and_costs_no_figure() -> None:
    document = opened(rich_text(row(r"{\f13 \'c4}12", r"{\f13 \'c4 34}")))
    assert [str(one.text) for one in cells(document)] == ["\ufffd12", "\ufffd 34"]
    assert "损坏" in problems(document)


def test_a_byte_whose_digits_are_no_digits_is_damage() -> None:
    document = opened(rich_text(row(r"1\'zz")))
    assert only_cell(document)[0] == "1\ufffdzz"
    assert "损坏" in problems(document)


def test_a_sign_of_a_symbol_font_is_unknown_and_doubted() -> None:
    text, doubts = only_cell(opened(rich_text(row(r"{\f3 \'fe\u-3844\'fc}12"))))
    assert text == "□□12"
    assert "特殊符号" in doubts[0]


# lists, fields, boxes


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (r"{\listtext\pard\plain\f13 \'d2\'bb\'a1\'a2\tab}", "一、总体"),
        (r"{\pntext\f13 \'d2\'bb\'a1\'a2\tab}{\*\pn\pnlvlbody{\pntxta .}}", "一、总体"),
        (r"{\listtext\pard\plain 1.2\tab}", "1.2 总体"),
        (r"{\listtext\f3 \'b7\tab}", "总体"),
        (r"{\listtext\loch\f3 \u-3913\'b7\tab}", "总体"),
        (r"{\listtext o\tab}", "总体"),
    ],
)
def test_the_printed_number_of_a_list_is_read_and_its_bullet_is_not(label: str, text: str) -> None:
    assert told(rf"\pard\plain {label}\ls1{{总体\par }}") == [text]


def test_a_field_shows_its_result() -> None:
    assert told(paragraph(r'见{\field{\*\fldinst { HYPERLINK "http://a" }}{\fldrslt {\cs1 网址}}}。')) == ["见网址。"]


@pytest.mark.parametrize("instruction", [r" EQ \\o\\ac(\'a1\'f0,2)", r'SYMBOL 163 \\f "Wingdings 2"'])
def test_a_field_that_draws_its_own_text_is_said_to_be_unread(instruction: str) -> None:
    document = opened(rich_text(row(rf"1{{\field{{\*\fldinst {{{instruction}}}}}{{\fldrslt }}}}")))
    text, doubts = only_cell(document)
    assert text == "1"
    assert "没有读取" in doubts[0]
    assert "公式域" in problems(document)


def test_a_cell_with_nothing_but_such_a_field_is_the_one_that_is_doubted() -> None:
    found = cells(opened(rich_text(row(r"{\field{\*\fldinst EQ \\o(1,2)}{\fldrslt }}", "5"))))
    assert [bool(one.doubts) for one in found] == [True, False]


def test_a_formula_is_read_without_what_describes_it() -> None:
    formula = (
        r"{\mmath{\*\moMath{\mf{\mfPr{\mtype lin}{\mctrlPr }}{\mnum{\mr 1}}{\mden{\mr 2}}}}{\mmathPict {\pict 00}}}"
    )
    assert told(paragraph(f"前{formula}后")) == ["前12后"]


def test_a_table_of_contents_is_left_out() -> None:
    page = r"{\field{\*\fldinst { PAGEREF _Toc1 \\h }}{\fldrslt 3}}"
    entry = rf'{{\field{{\*\fldinst {{ HYPERLINK \\l "_Toc1" }}}}{{\fldrslt {{一、总体\tab {page}}}}}}}\par '
    contents = rf"\pard\plain {{\field{{\*\fldinst TOC \\o}}{{\fldrslt {entry}{entry}}}}}"
    heading = paragraph(r"{\*\bkmkstart _Toc1}一、总体{\*\bkmkend _Toc1}")
    assert told(contents + heading + paragraph("文")) == ["一、总体", "文"]


def test_a_text_box_is_read_after_its_paragraph_once() -> None:
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn pib}{\sv 7}}{\shptxt \pard\plain 框内\par " + row("甲", "7") + "}}"
    old = r"{\shprslt{\*\do\dptxbx{\dptxbxtext\pard\plain 框内\par }}}}"
    document = opened(rich_text(rf"\pard\plain 前{box}{old}后\par " + paragraph("末")))
    assert lines(document) == ("前后", "框内", "甲\t7", "末")


def test_a_text_box_of_an_old_program_is_read() -> None:
    assert told(paragraph(r"前{\*\do\dobxpage\dptxbx{\dptxbxtext\pard\plain 框内\par }\dpx0}后")) == ["前后", "框内"]


@pytest.mark.parametrize(
    ("aside", "said"),
    [
        (r"{\footnote\pard\plain \chftn 注文9\par}", "脚注"),
        (r"{\*\annotation\pard\plain 批文9}", "批注"),
    ],
)
def test_notes_stay_out_of_the_flow_and_are_said(aside: str, said: str) -> None:
    document = opened(rich_text(paragraph(f"前{aside}后")))
    assert paragraphs(document) == ["前后"]
    assert said in problems(document)


def test_a_picture_in_a_header_hides_nothing() -> None:
    document = opened(rich_text(rf"{{\header\pard {{{PICTURE.format(9000, 6000)}}}\par}}" + paragraph("文")))
    assert document.problems == ()


def test_headers_and_footers_belong_to_no_report() -> None:
    footer = r"{\footer\pard\plain \f13 - {\field{\*\fldinst PAGE}{\fldrslt 3}} -\par 第 3 页 共 {\field{\fldrslt 5}} 页\par}"
    document = opened(rich_text(footer + r"{\header\pard\plain 某局9\par}" + paragraph("文")))
    assert paragraphs(document) == ["文"]
    assert document.problems == ()


def test_what_is_no_text_is_passed_over() -> None:
    silent = (
        r"{\colortbl;\red0;}{\stylesheet{\s0 Normal;}{\*\cs1 Chars;}}{\info{\title 题}{\author 人}}{\*\generator Word;}"
        r"{\*\themedata 504b0304}{\*\datastore 0105}{\*\unknown words {\nested} \{ }{\*\listtable{\list{\listname x;}}}"
        r"{\*\bkmkstart a}{\xe 索引}{\*\xmlnstbl {\xmlns1 http://x;}}\bin3 }{}"
    )
    document = opened(rich_text(silent + paragraph("文")))
    assert paragraphs(document) == ["文"]
    assert document.problems == ()


# revisions and hidden text, in the words of the Word reader


def test_an_insertion_is_read_a_deletion_left_out_and_the_cell_doubted() -> None:
    document = opened(rich_text(row(r"1{\revised\revauth1 2}{\deleted\revauthdel1 3}", "5")))
    changed, sound = cells(document)
    assert str(changed.text) == "12"
    assert changed.doubts == ("“2”是未接受的修订插入", "未接受的修订删去了“3”")
    assert sound.doubts == ()
    assert "修订" in problems(document)


@pytest.mark.parametrize("hiding", [r"\v", r"\strike", r"\striked1"])
def test_hidden_or_struck_text_is_left_out_with_a_doubt(hiding: str) -> None:
    document = opened(rich_text(row(rf"1{{{hiding} 99}}")))
    text, doubts = only_cell(document)
    assert text == "1"
    assert "99" in doubts[0]
    assert "99" in problems(document)


@pytest.mark.parametrize("shown", [r"\v\v0", r"\v\plain", r"\striked0", r"\deleted\deleted0", r"\super\nosupersub"])
def test_a_switch_that_is_off_hides_nothing(shown: str) -> None:
    document = opened(rich_text(row(rf"1{{{shown} 2}}")))
    assert only_cell(document) == ("12", ())
    assert document.problems == ()


@pytest.mark.parametrize("raised", [r"\super", r"\up6"])
def test_a_raised_figure_is_kept_and_doubted(raised: str) -> None:
    assert only_cell(opened(rich_text(row(rf"1{{{raised} 2}}")))) == ("12", ("“2”是上标",))


def test_a_deleted_row_is_left_out() -> None:
    gone = row(r"{\deleted 乙}", r"{\deleted 2}", more=r"\trauth1\trdate1")
    document = opened(rich_text(row("甲", "1") + gone + row("丙", "3")))
    assert drawn(grids(document)[0]) == "甲|1\n丙|3"
    assert "乙" in problems(document)


def test_a_row_whose_figure_alone_is_deleted_stays_blank_and_doubted() -> None:
    document = opened(rich_text(row("乙", r"{\deleted 2}", more=r"\trauth1")))
    assert drawn(grids(document)[0]) == "乙|"
    assert cells(document)[1].doubts


# pictures and objects


@pytest.mark.parametrize(
    ("picture", "count"),
    [
        (rf"{{{PICTURE.format(9000, 6000)}}}", 1),
        (rf"{{\*\shppict{{{PICTURE.format(9000, 6000)}}}}}{{\nonshppict{{{PICTURE.format(9000, 6000)}}}}}", 1),
        (rf"{{\shp{{\*\shpinst{{\sp{{\sn pib}}{{\sv {{{PICTURE.format(9000, 6000)}}}}}}}}}}}", 1),
        (rf"{{{PICTURE.format(1500, 1500)}}}", 0),
        (rf"{{{PICTURE.format(9000, 6000).replace('100', '20')}}}", 0),
        (r"{\pict\pngblip 89504e47}", 1),
        (r"{\pict\picwgoal9000\pichgoal9000\bin6 {{}}{\}", 1),
    ],
)
def test_a_large_picture_may_hide_a_table_where_tables_are_missing(picture: str, count: int) -> None:
    document = opened(rich_text(paragraph(f"前{picture}后")))
    assert paragraphs(document) == ["前后"]
    assert [problem.message[:5] for problem in document.problems if problem.hides_content] == [f"有 {count} 张"] * count


def test_a_picture_beside_three_tables_is_no_reason_for_concern() -> None:
    tables = paragraph("文").join([row("甲", "1")] * 3)
    assert opened(rich_text(paragraph(f"{{{PICTURE.format(9000, 6000)}}}") + tables)).problems == ()


def test_a_document_of_nothing_but_pictures_is_refused_with_their_number() -> None:
    outcome = refused(rich_text(rf"{{{PICTURE.format(9000, 6000)}}}\par"))
    assert outcome.reason is Reason.NO_TEXT
    assert "1 张图片" in outcome.detail


def test_an_embedded_workbook_is_said_to_be_unread_and_its_picture_is_not_counted() -> None:
    sheet = rf"{{\object\objemb{{\*\objclass Excel.Sheet.8}}{{\*\objdata 0105}}{{\result {{{PICTURE.format(9000, 6000)}}}}}}}"
    document = opened(rich_text(paragraph(f"文{sheet}")))
    assert "嵌入对象" in problems(document)
    assert "图片" not in problems(document)


def test_an_object_that_shows_its_text_is_read() -> None:
    document = opened(rich_text(paragraph(r"{\object\objhtml{\*\objdata 0105}{\result {文}}}")))
    assert paragraphs(document) == ["文"]
    assert document.problems == ()


def test_the_helper_writes_what_the_tests_say() -> None:
    assert encoded("甲1") == r"{\f13 \'bc\'d7}1"
    assert FONTS.encode().isascii()
