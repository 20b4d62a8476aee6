"""Starting the program as a person does, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_SECONDS = 1.5
"""How long the first window may take to appear."""
_PATIENCE = 4
"""A machine that runs tests side by side is slower than a reviewer's."""

_START = """
import json, sys, time
begun = time.perf_counter()
sys.argv = ["gouji-gui"]
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import gui.app
def look():
    shown = [type(window).__name__ for window in QApplication.topLevelWidgets() if window.isVisible()]
    print(json.dumps({"seconds": time.perf_counter() - begun, "shown": shown, "modules": sorted(sys.modules)}))
    QApplication.quit()
make = gui.app.make_application
def made(arguments):
    app = make(arguments)
    QTimer.singleShot(0, look)
    return app
gui.app.make_application = made
sys.exit(gui.app.main())
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    home = tmp_path_factory.mktemp("home")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home), "HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", _START],
        cwd=Path(__file__).parents[2],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert isinstance(answer, dict)
    return answer


def test_the_first_window_appears_at_once(started: dict[str, object]) -> None:
    seconds = started["seconds"]
    assert isinstance(seconds, float)
    assert seconds < _SECONDS * _PATIENCE
    assert started["shown"] == ["MainWindow"]


@pytest.mark.parametrize(
    "library",
    ["pypdfium2", "pdfplumber", "pdfminer", "lxml", "openpyxl", "xlsxwriter", "core.readers", "core.rules.engine"],
)
def test_the_window_loads_no_reader_and_no_rule_before_it_needs_them(started: dict[str, object], library: str) -> None:
    modules = started["modules"]
    assert isinstance(modules, list)
    assert library not in modules


@pytest.mark.parametrize("forbidden", ["PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtQml"])
def test_the_window_brings_no_network_with_it(started: dict[str, object], forbidden: str) -> None:
    modules = started["modules"]
    assert isinstance(modules, list)
    assert forbidden not in modules
