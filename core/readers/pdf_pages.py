"""The pages of a PDF as PDFium reads them: glyphs with boxes and thin strokes, as displayed.

PDFium's raw interface is used because it is an order of magnitude faster than any table library. It is not
thread-safe: one process, one reader at a time.
"""

from collections.abc import Mapping

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.readers.page_remarks import EMPTY_PAGE, GLYPHS_PER_PAGE, NOT_READ, TooManyObjectsError, remarks
from core.readers.pdf_frame import frame_of
from core.readers.pdf_glyphs import read_glyphs
from core.readers.pdf_hidden import hidden_glyphs
from core.readers.pdf_objects import read_objects
from core.readers.pdf_opening import opened
from core.source.document import PrintedPage
from core.source.limits import CONTENT_BYTES, OBJECTS_PER_PAGE, PAGES
from core.source.progress import Progress
from core.source.unreadable import Reason, UnreadableError


class PageReading(Struct, frozen=True):
    """A page and what has to be said about it, in Chinese: every remark means that text may stand there unread.

    ``glyphs`` counts what PDFium found printed, doubles included; ``None`` where the page was not read at all.
    """

    page: PrintedPage
    remarks: tuple[str, ...] = ()
    glyphs: int | None = None
    too_complex: bool = False


_UNREAD = PageReading(EMPTY_PAGE, (NOT_READ,))


def read_pages(data: bytes, password: str, tell: Progress, unread: Mapping[int, str]) -> tuple[PageReading, ...]:
    """Every page, those with an index in ``unread`` left out as too complex (in Chinese: how large).

    Raises :class:`UnreadableError` for a password, damage, or too many pages.
    """
    document = opened(data, password)
    try:
        count = pdfium_c.FPDF_GetPageCount(document)
        if count <= 0:
            raise UnreadableError(Reason.DAMAGED, "没有页面")
        demand_few(count)
        return tuple(_told(document, index, count, tell, unread) for index in range(count))
    finally:
        pdfium_c.FPDF_CloseDocument(document)


def demand_few(count: int) -> None:
    """Raises :class:`UnreadableError` for more pages than are read."""
    if count > PAGES:
        raise UnreadableError(Reason.TOO_COMPLEX, f"共 {count} 页，最多处理 {PAGES} 页")


def demand_readable(data: bytes, password: str) -> None:
    """A quick look before any other reader sees the file; damage is no reason yet.

    Raises :class:`UnreadableError` for a password and for too many pages.
    """
    try:
        document = opened(data, password)
    except UnreadableError as error:
        if error.reason is not Reason.DAMAGED:
            raise
        return
    count = pdfium_c.FPDF_GetPageCount(document)
    pdfium_c.FPDF_CloseDocument(document)
    demand_few(count)


def _told(
    document: pdfium_c.FPDF_DOCUMENT, index: int, count: int, tell: Progress, unread: Mapping[int, str]
) -> PageReading:
    tell(index, count, f"正在读取第 {index + 1} 页，共 {count} 页")
    return _too_complex(unread[index]) if index in unread else _read_page(document, index)


def _too_complex(value: str) -> PageReading:
    remark = f"本页的文字或图形超过处理限度（{value}；限度 {OBJECTS_PER_PAGE} 个对象、{CONTENT_BYTES // 2**20} MB 内容），没有读取"
    return PageReading(EMPTY_PAGE, (remark,), too_complex=True)


def _read_page(document: pdfium_c.FPDF_DOCUMENT, index: int) -> PageReading:
    """One page; a page that fails is empty and says so."""
    page = pdfium_c.FPDF_LoadPage(document, index)
    if not page:
        return _UNREAD
    text_page = pdfium_c.FPDFText_LoadPage(page)
    try:
        return _printed(page, text_page) if text_page else _UNREAD
    except TooManyObjectsError as error:
        return _too_complex(str(error))
    finally:
        if text_page:
            pdfium_c.FPDFText_ClosePage(text_page)
        pdfium_c.FPDF_ClosePage(page)


def _printed(page: pdfium_c.FPDF_PAGE, text_page: pdfium_c.FPDF_TEXTPAGE) -> PageReading:
    frame = frame_of(page)
    if frame is None:
        return _UNREAD
    count = pdfium_c.FPDFText_CountChars(text_page)
    if count > GLYPHS_PER_PAGE:
        raise TooManyObjectsError(f"{count} 个字")
    objects = read_objects(page, frame)
    glyphs = read_glyphs(text_page, frame)
    printed = PrintedPage(
        frame.width,
        frame.height,
        glyphs.characters,
        glyphs.boxes,
        objects.strokes,
        objects.images,
        hidden_glyphs(text_page, glyphs, objects, frame),
    )
    return PageReading(printed, tuple(remarks(printed, glyphs.nameless)), glyphs.drawn)
