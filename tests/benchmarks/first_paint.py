"""Starts the window as the program does, and ends it at its first paint: ``python -m tests.benchmarks.first_paint STARTED``.

``STARTED`` is the monotonic clock's reading when the process was started. Prints the seconds until a top-level window
has been painted. The program itself knows nothing of this: the event loop is entered through the hook below.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

STARTED = float(sys.argv.pop(1))

_enter_event_loop = QApplication.exec


class FirstPaint(QObject):
    """Watches the application for the first paint of its main window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says when the main window is painted, and ends the program at once."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print(f"{time.clock_gettime(time.CLOCK_MONOTONIC) - STARTED:.4f}", flush=True)
            QApplication.exit(0)
        return False


def watched_event_loop(*_: object) -> int:
    """Stands in for ``QApplication.exec``."""
    watcher = FirstPaint()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watcher)
    return _enter_event_loop()


QApplication.exec = watched_event_loop  # type: ignore[method-assign]

if __name__ == "__main__":
    from gui.app import main

    raise SystemExit(main())
