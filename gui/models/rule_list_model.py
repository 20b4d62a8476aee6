"""The list of rules as a Qt item model."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from core.rules.rule_entry import RuleEntry
from gui.presenters.rule_help import RuleRow

Index = QModelIndex | QPersistentModelIndex


class RuleListModel(QAbstractListModel):
    """Chapters, which cannot be chosen, and rules, which can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RuleRow, ...] = ()

    def show_rows(self, rows: tuple[RuleRow, ...]) -> None:
        """Put other rows in place of the present ones."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def entry_at(self, index: Index) -> RuleEntry | None:
        """The rule at an index; ``None`` on a chapter."""
        return self._rows[index.row()].entry if 0 <= index.row() < len(self._rows) else None

    def index_of(self, rule: str) -> QModelIndex:
        """Where a rule stands; the first one where it is not listed, an invalid index where none is."""
        places = {row.entry.id: number for number, row in enumerate(self._rows) if row.entry is not None}
        number = places.get(rule, next(iter(places.values()), None))
        return QModelIndex() if number is None else self.index(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Chapters are headings."""
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if self.entry_at(index) is not None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, and the bold face of chapters."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.FontRole and row.entry is None:
            font = QFont()
            font.setBold(True)
            return font
        return None
