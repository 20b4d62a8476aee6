"""Audits and page pictures for the window, made in sandboxes; two of them, so that scrolling never waits for an audit."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.collection.unit_list import UnitList
from core.sandbox.client import CancelledError, Sandbox, SandboxClient
from core.sandbox.protocol import Rendered
from core.source.unreadable import Reason, Unreadable
from gui.workers.latest_only import LatestOnly
from gui.workers.task_runner import BackgroundTask, TaskRunner


class AuditClient(QObject):
    """Opens one report at a time; opening another, or :meth:`cancel`, makes the answer to the last one void.

    ``audited`` carries an :class:`AuditedReport`, ``refused`` an :class:`Unreadable`; ``progressed`` carries
    (done, total, what is being done in Chinese). All come in the thread of the window.
    """

    progressed = Signal(int, int, str)
    audited = Signal(object)
    refused = Signal(object)
    _stepped = Signal(int, int, int, str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        sandbox: Callable[[], Sandbox] = SandboxClient,
        runner: Callable[[], TaskRunner] = BackgroundTask,
    ) -> None:
        super().__init__(parent)
        self._auditing, self._drawing = sandbox(), sandbox()
        self._audits, self._drawings = runner(), runner()
        self._opened = LatestOnly()
        self._drawn_path: Path | None = None
        self._stepped.connect(self._on_step)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def start(self) -> None:
        """Start both processes in the background, so that the first file opens sooner."""
        for runner, sandbox in ((self._audits, self._auditing), (self._drawings, self._drawing)):
            runner.run(sandbox.start, _ignore, _ignore)

    def open(self, path: Path, options: AuditOptions = DEFAULT_OPTIONS) -> None:
        """Audit the file; exactly one of ``audited`` and ``refused`` follows unless it is given up."""
        self._auditing.cancel()
        self.start()
        ticket = self._opened.ticket()
        self._audits.run(
            partial(self._audit, path, options, ticket),
            partial(self._on_audited, ticket),
            partial(self._on_failed, ticket, path),
        )

    def cancel(self) -> None:
        """Give up the audit that is being made; no signal follows."""
        self._opened.ticket()
        self._auditing.cancel()

    def render(
        self,
        path: Path,
        page: int,
        scale: float,
        reply: Callable[[QImage], None],
        *,
        turn: float = 0.0,
        password: str = "",
    ) -> None:
        """Draw page ``page`` (from 1) at ``scale`` pixels a point; ``reply`` gets a null picture where that failed.

        The page is turned by ``turn`` degrees clockwise. A page of another file makes the pages of the last one void: they
        are answered with null pictures.
        """
        if path != self._drawn_path:
            self.stop_drawing()
            self._drawn_path = path
        self.draw(partial(self._render, path, page, scale, turn, password), reply)

    def read_units(self, path: Path, reply: Callable[[UnitList | Unreadable], None]) -> None:
        """Read a list of units in the sandbox; ``reply`` gets it, or why it cannot be read."""
        stopped = Unreadable(path.name, Reason.READER_STOPPED)
        self._audits.run(partial(self._auditing.read_units, path), reply, lambda _: reply(stopped))

    def draw(self, make: Callable[[], QImage], reply: Callable[[QImage], None]) -> None:
        """Make a picture away from the window; ``reply`` gets a null picture where that failed."""
        self._drawings.run(make, reply, lambda _: reply(QImage()))

    def stop_drawing(self) -> None:
        """Nobody looks at the pages any more: what is being drawn, however long it would take, is ended."""
        self._drawn_path = None
        self._drawing.cancel()

    def close(self) -> None:
        """Give everything up and end both processes; returns when nothing is left running."""
        self._opened.ticket()
        for sandbox in (self._auditing, self._drawing):
            sandbox.close()
        for runner in (self._audits, self._drawings):
            runner.close()

    def _audit(self, path: Path, options: AuditOptions, ticket: int) -> AuditedReport | Unreadable:
        """Runs in the thread of the audits."""

        def step(done: int, total: int, label: str) -> None:
            if not self._opened.is_valid(ticket):
                raise CancelledError(path.name)
            self._stepped.emit(ticket, done, total, label)

        if not self._opened.is_valid(ticket):
            raise CancelledError(path.name)
        return self._auditing.audit(path, step, options)

    def _render(self, path: Path, page: int, scale: float, turn: float, password: str) -> QImage:
        """Runs in the thread of the drawings."""
        if path != self._drawn_path:
            return QImage()
        picture = self._drawing.render(path, page, scale, turn, password)
        return _image(picture) if isinstance(picture, Rendered) else QImage()

    def _on_step(self, ticket: int, done: int, total: int, label: str) -> None:
        if self._opened.is_valid(ticket):
            self.progressed.emit(done, total, label)

    def _on_audited(self, ticket: int, outcome: AuditedReport | Unreadable) -> None:
        if not self._opened.is_valid(ticket):
            return
        (self.refused if isinstance(outcome, Unreadable) else self.audited).emit(outcome)

    def _on_failed(self, ticket: int, path: Path, error: Exception) -> None:
        if self._opened.is_valid(ticket):
            self.refused.emit(Unreadable(path.name, Reason.READER_STOPPED, type(error).__name__))


def _ignore(_outcome: object) -> None:
    """Whether a process started is seen by the first request."""


def _image(picture: Rendered) -> QImage:
    """A picture that owns its pixels."""
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return image.copy()
