"""The tables of one page: walls, cells and the text in each cell."""

from collections.abc import Sequence

from core.layout.cell_glyphs import CellGlyphs, place_glyphs
from core.layout.cell_text import cell_lines, joined_lines, rooms
from core.layout.cells import CellBox, cell_boxes
from core.layout.compact import compact
from core.layout.crossings import RuledArea, TooManyRulingsError, ruled_areas
from core.layout.page_marks import in_margin, is_page_mark
from core.layout.page_table import PageCell, PageLayout, PageTable
from core.layout.print_lines import PrintLine, print_lines
from core.layout.rulings import find_rulings
from core.source.document import PrintedPage, ReadProblem
from core.source.doubts import recognition_doubt
from core.source.limits import CELLS_PER_TABLE

_MOST_AREAS = 500
_TOO_MANY = "本页的表格线过多，没有按表格读取"


def page_layout(page: PrintedPage, number: int) -> PageLayout:
    """Tables and lines of page ``number`` (from 0). A frame of one cell is no table: its text is running text."""
    areas = _areas(page)
    found = areas or ()
    boxes = [cell_boxes(area) for area in found]
    placed = place_glyphs(page, found, boxes)
    tables = tuple(
        _table(page, number, area, cells, glyphs)
        for area, cells, glyphs in zip(found, boxes, placed.cells, strict=True)
        if len(cells) > 1
    )
    frames = [cells[0] for cells in placed.cells if len(cells) == 1]
    lines = print_lines(page, number, (*placed.outside, *(at for frame in frames for at in frame.seen)))
    unseen = len(placed.hidden_outside) + sum(len(frame.hidden) for frame in frames)
    problems = []
    if areas is None:
        problems.append(ReadProblem(f"第 {number + 1} 页", _TOO_MANY, hides_content=True))
    if unseen:
        problems.append(ReadProblem(f"第 {number + 1} 页", f"本页有 {unseen} 个看不见的字，没有计入正文"))
    return PageLayout(number, page.width, page.height, tables, lines, tuple(problems))


def _areas(page: PrintedPage) -> tuple[RuledArea, ...] | None:
    """The ruled areas of the page, or ``None`` where there are more than any report has."""
    if not page.strokes:
        return ()
    try:
        areas = ruled_areas(find_rulings(page.strokes))
    except TooManyRulingsError:
        return None
    slots = sum((len(area.xs) - 1) * (len(area.ys) - 1) for area in areas)
    return areas if slots <= CELLS_PER_TABLE and len(areas) <= _MOST_AREAS else None


def _table(
    page: PrintedPage, number: int, area: RuledArea, boxes: Sequence[CellBox], glyphs: Sequence[CellGlyphs]
) -> PageTable:
    lines, marks = _without_marks(page, [cell_lines(page, number, cell.seen) for cell in glyphs])
    widths = rooms([((box.column, box.column_span), found) for box, found in zip(boxes, lines, strict=True)])
    cells = tuple(
        PageCell(
            box, found, joined_lines(found, widths.get((box.column, box.column_span), 0.0)), _doubts(page, box, cell)
        )
        for box, found, cell in zip(boxes, lines, glyphs, strict=True)
    )
    notes = tuple(f"第 {number + 1} 页的页码「{mark}」落在表格里，已略去" for mark in marks)
    return compact(PageTable(number, area.xs, area.ys, tuple(cell for cell in cells if not cell.box.hole), notes))


def _without_marks(
    page: PrintedPage, cells: list[tuple[PrintLine, ...]]
) -> tuple[list[tuple[PrintLine, ...]], list[str]]:
    """The cells' lines without page marks, where a table runs into the margin, and the marks left out."""
    marks = [
        line
        for lines in cells
        for line in lines
        if in_margin(line.rect, page.height) and is_page_mark(line.text.characters, alone=False)
    ]
    if marks:
        cells = [tuple(line for line in lines if line not in marks) for lines in cells]
    return cells, [line.text.characters for line in marks]


def _doubts(page: PrintedPage, box: CellBox, glyphs: CellGlyphs) -> tuple[str, ...]:
    doubts = []
    if page.incomplete:
        doubts.append("本页有文字没有读到，这一格可能不完整")
    if glyphs.hidden:
        unseen = "".join(page.characters[at] for at in glyphs.hidden[:20])
        doubts.append(f"单元格里另有看不见的文字「{unseen}」，没有计入")
    if glyphs.crossed:
        doubts.append("数字越过了格线，可能属于相邻的单元格")
    if unsure := [at for at in glyphs.seen if at in page.unsure]:
        doubts.append(
            recognition_doubt("".join(page.characters[at] for at in glyphs.seen), [page.unsure[at] for at in unsure])
        )
    if box.ragged and glyphs.seen:
        doubts.append("单元格的边线不完整，可能与相邻的单元格混在一起")
    return tuple(doubts)
