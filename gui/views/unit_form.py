"""The particulars of one unit, to be changed."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from gui.presenters.unit_draft import KINDS, SCOPES
from gui.presenters.unit_words import TOP, UNSAID, UnitForm

_LONGEST = 200


class UnitFormView(QWidget):
    """``renamed``, ``moved`` and ``described`` tell what a person has changed; nothing changes by itself."""

    renamed = Signal(str)
    moved = Signal(str)
    described = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: UnitForm | None = None
        self.name, self.former, self.due = QLineEdit(), QLineEdit(), QLineEdit()
        self.parent_unit, self.kind, self.scope = QComboBox(), QComboBox(), QComboBox()
        self.kind.addItems([kind or UNSAID for kind in KINDS])
        self.scope.addItems([word or UNSAID for word, _ in SCOPES])
        for box in (self.parent_unit, self.kind, self.scope):
            # a name without end must not push the tree aside
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        self.former.setPlaceholderText("几个之间用顿号分开")
        self.due.setPlaceholderText("2024-01-31")
        layout = QFormLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        rows: tuple[tuple[str, QLineEdit | QComboBox], ...] = (
            ("单位名称", self.name),
            ("上级单位", self.parent_unit),
            ("单位类别", self.kind),
            ("汇总口径", self.scope),
            ("报送期限", self.due),
            ("曾用名、简称", self.former),
        )
        for title, field in rows:
            field.setAccessibleName(title)
            layout.addRow(title, field)
        for line in (self.name, self.former, self.due):
            line.setMaxLength(_LONGEST)
            line.setAcceptDrops(False)
        self.name.editingFinished.connect(self._rename)
        self.parent_unit.activated.connect(self._move)
        self.kind.activated.connect(self.described)
        self.scope.activated.connect(self.described)
        self.former.editingFinished.connect(self._describe)
        self.due.editingFinished.connect(self._describe)
        self.show_form(None)

    def show_form(self, form: UnitForm | None) -> None:
        """Show another unit, or none."""
        self._form = form
        self.setEnabled(form is not None)
        shown = form or UnitForm("", "", ("",), "", None, "", "")
        with QSignalBlocker(self.parent_unit):
            self.parent_unit.clear()
            self.parent_unit.addItems([name or TOP for name in shown.parents])
            self.parent_unit.setCurrentIndex(shown.parents.index(shown.parent))
        self.name.setText(shown.name)
        self.kind.setCurrentIndex(KINDS.index(shown.kind))
        self.scope.setCurrentIndex([value for _, value in SCOPES].index(shown.scope))
        self.former.setText(shown.former)
        self.due.setText(shown.due)

    @property
    def chosen_kind(self) -> str:
        """The kind that is chosen; empty for 未说明."""
        return KINDS[self.kind.currentIndex()]

    @property
    def chosen_scope(self) -> bool | None:
        """The scope that is chosen."""
        return SCOPES[self.scope.currentIndex()][1]

    def _rename(self) -> None:
        if self._form is not None and self.name.text() != self._form.name:
            self.renamed.emit(self.name.text())

    def _move(self, number: int) -> None:
        if self._form is not None:
            self.moved.emit(self._form.parents[number])

    def _describe(self) -> None:
        if self._form is not None and (self.former.text(), self.due.text()) != (self._form.former, self._form.due):
            self.described.emit()
