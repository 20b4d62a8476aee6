import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread, Timer

import pytest

from core.audit.audited_report import AuditedReport
from core.sandbox.client import CancelledError, SandboxClient, TimeLimits
from core.sandbox.command import WORKER_FLAG, worker_command
from core.sandbox.protocol import Rendered
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import broken_report
from tests.support.hostile_pdf import form_that_draws_itself, multiplying_forms, page_of

COMMAND = worker_command("tests.support.fake_worker")
REPORT = Path(__file__).parents[4] / "shared" / "reports" / "real" / "hongze-2023.pdf"


@pytest.fixture
def client() -> Iterator[SandboxClient]:
    with SandboxClient(COMMAND, TimeLimits(silence=3.0, audit=8.0, render=2.0)) as sandbox:
        yield sandbox


def reason_of(outcome: object) -> Reason | None:
    return outcome.reason if isinstance(outcome, Unreadable) else None


def test_a_report_survives_the_pipe_unchanged(client: SandboxClient) -> None:
    assert client.audit(Path("a.txt")) == broken_report()


def test_progress_arrives_in_order_and_before_the_answer(client: SandboxClient) -> None:
    steps: list[tuple[int, int, str]] = []
    outcome = client.audit(Path("chatty.txt"), lambda *step: steps.append(step))
    assert isinstance(outcome, AuditedReport)
    assert steps == [(number, 8, "读取") for number in range(1, 9)]


def test_an_unreadable_file_keeps_its_reason(client: SandboxClient) -> None:
    assert client.audit(Path("empty.txt")) == Unreadable("empty.txt", Reason.EMPTY)


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("crash", Reason.READER_STOPPED),
        ("vanishes", Reason.READER_STOPPED),
        ("deep", Reason.TOO_COMPLEX),
        ("buggy", Reason.READER_STOPPED),
        ("calls_home", Reason.READER_STOPPED),
        ("starts_program", Reason.READER_STOPPED),
        ("endless", Reason.TIMED_OUT),
        pytest.param(
            "hungry", Reason.OUT_OF_MEMORY, marks=pytest.mark.skipif(sys.platform == "darwin", reason="no limit")
        ),
        pytest.param(
            "starved", Reason.OUT_OF_MEMORY, marks=pytest.mark.skipif(sys.platform == "win32", reason="no signals")
        ),
    ],
)
def test_whatever_a_file_provokes_is_an_answer_and_the_next_file_is_read(
    client: SandboxClient, deed: str, reason: Reason
) -> None:
    assert reason_of(client.audit(Path(f"{deed}.pdf"))) is reason
    assert isinstance(client.audit(Path("a.txt")), AuditedReport)


def test_a_fault_is_reported_by_kind_and_place_but_never_with_the_words_of_the_document(client: SandboxClient) -> None:
    outcome = client.audit(Path("buggy.pdf"))
    assert isinstance(outcome, Unreadable)
    assert outcome.detail.startswith("KeyError，fake_worker.py 第 ")
    assert "机密" not in outcome.message


def test_what_a_library_prints_is_not_taken_for_an_answer(client: SandboxClient) -> None:
    assert isinstance(client.audit(Path("noisy.pdf")), AuditedReport)


def test_the_worker_does_not_see_where_the_user_keeps_character_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CMAP_PATH", "somewhere")
    with SandboxClient(COMMAND) as client:
        assert isinstance(client.audit(Path("cmap.pdf")), AuditedReport)


def test_a_folder_of_reports_cannot_supply_the_program_with_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(tmp_path)
    with SandboxClient(COMMAND) as client:
        assert isinstance(client.audit(Path("a.txt")), AuditedReport)


def test_progress_keeps_a_slow_file_alive_past_the_limit_of_silence() -> None:
    with SandboxClient(COMMAND, TimeLimits(silence=0.7, audit=20.0)) as client:
        client.audit(Path("a.txt"))
        assert isinstance(client.audit(Path("chatty.txt")), AuditedReport)


def test_progress_does_not_keep_a_file_alive_past_the_limit_of_the_whole() -> None:
    with SandboxClient(COMMAND, TimeLimits(silence=20.0, audit=20.0)) as warm:
        warm.audit(Path("a.txt"))
    with SandboxClient(COMMAND, TimeLimits(silence=20.0, audit=0.4)) as client:
        client.start()
        assert reason_of(client.audit(Path("chatty.txt"))) is Reason.TIMED_OUT


def test_cancelling_ends_an_endless_file_at_once(client: SandboxClient) -> None:
    client.start()
    Timer(0.5, client.cancel).start()
    began = time.monotonic()
    with pytest.raises(CancelledError):
        client.audit(Path("endless.pdf"))
    assert time.monotonic() - began < 2.5


def test_cancelling_nothing_does_not_cancel_the_next_file(client: SandboxClient) -> None:
    client.cancel()
    assert isinstance(client.audit(Path("a.txt")), AuditedReport)


