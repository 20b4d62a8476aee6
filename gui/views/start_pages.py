"""The window without a report: welcome, a file being read, a file that could not be read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.icons import picture
from gui.presenters.file_kinds import FORMATS
from gui.presenters.refusal import RefusalWords
from gui.presenters.window_state import Opening
from gui.theme import is_dark, palette

_COLUMN = 560


class _Page(QWidget):
    """A column of texts and buttons in the middle of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        middle = QWidget()
        middle.setFixedWidth(_COLUMN)
        middle.setLayout(self.column)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)

    def add_text(self, *, scale: float = 1.0, bold: bool = False, quiet: bool = False) -> QLabel:
        """A centred label of plain text below what is there."""
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if quiet:
            label.setObjectName("facts")
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(bold)
        label.setFont(font)
        self.column.addWidget(label)
        return label

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A row of centred buttons below what is there."""
        row = QHBoxLayout()
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addSpacing(6)
        self.column.addLayout(row)


class WelcomePage(_Page):
    """Before any report: how to open one, and those opened lately."""

    open_asked = Signal()
    recent_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = self.add_text()
        self.add_text(scale=1.6, bold=True).setText("打开一份政府信息公开工作年度报告")
        self.add_text().setText("把文件拖到这里，或点下面的按钮选择文件")
        self.add_buttons(push_button("打开报告…", self.open_asked.emit, primary=True))
        self.add_text(scale=0.92, quiet=True).setText(FORMATS)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.column.addSpacing(12)
        self.column.addLayout(self._recent)
        self._paint()

    def show_recent(self, paths: tuple[Path, ...]) -> None:
        """List the files opened lately; each is a button."""
        while self._recent.count():
            self._recent.takeAt(0).widget().deleteLater()
        if not paths:
            return
        title = QLabel("最近打开")
        title.setObjectName("caption")
        self._recent.addWidget(title)
        for path in paths:
            button = push_button(path.name, partial(self.recent_chosen.emit, path))
            button.setObjectName("link")
            button.setAccessibleDescription(str(path))
            self._recent.addWidget(button)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture afresh when the appearance changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_drawing"):
            self._paint()

    def _paint(self) -> None:
        ink = QColor(palette(dark=is_dark(self.palette())).accent)
        self._drawing.setPixmap(picture("welcome", QSize(112, 84), ink, self.devicePixelRatioF()))


class OpeningPage(_Page):
    """While a file is being read."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self.add_text(scale=1.25, bold=True)
        self._label = self.add_text(quiet=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.column.addWidget(self._bar)
        self.cancel = push_button("取消（Esc）", self.cancel_asked.emit)
        self.add_buttons(self.cancel)

    def show_opening(self, opening: Opening) -> None:
        """Show how far the reading has come."""
        self._name.setText(opening.title)
        self._label.setText(opening.words)
        self._bar.setRange(0, opening.total)
        self._bar.setValue(opening.done)
        self.cancel.setFocus()


class RefusalPage(_Page):
    """A file that could not be read: what happened and what to do."""

    open_asked = Signal()
    retry_asked = Signal()
    mend_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_text(scale=1.6, bold=True).setText("这份文件没有打开")
        self._name = self.add_text(quiet=True)
        self.sentence = self.add_text(scale=1.15)
        self.next_step = self.add_text()
        self.choices = self.add_text()
        self.mend = push_button("", self.mend_asked.emit, primary=True)
        self.retry = push_button("再试一次", self.retry_asked.emit)
        self._open = push_button("选择其他文件…", self.open_asked.emit)
        self._back = push_button("返回", self.back_asked.emit)
        self.add_buttons(self.mend, self._open, self.retry, self._back)

    def show_refusal(self, words: RefusalWords, *, report_behind: bool) -> None:
        """Say why, and what to do next."""
        self._name.setText(words.name)
        self.sentence.setText(words.sentence)
        self.next_step.setText(words.next_step)
        self.choices.setText("\n".join(words.choices))
        self.choices.setVisible(bool(words.choices))
        self.mend.setText(words.remedy_button)
        self.mend.setVisible(words.remedy is not None)
        self.retry.setVisible(words.can_retry)
        self._back.setText("回到原来的报告" if report_behind else "返回")
        _set_primary(self._open, primary=words.remedy is None)
        (self.mend if words.remedy else self._open).setFocus()


def push_button(text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button; the text is shown as it is, ampersands too."""
    button = QPushButton(text.replace("&", "&&"))
    _set_primary(button, primary=primary)
    button.clicked.connect(lambda _=False: act())
    return button


def _set_primary(button: QPushButton, *, primary: bool) -> None:
    """Make it the button that stands out, or one among others."""
    button.setObjectName("primary" if primary else "")
    # a style looks at the name only when it meets a widget for the first time
    button.style().unpolish(button)
    button.style().polish(button)
    button.updateGeometry()
