"""What stands on one page: tables with the text of their cells, and lines of running text."""

from msgspec import Struct

from core.layout.cells import CellBox
from core.layout.print_lines import PrintLine
from core.source.document import ReadProblem
from core.source.geometry import Rect
from core.source.text import SourceText


class PageCell(Struct, frozen=True):
    """A cell of one page's table with its lines, its text and what is doubtful about it."""

    box: CellBox
    lines: tuple[PrintLine, ...]
    text: SourceText
    doubts: tuple[str, ...] = ()


class PageTable(Struct, frozen=True):
    """A ruled table, or the part of one that stands on page ``page`` (from 0)."""

    page: int
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[PageCell, ...]
    notes: tuple[str, ...] = ()

    @property
    def rect(self) -> Rect:
        """The whole table on its page."""
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


class PageLayout(Struct, frozen=True):
    """What stands on a page: tables and lines of running text, each from top to bottom."""

    number: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    lines: tuple[PrintLine, ...]
    problems: tuple[ReadProblem, ...]
