"""Which lines a drawn path shows along the page: the part of it that can be a wall of a table."""

from collections.abc import Iterable

from core.readers.affine import Box, Point, bounds
from core.source.geometry import Rect

_LEVEL = 0.5
_THIN = 4.0

Edge = tuple[Point, Point]


def is_thin(box: Rect) -> bool:
    """Whether a drawn box is a line to the eye."""
    return box.x1 - box.x0 <= _THIN or box.y1 - box.y0 <= _THIN


def stroked_lines(drawn: Iterable[Edge], width: float) -> list[Box]:
    """The edges that run along the page as boxes ``width`` points thick; none of a stroke too thick for a line."""
    if width > _THIN:
        return []
    return [_thickened(start, stop, width) for start, stop in drawn if _along_page(start, stop)]


def filled_lines(outlines: Iterable[list[Point]]) -> list[Box]:
    """The boxes of filled outlines that are thin themselves."""
    boxes = [bounds(outline) for outline in outlines if len(outline) > 1]
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= _THIN]


def _along_page(start: Point, stop: Point) -> bool:
    return abs(start[0] - stop[0]) <= _LEVEL or abs(start[1] - stop[1]) <= _LEVEL


def _thickened(start: Point, stop: Point, width: float) -> Box:
    half = width / 2
    x0, y0, x1, y1 = bounds([start, stop])
    return x0 - half, y0 - half, x1 + half, y1 + half
