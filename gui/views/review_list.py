"""One list below the tables, with its filter: levels as chips, the part of the report, and a search box."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QToolButton,
    QWidget,
)

from gui.models.row_list_model import RowListModel, RowListProxy
from gui.presenters.list_rows import LEVEL_SIGNS, RowFilter, RowList
from gui.views.drawing import line_step
from gui.views.row_delegate import LINES, PADDING, ROW_PADDING, RowDelegate

_ALL = "全部位置"
_POINTS = 9.5


class FilterBar(QWidget):
    """What a list is filtered by. ``changed`` carries a :class:`RowFilter`."""

    changed = Signal(object)

    def __init__(self, everything: str = _ALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._wanted = RowFilter()
        self._chips: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(5)
        # in a narrow window the filter gives way before the list and the detail do
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._part = QComboBox()
        self._part.setAccessibleName("按位置筛选")
        self._part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search = QLineEdit()
        self.search.setPlaceholderText("查找")
        self.search.setAccessibleName("查找")
        self.search.setClearButtonEnabled(True)
        # a file dropped here is meant for the window
        self.search.setAcceptDrops(False)
        self.search.setMaximumWidth(160)
        self.search.setMinimumWidth(60)
        self._row.addStretch(1)
        self._row.addWidget(self._part)
        self._row.addWidget(self.search, 2)
        self._part.currentIndexChanged.connect(self._tell)
        self.search.textChanged.connect(self._tell)

    def show_list(self, listed: RowList, *, keep: bool = False) -> None:
        """Offer the levels and parts that occur; nothing is filtered out at first, or (``keep``) what was."""
        before = self._wanted if keep else RowFilter()
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for number, (word, level, count) in enumerate(listed.words()):
            chip = QToolButton()
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setProperty("texts", [f"{LEVEL_SIGNS[level]} {word} {count}", f"{LEVEL_SIGNS[level]} {count}"])
            chip.setAccessibleName(f"{word} {count}")
            chip.setToolTip(f"只看「{word}」（{count}）")
            chip.setProperty("word", word)
            chip.setChecked(word in before.words)
            chip.toggled.connect(self._tell)
            self._row.insertWidget(number, chip)
            self._chips.append(chip)
        with QSignalBlocker(self._part), QSignalBlocker(self.search):
            self._part.clear()
            parts = listed.parts()
            self._part.addItems([self._everything, *parts])
            self._part.setCurrentIndex(parts.index(before.part) + 1 if before.part in parts else 0)
            self.search.setText(before.sought)
        self._fit()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips give up their words before they are cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for number in range(2):
            for chip in self._chips:
                chip.setText(chip.property("texts")[number])
            needed = sum(chip.sizeHint().width() + self._row.spacing() for chip in self._chips)
            if (
                needed + self._part.sizeHint().width() + self.search.minimumWidth() + 4 * self._row.spacing()
                <= self.width()
            ):
                break

    def _tell(self) -> None:
        words = frozenset(str(chip.property("word")) for chip in self._chips if chip.isChecked())
        part = self._part.currentText() if self._part.currentIndex() > 0 else ""
        self._wanted = RowFilter(words, part, self.search.text())
        self.changed.emit(self._wanted)


class ReviewList(QWidget):
    """A list of rows. ``chosen`` carries the subject of the row that a person went to, ``opened`` of one double-clicked."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, everything: str = _ALL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowListModel(self)
        self._proxy = RowListProxy(self._rows, self)
        self.filters = FilterBar(everything)
        self.filters.changed.connect(self._proxy.set_filter)
        self.table = _list_table(self._proxy, self._rows)
        self.table.setAccessibleName(name)
        self.table.resized.connect(self._divide)
        self.table.clicked.connect(self._choose)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.setFocusProxy(self.table)
        self._vacant = QLabel()
        self._vacant.setTextFormat(Qt.TextFormat.PlainText)
        self._vacant.setObjectName("facts")
        self._vacant.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._quiet = False
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self.table)
        self._layout.addWidget(self._vacant)
        self._proxy.layoutChanged.connect(self._say_if_vacant)
        self._proxy.rowsRemoved.connect(self._say_if_vacant)
        self._proxy.rowsInserted.connect(self._say_if_vacant)

    @property
    def row_count(self) -> int:
        """Entries of the whole list, whatever the filter shows."""
        return self._rows.listed.total

    def show_list(self, listed: RowList) -> None:
        """Show another list, sorted as the presenter has it."""
        self._quiet = True
        self._rows.show_list(listed)
        self.filters.show_list(listed)
        self.table.sortByColumn(listed.sorted_by, Qt.SortOrder.AscendingOrder)
        self._quiet = False
        self._divide()
        self._say_if_vacant()

    def update_list(self, listed: RowList) -> None:
        """Show the same list grown: filter, order, and the row that was gone to stay."""
        current = self._rows.row_at(self._proxy.mapToSource(self.table.currentIndex()))
        place = self.table.verticalScrollBar().value()
        self._quiet = True
        self._rows.show_list(listed)
        self.filters.show_list(listed, keep=True)
        if current is not None:
            self.table.setCurrentIndex(self._index_of(current.subject))
        self.table.verticalScrollBar().setValue(place)
        self._quiet = False
        self._divide()
        self._say_if_vacant()

    def select(self, subject: object, related: Sequence[object] = ()) -> None:
        """Go to the row about ``subject``, or to the first about something related, without telling anyone."""
        self._quiet = True
        self._rows.set_related(related)
        index = self._index_of(subject)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            first = next((index for other in related if (index := self._index_of(other)).isValid()), None)
            if first is not None:
                self.table.scrollTo(first)
        self._quiet = False

    def step(self, by: int) -> None:
        """Go ``by`` rows down from the current one, round the end; from none, to the first or the last."""
        count = self._proxy.rowCount()
        if not count:
            return
        chosen = self.table.selectionModel().selectedRows()
        start = chosen[0].row() if chosen else (-1 if by > 0 else 0)
        self._choose(self._proxy.index((start + by) % count, 0))

    def _index_of(self, subject: object) -> QModelIndex:
        row = self._rows.row_of(subject)
        return QModelIndex() if row is None else self._proxy.mapFromSource(self._rows.index(row, 0))

    def _moved(self, index: QModelIndex) -> None:
        if not self._quiet:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.row_at(self._proxy.mapToSource(index)) if index.isValid() else None
        if row is not None and row.subject is not None:
            self.chosen.emit(row.subject)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row_at(self._proxy.mapToSource(index)) if index.isValid() else None
        if row is not None and row.subject is not None:
            self.opened.emit(row.subject)

    def _say_if_vacant(self) -> None:
        shown = self._proxy.rowCount()
        self._vacant.setText("没有符合筛选条件的内容" if self.row_count else self._rows.listed.vacant)
        self._layout.setCurrentIndex(0 if shown else 1)

    def _divide(self) -> None:
        """Each column gets its usual width; those that stretch share what is left over, or what is lacking."""
        columns = self._rows.listed.columns
        if not columns:
            return
        unit = QFontMetricsF(self.table.font()).horizontalAdvance("国")
        usual = [round(column.width * unit) + 2 * PADDING for column in columns]
        room = self.table.viewport().width() - sum(usual)
        shares = sum(column.stretch for column in columns) or 1
        for number, column in enumerate(columns):
            width = usual[number] + room * column.stretch // shares
            self.table.setColumnWidth(number, max(width, 4 * PADDING))


class _ListTable(QTableView):
    """A table that gets the keyboard without going to a row by itself, as Qt's own does."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is another width to divide."""
        super().resizeEvent(event)
        self.resized.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus; the current row stays what it was."""
        current = QPersistentModelIndex(self.currentIndex())
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            if not current.isValid():
                self.selectionModel().clear()


def _list_table(proxy: RowListProxy, rows: RowListModel) -> _ListTable:
    table = _ListTable()
    font = QFont(table.font())
    font.setPointSizeF(_POINTS)
    table.setFont(font)
    table.setModel(proxy)
    table.setItemDelegate(RowDelegate(proxy, rows))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setShowGrid(False)
    table.setSortingEnabled(True)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    header = table.verticalHeader()
    header.hide()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setDefaultSectionSize(round(line_step(font) * LINES) + ROW_PADDING)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setFont(font)
    return table
