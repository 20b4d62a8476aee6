"""The command opens no socket and touches nothing beside the program, the files it is given and its output."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from core.asset_paths import resource
from tests.support.traced_calls import calls_in, may_be_read, may_be_written, network_calls, paths, tracing

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the places are judged by their names on Linux")


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with one file of every format there is, and some that are none."""
    folder = tmp_path / "given"
    folder.mkdir()
    for path in [*CORPUS.glob("000.*"), *list(resource("samples").iterdir())[:4]]:
        if ".truth." not in path.name and path.is_file():
            shutil.copy(path, folder)
    (folder / "纯文本.txt").write_text("政府信息公开工作年度报告", encoding="utf-8")
    (folder / "网页.html").write_text('<img src="http://example.org/a.png"><p>年报</p>', encoding="utf-8")
    (folder / "空.pdf").write_bytes(b"")
    return folder


def traced(folder: Path, log: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command under strace with a home of its own."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    plain = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    surroundings = {**plain, "HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT)}
    surroundings["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [*tracing(log), sys.executable, "-P", "-m", "core.cli", *arguments]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, timeout=500, check=False)


def test_a_folder_with_every_format_is_audited_without_a_network_or_a_file_elsewhere(
    tmp_path: Path, given: Path
) -> None:
    log = tmp_path / "calls.txt"
    done = traced(tmp_path, log, "audit", str(given), "--format", "json")
    assert done.returncode in {0, 1, 3}, done.stderr[-2000:]
    calls = calls_in(log)
    read = paths(calls)
    assert sum(path.startswith(str(given)) for path in read) >= len(list(given.iterdir()))
    assert network_calls(calls) == []
    assert sorted({path for path in paths(calls, changing=True) if not may_be_written(path, [])}) == []
    assert sorted({path for path in read if not may_be_read(path, [given, tmp_path / "home"])}) == []


def test_a_workbook_is_written_where_it_was_asked_for_and_nowhere_else(tmp_path: Path) -> None:
    report, out, log = next(resource("samples").glob("*水利局*.pdf")), tmp_path / "out", tmp_path / "calls.txt"
    out.mkdir()
    done = traced(tmp_path, log, "audit", str(report), "--workbook", str(out / "底稿.xlsx"))
    assert done.returncode in {0, 1}, done.stderr[-2000:]
    with zipfile.ZipFile(out / "底稿.xlsx") as book:
        assert book.testzip() is None
    calls = calls_in(log)
    written = paths(calls, changing=True)
    assert any(path.startswith(str(out)) for path in written)
    assert network_calls(calls) == []
    assert sorted({path for path in written if not may_be_written(path, [out, tmp_path / "home"])}) == []
    assert (
        sorted({path for path in paths(calls) if not may_be_read(path, [report.parent, out, tmp_path / "home"])}) == []
    )
