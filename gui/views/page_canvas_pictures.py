"""The pictures of the pages: which to ask for next, which to keep."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from math import sqrt

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.source import limits

RenderPage = Callable[[int, float, Callable[[QImage], None]], None]
"""Draws page n (from 1) at so many pixels a point, and hands the picture, or a null one, to the callback."""

_BUDGET = 192 * 2**20


class PagePictures(QObject):
    """One picture a page, the last one drawn; those least recently shown go first when memory runs out.

    One request is on its way at a time, so that what is asked for next is always what is looked at now.
    """

    arrived = Signal(int)

    def __init__(
        self, sizes: tuple[tuple[float, float], ...], render: RenderPage, parent: QObject, budget: int = _BUDGET
    ) -> None:
        super().__init__(parent)
        self._sizes = sizes
        self._render = render
        self._budget = budget
        self._kept: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._wanted: tuple[int, ...] = ()
        self._scale = 1.0
        self._pending = False
        self._dropped = False
        self.failed: set[int] = set()

    def picture(self, page: int) -> QImage | None:
        """The picture there is, at whatever scale it was drawn."""
        kept = self._kept.get(page)
        return kept[1] if kept else None

    def want(self, pages: Iterable[int], scale: float) -> None:
        """Ask for these pages, the most important first, at ``scale`` device pixels a point."""
        self._wanted = tuple(pages)
        self._scale = scale
        for page in reversed(self._wanted):
            if page in self._kept:
                self._kept.move_to_end(page)
        self._ask()

    def drop(self) -> None:
        """Forget everything; an answer on its way is ignored."""
        self._dropped = True
        self._kept.clear()

    def allowed_scale(self, page: int) -> float:
        """The scale wanted now, or as much of it as a page of that size may get."""
        width, height = (max(side, 1.0) for side in self._sizes[page - 1])
        by_area = sqrt(limits.PREVIEW_PIXELS / (width * height))
        return min(self._scale, by_area, limits.PREVIEW_SIDE / width, limits.PREVIEW_SIDE / height)

    def _ask(self) -> None:
        missing = (page for page in self._wanted if page not in self.failed and not self._is_sharp(page))
        page = next(missing, None)
        if page is None or self._pending or self._dropped:
            return
        self._pending = True
        scale = self.allowed_scale(page)
        self._render(page, scale, partial(self._on_picture, page, scale))

    def _is_sharp(self, page: int) -> bool:
        kept = self._kept.get(page)
        return kept is not None and kept[0] == self.allowed_scale(page)

    def _on_picture(self, page: int, scale: float, picture: QImage) -> None:
        self._pending = False
        if self._dropped:
            return
        if picture.isNull():
            self.failed.add(page)
        else:
            self._kept[page] = (scale, picture)
            self._kept.move_to_end(page)
            self._forget_oldest()
        self.arrived.emit(page)
        self._ask()

    def _forget_oldest(self) -> None:
        total = sum(picture.sizeInBytes() for _, picture in self._kept.values())
        while total > self._budget and len(self._kept) > 1:
            _, (_, picture) = self._kept.popitem(last=False)
            total -= picture.sizeInBytes()
