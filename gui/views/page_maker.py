"""Pictures of one document's pages, wherever they come from."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from gui.presenters.page_faces import PageFace
from gui.views.page_drawing import page_picture

Reply = Callable[[QImage], None]


class PageDrawing(Protocol):
    """Draws away from the window, and hands the picture, or a null one, to ``reply``; see ``AuditClient``."""

    def render(
        self, path: Path, page: int, scale: float, reply: Reply, *, turn: float = 0.0, password: str = ""
    ) -> None:
        """Page ``page`` (from 1) of a file at ``scale`` pixels a point, turned by ``turn`` degrees clockwise."""
        ...

    def draw(self, make: Callable[[], QImage], reply: Reply) -> None:
        """The picture that ``make`` makes."""
        ...

    def stop_drawing(self) -> None:
        """Give up what is being drawn."""
        ...


class PageMaker:
    """Makes the pictures of one file: those of its own pages, or drawings of what was read where there are none."""

    def __init__(self, drawing: PageDrawing, path: Path, faces: tuple[PageFace, ...], password: str = "") -> None:
        self.faces = faces
        self._drawing = drawing
        self._path = path
        self._password = password

    def __call__(self, page: int, scale: float, reply: Reply) -> None:
        """Make the picture of page ``page`` (from 1) at ``scale`` pixels a point."""
        face = self.faces[page - 1]
        if face.drawn is not None:
            self._drawing.draw(partial(page_picture, face.drawn, scale), reply)
        else:
            self._drawing.render(self._path, page, scale, reply, turn=face.turn, password=self._password)
