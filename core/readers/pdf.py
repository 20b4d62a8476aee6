"""Reading PDF: each page becomes glyphs with boxes and thin strokes, as displayed.

PDFium's raw interface is used because it is an order of magnitude faster than any table library. It is not
thread-safe: one process, one reader at a time.
"""

import re

import pypdfium2.raw as pdfium_c

from core.readers.pdf_frame import frame_of
from core.readers.pdf_glyphs import Glyphs, read_glyphs
from core.readers.pdf_hidden import hidden_glyphs
from core.readers.pdf_objects import PageObjects, TooManyObjectsError, read_objects
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, ReadProblem, SourceDocument
from core.source.geometry import Rect
from core.source.limits import OBJECTS_PER_PAGE, PAGES
from core.source.unreadable import Reason, UnreadableError

ENGINE = "pypdfium2"

_EMPTY_PAGE = PrintedPage(595.0, 842.0, "", ())
_GLYPHS_PER_PAGE = 5 * OBJECTS_PER_PAGE
_PICTURE_SHARE = 0.25

_NOT_READ = "本页无法读取，其中的内容没有核对"
_TOO_COMPLEX = f"本页的文字或图形超过处理限度（{OBJECTS_PER_PAGE} 个对象），没有读取"
_PICTURE_ONLY = "本页是图片，没有可读取的文字，其中的内容没有核对"
_LARGE_PICTURE = "本页有较大的图片，图片里的文字没有读取"
_PATCHED_UP = "文件结构有损坏，已尽力读出，内容可能不完整"
_TABLE_PLACE = re.compile(rb"startxref\s+(\d{1,12})\b")
_TABLE_START = re.compile(rb"\s{0,9}(?:xref|\d{1,10}\s+\d{1,5}\s+obj)\b")
_TAIL = 2048
_NAMELESS = "个字的字体没有给出对应的文字，无法识别"
_HIDING = (_NOT_READ, _TOO_COMPLEX, _PICTURE_ONLY, _LARGE_PICTURE, _NAMELESS)


def read_pdf(file: SourceFile) -> SourceDocument:
    """The document that a PDF holds.

    Raises :class:`UnreadableError` for a password, damage, too many pages, or a file without any text to be seen.
    """
    document = _opened(file.data)
    try:
        pages, problems = _read_pages(document)
    finally:
        pdfium_c.FPDF_CloseDocument(document)
    _demand_text(pages, problems)
    if _is_patched_up(file.data):
        problems = (ReadProblem("文件", _PATCHED_UP, hides_content=True), *problems)
    return SourceDocument(file.name, file.sha256, DocumentFormat.PDF, ENGINE, PrintedContent(pages), problems)


def _is_patched_up(data: bytes) -> bool:
    """Whether the table of objects is not where the file says: PDFium then pieces the file together without a word."""
    places = _TABLE_PLACE.findall(data, max(0, len(data) - _TAIL))
    header = max(data.find(b"%PDF-", 0, _TAIL), 0)
    offsets = (int(places[-1]), int(places[-1]) + header) if places else ()
    return not any(_TABLE_START.match(data, offset) for offset in offsets)


def _opened(data: bytes) -> pdfium_c.FPDF_DOCUMENT:
    document = pdfium_c.FPDF_LoadMemDocument64(data, len(data), None)
    if document:
        return document
    if pdfium_c.FPDF_GetLastError() in {pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY}:
        raise UnreadableError(Reason.PASSWORD)
    raise UnreadableError(Reason.DAMAGED)


def _read_pages(document: pdfium_c.FPDF_DOCUMENT) -> tuple[tuple[PrintedPage, ...], tuple[ReadProblem, ...]]:
    count = pdfium_c.FPDF_GetPageCount(document)
    if count <= 0:
        raise UnreadableError(Reason.DAMAGED, "没有页面")
    if count > PAGES:
        raise UnreadableError(Reason.TOO_COMPLEX, f"共 {count} 页，最多处理 {PAGES} 页")
    pages: list[PrintedPage] = []
    problems: list[ReadProblem] = []
    for index in range(count):
        page, messages = _read_page(document, index)
        pages.append(page)
        place = f"第 {index + 1} 页"
        problems += [ReadProblem(place, message, hides_content=message.endswith(_HIDING)) for message in messages]
    return tuple(pages), tuple(problems)


def _read_page(document: pdfium_c.FPDF_DOCUMENT, index: int) -> tuple[PrintedPage, tuple[str, ...]]:
    """One page and what has to be said about it; a page that fails is empty and says so."""
    page = pdfium_c.FPDF_LoadPage(document, index)
    if not page:
        return _EMPTY_PAGE, (_NOT_READ,)
    text_page = pdfium_c.FPDFText_LoadPage(page)
    try:
        return _printed(page, text_page) if text_page else (_EMPTY_PAGE, (_NOT_READ,))
    except TooManyObjectsError:
        return _EMPTY_PAGE, (_TOO_COMPLEX,)
    finally:
        if text_page:
            pdfium_c.FPDFText_ClosePage(text_page)
        pdfium_c.FPDF_ClosePage(page)


def _printed(page: pdfium_c.FPDF_PAGE, text_page: pdfium_c.FPDF_TEXTPAGE) -> tuple[PrintedPage, tuple[str, ...]]:
    frame = frame_of(page)
    if frame is None:
        return _EMPTY_PAGE, (_NOT_READ,)
    if pdfium_c.FPDFText_CountChars(text_page) > _GLYPHS_PER_PAGE:
        raise TooManyObjectsError
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
    return printed, tuple(_remarks(printed, glyphs, objects))


def _remarks(page: PrintedPage, glyphs: Glyphs, objects: PageObjects) -> list[str]:
    remarks = []
    if glyphs.nameless:
        remarks.append(f"本页有 {glyphs.nameless} {_NAMELESS}")
    if objects.images and not _has_text(page):
        remarks.append(_PICTURE_ONLY)
    elif any(_large(page, image) for image in objects.images):
        remarks.append(_LARGE_PICTURE)
    return remarks


def _has_text(page: PrintedPage) -> bool:
    return len(page.hidden) < len(page.characters)


def _large(page: PrintedPage, image: Rect) -> bool:
    share = image.width * image.height / (page.width * page.height)
    return share > _PICTURE_SHARE


def _demand_text(pages: tuple[PrintedPage, ...], problems: tuple[ReadProblem, ...]) -> None:
    """A file without any visible text is not a report: say which kind of nothing it is."""
    if any(_has_text(page) for page in pages):
        return
    messages = {problem.message for problem in problems}
    if _TOO_COMPLEX in messages:
        raise UnreadableError(Reason.TOO_COMPLEX)
    if any(page.images for page in pages):
        raise UnreadableError(Reason.SCANNED, "文字层不可见" if any(page.characters for page in pages) else "")
    if _NOT_READ in messages:
        raise UnreadableError(Reason.DAMAGED)
    raise UnreadableError(Reason.NO_TEXT)
