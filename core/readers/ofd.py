"""OFD documents (GB/T 33190-2016): zip and XML straight away, each page as glyphs with boxes and thin strokes."""

from collections.abc import Sequence

from lxml import etree

from core.readers.ofd_book import Book, opened_book
from core.readers.ofd_page import ReadPage, Remark, read_page
from core.readers.package import Package
from core.readers.page_remarks import EMPTY_PAGE, NOT_READ, TOO_COMPLEX, TooManyObjectsError, demand_text, has_text
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, ReadProblem, SourceDocument
from core.source.limits import OBJECTS_PER_DOCUMENT, TEXT_CHARACTERS
from core.source.unreadable import Reason, UnreadableError

_ENGINE = f"lxml {etree.__version__}"


def read_ofd(file: SourceFile) -> SourceDocument:
    """The first document of an OFD package.

    Raises :class:`UnreadableError` for encryption, damage, a limit, or a file without any text to be seen.
    """
    book = opened_book(Package(file.data))
    pages: list[PrintedPage] = []
    problems = list(book.problems)
    amounts = _Amounts()
    for number, part in enumerate(book.pages, 1):
        read = _page(book, part)
        amounts.add(read.page)
        pages.append(read.page)
        problems += [ReadProblem(f"第 {number} 页", one.message, hides_content=one.hides) for one in read.remarks]
    _demand_text(pages, problems)
    content = PrintedContent(tuple(pages))
    return SourceDocument(file.name, file.sha256, DocumentFormat.OFD, _ENGINE, content, tuple(problems))


def _demand_text(pages: Sequence[PrintedPage], problems: Sequence[ReadProblem]) -> None:
    """A file without any text to be seen is no report; where content is missing from its pages it is a damaged one."""
    try:
        demand_text(pages, problems)
    except UnreadableError as error:
        said = next((f"{one.place}：{one.message}" for one in problems if one.hides_content), "")
        if error.reason is Reason.NO_TEXT and said:
            raise UnreadableError(Reason.DAMAGED, said) from error
        raise


def page_picture(file: SourceFile, page: int) -> bytes | None:
    """The picture that covers most of page ``page`` (from 1), as its file in the package: PNG, JPEG or BMP.

    ``None`` where the page has text to be seen, or no such picture: JBIG2 is none, nor one that is shown mirrored. Where
    it lies on the page, the page's ``images`` say. Raises :class:`UnreadableError` for a file that cannot be opened.
    """
    book = opened_book(Package(file.data))
    if not 1 <= page <= len(book.pages):
        return None
    read = _page(book, book.pages[page - 1])
    if has_text(read.page) or not read.pictures:
        return None
    largest = max(read.pictures, key=lambda picture: picture.box.width * picture.box.height)
    return None if largest.part is None or largest.mirrored else book.pictures.handed_on(largest.part)


def _page(book: Book, part: str | None) -> ReadPage:
    """A page; one that fails is empty and says so."""
    if part is None:
        return _unread(NOT_READ)
    try:
        return read_page(book, part)
    except TooManyObjectsError:
        return _unread(TOO_COMPLEX)
    except UnreadableError as error:
        if error.reason is Reason.UNSAFE:
            raise
        return _unread(TOO_COMPLEX if error.reason is Reason.TOO_COMPLEX else NOT_READ)


def _unread(message: str) -> ReadPage:
    return ReadPage(EMPTY_PAGE, (Remark(message, hides=True),), ())


class _Amounts:
    """What all pages hold together: a small file can name one page two thousand times."""

    def __init__(self) -> None:
        self._characters = 0
        self._objects = 0

    def add(self, page: PrintedPage) -> None:
        """Count a page; raises :class:`UnreadableError` past the limits of a document."""
        self._characters += len(page.characters)
        self._objects += len(page.strokes) + len(page.images)
        if self._characters > TEXT_CHARACTERS:
            raise UnreadableError(Reason.TOO_COMPLEX, f"文字超过 {TEXT_CHARACTERS:,} 个")
        if self._objects > OBJECTS_PER_DOCUMENT:
            raise UnreadableError(Reason.TOO_COMPLEX, f"线条和图片超过 {OBJECTS_PER_DOCUMENT:,} 个")
