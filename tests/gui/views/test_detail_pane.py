"""Cells of scans in the detail: cut out of a sharp picture of their page, beside what was read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.source.geometry import Rect
from gui.presenters.detail import detail_of
from gui.presenters.page_faces import page_faces
from gui.presenters.window_state import CellChoice
from gui.views.cell_picture import CellPictureView, CropView
from gui.views.detail_pane import DetailPane
from gui.views.page_crops import SCALE, PageCrops
from gui.views.page_maker import PageMaker
from tests.support.scanned import CARRIED, PLACE, RECEIVED, scanned_report

SCAN = scanned_report(RECEIVED, CARRIED)
Reply = Callable[[QImage], None]


class Press:
    """Draws pages that are red where the cells lie and white elsewhere; waits when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float, str]] = []
        self.waiting: list[tuple[float, Reply]] = []
        self.at_once = True
        self.fails = False

    def render(
        self, path: Path, page: int, scale: float, reply: Reply, *, turn: float = 0.0, password: str = ""
    ) -> None:
        self.asked.append((page, scale, password))
        self.waiting.append((scale, reply))
        if self.at_once:
            self.answer()

    def draw(self, make: Callable[[], QImage], reply: Reply) -> None:
        raise AssertionError

    def stop_drawing(self) -> None:
        return

    def answer(self) -> None:
        while self.waiting:
            scale, reply = self.waiting.pop(0)
            reply(QImage() if self.fails else red_cell(scale))


def red_cell(scale: float) -> QImage:
    image = QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    place = QRectF(PLACE.x0, PLACE.y0, PLACE.width, PLACE.height)
    painter.fillRect(QRectF(place.topLeft() * scale, place.size() * scale), QColor("#ff0000"))
    painter.end()
    return image


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def pane(qtbot: QtBot, press: Press) -> DetailPane:
    widget = DetailPane()
    qtbot.addWidget(widget)
    widget.resize(460, 300)
    widget.show_pages(PageMaker(press, Path("扫描.pdf"), page_faces(SCAN.document), "开门"))
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def views(pane: DetailPane) -> list[CellPictureView]:
    found: list[CellPictureView] = list(pane.findChildren(CellPictureView))
    return [view for view in found if view.isVisible()]


def choose(pane: DetailPane) -> None:
    pane.show_detail(detail_of(SCAN, CellChoice(RECEIVED)))
    QApplication.processEvents()


def test_each_doubtful_cell_stands_beside_what_was_read(pane: DetailPane, press: Press) -> None:
    choose(pane)
    assert [view.text.text().splitlines()[:2] for view in views(pane)] == [
        ["表三 本年新收·自然人", "读作：7"],
        ["表三 上年结转·自然人", "读作：1"],
    ]
    for view in views(pane):
        image = view.crop.image
        assert image.pixelColor(image.width() // 2, image.height() // 2).name() == "#ff0000"
        assert image.pixelColor(2, 2).name() == "#ffffff"
        assert view.crop.height() >= view.crop.heightForWidth(view.crop.width()) > 40


def test_the_page_is_asked_for_once_sharp_and_with_the_password(pane: DetailPane, press: Press) -> None:
    choose(pane)
    pane.show_detail(detail_of(SCAN, None))
    choose(pane)
    assert press.asked == [(1, SCALE, "开门")]


def test_a_page_is_not_drawn_before_a_cell_of_it_is_looked_at(pane: DetailPane, press: Press) -> None:
    assert press.asked == []
    pane.show_detail(detail_of(SCAN, None))
    assert press.asked == []


def test_until_the_picture_is_there_the_reading_is_shown_with_a_word(pane: DetailPane, press: Press) -> None:
    press.at_once = False
    choose(pane)
    assert all(view.text.text().endswith("正在取图……") for view in views(pane))
    press.answer()
    assert not any("正在取图" in view.text.text() for view in views(pane))
    assert all(not view.crop.image.isNull() for view in views(pane))


def test_a_picture_that_cannot_be_had_is_said(pane: DetailPane, press: Press) -> None:
    press.fails = True
    choose(pane)
    assert all("图片无法显示，请打开原文件对照" in view.text.text() for view in views(pane))
    choose(pane)
    assert all("图片无法显示，请打开原文件对照" in view.text.text() for view in views(pane))


def test_a_picture_of_the_last_report_is_not_shown_in_this_one(pane: DetailPane, press: Press) -> None:
    press.at_once = False
    choose(pane)
    pane.show_pages(None)
    press.answer()
    assert all(view.crop.image.isNull() for view in views(pane))


def test_texts_of_the_report_stay_plain(pane: DetailPane) -> None:
    choose(pane)
    labels: list[QLabel] = list(pane.findChildren(QLabel))
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_cell_at_the_edge_is_cut_at_the_edge_of_the_paper(pane: DetailPane, press: Press) -> None:
    crops = PageCrops(PageMaker(press, Path("扫描.pdf"), page_faces(SCAN.document)), pane)
    crops.want((1,))
    corner = crops.crop(1, Rect(-5, -5, 30, 20))
    assert corner is not None
    assert (corner.width(), corner.height()) == (90, 60)


@pytest.mark.parametrize("width", [60, 200, 700])
def test_a_wide_picture_is_shown_whole_in_a_narrow_pane(qtbot: QtBot, width: int) -> None:
    view = CropView("图片")
    qtbot.addWidget(view)
    image = QImage(600, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    view.show_image(image)
    height = view.heightForWidth(width)
    assert height == pytest.approx(60 * min(1.0, (width - 2) / 600) + 2, abs=1)
    view.resize(width, height)
    assert view.grab().toImage().pixelColor(min(width, 602) - 4, height // 2).name() == "#ff0000"
