import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.sandbox.client import SandboxClient, TimeLimits
from core.sandbox.command import worker_command
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.process import WorkerProcess
from core.source.unreadable import Reason, Unreadable
from gui.workers.audit_client import AuditClient
from gui.workers.latest_only import LatestOnly
from gui.workers.task_runner import BackgroundTask, ImmediateTask, TaskRunner
from tests.support.audited import broken_report
from tests.support.hostile_pdf import form_that_draws_itself, page_of

COMMAND = worker_command("tests.support.fake_worker")


def sandbox() -> SandboxClient:
    return SandboxClient(COMMAND, TimeLimits(silence=20.0, audit=20.0, render=5.0))


@pytest.fixture
def client(qtbot: QtBot) -> Iterator[AuditClient]:
    made = AuditClient(sandbox=sandbox)
    yield made
    made.close()


class Heard:
    """Everything a client said, in order."""

    def __init__(self, client: AuditClient) -> None:
        self.said: list[object] = []
        self.steps: list[tuple[int, int, str]] = []
        client.audited.connect(self.said.append)
        client.refused.connect(self.said.append)
        client.progressed.connect(lambda *step: self.steps.append(step))


def fake_audit(
    path: Path, progress: Callable[[int, int, str], None] | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> AuditedReport | Unreadable:
    if progress is not None:
        progress(1, 1, "读取")
    return Unreadable(path.name, Reason.EMPTY) if path.stem == "empty" else broken_report()


def test_a_report_arrives_with_its_progress(client: AuditClient, qtbot: QtBot) -> None:
    heard = Heard(client)
    with qtbot.waitSignal(client.audited, timeout=20000):
        client.open(Path("chatty.txt"))
    assert heard.said == [broken_report()]
    assert heard.steps == [(number, 8, "读取") for number in range(1, 9)]


def test_an_unreadable_file_is_refused_with_its_reason(client: AuditClient, qtbot: QtBot) -> None:
    heard = Heard(client)
    with qtbot.waitSignal(client.refused, timeout=20000):
        client.open(Path("empty.txt"))
    assert heard.said == [Unreadable("empty.txt", Reason.EMPTY)]


def test_a_file_that_kills_the_reader_is_refused_and_the_next_one_opens(client: AuditClient, qtbot: QtBot) -> None:
    with qtbot.waitSignal(client.refused, timeout=20000):
        client.open(Path("crash.pdf"))
    with qtbot.waitSignal(client.audited, timeout=20000):
        client.open(Path("a.pdf"))


def test_only_the_last_of_several_files_answers(client: AuditClient, qtbot: QtBot) -> None:
    heard = Heard(client)
    for name in ("endless.pdf", "chatty.txt", "endless.pdf", "empty.txt"):
        client.open(Path(name))
        qtbot.wait(100)
    qtbot.waitUntil(lambda: bool(heard.said), timeout=15000)
    qtbot.wait(400)
    assert heard.said == [Unreadable("empty.txt", Reason.EMPTY)]


def test_a_cancelled_file_says_nothing_more(client: AuditClient, qtbot: QtBot) -> None:
    heard = Heard(client)
    client.open(Path("endless.pdf"))
    qtbot.wait(300)
    client.cancel()
    qtbot.wait(700)
    assert heard.said == []
    with qtbot.waitSignal(client.audited, timeout=20000):
        client.open(Path("a.pdf"))


def test_pages_are_drawn_while_an_audit_goes_on(client: AuditClient, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(page_of(b"1 0 0 rg 0 0 100 100 re f", width=100, height=100))
    client.open(Path("endless.pdf"))
    pictures: list[QImage] = []
    client.render(path, 1, 2.0, pictures.append)
    qtbot.waitUntil(lambda: bool(pictures), timeout=15000)
    assert (pictures[0].width(), pictures[0].height()) == (200, 200)
    assert pictures[0].pixelColor(100, 100).name() == "#ff0000"


def test_a_page_that_cannot_be_drawn_is_a_null_picture(client: AuditClient, qtbot: QtBot, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    bad.write_bytes(form_that_draws_itself())
    good.write_bytes(page_of(b""))
    pictures: list[QImage] = []
    client.render(bad, 1, 1.0, pictures.append)
    qtbot.waitUntil(lambda: len(pictures) == 1, timeout=15000)
    client.render(good, 1, 1.0, pictures.append)
    qtbot.waitUntil(lambda: len(pictures) == 2, timeout=15000)
    assert [picture.isNull() for picture in pictures] == [True, False]


def test_a_page_of_another_file_does_not_wait_for_a_hostile_one(qtbot: QtBot, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    bad.write_bytes(form_that_draws_itself())
    good.write_bytes(page_of(b""))
    client = AuditClient(sandbox=lambda: SandboxClient(COMMAND, TimeLimits(render=60.0, silence=60.0)))
    answers: list[tuple[str, bool]] = []

    def answer(name: str, picture: QImage) -> None:
        answers.append((name, picture.isNull()))

    client.render(bad, 1, 1.0, partial(answer, "bad"))
    qtbot.wait(1000)
    began = time.monotonic()
    client.render(good, 1, 1.0, partial(answer, "good"))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=15000)
    client.close()
    assert answers == [("bad", True), ("good", False)]
    assert time.monotonic() - began < 6


class Pulse:
    """Counts how often the loop of the window came round."""

    def __init__(self) -> None:
        self.beats = 0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.beats += 1


class Stubborn(SandboxClient):
    """A sandbox whose process does not end before it is allowed to."""

    def __init__(self) -> None:
        super().__init__(COMMAND, TimeLimits(silence=20.0, audit=20.0, render=5.0))
        self.ending, self.allowed, self.ended = threading.Event(), threading.Event(), threading.Event()

    def _loss(self, process: WorkerProcess, name: str) -> Unreadable:
        self.ending.set()
        self.allowed.wait(10)
        self.ended.set()
        return super()._loss(process, name)


def test_the_window_goes_on_while_the_reader_of_a_hostile_file_is_ended(qtbot: QtBot) -> None:
    made: list[Stubborn] = []

    def stubborn() -> Stubborn:
        made.append(Stubborn())
        return made[-1]

    client = AuditClient(sandbox=stubborn)
    client.open(Path("endless.pdf"))
    qtbot.wait(400)
    client.cancel()
    qtbot.waitUntil(made[0].ending.is_set, timeout=15000)
    pulse = Pulse()
    qtbot.waitUntil(lambda: pulse.beats > 10, timeout=5000)
    assert not made[0].ended.is_set()
    made[0].allowed.set()
    with qtbot.waitSignal(client.audited, timeout=20000):
        client.open(Path("a.pdf"))
    client.close()


@pytest.mark.parametrize("give_up", ["cancel", "open", "stop_drawing"])
def test_giving_up_does_not_wait_for_the_process_to_end(qtbot: QtBot, give_up: str, tmp_path: Path) -> None:
    made: list[Stubborn] = []

    def stubborn() -> Stubborn:
        made.append(Stubborn())
        return made[-1]

    client = AuditClient(sandbox=stubborn)
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(form_that_draws_itself())
    busy = made[1] if give_up == "stop_drawing" else made[0]
    if give_up == "stop_drawing":
        client.render(bad, 1, 1.0, lambda _: None)
    else:
        client.open(Path("endless.pdf"))
    qtbot.wait(400)
    ways: dict[str, Callable[[], None]] = {
        "cancel": client.cancel,
        "open": partial(client.open, Path("a.pdf")),
        "stop_drawing": client.stop_drawing,
    }
    ways[give_up]()
    assert not busy.ended.is_set()
    assert busy.ending.wait(15)
    busy.allowed.set()
    client.close()


def test_what_was_told_about_a_file_reaches_its_reader(qtbot: QtBot) -> None:
    told: list[AuditOptions] = []

    def audit(
        path: Path, progress: Callable[[int, int, str], None] | None = None, options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        told.append(options)
        return broken_report()

    client = AuditClient(sandbox=lambda: InProcessSandbox(audit), runner=ImmediateTask)
    client.open(Path("a.pdf"), AuditOptions(password="开门", part=2))
    assert [(options.password, options.part) for options in told] == [("开门", 2)]


def test_a_picture_made_here_comes_back_and_a_failure_is_a_null_picture(client: AuditClient, qtbot: QtBot) -> None:
    pictures: list[QImage] = []
    threads: list[QThread] = []

    def make() -> QImage:
        threads.append(QThread.currentThread())
        return QImage(3, 2, QImage.Format.Format_RGB32)

    def fail() -> QImage:
        raise ZeroDivisionError

    client.draw(make, pictures.append)
    client.draw(fail, pictures.append)
    qtbot.waitUntil(lambda: len(pictures) == 2, timeout=15000)
    assert [(picture.width(), picture.height()) for picture in pictures] == [(3, 2), (0, 0)]
    assert threads != [client.thread()]


@pytest.mark.parametrize("name", ["endless.pdf", "chatty.txt", "a.txt"])
@pytest.mark.parametrize("wait", [0, 250])
def test_closing_in_the_middle_of_work_is_quick_and_silent(qtbot: QtBot, name: str, wait: int) -> None:
    client = AuditClient(sandbox=sandbox)
    heard = Heard(client)
    client.open(Path(name))
    qtbot.wait(wait)
    said = len(heard.said)
    began = time.monotonic()
    client.close()
    assert time.monotonic() - began < 3
    qtbot.wait(300)
    assert len(heard.said) == said
    client.open(Path("a.txt"))
    client.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("background", "sandbox"))]


def test_answers_come_in_the_thread_of_the_window(client: AuditClient, qtbot: QtBot) -> None:
    threads: list[QThread] = []
    client.progressed.connect(lambda *_: threads.append(QThread.currentThread()))
    client.audited.connect(lambda _: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(client.audited, timeout=20000):
        client.open(Path("chatty.txt"))
    assert set(threads) == {client.thread()}


def test_a_fault_of_the_sandbox_itself_is_refused_and_not_lost(qtbot: QtBot) -> None:
    def broken(path: Path, progress: object = None, options: AuditOptions = DEFAULT_OPTIONS) -> AuditedReport:
        raise ZeroDivisionError

    class Faulty(InProcessSandbox):
        audit = staticmethod(broken)

    client = AuditClient(sandbox=lambda: Faulty(fake_audit), runner=ImmediateTask)
    heard = Heard(client)
    client.open(Path("a.txt"))
    assert heard.said == [Unreadable("a.txt", Reason.READER_STOPPED, "ZeroDivisionError")]


def test_without_processes_every_answer_comes_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    client = AuditClient(sandbox=lambda: InProcessSandbox(fake_audit), runner=ImmediateTask)
    heard = Heard(client)
    client.open(Path("a.txt"))
    client.open(Path("empty.txt"))
    assert heard.said == [broken_report(), Unreadable("empty.txt", Reason.EMPTY)]
    assert heard.steps == [(1, 1, "读取")] * 2
    pictures: list[QImage] = []
    client.render(tmp_path / "none.pdf", 1, 1.0, pictures.append)
    assert pictures[0].isNull()
    client.close()


@pytest.mark.parametrize("make", [BackgroundTask, ImmediateTask])
def test_a_value_or_an_error_comes_back(qtbot: QtBot, make: Callable[[], TaskRunner]) -> None:
    runner = make()
    values: list[int] = []
    errors: list[Exception] = []
    runner.run(lambda: 6 * 7, values.append, errors.append)
    runner.run(lambda: 1 // 0, values.append, errors.append)
    qtbot.waitUntil(lambda: bool(values and errors))
    runner.close()
    assert values == [42]
    assert isinstance(errors[0], ZeroDivisionError)


def test_work_is_done_in_another_thread_and_answered_in_this_one(qtbot: QtBot) -> None:
    runner = BackgroundTask()
    threads: list[threading.Thread] = []
    runner.run(
        threading.current_thread, lambda there: threads.extend((there, threading.current_thread())), lambda _: None
    )
    qtbot.waitUntil(lambda: bool(threads))
    runner.close()
    assert threads[0] is not threads[1]
    assert threads[1] is threading.main_thread()


def test_a_runner_that_was_closed_calls_nobody(qtbot: QtBot) -> None:
    runner = BackgroundTask()
    called: list[object] = []
    runner.run(lambda: time.sleep(0.2), called.append, called.append)
    runner.run(lambda: 1, called.append, called.append)
    runner.close()
    runner.run(lambda: 2, called.append, called.append)
    qtbot.wait(100)
    assert called == []


def test_only_the_newest_ticket_is_valid() -> None:
    latest = LatestOnly()
    first, second = latest.ticket(), latest.ticket()
    assert not latest.is_valid(first)
    assert latest.is_valid(second)
