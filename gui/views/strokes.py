"""The lines below the numbers of the narrative, and the legend that explains them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QTextCharFormat
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.presenters.number_marks import Stroke, marks_legend
from gui.theme import is_dark, palette
from gui.views.drawing import draw_lines, line_step

_WIDTH = 1.6
_WAVE = 2.0
_PENS = {
    Stroke.SOLID: Qt.PenStyle.SolidLine,
    Stroke.DASH: Qt.PenStyle.DashLine,
    Stroke.DOT: Qt.PenStyle.DotLine,
    Stroke.WAVE: Qt.PenStyle.SolidLine,
}
UNDERLINES = {
    Stroke.SOLID: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Stroke.DASH: QTextCharFormat.UnderlineStyle.DashUnderline,
    Stroke.DOT: QTextCharFormat.UnderlineStyle.DotLine,
    Stroke.WAVE: QTextCharFormat.UnderlineStyle.WaveUnderline,
}
"""The same lines below text."""


def draw_stroke(painter: QPainter, left: QPointF, length: float, stroke: Stroke, colour: QColor) -> None:
    """A line from ``left``, ``length`` pixels to the right; a wave for what differs."""
    pen = QPen(colour, _WIDTH, _PENS[stroke])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke is not Stroke.WAVE:
        painter.drawLine(left, left + QPointF(length, 0))
        return
    steps = max(2, min(round(length / _WAVE), 400))
    points = [left + QPointF(length * step / steps, _WAVE * (0.6 if step % 2 else -0.6)) for step in range(steps + 1)]
    painter.drawPolyline(QPolygonF(points))


class StrokeLegend(QWidget):
    """One line below the source: which line means what."""

    _POINTS = 9.0
    _SAMPLE = 22.0
    _GAP = 16.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFont(self.font())
        font.setPointSizeF(self._POINTS)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            "正文数字下的线：" + "，".join(f"{_SPOKEN[at.stroke]}{at.word}" for at in marks_legend())
        )

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(200, round(line_step(self.font())) + 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sample of each line with its word, as far as they fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette(dark=is_dark(self.palette()))
        metrics = QFontMetricsF(self.font())
        x = 10.0
        for at in marks_legend():
            width = metrics.horizontalAdvance(at.word)
            if x + self._SAMPLE + width > self.width():
                break
            colour = QColor(colours.levels[at.level])
            draw_stroke(painter, QPointF(x, self.height() / 2 + 1), self._SAMPLE, at.stroke, colour)
            painter.setPen(colour)
            draw_lines(painter, QRectF(x + self._SAMPLE + 5, 0, width + 4, self.height()), (at.word,))
            x += self._SAMPLE + 5 + width + self._GAP
        painter.end()


_SPOKEN = {Stroke.SOLID: "实线", Stroke.WAVE: "波浪线", Stroke.DASH: "虚线", Stroke.DOT: "点线"}
