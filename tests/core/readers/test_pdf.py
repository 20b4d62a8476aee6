from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from core.layout.grid import Grid
from core.layout.printed import printed_flow
from core.readers.pdf import read_pdf
from core.readers.source_file import source_file
from core.source.document import PrintedContent, PrintedPage, SourceDocument
from core.source.limits import OBJECTS_PER_PAGE
from core.source.unreadable import Reason, UnreadableError
from tests.support.drawn_pdf import HEIGHT, Draw, Pen, cropped, drawn, sideways, turned

TABLE = [["自然人", "总计"], ["64", "66"]]


def read(data: bytes) -> SourceDocument:
    return read_pdf(source_file(data, "报告.pdf"))


def only_page(data: bytes) -> PrintedPage:
    content = read(data).content
    assert isinstance(content, PrintedContent)
    (page,) = content.pages
    return page


def seen(page: PrintedPage) -> str:
    return "".join(c for at, c in enumerate(page.characters) if at not in page.hidden)


def rows(data: bytes) -> list[list[str]]:
    content = read(data).content
    assert isinstance(content, PrintedContent)
    flow, _ = printed_flow(content)
    (grid,) = (item for item in flow if isinstance(item, Grid))
    return [[cell.text.characters for cell in row] for row in grid.rows()]


def test_text_stands_where_it_is_displayed() -> None:
    page = only_page(drawn(lambda pen: pen.write("年报", 100, 200, size=20)))
    assert page.characters == "年报"
    left, right = page.boxes
    assert left.x0 == pytest.approx(100, abs=1)
    assert right.x0 == pytest.approx(120, abs=1)
    assert left.contains(110, 192)


def test_blanks_between_words_are_no_glyphs() -> None:
    assert only_page(drawn(lambda pen: pen.write("a b 件", 100, 200))).characters == "ab件"


@pytest.mark.parametrize("shift", [0.0, 0.3])
def test_text_drawn_twice_is_read_once(shift: float) -> None:
    def bold(pen: Pen) -> None:
        for step in range(2):
            pen.write("1122", 100 + step * shift, 200)
            for number in range(8):
                pen.write(f"第{number}行", 100, 300 + 20 * number)

    assert only_page(drawn(bold)).characters.count("1") == 2 + 1


def test_equal_digits_side_by_side_are_all_read() -> None:
    assert only_page(drawn(lambda pen: pen.write("1111", 100, 200, size=4))).characters == "1111"


def test_invisible_text_is_marked_hidden() -> None:
    def hide(pen: Pen) -> None:
        pen.write("12", 100, 200)
        pen.write("99", 104, 200, mode=3)

    page = only_page(drawn(hide))
    assert seen(page) == "12"
    assert len(page.hidden) == 2


def test_white_text_on_white_paper_is_marked_hidden() -> None:
    def hide(pen: Pen) -> None:
        pen.write("12", 100, 200)
        pen.write("99", 130, 200, grey=1.0)

    assert seen(only_page(drawn(hide))) == "12"


def test_white_text_on_a_dark_cell_is_seen() -> None:
    def shade(pen: Pen) -> None:
        pen.canvas.setFillGray(0.2)
        pen.box(90, 180, 100, 30, fill=1)
        pen.write("总计", 100, 200, grey=1.0)

    assert seen(only_page(drawn(shade))) == "总计"


def test_text_beside_the_page_is_marked_hidden() -> None:
    def beside(pen: Pen) -> None:
        pen.write("12", 100, 200)
        pen.write("99", 700, 200)

    assert seen(only_page(drawn(beside))) == "12"


def thin_boxes(pen: Pen) -> None:
    for x in (60.0, 140.0, 220.0):
        pen.box(x, 100, 0.5, 40, stroke=0, fill=1)
    for y in (100.0, 120.0, 140.0):
        pen.box(60, y, 160, 0.5, stroke=0, fill=1)
    write_figures(pen)


def strokes(pen: Pen) -> None:
    for x in (60.0, 140.0, 220.0):
        pen.rule(x, 100, x, 140)
    for y in (100.0, 120.0, 140.0):
        pen.rule(60, y, 220, y)
    write_figures(pen)


def one_path(pen: Pen) -> None:
    path = pen.canvas.beginPath()
    for x in (60.0, 140.0, 220.0):
        path.rect(x, HEIGHT - 140, 0.5, 40)
    for y in (100.0, 120.0, 140.0):
        path.rect(60, HEIGHT - y, 160, 0.5)
    pen.canvas.drawPath(path, stroke=0, fill=1)
    write_figures(pen)


def rectangles(pen: Pen) -> None:
    pen.table(TABLE)


def in_a_form(pen: Pen) -> None:
    canvas: Canvas = pen.canvas
    canvas.beginForm("table")
    Pen(canvas, 800).table(TABLE, x=0, y=40)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, 20)
    canvas.scale(0.9, 0.9)
    canvas.doForm("table")
    canvas.restoreState()


def write_figures(pen: Pen) -> None:
    for row, line in enumerate(TABLE):
        for column, text in enumerate(line):
            pen.write(text, 64 + 80 * column, 114 + 20 * row)


