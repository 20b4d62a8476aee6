"""A whole session of the window opens no socket and touches nothing beside the program, the report and its own folders."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.asset_paths import resource
from tests.support.traced_calls import calls_in, may_be_read, may_be_written, network_calls, paths, tracing

ROOT = Path(__file__).parents[2]
REPORT = next(resource("samples").glob("*水利局*.pdf"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the places are judged by their names on Linux")

_SESSION = """
import sys
from pathlib import Path
report, home, watched = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
seen = []
def watch(event, arguments):
    if event.startswith("socket.") or event in ("open", "os.listdir", "os.scandir", "os.remove", "os.rename"):
        seen.append((event, str(arguments[0]) if arguments else ""))
sys.addaudithook(watch)
from PySide6.QtCore import QTimer
from gui.actions import ActionId
from gui.app import make_application
from gui.appearance import AppearanceController
from gui.first_start import FirstStart
from gui.main_window import MainWindow
from gui.presenters.window_state import Page
from gui.settings import WindowSettings
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import BackgroundTask

class Prompter:
    texts = []
    def workbook_target(self, proposal): return home / "underlay.xlsx"
    def tell_written(self, target): finish()
    def tell_failed(self, title, message): sys.exit(message)
    def show_text(self, title, text): self.texts.append(text)

def finish():
    window.actions_by_id[ActionId.HELP].trigger()
    window.actions_by_id[ActionId.ABOUT].trigger()
    QTimer.singleShot(800, window.close)

def follow(old, new):
    if new.page is Page.WORKBENCH and old.page is not Page.WORKBENCH:
        window.actions_by_id[ActionId.NEXT].trigger()
        QTimer.singleShot(500, window.actions_by_id[ActionId.EXPORT].trigger)

app = make_application(["gouji-gui"])
settings = WindowSettings(home / "window.ini")
window = MainWindow(AuditClient(), BackgroundTask(), settings, AppearanceController(app), Prompter())
window.store.changed.connect(follow)
check = FirstStart(settings, window.offline.show_words)
app.aboutToQuit.connect(check.close)
window.show()
check.begin(delay=0)
window.open_path(report)
app.exec()
import json
watched.write_text(json.dumps({"seen": seen, "texts": len(Prompter.texts)}), encoding="utf-8")
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def run_session(home: Path, *before: str) -> Path:
    """Runs a session with the folder ``home`` as its home; gives the file that says what Python was seen doing."""
    watched = home.parent / "watched.json"
    scratch = home / "scratch"
    scratch.mkdir(exist_ok=True)
    plain = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    surroundings = {**plain, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    surroundings["TMPDIR"] = str(scratch)
    command = [*before, sys.executable, "-P", "-c", _SESSION, str(REPORT), str(home), str(watched)]
    surroundings["PYTHONPATH"] = str(ROOT)
    surroundings["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=150, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    with zipfile.ZipFile(home / "underlay.xlsx") as book:
        assert book.testzip() is None
    return watched


def test_python_opens_no_socket_and_no_file_elsewhere(home: Path) -> None:
    session = json.loads(run_session(home).read_text(encoding="utf-8"))
    assert session["texts"] == 2
    assert [event for event, _ in session["seen"] if event.startswith("socket.")] == []
    opened = {path for event, path in session["seen"] if event == "open" and path.startswith("/")}
    assert any(path.startswith(str(home)) for path in opened)
    assert sorted(path for path in opened if not may_be_read(path, [home.parent])) == []


def test_no_process_of_the_session_asks_for_a_network_or_touches_files_elsewhere(home: Path) -> None:
    log = home.parent / "calls.txt"
    run_session(home, *tracing(log))
    calls = calls_in(log)
    read, changing = paths(calls), paths(calls, changing=True)
    assert sum(path.endswith(REPORT.suffix) for path in read) > 1
    assert network_calls(calls) == []
    assert len(changing) > 1
    assert [path for path in changing if not may_be_written(path, [home.parent])] == []
    assert sorted({path for path in read if not may_be_read(path, [home.parent])}) == []
