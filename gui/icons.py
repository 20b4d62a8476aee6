"""Icons drawn from ``resources/icons``, in the colour of the text around them."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.asset_paths import resource

_SIZES = (16, 20, 32, 40)
_DISABLED_ALPHA = 90


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(_drawn(_svg("gouji"), QSize(side, side)))
    return icon


def line_icon(name: str, colour: QColor) -> QIcon:
    """An icon of one colour, with a faint variant for what is disabled."""
    icon = QIcon()
    faint = QColor(colour)
    faint.setAlpha(_DISABLED_ALPHA)
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        for side in _SIZES:
            icon.addPixmap(picture(name, QSize(side, side), ink), mode)
    return icon


def picture(name: str, size: QSize, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """A drawing of one colour, ``size`` in logical pixels at a device pixel ``ratio``."""
    drawn = _drawn(_svg(name).replace("#000000", colour.name()), size * ratio, colour.alphaF())
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(svg: str, size: QSize, opacity: float = 1.0) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap
