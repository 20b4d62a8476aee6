"""The window in which a list of units is read, built, changed and saved."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.models.unit_tree_model import UnitTreeModel
from gui.presenters.unit_draft import UnitDraft
from gui.presenters.unit_words import UNIT_COLUMNS, summary, unit_form, unit_rows
from gui.views.unit_form import UnitFormView

_SIZE = (980, 600)
_WIDTHS = (250, 110, 80, 90)


class UnitsWindow(QDialog):
    """Shows a :class:`UnitDraft`. It tells what a person wants; what becomes of it comes back by :meth:`show_draft`."""

    read_asked = Signal()
    save_asked = Signal()
    undo_asked = Signal()
    close_asked = Signal()
    chosen = Signal(str)
    add_asked = Signal(str)
    rename_asked = Signal(str, str)
    move_asked = Signal(str, str)
    remove_asked = Signal(str)
    describe_asked = Signal(str, str, object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("单位名单")
        self.resize(*_SIZE)
        self._draft = UnitDraft()
        self.model = UnitTreeModel(self)
        self.tree = _tree(self.model)
        self.form = UnitFormView()
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.buttons = {
            "read": _button("读入名单…", self.read_asked.emit),
            "save": _button("保存名单…", self.save_asked.emit),
            "beside": _button("添加同级", lambda: self._add(self._parent_of_chosen())),
            "below": _button("添加下级", lambda: self._add(self._draft.chosen)),
            "remove": _button("移除", lambda: self.remove_asked.emit(self._draft.chosen)),
            "undo": _button("撤销", self.undo_asked.emit),
        }
        self._assemble()
        self._wire()
        self.show_draft(self._draft)

    def _assemble(self) -> None:
        bar = QHBoxLayout()
        for name, button in self.buttons.items():
            bar.addWidget(button)
            if name == "save":
                bar.addSpacing(16)
        bar.addStretch(1)
        right = QFrame()
        right.setObjectName("surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.form)
        column.addStretch(1)
        left = QFrame()
        left.setObjectName("surface")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.tree)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([610, 350])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addLayout(bar)
        whole.addWidget(splitter, 1)
        whole.addWidget(self.told)

    def _wire(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.model.dropped.connect(self.move_asked)
        self.form.renamed.connect(lambda to: self.rename_asked.emit(self._draft.chosen, to))
        self.form.moved.connect(lambda parent: self.move_asked.emit(self._draft.chosen, parent))
        self.form.described.connect(self._describe)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_asked.emit)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_asked.emit)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.tree, lambda: self.remove_asked.emit(self._draft.chosen))
        QShortcut(QKeySequence(Qt.Key.Key_F2), self.tree, self._edit_name)

    def show_draft(self, draft: UnitDraft) -> None:
        """Show the list as it is now."""
        if draft.tree is not self._draft.tree:
            with QSignalBlocker(self.tree.selectionModel()):
                self.model.show_rows(unit_rows(draft))
                self.tree.expandAll()
        self._draft = draft
        index = self.model.index_of(draft.chosen)
        with QSignalBlocker(self.tree.selectionModel()):
            self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        self.tree.viewport().update()
        self.form.show_form(unit_form(draft))
        self.say(summary(draft))
        for name, usable in (
            ("save", bool(draft.tree.units)),
            ("below", bool(draft.unit)),
            ("remove", bool(draft.unit)),
            ("undo", bool(draft.before)),
        ):
            self.buttons[name].setEnabled(usable)

    def say(self, text: str) -> None:
        """A line about the whole list, or why something was not done."""
        self.told.setText(text)

    def refuse(self, text: str) -> None:
        """Say why an edit was not made; the fields show what is in the list."""
        self.form.show_form(unit_form(self._draft))
        self.say(f"× {text}。名单没有改变。")

    def reject(self) -> None:
        """Escape: whoever holds the list decides whether it can be left."""
        self.close_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the button of the frame."""
        event.ignore()
        self.close_asked.emit()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.name_at(index))

    def _add(self, parent: str) -> None:
        """A new unit; its name is typed right away."""
        self.add_asked.emit(parent)
        self._edit_name()

    def _parent_of_chosen(self) -> str:
        return self._draft.unit.parent if self._draft.unit is not None else ""

    def _describe(self) -> None:
        form = self.form
        self.describe_asked.emit(
            self._draft.chosen, form.chosen_kind, form.chosen_scope, form.former.text(), form.due.text()
        )

    def _edit_name(self) -> None:
        self.form.name.setFocus()
        self.form.name.selectAll()


def _tree(model: UnitTreeModel) -> QTreeView:
    tree = QTreeView()
    tree.setObjectName("units")
    tree.setModel(model)
    tree.setAccessibleName("单位")
    tree.setFrameShape(QFrame.Shape.NoFrame)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in range(1, len(UNIT_COLUMNS)):
        tree.setColumnWidth(column, _WIDTHS[column])
    return tree


def _button(text: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: act())
    return button
