"""Pages in the window: which are drawn, when, how sharp, and how many are kept."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.source import limits
from core.source.document import DocumentFormat, PrintedPage
from core.source.geometry import Rect
from core.source.provenance import PageRegion
from gui.presenters.source_places import SourceHighlight, Tone
from tests.support.drawn_source import DrawnView, Pen, canvas_of, colour_at, settle, spot
from tests.support.printed import FIGURE, printed_report

# the platform without a screen says so of every window that has a layout
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


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


def test_a_page_is_asked_for_upright_and_with_the_password(view: DrawnView, pen: Pen, qtbot: QtBot) -> None:
    turned = PrintedPage(595.0, 842.0, "", (), recognised=True, turn=-1.5)
    view.show_report(printed_report(pages=1, page=turned, format=DocumentFormat.IMAGE), "开门")
    settle(qtbot, pen)
    assert set(pen.told) == {(-1.5, "开门")}


OFD_PAGE = PrintedPage(595.0, 842.0, "田", (Rect(100.0, 100.0, 220.0, 220.0),), (Rect(50.0, 400.0, 500.0, 400.5),))
