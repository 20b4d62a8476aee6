"""What a page draws beside its glyphs: thin strokes, pictures, shaded areas, and text meant not to be seen."""

from collections.abc import Callable, Iterator
from ctypes import c_float, c_int, c_uint, c_void_p, cast

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.readers.pdf_frame import PageFrame
from core.readers.pdf_paths import Matrix, drawn_strokes, placed
from core.source.geometry import Rect
from core.source.limits import OBJECTS_PER_PAGE

_FORM_DEPTH = 12
_THIN = 4.0
_NEARLY_WHITE = 250
_UNSEEN_MODES = frozenset((pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP))
_FILLED_MODES = frozenset((pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP))


class TooManyObjectsError(Exception):
    """The page holds more objects than a page of a report ever does."""


class PageObjects(Struct, frozen=True):
    """As displayed: ``strokes`` thin rectangles, ``images`` pictures, ``shades`` areas filled with a colour.

    ``unseen`` are the addresses of text objects that print nothing, ``white`` of those printed in white.
    """

    strokes: tuple[Rect, ...]
    images: tuple[Rect, ...]
    shades: tuple[Rect, ...]
    unseen: frozenset[int]
    white: frozenset[int]


class _Collected:
    """Lists that one walk over the page fills."""

    def __init__(self, frame: PageFrame) -> None:
        self.frame = frame
        self.strokes: list[Rect] = []
        self.images: list[Rect] = []
        self.shades: list[Rect] = []
        self.unseen: set[int] = set()
        self.white: set[int] = set()
        self._sides = (c_float(), c_float(), c_float(), c_float())
        self._colour = (c_uint(), c_uint(), c_uint(), c_uint())
        self._fill, self._stroke = c_int(), c_int()

    def add_text(self, item: pdfium_c.FPDF_PAGEOBJECT) -> None:
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(item)
        if mode in _UNSEEN_MODES:
            self.unseen.add(_address(item))
        elif mode in _FILLED_MODES and pdfium_c.FPDFPageObj_GetFillColor(item, *self._colour):
            red, green, blue, alpha = self._colour
            if alpha.value == 0:
                self.unseen.add(_address(item))
            elif red.value >= _NEARLY_WHITE and green.value >= _NEARLY_WHITE and blue.value >= _NEARLY_WHITE:
                self.white.add(_address(item))

    def add_image(self, item: pdfium_c.FPDF_PAGEOBJECT, matrix: Matrix | None) -> None:
        box = self._bounds(item, matrix)
        if box is not None:
            (self.strokes if _thin(box) else self.images).append(box)

    def add_path(self, item: pdfium_c.FPDF_PAGEOBJECT, matrix: Matrix | None) -> None:
        if not pdfium_c.FPDFPath_GetDrawMode(item, self._fill, self._stroke):
            return
        stroked = bool(self._stroke.value) and self._visible(pdfium_c.FPDFPageObj_GetStrokeColor, item)
        filled = bool(self._fill.value) and self._visible(pdfium_c.FPDFPageObj_GetFillColor, item)
        box = self._bounds(item, matrix) if stroked or filled else None
        if box is None:
            return
        if _thin(box):
            self.strokes.append(box)
            return
        segments = pdfium_c.FPDFPath_CountSegments(item)
        if segments > OBJECTS_PER_PAGE:
            raise TooManyObjectsError
        if stroked or segments > 5:
            self.strokes += drawn_strokes(item, matrix, self.frame, stroked=stroked)
        if filled:
            self.shades.append(box)

    def _visible(self, colour_of: Callable[..., int], item: pdfium_c.FPDF_PAGEOBJECT) -> bool:
        if not colour_of(item, *self._colour):
            return True
        red, green, blue, alpha = (part.value for part in self._colour)
        return alpha > 0 and min(red, green, blue) < _NEARLY_WHITE

    def _bounds(self, item: pdfium_c.FPDF_PAGEOBJECT, matrix: Matrix | None) -> Rect | None:
        left, bottom, right, top = self._sides
        if not pdfium_c.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            return None
        box = (left.value, bottom.value, right.value, top.value)
        return self.frame.displayed(*(box if matrix is None else placed(matrix, box)))


def read_objects(page: pdfium_c.FPDF_PAGE, frame: PageFrame) -> PageObjects:
    """Walk over the page's objects, those of form XObjects included; raises :class:`TooManyObjectsError`."""
    found = _Collected(frame)
    for kind, item, matrix in _walk(page):
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            found.add_text(item)
        elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            found.add_path(item, matrix)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            found.add_image(item, matrix)
        if len(found.strokes) > OBJECTS_PER_PAGE:
            raise TooManyObjectsError
    return PageObjects(
        tuple(found.strokes), tuple(found.images), tuple(found.shades), frozenset(found.unseen), frozenset(found.white)
    )


def _walk(page: pdfium_c.FPDF_PAGE) -> Iterator[tuple[int, pdfium_c.FPDF_PAGEOBJECT, Matrix | None]]:
    """Each object with its kind and the matrix of the form it stands in (``None`` on the page itself)."""
    get_object, kind_of = pdfium_c.FPDFPage_GetObject, pdfium_c.FPDFPageObj_GetType
    count = pdfium_c.FPDFPage_CountObjects(page)
    if count > OBJECTS_PER_PAGE:
        raise TooManyObjectsError
    forms: list[tuple[pdfium_c.FPDF_PAGEOBJECT, Matrix | None, int]] = []
    for index in range(count):
        item = get_object(page, index)
        kind = kind_of(item)
        if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            forms.append((item, None, 1))
        else:
            yield kind, item, None
    yield from _walk_forms(forms, OBJECTS_PER_PAGE - count)


def _walk_forms(
    forms: list[tuple[pdfium_c.FPDF_PAGEOBJECT, Matrix | None, int]], allowed: int
) -> Iterator[tuple[int, pdfium_c.FPDF_PAGEOBJECT, Matrix | None]]:
    while forms:
        form, outer, depth = forms.pop()
        count = pdfium_c.FPDFFormObj_CountObjects(form)
        allowed -= max(count, 0)
        if allowed < 0 or depth > _FORM_DEPTH:
            raise TooManyObjectsError
        matrix = Matrix.of(form).within(outer)
        for index in range(count):
            item = pdfium_c.FPDFFormObj_GetObject(form, index)
            kind = pdfium_c.FPDFPageObj_GetType(item)
            if kind == pdfium_c.FPDF_PAGEOBJ_FORM:
                forms.append((item, matrix, depth + 1))
            else:
                yield kind, item, matrix


def _thin(box: Rect) -> bool:
    return min(box.width, box.height) <= _THIN


def _address(item: pdfium_c.FPDF_PAGEOBJECT) -> int:
    return cast(item, c_void_p).value or 0
