"""Parts of page pictures, sharp enough to judge a digit by."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from core.source.geometry import Rect
from gui.views.page_canvas_pictures import PagePictures
from gui.views.page_maker import PageMaker

SCALE = 3.0
"""Pixels a point: a digit of a scanned table is some 20 pixels high."""
_BUDGET = 64 * 2**20
"""Two pages of A4 and some room; the cells of one equation lie on one or two pages."""


class PageCrops(QObject):
    """Cuts places out of the pages of one document. ``arrived`` says that there is news of a page (from 1)."""

    arrived = Signal(int)

    def __init__(self, maker: PageMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._sizes = tuple(face.size for face in maker.faces)
        self._pictures = PagePictures(self._sizes, maker, self, _BUDGET)
        self._pictures.arrived.connect(self.arrived)

    def want(self, pages: tuple[int, ...]) -> None:
        """Ask for these pages, the most important first; what was asked for before is asked for no more."""
        self._pictures.want(pages, SCALE)

    def drop(self) -> None:
        """Forget everything; an answer on its way is ignored."""
        self._pictures.drop()

    def failed(self, page: int) -> bool:
        """Whether no picture of the page can be had."""
        return page in self._pictures.failed

    def crop(self, page: int, rect: Rect) -> QImage | None:
        """The place of the page (points), as far as the paper reaches; ``None`` until its picture is there."""
        picture = self._pictures.picture(page)
        if picture is None:
            return None
        width, height = self._sizes[page - 1]
        across, down = picture.width() / max(width, 1.0), picture.height() / max(height, 1.0)
        left, top = round(rect.x0 * across), round(rect.y0 * down)
        place = QRect(left, top, max(1, round(rect.width * across)), max(1, round(rect.height * down)))
        return picture.copy(place.intersected(picture.rect()))
