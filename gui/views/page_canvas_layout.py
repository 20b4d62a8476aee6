"""Where the pages lie on the canvas: one column, each page in the middle. Logical pixels, origin at the top left."""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from core.source.geometry import Rect

GAP = 14.0
MARGIN = 14.0


class PageColumn:
    """Pages of ``sizes`` (points) at ``scale`` pixels a point, in a view at least ``view_width`` pixels wide.

    Pages are numbered from 1.
    """

    def __init__(self, sizes: tuple[tuple[float, float], ...], scale: float, view_width: float) -> None:
        self.scale = scale
        self._sizes = [(width * scale, height * scale) for width, height in sizes]
        widest = max((width for width, _ in self._sizes), default=0.0)
        self.width = max(view_width, widest + 2 * MARGIN)
        steps = (height + GAP for _, height in self._sizes)
        self._tops = list(accumulate(steps, initial=MARGIN))
        self.height = self._tops[-1] - GAP + MARGIN if self._sizes else 0.0
        self._bottoms = [top + size[1] for top, size in zip(self._tops, self._sizes, strict=False)]

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    def frame(self, page: int) -> Rect:
        """Where the page lies."""
        width, height = self._sizes[page - 1]
        left, top = (self.width - width) / 2, self._tops[page - 1]
        return Rect(left, top, left + width, top + height)

    def place(self, page: int, rect: Rect) -> Rect:
        """Where a rectangle of the page (points) lies."""
        frame, scale = self.frame(page), self.scale
        return Rect(
            frame.x0 + rect.x0 * scale,
            frame.y0 + rect.y0 * scale,
            frame.x0 + rect.x1 * scale,
            frame.y0 + rect.y1 * scale,
        )

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between the two heights."""
        return range(bisect_left(self._bottoms, top) + 1, bisect_right(self._tops[:-1], bottom) + 1)

    def nearest(self, y: float) -> int:
        """The page at that height, or the next below; 0 where there are no pages."""
        return min(bisect_left(self._bottoms, y) + 1, self.count)

    def point(self, x: float, y: float) -> tuple[int, float, float] | None:
        """Page and place on it (points) under a point of the canvas; ``None`` between pages."""
        for page in self.between(y, y):
            frame = self.frame(page)
            if frame.contains(x, y):
                return page, (x - frame.x0) / self.scale, (y - frame.y0) / self.scale
        return None


def scale_to_fit(sizes: tuple[tuple[float, float], ...], view_width: float) -> float:
    """The scale at which the widest page fills the view."""
    widest = max((width for width, _ in sizes), default=0.0)
    return max(view_width - 2 * MARGIN, 1.0) / max(widest, 1.0)
