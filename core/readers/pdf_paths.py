"""Paths that draw more than one thin line: their straight edges along the page, as thin rectangles."""

from collections.abc import Iterator
from ctypes import c_float
from itertools import pairwise
from math import hypot

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.readers.pdf_frame import Box, PageFrame
from core.source.geometry import Rect

Point = tuple[float, float]

_LEVEL = 0.5
_THIN = 4.0


class Matrix(Struct, frozen=True):
    """An affine map of user space: (x, y) → (ax + cy + e, bx + dy + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def of(cls, item: pdfium_c.FPDF_PAGEOBJECT) -> "Matrix":
        """The matrix of a page object."""
        raw = pdfium_c.FS_MATRIX()
        if not pdfium_c.FPDFPageObj_GetMatrix(item, raw):
            return cls()
        return cls(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)

    def apply(self, x: float, y: float) -> Point:
        """The point mapped."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "Matrix | None") -> "Matrix":
        """The map that applies this one first, then ``outer``."""
        if outer is None:
            return self
        e, f = outer.apply(self.e, self.f)
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            e,
            f,
        )

    @property
    def scale(self) -> float:
        """How much longer a horizontal unit becomes."""
        return hypot(self.a, self.b)


def placed(matrix: Matrix, box: Box) -> Box:
    """The bounding box of ``box`` (left, bottom, right, top) after the map."""
    left, bottom, right, top = box
    corners = [matrix.apply(x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def drawn_strokes(
    path: pdfium_c.FPDF_PAGEOBJECT, outer: Matrix | None, frame: PageFrame, *, stroked: bool
) -> list[Rect]:
    """The lines that a large path shows along the page: stroked edges, or filled parts that are thin themselves."""
    matrix = Matrix.of(path).within(outer)
    outlines = [[matrix.apply(x, y) for x, y in outline] for outline in _outlines(path)]
    if not stroked:
        boxes = [_bounds(outline) for outline in outlines if len(outline) > 1]
        return [frame.displayed(*box) for box in boxes if min(box[2] - box[0], box[3] - box[1]) <= _THIN]
    width = _stroke_width(path) * matrix.scale
    if width > _THIN:
        return []
    edges = (edge for outline in outlines for edge in pairwise(outline))
    return [frame.displayed(*_thickened(start, stop, width)) for start, stop in edges if _along_page(start, stop)]


def _outlines(path: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[list[Point]]:
    """The path's outlines as points; a closed one ends where it begins. Curves count by their end points."""
    x, y = c_float(), c_float()
    outline: list[Point] = []
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        if not pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium_c.FPDFPathSegment_GetType(segment) == pdfium_c.FPDF_SEGMENT_MOVETO:
            yield outline
            outline = []
        outline.append((x.value, y.value))
        if pdfium_c.FPDFPathSegment_GetClose(segment) and outline[0] != outline[-1]:
            outline.append(outline[0])
    yield outline


def _stroke_width(path: pdfium_c.FPDF_PAGEOBJECT) -> float:
    width = c_float()
    return width.value if pdfium_c.FPDFPageObj_GetStrokeWidth(path, width) else 0.0


def _along_page(start: Point, stop: Point) -> bool:
    return abs(start[0] - stop[0]) <= _LEVEL or abs(start[1] - stop[1]) <= _LEVEL


def _thickened(start: Point, stop: Point, width: float) -> Box:
    half = width / 2
    left, bottom, right, top = _bounds([start, stop])
    return left - half, bottom - half, right + half, top + half


def _bounds(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
