"""The program's side of the sandbox: asks the worker, and outlives it."""

from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Protocol, Self

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.collection.unit_list import UnitList
from core.sandbox.command import worker_command
from core.sandbox.process import WorkerProcess
from core.sandbox.protocol import (
    MEMORY_LIMIT,
    Audited,
    AuditRequest,
    JudgeRequest,
    Listed,
    Progress,
    ReadDone,
    ReadRequest,
    Refused,
    Rendered,
    RenderRequest,
    Reply,
    Request,
    UnitsRequest,
)
from core.sandbox.watchdog import Stop, Watchdog
from core.source import limits
from core.source.progress import Progress as ProgressListener
from core.source.unreadable import Reason, Unreadable


class CancelledError(Exception):
    """Raised in the asking thread when another thread cancelled the request."""


class TimeLimits(Struct, frozen=True):
    """Seconds a file may take: without a sign of life, for a whole audit, for one page picture."""

    silence: float = limits.SILENCE_SECONDS
    audit: float = limits.AUDIT_SECONDS
    render: float = limits.RENDER_SECONDS


class Sandbox(Protocol):
    """Something that audits files and draws their pages; see :class:`SandboxClient`."""

    def start(self) -> None:
        """Get ready, so that the first request does not wait for that."""
        ...

    def audit(
        self, path: Path, progress: ProgressListener | None = None, options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        """Read and audit one file."""
        ...

    def read(self, path: Path, options: AuditOptions = DEFAULT_OPTIONS) -> ReadDone | Unreadable:
        """Read one file and check nothing yet."""
        ...

    def judge(
        self, path: Path, reading: bytes, last_year: tuple[bytes, ...] = (), options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        """Check a packed reading of the file, beside the packed reports of last year."""
        ...

    def render(
        self, path: Path, page: int, scale: float, turn: float = 0.0, password: str = ""
    ) -> Rendered | Unreadable:
        """Draw one page."""
        ...

    def read_units(self, path: Path) -> UnitList | Unreadable:
        """Read a list of units."""
        ...

    def cancel(self) -> None:
        """Give up what is being done."""
        ...

    def close(self) -> None:
        """Give up for good."""
        ...


class SandboxClient:
    """A worker process and the one request it may be busy with. Blocking; every method may be called from any thread.

    The process starts with the first request (or :meth:`start`) and again after it died.
    """

    def __init__(self, command: tuple[str, ...] | None = None, times: TimeLimits | None = None) -> None:
        self._command = command or worker_command()
        self._times = times or TimeLimits()
        self._turn = Lock()
        self._process: WorkerProcess | None = None
        self._watchdog = Watchdog()
        self._closed = False
        self._doing = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process now, so that the first request does not wait for it. Where that fails the request says so."""
        with self._turn, suppress(OSError):
            if not self._closed:
                self._running()

    def audit(
        self, path: Path, progress: ProgressListener | None = None, options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        """Read and audit the file. Raises :class:`CancelledError`; everything else that can go wrong is an answer."""
        reply = self._ask(AuditRequest(str(path.absolute()), options), path.name, self._times.audit, progress)
        return reply.outcome if isinstance(reply, Audited | Refused) else _stopped(path.name)

    def read(self, path: Path, options: AuditOptions = DEFAULT_OPTIONS) -> ReadDone | Unreadable:
        """Read the file and check nothing yet. Raises :class:`CancelledError`."""
        reply = self._ask(ReadRequest(str(path.absolute()), options), path.name, self._times.audit, None)
        if isinstance(reply, ReadDone):
            return reply
        return reply.outcome if isinstance(reply, Refused) else _stopped(path.name)

    def judge(
        self, path: Path, reading: bytes, last_year: tuple[bytes, ...] = (), options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        """Check a packed reading of the file. Raises :class:`CancelledError`."""
        request = JudgeRequest(str(path.absolute()), reading, last_year, options)
        reply = self._ask(request, path.name, self._times.audit, None)
        return reply.outcome if isinstance(reply, Audited | Refused) else _stopped(path.name)

    def render(
        self, path: Path, page: int, scale: float, turn: float = 0.0, password: str = ""
    ) -> Rendered | Unreadable:
        """Draw page ``page`` (from 1) at ``scale`` pixels a point, fewer on a huge page, turned ``turn`` degrees clockwise.

        Raises :class:`CancelledError`.
        """
        request = RenderRequest(str(path.absolute()), page, scale, turn, password)
        reply = self._ask(request, path.name, self._times.render, None)
        if isinstance(reply, Rendered) and _is_whole(reply):
            return reply
        return reply.outcome if isinstance(reply, Refused) else _stopped(path.name)

    def read_units(self, path: Path) -> UnitList | Unreadable:
        """Read the list of units in a workbook or a text. Raises :class:`CancelledError`."""
        reply = self._ask(UnitsRequest(str(path.absolute())), path.name, self._times.audit, None)
        if isinstance(reply, Listed):
            return reply.units
        return reply.outcome if isinstance(reply, Refused) else _stopped(path.name)

    def cancel(self) -> None:
        """Stop the request another thread is waiting for; nothing happens where there is none."""
        self._watchdog.stop(Stop.CANCELLED)

    def close(self) -> None:
        """Cancel, and end the process for good; later requests raise :class:`CancelledError`."""
        self._closed = True
        self.cancel()
        with self._turn:
            if self._process is not None:
                self._process.close()
            self._process = None

    def _ask(self, request: Request, name: str, seconds: float, progress: ProgressListener | None) -> Reply:
        with self._turn:
            if self._closed:
                raise CancelledError(name)
            try:
                process = self._running()
            except OSError as error:
                return Refused(Unreadable(name, Reason.READER_STOPPED, type(error).__name__))
            self._doing = ""
            with self._watchdog.guarding(process.kill, seconds, self._times.silence):
                if self._closed:  # looked at only now: a close before the guard stood had nothing to stop
                    raise CancelledError(name)
                reply = self._converse(process, request, progress)
            if reply is None:
                return Refused(self._loss(process, name))
            if isinstance(reply, Refused) and reply.outcome.reason is Reason.OUT_OF_MEMORY:
                process.kill()  # what is left of its heap is no place for the next file
            return reply

    def _converse(self, process: WorkerProcess, request: Request, progress: ProgressListener | None) -> Reply | None:
        for reply in process.ask(request):
            self._watchdog.sign_of_life()
            if not isinstance(reply, Progress):
                return reply
            self._doing = reply.label
            if progress is not None:
                _tell(progress, reply, process)
        return None

    def _loss(self, process: WorkerProcess, name: str) -> Unreadable:
        process.close()
        if self._watchdog.reason is Stop.CANCELLED:
            raise CancelledError(name)
        if self._watchdog.reason is Stop.TIME:
            return Unreadable(name, Reason.TIMED_OUT, self._overrun())
        return Unreadable(name, Reason.OUT_OF_MEMORY, MEMORY_LIMIT) if process.was_starved else _stopped(name)

    def _overrun(self) -> str:
        """What took too long, and how long that was."""
        return "，".join(filter(None, (self._doing, f"超过 {self._watchdog.allowed:g} 秒")))

    def _running(self) -> WorkerProcess:
        if self._process is None or not self._process.alive:
            if self._process is not None:
                self._process.close()
            self._process = WorkerProcess(self._command)
        return self._process


def _stopped(name: str) -> Unreadable:
    return Unreadable(name, Reason.READER_STOPPED)


def _tell(progress: ProgressListener, reply: Progress, process: WorkerProcess) -> None:
    try:
        progress(reply.done, reply.total, reply.label)
    except BaseException:
        process.kill()  # its remaining replies would be taken for those of the next request
        raise


def _is_whole(picture: Rendered) -> bool:
    """Whether every pixel it speaks of is there; a worker taken over by a file could say otherwise."""
    fits = 0 < picture.width * 4 <= picture.stride
    return fits and picture.height > 0 and len(picture.pixels) == picture.stride * picture.height
