"""Draws the rows of the lists: level with its sign, text in at most two lines, a bar beside related rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.models.row_list_model import RELATED_ROLE, ROW_ROLE, RowListModel, RowListProxy
from gui.presenters.list_rows import ListCell, ListColumn, ListRow
from gui.theme import Palette, is_dark, palette
from gui.views.drawing import draw_lines, line_step, wrapped_lines

LINES = 2
ROW_PADDING = 8
PADDING = 8
_BAR = 3.0


class RowDelegate(QStyledItemDelegate):
    """Paints one cell of a list. The first line of a cell with a note is its text, set in bold."""

    def __init__(self, proxy: RowListProxy, rows: RowListModel) -> None:
        super().__init__(proxy)
        self._rows = rows

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Two lines high, whatever the text."""
        return QSize(60, round(line_step(option.font) * LINES) + ROW_PADDING)  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground, bar and text."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, ListRow):
            return
        colours = palette(dark=is_dark(option.palette))  # type: ignore[attr-defined]
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(colours.selection))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(colours.heading))
        if index.column() == 0 and index.data(RELATED_ROLE):
            painter.fillRect(rect.adjusted(0, 1, _BAR - rect.width(), -1), QColor(colours.accent))
        inner = rect.adjusted(PADDING, 2, -PADDING, -2)
        column = self._rows.listed.columns[index.column()]
        if index.column() == 0:
            _draw_level(painter, inner, row, colours)
        else:
            _draw_text(painter, inner, row.cells[index.column()], column, colours)
        painter.restore()


def _draw_level(painter: QPainter, rect: QRectF, row: ListRow, colours: Palette) -> None:
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(colours.levels[row.level]))
    draw_lines(painter, rect, wrapped_lines(row.cells[0].text, font, rect.width(), 1))


def _draw_text(painter: QPainter, rect: QRectF, cell: ListCell, column: ListColumn, colours: Palette) -> None:
    painter.setPen(QColor(colours.text))
    if not cell.note:
        draw_lines(painter, rect, wrapped_lines(cell.text, painter.font(), rect.width(), LINES), right=column.right)
        return
    half = rect.height() / 2
    draw_lines(painter, rect.adjusted(0, 0, 0, -half), wrapped_lines(cell.text, painter.font(), rect.width(), 1))
    painter.setPen(QColor(colours.muted))
    note = wrapped_lines(cell.note, painter.font(), rect.width(), 1)
    draw_lines(painter, rect.adjusted(0, half, 0, 0), note)
