"""A document's content as a flow of paragraphs and grids, whatever its format."""

from core.layout.grid import Flow, Grid
from core.layout.printed import printed_flow
from core.layout.spans import grid_of
from core.layout.tabbed import Line, tabbed_flow
from core.layout.tabbed_lines import unmarked
from core.source.characters import fold_radicals
from core.source.document import (
    MarkedContent,
    Paragraph,
    PlainContent,
    PrintedContent,
    ReadProblem,
    SourceDocument,
)
from core.source.progress import Progress, silent
from core.source.provenance import mark_index, mark_place
from core.source.text import located

FlowReading = tuple[Flow, tuple[ReadProblem, ...]]


def flow_of(document: SourceDocument, tell: Progress = silent) -> FlowReading:
    """The document in reading order, and what of it could not be laid out. ``tell`` hears of each printed page."""
    content = document.content
    if isinstance(content, PrintedContent):
        return printed_flow(content, tell)
    return marked_flow(content) if isinstance(content, MarkedContent) else plain_flow(content)


def plain_flow(content: PlainContent) -> FlowReading:
    """Lines of plain text; tables are recognised by their tabs."""
    return tabbed_flow(
        [Line(unmarked(located(fold_radicals(line), index)), index, 0) for index, line in enumerate(content.lines)]
    )


def marked_flow(content: MarkedContent) -> FlowReading:
    """Paragraphs and marked-up tables; paragraphs that hold a flattened table are recognised as in plain text."""
    flow: list[Paragraph | Grid] = []
    problems: list[ReadProblem] = []
    waiting: list[Line] = []

    def settle() -> None:
        paragraphs, doubts = tabbed_flow(waiting)
        flow.extend(paragraphs)
        problems.extend(doubts)
        waiting.clear()

    line = 0
    for block in content.blocks:
        if isinstance(block, Paragraph):
            waiting.append(Line(block.text, mark_place(block.text.marks[0]), mark_index(block.text.marks[0])))
            line += 1
            continue
        settle()
        grid = grid_of(block, line)
        if isinstance(grid, Grid):
            flow.append(grid)
        else:
            problems.append(grid)
        line += len(block.rows)
    settle()
    return tuple(flow), tuple(problems)
