"""Which lines of print there are on a page, cell by cell, and what each is."""

from collections.abc import Iterator, Sequence
from enum import Enum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.layout.cells import cell_boxes
from core.layout.crossings import ruled_areas
from core.layout.rulings import find_rulings
from core.scans.print_marks import PixelBox, Print, lines_in
from core.scans.scale import pixels_of
from core.source.geometry import Rect

_WALL = 3
_LABELS = {10: 3, 15: 0}
"""How many columns of labels the tables of so many columns have; table 2 has one."""

_COVERED_SHARE = 0.02


class LineKind(Enum):
    """What a line of print belongs to: a column of figures, a column of labels, or running text."""

    FIGURE = "figure"
    LABEL = "label"
    RUNNING = "running"


class ScanLine(Struct, frozen=True):
    """A line of print to be read: its box, the region it must not leave, what it is, and the size of its type in pixels."""

    box: PixelBox
    within: PixelBox
    kind: LineKind
    em: float


def scan_lines(found: Print, strokes: Sequence[Rect], seal: NDArray[np.bool_] | None) -> Iterator[ScanLine]:
    """Every line of print: cell by cell in the tables that ``strokes`` (points) draw, then what stands outside of them.

    A cell of figures that is blank where red ink lies (``seal``) is one line: the ink may cover a figure.
    """
    tables = []
    for area in ruled_areas(find_rulings(strokes)):
        labels = _LABELS.get(len(area.xs) - 1, 1)
        tables.append(pixels_of(area.rect))
        own = found.within(tables[-1])
        for cell in cell_boxes(area):
            box = _inner(cell.rect)
            kind = LineKind.FIGURE if cell.column >= labels else LineKind.LABEL
            lines = tuple(lines_in(own, box))
            if not lines and kind is LineKind.FIGURE and _is_covered(seal, box):
                lines = (box,)
            for line in lines:
                yield ScanLine(line, box, kind, own.em)
    rest = found.without(tables)
    sheet = PixelBox(0, 0, found.ink.shape[1], found.ink.shape[0])
    for line in lines_in(rest, sheet, headings=True):
        yield ScanLine(line, sheet, LineKind.RUNNING, rest.em)


def _is_covered(seal: NDArray[np.bool_] | None, box: PixelBox) -> bool:
    if seal is None or not box.width or not box.height:
        return False
    return float(seal[box.y0 : box.y1, box.x0 : box.x1].mean()) > _COVERED_SHARE


def _inner(rect: Rect) -> PixelBox:
    box = pixels_of(rect)
    return PixelBox(
        box.x0 + _WALL, box.y0 + _WALL, max(box.x1 - _WALL, box.x0 + _WALL), max(box.y1 - _WALL, box.y0 + _WALL)
    )
