"""The door of the readers: a path in, a document or the reason against it out. The reader is chosen by content."""

import hashlib
import logging
from pathlib import Path, PurePath

from core.readers.docx import read_docx
from core.readers.encoding import decode
from core.readers.html import declared_charset, read_html
from core.readers.package import Package
from core.readers.pdf import read_pdf
from core.readers.sniff import Kind, is_html, kind_of
from core.readers.text import read_text
from core.source.document import DocumentFormat, ReadProblem, SourceDocument
from core.source.limits import FILE_BYTES
from core.source.unreadable import Reason, Unreadable, UnreadableError

_log = logging.getLogger(__name__)

_USUAL_SUFFIXES: dict[DocumentFormat, frozenset[str]] = {
    DocumentFormat.PDF: frozenset({".pdf"}),
    DocumentFormat.DOCX: frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    DocumentFormat.HTML: frozenset({".html", ".htm", ".xhtml", ".shtml", ".mht.html"}),
    DocumentFormat.TEXT: frozenset({".txt", ".text", ".md", ".tsv", ".csv"}),
}
_NAMES: dict[DocumentFormat, str] = {
    DocumentFormat.PDF: "PDF 文档",
    DocumentFormat.DOCX: "Word 文档（.docx）",
    DocumentFormat.HTML: "网页（.html）",
    DocumentFormat.TEXT: "纯文本（.txt）",
}


def open_document(path: Path) -> SourceDocument | Unreadable:
    """The document at ``path`` as read, or why it could not be."""
    try:
        data = _bytes_of(path)
    except UnreadableError as error:
        return Unreadable(path.name, error.reason, error.detail)
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> SourceDocument | Unreadable:
    """The document that ``data`` holds; ``name`` is only shown, and compared with what the content is."""
    try:
        document = _read(data, name)
    except UnreadableError as error:
        return Unreadable(name, error.reason, error.detail)
    except MemoryError as error:
        return _stopped(name, Reason.OUT_OF_MEMORY, error)
    except Exception as error:  # noqa: BLE001 - a reader's bug must cost one file, not the program
        return _stopped(name, Reason.READER_STOPPED, error)
    return _with_suffix_problem(document)


def _stopped(name: str, reason: Reason, error: BaseException) -> Unreadable:
    kind = type(error).__name__
    # the traceback names code only; the message of an exception may quote the document
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "?"
    _log.error("reader stopped by %s at %s", kind, where)
    return Unreadable(name, reason, kind)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError(Reason.IS_FOLDER)
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise UnreadableError(Reason.TOO_LARGE, f"{size / 2**20:,.0f} MB，限度 {FILE_BYTES / 2**20:,.0f} MB")
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableError(Reason.NOT_FOUND) from error
    except PermissionError as error:
        raise UnreadableError(Reason.NO_PERMISSION) from error
    except ValueError as error:  # a name with a NUL
        raise UnreadableError(Reason.NOT_FOUND) from error
    except OSError as error:
        raise UnreadableError(Reason.DAMAGED, f"系统无法读取：{error.strerror}") from error
    if len(data) > FILE_BYTES:
        raise UnreadableError(Reason.TOO_LARGE, f"限度 {FILE_BYTES / 2**20:,.0f} MB")
    return data


def _read(data: bytes, name: str) -> SourceDocument:
    if not data:
        raise UnreadableError(Reason.EMPTY)
    sha256 = hashlib.sha256(data).hexdigest()
    kind = kind_of(data)
    if kind is Kind.PDF:
        return read_pdf(data, name, sha256)
    if kind is Kind.PACKAGE:
        return read_docx(Package(data), name, sha256)
    decoded = decode(data, declared_charset(data))
    reader = read_html if is_html(decoded.text) else read_text
    return reader(decoded, name, sha256)


def _with_suffix_problem(document: SourceDocument) -> SourceDocument:
    suffix = PurePath(document.name).suffix.lower()
    if not suffix or suffix in _USUAL_SUFFIXES[document.format]:
        return document
    problem = ReadProblem("文件名", f"扩展名是 {suffix}，内容其实是{_NAMES[document.format]}，已按内容读取")
    return SourceDocument(
        document.name,
        document.sha256,
        document.format,
        document.engine,
        document.content,
        (problem, *document.problems),
    )
