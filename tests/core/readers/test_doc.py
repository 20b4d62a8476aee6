from pathlib import Path
from struct import pack

import pytest

from core.readers.doc_file import Part, Story
from core.readers.ole2_writer import compound_file
from core.source import limits
from core.source.document import DocumentFormat
from core.source.unreadable import Reason
from tests.support.flow_reading import cells, drawn, grids, lines, opened, paragraphs, problems, refused, spot
from tests.support.word_binary import Cut, plc, word_binary, word_streams
from tests.support.word_paragraphs import (
    CHARACTER_STYLE,
    DELETED,
    INSERTED,
    PICTURE,
    RAISED,
    SPECIAL,
    STRUCK,
    SYMBOL,
    VANISHED,
    Para,
    field,
    para,
    row,
    sprm,
    style_sheet,
)


def test_paragraphs_and_tables_come_out_in_order() -> None:
    document = opened(word_binary(para("一、总体"), row("甲", "1"), row("乙", "2"), para("二、其他")), "a.doc")
    assert document.format is DocumentFormat.DOC
    assert document.problems == ()
    assert paragraphs(document) == ["一、总体", "二、其他"]
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"


def test_a_document_of_wps_writer_is_one_of_word() -> None:
    assert opened(word_binary(para("甲")), "年报.wps").problems == ()


def test_a_cell_points_at_its_own_place_in_the_line_of_its_row() -> None:
    document = opened(word_binary(para("前文"), row("规章", "", "12")))
    assert lines(document) == ("前文", "规章\t\t12")
    assert [spot(one.places[0]) for one in cells(document)] == [(1, 0, 2), (1, 3, 3), (1, 4, 6)]


def test_text_is_put_together_in_the_order_of_its_pieces_not_of_the_file() -> None:
    cuts = (Cut(3), Cut(6, narrow=True), Cut(8))
    document = opened(word_binary(para("甲乙12", "34丙丁"), row("戊", "5"), cuts=cuts))
    assert paragraphs(document) == ["甲乙1234丙丁"]
    assert drawn(grids(document)[0]) == "戊|5"


def test_a_piece_of_single_bytes_holds_punctuation_of_its_own_code_page() -> None:
    assert paragraphs(opened(word_binary(para("“1—2·3…×”"), cuts=(Cut(99, narrow=True),)))) == ["“1—2·3…×”"]


def test_what_a_piece_says_of_all_its_text_counts() -> None:
    cuts = (Cut(1), Cut(3, prl=sprm(VANISHED)))
    document = opened(word_binary(para("1993"), cuts=cuts))
    assert paragraphs(document) == ["13"]
    assert "99" in problems(document)


def test_characters_beyond_the_basic_plane_stay_whole() -> None:
    streams = word_streams({Story.MAIN: [para("AB1")]})
    text = streams["WordDocument"].replace("AB".encode("utf-16-le"), "𠮷".encode("utf-16-le"))
    assert paragraphs(opened(compound_file({**streams, "WordDocument": text}))) == ["𠮷1"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("第\x1e页", "第-页"),
        ("可\x1f选", "可选"),
        ("甲\x0b乙", "甲|乙"),
        ("甲\x0e乙", "甲|乙"),
        ("甲\x05\x02乙", "甲乙"),
        ("甲\xa0乙", "甲\xa0乙"),
    ],
)
def test_special_characters_become_what_is_shown(raw: str, shown: str) -> None:
    assert "|".join(paragraphs(opened(word_binary(para(raw))))) == shown


def test_a_page_break_within_a_paragraph_ends_a_line_but_not_its_table() -> None:
    document = opened(word_binary(row([para("甲\x0c乙")], "1")))
    assert drawn(grids(document)[0]) == "甲 乙|1"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    document = opened(word_binary(para(*field(" DATE ", "2021年"), "底")))
    assert paragraphs(document) == ["2021年底"]
    assert document.problems == ()


