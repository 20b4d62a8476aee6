"""What a page draws beside its glyphs: thin strokes, pictures, shaded areas, and text meant not to be seen."""

from ctypes import addressof, c_float, c_int, c_uint, cast

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.readers import pdf_calls
from core.readers.affine import Matrix, placed
from core.readers.drawn_lines import is_thin
from core.readers.page_remarks import TooManyObjectsError
from core.readers.pdf_frame import PageFrame
from core.readers.pdf_paths import drawn_strokes, matrix_of
from core.readers.unseen import NEARLY_WHITE
from core.source.geometry import Rect
from core.source.limits import OBJECTS_PER_PAGE

_FORM_DEPTH = 12
_ONE_OUTLINE = 5
_TEXT, _PATH = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM
_UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_FILLED_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_FILL, pdfium_c.FPDF_TEXTRENDERMODE_FILL_CLIP)


class PageObjects(Struct, frozen=True):
    """As displayed: ``strokes`` thin rectangles, ``images`` pictures, ``shades`` areas filled with a colour.

    ``unseen`` are the addresses of text objects that print nothing, ``white`` of those printed in white.
    """

    strokes: tuple[Rect, ...]
    images: tuple[Rect, ...]
    shades: tuple[Rect, ...]
    unseen: frozenset[int]
    white: frozenset[int]


def read_objects(page: pdfium_c.FPDF_PAGE, frame: PageFrame) -> PageObjects:
    """Walk over the page's objects, those of form XObjects included; raises :class:`TooManyObjectsError`."""
    count = pdfium_c.FPDFPage_CountObjects(page)
    found = _Collected(frame, count)
    at_page = pdf_calls.address_of(page)
    page_object, object_kind = pdf_calls.page_object, pdf_calls.object_kind
    for index in range(count):
        item = page_object(at_page, index) or 0
        found.add(object_kind(item), item, None, 1)
    return PageObjects(
        tuple(found.strokes), tuple(found.images), tuple(found.shades), frozenset(found.unseen), frozenset(found.white)
    )


class _Collected:
    """Lists that one walk over the page fills. Objects are known by their addresses."""

    def __init__(self, frame: PageFrame, count: int) -> None:
        self.frame = frame
        self.strokes: list[Rect] = []
        self.images: list[Rect] = []
        self.shades: list[Rect] = []
        self.unseen: set[int] = set()
        self.white: set[int] = set()
        self._met = 0
        self._meet(count)
        self._sides, self._colour, self._modes = (c_float * 4)(), (c_uint * 4)(), (c_int * 2)()
        self._side_places = tuple(addressof(self._sides) + 4 * at for at in range(4))
        self._colour_places = tuple(addressof(self._colour) + 4 * at for at in range(4))
        self._mode_places = tuple(addressof(self._modes) + 4 * at for at in range(2))

    def add(self, kind: int, item: int, matrix: Matrix | None, depth: int) -> None:
        """Take in one object of a kind that stands in a form ``depth`` - 1 forms deep, whose matrix is ``matrix``."""
        if kind == _TEXT:
            self._add_text(item)
        elif kind == _PATH:
            self._add_path(item, matrix)
        elif kind == _IMAGE:
            self._add_image(item, matrix)
        elif kind == _FORM:
            self._add_form(item, matrix, depth)

    def _meet(self, count: int) -> None:
        self._met += max(count, 0)
        if self._met > OBJECTS_PER_PAGE:
            raise TooManyObjectsError(f"{self._met} 个对象")

    def _add_form(self, item: int, outer: Matrix | None, depth: int) -> None:
        count = pdf_calls.form_count(item)
        self._meet(count)
        if depth > _FORM_DEPTH:
            raise TooManyObjectsError(f"图形嵌套 {depth} 层")
        matrix = matrix_of(cast(item, pdfium_c.FPDF_PAGEOBJECT)).within(outer)
        for index in range(count):
            part = pdf_calls.form_object(item, index) or 0
            self.add(pdf_calls.object_kind(part), part, matrix, depth + 1)

    def _add_text(self, item: int) -> None:
        mode = pdf_calls.text_mode(item)
        if mode in _UNSEEN_MODES:
            self.unseen.add(item)
        elif mode in _FILLED_MODES and pdf_calls.fill_colour(item, *self._colour_places):
            red, green, blue, alpha = self._colour[:]
            if alpha == 0:
                self.unseen.add(item)
            elif red >= NEARLY_WHITE and green >= NEARLY_WHITE and blue >= NEARLY_WHITE:
                self.white.add(item)

    def _add_image(self, item: int, matrix: Matrix | None) -> None:
        box = self._bounds(item, matrix)
        if box is not None:
            (self.strokes if is_thin(box) else self.images).append(box)

    def _add_path(self, item: int, matrix: Matrix | None) -> None:
        if not pdf_calls.draw_mode(item, *self._mode_places):
            return
        fills, strokes = self._modes[:]
        stroked = strokes != 0 and self._seen(pdf_calls.stroke_colour(item, *self._colour_places))
        filled = fills != 0 and self._seen(pdf_calls.fill_colour(item, *self._colour_places))
        box = self._bounds(item, matrix) if stroked or filled else None
        if box is None:
            return
        if is_thin(box):
            self.strokes.append(box)
            return
        self._add_large_path(item, matrix, stroked=stroked)
        if filled:
            self.shades.append(box)

    def _add_large_path(self, item: int, matrix: Matrix | None, *, stroked: bool) -> None:
        path = cast(item, pdfium_c.FPDF_PAGEOBJECT)
        segments = pdfium_c.FPDFPath_CountSegments(path)
        if stroked or segments > _ONE_OUTLINE:
            self._meet(segments)
            self.strokes += drawn_strokes(path, matrix, self.frame, stroked=stroked)

    def _seen(self, known: int) -> bool:
        """Whether the colour just asked for prints on white paper; one that is not known does."""
        red, green, blue, alpha = self._colour[:]
        return not known or (alpha > 0 and min(red, green, blue) < NEARLY_WHITE)

    def _bounds(self, item: int, matrix: Matrix | None) -> Rect | None:
        if not pdf_calls.bounds(item, *self._side_places):
            return None
        left, bottom, right, top = self._sides[:]
        if matrix is not None:
            left, bottom, right, top = placed(matrix, (left, bottom, right, top))
        return self.frame.displayed(left, bottom, right, top)
