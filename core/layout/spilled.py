"""Text that a browser lets run on below a cell where the page end cut the cell.

The cell's bottom line is missing there; the lines that did not fit stand below the table's edge, right under the
cell's text, and nowhere else.
"""

from collections.abc import Sequence

from core.layout.cells import CellBox
from core.layout.print_lines import levels
from core.source.document import PrintedPage
from core.source.geometry import Rect, bounding

_PAGE_EDGE = 0.2
_PITCH = 1.7
_SAME_SIZE = 0.15


def spilled_into(
    page: PrintedPage, boxes: Sequence[Sequence[CellBox]], seen: Sequence[Sequence[list[int]]], outside: list[int]
) -> None:
    """Move the glyphs of such lines from ``outside`` to the list in ``seen`` of the cell that they belong to."""
    cut = [
        (box.rect, glyphs)
        for cells, lists in zip(boxes, seen, strict=True)
        for box, glyphs in zip(cells, lists, strict=True)
        if box.open_bottom and glyphs and box.rect.y1 > (1 - _PAGE_EDGE) * page.height
    ]
    if not cut:
        return
    edge = min(rect.y1 for rect, _ in cut)
    below = [at for at in outside if page.boxes[at].y1 > edge]
    for run in (run for level in levels(page.boxes, below) for run in _runs(page, level)):
        for rect, glyphs in cut:
            if _follows(page, run, rect, glyphs):
                glyphs.extend(run)
                outside[:] = [at for at in outside if at not in run]
                break


def _runs(page: PrintedPage, level: Sequence[int]) -> list[list[int]]:
    """The glyphs of one level, parted where a gap is wider than the type is high."""
    runs: list[list[int]] = []
    for at in level:
        box = page.boxes[at]
        if runs and box.x0 - page.boxes[runs[-1][-1]].x1 <= box.height:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _follows(page: PrintedPage, run: Sequence[int], rect: Rect, glyphs: Sequence[int]) -> bool:
    """Whether the run is the next line of the cell: as wide as the cell at most, of its type, right below its text."""
    box = bounding(page.boxes[at] for at in run)
    last = max((page.boxes[at] for at in glyphs), key=lambda glyph: glyph.y1)
    within = rect.x0 - 1 <= box.x0 and box.x1 <= rect.x1 + 1
    alike = abs(box.height - last.height) <= _SAME_SIZE * last.height
    down = box.centre[1] - last.centre[1]
    return within and alike and 0 < down <= _PITCH * last.height
