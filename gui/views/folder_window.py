"""The window of a folder: every report with its verdict above, the findings across reports below."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.folder_run import FolderRun, across_list, file_list, told
from gui.views.review_list import ReviewList
from gui.views.verdict_bar import ElidedLabel

_SIZE = (1040, 640)
_LATER = 300  # milliseconds between two looks at the list while files come in


class FolderWindow(QDialog):
    """Shows a :class:`FolderRun`. ``opened`` carries the file or the finding that was activated."""

    opened = Signal(object)
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(*_SIZE)
        self._run: FolderRun | None = None
        self.line, self.given = ElidedLabel(), ElidedLabel()
        self.given.setObjectName("facts")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.stop = QPushButton("停止（Esc）")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(lambda _=False: self.stop_asked.emit())
        self.files, self.across = ReviewList("各份报告", "全部年度"), ReviewList("报告之间的问题", "全部规则")
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._show_lists)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self.files, self.across):
            part.chosen.connect(lambda subject: self.told.setText(told(subject)))
            part.opened.connect(self.opened)
        self._assemble()
        self.files.setFocus()

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(self.progress)
        top.addWidget(self.stop)
        self.progress.setFixedWidth(220)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(_titled("各份报告", self.files))
        splitter.addWidget(_titled("报告之间", self.across))
        splitter.setSizes([360, 220])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(top)
        column.addWidget(self.given)
        column.addWidget(splitter, 1)
        column.addWidget(self.told)

    def show_run(self, run: FolderRun) -> None:
        """Show how far the audit has come."""
        before, self._run = self._run, run
        self.setWindowTitle(f"审核文件夹 · {run.folder.name}")
        self.line.set_full_text(run.line)
        self.given.set_full_text(run.given)
        self.given.setVisible(bool(run.given))
        self.progress.setVisible(run.running)
        self.progress.setRange(0, run.total)
        self.progress.setValue(run.done)
        self.stop.setVisible(run.running)
        if before is None or not run.files:
            self.files.show_list(file_list(run))
            self.across.show_list(across_list(run))
            self.told.setText(told(None))
        elif not run.running:
            self._later.stop()
            self._show_lists()
            self.across.show_list(across_list(run))
        elif not self._later.isActive():
            self._later.start()

    def _show_lists(self) -> None:
        """Show what has come meanwhile: files come faster than a list can be read."""
        if self._run is not None:
            self.files.update_list(file_list(self._run))

    def reject(self) -> None:
        """Escape stops what is running; where nothing is, it shuts the window."""
        if self._run is not None and self._run.running:
            self.stop_asked.emit()
        else:
            self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The list stays for the next time; what is running goes on."""
        event.ignore()
        self.hide()


def _titled(title: str, part: ReviewList) -> QFrame:
    frame = QFrame()
    frame.setObjectName("surface")
    strip = QFrame()
    strip.setObjectName("strip")
    row = QHBoxLayout(strip)
    row.setContentsMargins(10, 3, 6, 3)
    row.addWidget(QLabel(title))
    row.addWidget(part.filters, 1)
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    column.addWidget(strip)
    column.addWidget(part, 1)
    return frame
