"""A list of rows as a Qt item model, with sorting and filtering over it."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from gui.presenters.list_rows import ListRow, RowFilter, RowList

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`ListRow` of an index, for the delegate."""
RELATED_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether the row speaks of what is selected elsewhere."""

Index = QModelIndex | QPersistentModelIndex
_EMPTY = RowList((), (), "")


class RowListModel(QAbstractTableModel):
    """Rows of a list as the presenter made them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._list = _EMPTY
        self._related: frozenset[int] = frozenset()

    @property
    def listed(self) -> RowList:
        """The list that is shown."""
        return self._list

    def show_list(self, listed: RowList) -> None:
        """Put another list in place of the present one."""
        self.beginResetModel()
        self._list = listed
        self._related = frozenset()
        self.endResetModel()

    def set_related(self, subjects: Sequence[object]) -> None:
        """Mark the rows of these subjects."""
        wanted = {id(subject) for subject in subjects}
        related = frozenset(number for number, row in enumerate(self._list.rows) if id(row.subject) in wanted)
        if related != self._related:
            self._related = related
            last = self.index(len(self._list.rows) - 1, len(self._list.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [RELATED_ROLE])

    def row_at(self, index: Index) -> ListRow | None:
        """The row at an index."""
        return self._list.rows[index.row()] if 0 <= index.row() < len(self._list.rows) else None

    def row_of(self, subject: object) -> int | None:
        """The number of the row about ``subject`` (the same object, or an equal cell)."""
        for number, row in enumerate(self._list.rows):
            if subject is not None and (row.subject is subject or row.subject == subject):
                return number
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of rows."""
        return 0 if parent.isValid() else len(self._list.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of columns."""
        return 0 if parent.isValid() else len(self._list.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._list.columns):
            return None
        column = self._list.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip (escaped: Qt would read a document's text as markup), the row, and whether it is related."""
        row = self.row_at(index)
        if row is None:
            return None
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{cell.text}：{cell.note}" if cell.note else cell.text
            case Qt.ItemDataRole.ToolTipRole:
                text = "\n".join(part for part in (cell.text, cell.note) if part)
                return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else None
            case _ if role == ROW_ROLE:
                return row
            case _ if role == RELATED_ROLE:
                return index.row() in self._related
            case _:
                return None


class RowListProxy(QSortFilterProxyModel):
    """Sorts by the order that the presenter gave each cell, and admits what the filter admits."""

    def __init__(self, source: RowListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = source
        self._filter = RowFilter()
        self.setSourceModel(source)

    def set_filter(self, wanted: RowFilter) -> None:
        """Show what ``wanted`` admits."""
        self._filter = wanted
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether the filter admits the row."""
        return not source_parent.isValid() and self._filter.admits(self._rows.listed.rows[source_row])

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare by the given orders; equal ones keep the presenter's sequence."""
        rows = self._rows.listed.rows
        first, second = (rows[index.row()].cells[index.column()].order for index in (left, right))
        return (first, left.row()) < (second, right.row())
