"""Documents as short text, so that a test can say what a reader should see."""

from core.layout.flow import flow_of
from core.layout.grid import Flow, Grid, GridCell
from core.readers.open import read_bytes
from core.source.document import PrintedContent, SourceDocument
from core.source.provenance import SourceRef, TextSpan
from core.source.unreadable import Unreadable


def opened(data: bytes | str, name: str = "report") -> SourceDocument:
    """The document that ``data`` holds; fails the test where it cannot be read."""
    document = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert not isinstance(document, Unreadable), document
    return document


def refused(data: bytes | str, name: str = "report") -> Unreadable:
    """Why ``data`` cannot be read; fails the test where it can."""
    outcome = read_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(outcome, Unreadable), outcome
    return outcome


def flow(document: SourceDocument) -> Flow:
    """The document's paragraphs and grids."""
    return flow_of(document)[0]


def paragraphs(document: SourceDocument) -> list[str]:
    """The texts outside tables."""
    return [str(block.text) for block in flow(document) if not isinstance(block, Grid)]


def grids(document: SourceDocument) -> list[Grid]:
    """The tables."""
    return [block for block in flow(document) if isinstance(block, Grid)]


def cells(document: SourceDocument) -> list[GridCell]:
    """The cells of all tables."""
    return [one for grid in grids(document) for one in grid.cells]


def lines(document: SourceDocument) -> tuple[str, ...]:
    """The lines that are shown for a document without pages."""
    assert not isinstance(document.content, PrintedContent)
    return document.content.lines


def spot(place: SourceRef) -> tuple[int, int, int]:
    """A place in a text as (line from 0, start, stop)."""
    assert isinstance(place, TextSpan)
    return place.block, place.start, place.stop


def shown_at(document: SourceDocument, place: SourceRef) -> str:
    """What the shown lines say at a place."""
    block, start, stop = spot(place)
    return lines(document)[block][start:stop]


def drawn(grid: Grid) -> str:
    """The grid row by row, cells parted by ``|``; ``^`` is a slot covered from above, ``<`` one covered from the left."""
    covering = grid.covering()
    lines = []
    for row in range(grid.row_count):
        line = []
        for column in range(grid.column_count):
            one = covering.get((row, column))
            if one is None:
                line.append("")
            elif one.row < row:
                line.append("^")
            else:
                line.append("<" if one.column < column else str(one.text))
        lines.append("|".join(line))
    return "\n".join(lines)


def problems(document: SourceDocument) -> str:
    """All reservations as one text."""
    return "\n".join(f"{problem.place} {problem.message}" for problem in document.problems + flow_of(document)[1])
