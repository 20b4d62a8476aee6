"""A page picture becomes a printed page: strokes where the walls are, a character where each was read."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.layout.cells import cell_boxes
from core.layout.crossings import ruled_areas
from core.layout.rulings import find_rulings
from core.scans.cleaning import CleanPage
from core.scans.figure_reading import agreed, as_figure, is_label, needs_second_reader
from core.scans.form_labels import mended
from core.scans.form_walls import RestoredWalls, restored
from core.scans.glyph_boxes import glyph_boxes
from core.scans.number_check import number_runs, unsure_digits
from core.scans.print_marks import PixelBox, Print, cut_line, find_print, lines_in
from core.scans.readings import ReadLine, is_ideograph
from core.scans.recogniser import Grey, careful_reader, quick_reader
from core.scans.ruling_marks import ruling_marks
from core.scans.straightening import skew_of
from core.scans.table_walls import table_walls
from core.scans.wall_ink import crossing_print, wall_ink
from core.source.characters import UNREAD
from core.source.document import PrintedPage
from core.source.geometry import Rect

DOTS_PER_INCH = 200
"""Resolution at which pages are looked at."""

_POINTS = 72 / DOTS_PER_INCH
_STROKE = 0.25
_WALL = 3
_LABELS = {10: 3, 15: 0}
_LEAST_CERTAINTY = 0.5
_MOST_STRAY = 0.1
_SCRAP = 3
_SMALL = 0.35
_SURE_OF_SCRAP = 0.6
_COVERING = 128
_COVERED_SHARE = 0.02


class RecognisedPage(Struct, frozen=True):
    """The page, how many sides of cells were hidden and restored from the form, and whether the paper was not flat.

    ``scraps`` counts marks beside the text that make no characters: specks, and pieces of a seal. ``legible`` sums up how
    surely its ideographs were read: far less of a page that does not stand upright.
    """

    page: PrintedPage
    restored: int
    warped: bool = False
    scraps: int = 0
    legible: float = 0.0


class _LineKind(Enum):
    FIGURE = "figure"
    LABEL = "label"
    RUNNING = "running"


class _Line(Struct, frozen=True):
    """A line of print to be read: its box, the region it must not leave, what it is, and the size of its type in pixels."""

    box: PixelBox
    within: PixelBox
    kind: _LineKind
    em: float


class _Reading(Struct, frozen=True):
    line: _Line
    read: ReadLine
    unsure: frozenset[int]


def recognise_page(clean: CleanPage, turn: float, alive: Callable[[], None] = lambda: None) -> RecognisedPage:
    """What is printed on a page of 200 dots an inch, which has already been turned by ``turn`` degrees.

    ``alive`` is called now and then on the way.
    """
    skew = skew_of(clean.print)
    clean = clean.straightened(skew)
    page = clean.print
    marks, runs = ruling_marks(clean.lines, 1.0)
    walls = table_walls(marks, 1.0)
    rulings = wall_ink(runs, walls)
    tables = [restored(table, crossing_print(page)) for table in walls]
    found = find_print(page, rulings, 1.0)
    strokes = tuple(stroke for table in tables for stroke in _strokes(table))
    seal = None if clean.seal is None else clean.seal < _COVERING
    lines = list(_lines(page, found, strokes, seal))
    alive()
    readings = _read(page, lines, alive)
    warped = any(table.stray > _MOST_STRAY for table in walls)
    if warped:
        readings = [_distrusted(reading) for reading in readings]
    kept = [reading for reading in readings if not _is_scrap(reading)]
    printed = _printed(page, strokes, kept, turn + skew)
    legible = sum(one.certainty for reading in kept for one in reading.read.characters if is_ideograph(one.text))
    restored_sides = sum(table.restored for table in tables)
    return RecognisedPage(printed, restored_sides, warped, len(readings) - len(kept), legible)


def _is_scrap(reading: _Reading) -> bool:
    """Whether what stands alone outside the tables makes no characters."""
    read = reading.read.characters
    if reading.line.kind is not _LineKind.RUNNING or len(read) > _SCRAP:
        return False
    small = max(reading.line.box.width, reading.line.box.height) < _SMALL * reading.line.em
    return small or all(one.certainty < _SURE_OF_SCRAP for one in read)


def _distrusted(reading: _Reading) -> _Reading:
    """A figure of a page on which lines wander into the cells: a wall may have been read as a 1."""
    if reading.line.kind is not _LineKind.FIGURE:
        return reading
    return _Reading(reading.line, reading.read, frozenset(range(len(reading.read.characters))))


def _strokes(table: RestoredWalls) -> Iterator[Rect]:
    """The drawn sides in points."""
    walls = table.walls
    for row, wall in np.argwhere(table.upright).tolist():
        yield _stroke(walls.xs[wall], walls.ys[row], walls.xs[wall], walls.ys[row + 1])
    for wall, column in np.argwhere(table.level).tolist():
        yield _stroke(walls.xs[column], walls.ys[wall], walls.xs[column + 1], walls.ys[wall])
    for tail in walls.tails:
        yield _stroke(tail.at, tail.start, tail.at, tail.stop)


def _stroke(x0: float, y0: float, x1: float, y1: float) -> Rect:
    return Rect(x0 * _POINTS - _STROKE, y0 * _POINTS - _STROKE, x1 * _POINTS + _STROKE, y1 * _POINTS + _STROKE)


def _lines(page: Grey, found: Print, strokes: Sequence[Rect], seal: NDArray[np.bool_] | None) -> Iterator[_Line]:
    """Every line of print: cell by cell in the tables, then what stands outside of them."""
    tables = []
    for area in ruled_areas(find_rulings(strokes)):
        labels = _LABELS.get(len(area.xs) - 1, 1)
        tables.append(_pixels(area.rect))
        own = found.within(tables[-1])
        for cell in cell_boxes(area):
            box = _inner(cell.rect)
            kind = _LineKind.FIGURE if cell.column >= labels else _LineKind.LABEL
            lines = tuple(lines_in(own, box))
            if not lines and kind is _LineKind.FIGURE and _is_covered(seal, box):
                lines = (box,)  # a blank under a seal may be a figure that the ink covers
            for line in lines:
                yield _Line(line, box, kind, own.em)
    rest = found.without(tables)
    sheet = PixelBox(0, 0, page.shape[1], page.shape[0])
    for line in lines_in(rest, sheet, headings=True):
        yield _Line(line, sheet, _LineKind.RUNNING, rest.em)


def _is_covered(seal: NDArray[np.bool_] | None, box: PixelBox) -> bool:
    if seal is None or not box.width or not box.height:
        return False
    return float(seal[box.y0 : box.y1, box.x0 : box.x1].mean()) > _COVERED_SHARE


def _pixels(rect: Rect) -> PixelBox:
    return PixelBox(*(max(round(side / _POINTS), 0) for side in (rect.x0, rect.y0, rect.x1, rect.y1)))


def _inner(rect: Rect) -> PixelBox:
    box = _pixels(rect)
    return PixelBox(
        box.x0 + _WALL, box.y0 + _WALL, max(box.x1 - _WALL, box.x0 + _WALL), max(box.y1 - _WALL, box.y0 + _WALL)
    )


def _read(page: Grey, lines: Sequence[_Line], alive: Callable[[], None]) -> list[_Reading]:
    pictures = [cut_line(page, line.box, line.em, line.within) for line in lines]
    readings = [_first_reading(line, read) for line, read in zip(lines, quick_reader().read(pictures), strict=True)]
    alive()
    asked = [
        at
        for at, reading in enumerate(readings)
        if reading.line.kind is _LineKind.FIGURE and _is_doubtable(reading.read)
    ]
    for at, second in zip(asked, careful_reader().read([pictures[at] for at in asked]), strict=True):
        readings[at] = _second_reading(readings[at], second)
    alive()
    return _with_numbers_checked(page, _with_labels_mended(readings))


def _with_labels_mended(readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings with the labels of the form as the form has them, cell by cell."""
    mended_readings = list(readings)
    cells: dict[PixelBox, list[int]] = {}
    for at, reading in enumerate(readings):
        if reading.line.kind is not _LineKind.RUNNING and as_figure(reading.read) is None:
            cells.setdefault(reading.line.within, []).append(at)
    for rows in cells.values():
        lines, changed = mended([readings[at].read for at in rows])
        for row, (at, line) in enumerate(zip(rows, lines, strict=True)):
            unsure = readings[at].unsure | changed.get(row, frozenset())
            mended_readings[at] = _Reading(readings[at].line, line, unsure)
    return mended_readings


