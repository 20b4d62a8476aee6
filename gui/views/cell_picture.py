"""A cell of a scanned page beside what was read in it."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from gui.presenters.cell_pictures import CellPicture
from gui.theme import is_dark, palette

_BESIDE = 150
"""A picture wider than this (logical pixels) stands above its text."""
_HIGHEST = 120.0
_LEAST_WIDTH = 60
_FRAME = 2
_WAITING = "正在取图……"
_FAILED = "图片无法显示，请打开原文件对照"


class CellPictureView(QWidget):
    """The picture, and its name and reading beside or below it; all texts are plain."""

    def __init__(self, picture: CellPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = picture
        self.crop = CropView(f"{picture.name}的图片")
        self.crop.setVisible(False)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._say(_WAITING)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 2)
        self._box.setSpacing(8)
        self._box.addWidget(self.crop, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self.text, 1)

    def show_image(self, image: QImage) -> None:
        """Show the picture as large as it is, or as there is room."""
        self.crop.show_image(image)
        self.crop.setVisible(True)
        above = self.crop.sizeHint().width() > _BESIDE
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        self._box.setAlignment(self.crop, Qt.AlignmentFlag(0) if above else Qt.AlignmentFlag.AlignTop)
        self._box.setSpacing(2 if above else 8)
        self._say("")

    def show_failure(self) -> None:
        """Say that there is no picture."""
        self._say(_FAILED)

    def _say(self, of_picture: str) -> None:
        lines = (self.picture.name, self.picture.reading, of_picture)
        self.text.setText("\n".join(line for line in lines if line))


class CropView(QWidget):
    """A picture in a thin frame, in its own size where there is room, smaller where there is not."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """What is shown; a null picture where nothing is."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show this picture; its pixels are those of the screen."""
        self._image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The picture's own size, as far as it is not too high."""
        shrink = min(1.0, _HIGHEST / max(self._natural.height(), 1.0))
        return QSize(round(self._natural.width() * shrink) + _FRAME, round(self._natural.height() * shrink) + _FRAME)

    def minimumSizeHint(self) -> QSize:
        """What is left of a picture in a narrow pane."""
        return QSize(min(_LEAST_WIDTH, self.sizeHint().width()), 20)

    def heightForWidth(self, width: int) -> int:
        """The height at which the picture keeps its shape."""
        hint = self.sizeHint()
        return ceil((hint.height() - _FRAME) * min(1.0, (width - _FRAME) / max(hint.width() - _FRAME, 1))) + _FRAME

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the picture at the left, whole."""
        if self._image.isNull():
            return
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        natural = self._natural
        scale = min(1.0, room.width() / natural.width(), room.height() / natural.height())
        place = QRectF(room.topLeft(), natural * scale)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        painter.setPen(QPen(QColor(palette(dark=is_dark(self.palette())).line), 1))
        painter.drawRect(place.translated(QPointF(-0.5, -0.5)).adjusted(0, 0, 1, 1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the frame afresh when the appearance changes."""
        super().changeEvent(event)
        self.update()

    @property
    def _natural(self) -> QSizeF:
        return self._image.size().toSizeF() * (1.0 / self.devicePixelRatioF())
