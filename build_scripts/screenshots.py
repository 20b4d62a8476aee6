"""Draws the window with a report open, off screen.

``screenshots.py`` draws the pictures of the documentation (light, dark, and a finding selected) into ``docs/``;
``screenshots.py --sample REPORT --picture OUT.png --finding 2`` draws one picture of one report, its second finding
selected (``docs/window-real.png`` shows a published report that way).
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402 - the platform has to be chosen first

from gui.actions import ActionId  # noqa: E402
from gui.app import make_application  # noqa: E402
from gui.appearance import Appearance, AppearanceController  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402
from gui.presenters.window_state import Page  # noqa: E402
from gui.settings import WindowSettings  # noqa: E402
from gui.workers.in_process_client import InProcessClient  # noqa: E402
from gui.workers.task_runner import ImmediateTask  # noqa: E402

DOCS = ROOT / "docs"
SIZE = (1366, 740)
_SETTLING_SECONDS = 1.0


def main() -> int:
    """Draw what the command line asks for; 1 when the report could not be opened."""
    parser = argparse.ArgumentParser(description="画出窗口的图片。")
    parser.add_argument("--sample", type=Path, default=None, help="要打开的年度报告，默认为自带样例")
    parser.add_argument("--picture", type=Path, default=None, help="只画一张图，存到这里")
    parser.add_argument("--finding", type=int, default=1, help="选中第几条问题，默认第一条")
    chosen = parser.parse_args()
    report = chosen.sample or bundled_sample()
    if report is None or not report.is_file():
        print("找不到要打开的年度报告", file=sys.stderr)
        return 1
    app = make_application(["gouji"])
    appearance = AppearanceController(app)
    with tempfile.TemporaryDirectory() as folder:
        window = opened_window(appearance, report, Path(folder))
        if window is None:
            print(f"打不开：{report.name}", file=sys.stderr)
            return 1
        if chosen.picture is not None:
            select(window, steps=chosen.finding)
            draw(window, chosen.picture)
        else:
            draw_documentation(window, appearance)
        window.close()
    return 0


def bundled_sample() -> Path | None:
    """The first PDF among the bundled samples that shows findings; PDFs come first because their pages are drawn."""
    samples = ROOT / "resources" / "samples"
    return next(iter([*sorted(samples.glob("*水利局*.pdf")), *sorted(samples.glob("*.docx"))]), None)


def opened_window(appearance: AppearanceController, report: Path, folder: Path) -> MainWindow | None:
    """A window with the report open, or ``None`` where it could not be read."""
    appearance.apply(Appearance.LIGHT)
    window = MainWindow(InProcessClient(), ImmediateTask(), WindowSettings(folder / "window.ini"), appearance)
    window.resize(*SIZE)
    window.show()
    window.open_path(report)
    return window if window.store.state.page is Page.WORKBENCH else None


def draw_documentation(window: MainWindow, appearance: AppearanceController) -> None:
    """The three pictures of the documentation."""
    DOCS.mkdir(exist_ok=True)
    draw(window, DOCS / "window-light.png")
    select(window, steps=1)
    draw(window, DOCS / "window-finding.png")
    appearance.apply(Appearance.DARK)
    draw(window, DOCS / "window-dark.png")


def select(window: MainWindow, *, steps: int) -> None:
    """Go to a finding, as F8 does."""
    for _ in range(steps):
        window.actions_by_id[ActionId.NEXT].trigger()


def draw(window: MainWindow, target: Path) -> None:
    """Let the pages be drawn, then store the window as a picture."""
    until = time.monotonic() + _SETTLING_SECONDS
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.02)
    target.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(target))


if __name__ == "__main__":
    sys.exit(main())
