"""Text objects of OFD: a box for each glyph, from its origin on the baseline, its size and the step to the next one."""

from collections.abc import Iterable, Iterator, Sequence
from math import atan2, cos, degrees, pi, radians, sin

from lxml import etree
from msgspec import Struct

from core.readers.affine import Matrix, placed
from core.readers.ofd_codes import Code, CodeLine, TextPlace, code_line, place_of, position_of
from core.readers.ofd_xml import box, children, code_text, is_blank, local, number, own_matrix
from core.source.geometry import Rect

ASCENT, DESCENT = 0.88, 0.12
"""How far ideographs reach above and below the baseline, in em; boxes of one height keep lines level."""

_WIDE = frozenset("mwMW@")
_WIDE_WIDTH = 0.9
_HALF = 0.5
_SPACING = 0.25
_NARROWEST = 0.1
_UPRIGHT_WITHIN = 10.0
_QUARTER = 90.0


class Glyph(Struct, gc=False):
    """A printed character on the page. ``turn``: by how many quarters it is turned clockwise, ``None`` if it is slanted.

    ``added`` tells a glyph of which the file gives no code.
    """

    character: str
    box: Rect
    turn: int | None
    added: bool = False


class TextGlyphs(Struct, frozen=True):
    """The glyphs of a text object, blanks left out; ``guessed`` says that their distances are not in the file."""

    glyphs: tuple[Glyph, ...]
    guessed: bool = False


class _Type(Struct, frozen=True):
    """How a text object sets its glyphs, in its own coordinates; directions in degrees clockwise.

    ``room`` is the width of its Boundary: that of the glyph, where each has an object of its own.
    """

    size: float
    width: float
    room: float
    read_direction: int
    char_direction: float


def text_glyphs(element: etree._Element, matrix: Matrix) -> TextGlyphs:
    """What a text object prints; ``matrix`` leads from its coordinates to the page. Raises :class:`DamagedObjectError`."""
    kind = _type_of(element)
    if not kind.size or not kind.width:
        return TextGlyphs(())
    lines = [(line.guessed, list(_glyphs(line, kind, matrix))) for line in _lines(element, kind.read_direction)]
    glyphs = tuple(glyph for _, line in lines for glyph in line)
    return TextGlyphs(glyphs, any(guessed and len(line) > 1 for guessed, line in lines))


def _type_of(element: etree._Element) -> _Type:
    size = abs(number(element.get("Size", "0")))
    directions = [number(element.get(name, "0")) % 360 for name in ("ReadDirection", "CharDirection")]
    scale = own_matrix(element).scale
    room = abs(box(element.get("Boundary"))[2]) / scale if scale else 0.0
    return _Type(size, size * abs(number(element.get("HScale", "1"))), room, int(directions[0]), directions[1])


def _lines(element: etree._Element, read_direction: int) -> Iterator[CodeLine]:
    """The TextCodes with the glyph descriptions (CGTransform) that belong to each.

    A description stands before its TextCode, or after the only one; one that begins past all codes adds glyphs to the
    last.
    """
    parts = list(children(element, "TextCode", "CGTransform"))
    codes = [part for part in parts if local(part) == "TextCode"] or [etree.Element("TextCode")]
    total = sum(len(code_text(code)) for code in codes)
    described = _descriptions(parts, codes[-1], total)
    place = TextPlace(0.0, 0.0)
    for code in codes:
        place = place_of(code, place)
        yield code_line(code, described.get(code, ()), total, place, read_direction)


def _descriptions(
    parts: Sequence[etree._Element], last: etree._Element, total: int
) -> dict[etree._Element, list[etree._Element]]:
    described: dict[etree._Element, list[etree._Element]] = {}
    waiting: list[etree._Element] = []
    for part in parts:
        if local(part) == "TextCode":
            described.setdefault(part, []).extend(waiting)
            waiting = []
        else:
            (described.setdefault(last, []) if position_of(part) >= total else waiting).append(part)
    described.setdefault(last, []).extend(waiting)
    return described


def _glyphs(line: CodeLine, kind: _Type, matrix: Matrix) -> Iterator[Glyph]:
    codes = _spread(line.codes, kind) if line.guessed else line.codes
    angle = radians(kind.char_direction)
    upright = Matrix(cos(angle), sin(angle), -sin(angle), cos(angle))
    turn = _turn(upright.within(matrix))
    for code in codes:
        if not code.characters or (len(code.characters) == 1 and is_blank(code.characters)):
            continue
        to_page = Matrix(upright.a, upright.b, upright.c, upright.d, code.x, code.y).within(matrix)
        yield from _boxed(
            code, kind, to_page, turn, code.right * upright.a + code.down * upright.b, alone=len(line.codes) == 1
        )


def _boxed(
    code: Code, kind: _Type, to_page: Matrix, turn: int | None, advance: float, *, alone: bool
) -> Iterator[Glyph]:
    """The characters of one code side by side in its box."""
    whole = len(code.characters)
    width = _width(code.characters, kind, advance, alone=alone)
    for at, character in enumerate(code.characters):
        if is_blank(character):
            continue
        left = width * at / whole
        x0, y0, x1, y1 = placed(to_page, (left, -ASCENT * kind.size, left + width / whole, DESCENT * kind.size))
        yield Glyph(character, Rect(x0, y0, x1, y1), turn, code.added)


def _width(characters: str, kind: _Type, advance: float, *, alone: bool) -> float:
    """The step to the next glyph where it can be one, else what such characters are usually wide.

    A glyph ``alone`` is as wide as its object's Boundary, unless that only frames the ink or is a whole line's.
    """
    usual = sum(map(_usual_width, characters)) * kind.width
    most = usual + _SPACING * kind.width
    if alone and not kind.char_direction and usual <= kind.room <= most:
        return kind.room
    return advance if _NARROWEST * kind.width < advance <= most else usual


def _usual_width(character: str) -> float:
    if not character.isascii():
        return 1.0
    return _WIDE_WIDTH if character in _WIDE else _HALF


def _spread(codes: Iterable[Code], kind: _Type) -> Iterator[Code]:
    """Codes that all lie at one place, one after another along the reading direction."""
    angle = radians(kind.read_direction)
    along = 0.0
    for code in codes:
        step = sum(map(_usual_width, code.characters)) * kind.width
        right, down = step * cos(angle), step * sin(angle)
        yield Code(
            code.characters,
            code.x + along * cos(angle),
            code.y + along * sin(angle),
            right,
            down,
            code.added,
        )
        along += step


def _turn(matrix: Matrix) -> int | None:
    """By how many quarters the baseline is turned clockwise on the page; ``None`` for one that is slanted."""
    angle = degrees(atan2(matrix.b, matrix.a) % (2 * pi))
    quarter = round(angle / _QUARTER)
    return quarter % 4 if abs(angle - quarter * _QUARTER) <= _UPRIGHT_WITHIN else None
