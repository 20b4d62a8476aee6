"""The margin beside the text: line numbers, and the signs of what is lit."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QTextEdit, QWidget

from gui.presenters.source_places import SourceHighlight
from gui.theme import palette, tone_color

LineSigns = Callable[[int], tuple[SourceHighlight, ...]]
"""What is lit on line n (from 0)."""

_SIGNS = 2
_PADDING = 6


class TextMargin(QWidget):
    """Drawn line by line beside the blocks that are seen."""

    def __init__(self, text: QTextEdit, signs: LineSigns) -> None:
        super().__init__(text)
        self._text = text
        self._signs = signs
        text.verticalScrollBar().valueChanged.connect(self._follow)
        text.document().documentLayout().documentSizeChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As wide as the largest number and two signs need."""
        return QSize(self.wanted_width(), 0)

    def wanted_width(self) -> int:
        """Logical pixels."""
        metrics = self._text.fontMetrics()
        digits = len(str(max(self._text.document().blockCount(), 99)))
        return metrics.horizontalAdvance("0") * digits + _SIGNS * self._side() + 3 * _PADDING

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers and signs of the lines in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette(dark=is_dark(self._text))
        painter.fillRect(event.rect(), QColor(colours.heading))
        block = self._text.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid() and self._top(block) <= event.rect().bottom():
            self._paint_line(painter, block, QColor(colours.muted))
            block = block.next()
        painter.end()

    def _paint_line(self, painter: QPainter, block: QTextBlock, colour: QColor) -> None:
        top, height = self._top(block), self._text.fontMetrics().height()
        painter.setPen(colour)
        painter.setFont(self._text.font())
        box = QRect(0, top, self.width() - _PADDING, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(block.blockNumber() + 1))
        side = self._side()
        for index, highlight in enumerate(self._signs(block.blockNumber())[:_SIGNS]):
            badge = QRectF(_PADDING / 2 + index * side, top + (height - side) / 2 + 1, side - 2, side - 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone_color(highlight.tone, dark=is_dark(self._text)))
            painter.drawRoundedRect(badge, 3, 3)
            painter.setPen(QColor("#10151c" if is_dark(self._text) else "#ffffff"))
            painter.setFont(self._sign_font())
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, highlight.sign)

    def _side(self) -> int:
        return max(12, round(self._text.fontMetrics().height() * 0.85))

    def _sign_font(self) -> QFont:
        font = QFont(self._text.font())
        font.setPixelSize(max(9, round(self._side() * 0.68)))
        font.setBold(True)
        return font

    def _top(self, block: QTextBlock) -> int:
        laid_out = self._text.document().documentLayout().blockBoundingRect(block)
        return round(laid_out.top()) - self._text.verticalScrollBar().value()

    def _follow(self, _moved: object) -> None:
        self.update()


def is_dark(widget: QWidget) -> bool:
    """Whether text in the widget stands on a dark ground."""
    return widget.palette().base().color().lightness() < 128