@pytest.mark.parametrize("draw", [thin_boxes, strokes, one_path, rectangles, in_a_form])
def test_borders_are_found_however_they_are_drawn(draw: Draw) -> None:
    assert rows(drawn(draw)) == TABLE


def test_white_lines_are_no_borders() -> None:
    def white(pen: Pen) -> None:
        pen.table(TABLE)
        pen.canvas.setStrokeGray(1)
        pen.rule(60, 110, 220, 110)
        pen.canvas.setFillGray(1)
        pen.box(100, 100, 0.5, 40, stroke=0, fill=1)

    assert rows(drawn(white)) == TABLE


def test_the_shade_of_a_cell_is_no_border() -> None:
    def shade(pen: Pen) -> None:
        pen.canvas.setFillGray(0.8)
        pen.box(64, 104, 40, 12, stroke=0, fill=1)
        pen.table(TABLE)

    assert rows(drawn(shade)) == TABLE


def test_a_landscape_page_shown_turned_reads_upright() -> None:
    data = turned(drawn(sideways(rectangles)), 90)
    page = only_page(data)
    assert (page.width, page.height) == (842, 595)
    assert rows(data) == TABLE


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_places_follow_the_rotation_of_the_page(degrees: int) -> None:
    data = drawn(lambda pen: pen.write("年", 100, 200))
    upright, page = only_page(data), only_page(turned(data, degrees))
    x, y = upright.boxes[0].centre
    expected = {90: (HEIGHT - y, x), 180: (595 - x, HEIGHT - y), 270: (y, 595 - x)}[degrees]
    assert page.boxes[0].centre == pytest.approx(expected, abs=0.5)


def test_places_count_from_the_corner_of_the_visible_page() -> None:
    whole = only_page(drawn(rectangles))
    page = only_page(cropped(drawn(rectangles), 30, 50, 500, 800))
    assert (page.width, page.height) == (470, 750)
    assert page.boxes[0].x0 == pytest.approx(whole.boxes[0].x0 - 30, abs=0.1)
    assert page.boxes[0].y0 == pytest.approx(whole.boxes[0].y0 - (HEIGHT - 800), abs=0.1)
    assert rows(cropped(drawn(rectangles), 30, 50, 500, 800)) == TABLE


def picture(pen: Pen) -> None:
    pen.canvas.drawInlineImage(_image(), 50, 300, 480, 400)


def _image() -> object:
    from PIL import Image  # noqa: PLC0415 - only these tests draw pictures

    return Image.new("L", (8, 8), 128)


def test_a_page_that_is_a_picture_is_said_to_be_unread() -> None:
    document = read(drawn(rectangles, picture))
    (problem,) = document.problems
    assert problem.place == "第 2 页"
    assert "图片" in problem.message


def test_a_file_of_pictures_waits_to_be_recognised() -> None:
    document = read(drawn(picture))
    assert isinstance(document.content, PrintedContent)
    assert [page.is_picture for page in document.content.pages] == [True]
    assert [problem.hides_content for problem in document.problems] == [True]


def test_a_scan_with_an_invisible_text_layer_waits_to_be_recognised() -> None:
    def layered(pen: Pen) -> None:
        picture(pen)
        pen.write("新收 64", 100, 200, mode=3)

    content = read(drawn(layered)).content
    assert isinstance(content, PrintedContent)
    assert [page.is_picture for page in content.pages] == [True]


def test_a_file_without_text_or_pictures_has_no_text() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(drawn(lambda pen: pen.rule(10, 10, 100, 10)))
    assert caught.value.reason is Reason.NO_TEXT


def test_a_password_is_named_as_the_reason() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(drawn(rectangles, password="geheim"))
    assert caught.value.reason is Reason.PASSWORD


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"\x00" * 100])
def test_damage_is_named_as_the_reason(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert caught.value.reason is Reason.DAMAGED


def test_a_page_too_complex_to_read_leaves_the_others_readable() -> None:
    def crowded(pen: Pen) -> None:
        for number in range(OBJECTS_PER_PAGE + 1):
            pen.canvas.rect(number % 500, number // 500, 1, 1, stroke=0, fill=1)

    document = read(drawn(crowded, rectangles))
    (problem,) = document.problems
    assert problem.place == "第 1 页"
    assert str(OBJECTS_PER_PAGE) in problem.message
    assert isinstance(document.content, PrintedContent)
    assert document.content.pages[1].characters


def test_hostile_and_damaged_files_end_in_a_document_or_a_reason(shared: Path) -> None:
    outcomes = []
    for path in sorted((shared / "badinputs").glob("*.pdf")):
        if path.name.startswith("self_"):
            continue  # made to hang or exhaust a reader: the sandbox's tests open them
        try:
            document = read(path.read_bytes())
        except UnreadableError as error:
            outcomes.append(error.reason.value)
        else:
            assert isinstance(document.content, PrintedContent)
            printed_flow(document.content)
            outcomes.append("read")
    assert outcomes.count("read") > len(outcomes) / 3
