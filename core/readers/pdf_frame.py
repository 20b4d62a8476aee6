"""From PDF user space to the page as displayed: /Rotate and the page box's offset end here."""

from collections.abc import Sequence
from math import isfinite

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.source.geometry import Rect

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in user space."""


class PageFrame(Struct, frozen=True):
    """The visible box of a page in user space (points, y upwards), and its clockwise quarter turns for display."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Width as displayed, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def displayed(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """A user-space box as the reader of the page sees it."""
        if self.turns == 0:
            x0, y0, x1, y1 = left - self.left, self.top - top, right - self.left, self.top - bottom
        elif self.turns == 1:
            x0, y0, x1, y1 = bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        elif self.turns == 2:
            x0, y0, x1, y1 = self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        else:
            x0, y0, x1, y1 = self.top - top, self.right - right, self.top - bottom, self.right - left
        return Rect(x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else _ordered(x0, y0, x1, y1)

    def displayed_all(self, boxes: Sequence[Box]) -> list[Rect]:
        """The user-space boxes (left, bottom, right, top; each in order) as the reader of the page sees them."""
        if self.turns:
            return [self.displayed(*box) for box in boxes]
        x, y = self.left, self.top
        return [Rect(left - x, y - top, right - x, y - bottom) for left, bottom, right, top in boxes]


def _ordered(x0: float, y0: float, x1: float, y1: float) -> Rect:
    return Rect(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def frame_of(page: pdfium_c.FPDF_PAGE) -> PageFrame | None:
    """The frame of an open PDFium page; ``None`` when its boxes make no page at all."""
    box = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDF_GetPageBoundingBox(page, box):
        return None
    frame = PageFrame(box.left, box.bottom, box.right, box.top, pdfium_c.FPDFPage_GetRotation(page) % 4)
    sides = (frame.width, frame.height)
    return frame if all(isfinite(side) and side > 0 for side in sides) else None
