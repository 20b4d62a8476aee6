"""The audit of a whole folder for the window: file by file in sandboxes of its own, away from the window."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.audit.options import AuditOptions
from core.batch.files import report_files
from core.batch.many import Outcome
from core.batch.years import audit_years
from core.collection.finding import CollectionAudit
from core.sandbox.client import CancelledError, Sandbox, SandboxClient
from core.source.unreadable import Unreadable
from gui.workers.latest_only import LatestOnly
from gui.workers.task_runner import BackgroundTask, TaskRunner

_MOST_JOBS = 4


class FolderClient(QObject):
    """Audits one folder at a time; another one, or :meth:`cancel`, makes what comes of the last one void.

    ``progressed`` carries (done, total, name), ``audited`` a path (or ``None``) and its outcome, in the order of the files;
    then exactly one of ``finished`` (a :class:`CollectionAudit`) and ``failed`` follows, unless it is given up.
    """

    progressed = Signal(int, int, str)
    audited = Signal(object, object)
    finished = Signal(object)
    failed = Signal(str)
    _stepped = Signal(int, int, int, str)
    _arrived = Signal(int, object, object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        sandbox: Callable[[], Sandbox] = SandboxClient,
        runner: Callable[[], TaskRunner] = BackgroundTask,
    ) -> None:
        super().__init__(parent)
        self._make = sandbox
        self._runner = runner()
        self._wanted = LatestOnly()
        self._sandboxes: list[Sandbox] = []
        self._guard = Lock()
        self._stepped.connect(self._on_step)
        self._arrived.connect(self._on_arrived)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def audit(self, folder: Path, options: AuditOptions) -> None:
        """Audit every report in the folder and below it."""
        self.cancel()
        ticket = self._wanted.ticket()
        self._runner.run(
            partial(self._audit, folder, options, ticket),
            partial(self._on_finished, ticket),
            partial(self._on_failed, ticket),
        )

    def cancel(self) -> None:
        """Give up what is running, however long the file at hand would take; no signal follows."""
        self._wanted.ticket()
        with self._guard:
            sandboxes, self._sandboxes = self._sandboxes, []
        for sandbox in sandboxes:
            sandbox.close()

    def close(self) -> None:
        """Give up for good; returns when nothing is left running."""
        self.cancel()
        self._runner.close()

    def _audit(self, folder: Path, options: AuditOptions, ticket: int) -> CollectionAudit:
        """Runs in a thread of its own."""
        # a window that audits no folder need not load every rule
        from core.batch.across import Across  # noqa: PLC0415

        across = Across(options)
        found = list(report_files([folder]))
        paths = [one for one in found if isinstance(one, Path)]
        outcomes = self._outcomes(found, self._read(paths, options, ticket))
        for path, outcome in zip(found, across.watching(outcomes), strict=True):
            self._check(ticket)
            self._arrived.emit(ticket, path if isinstance(path, Path) else None, outcome)
        return across.found()

    def _outcomes(self, found: list[Path | Unreadable], audited: Iterator[tuple[Path, Outcome]]) -> Iterator[Outcome]:
        for one in found:
            yield one if isinstance(one, Unreadable) else next(audited)[1]

    def _read(self, paths: list[Path], options: AuditOptions, ticket: int) -> Iterator[tuple[Path, Outcome]]:
        """Every file is read first, then judged beside last year's report where that is among them; both are steps."""
        total = 2 * len(paths)
        read = 0

        def tell(name: str) -> None:
            nonlocal read
            self._check(ticket)
            self._stepped.emit(ticket, read, total, f"读取 {name}")
            read += 1

        units = options.units.units if options.units is not None else ()
        former = {unit.name: unit.facts.former_names for unit in units if unit.facts.former_names}
        jobs = max(1, min(_MOST_JOBS, (os.cpu_count() or 2) - 1))
        audits = audit_years(paths, jobs, options, (), tell, former, partial(self._sandbox, ticket))
        for number, (path, outcome) in enumerate(audits, 1):
            self._stepped.emit(ticket, len(paths) + number, total, f"核对 {path.name}")
            yield path, outcome

    def _sandbox(self, ticket: int) -> Sandbox:
        sandbox = self._make()
        with self._guard:
            wanted = self._wanted.is_valid(ticket)
            if wanted:
                self._sandboxes.append(sandbox)
        if not wanted:
            sandbox.close()
        return sandbox

    def _check(self, ticket: int) -> None:
        if not self._wanted.is_valid(ticket):
            raise CancelledError("folder")

    def _on_step(self, ticket: int, done: int, total: int, name: str) -> None:
        if self._wanted.is_valid(ticket):
            self.progressed.emit(done, total, name)

    def _on_arrived(self, ticket: int, path: Path | None, outcome: Outcome) -> None:
        if self._wanted.is_valid(ticket):
            self.audited.emit(path, outcome)

    def _on_finished(self, ticket: int, across: CollectionAudit) -> None:
        if self._wanted.is_valid(ticket):
            self.finished.emit(across)

    def _on_failed(self, ticket: int, error: Exception) -> None:
        if self._wanted.is_valid(ticket):
            self.failed.emit(f"审核中断（{type(error).__name__}），请再试一次")
