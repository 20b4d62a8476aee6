from collections.abc import Sequence

import pytest

from core.source.geometry import Rect
from tests.support.ofd_package import code, composite, deltas, ofd, page, text, use_of
from tests.support.ofd_reading import only_page, said, seen

MM = 72 / 25.4


def lefts(boxes: Sequence[Rect]) -> list[float]:
    """Where each box begins, in millimetres."""
    return [round(box.x0 / MM, 2) for box in boxes]


def tops(boxes: Sequence[Rect]) -> list[float]:
    return [round(box.y0 / MM, 2) for box in boxes]


def line(codes: str, attributes: str = "", boundary: str = "10 20 100 10") -> str:
    """A text object of size 4 with these codes."""
    return f'<TextObject ID="1" Boundary="{boundary}" Font="3" Size="4" {attributes}>{codes}</TextObject>'


def test_text_stands_on_its_baseline_in_points() -> None:
    found = only_page(ofd(page(text("年报", 30, 50, size=5))))
    assert (found.width, found.height) == pytest.approx((210 * MM, 297 * MM))
    assert found.characters == "年报"
    first, second = found.boxes
    assert (first.x0, first.x1, second.x0) == pytest.approx((30 * MM, 35 * MM, 35 * MM))
    assert (first.y0, first.y1) == pytest.approx(((50 - 4.4) * MM, (50 + 0.6) * MM))


def test_a_run_of_steps_counts_for_each_of_its_glyphs() -> None:
    found = only_page(ofd(page(line(code("甲乙丙12", 1, 4, 'DeltaX="g 2 5 6 2"')))))
    assert lefts(found.boxes) == [11, 16, 21, 27, 29]


def test_a_run_said_to_be_billions_long_is_read_as_far_as_there_are_glyphs() -> None:
    found = only_page(ofd(page(line(code("甲乙丙", 0, 4, f'DeltaX="g {10**12} 5"')))))
    assert lefts(found.boxes) == [10, 15, 20]


def test_the_last_step_goes_on_where_steps_are_missing() -> None:
    found = only_page(ofd(page(line(code("甲乙丙丁", 0, 4, 'DeltaX="4 5"')))))
    assert lefts(found.boxes) == [10, 14, 19, 24]


def test_glyphs_without_any_step_are_spread_and_said_to_be_guessed() -> None:
    data = ofd(page(line(code("合计11", 0, 4))))
    assert lefts(only_page(data).boxes) == [10, 14, 18, 20]
    assert "推算" in said(data)


def test_one_glyph_needs_no_step() -> None:
    assert said(ofd(page(line(code("甲", 0, 4))))) == ""


def test_a_second_code_takes_what_it_does_not_say_from_the_one_before() -> None:
    second = '<TextCode X="30" DeltaX="4">丙丁</TextCode>'
    found = only_page(ofd(page(line(code("甲乙", 0, 4, 'DeltaX="4"') + second))))
    assert lefts(found.boxes) == [10, 14, 40, 44]
    assert len(set(tops(found.boxes))) == 1


def test_the_matrix_comes_before_the_corner_of_the_boundary() -> None:
    scaled = line(code("甲乙", 2, 20, 'DeltaX="10"'), 'CTM="0.5 0 0 0.5 1 2"')
    found = only_page(ofd(page(scaled)))
    assert lefts(found.boxes) == [12, 17]
    assert found.boxes[0].width == pytest.approx(0.5 * 4 * MM)
    assert found.boxes[0].y1 == pytest.approx((20 + 2 + 10 + 0.5 * 0.48) * MM)


def test_text_down_the_page_stands_upright_glyph_under_glyph() -> None:
    found = only_page(ofd(page(line(code("三本年", 0, 4, 'DeltaY="5 5"')))))
    assert lefts(found.boxes) == [10, 10, 10]
    assert tops(found.boxes) == [20.48, 25.48, 30.48]
    assert found.boxes[0].width == pytest.approx(4 * MM)


@pytest.mark.parametrize(("direction", "down"), [(90, [20.48, 25.48]), (270, [20.48, 15.48])])
def test_steps_across_follow_an_upright_reading_direction(direction: int, down: list[float]) -> None:
    found = only_page(ofd(page(line(code("三本", 0, 4, 'DeltaX="5"'), f'ReadDirection="{direction}"'))))
    assert lefts(found.boxes) == [10, 10]
    assert tops(found.boxes) == down


def test_steps_down_are_taken_as_they_are_under_an_upright_reading_direction() -> None:
    found = only_page(ofd(page(line(code("三本", 0, 4, 'DeltaY="5"'), 'ReadDirection="90"'))))
    assert tops(found.boxes) == [20.48, 25.48]


