"""OFD documents (GB/T 33190-2016): zip and XML straight away, each page as glyphs with boxes and thin strokes."""

from collections.abc import Sequence

from lxml import etree

from core.readers.ofd_book import Book, opened_book
from core.readers.ofd_page import ReadPage, Remark, read_page
from core.readers.package import Package
from core.readers.page_remarks import EMPTY_PAGE, NOT_READ, TooManyObjectsError, demand_text, too_complex
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, PrintedContent, ReadProblem, SourceDocument
from core.source.limits import OBJECTS_PER_DOCUMENT, TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError

_ENGINE = f"lxml {etree.__version__}"


def read_ofd(file: SourceFile) -> SourceDocument:
    """The first document of an OFD package.

    Raises :class:`UnreadableError` for encryption, damage, a limit, or a file without text or pictures.
    """
    book = opened_book(Package(file.data))
    amounts = _Amounts()
    readings = [amounts.counted(_told(file, book, number)) for number in range(len(book.pages))]
    problems = [*book.problems, *_problems(readings)]
    lost = next((f"{one.place}：{one.message}" for one in problems if one.hides_content), "")
    complexity = next((one.remarks[0].message for one in readings if one.too_complex), "")
    pages = tuple(one.page for one in readings)
    demand_text(pages, complexity, lost)
    return SourceDocument(file.name, file.sha256, DocumentFormat.OFD, _ENGINE, PrintedContent(pages), tuple(problems))


def _told(file: SourceFile, book: Book, index: int) -> ReadPage:
    file.tell(index, len(book.pages), f"正在读取第 {index + 1} 页，共 {len(book.pages)} 页")
    return _page(book, book.pages[index])


def _problems(readings: Sequence[ReadPage]) -> list[ReadProblem]:
    return [
        ReadProblem(f"第 {number} 页", one.message, hides_content=one.hides)
        for number, reading in enumerate(readings, 1)
        for one in reading.remarks
    ]


def page_picture(file: SourceFile, page: int) -> bytes | None:
    """The picture that covers most of page ``page`` (from 1), as its file in the package: PNG, JPEG or BMP.

    ``None`` where the page has text to be seen, or no such picture: JBIG2 is none, nor one that is shown mirrored. Where
    it lies on the page, the page's ``images`` say. Raises :class:`UnreadableError` for a file that cannot be opened.
    """
    book = opened_book(Package(file.data))
    if not 1 <= page <= len(book.pages):
        return None
    read = _page(book, book.pages[page - 1])
    if read.page.has_text or not read.pictures:
        return None
    largest = max(read.pictures, key=lambda picture: picture.box.width * picture.box.height)
    return None if largest.part is None or largest.mirrored else book.pictures.handed_on(largest.part)


def _page(book: Book, part: str | None) -> ReadPage:
    """A page; one that fails is empty and says so."""
    if part is None:
        return _unread(NOT_READ)
    try:
        return read_page(book, part)
    except TooManyObjectsError as error:
        return _unread(too_complex(str(error)), complexity=True)
    except UnreadableError as error:
        if error.reason is Reason.UNSAFE:
            raise
        return _unread(NOT_READ)


def _unread(message: str, *, complexity: bool = False) -> ReadPage:
    return ReadPage(EMPTY_PAGE, (Remark(message, hides=True),), too_complex=complexity)


class _Amounts:
    """What all pages hold together: a small file can name one page two thousand times."""

    def __init__(self) -> None:
        self._characters = 0
        self._objects = 0

    def counted(self, reading: ReadPage) -> ReadPage:
        """The page, counted; raises :class:`UnreadableError` past the limits of a document."""
        self._characters += len(reading.page.characters)
        self._objects += len(reading.page.strokes) + len(reading.page.images)
        if self._characters > TEXT_CHARACTERS:
            raise UnreadableError(Reason.TOO_COMPLEX, f"文字超过 {TEXT_CHARACTERS:,} 个")
        if self._objects > OBJECTS_PER_DOCUMENT:
            raise UnreadableError(Reason.TOO_COMPLEX, f"线条和图片超过 {OBJECTS_PER_DOCUMENT:,} 个")
        return reading
