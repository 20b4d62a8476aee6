"""Draws the cells of the official tables: print, signs of state, lights of the selection."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui.models.official_table_model import CELL_ROLE, CellPaint
from gui.presenters.last_year_figures import LastFigure
from gui.presenters.source_places import TONE_SIGNS, Tone
from gui.theme import Palette, is_dark, palette
from gui.views.drawing import UPRIGHT_RATIO, balanced_lines, draw_lines, hatch, line_step, upright_lines, wrapped_lines

_PAD = 4.0
_CORNER = 7.0
_NARROW = 90.0
"""A label narrower than this is set in the middle of its cell."""
_SIGN_SCALE = 0.78
_LAST_SCALE = 0.8
_FOOT = 14.0
"""The height of last year's figure at the foot of a cell."""


class CellDelegate(QStyledItemDelegate):
    """Paints one cell from its :class:`CellPaint`; nothing else knows how a cell looks."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw heading or figure."""
        paint = index.data(CELL_ROLE)
        if not isinstance(paint, CellPaint):
            return
        colours = palette(dark=is_dark(option.palette))  # type: ignore[attr-defined]
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if paint.cell.is_heading:
            widget = option.widget  # type: ignore[attr-defined]
            seen = QRectF(widget.viewport().rect()) if isinstance(widget, QTableView) else rect
            _heading(painter, rect, rect.intersected(seen), paint, colours)
        else:
            _figure(painter, rect, paint, colours)
            if option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
                _frame(painter, rect, QColor(colours.accent), 1.6)
        painter.restore()


def _heading(painter: QPainter, rect: QRectF, seen: QRectF, paint: CellPaint, colours: Palette) -> None:
    """Draw a heading in the part of its cell that is in sight."""
    painter.fillRect(rect, QColor(colours.heading))
    painter.setPen(QColor(colours.text))
    inner = seen.adjusted(_PAD, 1, -_PAD, -1)
    text = paint.cell.text
    if rect.height() > UPRIGHT_RATIO * rect.width():
        draw_lines(painter, seen, upright_lines(text), centred=True)
        return
    room = max(1, int(inner.height() / line_step(painter.font()) + 0.2))
    is_label = paint.cell.is_label and inner.width() > _NARROW
    wrap = wrapped_lines if is_label else balanced_lines
    draw_lines(painter, inner, wrap(text, painter.font(), inner.width(), room), centred=not is_label)


def _figure(painter: QPainter, rect: QRectF, paint: CellPaint, colours: Palette) -> None:
    _ground(painter, rect, paint, colours)
    left = _left_sign(painter, rect, paint, colours)
    right = _right_sign(painter, rect, paint, colours, left)
    if paint.light is not None:
        _frame(painter, rect, QColor(colours.tones[paint.light]), 1.4)
    elif paint.suggestion:
        _frame(painter, rect, QColor(colours.tones[Tone.SUGGESTED]), 1.4, dashed=True)
    if paint.last is not None:
        rect = _last_year(painter, rect, paint.last, colours)
    margin = max(left, right)
    inner = rect.adjusted(margin, 0, -margin, 0)
    width = QFontMetricsF(painter.font()).horizontalAdvance(paint.cell.text)
    if width > inner.width():
        inner = rect.adjusted(left, 0, -right, 0)
    painter.setPen(QColor(colours.text))
    draw_lines(painter, inner, wrapped_lines(paint.cell.text, painter.font(), inner.width(), 1), centred=True)


def _last_year(painter: QPainter, rect: QRectF, last: LastFigure, colours: Palette) -> QRectF:
    """Last year's figure at the foot of the cell, stronger where it has changed; returns what is left for this year's."""
    usual = painter.font()
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * _LAST_SCALE)
    painter.setFont(font)
    painter.setPen(QColor(colours.accent if last.changed else colours.muted))
    foot = QRectF(rect.left() + 2, rect.bottom() - _FOOT, rect.width() - 4, _FOOT - 1)
    draw_lines(painter, foot, wrapped_lines(last.text, font, foot.width(), 1), centred=True)
    painter.setFont(usual)
    return rect.adjusted(0, 0, 0, -_FOOT + 3)


def _ground(painter: QPainter, rect: QRectF, paint: CellPaint, colours: Palette) -> None:
    """Light before lasting mark; a cell that merely takes part keeps its ground and bears a small corner."""
    trouble = paint.cell.trouble
    if paint.light is not None:
        painter.fillRect(rect, QColor(colours.tints[paint.light]))
    elif trouble is not None and trouble.focus and not paint.quiet:
        painter.fillRect(rect, QColor(colours.tints[trouble.tone]))
    else:
        painter.fillRect(rect, QColor(colours.surface))
    if paint.cell.hollow:
        hatch(painter, rect.adjusted(1, 1, -1, -1), QColor(colours.line))
    if trouble is not None and paint.light is None and (paint.quiet or not trouble.focus):
        corner = QPolygonF([rect.topLeft(), rect.topLeft() + QPointF(_CORNER, 0), rect.topLeft() + QPointF(0, _CORNER)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.tones[trouble.tone]))
        painter.drawPolygon(corner)


def _left_sign(painter: QPainter, rect: QRectF, paint: CellPaint, colours: Palette) -> float:
    """The sign of the light or of the lasting mark; returns the width it takes."""
    trouble = paint.cell.trouble
    tone = paint.light
    if tone is None and trouble is not None and trouble.focus and not paint.quiet:
        tone = trouble.tone
    return _sign(painter, rect, TONE_SIGNS[tone], colours.tones[tone], right=False) if tone else _PAD


def _right_sign(painter: QPainter, rect: QRectF, paint: CellPaint, colours: Palette, left: float) -> float:
    """The suggested value where it fits beside the figure, or the sign of the state; returns the width it takes."""
    if paint.suggestion:
        star = TONE_SIGNS[Tone.SUGGESTED]
        metrics = QFontMetricsF(painter.font())
        needed = metrics.horizontalAdvance(star + paint.suggestion) * _SIGN_SCALE
        room = rect.width() - left - metrics.horizontalAdvance(paint.cell.text) - 2 * _PAD
        text = star + paint.suggestion if needed < room else star
        return _sign(painter, rect, text, colours.tones[Tone.SUGGESTED], right=True)
    if paint.cell.sign:
        return _sign(painter, rect, paint.cell.sign, colours.tones[Tone.DOUBT], right=True)
    return _PAD


def _sign(painter: QPainter, rect: QRectF, text: str, colour: str, *, right: bool) -> float:
    usual = painter.font()
    font = QFont(usual)
    font.setPointSizeF(usual.pointSizeF() * _SIGN_SCALE)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    draw_lines(painter, rect.adjusted(3, 0, -3, 0), (text,), right=right)
    width = QFontMetricsF(font).horizontalAdvance(text)
    painter.setFont(usual)
    return width + _PAD


def _frame(painter: QPainter, rect: QRectF, colour: QColor, width: float, *, dashed: bool = False) -> None:
    pen = QPen(colour, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1.5, -1.5))