def test_fields_within_the_instruction_of_a_field_are_not_shown() -> None:
    runs = [
        ("\x13", b""),
        (" IF ", b""),
        *field(" REF a ", "内"),
        (" = 1 ", b""),
        ("\x14", b""),
        ("外", b""),
        ("\x15", b""),
    ]
    assert paragraphs(opened(word_binary(para(*runs)))) == ["外"]


def test_marks_of_fields_that_do_not_belong_together_hide_nothing() -> None:
    assert paragraphs(opened(word_binary(para("甲\x15乙"), para("丙\x14丁\x13戊")))) == ["甲乙", "丙丁戊"]


def test_a_field_within_fields_without_end_is_refused() -> None:
    outcome = refused(word_binary(para("\x13" * (limits.NESTING + 1) + "甲")))
    assert outcome.reason is Reason.TOO_COMPLEX


def test_a_table_of_contents_does_not_repeat_the_headings() -> None:
    whole = Para((("\x13 TOC \\o \x14一、总体情况\t1", b""),))
    last = Para((("二、主动公开\t2\x15", b""),))
    entry = para(*field(' HYPERLINK \\l "_Toc1" ', "三、申请\t3"))
    document = opened(word_binary(whole, last, entry, para("一、总体情况")))
    assert paragraphs(document) == ["一、总体情况"]


def test_a_sentence_that_names_a_page_is_no_table_of_contents() -> None:
    document = opened(word_binary(para("见第", *field(" PAGEREF _Toc1 ", "3"), "页")))
    assert paragraphs(document) == ["见第3页"]


@pytest.mark.parametrize("name", [" EMBED Excel.Sheet.8 ", " EQ \\o\\ac(○,1) ", " FORMDROPDOWN ", " AUTONUM "])
def test_what_a_field_shows_without_text_is_reported(name: str) -> None:
    document = opened(word_binary(para("甲", *field(name, ""))))
    assert "没有读取" in problems(document)


def test_an_insertion_is_read_a_deletion_left_out_and_the_cell_doubted() -> None:
    change = para("1", ("2", sprm(INSERTED)), ("3", sprm(DELETED)))
    document = opened(word_binary(row([change], "5")))
    changed, sound = cells(document)
    assert str(changed.text) == "12"
    assert len(changed.doubts) == 2
    assert sound.doubts == ()
    assert "修订" in problems(document)


def test_a_deleted_row_is_left_out() -> None:
    gone = row([para(("乙", sprm(DELETED)))], [para(("2", sprm(DELETED)))], mark=sprm(DELETED))
    document = opened(word_binary(row("甲", "1"), gone))
    assert drawn(grids(document)[0]) == "甲|1"
    assert "乙2" in problems(document)


def test_a_row_with_text_that_is_not_deleted_stays_and_is_doubted() -> None:
    document = opened(word_binary(row("甲", "1"), row("乙", "2", mark=sprm(DELETED))))
    assert drawn(grids(document)[0]) == "甲|1\n乙|2"
    assert [bool(one.doubts) for one in cells(document)] == [False, False, True, True]


@pytest.mark.parametrize("hiding", [sprm(VANISHED), sprm(STRUCK), sprm(0x2A53)])
def test_hidden_or_struck_text_is_left_out_with_a_doubt(hiding: bytes) -> None:
    document = opened(word_binary(row([para("1", ("99", hiding))])))
    assert str(cells(document)[0].text) == "1"
    assert "99" in cells(document)[0].doubts[0]
    assert "99" in problems(document)


@pytest.mark.parametrize(
    ("of_style", "own", "shown"),
    [
        (b"", b"", "甲12"),
        (b"", sprm(VANISHED, 0x81), "甲"),
        (sprm(VANISHED), b"", "乙"),
        (sprm(VANISHED), sprm(VANISHED, 0), "12"),
        (sprm(VANISHED), sprm(VANISHED, 0x80), "乙"),
        (sprm(VANISHED), sprm(VANISHED, 0x81), "12"),
    ],
)
def test_hiding_is_inherited_from_the_style_and_may_be_turned(of_style: bytes, own: bytes, shown: str) -> None:
    sheet = style_sheet((1, 4095, b"", b""), (1, 0, b"", of_style), (1, 1, b"", b""))
    document = opened(word_binary(para("甲", ("12", own), style=2), para("乙"), parts={Part.STYLES: sheet}))
    assert paragraphs(document)[0] == shown


