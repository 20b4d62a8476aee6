"""The tree of units as a Qt item model; a unit is moved by dragging it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.presenters.unit_words import UNIT_COLUMNS, UnitRow

Index = QModelIndex | QPersistentModelIndex
_UNIT = "application/x-gouji-unit"


class UnitTreeModel(QAbstractItemModel):
    """Rows as the presenter made them. ``dropped`` carries a unit and the one it was dragged to; nothing moves by itself."""

    dropped = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[UnitRow, ...] = ()
        self._numbers: dict[str, int] = {}
        self._under: dict[str, list[int]] = {}
        self._places: list[int] = []

    def show_rows(self, rows: tuple[UnitRow, ...]) -> None:
        """Put another list in place of the present one."""
        self.beginResetModel()
        self._rows = rows
        self._numbers = {row.name: number for number, row in enumerate(rows)}
        self._under, self._places = {}, []
        for number, row in enumerate(rows):
            under = self._under.setdefault(row.parent, [])
            self._places.append(len(under))
            under.append(number)
        self.endResetModel()

    def index_of(self, name: str) -> QModelIndex:
        """Where a unit stands."""
        number = self._numbers.get(name)
        return QModelIndex() if number is None else self.createIndex(self._places[number], 0, number)

    def name_at(self, index: Index) -> str:
        """The unit at an index; empty where there is none."""
        return self._rows[index.internalId()].name if index.isValid() else ""

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The unit ``row`` of those under ``parent``."""
        under = self._under.get(self.name_at(parent), [])
        return self.createIndex(row, column, under[row]) if 0 <= row < len(under) else QModelIndex()

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        """The unit that ``child`` stands under."""
        return self.index_of(self._rows[child.internalId()].parent) if child.isValid() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of units right under one."""
        return 0 if parent.column() > 0 else len(self._under.get(self.name_at(parent), []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, ARG002
        """Name and particulars."""
        return len(UNIT_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles of the columns."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return UNIT_COLUMNS[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        return self._rows[index.internalId()].cells[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Units can be dragged and dropped on, and dropped on the empty ground to stand at the top."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Moving alone."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Units of this window, and nothing else."""
        return [_UNIT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The name of the unit that is dragged."""
        data = QMimeData()
        data.setData(_UNIT, self.name_at(indexes[0]).encode() if indexes else b"")
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Tell where a unit was dropped. ``False``: the view must not take rows off itself."""
        if action is Qt.DropAction.MoveAction and data.hasFormat(_UNIT):
            name = bytes(data.data(_UNIT).data()).decode()
            self.dropped.emit(name, self.name_at(parent))
        return False
