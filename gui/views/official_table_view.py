"""One official table on the screen; the head of a long table stays in sight."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from core.forms.address import Address
from core.forms.official import OfficialCell, OfficialTable
from gui.models.official_table_model import OfficialTableModel
from gui.presenters.last_year_figures import LastFigure
from gui.presenters.lights import Lights
from gui.presenters.table_cells import TableCell
from gui.views.cell_delegate import CellDelegate
from gui.views.drawing import line_step, wrapped_lines

_POINTS = 9.0
_LEAST_UNIT = 36.0
_ROW_PADDING = 7
_BELOW = 11
"""How many pixels last year's figure needs below this year's."""
_LABEL_LINES = 2
_HEAD_LINES = 3
_ROOMY = 12
"""How many pixels a row of a short table may grow where there is room."""
_LONG = 16
"""A table of more rows than this keeps its head in sight."""


class _Pane(QTableView):
    """A table without headers of its own; rows and columns are sized by :class:`OfficialTableView`."""

    resized = Signal()

    def __init__(self, model: OfficialTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        font = QFont(self.font())
        font.setPointSizeF(_POINTS)
        self.setFont(font)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another width to divide."""
        super().resizeEvent(event)
        self.resized.emit()


class OfficialTableView(QWidget):
    """Shows one table of the form. ``cell_chosen`` carries the :data:`Address` of the figure a person went to."""

    cell_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OfficialTableModel(self)
        self.head = _Pane(self._model, self)
        self.body = _Pane(self._model, self)
        self._table: OfficialTable | None = None
        self._head_rows = 0
        self._lower = 0
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.body.horizontalScrollBar().valueChanged.connect(self.head.horizontalScrollBar().setValue)
        self.body.resized.connect(self._arrange)
        self.body.clicked.connect(self._choose)
        self.body.selectionModel().currentChanged.connect(self._moved)
        # labels of tall cells stay in sight, so that scrolling moves them within their cell
        self.body.verticalScrollBar().valueChanged.connect(self.body.viewport().update)
        self._revealing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        self.setFocusProxy(self.body)

    def show_table(self, table: OfficialTable, cells: tuple[TableCell, ...]) -> None:
        """Show the table afresh."""
        self._table = table
        self._head_rows = _head_rows(table)
        self._revealing = True
        self._model.show_table(table, cells)
        self._revealing = False
        for pane in (self.head, self.body):
            pane.clearSpans()
            for cell in table.cells:
                if cell.row_span > 1 or cell.column_span > 1:
                    pane.setSpan(cell.row, cell.column, cell.row_span, cell.column_span)
            for row in range(table.row_count):
                pane.setRowHidden(row, (row < self._head_rows) is (pane is self.body))
        self.head.setVisible(self._head_rows > 0)
        self._arrange()

    def set_lights(self, lights: Lights) -> None:
        """Light the cells of the selection."""
        self._model.set_lights(lights)

    def show_last_year(self, figures: Mapping[Address, LastFigure]) -> None:
        """Put last year's figures below this year's; rows grow as high as that needs."""
        self._model.set_last_year(figures)
        self._lower = _BELOW if figures else 0
        self._arrange()

    def reveal(self, at: Address) -> None:
        """Bring a figure into sight and make it the current one."""
        index = self._model.index_of(at)
        if not index.isValid():
            return
        self._revealing = True
        self.body.setCurrentIndex(index)
        self.body.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._revealing = False

    def sizeHint(self) -> QSize:
        """Enough for a table of the usual width."""
        return QSize(640, 420)

    def _choose(self, index: QModelIndex) -> None:
        at = self._model.address_at(index)
        if at is not None:
            self.cell_chosen.emit(at)

    def _moved(self, index: QModelIndex) -> None:
        if not self._revealing:
            self._choose(index)

    def _arrange(self) -> None:
        """Column widths by the form's weights, row heights by what the columns then leave for the text."""
        if self._table is None:
            return
        widths = _widths(self._table, self.body.viewport().width())
        heights = _heights(self._table, widths, self.body.font())
        figures = {cell.row for cell in self._table.cells if cell.at is not None}
        heights = tuple(height + (self._lower if row in figures else 0) for row, height in enumerate(heights))
        spare = (self.height() - sum(heights)) // len(heights)
        heights = tuple(height + max(0, min(spare, _ROOMY)) for height in heights)
        for pane in (self.head, self.body):
            for column, width in enumerate(widths):
                pane.setColumnWidth(column, width)
            for row, height in enumerate(heights):
                pane.setRowHeight(row, height)
        self.head.setFixedHeight(sum(heights[: self._head_rows]))
        self.head.setViewportMargins(0, 0, self.body.width() - self.body.viewport().width(), 0)


def _head_rows(table: OfficialTable) -> int:
    if table.row_count <= _LONG:
        return 0
    return min(cell.row for cell in table.cells if cell.at is not None)


def _widths(table: OfficialTable, room: int) -> tuple[int, ...]:
    unit = max(room / sum(table.column_weights), _LEAST_UNIT)
    edges = [0.0]
    for weight in table.column_weights:
        edges.append(edges[-1] + weight * unit)
    return tuple(round(right) - round(left) for left, right in pairwise(edges))


def _heights(table: OfficialTable, widths: tuple[int, ...], font: QFont) -> tuple[int, ...]:
    step = line_step(font)
    first = _head_rows(table) or 3
    lines = [1] * table.row_count
    for cell in table.cells:
        if cell.row_span == 1 and cell.text:
            limit = _HEAD_LINES if cell.row < first else _LABEL_LINES
            lines[cell.row] = max(lines[cell.row], _line_count(cell, widths, font, limit))
    return tuple(round(step * count) + _ROW_PADDING for count in lines)


def _line_count(cell: OfficialCell, widths: tuple[int, ...], font: QFont, limit: int) -> int:
    width = sum(widths[cell.column : cell.column + cell.column_span]) - 8
    return len(wrapped_lines(cell.text, font, width, limit))