def test_a_turned_glyph_has_a_turned_box() -> None:
    (box,) = only_page(ofd(page(line(code("1", 10, 10), 'CharDirection="90"')))).boxes
    assert (box.width, box.height) == pytest.approx((4 * MM, 2 * MM))
    assert box.x0 == pytest.approx((20 - 0.48) * MM)
    assert box.y0 == pytest.approx(30 * MM)


def test_squeezed_type_is_narrow() -> None:
    (box,) = only_page(ofd(page(line(code("甲", 0, 4), 'HScale="0.5"')))).boxes
    assert box.width == pytest.approx(2 * MM)


def test_a_wide_step_leaves_a_gap_and_no_wide_glyph() -> None:
    first, second = only_page(ofd(page(line(code("收5", 0, 4, 'DeltaX="30"'))))).boxes
    assert first.width == pytest.approx(4 * MM)
    assert second.x0 - first.x1 == pytest.approx(26 * MM)


def test_a_glyph_with_an_object_of_its_own_is_as_wide_as_that() -> None:
    digit = f'<TextObject ID="1" Boundary="10 20 2.8 4" Font="3" Size="4">{code("7", 0, 4)}</TextObject>'
    (box,) = only_page(ofd(page(digit))).boxes
    assert box.width == pytest.approx(2.8 * MM)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a&lt;b", "a<b"),
        (r"甲\0020乙", "甲乙"),
        (r"\4E00、总体", "一、总体"),
        (r"\D840\DC0B", "𠀋"),
        (r"C:\目录", r"C:\目录"),
        ("\n      甲乙\n    ", "甲乙"),
        ("甲　乙 丙", "甲乙丙"),
        ("⼆、", "二、"),
        ("<![CDATA[1<2]]>", "1<2"),
    ],
)
def test_the_characters_are_those_that_are_printed(written: str, read: str) -> None:
    codes = f'<TextCode X="0" Y="4" DeltaX="g 20 4">{written}</TextCode>'
    data = ofd(page(line(codes)))
    assert only_page(data).characters == read
    assert said(data) == ""


def test_an_indent_of_the_xml_shifts_no_glyph() -> None:
    codes = '<TextCode X="0" Y="4" DeltaX="4">\n    甲乙\n  </TextCode>'
    assert lefts(only_page(ofd(page(line(codes)))).boxes) == [10, 14]


@pytest.mark.parametrize("shift", [0.0, 0.1])
def test_text_drawn_twice_is_read_once(shift: float) -> None:
    data = ofd(page(text("1122", 30, 50), text("1122", 30 + shift, 50)))
    assert only_page(data).characters == "1122"
    assert said(data) == ""


def glyphs(numbers: str, *, first: int = 0, codes: int = 1) -> str:
    """A glyph description."""
    count = len(numbers.split())
    return (
        f'<CGTransform CodePosition="{first}" CodeCount="{codes}" GlyphCount="{count}">'
        f"<Glyphs>{numbers}</Glyphs></CGTransform>"
    )


def test_glyph_numbers_leave_the_characters_as_they_are() -> None:
    data = ofd(page(line(glyphs("7 8 9", codes=3) + code("年报1", 0, 4, 'DeltaX="4 4"'))))
    assert only_page(data).characters == "年报1"
    assert said(data) == ""


@pytest.mark.parametrize(
    ("codes", "count"),
    [
        (glyphs("7 8", codes=2) + code("¤¤", 0, 4, 'DeltaX="2"'), 2),
        (glyphs("7 8 9") + code("¤", 0, 4, 'DeltaX="2 2"'), 3),
        (glyphs("7 8 9", codes=3) + code("1¤3", 0, 4, 'DeltaX="2 2"'), 1),
        (glyphs("7 8") + '<TextCode X="0" Y="4" DeltaX="2"/>', 2),
        (glyphs("7 8"), 2),
        (code("12", 0, 4, 'DeltaX="2"') + glyphs("7", first=2), 1),
    ],
)
def test_a_glyph_without_a_code_is_kept_in_its_place_and_said(codes: str, count: int) -> None:
    data = ofd(page(line(codes), text("正文", 10, 100)))
    assert only_page(data).characters.count("\ufffd") == count
    assert f"有 {count} 个字的字体没有给出对应的文字" in said(data)


def test_two_characters_of_one_glyph_share_its_place() -> None:
    found = only_page(ofd(page(line(glyphs("7", codes=2) + code("fi1", 0, 4, 'DeltaX="3"')))))
    assert found.characters == "fi1"
    assert lefts(found.boxes) == [10, 11.5, 13]


