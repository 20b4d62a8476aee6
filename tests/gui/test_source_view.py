from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.audit.audited_report import AuditedReport
from core.source import limits
from core.source.document import DocumentFormat, PrintedPage
from core.source.geometry import Rect
from core.source.provenance import PageRegion, TextSpan
from gui.presenters.page_faces import page_faces
from gui.presenters.source_places import PlaceClick, SourceHighlight, Tone
from gui.theme import tone_color, tone_tint
from gui.views.page_canvas import PageCanvas
from gui.views.page_maker import PageMaker
from gui.views.source_view import SourceView
from gui.views.text_source import TextSource
from tests.support.printed import FIGURE, printed_report, text_report

# the platform without a screen says so of every window that has a layout
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

PATH = Path("年报.pdf")
Reply = Callable[[QImage], None]
Part = TypeVar("Part", PageCanvas, TextSource)


class Pen:
    """Answers drawing requests when told to, with pictures of one colour."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []
        self.told: list[tuple[float, str]] = []
        self._waiting: list[tuple[int, float, Reply]] = []
        self.at_once = True
        self.fails = False
        self.drawn = 0

    def render(
        self, path: Path, page: int, scale: float, reply: Reply, *, turn: float = 0.0, password: str = ""
    ) -> None:
        assert path == PATH
        self.asked.append((page, scale))
        self.told.append((turn, password))
        self._waiting.append((page, scale, reply))
        if self.at_once:
            self.answer()

    def draw(self, make: Callable[[], QImage], reply: Reply) -> None:
        self.drawn += 1
        reply(make())

    def stop_drawing(self) -> None:
        self._waiting.clear()

    def answer(self) -> None:
        for _, scale, reply in [self._waiting.pop(0) for _ in range(len(self._waiting))]:
            picture = (
                QImage() if self.fails else QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
            )
            if not self.fails:
                picture.fill(QColor("#00ff00"))
            reply(picture)


class DrawnView(SourceView):
    """A source view whose pages are drawn by a pen."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen

    def show_report(self, audited: AuditedReport, password: str = "") -> None:
        self.show_document(audited, PageMaker(self._pen, PATH, page_faces(audited.document), password))


@pytest.fixture
def pen() -> Pen:
    return Pen()


