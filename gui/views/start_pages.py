"""The window without a report: welcome, a file being read, a file that could not be read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.icons import picture
from gui.presenters.window_state import Opening, Refusal
from gui.theme import is_dark, palette

_COLUMN = 560
FORMATS = "支持 PDF、Word（.docx）、网页（.html）和纯文本（.txt）。文件只在本机读取，不会上传。"


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
        self.add_buttons(push_button("取消", self.cancel_asked.emit))

    def show_opening(self, opening: Opening) -> None:
        """Show how far the reading has come."""
        self._name.setText(f"正在打开 {opening.path.name}")
        self._label.setText(opening.label)
        self._bar.setRange(0, opening.total)
        self._bar.setValue(opening.done)


class RefusalPage(_Page):
    """A file that could not be read: what happened and what to do."""

    open_asked = Signal()
    retry_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_text(scale=1.6, bold=True).setText("这份文件没有打开")
        self._name = self.add_text(quiet=True)
        self.sentence = self.add_text(scale=1.15)
        self.next_step = self.add_text()
        self._back = push_button("返回", self.back_asked.emit)
        self.add_buttons(
            push_button("选择其他文件…", self.open_asked.emit, primary=True),
            push_button("再试一次", self.retry_asked.emit),
            self._back,
        )

    def show_refusal(self, refusal: Refusal, *, report_behind: bool) -> None:
        """Say why, and what to do next."""
        self._name.setText(refusal.path.name)
        self.sentence.setText(f"{refusal.why.sentence}。")
        self.next_step.setText(f"{refusal.why.next_step}。")
        self._back.setText("回到原来的报告" if report_behind else "返回")


def push_button(text: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button; the text is shown as it is, ampersands too."""
    button = QPushButton(text.replace("&", "&&"))
    if primary:
        button.setObjectName("primary")
    button.clicked.connect(lambda _=False: act())
    return button
