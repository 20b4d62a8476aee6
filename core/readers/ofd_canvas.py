"""What one page of an OFD document draws, in points on the page as the file has it."""

from collections.abc import Sequence
from itertools import chain

from lxml import etree
from msgspec import Struct

from core.readers.affine import Box, Matrix, placed
from core.readers.drawn_lines import filled_lines, is_thin, stroked_lines
from core.readers.ofd_ink import Ink, Paint, Surroundings, alpha_of, path_paint, text_paint
from core.readers.ofd_path import Outline, outlines
from core.readers.ofd_resources import DrawParam, draw_param_of
from core.readers.ofd_text import Glyph, text_glyphs
from core.readers.ofd_xml import box, child, corners, own_matrix, words
from core.readers.page_remarks import GLYPHS_PER_PAGE, TooManyObjectsError
from core.source.geometry import Rect
from core.source.limits import OBJECTS_PER_PAGE

_UNIT_SQUARE = (0.0, 0.0, 1.0, 1.0)
_ONE_OUTLINE = 5
_FAINT = 8.0
_OPAQUE = 255.0


class DrawnGlyph(Struct, gc=False):
    """A glyph, what it leaves on the paper, and how many objects were drawn before it."""

    glyph: Glyph
    ink: Ink
    order: int


class Cover(Struct, frozen=True):
    """An area that hides what was drawn before object ``order``; that of a ``picture`` only if its file has no holes."""

    box: Rect
    order: int
    picture: str | None = None


class Picture(Struct, frozen=True):
    """A picture on the page, its file's part, if there is one; ``mirrored``: the file shows it reversed."""

    box: Rect
    part: str | None
    mirrored: bool = False


class Canvas:
    """Lists that one walk over a page fills."""

    def __init__(self) -> None:
        self.glyphs: list[DrawnGlyph] = []
        self.strokes: list[Rect] = []
        self.pictures: list[Picture] = []
        self.shades: list[Rect] = []
        self.covers: list[Cover] = []
        self.guessed = False
        self.met = 0

    def meet(self, count: int = 1) -> None:
        """Count objects; raises :class:`TooManyObjectsError` past the limit of a page."""
        self.met += count
        if self.met > OBJECTS_PER_PAGE:
            raise TooManyObjectsError(f"{self.met} 个对象")

    def add_text(self, element: etree._Element, to_page: Matrix, around: Surroundings) -> None:
        """Take in a TextObject."""
        paint = text_paint(element, _params(element, around), around)
        ink = max((paint.fill, paint.stroke), key=lambda one: one.value)
        text = text_glyphs(element, own_matrix(element).within(to_page))
        self.guessed |= text.guessed
        self.glyphs += [DrawnGlyph(glyph, ink, self.met) for glyph in text.glyphs]
        if len(self.glyphs) > GLYPHS_PER_PAGE:
            raise TooManyObjectsError(f"{len(self.glyphs)} 个字")

    def add_path(self, element: etree._Element, to_page: Matrix, around: Surroundings) -> None:
        """Take in a PathObject."""
        paint = path_paint(element, _params(element, around), around)
        if paint.fill is Ink.NONE and paint.stroke is Ink.NONE:
            return
        matrix = own_matrix(element).within(to_page)
        drawn = outlines(words(element, "AbbreviatedData"), OBJECTS_PER_PAGE)
        segments = sum(len(outline.points) for outline in drawn)
        if segments > _ONE_OUTLINE:
            self.meet(segments)
        parts = [outline.mapped(matrix) for outline in drawn]
        self.strokes += map(_rect, _lines(parts, paint, paint.line_width * matrix.scale))
        if paint.fill is not Ink.NONE:
            self._fill(parts, paint, clipped=child(element, "Clips") is not None)

    def _fill(self, parts: Sequence[Outline], paint: Paint, *, clipped: bool) -> None:
        for part in parts:
            area = _rect(_bounds(part))
            if is_thin(area):
                continue
            if paint.fill is Ink.SEEN:
                self.shades.append(area)
            if paint.opaque and part.is_rectangle and len(parts) == 1 and not clipped:
                self.covers.append(Cover(area, self.met))

    def add_picture(self, element: etree._Element, to_page: Matrix, around: Surroundings) -> None:
        """Take in an ImageObject: its CTM places the unit square (10); without one it fills its Boundary."""
        alpha = alpha_of(element, around.alpha)
        if alpha < _FAINT:
            return
        matrix = own_matrix(element).within(to_page)
        if element.get("CTM") is None:
            _, _, width, height = box(element.get("Boundary"))
            matrix = Matrix(width, 0.0, 0.0, height).within(matrix)
        area = _within(_rect(placed(matrix, _UNIT_SQUARE)), element, to_page)
        if is_thin(area):
            self.strokes.append(area)
            return
        part = around.resources.picture(element.get("ResourceID"))
        self.pictures.append(Picture(area, part, matrix.a * matrix.d - matrix.b * matrix.c < 0))
        if (
            part is not None
            and alpha >= _OPAQUE
            and element.get("ImageMask") is None
            and child(element, "Clips") is None
        ):
            self.covers.append(Cover(area, self.met, part))


def _params(element: etree._Element, around: Surroundings) -> DrawParam:
    """The unit's own parameters, then those it refers to, then those of its layer (8.5)."""
    referred = around.resources.draw_param(element.get("DrawParam"))
    return draw_param_of(element).over(referred).over(around.params)


def _lines(parts: Sequence[Outline], paint: Paint, width: float) -> list[Box]:
    found: list[Box] = []
    if paint.stroke is Ink.SEEN:
        found += stroked_lines(chain.from_iterable(part.edges for part in parts), width)
    if paint.fill is Ink.SEEN:
        found += filled_lines(part.points for part in parts)
    return found


def _bounds(part: Outline) -> Box:
    xs, ys = [x for x, _ in part.points], [y for _, y in part.points]
    return min(xs), min(ys), max(xs), max(ys)


def _rect(box: Box) -> Rect:
    return Rect(*box)


def _within(area: Rect, element: etree._Element, to_page: Matrix) -> Rect:
    """The part of a picture inside its Boundary, which cuts it; all of it where they do not meet."""
    if element.get("Boundary") is None:
        return area
    x0, y0, x1, y1 = placed(to_page, corners(element.get("Boundary")))
    left, top, right, bottom = max(area.x0, x0), max(area.y0, y0), min(area.x1, x1), min(area.y1, y1)
    return Rect(left, top, right, bottom) if left < right and top < bottom else area
