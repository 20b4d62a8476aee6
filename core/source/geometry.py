"""Rectangles on a page: points, origin at the top left, as the page is displayed."""

from collections.abc import Iterable

from msgspec import Struct


class Rect(Struct, frozen=True, gc=False):
    """A rectangle with ``x0 <= x1`` and ``y0 <= y1``, in points, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Extent from left to right, in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Extent from top to bottom, in points."""
        return self.y1 - self.y0

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


def bounding(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around ``rects``; raises ``ValueError`` when there are none."""
    boxes = list(rects)
    return Rect(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
