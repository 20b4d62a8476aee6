"""The lines of a document without pages, with the places lit in them.

The text goes in by ``setPlainText`` alone, so nothing in it is interpreted. The editor is a ``QTextEdit`` all the same:
the plain one knows only one set of tab stops, and the tables of a report need one each to line up.
"""

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from core.source.provenance import TextSpan
from gui.presenters.number_marks import NumberMark
from gui.presenters.source_places import PlaceClick, SourceHighlight, Tone, covers
from gui.theme import palette, tone_color, tone_tint
from gui.views.strokes import UNDERLINES
from gui.views.text_source_lines import from_editor, shown, tables_in, to_editor
from gui.views.text_source_margin import TextMargin, is_dark

_CJK_FAMILIES = ("Noto Sans Mono CJK SC", "Sarasa Mono SC", "NSimSun", "SimSun", "Noto Sans CJK SC", "Microsoft YaHei")
_KEEP = QTextCursor.MoveMode.KeepAnchor
_LEFT = QTextOption.TabType.LeftTab
_ASIDE = 120  # pixels kept free to the right of a place that is revealed
_SMALLEST, _LARGEST, _NORMAL = 7.0, 32.0, 10.5


class TextSource(QTextEdit):
    """Read-only text with line numbers; text can be selected and copied, a click without a selection names a character."""

    place_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._highlights: tuple[SourceHighlight, ...] = ()
        self._marks: tuple[NumberMark, ...] = ()
        self._underlined: list[QTextEdit.ExtraSelection] = []
        self._places: dict[int, list[TextSpan]] = {}
        self._margin = TextMargin(self, self._signs)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName("原文文字")
        self.viewport().setMouseTracking(True)
        self._set_size(_NORMAL)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines from the top."""
        self._lines = lines
        self._places = {}
        self._highlights = ()
        self._marks, self._underlined = (), []
        self.setPlainText("\n".join(map(shown, lines)))
        self._lay_out()
        self._light()

    def set_highlights(self, highlights: tuple[SourceHighlight, ...]) -> None:
        """Light these places instead of those lit before."""
        self._highlights = tuple(highlight for highlight in highlights if isinstance(highlight.ref, TextSpan))
        self._light()

    def set_marks(self, marks: tuple[NumberMark, ...]) -> None:
        """Underline these numbers instead of those before."""
        self._marks = marks
        self._underline()

    def set_places(self, places: tuple[TextSpan, ...]) -> None:
        """The places that answer to a click: the pointer shows it."""
        self._places = {}
        for place in places:
            self._places.setdefault(place.block, []).append(place)

    def _signs(self, block: int) -> tuple[SourceHighlight, ...]:
        """What is lit on the line, one of each tone."""
        found = {highlight.tone: highlight for highlight in self._highlights if _block(highlight) == block}
        return tuple(found.values())

    def reveal(self, span: TextSpan) -> None:
        """Scroll until the place is in view, to the middle where it was not."""
        cursor = self._cursor(span)
        cursor.clearSelection()
        place, view = self.cursorRect(cursor), self.viewport().rect()
        down, right = self.verticalScrollBar(), self.horizontalScrollBar()
        if not 8 <= place.top() <= place.bottom() <= view.height() - 8:
            down.setValue(down.value() + place.center().y() - view.center().y())
        if place.x() < 0 or place.x() > view.width() - _ASIDE:
            right.setValue(right.value() + place.x() - (view.width() - _ASIDE))

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_size(self.font().pointSizeF() * 1.1)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_size(self.font().pointSizeF() / 1.1)

    def reset_zoom(self) -> None:
        """The ordinary size."""
        self._set_size(_NORMAL)

    @property
    def zoom(self) -> float:
        """Size of the letters, 1.0 being ordinary."""
        return self.font().pointSizeF() / _NORMAL

    def _set_size(self, points: float) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setFamilies([*_CJK_FAMILIES, *font.families()])
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(min(max(points, _SMALLEST), _LARGEST))
        self.setFont(font)
        self._lay_out()

    def _lay_out(self) -> None:
        cell = self.fontMetrics().horizontalAdvance("0")
        self.setTabStopDistance(8 * cell)
        for table in tables_in(self._lines):
            cursor = QTextCursor(self.document().findBlockByNumber(table.first))
            cursor.setPosition(self.document().findBlockByNumber(table.last).position(), _KEEP)
            look = QTextBlockFormat()
            look.setTabPositions([QTextOption.Tab(stop * cell, _LEFT) for stop in table.stops])
            look.setNonBreakableLines(True)  # a row that wraps is no row any more
            cursor.mergeBlockFormat(look)
        self._place_margin()

    def _place_margin(self) -> None:
        self.setViewportMargins(self._margin.wanted_width(), 0, 0, 0)
        inside = self.contentsRect()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), self._margin.wanted_width(), inside.height()))

    def _light(self) -> None:
        self.setExtraSelections(
            [
                *self._underlined,
                *(
                    self._selection(highlight.ref, highlight.tone)
                    for highlight in self._highlights
                    if isinstance(highlight.ref, TextSpan)
                ),
            ]
        )
        self._margin.update()

    def _underline(self) -> None:
        """Make the lines below numbers once, not with every selection: there may be very many."""
        self._underlined = [self._line(mark.ref, mark) for mark in self._marks if isinstance(mark.ref, TextSpan)]
        self._light()

    def _line(self, span: TextSpan, mark: NumberMark) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(UNDERLINES[mark.stroke])
        look.setUnderlineColor(QColor(palette(dark=is_dark(self)).levels[mark.level]))
        return _selected(look, self._cursor(span))

    def _selection(self, span: TextSpan, tone: Tone) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(tone_tint(tone, dark=is_dark(self)))
        look.setForeground(tone_color(tone, dark=is_dark(self)))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(tone_color(tone, dark=is_dark(self)))
        return _selected(look, self._cursor(span))

    def _cursor(self, span: TextSpan) -> QTextCursor:
        """A cursor that selects the place; a blank place takes the character beside it, so that something is seen."""
        block = self.document().findBlockByNumber(span.block)
        if not block.isValid():
            return QTextCursor(self.document())
        line = self._lines[span.block]
        first, last = to_editor(line, span.start), to_editor(line, span.stop)
        end = block.length() - 1
        first = min(first, end)
        last = min(max(last, first + 1), end)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(first, max(last - 1, 0)))
        cursor.setPosition(block.position() + last, _KEEP)
        return cursor

    def _click_at(self, position: QPointF) -> PlaceClick | None:
        cursor = self.cursorForPosition(position.toPoint())
        number = cursor.blockNumber()
        if number >= len(self._lines):
            return None
        inside = cursor.positionInBlock()
        if self.cursorRect(cursor).left() > position.x() and inside > 0:
            inside -= 1  # the cursor goes to the nearest gap; the character under the pointer may lie before it
        return PlaceClick(block=number, offset=from_editor(self._lines[number], inside))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing names a character."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        click = self._click_at(event.position())
        if click is not None:
            self.place_clicked.emit(click)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which figure a click would mean."""
        super().mouseMoveEvent(event)
        click = self._click_at(event.position())
        places = self._places.get(click.block, ()) if click is not None and click.block is not None else ()
        over = click is not None and any(covers(place, click) for place in places)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin as high as the text."""
        super().resizeEvent(event)
        self._place_margin()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._underline()


def _selected(look: QTextCharFormat, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.format = look  # type: ignore[attr-defined] # absent from the stubs
    selection.cursor = cursor  # type: ignore[attr-defined]
    return selection


def _block(highlight: SourceHighlight) -> int:
    return highlight.ref.block if isinstance(highlight.ref, TextSpan) else -1
