"""The two dialogs that ask about the file being opened: for its password, and which of its reports is meant."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

_WIDTH = 460
_LIST_HEIGHT = 170
_LONGEST_PASSWORD = 256


class PasswordDialog(QDialog):
    """Asks for the password of one file. What was typed leaves only by :meth:`take_password`, once."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("文件设有打开密码")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(_LONGEST_PASSWORD)
        self.field.setAccessibleName("打开密码")
        self.field.setPlaceholderText("打开密码")
        self.reveal = QToolButton()
        self.reveal.setObjectName("chip")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal)
        self._reveal(shown=False)
        entry = QHBoxLayout()
        entry.addWidget(self.field, 1)
        entry.addWidget(self.reveal)
        self._buttons = _buttons("打开")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._allow)
        _fill(self, _name(name), _plain(hint), entry, self._buttons)
        self._allow("")
        self.field.setFocus()

    def take_password(self) -> str:
        """What was typed; the dialog forgets it."""
        password = self.field.text()
        self.field.clear()
        return password

    def _allow(self, text: str) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(text))

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - carried by a signal
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.reveal.setText("隐藏密码" if shown else "显示密码")


class PartDialog(QDialog):
    """Asks which report of a file is meant: arrow keys, Enter, or a double click."""

    def __init__(self, name: str, choices: tuple[str, ...], chosen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("选择要审核的一份")
        self.list = QListWidget()
        self.list.setAccessibleName("文件里的年度报告")
        self.list.addItems(list(choices))
        self.list.setCurrentRow(max(chosen - 1, 0))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.itemActivated.connect(lambda _: self.accept())
        buttons = _buttons("审核这一份")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        _fill(
            self, _name(name), _plain(f"文件里有 {len(choices)} 份年度报告，请选择要审核的一份。"), self.list, buttons
        )
        self.list.setFocus()

    @property
    def chosen(self) -> int:
        """The number of the chosen report, from 1."""
        return self.list.currentRow() + 1


def _buttons(accept: str) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    box.button(QDialogButtonBox.StandardButton.Ok).setText(accept)
    box.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
    box.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
    return box


def _fill(dialog: QDialog, *parts: QWidget | QHBoxLayout) -> None:
    dialog.setMinimumWidth(_WIDTH)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(10)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)


def _name(name: str) -> QLabel:
    label = _plain(name)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _plain(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    return label
