"""Paths that draw more than one thin line: their straight edges along the page, as thin rectangles."""

from collections.abc import Iterator
from ctypes import c_float
from itertools import pairwise

import pypdfium2.raw as pdfium_c

from core.readers.affine import Matrix, Point
from core.readers.drawn_lines import filled_lines, stroked_lines
from core.readers.pdf_frame import PageFrame
from core.source.geometry import Rect


def matrix_of(item: pdfium_c.FPDF_PAGEOBJECT) -> Matrix:
    """The matrix of a page object."""
    raw = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(item, raw):
        return Matrix()
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def drawn_strokes(
    path: pdfium_c.FPDF_PAGEOBJECT, outer: Matrix | None, frame: PageFrame, *, stroked: bool
) -> list[Rect]:
    """The lines that a large path shows along the page: stroked edges, or filled parts that are thin themselves."""
    matrix = matrix_of(path).within(outer)
    outlines = [[matrix.apply(x, y) for x, y in outline] for outline in _outlines(path)]
    if not stroked:
        return [frame.displayed(*box) for box in filled_lines(outlines)]
    drawn = (edge for outline in outlines for edge in pairwise(outline))
    return [frame.displayed(*box) for box in stroked_lines(drawn, _stroke_width(path) * matrix.scale)]


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
