"""What nobody sees on a page, whichever format drew it."""

from collections.abc import Sequence

from core.source.geometry import Rect

NEARLY_WHITE = 250
"""From this value of each channel (of 255) a colour does not show on white paper."""


def beside_page(boxes: Sequence[Rect], width: float, height: float) -> frozenset[int]:
    """Positions of the boxes that lie wholly outside a page of this size."""
    return frozenset(
        at for at, box in enumerate(boxes) if box.x1 <= 0 or box.x0 >= width or box.y1 <= 0 or box.y0 >= height
    )


def covered(box: Rect, backgrounds: Sequence[Rect]) -> bool:
    """Whether the middle of the box lies on one of the backgrounds."""
    x, y = box.centre
    return any(background.contains(x, y) for background in backgrounds)