def test_hiding_by_a_style_of_characters_counts() -> None:
    sheet = style_sheet((1, 4095, b"", b""), (2, 4095, b"", sprm(VANISHED)))
    hidden = ("99", sprm(CHARACTER_STYLE, 1))
    assert paragraphs(opened(word_binary(para("1", hidden), parts={Part.STYLES: sheet}))) == ["1"]


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    sheet = style_sheet((1, 1, b"", b""), (1, 0, b"", b""))
    assert paragraphs(opened(word_binary(para("甲", style=1), parts={Part.STYLES: sheet}))) == ["甲"]


def test_a_superscript_after_a_number_is_doubted() -> None:
    document = opened(word_binary(row([para("1", ("2", sprm(RAISED)))])))
    assert "上标" in cells(document)[0].doubts[0]


def test_a_symbol_is_shown_where_its_code_is_a_character_and_doubted_where_only_its_font_knows() -> None:
    known = ("(", sprm(SPECIAL) + sprm(SYMBOL, 0x00D7 << 16))
    unknown = ("(", sprm(SPECIAL) + sprm(SYMBOL, 0xF0FE << 16))
    document = opened(word_binary(row([para("3", known)], [para(unknown)], [para("\uf0fe")], "(1)")))
    assert [str(one.text) for one in cells(document)] == ["3×", "□", "□", "(1)"]
    assert [bool(one.doubts) for one in cells(document)] == [False, True, True, False]


def test_the_ends_of_a_content_control_are_no_text() -> None:
    marked = para(("<", sprm(SPECIAL)), "12", (">", sprm(SPECIAL)))
    assert paragraphs(opened(word_binary(marked, para("<3>")))) == ["12", "<3>"]


def picture(width: int, height: int, image: int = 900) -> bytes:
    shape = pack("<2HI", 0xF, 0xF004, 8) + bytes(8)
    head = pack("<I2H", 68 + len(shape) + image, 68, 0x64).ljust(28, b"\0") + pack("<2h2H", width, height, 1000, 1000)
    return head.ljust(68, b"\0") + shape + bytes(image)


@pytest.mark.parametrize(
    ("data", "said"), [(picture(8000, 6000), True), (picture(1000, 6000), False), (picture(8000, 6000, 0), False)]
)
def test_only_a_large_picture_may_hide_a_table(data: bytes, said: bool) -> None:
    anchor = ("\x01", sprm(SPECIAL) + sprm(PICTURE, 0))
    document = opened(word_binary(para("甲", anchor), data=data))
    assert any(problem.hides_content for problem in document.problems) is said


def test_a_document_of_pictures_only_says_so() -> None:
    outcome = refused(word_binary(para(("\x01", sprm(SPECIAL) + sprm(PICTURE, 0))), data=picture(8000, 6000)))
    assert outcome.reason is Reason.NO_TEXT
    assert "1 张图片" in outcome.detail


def test_a_document_without_text_says_so() -> None:
    assert refused(word_binary(para(""))).reason is Reason.NO_TEXT


@pytest.mark.parametrize(
    ("part", "size", "name"),
    [(Part.FOOTNOTE_MARKS, 2, "脚注"), (Part.ENDNOTE_MARKS, 2, "尾注"), (Part.COMMENT_MARKS, 30, "批注")],
)
def test_notes_and_comments_that_are_not_read_are_counted(part: Part, size: int, name: str) -> None:
    marks = plc([0, 1, 2], [bytes(size)] * 2)
    document = opened(word_binary(para("甲\x02\x02"), parts={part: marks}))
    assert f"2 处{name}" in problems(document)


