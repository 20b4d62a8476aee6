"""The scale at which pages are looked at: from pixels to points and back."""

from core.scans.print_marks import PixelBox
from core.source.geometry import Rect

DOTS_PER_INCH = 200
"""Resolution at which pages are looked at."""

POINTS = 72 / DOTS_PER_INCH
"""The size of a pixel."""


def points_of(box: PixelBox) -> Rect:
    """The box in points."""
    return Rect(box.x0 * POINTS, box.y0 * POINTS, box.x1 * POINTS, box.y1 * POINTS)


def pixels_of(rect: Rect) -> PixelBox:
    """The rectangle in whole pixels."""
    return PixelBox(*(max(round(side / POINTS), 0) for side in (rect.x0, rect.y0, rect.x1, rect.y1)))
