"""What the worker does with one request: values in, values out, and no exception leaves."""

from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from typing import Protocol

from msgspec import Struct, structs

from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.audit.reading import Reading
from core.readers.page_image import PageRenderer
from core.report.annual_report import AnnualReport
from core.report.merged import merged
from core.rules.file_traits import FileTraits
from core.sandbox.packed import pack, unpack
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
    Reply,
    Request,
    UnitsRequest,
)
from core.source.progress import Progress as ProgressListener
from core.source.unreadable import Reason, Unreadable, UnreadableError


class Auditor(Protocol):
    """Reads and audits one file."""

    def __call__(
        self, path: Path, progress: ProgressListener | None = None, options: AuditOptions = ..., /
    ) -> AuditedReport | Unreadable:
        """The report with its results, or why the file could not be read."""
        ...


class Reader(Protocol):
    """Reads one file: the first half of an audit."""

    def __call__(
        self, path: Path, progress: ProgressListener | None = None, options: AuditOptions = ..., /
    ) -> Reading | Unreadable:
        """The report as read, or why the file could not be read."""
        ...


class Judge(Protocol):
    """Checks what was read of a file: the second half."""

    def __call__(
        self, path: Path, reading: Reading, progress: ProgressListener | None = None, options: AuditOptions = ..., /
    ) -> AuditedReport:
        """The report with its results."""
        ...


class Halves(Struct, frozen=True):
    """An audit in two steps, for files that are held against each other in between."""

    read: Reader
    judge: Judge


class Service:
    """Answers requests with ``auditor``, its ``halves`` and a page renderer of its own."""

    def __init__(self, auditor: Auditor, halves: Halves | None = None) -> None:
        self._auditor = auditor
        self._halves = halves
        self._renderer = PageRenderer()

    def answer(self, request: Request, report: Callable[[Progress], None]) -> Reply:
        """The final reply to ``request``; ``report`` is told of the progress on the way."""
        path = Path(request.path)
        try:
            if isinstance(request, AuditRequest):
                return self._audit(path, report, request.options)
            if isinstance(request, ReadRequest):
                return self._read(path, report, request.options)
            if isinstance(request, JudgeRequest):
                return self._judge(path, report, request)
            if isinstance(request, UnitsRequest):
                return _listed(path)
            image = self._renderer.render(path, request.page, request.scale, request.turn, request.password)
            return Rendered(image.width, image.height, image.stride, image.pixels)
        except Exception as error:  # noqa: BLE001 - the edge: whatever a file provokes becomes an answer
            return Refused(refusal(path.name, error))

    def close(self) -> None:
        """Let open files go."""
        self._renderer.close()

    def _audit(self, path: Path, report: Callable[[Progress], None], options: AuditOptions) -> Reply:
        outcome = self._auditor(path, _telling(report), options)
        return Refused(outcome) if isinstance(outcome, Unreadable) else Audited(outcome)

    def _read(self, path: Path, report: Callable[[Progress], None], options: AuditOptions) -> Reply:
        if self._halves is None:
            return Refused(Unreadable(path.name, Reason.READER_STOPPED))
        reading = self._halves.read(path, _telling(report), options)
        if isinstance(reading, Unreadable):
            return Refused(reading)
        document, found = reading.document, reading.report
        traits = FileTraits(document.name, document.recognised)
        return ReadDone(found.organ, found.year, document.sha256, traits, pack(found), pack(reading))

    def _judge(self, path: Path, report: Callable[[Progress], None], request: JudgeRequest) -> Reply:
        if self._halves is None:
            return Refused(Unreadable(path.name, Reason.READER_STOPPED))
        options = request.options
        if request.last_year:
            reports = [unpack(packed, AnnualReport) for packed in request.last_year]
            options = structs.replace(options, last_year=merged(reports))
        return Audited(self._halves.judge(path, unpack(request.reading, Reading), _telling(report), options))


def _telling(report: Callable[[Progress], None]) -> ProgressListener:
    return lambda done, total, label: report(Progress(done, total, label))


def _listed(path: Path) -> Reply:
    # the readers of workbooks take a while to load: only who asks for a list waits for them
    from core.collection.unit_read import read_unit_list  # noqa: PLC0415

    units = read_unit_list(path)
    return Refused(units) if isinstance(units, Unreadable) else Listed(units)


def refusal(name: str, error: BaseException) -> Unreadable:
    """What an exception says about the file ``name``. Libraries wrap a lack of memory, so causes are looked at too."""
    chain = _chain(error)
    if any(isinstance(link, MemoryError) for link in chain):
        return Unreadable(name, Reason.OUT_OF_MEMORY, MEMORY_LIMIT)
    if isinstance(error, UnreadableError):
        return Unreadable(name, error.reason, error.detail)
    if any(isinstance(link, RecursionError) for link in chain):
        return Unreadable(name, Reason.TOO_COMPLEX)
    return Unreadable(name, Reason.READER_STOPPED, _whereabouts(error))


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (link := chain[-1].__cause__ or chain[-1].__context__) is not None and link not in chain:
        chain.append(link)
    return chain


def _whereabouts(error: BaseException) -> str:
    """Kind and place of the fault, for whoever mends it; never its words, which may quote the document."""
    frames = extract_tb(error.__traceback__)
    place = f"，{Path(frames[-1].filename).name} 第 {frames[-1].lineno} 行" if frames else ""
    return f"{type(error).__name__}{place}"