@pytest.fixture
def view(qtbot: QtBot, pen: Pen) -> DrawnView:
    widget = DrawnView(pen)
    qtbot.addWidget(widget)
    widget.resize(640, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def only(view: DrawnView, kind: type[Part]) -> Part:
    part = view.findChild(kind)
    assert isinstance(part, kind)
    return part


def canvas_of(view: DrawnView) -> PageCanvas:
    return only(view, PageCanvas)


def text_of(view: DrawnView) -> TextSource:
    return only(view, TextSource)


def settle(qtbot: QtBot, pen: Pen) -> None:
    before = -1
    while before != len(pen.asked):
        before = len(pen.asked)
        qtbot.wait(250)


def spot(canvas: PageCanvas, region: PageRegion) -> QPoint:
    """Where the middle of a region is on the screen."""
    place = canvas._column.place(region.page, region.rect)
    return (QPointF(*place.centre) - canvas._view().topLeft()).toPoint()


def colour_at(canvas: PageCanvas, point: QPoint) -> str:
    picture = canvas.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor((QPointF(point) * ratio).toPoint()).name()


def label_texts(view: DrawnView) -> set[str]:
    labels: list[QLabel] = list(view.findChildren(QLabel))
    return {label.text() for label in labels if label.isVisible()}


def lit_texts(text: TextSource) -> list[str]:
    selections = text.extraSelections()  # they own their cursors
    cursors: list[QTextCursor] = [getattr(selection, "cursor") for selection in selections]  # noqa: B009
    return [cursor.selectedText() for cursor in cursors]


def test_only_pages_near_the_view_are_drawn(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report(pages=400))
    settle(qtbot, pen)
    assert {page for page, _ in pen.asked} == {1, 2}


def test_pages_are_drawn_at_the_scale_they_are_shown(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    settle(qtbot, pen)
    canvas = canvas_of(view)
    page, scale = pen.asked[-1]
    assert scale == pytest.approx(canvas._column.frame(page).width / 595 * canvas.devicePixelRatioF())
    pen.asked.clear()
    view.zoom_in()
    settle(qtbot, pen)
    assert min(asked for _, asked in pen.asked) == pytest.approx(scale * 1.2)


def test_a_sharp_picture_is_not_drawn_again(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    settle(qtbot, pen)
    pen.asked.clear()
    view.set_highlights((SourceHighlight(FIGURE, Tone.LEFT, "◀"),))
    view.reveal(PageRegion(1, Rect(10, 10, 20, 20)))
    settle(qtbot, pen)
    assert pen.asked == []


def test_the_old_picture_stays_until_the_sharp_one_comes(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    settle(qtbot, pen)
    pen.at_once = False
    view.zoom_in()
    qtbot.wait(250)
    assert colour_at(canvas_of(view), QPoint(320, 350)) == "#00ff00"


def test_a_picture_of_the_last_document_is_not_shown_in_this_one(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    pen.at_once = False
    view.show_report(printed_report())
    qtbot.waitUntil(lambda: len(pen.asked) == 1)
    view.show_report(printed_report(pages=2))
    pen._waiting[0][2](QImage(10, 10, QImage.Format.Format_RGB32))
    pictures = canvas_of(view)._pictures
    assert pictures is not None
    assert pictures.picture(1) is None


def test_no_more_pixels_are_asked_for_than_a_preview_may_have(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    pen.fails = True
    view.show_report(printed_report(pages=1, width=1e7, height=800.0))
    settle(qtbot, pen)
    for _ in range(20):
        view.zoom_in()
    settle(qtbot, pen)
    scale = max(asked for _, asked in pen.asked)
    assert 1e7 * 800 * scale**2 <= limits.PREVIEW_PIXELS * 1.001
    assert 1e7 * scale <= limits.PREVIEW_SIDE * 1.001


def test_pictures_kept_are_bounded_in_memory(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report(pages=40))
    for _ in range(6):
        view.zoom_in()
    settle(qtbot, pen)
    for page in range(1, 41):
        view.reveal(PageRegion(page, Rect(0, 0, 10, 10)))
        qtbot.wait(1)
    pictures = canvas_of(view)._pictures
    assert pictures is not None
    kept = [pictures.picture(page) for page in range(1, 41)]
    assert sum(picture.sizeInBytes() for picture in kept if picture) <= 192 * 2**20
    assert pictures.picture(40) is not None


def test_a_page_that_cannot_be_drawn_is_not_asked_for_again_and_still_shows_its_places(
    view: DrawnView, pen: Pen, qtbot: QtBot
) -> None:
    pen.fails = True
    view.show_report(printed_report())
    view.set_highlights((SourceHighlight(FIGURE, Tone.BROKEN, "×"),))
    view.reveal(FIGURE)
    settle(qtbot, pen)
    assert len(pen.asked) == len({page for page, _ in pen.asked})
    assert colour_at(canvas_of(view), spot(canvas_of(view), FIGURE)) != "#ffffff"


@pytest.mark.parametrize("tone", list(Tone))
def test_a_lit_place_has_the_frame_of_its_tone(view: DrawnView, pen: Pen, tone: Tone) -> None:
    pen.at_once = False
    region = PageRegion(1, Rect(100, 100, 300, 200))
    view.show_report(printed_report())
    view.set_highlights((SourceHighlight(region, tone, "◀"),))
    canvas = canvas_of(view)
    picture = canvas.viewport().grab().toImage()
    middle = spot(canvas, region)
    column = {picture.pixelColor(middle.x(), y).name() for y in range(picture.height())}
    row = {picture.pixelColor(x, middle.y()).name() for x in range(picture.width())}
    assert tone_color(tone, dark=False).name() in column | row


def test_lighting_other_places_puts_the_old_ones_out(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    pen.fails = True
    view.show_report(printed_report())
    view.set_highlights((SourceHighlight(FIGURE, Tone.BROKEN, "×"),))
    view.reveal(FIGURE)
    lit = colour_at(canvas_of(view), spot(canvas_of(view), FIGURE))
    view.set_highlights(())
    assert colour_at(canvas_of(view), spot(canvas_of(view), FIGURE)) == "#ffffff" != lit


def test_revealing_a_place_brings_it_into_view_at_any_zoom(view: DrawnView, pen: Pen) -> None:
    view.show_report(printed_report())
    canvas = canvas_of(view)
    for _ in range(9):
        for page in (5, 1, 3):
            view.reveal(PageRegion(page, Rect(500, 700, 520, 712)))
            assert canvas.viewport().rect().contains(spot(canvas, PageRegion(page, Rect(500, 700, 520, 712))))
        view.zoom_in()


def test_a_place_of_a_page_that_does_not_exist_is_passed_over(view: DrawnView) -> None:
    view.show_report(printed_report(pages=1))
    view.reveal(PageRegion(9, Rect(0, 0, 1, 1)))
    view.set_highlights((SourceHighlight(PageRegion(9, Rect(0, 0, 1, 1)), Tone.LEFT, "◀"),))


def test_a_click_names_the_point_of_the_page_under_it(view: DrawnView, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    view.reveal(FIGURE)
    canvas = canvas_of(view)
    with qtbot.waitSignal(view.place_clicked) as caught:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(canvas, FIGURE))
    click = caught.args[0]
    assert isinstance(click, PlaceClick)
    assert click.page == 2
    assert FIGURE.rect.contains(click.x, click.y)


def test_a_click_beside_the_pages_says_nothing(view: DrawnView, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    with qtbot.assertNotEmitted(view.place_clicked, wait=50):
        QTest.mouseClick(canvas_of(view).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 300))


def test_the_pointer_shows_where_a_figure_can_be_clicked(view: DrawnView, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    view.reveal(FIGURE)
    canvas = canvas_of(view)
    QTest.mouseMove(canvas.viewport(), spot(canvas, FIGURE))
    qtbot.waitUntil(lambda: canvas.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    QTest.mouseMove(canvas.viewport(), spot(canvas, FIGURE) + QPoint(90, 60))
    qtbot.waitUntil(lambda: canvas.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_the_page_in_view_is_named(view: DrawnView) -> None:
    view.show_report(printed_report())
    assert "第 1/5 页" in label_texts(view)
    view.reveal(PageRegion(3, Rect(10, 400, 20, 410)))
    assert "第 3/5 页" in label_texts(view)


def test_zooming_with_the_wheel_keeps_what_is_under_the_pointer(view: DrawnView) -> None:
    view.show_report(printed_report())
    for _ in range(5):
        view.zoom_in()
    canvas = canvas_of(view)
    pointer = QPointF(200, 300)
    before = canvas._click_at(pointer)
    wheel = QWheelEvent(
        pointer, canvas.viewport().mapToGlobal(pointer), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas.viewport(), wheel)
    after = canvas._click_at(pointer)
    assert before is not None
    assert after is not None
    assert after.page == before.page
    assert abs(after.x - before.x) < 8
    assert abs(after.y - before.y) < 8


def test_pages_stay_as_wide_as_the_view_when_it_changes(view: DrawnView) -> None:
    view.show_report(printed_report())
    canvas = canvas_of(view)
    for width in (400, 900):
        view.resize(width, 700)
        assert canvas._column.frame(1).width == pytest.approx(canvas.viewport().width() - 28, abs=2)
    view.zoom_in()
    zoom = canvas.zoom
    view.resize(500, 700)
    assert canvas.zoom == zoom


def test_nothing_is_left_of_a_document_that_was_closed(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    view.clear()
    pen.asked.clear()
    settle(qtbot, pen)
    assert pen.asked == []
    assert label_texts(view) == {"打开一份年度报告后，这里显示原文"}


def test_text_that_looks_like_markup_is_shown_as_it_stands(view: DrawnView) -> None:
    line = "<img src='file:///etc/hostname'><b>12</b>&amp;"
    view.show_report(text_report(line))
    assert text_of(view).toPlainText() == line


def test_characters_that_break_lines_do_not_shift_the_lines_below(view: DrawnView) -> None:
    view.show_report(text_report("甲\u2029乙\r丙\x00", "丁"))
    text = text_of(view)
    assert text.document().blockCount() == 2
    text.set_highlights((SourceHighlight(TextSpan(1, 0, 1), Tone.LEFT, "◀"),))
    assert lit_texts(text) == ["丁"]


def test_a_lit_span_covers_its_characters_also_after_rare_ideographs(view: DrawnView) -> None:
    view.show_report(text_report("𠮷𬭚区数据局\t12\t3"))
    view.set_highlights((SourceHighlight(TextSpan(0, 7, 9), Tone.BROKEN, "×"),))
    assert lit_texts(text_of(view)) == ["12"]


def test_a_blank_place_is_still_seen(view: DrawnView) -> None:
    view.show_report(text_report("总计\t\t3", "", "末"))
    view.set_highlights(
        tuple(SourceHighlight(TextSpan(*at), Tone.DOUBT, "?") for at in ((0, 3, 3), (2, 1, 1), (1, 0, 0)))
    )
    assert [len(lit) for lit in lit_texts(text_of(view))] == [1, 1, 0]


def test_places_beyond_the_text_are_passed_over(view: DrawnView) -> None:
    view.show_report(text_report("一", "二"))
    view.set_highlights(
        (SourceHighlight(TextSpan(7, 0, 1), Tone.LEFT, "◀"), SourceHighlight(TextSpan(1, 5, 9), Tone.LEFT, "◀"))
    )
    view.reveal(TextSpan(7, 0, 1))


def test_a_click_on_a_character_names_it(view: DrawnView, qtbot: QtBot) -> None:
    view.show_report(text_report("一、总体情况", "𠮷收到申请\t9件\t3"))
    text = text_of(view)
    cursor = text._cursor(TextSpan(1, 6, 7))
    right = text.cursorRect(cursor).center()
    with qtbot.waitSignal(view.place_clicked) as caught:
        QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=right - QPoint(3, 0))
    assert caught.args == [PlaceClick(block=1, offset=6)]


def test_a_line_far_below_is_brought_into_view(view: DrawnView) -> None:
    view.show_report(text_report(*(f"第{number}行\t{number}" for number in range(2000))))
    view.reveal(TextSpan(1500, 0, 3))
    text = text_of(view)
    assert text.viewport().rect().contains(text.cursorRect(text._cursor(TextSpan(1500, 0, 3))).center())


def test_an_endless_line_does_not_stop_the_window(view: DrawnView) -> None:
    view.show_report(text_report("数" * limits.LINE_CHARACTERS, "末"))
    assert "后面 980000 个字没有显示" in text_of(view).toPlainText()
    assert text_of(view).document().blockCount() == 2


def test_both_kinds_of_source_can_follow_each_other(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    view.show_report(text_report("一", "二", "三"))
    assert text_of(view).isVisible()
    assert "共 3 行" in label_texts(view)
    view.show_report(printed_report())
    assert canvas_of(view).isVisible()
    settle(qtbot, pen)
    assert "第 1/5 页" in label_texts(view)


def test_text_becomes_larger_and_goes_back_to_its_size(view: DrawnView) -> None:
    view.show_report(text_report("一\t2"))
    height = text_of(view).fontMetrics().height()
    for _ in range(3):
        view.zoom_in()
    assert text_of(view).fontMetrics().height() > height
    assert "133%" in label_texts(view)
    view.fit_width()
    assert text_of(view).fontMetrics().height() == height


def test_a_page_is_asked_for_upright_and_with_the_password(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    turned = PrintedPage(595.0, 842.0, "", (), recognised=True, turn=-1.5)
    view.show_report(printed_report(pages=1, page=turned, format=DocumentFormat.IMAGE), "开门")
    settle(qtbot, pen)
    assert set(pen.told) == {(-1.5, "开门")}


OFD_PAGE = PrintedPage(595.0, 842.0, "田", (Rect(100.0, 100.0, 220.0, 220.0),), (Rect(50.0, 400.0, 500.0, 400.5),))


def test_pages_of_an_ofd_are_drawn_here_and_nobody_is_asked_for_pictures(
    view: DrawnView, pen: Pen, qtbot: QtBot
) -> None:
    view.show_report(printed_report(pages=3, page=OFD_PAGE, format=DocumentFormat.OFD))
    settle(qtbot, pen)
    assert pen.asked == []
    assert pen.drawn == 2
    canvas = canvas_of(view)
    picture = canvas.viewport().grab().toImage()
    place = canvas._column.place(1, OFD_PAGE.boxes[0])
    x, top = round(place.x0 + place.width / 2), canvas._view().top()
    column = {picture.pixelColor(x, y).name() for y in range(round(place.y0 - top), round(place.y1 - top))}
    assert "#000000" in column


def test_a_drawn_page_is_drawn_anew_when_it_is_enlarged(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report(pages=1, page=OFD_PAGE, format=DocumentFormat.OFD))
    settle(qtbot, pen)
    before = pen.drawn
    view.zoom_in()
    settle(qtbot, pen)
    canvas = canvas_of(view)
    assert pen.drawn == before + 1
    assert canvas._pictures is not None
    picture = canvas._pictures.picture(1)
    assert picture is not None
    assert picture.width() == pytest.approx(canvas._column.frame(1).width * canvas.devicePixelRatioF(), abs=1.5)


def test_a_figure_of_a_drawn_page_answers_to_a_click_and_is_lit(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report(page=OFD_PAGE, format=DocumentFormat.OFD))
    view.set_highlights((SourceHighlight(FIGURE, Tone.BROKEN, "×"),))
    view.reveal(FIGURE)
    settle(qtbot, pen)
    canvas = canvas_of(view)
    assert colour_at(canvas, spot(canvas, FIGURE)) != "#ffffff"
    with qtbot.waitSignal(view.place_clicked) as caught:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(canvas, FIGURE))
    assert caught.args[0].page == 2


@pytest.mark.parametrize("recognised", [True, False])
def test_a_page_recognised_from_its_picture_says_so(view: DrawnView, pen: Pen, qtbot: QtBot, recognised: bool) -> None:
    page = PrintedPage(595.0, 842.0, "", (), recognised=recognised)
    view.show_report(printed_report(pages=2, page=page))
    settle(qtbot, pen)
    assert ("第 1/2 页 · 由图片识别" in label_texts(view)) is recognised
    canvas = canvas_of(view)
    frame = canvas._column.frame(1)
    corner = QPoint(round(frame.x1) - 3, round(frame.y0) + 15)
    assert (colour_at(canvas, corner) == tone_tint(Tone.DOUBT, dark=False).name()) is recognised
