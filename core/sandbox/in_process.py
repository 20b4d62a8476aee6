"""The sandbox's face without the sandbox: for tests and for machines that allow no second process."""

from pathlib import Path

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.collection.unit_list import UnitList
from core.sandbox.protocol import (
    Audited,
    AuditRequest,
    JudgeRequest,
    Listed,
    ReadDone,
    ReadRequest,
    Refused,
    Rendered,
    RenderRequest,
    UnitsRequest,
)
from core.sandbox.service import Auditor, Halves, Service
from core.source.progress import Progress as ProgressListener
from core.source.unreadable import Reason, Unreadable


class InProcessSandbox:
    """Does the work where it is asked; a hostile file takes this process with it."""

    def __init__(self, auditor: Auditor, halves: Halves | None = None) -> None:
        self._service = Service(auditor, halves)

    def start(self) -> None:
        """Always ready."""

    def audit(
        self, path: Path, progress: ProgressListener | None = None, options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        """Read and audit the file."""
        listener = progress or _ignore
        reply = self._service.answer(
            AuditRequest(str(path), options), lambda step: listener(step.done, step.total, step.label)
        )
        return reply.outcome if isinstance(reply, Audited | Refused) else Unreadable(path.name, Reason.READER_STOPPED)

    def read(self, path: Path, options: AuditOptions = DEFAULT_OPTIONS) -> ReadDone | Unreadable:
        """Read the file and check nothing yet."""
        reply = self._service.answer(ReadRequest(str(path), options), lambda _: None)
        if isinstance(reply, ReadDone):
            return reply
        return reply.outcome if isinstance(reply, Refused) else Unreadable(path.name, Reason.READER_STOPPED)

    def judge(
        self, path: Path, reading: bytes, last_year: tuple[bytes, ...] = (), options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport | Unreadable:
        """Check what was read."""
        reply = self._service.answer(JudgeRequest(str(path), reading, last_year, options), lambda _: None)
        return reply.outcome if isinstance(reply, Audited | Refused) else Unreadable(path.name, Reason.READER_STOPPED)

    def render(
        self, path: Path, page: int, scale: float, turn: float = 0.0, password: str = ""
    ) -> Rendered | Unreadable:
        """Draw page ``page`` (from 1) at ``scale`` pixels a point, turned ``turn`` degrees clockwise."""
        reply = self._service.answer(RenderRequest(str(path), page, scale, turn, password), lambda _: None)
        if isinstance(reply, Rendered):
            return reply
        return reply.outcome if isinstance(reply, Refused) else Unreadable(path.name, Reason.READER_STOPPED)

    def read_units(self, path: Path) -> UnitList | Unreadable:
        """Read a list of units."""
        reply = self._service.answer(UnitsRequest(str(path)), lambda _: None)
        if isinstance(reply, Listed):
            return reply.units
        return reply.outcome if isinstance(reply, Refused) else Unreadable(path.name, Reason.READER_STOPPED)

    def cancel(self) -> None:
        """Nothing can be cancelled: whoever could ask is waiting for the answer."""

    def close(self) -> None:
        """Let open files go."""
        self._service.close()


def _ignore(_done: int, _total: int, _label: str) -> None:
    return
