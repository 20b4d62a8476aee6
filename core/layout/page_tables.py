"""The tables of one page: walls, cells and the text in each cell."""

from collections.abc import Sequence

from core.layout.cell_glyphs import CellGlyphs, place_glyphs
from core.layout.cell_text import cell_lines, joined_lines, rooms
from core.layout.cells import CellBox, cell_boxes
from core.layout.compact import compact
from core.layout.crossings import RuledArea, TooManyRulingsError, ruled_areas
from core.layout.page_table import PageCell, PageLayout, PageTable
from core.layout.print_lines import print_lines
from core.layout.rulings import find_rulings
from core.source.document import PrintedPage, ReadProblem
from core.source.limits import CELLS_PER_TABLE


def page_layout(page: PrintedPage, number: int) -> PageLayout:
    """Tables and lines of page ``number`` (from 0)."""
    problems = []
    try:
        areas = ruled_areas(find_rulings(page.strokes)) if page.strokes else ()
    except TooManyRulingsError:
        areas = ()
        problems.append("本页的表格线过多，没有按表格读取")
    areas = tuple(area for area in areas if (len(area.xs) - 1) * (len(area.ys) - 1) <= CELLS_PER_TABLE)
    boxes = [cell_boxes(area) for area in areas]
    placed = place_glyphs(page, areas, boxes)
    real = [len(cells) > 1 for cells in boxes]
    framed = [
        at for cells, table in zip(placed.cells, real, strict=True) if not table for cell in cells for at in cell.seen
    ]
    tables = tuple(
        _table(page, number, area, cells, glyphs)
        for area, cells, glyphs, table in zip(areas, boxes, placed.cells, real, strict=True)
        if table
    )
    if placed.hidden_outside:
        problems.append(f"本页有 {len(placed.hidden_outside)} 个看不见的字，没有计入正文")
    lines = print_lines(page, number, (*placed.outside, *framed))
    said = tuple(ReadProblem(f"第 {number + 1} 页", text) for text in problems)
    return PageLayout(number, page.width, page.height, tables, lines, said)


def _table(
    page: PrintedPage, number: int, area: RuledArea, boxes: Sequence[CellBox], glyphs: Sequence[CellGlyphs]
) -> PageTable:
    lines = [cell_lines(page, number, cell.seen) for cell in glyphs]
    widths = rooms([((box.column, box.column_span), found) for box, found in zip(boxes, lines, strict=True)])
    cells = tuple(
        PageCell(
            box, found, joined_lines(found, widths.get((box.column, box.column_span), 0.0)), _doubts(page, box, cell)
        )
        for box, found, cell in zip(boxes, lines, glyphs, strict=True)
    )
    return compact(PageTable(number, area.xs, area.ys, tuple(cell for cell in cells if not cell.box.hole)))


def _doubts(page: PrintedPage, box: CellBox, glyphs: CellGlyphs) -> tuple[str, ...]:
    doubts = []
    if glyphs.hidden:
        unseen = "".join(page.characters[at] for at in glyphs.hidden[:20])
        doubts.append(f"单元格里另有看不见的文字「{unseen}」，没有计入")
    if glyphs.crossed:
        doubts.append("数字越过了格线，可能属于相邻的单元格")
    if box.ragged and glyphs.seen:
        doubts.append("单元格的边线不完整，可能与相邻的单元格混在一起")
    return tuple(doubts)
