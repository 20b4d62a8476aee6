"""Sources of several kinds: one after another, pages drawn here, pages recognised from pictures."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.source.document import DocumentFormat, PrintedPage
from core.source.geometry import Rect
from gui.presenters.source_places import SourceHighlight, Tone
from gui.theme import tone_tint
from tests.support.drawn_source import DrawnView, Pen, canvas_of, colour_at, label_texts, settle, spot, text_of
from tests.support.printed import FIGURE, printed_report, text_report

# the platform without a screen says so of every window that has a layout
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")

OFD_PAGE = PrintedPage(595.0, 842.0, "田", (Rect(100.0, 100.0, 220.0, 220.0),), (Rect(50.0, 400.0, 500.0, 400.5),))


def test_both_kinds_of_source_can_follow_each_other(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    view.show_report(printed_report())
    view.show_report(text_report("一", "二", "三"))
    assert text_of(view).isVisible()
    assert "共 3 行" in label_texts(view)
    view.show_report(printed_report())
    assert canvas_of(view).isVisible()
    settle(qtbot, pen)
    assert "第 1/5 页" in label_texts(view)


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
