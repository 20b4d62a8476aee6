"""The legend: what the colours and signs in the tables and in the source stand for."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.presenters.last_year_figures import LAST_YEAR_LEGEND
from gui.presenters.lights import LegendItem
from gui.presenters.source_places import TONE_SIGNS
from gui.presenters.table_cells import STATE_LEGEND
from gui.theme import is_dark, palette
from gui.views.drawing import draw_lines, line_step

_GAP = 14.0
_POINTS = 9.0


class Legend(QWidget):
    """One line: the tones of the selection on the left, the signs of states on the right where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFont(self.font())
        font.setPointSizeF(_POINTS)
        self.setFont(font)
        self._items: tuple[LegendItem, ...] = ()
        self._last_year = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_items(self, items: tuple[LegendItem, ...]) -> None:
        """Explain these tones."""
        self._items = items
        text = "，".join(f"{TONE_SIGNS[item.tone]} {item.text}" for item in items)
        self.setAccessibleName(f"图例：{text}")
        self.update()

    def tell_last_year(self, *, told: bool) -> None:
        """Explain the small figures in place of the signs of states."""
        self._last_year = told
        self.setAccessibleDescription(LAST_YEAR_LEGEND if told else "")
        self.update()

    def sizeHint(self) -> QSize:
        """One line high."""
        return QSize(300, round(line_step(self.font())) + 11)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the entries that fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette(dark=is_dark(self.palette()))
        x = 8.0
        for item in self._items:
            x = self._entry(
                painter, x, TONE_SIGNS[item.tone], item.text, colours.tones[item.tone], colours.tints[item.tone]
            )
        states = [f"{sign} {word}" for sign, word in STATE_LEGEND]
        metrics = QFontMetricsF(self.font())
        text = LAST_YEAR_LEGEND if self._last_year else "   ".join(states)
        if x + metrics.horizontalAdvance(text) + 2 * _GAP < self.width():
            painter.setPen(QColor(colours.muted))
            draw_lines(painter, QRectF(x, 0, self.width() - x - 8, self.height()), (text,), right=True)

    def _entry(self, painter: QPainter, x: float, sign: str, text: str, colour: str, tint: str) -> float:
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(f"{sign} {text}") + 14
        box = QRectF(x, 3, width, self.height() - 6)
        painter.setPen(QColor(colour))
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        draw_lines(painter, box, (f"{sign} {text}",), centred=True)
        return x + width + _GAP / 2
