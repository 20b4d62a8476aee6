"""What the program asks of the worker process and what comes back: values only, as msgpack."""

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.collection.unit_list import UnitList
from core.rules.file_traits import FileTraits
from core.source import limits
from core.source.unreadable import Unreadable

MEMORY_LIMIT = f"限度 {limits.WORKER_BYTES // 2**20:,} MB"
"""What is said of a worker that ran out of memory."""


class AuditRequest(Struct, frozen=True, tag="audit"):
    """Read and audit the file at ``path``."""

    path: str
    options: AuditOptions = DEFAULT_OPTIONS

    def __repr__(self) -> str:
        """Without the options, which hold a password: a representation ends up in messages."""
        return f"AuditRequest({self.path!r})"


class ReadRequest(Struct, frozen=True, tag="read"):
    """Read the file at ``path`` and check nothing yet."""

    path: str
    options: AuditOptions = DEFAULT_OPTIONS

    def __repr__(self) -> str:
        """Without the options, which hold a password: a representation ends up in messages."""
        return f"ReadRequest({self.path!r})"


class JudgeRequest(Struct, frozen=True, tag="judge"):
    """Check a packed reading of the file at ``path``; ``last_year`` is the packed report to take for last year's.

    There are several where organs were merged since.
    """

    path: str
    reading: bytes
    last_year: tuple[bytes, ...] = ()
    options: AuditOptions = DEFAULT_OPTIONS

    def __repr__(self) -> str:
        """Without the options, which hold a password: a representation ends up in messages."""
        return f"JudgeRequest({self.path!r})"


class RenderRequest(Struct, frozen=True, tag="render"):
    """Draw page ``page`` (from 1) of the file at ``path``, ``scale`` pixels a point, turned by ``turn`` degrees clockwise."""

    path: str
    page: int
    scale: float
    turn: float = 0.0
    password: str = ""

    def __repr__(self) -> str:
        """Without the password: a representation ends up in messages."""
        return f"RenderRequest({self.path!r}, {self.page})"


class UnitsRequest(Struct, frozen=True, tag="units"):
    """Read the list of units in the file at ``path``."""

    path: str


class Progress(Struct, frozen=True, tag="progress"):
    """How far an audit has come: ``done`` of ``total`` steps, and what is being done, in Chinese."""

    done: int
    total: int
    label: str


class Audited(Struct, frozen=True, tag="audited"):
    """The answer to an :class:`AuditRequest` and a :class:`JudgeRequest`."""

    outcome: AuditedReport


class ReadDone(Struct, frozen=True, tag="read_done"):
    """The answer to a :class:`ReadRequest`: whose report of which year it is; report and reading packed.

    ``sha256`` identifies the file's bytes, ``file`` is what rules may know of it.
    """

    organ: str
    year: int | None
    sha256: str
    file: FileTraits
    report: bytes
    reading: bytes


class Listed(Struct, frozen=True, tag="listed"):
    """The answer to a :class:`UnitsRequest`."""

    units: UnitList


class Refused(Struct, frozen=True, tag="refused"):
    """The file could not be read or the page not drawn."""

    outcome: Unreadable


class Rendered(Struct, frozen=True, tag="rendered"):
    """A page picture: rows of BGRA pixels, ``stride`` bytes each."""

    width: int
    height: int
    stride: int
    pixels: bytes


Request = AuditRequest | ReadRequest | JudgeRequest | RenderRequest | UnitsRequest
Reply = Progress | Audited | ReadDone | Listed | Refused | Rendered
