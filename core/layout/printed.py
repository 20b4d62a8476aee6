"""A printed document in reading order: rulings → crossings → cells → lines → page joins → paragraphs."""

from collections.abc import Iterator, Sequence

from core.layout.furniture import without_furniture
from core.layout.grid import Flow, Grid
from core.layout.joined_table import JoinedTable, as_grid, begun
from core.layout.page_joins import continues, joined_tables
from core.layout.page_table import PageLayout, PageTable
from core.layout.page_tables import page_layout
from core.layout.paragraphs import paragraphs
from core.layout.print_lines import PrintLine
from core.layout.text_column import TextColumn, text_column
from core.source.document import Paragraph, PrintedContent, ReadProblem
from core.source.progress import Progress, silent

_FEW_LINES = 8


def printed_flow(content: PrintedContent, tell: Progress = silent) -> tuple[Flow, tuple[ReadProblem, ...]]:
    """Paragraphs and ruled grids in reading order, and what could not be read for sure.

    Tables and paragraphs that run over a page end are whole; page marks and running headers are left out.
    """
    layouts = without_furniture(list(_laid_out(content, tell)))
    columns = _columns(layouts)
    flow: list[Paragraph | Grid] = []
    for part in _parts(layouts):
        if isinstance(part, JoinedTable):
            flow.append(as_grid(part))
        else:
            flow += paragraphs(part, columns[part[0].page % 2])
    return tuple(flow), tuple(problem for layout in layouts for problem in layout.problems)


def _laid_out(content: PrintedContent, tell: Progress) -> Iterator[PageLayout]:
    for number, page in enumerate(content.pages):
        tell(number, len(content.pages), f"正在识别第 {number + 1} 页的表格")
        yield page_layout(page, number)


def _columns(layouts: Sequence[PageLayout]) -> tuple[TextColumn, TextColumn]:
    """The text column of right-hand and left-hand pages: binding margins differ between the two."""
    every = text_column(layouts)
    sides = [[layout for layout in layouts if layout.number % 2 == side] for side in (0, 1)]
    right, left = (
        text_column(pages) if sum(len(layout.lines) for layout in pages) >= _FEW_LINES else every for pages in sides
    )
    return right, left


def _parts(layouts: Sequence[PageLayout]) -> Iterator[JoinedTable | list[PrintLine]]:
    """Whole tables, and the runs of lines between them."""
    table: JoinedTable | None = None
    lines: list[PrintLine] = []
    for layout in layouts:
        for item in _items(layout):
            if isinstance(item, PrintLine):
                if table is not None:
                    yield table
                    table = None
                lines.append(item)
                continue
            part = begun(item)
            if table is not None and table.last_page < item.page and continues(table, part):
                table = joined_tables(table, part)
                continue
            if table is not None:
                yield table
            elif lines:
                yield lines
                lines = []
            table = part
    if table is not None:
        yield table
    if lines:
        yield lines


def _items(layout: PageLayout) -> list[PrintLine | PageTable]:
    """The page's lines and tables from top to bottom; a line beside a table stands before it."""
    items: list[PrintLine | PageTable] = [*layout.lines, *layout.tables]
    return sorted(items, key=lambda item: _height(item, layout.tables))


def _height(item: PrintLine | PageTable, tables: Sequence[PageTable]) -> tuple[float, bool]:
    if isinstance(item, PageTable):
        return item.ys[0], True
    middle = item.rect.centre[1]
    return next((table.ys[0] for table in tables if table.ys[0] <= middle <= table.ys[-1]), middle), False
