"""Windows for tests: everything happens at once and in this process, and dialogs answer themselves."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.service import Auditor
from core.source.progress import Progress as ProgressListener
from core.source.unreadable import Unreadable
from gui.appearance import AppearanceController
from gui.main_window import MainWindow
from gui.settings import WindowSettings
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import ImmediateTask

Outcome = AuditedReport | Unreadable


class RecordingPrompter:
    """Answers what the test put in, and keeps what was said."""

    def __init__(self) -> None:
        self.report: Path | None = None
        self.passwords: list[str] = []
        self.hints: list[str] = []
        self.parts: list[int] = []
        self.offered: list[tuple[tuple[str, ...], int]] = []
        self.pack: Path | None = None
        self.last_year: Path | None = None
        self.unit_list: Path | None = None
        self.folder: Path | None = None
        self.willing = False
        self.questions: list[str] = []
        self.target: Path | None = None
        self.proposal: Path | None = None
        self.written: list[Path] = []
        self.failures: list[str] = []
        self.texts: list[str] = []

    def report_to_open(self, folder: Path | None) -> Path | None:
        return self.report

    def password_of(self, name: str, hint: str) -> str | None:
        self.hints.append(hint)
        return self.passwords.pop(0) if self.passwords else None

    def part_of(self, name: str, choices: tuple[str, ...], chosen: int) -> int | None:
        self.offered.append((choices, chosen))
        return self.parts.pop(0) if self.parts else None

    def last_year_report(self, folder: Path) -> Path | None:
        return self.last_year

    def agrees(self, title: str, text: str, accept: str) -> bool:
        self.questions.append(text)
        return self.willing

    def pack_to_use(self, folder: Path | None) -> Path | None:
        return self.pack

    def folder_to_audit(self, folder: Path | None) -> Path | None:
        return self.folder

    def unit_list_to_read(self, folder: Path | None) -> Path | None:
        return self.unit_list

    def unit_list_target(self, proposal: Path) -> Path | None:
        self.proposal = proposal
        return self.target

    def workbook_target(self, proposal: Path) -> Path | None:
        self.proposal = proposal
        return self.target

    def tell_written(self, target: Path) -> None:
        self.written.append(target)

    def tell_failed(self, title: str, message: str) -> None:
        self.failures.append(message)

    def show_text(self, title: str, text: str) -> None:
        self.texts.append(text)


def auditor_of(outcomes: dict[str, Outcome]) -> Auditor:
    """An auditor that knows these file names."""

    def audit(
        path: Path, progress: ProgressListener | None = None, options: AuditOptions = DEFAULT_OPTIONS, /
    ) -> Outcome:
        return outcomes[path.name]

    return audit


def make_window(
    qtbot: QtBot, folder: Path, outcomes: dict[str, Outcome], client: AuditClient | None = None
) -> tuple[MainWindow, RecordingPrompter]:
    """A shown window whose settings lie in ``folder``."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prompter = RecordingPrompter()
    if client is None:
        client = AuditClient(sandbox=lambda: InProcessSandbox(auditor_of(outcomes)), runner=ImmediateTask)
    settings = WindowSettings(folder / "window.ini")
    window = MainWindow(client, ImmediateTask(), settings, AppearanceController(app), prompter)
    qtbot.addWidget(window)
    window.resize(1366, 720)
    window.show()
    qtbot.waitExposed(window)
    return window, prompter


def press_key(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key of a shortcut: only the active window has any."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, key)
