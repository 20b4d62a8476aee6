"""How pages and the places lit on them are drawn."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from core.source.geometry import Rect
from gui.presenters.number_marks import NumberMark
from gui.presenters.source_places import SourceHighlight, Tone
from gui.theme import palette, tone_color, tone_tint
from gui.views.strokes import draw_stroke

_PADDING = 1.0
_BADGE = 15.0
_BELOW = 1.5
_NOTE_PIXELS = 12
_NOTE_PAD = 6.0
_PAPER = QColor("#ffffff")
_PAPER_EDGE = QColor("#b9c0c9")
_PAPER_NOTE = QColor("#5a6472")


def qt_rect(rect: Rect) -> QRectF:
    """The same rectangle for Qt."""
    return QRectF(rect.x0, rect.y0, rect.width, rect.height)


def paint_page(painter: QPainter, frame: QRectF, view: QRectF, picture: QImage | None, note: str) -> None:
    """The paper with its picture, or with ``note`` in the part that is seen while there is none."""
    painter.fillRect(frame, _PAPER)
    if picture is not None:
        painter.drawImage(frame, picture)
    elif note:
        painter.setPen(_PAPER_NOTE)
        painter.drawText(frame.intersected(view).adjusted(12, 24, -12, -12), _NOTE_PLACE, note)
    painter.setPen(QPen(_PAPER_EDGE, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)


def paint_note(painter: QPainter, frame: QRectF, note: str) -> None:
    """What the page has to say of itself, on a label in the corner of its upper margin; cut where the page is narrow."""
    font = QFont(painter.font())
    font.setPixelSize(_NOTE_PIXELS)
    metrics = QFontMetricsF(font)
    room = frame.width() - 2 * _NOTE_PAD
    text = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
    width = min(metrics.horizontalAdvance(text) + 2 * _NOTE_PAD, frame.width())
    label = QRectF(frame.right() - width, frame.top(), width, _NOTE_PIXELS + 7)
    painter.fillRect(label, tone_tint(Tone.DOUBT, dark=False))
    painter.setPen(tone_color(Tone.DOUBT, dark=False))
    painter.save()
    painter.setFont(font)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_highlight(painter: QPainter, place: QRectF, highlight: SourceHighlight) -> None:
    """A tint that leaves the print legible, a frame, and the sign at the corner.

    Paper is white in the dark appearance too, so the colours of the light one are used on it.
    """
    box = place.adjusted(-_PADDING, -_PADDING, _PADDING, _PADDING)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(box, tone_tint(highlight.tone, dark=False))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    colour = tone_color(highlight.tone, dark=False)
    dashed = highlight.tone in {Tone.DOUBT, Tone.SUGGESTED}
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    if highlight.sign:
        paint_badge(painter, QRectF(box.left() - _BADGE + 3, box.top() - _BADGE + 5, _BADGE, _BADGE), colour, highlight)


def paint_mark(painter: QPainter, place: QRectF, mark: NumberMark) -> None:
    """A line below a number of the narrative."""
    colour = QColor(palette(dark=False).levels[mark.level])
    draw_stroke(painter, place.bottomLeft() + QPointF(0, _BELOW), place.width(), mark.stroke, colour)


def paint_badge(painter: QPainter, badge: QRectF, colour: QColor, highlight: SourceHighlight) -> None:
    """The sign in white on the colour of its tone."""
    painter.setPen(QPen(_PAPER, 1))
    painter.setBrush(colour)
    painter.drawRoundedRect(badge, 3, 3)
    font = QFont(painter.font())
    font.setPixelSize(10)
    font.setBold(True)
    painter.save()
    painter.setFont(font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, highlight.sign)
    painter.restore()


def paint_hover(painter: QPainter, place: QRectF) -> None:
    """A thin frame around the figure under the pointer."""
    painter.setPen(QPen(tone_color(Tone.NEUTRAL, dark=False), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(-_PADDING, -_PADDING, _PADDING, _PADDING))


_NOTE_PLACE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
