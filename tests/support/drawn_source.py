"""A source view whose pages a test draws, and what it shows."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.audit.audited_report import AuditedReport
from core.source.provenance import PageRegion
from gui.presenters.page_faces import page_faces
from gui.views.page_canvas import PageCanvas
from gui.views.page_maker import PageMaker
from gui.views.source_view import SourceView
from gui.views.text_source import TextSource

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