def test_a_listener_that_raises_leaves_the_client_usable(client: SandboxClient) -> None:
    def fail(done: int, total: int, label: str) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client.audit(Path("chatty.txt"), fail)
    assert client.audit(Path("empty.txt")) == Unreadable("empty.txt", Reason.EMPTY)


def test_requests_of_several_threads_get_their_own_answers(client: SandboxClient) -> None:
    answers: dict[str, object] = {}

    def ask(name: str) -> None:
        answers[name] = client.audit(Path(name))

    threads = [Thread(target=ask, args=(name,)) for name in ("empty.txt", "a.txt", "deep.pdf", "empty.docx")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [reason_of(answers[name]) for name in ("empty.txt", "a.txt", "deep.pdf", "empty.docx")] == [
        Reason.EMPTY, None, Reason.TOO_COMPLEX, Reason.EMPTY,
    ]  # fmt: skip


def test_a_command_that_does_not_exist_is_an_answer() -> None:
    with SandboxClient(("no-such-program",)) as client:
        assert reason_of(client.audit(Path("a.txt"))) is Reason.READER_STOPPED


def test_a_program_that_is_no_worker_is_an_answer() -> None:
    nonsense = (sys.executable, "-c", "import os; os.write(1, b'x' * 4096)")
    with SandboxClient(nonsense, TimeLimits(audit=5.0)) as client:
        assert reason_of(client.audit(Path("a.txt"))) is Reason.READER_STOPPED


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("deed", ["a.txt", "endless.pdf"])
def test_no_worker_outlives_the_program(deed: str, tmp_path: Path) -> None:
    """Also one that is busy with an endless file."""
    script = f"""
import os, sys, threading, time
from pathlib import Path
from core.sandbox.client import SandboxClient
client = SandboxClient({COMMAND!r})
client.start()
threading.Thread(target=client.audit, args=(Path({deed!r}),), daemon=True).start()
time.sleep(1.5)
print(client._process._process.pid, flush=True)
os._exit(1)
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    pid = int(ran.stdout)
    deadline = time.monotonic() + 5
    while _runs(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_closing_leaves_no_process_behind() -> None:
    client = SandboxClient(COMMAND)
    client.start()
    process = client._process
    assert process is not None
    client.close()
    assert not process.alive


@pytest.mark.parametrize("hostile", [multiplying_forms(), form_that_draws_itself()], ids=["4^14", "itself"])
def test_a_page_that_pdfium_cannot_survive_is_an_answer(client: SandboxClient, tmp_path: Path, hostile: bytes) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    bad.write_bytes(hostile)
    good.write_bytes(page_of(b"0 0 100 100 re f"))
    began = time.monotonic()
    outcome = client.render(bad, 1, 1.0)
    assert isinstance(outcome, Rendered | Unreadable)
    assert time.monotonic() - began < 4
    assert isinstance(client.render(good, 1, 1.0), Rendered)


def test_a_picture_has_the_size_asked_for(client: SandboxClient, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_of(b"1 0 0 rg 0 0 50 50 re f", width=100, height=50))
    turned = client.render(path, 1, 2.0, 90.0)
    assert isinstance(turned, Rendered)
    assert (turned.width, turned.height) == (100, 200)
    picture = client.render(path, 1, 2.0)
    assert isinstance(picture, Rendered)
    assert (picture.width, picture.height) == (200, 100)
    assert picture.pixels[:3] == b"\x00\x00\xff"  # blue, green, red
    assert picture.pixels[picture.stride - 4 : picture.stride - 1] == b"\xff\xff\xff"


def test_a_page_that_does_not_exist_is_an_answer(client: SandboxClient, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_of(b""))
    assert reason_of(client.render(path, 2, 1.0)) is Reason.DAMAGED
    assert reason_of(client.render(tmp_path / "none.pdf", 1, 1.0)) is Reason.NOT_FOUND


@pytest.mark.skipif(not REPORT.exists(), reason="the published report is not at hand")
def test_every_page_of_a_published_report_is_drawn(client: SandboxClient) -> None:
    pictures = [client.render(REPORT, page, 1.5) for page in range(1, 6)]
    assert all(isinstance(picture, Rendered) for picture in pictures)
    assert len({picture.pixels for picture in pictures if isinstance(picture, Rendered)}) == 5


def test_the_client_runs_where_the_environment_is_bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("PYTHON", "LC_", "LANG")):
            monkeypatch.delenv(name)
    with SandboxClient(COMMAND) as client:
        assert client.audit(Path("中文.txt")) == broken_report()


def test_a_frozen_program_starts_itself_as_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == (sys.executable, WORKER_FLAG)


def test_a_client_that_was_closed_starts_no_process() -> None:
    client = SandboxClient(COMMAND)
    client.close()
    with pytest.raises(CancelledError):
        client.audit(Path("a.txt"))
    assert client._process is None
