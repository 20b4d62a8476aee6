"""The window of the rule reference: the list of all rules on the left, the entry of one on the right."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QListView, QSplitter, QVBoxLayout, QWidget

from core.rules.rule_entry import RuleEntry
from gui.models.rule_list_model import RuleListModel
from gui.presenters.rule_help import NO_RULE, rule_detail, rule_rows
from gui.views.detail_pane import DetailPane

_SIZE = (920, 600)


class RuleHelpWindow(QDialog):
    """Shows the rules beside the work; stays open until it is closed."""

    def __init__(self, entries: tuple[RuleEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"规则说明（共 {len(entries)} 条）")
        self.resize(*_SIZE)
        self._entries = entries
        self._rows = RuleListModel(self)
        self.search = _SearchField(self)
        self.list = QListView()
        self.list.setObjectName("rules")
        self.list.setModel(self._rows)
        self.list.setAccessibleName("规则")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.detail = DetailPane()
        self._assemble()
        self.search.textChanged.connect(self._seek)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.show_rule("")

    def _assemble(self) -> None:
        left = QFrame()
        left.setObjectName("surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(6, 6, 2, 2)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.detail)
        splitter.setSizes([330, 590])
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.addWidget(splitter)

    def show_rule(self, rule: str) -> None:
        """Show the entry of a rule, whatever is being sought; the first one where there is no such rule."""
        self.search.clear()
        self._list("")
        self._go_to(rule)
        self.list.setFocus()

    def _seek(self, sought: str) -> None:
        """List what is sought; the rule that is shown stays shown where it is among it."""
        entry = self._rows.entry_at(self.list.currentIndex())
        self._list(sought)
        self._go_to(entry.id if entry is not None else "")

    def _list(self, sought: str) -> None:
        self._rows.show_rows(rule_rows(self._entries, sought))

    def _go_to(self, rule: str) -> None:
        index = self._rows.index_of(rule)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        self._show(index)

    def _show(self, index: QModelIndex) -> None:
        entry = self._rows.entry_at(index)
        self.detail.show_detail(rule_detail(entry) if entry is not None else NO_RULE)


class _SearchField(QLineEdit):
    """Its arrow keys move in the list, so that hands stay where they are."""

    def __init__(self, window: RuleHelpWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setPlaceholderText("查找规则：编号、名称、说明里的词")
        self.setAccessibleName("查找规则")
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the arrow keys on; Enter goes to the list."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._window.list.keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._window.list.setFocus()
        else:
            super().keyPressEvent(event)