def test_one_character_of_two_glyphs_is_one_character() -> None:
    found = only_page(ofd(page(line(glyphs("7 8") + code("é1", 0, 4, 'DeltaX="0.5 3"')))))
    assert found.characters == "é1"
    assert lefts(found.boxes) == [10, 13.5]


def test_a_step_for_each_character_wins_over_the_number_of_glyphs() -> None:
    found = only_page(ofd(page(line(glyphs("7", codes=2) + code("fi1", 0, 4, 'DeltaX="1.5 1.5"')))))
    assert lefts(found.boxes) == [10, 11.5, 13]


def test_descriptions_of_a_second_code_do_not_fall_on_the_first() -> None:
    codes = glyphs("1 2", codes=2) + code("甲乙", 0, 4, 'DeltaX="4"') + glyphs("3 4", codes=2)
    data = ofd(page(line(codes + code("丙丁", 20, 4, 'DeltaX="4"'))))
    assert only_page(data).characters == "甲乙丙丁"
    assert said(data) == ""


def test_slanted_text_is_left_out_and_said() -> None:
    watermark = line(code("内部资料", 0, 4, 'DeltaX="g 3 4"'), 'CTM="0.8 -0.6 0.6 0.8 0 0"')
    data = ofd(page(text("合计", 30, 50), watermark))
    assert only_page(data).characters == "合计"
    assert "有 4 个斜排的字" in said(data)


def test_italic_type_is_no_slanted_text() -> None:
    italic = line(code("合计", 0, 4, 'DeltaX="4"'), 'CTM="1 0 -0.25 1 0 0"')
    assert seen(only_page(ofd(page(italic)))) == "合计"


@pytest.mark.parametrize(
    ("matrix", "turn"), [("0 1 -1 0 297 0", 270.0), ("-1 0 0 -1 210 297", 180.0), ("0 -1 1 0 0 210", 90.0)]
)
def test_a_page_whose_text_lies_is_turned_upright(matrix: str, turn: float) -> None:
    upright = [text("本年新收政府信息公开申请数量", 30, 50 + 8 * at) for at in range(3)]
    paper = "0 0 297 210" if turn != 180 else "0 0 210 297"
    data = ofd(
        page(use_of("50", boundary=paper, attributes=f'CTM="{matrix}"')),
        area=f"<PageArea><PhysicalBox>{paper}</PhysicalBox></PageArea>",
        resources=composite("50", *upright),
    )
    turned, plain = only_page(data), only_page(ofd(page(*upright)))
    assert turned.turn == turn
    assert turned.characters == plain.characters
    assert (turned.width, turned.height) == pytest.approx((plain.width, plain.height))
    for box, other in zip(turned.boxes, plain.boxes, strict=True):
        assert (box.x0, box.y0, box.x1, box.y1) == pytest.approx((other.x0, other.y0, other.x1, other.y1))


def test_a_turned_label_turns_no_page() -> None:
    lines = [text("本年新收政府信息公开申请数量", 30, 50 + 8 * at) for at in range(3)]
    label = line(code("办理结果" * 12, 0, 0, 'DeltaY="g 47 4"'), 'CharDirection="90"')
    assert only_page(ofd(page(*lines, label))).turn == 0


@pytest.mark.parametrize(
    "wrong",
    [
        line(code("甲乙", 0, 4, 'DeltaX="abc"')),
        line(code("甲乙", 0, 4, 'DeltaX="nan"')),
        line(code("甲乙", 0, 4, 'DeltaX="g 2"')),
        line(code("甲乙", 0, 4, 'DeltaX="1e300"')),
        line('<TextCode X="left" Y="4">甲</TextCode>'),
        line(code("甲", 0, 4), boundary="10 20"),
        line(code("甲", 0, 4), 'CTM="1 0 0"'),
    ],
)
def test_text_whose_place_cannot_be_told_is_not_read_and_said(wrong: str) -> None:
    data = ofd(page(text("合计", 30, 50), wrong))
    assert only_page(data).characters == "合计"
    assert "有 1 个文字或图形的数据有误" in said(data)


def test_text_where_nobody_expects_it_is_missed_aloud() -> None:
    pattern = f"<FillColor><Pattern><CellContent>{text('十二', 0, 4)}</CellContent></Pattern></FillColor>"
    data = ofd(page(text("合计", 30, 50, inside=pattern)))
    assert only_page(data).characters == "合计"
    assert "有 4 个字，读到 2 个" in said(data)


def test_deltas_are_written_short() -> None:
    assert deltas([4.0, 2.25]) == "4 2.25"
