"""PDFium's functions for the innermost loops: handles and out-parameters as plain addresses.

The functions are those of the raw interface. Checking their pointer types takes ctypes as long as the work itself, and a
page has thousands of glyphs and objects, so here they are called by address. An address comes from :func:`address_of`
and is good as long as the handle or buffer it was taken from.
"""

from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_int, c_void_p, cast

import pypdfium2.raw as pdfium_c


def address_of(handle: object) -> int:
    """The address that a PDFium handle points to."""
    return cast(handle, c_void_p).value or 0  # type: ignore[arg-type]


def _number(function: object, *arguments: type) -> Callable[..., int]:
    """The function with an int as its result."""
    return PYFUNCTYPE(c_int, *arguments)(address_of(function))


def _address(function: object, *arguments: type) -> Callable[..., int | None]:
    """The function with an address as its result, ``None`` for nothing."""
    return PYFUNCTYPE(c_void_p, *arguments)(address_of(function))


_FOUR_PLACES = (c_void_p,) * 4

loose_box = _number(pdfium_c.FPDFText_GetLooseCharBox, c_void_p, c_int, c_void_p)
"""(text page, index, place of 4 floats: left, top, right, bottom)"""
text_object = _address(pdfium_c.FPDFText_GetTextObject, c_void_p, c_int)
"""(text page, index) → the text object that draws the glyph"""
page_object = _address(pdfium_c.FPDFPage_GetObject, c_void_p, c_int)
"""(page, index)"""
form_count = _number(pdfium_c.FPDFFormObj_CountObjects, c_void_p)
"""(form)"""
form_object = _address(pdfium_c.FPDFFormObj_GetObject, c_void_p, c_int)
"""(form, index)"""
object_kind = _number(pdfium_c.FPDFPageObj_GetType, c_void_p)
"""(object)"""
text_mode = _number(pdfium_c.FPDFTextObj_GetTextRenderMode, c_void_p)
"""(text object)"""
fill_colour = _number(pdfium_c.FPDFPageObj_GetFillColor, c_void_p, *_FOUR_PLACES)
"""(object, places of 4 unsigned ints: red, green, blue, alpha)"""
stroke_colour = _number(pdfium_c.FPDFPageObj_GetStrokeColor, c_void_p, *_FOUR_PLACES)
"""(object, places of 4 unsigned ints: red, green, blue, alpha)"""
bounds = _number(pdfium_c.FPDFPageObj_GetBounds, c_void_p, *_FOUR_PLACES)
"""(object, places of 4 floats: left, bottom, right, top)"""
draw_mode = _number(pdfium_c.FPDFPath_GetDrawMode, c_void_p, c_void_p, c_void_p)
"""(path, places of 2 ints: fill mode, stroked)"""
