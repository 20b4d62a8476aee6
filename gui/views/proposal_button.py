"""A proposal of what may have gone wrong, as a button whose words take as many lines as they need."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.presenters.detail import ProposalLine
from gui.presenters.source_places import TONE_SIGNS, Tone
from gui.theme import is_dark, palette
from gui.views.drawing import draw_lines, line_step, wrapped_lines

_PAD = 6.0
_MOST_LINES = 12


class ProposalButton(QAbstractButton):
    """Sign and standing on the first line, the words below. A chosen one bears the star and the ground of its tone."""

    def __init__(self, line: ProposalLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setText(line.text)
        self.setAccessibleName(f"可能的原因{line.sign}，{line.standing}：{line.text}")
        self.setToolTip("在表格和原文中标出要改的格" if not line.chosen else "不再标出")
        self.setCheckable(True)
        self.setChecked(line.chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As high as a pane of the usual width asks for."""
        return QSize(300, self.heightForWidth(300))

    def hasHeightForWidth(self) -> bool:
        """Words are wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines of the words, and one above them."""
        return round((len(self._lines(width)) + 1) * line_step(self.font()) + 2 * _PAD)

    def _lines(self, width: float) -> tuple[str, ...]:
        return wrapped_lines(self._line.text, self.font(), max(40.0, width - 2 * _PAD), _MOST_LINES)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, heading and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette(dark=is_dark(self.palette()))
        star = colours.tones[Tone.SUGGESTED]
        ground = colours.tints[Tone.SUGGESTED] if self._line.chosen else colours.raised
        painter.setBrush(QColor(colours.selection if self.underMouse() and not self._line.chosen else ground))
        edge = star if self._line.chosen else colours.accent if self.hasFocus() else colours.line
        painter.setPen(QPen(QColor(edge), 2.0 if self.hasFocus() else 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        step = line_step(self.font())
        self._heading(painter, step, star, colours.muted)
        painter.setPen(QColor(colours.text))
        words = QRectF(_PAD, _PAD + step, self.width() - 2 * _PAD, self.height() - 2 * _PAD - step)
        draw_lines(painter, words, self._lines(self.width()))
        painter.end()

    def _heading(self, painter: QPainter, step: float, star: str, muted: str) -> None:
        usual = painter.font()
        font = QFont(usual)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(star))
        sign = f"{TONE_SIGNS[Tone.SUGGESTED]} {self._line.sign}"
        draw_lines(painter, QRectF(_PAD, _PAD, self.width(), step), (sign,))
        left = _PAD + QFontMetricsF(font).horizontalAdvance(sign) + _PAD
        painter.setFont(usual)
        painter.setPen(QColor(muted))
        told = f"{self._line.standing}{'　已标出' if self._line.chosen else ''}"
        draw_lines(painter, QRectF(left, _PAD, self.width() - left, step), (told,))
