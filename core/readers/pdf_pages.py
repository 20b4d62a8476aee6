"""The pages of a PDF as PDFium reads them: glyphs with boxes and thin strokes, as displayed.

PDFium's raw interface is used because it is an order of magnitude faster than any table library. It is not
thread-safe: one process, one reader at a time.
"""

from collections.abc import Mapping

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.readers.pdf_frame import frame_of
from core.readers.pdf_glyphs import Glyphs, read_glyphs
from core.readers.pdf_hidden import hidden_glyphs
from core.readers.pdf_objects import PageObjects, TooManyObjectsError, read_objects
from core.readers.pdf_opening import opened
from core.source.document import PrintedPage
from core.source.geometry import Rect
from core.source.limits import CONTENT_BYTES, OBJECTS_PER_PAGE, PAGES
from core.source.progress import Progress
from core.source.unreadable import Reason, UnreadableError

_GLYPHS_PER_PAGE = 5 * OBJECTS_PER_PAGE
_PICTURE_SHARE = 0.25

NOT_READ = "本页无法读取，其中的内容没有核对"
PICTURE_ONLY = "本页是图片，没有可读取的文字，其中的内容没有核对"
LARGE_PICTURE = "本页有较大的图片，图片里的文字没有读取"
NAMELESS = "个字的字体没有给出对应的文字，无法识别"


class PageReading(Struct, frozen=True):
    """A page and what has to be said about it, in Chinese: every remark means that text may stand there unread.

    ``glyphs`` counts what PDFium found printed, doubles included; ``None`` where the page was not read at all.
    """

    page: PrintedPage
    remarks: tuple[str, ...] = ()
    glyphs: int | None = None
    too_complex: bool = False


EMPTY_PAGE = PrintedPage(595.0, 842.0, "", ())
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
    if count > _GLYPHS_PER_PAGE:
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
    return PageReading(printed, tuple(_remarks(printed, glyphs, objects)), glyphs.drawn)


def _remarks(page: PrintedPage, glyphs: Glyphs, objects: PageObjects) -> list[str]:
    remarks = []
    if glyphs.nameless:
        remarks.append(f"本页有 {glyphs.nameless} {NAMELESS}")
    if objects.images and not has_text(page):
        remarks.append(PICTURE_ONLY)
    elif any(_large(page, image) for image in objects.images):
        remarks.append(LARGE_PICTURE)
    return remarks


def has_text(page: PrintedPage) -> bool:
    """Whether anything on the page is to be seen."""
    return len(page.hidden) < len(page.characters)


def _large(page: PrintedPage, image: Rect) -> bool:
    share = image.width * image.height / (page.width * page.height)
    return share > _PICTURE_SHARE
