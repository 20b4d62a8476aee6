"""What a reader hands on: a file's content, with the place of every character."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, structs

from core.source.geometry import Rect, bounding
from core.source.provenance import PageRegion, SourceRef, TextSpan, mark_index, mark_place
from core.source.text import SourceText


class DocumentFormat(StrEnum):
    """The formats that can be read, by content and never by file name."""

    PDF = "pdf"
    OFD = "ofd"
    IMAGE = "image"
    DOCX = "docx"
    DOC = "doc"
    RTF = "rtf"
    XLSX = "xlsx"
    XLS = "xls"
    HTML = "html"
    MHTML = "mhtml"
    TEXT = "text"


class ProblemKind(StrEnum):
    """What a problem of reading is about, where a rule asks for it."""

    OTHER = "other"
    REVISIONS = "revisions"
    COMMENTS = "comments"
    HIDDEN_TEXT = "hidden_text"
    PICTURES = "pictures"


class ReadProblem(Struct, frozen=True):
    """Something in the file that could not be read, or was read with a reservation. Both texts are Chinese.

    ``hides_content`` says that a whole part of the report may stand there unread (a page, a picture): what is not found
    elsewhere must then not be called missing.
    """

    place: str
    message: str
    hides_content: bool = False
    kind: ProblemKind = ProblemKind.OTHER


class PrintedPage(Struct, frozen=True):
    """One page as displayed: rotation and flips are undone.

    ``characters`` holds one character a glyph, in the order of the file, ``boxes`` the box of each;
    ``strokes`` are thin rectangles: drawn lines, and the edges of drawn rectangles. A page ``recognised`` from its picture
    may have ``unsure`` characters, each with what it might be instead ("" where nothing else came near); ``turn`` is by how
    many degrees (clockwise) the file's page has to be turned to stand straight, as it is given here and to be shown:
    ``width`` and ``height`` are those of the page after its whole quarter turns; the rest of the turn (less than 45 degrees)
    leaves them as they are. ``incomplete``: text
    that stands on it is known to be missing here.
    """

    width: float
    height: float
    characters: str
    boxes: tuple[Rect, ...]
    strokes: tuple[Rect, ...] = ()
    images: tuple[Rect, ...] = ()
    hidden: frozenset[int] = frozenset()
    unsure: Mapping[int, str] = {}
    recognised: bool = False
    turn: float = 0.0
    incomplete: bool = False

    @property
    def has_text(self) -> bool:
        """Whether any character of it is to be seen."""
        return len(self.hidden) < len(self.characters)

    @property
    def is_picture(self) -> bool:
        """Whether there is a picture, and no text to be seen."""
        return bool(self.images) and not self.has_text


class MarkedCell(Struct, frozen=True):
    """A table cell of a marked-up document; spans are at least 1 and already clamped to the table.

    ``name`` is what a workbook calls it (``表3!C7``), and "" elsewhere.
    """

    text: SourceText
    row_span: int = 1
    column_span: int = 1
    doubts: tuple[str, ...] = ()
    name: str = ""


class MarkedTable(Struct, frozen=True, tag="table"):
    """A table of a marked-up document, row by row, covered slots left out."""

    rows: tuple[tuple[MarkedCell, ...], ...]


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Running text, unbroken by lines of print. ``name`` is that of its cell in a workbook, and "" elsewhere."""

    text: SourceText
    name: str = ""


class PrintedContent(Struct, frozen=True, tag="printed"):
    """Pages with glyphs at places (PDF, OFD)."""

    pages: tuple[PrintedPage, ...]


class MarkedContent(Struct, frozen=True, tag="marked"):
    """Paragraphs and tables (DOCX, HTML, XLSX). ``lines`` is the same text for showing; marks point into it.

    ``parts`` are the sheets of a workbook that were read, in their order: the first line (from 0) and the name of each.
    """

    lines: tuple[str, ...]
    blocks: tuple[Paragraph | MarkedTable, ...]
    parts: tuple[tuple[int, str], ...] = ()


class PlainContent(Struct, frozen=True, tag="plain"):
    """Lines of text without any structure but tabs."""

    lines: tuple[str, ...]


class SourceDocument(Struct, frozen=True):
    """One file as read. ``engine`` names the library that read it; ``sha256`` identifies the bytes."""

    name: str
    sha256: str
    format: DocumentFormat
    engine: str
    content: PrintedContent | MarkedContent | PlainContent
    problems: tuple[ReadProblem, ...] = ()

    @property
    def page_count(self) -> int:
        """Number of pages; 0 for a format without pages."""
        return len(self.content.pages) if isinstance(self.content, PrintedContent) else 0

    @property
    def recognised(self) -> bool:
        """Whether any page was read from its picture."""
        return isinstance(self.content, PrintedContent) and any(page.recognised for page in self.content.pages)

    @property
    def recognised_pages(self) -> tuple[int, ...]:
        """The pages, from 1, that were read from their pictures."""
        pages = self.content.pages if isinstance(self.content, PrintedContent) else ()
        return tuple(number for number, page in enumerate(pages, 1) if page.recognised)

    def with_problems(self, *problems: ReadProblem) -> "SourceDocument":
        """The same document with ``problems`` said before its own."""
        return structs.replace(self, problems=(*problems, *self.problems))

    def places(self, text: SourceText) -> tuple[SourceRef, ...]:
        """Where ``text`` stands: one region a line of print, or one span a line of text."""
        if isinstance(self.content, PrintedContent):
            return _regions(self.content.pages, text.marks)
        spans = _spans(text.marks)
        if isinstance(self.content, MarkedContent) and self.content.parts:
            return _named(self.content, spans)
        return spans


def _spans(marks: tuple[int, ...]) -> tuple[TextSpan, ...]:
    spans: list[TextSpan] = []
    for value in marks:
        block, index = mark_place(value), mark_index(value)
        last = spans[-1] if spans else None
        if last is not None and last.block == block and last.start <= index:
            spans[-1] = TextSpan(block, last.start, max(last.stop, index + 1))
        else:
            spans.append(TextSpan(block, index, index + 1))
    return tuple(spans)


def _named(content: MarkedContent, spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
    """The spans with the names of the cells they begin in."""
    wanted = {span.block for span in spans}
    found: dict[int, tuple[MarkedCell | Paragraph, ...]] = {}
    first = 0
    for block in content.blocks:
        rows = ((block,),) if isinstance(block, Paragraph) else block.rows
        found |= {line: rows[line - first] for line in wanted if first <= line < first + len(rows)}
        first += len(rows)
    return tuple(
        TextSpan(span.block, span.start, span.stop, _name_at(found.get(span.block, ()), span.start)) for span in spans
    )


def _name_at(cells: tuple[MarkedCell | Paragraph, ...], index: int) -> str:
    begun = [cell.name for cell in cells if cell.text and mark_index(cell.text.marks[0]) <= index]
    return begun[-1] if begun else ""


def _regions(pages: tuple[PrintedPage, ...], marks: tuple[int, ...]) -> tuple[PageRegion, ...]:
    regions: list[PageRegion] = []
    run: list[Rect] = []
    page = -1
    for value in marks:
        box = pages[mark_place(value)].boxes[mark_index(value)]
        if run and (mark_place(value) != page or not _same_line(run[-1], box)):
            regions.append(PageRegion(page + 1, bounding(run)))
            run = []
        page = mark_place(value)
        run.append(box)
    if run:
        regions.append(PageRegion(page + 1, bounding(run)))
    return tuple(regions)


def _same_line(left: Rect, right: Rect) -> bool:
    return abs(left.centre[1] - right.centre[1]) < max(left.height, right.height) / 2