def _with_numbers_checked(page: Grey, readings: Sequence[_Reading]) -> list[_Reading]:
    """The readings with the digits marked that a second reader sees differently in running text."""
    runs = [
        run
        for at, reading in enumerate(readings)
        if reading.line.kind is _LineKind.RUNNING
        for run in number_runs(at, reading.read, reading.line.box, reading.line.em)
    ]
    unsure = unsure_digits(careful_reader(), page, runs)
    return [
        _Reading(reading.line, reading.read, reading.unsure | unsure.get(at, frozenset()))
        for at, reading in enumerate(readings)
    ]


def _first_reading(line: _Line, read: ReadLine) -> _Reading:
    figure = as_figure(read) if line.kind is _LineKind.FIGURE else None
    if figure is not None:
        return _Reading(line, figure, frozenset())
    unsure = frozenset(at for at, one in enumerate(read.characters) if one.certainty < _LEAST_CERTAINTY)
    return _Reading(line, read, unsure)


def _is_doubtable(read: ReadLine) -> bool:
    figure = as_figure(read)
    return needs_second_reader(figure) if figure is not None else not is_label(read)


def _second_reading(reading: _Reading, second: ReadLine) -> _Reading:
    one, two = as_figure(reading.read), as_figure(second)
    if one is not None and two is not None:
        return _Reading(reading.line, *agreed(one, two))
    kept = one or two or (second if is_label(second) else reading.read)
    unsure = frozenset() if kept is second and is_label(second) else frozenset(range(len(kept.characters)))
    return _Reading(reading.line, kept, unsure)


