"""Reading PDF: PDFium reads the pages, and qpdf says whether that is all of them.

A damaged file loses pages or text without an error in every reader. So the amounts are compared with those of a second
reader; on an error or where they differ the file is written anew and read again; what still differs is a visible problem.
"""

import re
from collections.abc import Sequence

from core.readers.page_remarks import NOT_READ, demand_text
from core.readers.pdf_doubts import doubts_about, pages_short
from core.readers.pdf_pages import PageReading, demand_readable, read_pages
from core.readers.pdf_second import SecondReader
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, PrintedContent, ReadProblem, SourceDocument
from core.source.progress import Progress, within
from core.source.unreadable import Reason, UnreadableError

ENGINE = "pypdfium2"

_PATCHED_UP = "文件结构有损坏，已尽力读出，内容可能不完整"
_UNCOUNTED = "文件结构异常，无法用第二种读法核对内容是否齐全"
_TABLE_PLACE = re.compile(rb"startxref\s+(\d{1,12})\b")
_TABLE_START = re.compile(rb"\s{0,9}(?:xref|\d{1,10}\s+\d{1,5}\s+obj)\b")
_TAIL = 2048
_STEPS = 100
_COUNTED = 10


class _Attempt:
    """One reading of the file, or why there is none; ``data`` is what was read."""

    def __init__(self, data: bytes, password: str, second: SecondReader, tell: Progress) -> None:
        self.data, self.password = data, password
        self.pages: tuple[PageReading, ...] = ()
        self.error: UnreadableError | None = None
        try:
            self.pages = read_pages(data, password, tell, second.too_large)
        except UnreadableError as error:
            self.error = error

    @property
    def text(self) -> tuple[int, int]:
        """How much it found: printing glyphs, then pages."""
        return sum(page.glyphs or 0 for page in self.pages), len(self.pages)


def read_pdf(file: SourceFile) -> SourceDocument:
    """The document that a PDF holds.

    Raises :class:`UnreadableError` for a password, damage, too many pages, or a file without any text to be seen.
    """
    demand_readable(file.data, file.password)
    second = SecondReader(file.data, file.password, within(file.tell, 0, _COUNTED, _STEPS))
    attempt, patched_up = _best(file, second)
    if attempt.error is not None:
        raise attempt.error
    complexity = next((reading.remarks[0] for reading in attempt.pages if reading.too_complex), "")
    lost = NOT_READ if any(reading.glyphs is None for reading in attempt.pages) else ""
    demand_text([reading.page for reading in attempt.pages], complexity, lost)
    problems = [ReadProblem("文件", _PATCHED_UP, hides_content=True)] if patched_up else []
    if second.amounts is None:
        problems.append(ReadProblem("文件", _UNCOUNTED, hides_content=True))
    else:
        problems += doubts_about(attempt.pages, second.amounts, attempt.data, attempt.password)
    problems += _remarks(attempt.pages)
    content = PrintedContent(tuple(reading.page for reading in attempt.pages))
    return SourceDocument(file.name, file.sha256, DocumentFormat.PDF, ENGINE, content, tuple(problems))


def _best(file: SourceFile, second: SecondReader) -> tuple[_Attempt, bool]:
    """The reading that found more, of the file as it is and (where there is doubt) as qpdf mends it; whether it is damaged."""
    first = _Attempt(file.data, file.password, second, within(file.tell, _COUNTED, _STEPS, _STEPS))
    if first.error is not None and first.error.reason is not Reason.DAMAGED:
        return first, False
    damaged = first.error is not None or second.complaints or _is_patched_up(file.data)
    if not damaged and (second.amounts is None or not pages_short(first.pages, second.amounts)):
        return first, False
    mended = second.rewritten()
    if mended is None:
        return first, damaged
    again = _Attempt(mended, "", second, _still_alive(file.tell))
    return (again if again.text > first.text else first), damaged


def _still_alive(tell: Progress) -> Progress:
    """Says for each page that work goes on, without going back on what was said before."""
    return lambda _done, _total, label: tell(_STEPS, _STEPS, label)


def _is_patched_up(data: bytes) -> bool:
    """Whether the table of objects is not where the file says: PDFium then pieces the file together without a word."""
    places = _TABLE_PLACE.findall(data, max(0, len(data) - _TAIL))
    header = max(data.find(b"%PDF-", 0, _TAIL), 0)
    offsets = (int(places[-1]), int(places[-1]) + header) if places else ()
    return not any(_TABLE_START.match(data, offset) for offset in offsets)


def _remarks(pages: Sequence[PageReading]) -> list[ReadProblem]:
    return [
        ReadProblem(f"第 {number} 页", remark, hides_content=True)
        for number, reading in enumerate(pages, 1)
        for remark in reading.remarks
    ]
