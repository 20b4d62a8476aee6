"""The glyphs of a page: one code point and one box each, in the order of the file.

PDFium is asked twice for a whole page (code points) and once a glyph (box); everything else is done on plain lists,
because a call through ctypes costs as much as ten list items.
"""

from array import array
from ctypes import c_double, c_ushort
from math import hypot, isfinite

import pypdfium2.raw as pdfium_c
from msgspec import Struct

from core.readers.doubles import singles
from core.readers.pdf_calls import address_of, loose_box
from core.readers.pdf_frame import Box, PageFrame
from core.source.characters import IGNORED, fold_radicals
from core.source.geometry import Rect

_BLANK = frozenset(" \t\r\n\f\v\x00\x85\u00a0\u2028\u2029\u202f\u205f\u3000") | IGNORED
_BLANK |= frozenset(chr(code) for code in range(0x2000, 0x200B))
_HYPHEN = frozenset("\x02\ufffe\uffff")
_FLOAT_BYTES = 4
_BOX_BYTES = 4 * _FLOAT_BYTES
_NO_HEIGHT = 0.1
_HUGE = 60.0
_DESCENT = 0.12
_THINNEST = 0.15
_TALLEST = 2.5


class Glyphs(Struct, frozen=True):
    """``characters`` and ``boxes`` of the same length; ``indices`` are PDFium's numbers of the same glyphs.

    ``nameless`` counts glyphs whose font says no character: they stand as U+FFFD. ``drawn`` counts doubles too.
    """

    characters: str = ""
    boxes: tuple[Rect, ...] = ()
    indices: tuple[int, ...] = ()
    nameless: int = 0
    drawn: int = 0


def read_glyphs(text_page: pdfium_c.FPDF_TEXTPAGE, frame: PageFrame) -> Glyphs:
    """Every printed glyph once: blanks, line ends and hyphens that PDFium adds are left out, doubles dropped."""
    characters = _named(text_page, _characters(text_page))
    indices = [index for index, character in enumerate(characters) if character not in _BLANK]
    boxes = _boxes(text_page, indices, frame)
    kept = singles([characters[index] for index in indices], boxes)
    text = fold_radicals("".join(characters[indices[at]] for at in kept))
    return Glyphs(
        text,
        tuple(boxes[at] for at in kept),
        tuple(indices[at] for at in kept),
        text.count("\ufffd"),
        len(indices),
    )


def _characters(text_page: pdfium_c.FPDF_TEXTPAGE) -> str:
    """One character for each of PDFium's numbers; the bulk call is only trusted when it keeps count."""
    count = max(pdfium_c.FPDFText_CountChars(text_page), 0)
    buffer = (c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if (
        len(text) == count
        and "\ufffd" not in text
        and text.isprintable() is not None
        and max(text, default="") < "\U00010000"
    ):
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(_character(code) for code in codes)


def _character(code: int) -> str:
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return chr(code)


def _named(text_page: pdfium_c.FPDF_TEXTPAGE, text: str) -> str:
    """Hyphens that PDFium hides at line ends are printed glyphs again; control codes count as nameless."""
    odd = {c for c in set(text) if c not in _BLANK and (c in _HYPHEN or c < " " or c == "\ufffd")}
    if not odd:
        return text
    return "".join(_mended(text_page, index, c) if c in odd else c for index, c in enumerate(text))


def _mended(text_page: pdfium_c.FPDF_TEXTPAGE, index: int, character: str) -> str:
    if pdfium_c.FPDFText_IsGenerated(text_page, index) == 1:
        return " "
    if pdfium_c.FPDFText_IsHyphen(text_page, index) == 1:
        return "-"
    return " " if character in _HYPHEN else "\ufffd"


def _boxes(text_page: pdfium_c.FPDF_TEXTPAGE, indices: list[int], frame: PageFrame) -> list[Rect]:
    """The box of each glyph as displayed: as wide as its advance and as high as its font, so that lines level."""
    if not indices:
        return []
    sides = array("f", bytes(_BOX_BYTES * len(indices)))
    at_page, place = address_of(text_page), sides.buffer_info()[0]
    for index in indices:
        loose_box(at_page, index, place)
        place += _BOX_BYTES
    boxes = list(zip(sides[0::4], sides[3::4], sides[2::4], sides[1::4], strict=True))
    for at in _unusual(boxes):
        boxes[at] = _checked(text_page, indices[at], boxes[at])
    return frame.displayed_all(boxes)


def _unusual(boxes: list[Box]) -> list[int]:
    """Which boxes are much lower or higher than most of the page, or turned inside out."""
    heights = [top - bottom if right >= left else 0.0 for left, bottom, right, top in boxes]
    usual = sorted(heights)[len(heights) // 2]
    low, high = max(usual / 2, _NO_HEIGHT), min(2 * usual, _HUGE)
    if low <= min(heights) and max(heights) <= high:
        return []
    return [at for at, height in enumerate(heights) if not low <= height <= high]


def _checked(text_page: pdfium_c.FPDF_TEXTPAGE, index: int, quad: Box) -> Box:
    """``quad`` (left, bottom, right, top) of an unusual height, or a better box where it is wrong.

    PDFium forgets the text matrix for fonts set upright, and knows no height for some others; then the box is the em
    square over the glyph's origin.
    """
    matrix, x, y = pdfium_c.FS_MATRIX(), c_double(), c_double()
    pdfium_c.FPDFText_GetMatrix(text_page, index, matrix)
    pdfium_c.FPDFText_GetCharOrigin(text_page, index, x, y)
    em = pdfium_c.FPDFText_GetFontSize(text_page, index) * max(hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d))
    width, height = quad[2] - quad[0], quad[3] - quad[1]
    if all(map(isfinite, quad)) and _THINNEST * em <= min(width, height) and max(width, height) <= _TALLEST * em:
        return quad
    right = x.value + (width if _THINNEST * em <= width <= _TALLEST * em else em)
    square = (x.value, y.value - _DESCENT * em, right, y.value + (1 - _DESCENT) * em)
    return square if all(map(isfinite, square)) else (0.0, 0.0, 0.0, 0.0)
