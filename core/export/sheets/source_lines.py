"""The document's own text, line by line, and where each line stands in the workbook."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from core.export.characters import pieces, visible
from core.source.document import MarkedContent, PlainContent, PrintedContent, PrintedPage, SourceDocument
from core.source.geometry import Rect
from core.source.provenance import PageRegion, SourceRef

NAME = "原文"
FIRST_ROW = 1
LINES = 50_000
"""More lines than this are left out, with a note: a report has a few hundred."""


class SourceLine(Struct, frozen=True):
    """A line of text. ``page`` counts from 1 and is 0 without pages; ``number`` counts within the page from 1."""

    page: int
    number: int
    text: str
    box: Rect | None = None
    hidden: bool = False


class SourceLines(Struct, frozen=True):
    """All lines, as listed in the sheet 原文 from row ``FIRST_ROW`` on; ``left_out`` counts those beyond the limit."""

    lines: tuple[SourceLine, ...]
    left_out: int = 0

    def reference(self, sources: Iterable[SourceRef]) -> str:
        """The first of ``sources`` as a place in the workbook (``'原文'!C12``), or nothing."""
        for source in sources:
            for row, line in enumerate(self.lines, FIRST_ROW):
                if _stands_in(source, line):
                    return f"'{NAME}'!C{row + 1}"
        return ""


def _stands_in(source: SourceRef, line: SourceLine) -> bool:
    if isinstance(source, PageRegion):
        return source.page == line.page and line.box is not None and source.rect.y0 < line.box.y1
    return not line.page and source.line == line.number


def source_lines(document: SourceDocument) -> SourceLines:
    """The lines of a document in the order of the file; a long one continues on the next row."""
    fitting = [
        SourceLine(line.page, line.number, part, line.box, line.hidden)
        for line in _lines(document)
        for part in pieces(visible(line.text))
    ]
    return SourceLines(tuple(fitting[:LINES]), max(0, len(fitting) - LINES))


def _lines(document: SourceDocument) -> Iterator[SourceLine]:
    match document.content:
        case PrintedContent(pages):
            for page, printed in enumerate(pages, 1):
                yield from _printed_lines(page, printed)
        case MarkedContent(lines) | PlainContent(lines):
            for number, text in enumerate(lines, 1):
                yield SourceLine(0, number, text)


def _printed_lines(number: int, page: PrintedPage) -> Iterator[SourceLine]:
    """Glyphs that follow each other on one height are a line; a wide gap between them shows as a blank."""
    lines: list[list[int]] = []
    for index, box in enumerate(page.boxes):
        if lines and _on_one_line(page.boxes[lines[-1][-1]], box):
            lines[-1].append(index)
        else:
            lines.append([index])
    shown = ((line, _text(page, line)) for line in lines)
    for count, (line, text) in enumerate(((line, text) for line, text in shown if text.strip()), 1):
        box = Rect(
            min(page.boxes[index].x0 for index in line),
            min(page.boxes[index].y0 for index in line),
            max(page.boxes[index].x1 for index in line),
            max(page.boxes[index].y1 for index in line),
        )
        yield SourceLine(number, count, text, box, any(index in page.hidden for index in line))


def _on_one_line(last: Rect, box: Rect) -> bool:
    return abs(last.centre[1] - box.centre[1]) < max(last.height, box.height) / 2 and box.x1 > last.x0


def _text(page: PrintedPage, line: list[int]) -> str:
    parts: list[str] = []
    for place, index in enumerate(line):
        box = page.boxes[index]
        if place and box.x0 - page.boxes[line[place - 1]].x1 > 0.6 * max(box.height, 1):
            parts.append("  ")
        parts.append(page.characters[index])
    return "".join(parts)
