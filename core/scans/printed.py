"""What was read as a printed page: strokes where the walls are, a glyph for each character."""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from core.scans.form_walls import RestoredWalls
from core.scans.glyph_boxes import glyph_boxes
from core.scans.line_reading import LineReading
from core.scans.print_marks import PixelBox
from core.scans.recogniser import Grey
from core.scans.scale import POINTS, points_of
from core.scans.scan_lines import LineKind
from core.source.characters import UNREAD
from core.source.document import PrintedPage
from core.source.geometry import Rect

_STROKE = 0.25


def strokes_of(table: RestoredWalls) -> Iterator[Rect]:
    """The drawn sides of a table, in points."""
    walls = table.walls
    for row, wall in np.argwhere(table.upright).tolist():
        yield _stroke(walls.xs[wall], walls.ys[row], walls.xs[wall], walls.ys[row + 1])
    for wall, column in np.argwhere(table.level).tolist():
        yield _stroke(walls.xs[column], walls.ys[wall], walls.xs[column + 1], walls.ys[wall])
    for tail in walls.tails:
        yield _stroke(tail.at, tail.start, tail.at, tail.stop)


def _stroke(x0: float, y0: float, x1: float, y1: float) -> Rect:
    return Rect(x0 * POINTS - _STROKE, y0 * POINTS - _STROKE, x1 * POINTS + _STROKE, y1 * POINTS + _STROKE)


def printed_page(page: Grey, strokes: tuple[Rect, ...], readings: Sequence[LineReading], turn: float) -> PrintedPage:
    """The page with its size, in points, and all that was read on it; ``turn`` is in degrees."""
    glyphs = [glyph for reading in readings for glyph in _glyphs(reading)]
    return PrintedPage(
        page.shape[1] * POINTS,
        page.shape[0] * POINTS,
        "".join(glyph.text for glyph in glyphs),
        tuple(glyph.box for glyph in glyphs),
        strokes,
        unsure={at: glyph.other for at, glyph in enumerate(glyphs) if not glyph.sure},
        recognised=True,
        turn=turn,
    )


class _Glyph(Struct, frozen=True):
    text: str
    box: Rect
    sure: bool = True
    other: str = ""


def _glyphs(reading: LineReading) -> Iterator[_Glyph]:
    """The characters of a line.

    Ink in a cell of figures that nobody can read is no blank; a number in running text that is unsure is followed by a sign
    that says so.
    """
    kind, box = reading.line.kind, reading.line.box
    if not reading.read.characters and kind is LineKind.FIGURE:
        yield _Glyph(UNREAD, points_of(box), sure=False)
    boxes = glyph_boxes(reading.read, box, reading.line.em)
    for at, (one, place) in enumerate(zip(reading.read.characters, boxes, strict=True)):
        sure = at not in reading.unsure
        yield _Glyph(one.text, points_of(place), sure, one.other)
        if kind is LineKind.RUNNING and not sure and one.text.isdigit() and at + 1 not in reading.unsure:
            yield _Glyph(UNREAD, points_of(PixelBox(place.x1, place.y0, place.x1, place.y1)), sure=False)
