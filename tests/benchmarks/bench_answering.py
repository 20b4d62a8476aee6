"""How long the window keeps a person waiting while a hostile file is read, given up, drawn, and closed.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_answering [FILE …]``. Without files, some are made that cost far
more to read than to store. Printed is the longest time in milliseconds during which the loop of the window did not come
round, for each thing that was done; a person begins to notice at about 200.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer

from gui.actions import ActionId
from gui.app import make_application
from gui.appearance import Appearance, AppearanceController
from gui.main_window import MainWindow
from gui.presenters.window_state import Page
from gui.settings import WindowSettings
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import BackgroundTask
from tests.support.hostile_pdf import form_that_draws_itself, multiplying_forms, page_of
from tests.support.windows import RecordingPrompter

NOTICED = 200.0
"""Milliseconds."""


class Pulse:
    """Watches the loop of the window: the longest time between two turns, in milliseconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @contextmanager
    def measured(self, gaps: dict[str, float], name: str) -> Iterator[None]:
        """Keep the longest gap of what is done meanwhile under ``name``, where it is longer than what is there."""
        self._beat()
        self.longest = 0.0
        yield
        self._beat()
        gaps[name] = max(gaps.get(name, 0.0), self.longest)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def hostile_files(folder: Path) -> list[Path]:
    """Small files that take long: forms within forms, a form that draws itself, 300,000 lines, and 100,000 lines of text."""
    contents = {
        "层层套用.pdf": multiplying_forms(),
        "自己套用自己.pdf": form_that_draws_itself(),
        "三十万条线.pdf": page_of(b"1 1 m 2 2 l S\n" * 300_000),
        "十万行.txt": "一、总体情况\n".encode() * 99_000,
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def go_on(seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    """Let the window live."""
    loop = QEventLoop()
    end = time.perf_counter() + seconds
    look = QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if until() or time.perf_counter() > end else None)
    look.start()
    loop.exec()


def measure(window: MainWindow, client: AuditClient, path: Path, pulse: Pulse, patience: float) -> dict[str, float]:
    """The longest gaps while this file is read and given up, read to the end, drawn and given up."""
    gaps: dict[str, float] = {}
    for wait in (0.0, 0.3, 1.5):
        with pulse.measured(gaps, "读取"):
            window.open_path(path)
            go_on(wait)
        with pulse.measured(gaps, "取消"):
            window.actions_by_id[ActionId.CANCEL].trigger()
            go_on(1.0)
    with pulse.measured(gaps, "读到结果"):
        window.open_path(path)
        go_on(patience, lambda: window.store.state.page in {Page.WORKBENCH, Page.REFUSED})
        go_on(0.5)
    with pulse.measured(gaps, "画页并放弃"):
        client.render(path, 1, 2.0, lambda _: None)
        go_on(1.0)
        client.stop_drawing()
        go_on(1.0)
    window.actions_by_id[ActionId.CANCEL].trigger()
    window.actions_by_id[ActionId.CLOSE].trigger()
    go_on(0.2)
    return gaps


def table(rows: dict[str, dict[str, float]]) -> str:
    """The gaps as a table for reading; the longest of all stands below it."""
    columns = list(dict.fromkeys(name for gaps in rows.values() for name in gaps))
    lines = [f"| 文件 | {' | '.join(f'{name} ms' for name in columns)} |", f"| --- |{' --: |' * len(columns)}"]
    for name, gaps in rows.items():
        lines.append(f"| {name} | {' | '.join(f'{gaps.get(column, 0.0):.0f}' for column in columns)} |")
    longest = max((gap for gaps in rows.values() for gap in gaps.values()), default=0.0)
    verdict = "觉察不到" if longest < NOTICED else "会觉察到"
    return "\n".join([*lines, "", f"窗口最长 {longest:.0f} 毫秒没有反应（{verdict}，界限 {NOTICED:.0f} 毫秒）"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--patience", type=float, default=40.0, help="最多等多少秒读到结果")
    options = parser.parse_args(arguments)
    app = make_application(["gouji"])
    appearance = AppearanceController(app)
    appearance.apply(Appearance.LIGHT)
    with tempfile.TemporaryDirectory() as scratch:
        client = AuditClient()
        settings = WindowSettings(Path(scratch, "window.ini"))
        window = MainWindow(client, BackgroundTask(), settings, appearance, RecordingPrompter())
        window.show()
        client.start()
        go_on(2.0)
        pulse = Pulse()
        files = options.files or hostile_files(Path(scratch))
        print(table({path.name: measure(window, client, path, pulse, options.patience) for path in files}))
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