def boxed(*numbers: int, anchored: int, revision: bytes = b"") -> bytes:
    """A document with two text boxes whose shapes have these numbers; the first paragraph anchors one shape."""
    boxes = [para("框一"), *row("甲", "1"), para("框尾"), para("框二"), para("")]
    ends = [0, 3 + 5 + 3, 3 + 5 + 3 + 3, 3 + 5 + 3 + 3 + 1]
    described = [bytes(14) + pack("<I4x", number) for number in (*numbers, 0)]
    anchor = plc([2, 9], [pack("<I4iHI", anchored, 0, 0, 100, 100, 0, 0)])
    parts = {Part.BOXES: plc(ends, described), Part.ANCHORS: anchor}
    main = (para("前文", ("\x08", sprm(SPECIAL) + revision)), para("后文"))
    return word_binary(*main, stories={Story.BOXES: boxes}, parts=parts)


def test_a_text_box_is_read_behind_the_paragraph_that_anchors_it() -> None:
    document = opened(boxed(1026, 1027, anchored=1026))
    assert paragraphs(document) == ["前文", "框一", "框尾", "后文", "框二"]
    assert drawn(grids(document)[0]) == "甲|1"
    assert "1 个文本框" in problems(document)


def test_a_text_box_whose_anchor_is_deleted_is_deleted() -> None:
    document = opened(boxed(1026, 1027, anchored=1026, revision=sprm(DELETED)))
    assert paragraphs(document) == ["前文", "后文", "框二"]
    assert "框一" in problems(document)


def group(*numbers: int) -> bytes:
    """A drawing with one group of shapes; the first number is the group's own."""

    def record(kind: int, content: bytes, head: int = 0xF) -> bytes:
        return pack("<2HI", head, kind, len(content)) + content

    def shape(number: int) -> bytes:
        return record(0xF004, record(0xF00A, pack("<2I", number, 0), 202 << 4 | 2))

    grouped = record(0xF003, b"".join(map(shape, numbers)))
    drawing = record(0xF002, record(0xF008, bytes(8), 0) + record(0xF003, shape(1024) + grouped))
    return record(0xF000, bytes(16)) + b"\0" + drawing


def test_a_text_box_within_a_group_is_read_where_the_group_is_anchored() -> None:
    main = (para("前文", ("\x08", sprm(SPECIAL))), para("后文"))
    boxes = [para("框一"), para("框二"), para("")]
    parts = {
        Part.BOXES: plc([0, 3, 6, 7], [bytes(14) + pack("<I4x", number) for number in (1031, 1032, 0)]),
        Part.ANCHORS: plc([2, 9], [pack("<I4iHI", 1030, 0, 0, 100, 100, 0, 0)]),
        Part.DRAWINGS: group(1030, 1031, 1032),
    }
    document = opened(word_binary(*main, stories={Story.BOXES: boxes}, parts=parts), "a.doc")
    assert paragraphs(document) == ["前文", "框一", "框二", "后文"]
    assert document.problems == ()


@pytest.mark.parametrize(("nfib", "said"), [(0x65, "95"), (0x21, "95")])
def test_a_document_before_word_97_is_refused_by_its_name(nfib: int, said: str) -> None:
    outcome = refused(word_binary(para("甲"), nfib=nfib))
    assert outcome.reason is Reason.OLD_WORD
    assert said in outcome.detail
    assert ".docx" in outcome.next_step


def test_every_figure_of_the_converted_reports_is_read(shared: Path) -> None:
    for name in ("000.doc", "000.wps", "002.doc", "002.wps"):
        document = opened((shared / "corpus" / name).read_bytes(), name)
        package = opened((shared / "corpus" / name).with_suffix(".docx").read_bytes(), "a.docx")
        assert lines(document) == lines(package)
        assert [drawn(grid) for grid in grids(document)] == [drawn(grid) for grid in grids(package)]
        assert document.problems == ()
