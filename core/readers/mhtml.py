"""Web pages saved in one file (MHTML, RFC 2557): the page, its frames and its pictures as parts of a MIME message.

Browsers write it (.mht, .mhtml), and so do Word and WPS (单个文件网页). Of the parts only pages are read.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageDefect, MessageError
from email.message import EmailMessage
from urllib.parse import unquote, urljoin

from msgspec import Struct

from core.readers.encoding import Decoded, decode
from core.readers.html import declared_charset, read_pages
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, ReadProblem, SourceDocument
from core.source.limits import MIME_BYTES, MIME_HEADER_BYTES, MIME_NESTING, MIME_PARTS
from core.source.unreadable import Reason, UnreadableError

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_NESTS = re.compile(rb"^content-type:\s*(?:multipart/|message/)", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"^content-[a-z-]+:[^\n]*\n(?:[ \t][^\n]*(?:\n|\Z))*", re.IGNORECASE | re.MULTILINE)
_PART_ENDS = b"\n--"
_ENDS_A_PART = 10
"""Lines that begin with two dashes are not all ends of parts; so many times the parts allowed is too much of them."""
_REPORTS = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|rtf|zip|rar)$", re.IGNORECASE)
_CUT_SHORT = ReadProblem("单文件网页", "文件末尾缺少结束标记，可能不完整，请核对原网页", hides_content=True)
_BAD_CODE = ReadProblem("单文件网页", "网页部分的编码有损坏，可能缺字，请核对原网页", hides_content=True)


class _Part(Struct, frozen=True):
    """A part that is no container: its type, address, id and file name as given, and the bytes it stands for."""

    kind: str
    charset: str
    address: str
    id: str
    file_name: str
    data: bytes
    damaged: bool


def read_mhtml(file: SourceFile) -> SourceDocument:
    """The saved page as a document, with the saved pages in its frames; raises :class:`UnreadableError`."""
    message, parts = _taken_apart(file.data)
    if len(parts) > MIME_PARTS:
        raise UnreadableError(Reason.TOO_COMPLEX, f"单文件网页有 {len(parts):,} 个部分，限度 {MIME_PARTS:,}")
    main = _main(message, parts)
    if main is None:
        raise UnreadableError(*_without_page(message, parts))
    finder = _Finder(main, parts)
    document = read_pages(_decoded(main), file, DocumentFormat.MHTML, finder.page)
    return document.with_problems(*_damage(message, main, parts), *_attachments(parts))


def _taken_apart(data: bytes) -> tuple[EmailMessage, list[_Part]]:
    """The message and its parts, its size and nesting checked before."""
    _check(data)
    try:
        message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"), policy=policy.default)
        return message, list(_parts(message))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, MessageError) as error:
        # the library's parser of headers gives up in many ways
        raise UnreadableError(Reason.DAMAGED, "单文件网页的头信息无法识别") from error


def _check(data: bytes) -> None:
    if len(data) > MIME_BYTES:
        raise UnreadableError(
            Reason.TOO_LARGE, f"单文件网页 {len(data) / 2**20:,.0f} MB，限度 {MIME_BYTES / 2**20:,.0f} MB"
        )
    if (nested := len(_NESTS.findall(data))) > MIME_NESTING:
        raise UnreadableError(Reason.TOO_COMPLEX, f"单文件网页嵌套 {nested:,} 层，限度 {MIME_NESTING}")
    if (ends := data.count(_PART_ENDS)) > _ENDS_A_PART * MIME_PARTS:
        raise UnreadableError(Reason.TOO_COMPLEX, f"单文件网页有 {ends:,} 处分隔，限度 {_ENDS_A_PART * MIME_PARTS:,}")
    if (longest := max((len(match[0]) for match in _HEADER.finditer(data)), default=0)) > MIME_HEADER_BYTES:
        raise UnreadableError(Reason.TOO_COMPLEX, f"单文件网页的头信息长 {longest:,} 字节，限度 {MIME_HEADER_BYTES:,}")


def _parts(message: EmailMessage) -> Iterator[_Part]:
    for part in message.walk():
        if not part.is_multipart() and part.get_content_maintype() != "multipart":
            payload = part.get_payload(decode=True)
            yield _Part(
                part.get_content_type(),
                part.get_content_charset("") or "",
                _line(part, "Content-Location"),
                _line(part, "Content-ID").strip("<>"),
                part.get_filename("") or "",
                payload if isinstance(payload, bytes) else b"",
                any("base64" in type(defect).__name__.lower() for defect in part.defects),
            )


def _line(part: EmailMessage, header: str) -> str:
    """A header as one line; addresses may be folded."""
    return "".join(str(part.get(header, "")).split())


def _main(message: EmailMessage, parts: list[_Part]) -> _Part | None:
    """The page that the message is about: the one it names as its start, else the first page in it."""
    pages = [part for part in parts if part.kind in _PAGE_TYPES and part.data.strip()]
    start = str(message.get_param("start", "")).strip("<> ")
    named = next((part for part in pages if start and part.id == start), None)
    return named or next(iter(pages), None)


def _without_page(message: EmailMessage, parts: list[_Part]) -> tuple[Reason, str]:
    """Why there is no page: a message cut off or empty, or a mail with the report as its attachment."""
    names = _report_files(parts)
    if names:
        return Reason.UNSUPPORTED, f"这是一封邮件，附件是“{names[0]}”，请另存附件后打开"
    if message.get_content_maintype() == "multipart" and not parts:
        return Reason.DAMAGED, "单文件网页里没有找到任何部分"
    return Reason.NO_TEXT, "单文件网页里没有网页正文"


def _report_files(parts: list[_Part]) -> list[str]:
    return [part.file_name for part in parts if _REPORTS.search(part.file_name)]


def _attachments(parts: list[_Part]) -> list[ReadProblem]:
    return [
        ReadProblem("单文件网页", f"附件“{name}”没有读取，如是年报请另存后打开", hides_content=True)
        for name in _report_files(parts)
    ]


def _damage(message: EmailMessage, main: _Part, parts: list[_Part]) -> Iterator[ReadProblem]:
    """What is wrong with the message, as far as pages may have suffered by it."""
    if main.damaged:
        yield _BAD_CODE
    if any(_is_cut(defect) for part in message.walk() for defect in part.defects):
        last = parts[-1] is main
        yield _CUT_SHORT if last else ReadProblem(_CUT_SHORT.place, "文件末尾缺少结束标记，后面的图片或框架可能不完整")


def _is_cut(defect: MessageDefect) -> bool:
    return "CloseBoundary" in type(defect).__name__


def _decoded(part: _Part) -> Decoded:
    return decode(part.data, part.charset or declared_charset(part.data))


class _Finder:
    """Finds the page that a frame's address stands for: by its id (``cid:``) or its place, each page once."""

    def __init__(self, main: _Part, parts: list[_Part]) -> None:
        self._base = main.address
        pages = [part for part in parts if part.kind in _PAGE_TYPES and part is not main]
        self._by_id = {part.id: part for part in reversed(pages) if part.id}
        self._by_place = {_place(part.address): part for part in reversed(pages) if part.address}
        self._shown: set[int] = set()

    def page(self, address: str) -> Decoded | None:
        """The page at ``address``, or ``None`` where no part is it or it was given out already."""
        part = self._part(address.strip())
        if part is None or id(part) in self._shown:
            return None
        self._shown.add(id(part))
        return _decoded(part)

    def _part(self, address: str) -> _Part | None:
        if address.lower().startswith("cid:"):
            # some writers name the id as the part's place
            return self._by_id.get(unquote(address[4:])) or self._by_place.get(_place(address))
        return self._by_place.get(_place(address)) or self._by_place.get(_place(_joined(self._base, address)))


def _place(address: str) -> str:
    return unquote(address.partition("#")[0])


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # an address that is none, such as an unfinished [ of IPv6
        return address
