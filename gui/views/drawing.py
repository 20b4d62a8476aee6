"""Drawing text in a fixed space: wrapped, cut with an ellipsis, or upright."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

_LEADING = 1.32
_SLACK = 1.08

UPRIGHT_RATIO = 4.0
"""A cell this many times higher than wide prints its text one character a line, as the official form does."""


def line_step(font: QFont) -> float:
    """Distance between lines in pixels; fonts for Chinese ask for more than a dense table can give."""
    metrics = QFontMetricsF(font)
    return min(metrics.lineSpacing(), _LEADING * metrics.horizontalAdvance("国"))


def wrapped_lines(text: str, font: QFont, width: float, limit: int) -> tuple[str, ...]:
    """``text`` in lines no wider than ``width`` pixels, at most ``limit`` of them; what is left over is elided."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, font, width)
    if len(lines) <= limit:
        return tuple(lines)
    rest = "".join(lines[limit - 1 :])
    return (*lines[: limit - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))


def balanced_lines(text: str, font: QFont, width: float, limit: int) -> tuple[str, ...]:
    """Like :func:`wrapped_lines`, with lines of nearly the same length: 结果/维持 rather than 结果维/持."""
    lines = wrapped_lines(text, font, width, limit)
    if len(lines) == 1 or "\n" in text:
        return lines
    even = QFontMetricsF(font).horizontalAdvance(text) / len(lines) * _SLACK
    narrower = wrapped_lines(text, font, min(even, width), limit + 1)
    return narrower if len(narrower) == len(lines) else lines


def upright_lines(text: str) -> tuple[str, ...]:
    """One character a line; punctuation stays with the character before it."""
    lines: list[str] = []
    for character in text:
        if lines and character in "、，。）．.":
            lines[-1] += character
        else:
            lines.append(character)
    return tuple(lines)


def draw_lines(
    painter: QPainter, rect: QRectF, lines: tuple[str, ...], *, centred: bool = False, right: bool = False
) -> None:
    """Draw the lines in the middle of ``rect``'s height with the painter's font and pen."""
    step = line_step(painter.font())
    top = rect.top() + max(0.0, (rect.height() - step * len(lines)) / 2)
    flags = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    flags = Qt.AlignmentFlag.AlignRight if right else flags
    for number, line in enumerate(lines):
        place = QRectF(rect.left(), top + step * number, rect.width(), step)
        painter.drawText(
            place.adjusted(0, -2, 0, 2), flags | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line
        )


def hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill with slanting lines: the cell holds no value."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(colour, 1.0))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += 6
    painter.restore()


def _broken(paragraph: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines or [""]