def _printed(page: Grey, strokes: tuple[Rect, ...], readings: Sequence[_Reading], turn: float) -> PrintedPage:
    glyphs = [glyph for reading in readings for glyph in _glyphs(reading)]
    return PrintedPage(
        page.shape[1] * _POINTS,
        page.shape[0] * _POINTS,
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


def _glyphs(reading: _Reading) -> Iterator[_Glyph]:
    """The characters of a line.

    Ink in a cell of figures that nobody can read is no blank; a number in running text that is unsure is followed by a sign
    that says so.
    """
    kind, box = reading.line.kind, reading.line.box
    if not reading.read.characters and kind is _LineKind.FIGURE:
        yield _Glyph(UNREAD, _in_points(box), sure=False)
    boxes = glyph_boxes(reading.read, box, reading.line.em)
    for at, (one, place) in enumerate(zip(reading.read.characters, boxes, strict=True)):
        sure = at not in reading.unsure
        yield _Glyph(one.text, _in_points(place), sure, one.other)
        if kind is _LineKind.RUNNING and not sure and one.text.isdigit() and at + 1 not in reading.unsure:
            yield _Glyph(UNREAD, _in_points(PixelBox(place.x1, place.y0, place.x1, place.y1)), sure=False)


def _in_points(box: PixelBox) -> Rect:
    return Rect(box.x0 * _POINTS, box.y0 * _POINTS, box.x1 * _POINTS, box.y1 * _POINTS)
