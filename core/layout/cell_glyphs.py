"""Which glyphs stand in which cell, and which stand outside every table."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from core.layout.cells import CellBox
from core.layout.crossings import RuledArea
from core.layout.spilled import spilled_into
from core.source.document import PrintedPage
from core.source.geometry import Rect

_NUMBER = frozenset("0123456789.,")
_TOUCHING = 0.12


class CellGlyphs(Struct, frozen=True):
    """The glyphs (positions on the page, in the order of the file) of one cell.

    ``hidden`` are those nobody sees; ``crossed``: a number ran over the cell's wall and was kept whole.
    """

    seen: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    crossed: bool = False


class PlacedGlyphs(Struct, frozen=True):
    """For each area the glyphs of each of its cells; ``outside`` and ``hidden_outside`` the glyphs of no cell."""

    cells: tuple[tuple[CellGlyphs, ...], ...]
    outside: tuple[int, ...]
    hidden_outside: tuple[int, ...]


def place_glyphs(page: PrintedPage, areas: Sequence[RuledArea], boxes: Sequence[Sequence[CellBox]]) -> PlacedGlyphs:
    """Every glyph of the page by its centre: in one cell of one area, or outside."""
    if not areas:
        outside = tuple(at for at in range(len(page.characters)) if at not in page.hidden)
        return PlacedGlyphs((), outside, tuple(sorted(page.hidden)))
    owners = _owners(page, areas, boxes)
    crossed = _keep_numbers_whole(page, owners)
    lists: list[list[tuple[list[int], list[int]]]] = [[([], []) for _ in cells] for cells in boxes]
    outside_lists: tuple[list[int], list[int]] = ([], [])
    for at, owner in enumerate(owners):
        place = outside_lists if owner is None else lists[owner[0]][owner[1]]
        place[at in page.hidden].append(at)
    spilled_into(page, boxes, [[seen for seen, _ in cells] for cells in lists], outside_lists[0])
    cells = tuple(
        tuple(
            CellGlyphs(tuple(seen), tuple(hidden), (number, index) in crossed)
            for index, (seen, hidden) in enumerate(cells)
        )
        for number, cells in enumerate(lists)
    )
    return PlacedGlyphs(cells, tuple(outside_lists[0]), tuple(outside_lists[1]))


Owner = tuple[int, int]


def _owners(page: PrintedPage, areas: Sequence[RuledArea], boxes: Sequence[Sequence[CellBox]]) -> list[Owner | None]:
    """For each glyph the (area, cell) that its centre lies in; of areas one inside the other the smaller one."""
    maps = [
        (area.xs, area.ys, _slots(area, cells, number))
        for number, (area, cells) in enumerate(zip(areas, boxes, strict=True))
    ]
    maps.sort(key=lambda walls: (walls[0][-1] - walls[0][0]) * (walls[1][-1] - walls[1][0]))
    owners: list[Owner | None] = []
    for box in page.boxes:
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        owner = None
        for xs, ys, slots in maps:
            if xs[0] < x < xs[-1] and ys[0] < y < ys[-1]:
                owner = slots[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                break
        owners.append(owner)
    return owners


def _slots(area: RuledArea, cells: Sequence[CellBox], number: int) -> list[list[Owner | None]]:
    slots: list[list[Owner | None]] = [[None] * (len(area.xs) - 1) for _ in range(len(area.ys) - 1)]
    for index, cell in enumerate(cells):
        owner = None if cell.hole else (number, index)
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                slots[row][column] = owner
    return slots


def _keep_numbers_whole(page: PrintedPage, owners: list[Owner | None]) -> frozenset[Owner]:
    """Give a number that runs over a wall to the cell that holds most of it; the cells concerned are returned."""
    crossed: set[Owner] = set()
    text, boxes = page.characters, page.boxes
    at = 1
    while at < len(owners):
        if owners[at] != owners[at - 1] and text[at] in _NUMBER and _continues(text, boxes, at):
            first, stop = at - 1, at + 1
            while first > 0 and _continues(text, boxes, first):
                first -= 1
            while stop < len(owners) and _continues(text, boxes, stop):
                stop += 1
            run = owners[first:stop]
            crossed.update(owner for owner in run if owner is not None)
            owners[first:stop] = [max(run, key=run.count)] * len(run)
            at = stop
        at += 1
    return frozenset(crossed)


def _continues(text: str, boxes: Sequence[Rect], at: int) -> bool:
    """Whether glyph ``at`` prints a digit right behind the one before it, with nothing between."""
    if text[at] not in _NUMBER or text[at - 1] not in _NUMBER:
        return False
    left, right = boxes[at - 1], boxes[at]
    height = right.y1 - right.y0
    return abs(right.y0 - left.y0) < height / 4 and abs(right.x0 - left.x1) < _TOUCHING * height
