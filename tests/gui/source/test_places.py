"""Places on pages: lit, brought into view, clicked, zoomed upon."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.source.geometry import Rect
from core.source.provenance import PageRegion
from gui.presenters.source_places import PlaceClick, SourceHighlight, Tone
from gui.theme import tone_color
from tests.support.drawn_source import DrawnView, Pen, canvas_of, colour_at, label_texts, settle, spot
from tests.support.printed import FIGURE, printed_report

# the platform without a screen says so of every window that has a layout
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


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
