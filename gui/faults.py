"""Bugs: an exception that nobody expected ends in a log file and in one dialog, and the window stays open."""

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

_KEPT_CHARACTERS = 200_000


def install_fault_handler() -> None:
    """From now on, unexpected exceptions are logged and told once."""
    sys.excepthook = FaultHandler(user_log_path("gouji", appauthor=False) / "faults.log")


class FaultHandler:
    """Logs every fault and shows a dialog for the first."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._told = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take the place of :data:`sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._write("".join(traceback.format_exception(kind, error, trace)))
        if not self._told and QApplication.instance() is not None:
            self._told = True
            self._tell(kind)

    def _write(self, text: str) -> None:
        stamp = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            kept = self._log.read_text(encoding="utf-8")[-_KEPT_CHARACTERS:] if self._log.exists() else ""
            self._log.write_text(f"{kept}{stamp}\n{text}\n", encoding="utf-8")
        except OSError:
            sys.stderr.write(text)

    def _tell(self, kind: type[BaseException]) -> None:
        box = QMessageBox(QApplication.activeWindow())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle("程序内部错误")
        box.setText(
            f"程序遇到一个内部错误（{kind.__name__}），已记入日志：\n{self._log}\n\n"
            "您的文件没有被改动。可以继续使用；如再次出现，请把日志交给维护人员。"
        )
        box.setIcon(QMessageBox.Icon.Warning)
        box.exec()
