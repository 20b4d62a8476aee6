"""The door of the readers: a path in, a document or the reason against it out. The reader is chosen by content."""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from core.readers.doc import read_doc
from core.readers.docx import read_docx
from core.readers.encoding import decode
from core.readers.encrypted import decrypted
from core.readers.html import declared_charset, read_html
from core.readers.mhtml import read_mhtml
from core.readers.ofd import read_ofd
from core.readers.pdf import read_pdf
from core.readers.picture_file import read_picture_file
from core.readers.rtf import read_rtf
from core.readers.sniff import Kind, is_html, kind_of
from core.readers.source_file import SourceFile, source_file
from core.readers.text import read_text
from core.readers.xls import read_xls
from core.readers.xlsx import read_xlsx
from core.source.document import DocumentFormat, ReadProblem, SourceDocument
from core.source.limits import FILE_BYTES
from core.source.progress import Progress, silent
from core.source.unreadable import Reason, Unreadable, UnreadableError

_log = logging.getLogger(__name__)

_USUAL_SUFFIXES: dict[DocumentFormat, frozenset[str]] = {
    DocumentFormat.PDF: frozenset({".pdf"}),
    DocumentFormat.OFD: frozenset({".ofd"}),
    DocumentFormat.IMAGE: frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"}),
    DocumentFormat.DOCX: frozenset({".docx", ".docm", ".dotx", ".dotm"}),
    DocumentFormat.DOC: frozenset({".doc", ".wps", ".dot", ".wpt"}),
    DocumentFormat.RTF: frozenset({".rtf"}),
    DocumentFormat.XLSX: frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"}),
    DocumentFormat.XLS: frozenset({".xls", ".et", ".xlt", ".ett"}),
    DocumentFormat.MHTML: frozenset({".mht", ".mhtml"}),
    DocumentFormat.HTML: frozenset({".html", ".htm", ".xhtml", ".shtml", ".mht.html"}),
    DocumentFormat.TEXT: frozenset({".txt", ".text", ".md", ".tsv", ".csv"}),
}
_NAMES: dict[DocumentFormat, str] = {
    DocumentFormat.PDF: "PDF 文档",
    DocumentFormat.OFD: "OFD 版式文档",
    DocumentFormat.IMAGE: "图片",
    DocumentFormat.DOCX: "Word 文档（.docx）",
    DocumentFormat.DOC: "旧版 Word／WPS 文档（.doc）",
    DocumentFormat.RTF: "RTF 文档",
    DocumentFormat.XLSX: "Excel 工作簿（.xlsx）",
    DocumentFormat.XLS: "旧版 Excel 工作簿（.xls）",
    DocumentFormat.MHTML: "单文件网页（.mht）",
    DocumentFormat.HTML: "网页（.html）",
    DocumentFormat.TEXT: "纯文本（.txt）",
}


def open_document(path: Path, password: str = "", tell: Progress = silent) -> SourceDocument | Unreadable:
    """The document at ``path`` as read, or why it could not be. ``password`` opens an encrypted file.

    ``tell`` hears of every page on the way.
    """
    try:
        data = bytes_of(path)
    except UnreadableError as error:
        return Unreadable(path.name, error.reason, error.detail)
    return read_bytes(data, path.name, password, tell)


def read_bytes(data: bytes, name: str, password: str = "", tell: Progress = silent) -> SourceDocument | Unreadable:
    """The document that ``data`` holds; ``name`` is only shown, and compared with what the content is."""
    try:
        document = _read(source_file(data, name, password, tell))
    except UnreadableError as error:
        return Unreadable(name, error.reason, error.detail)
    except MemoryError as error:
        return stopped(name, Reason.OUT_OF_MEMORY, error)
    except Exception as error:  # noqa: BLE001 - a reader's bug must cost one file, not the program
        return stopped(name, Reason.READER_STOPPED, error)
    return _with_suffix_problem(document)


def stopped(name: str, reason: Reason, error: BaseException) -> Unreadable:
    """What is said of a file whose reader came to grief; the log has the place of the fault."""
    kind = type(error).__name__
    # the traceback names code only; the message of an exception may quote the document
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "?"
    _log.error("reader stopped by %s at %s", kind, where)
    return Unreadable(name, reason, kind)


def bytes_of(path: Path) -> bytes:
    """The content of a file within the limits; raises :class:`UnreadableError`."""
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


def _read(file: SourceFile) -> SourceDocument:
    if not file.data:
        raise UnreadableError(Reason.EMPTY)
    return _READERS[kind_of(file.data)](file)


def _read_textual(file: SourceFile) -> SourceDocument:
    decoded = decode(file.data, declared_charset(file.data))
    reader = read_html if is_html(decoded.text) else read_text
    return reader(decoded, file)


def _read_encrypted(file: SourceFile) -> SourceDocument:
    return _read(SourceFile(decrypted(file), file.name, file.sha256))


Reader = Callable[[SourceFile], SourceDocument]
_READERS: Mapping[Kind, Reader] = {
    Kind.PDF: read_pdf,
    Kind.OFD: read_ofd,
    Kind.DOCX: read_docx,
    Kind.IMAGE: read_picture_file,
    Kind.WORD_BINARY: read_doc,
    Kind.ENCRYPTED_PACKAGE: _read_encrypted,
    Kind.RTF: read_rtf,
    Kind.EXCEL_BINARY: read_xls,
    Kind.XLSX: read_xlsx,
    Kind.MHTML: read_mhtml,
    Kind.TEXTUAL: _read_textual,
}


def _with_suffix_problem(document: SourceDocument) -> SourceDocument:
    suffix = PurePath(document.name).suffix.lower()
    if not suffix or suffix in _USUAL_SUFFIXES[document.format]:
        return document
    problem = ReadProblem("文件名", f"扩展名是 {suffix}，内容其实是{_NAMES[document.format]}，已按内容读取")
    return document.with_problems(problem)
