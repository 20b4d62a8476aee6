"""A page drawn from what was read: characters at their boxes, strokes, and a hatched box where a picture stands."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from core.source.document import PrintedPage
from core.source.geometry import Rect
from gui.views.drawing import hatch

_FAMILIES = ["SimSun", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "Microsoft YaHei", "Noto Sans CJK SC"]
_PAPER = QColor("#ffffff")
_INK = QColor("#000000")
_UNSURE = QColor("#8a6100")
_PICTURE_INK = QColor("#b9c0c9")
_PICTURE_NOTE = QColor("#5a6472")
_EM = 100
"""Pixel size of the font from which every character is scaled into its box."""
_BASE = 0.88
"""How far below the top of its box a character of a Chinese font stands on its line, as a share of the box."""
_LEAST_NOTE = 24.0
_MOST_PICTURES = 100
_MOST_MARKS = 60_000
_TOO_MUCH = "这一页的内容过多，没有全部画出；请打开原文件对照"
"""A page of print has some thousand characters; a file made to keep the window busy is not drawn to its end."""


def page_picture(page: PrintedPage, scale: float) -> QImage:
    """The page at ``scale`` pixels a point. Touches no widget: it may be called in any thread."""
    size = max(1, ceil(page.width * scale)), max(1, ceil(page.height * scale))
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        return image
    image.fill(_PAPER)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for box in page.images[:_MOST_PICTURES]:
        _draw_picture(painter, _scaled(box, scale))
    for stroke in page.strokes[:_MOST_MARKS]:
        _draw_stroke(painter, _scaled(stroke, scale))
    _draw_characters(painter, page, scale)
    if len(page.images) > _MOST_PICTURES or max(len(page.strokes), len(page.characters)) > _MOST_MARKS:
        _draw_note(painter, QRectF(image.rect()), _TOO_MUCH)
    painter.end()
    return image


def _draw_picture(painter: QPainter, box: QRectF) -> None:
    hatch(painter, box, _PICTURE_INK)
    painter.setPen(_PICTURE_INK)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    if min(box.width(), box.height()) >= _LEAST_NOTE:
        _draw_note(painter, box, "图片")


def _draw_note(painter: QPainter, box: QRectF, text: str) -> None:
    """Words in the middle of ``box``, on paper of their own."""
    size = min(16.0, box.height() / 2, box.width() / (len(text) + 1))
    note = QRectF(0, 0, (len(text) + 1) * size, 1.6 * size)
    note.moveCenter(box.center())
    painter.setFont(_font(size))
    painter.fillRect(note, _PAPER)
    painter.setPen(_PICTURE_NOTE)
    painter.drawText(note, Qt.AlignmentFlag.AlignCenter, text)


def _draw_stroke(painter: QPainter, line: QRectF) -> None:
    """At least one pixel wide, and on whole pixels, so that thin rules of a table are all alike."""
    whole = QRectF(round(line.x()), round(line.y()), max(1.0, round(line.width())), max(1.0, round(line.height())))
    painter.fillRect(whole, _INK)


def _draw_characters(painter: QPainter, page: PrintedPage, scale: float) -> None:
    font = _font(_EM)
    metrics = QFontMetricsF(font)
    widths: dict[str, float] = {}
    painter.setFont(font)
    printed = zip(page.characters, page.boxes, range(_MOST_MARKS), strict=False)
    for character, box, index in printed:
        if index in page.hidden or character.isspace() or not character.isprintable():
            continue
        if character not in widths:
            widths[character] = max(metrics.horizontalAdvance(character), 1.0)
        painter.setPen(_UNSURE if index in page.unsure else _INK)
        _draw_character(painter, character, _scaled(box, scale), widths[character])


def _draw_character(painter: QPainter, character: str, box: QRectF, advance: float) -> None:
    if box.width() <= 0 or box.height() <= 0:
        return
    painter.save()
    painter.translate(box.left(), box.top() + _BASE * box.height())
    painter.scale(box.width() / advance, box.height() / _EM)
    painter.drawText(QPointF(0, 0), character)
    painter.restore()


def _scaled(box: Rect, scale: float) -> QRectF:
    return QRectF(box.x0 * scale, box.y0 * scale, box.width * scale, box.height * scale)


def _font(size: float) -> QFont:
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
