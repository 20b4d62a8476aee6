"""A page picture becomes a printed page: strokes where the walls are, a character where each was read."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.scans.cleaning import CleanPage
from core.scans.form_walls import restored
from core.scans.line_reading import LineReading, read_lines
from core.scans.print_marks import find_print
from core.scans.printed import printed_page, strokes_of
from core.scans.readings import is_ideograph
from core.scans.ruling_marks import ruling_marks
from core.scans.scan_lines import LineKind, scan_lines
from core.scans.straightening import skew_of
from core.scans.table_walls import table_walls
from core.scans.wall_ink import crossing_print, wall_ink
from core.source.document import PrintedPage

_MOST_STRAY = 0.1
_SCRAP = 3
_SMALL = 0.35
_SURE_OF_SCRAP = 0.6
_COVERING = 128


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
    strokes = tuple(stroke for table in tables for stroke in strokes_of(table))
    warped = any(table.stray > _MOST_STRAY for table in walls)
    lines = list(scan_lines(found, strokes, _covering(clean, warped=warped)))
    alive()
    readings = read_lines(page, lines, alive)
    if warped:
        readings = [_distrusted(reading) for reading in readings]
    kept = [reading for reading in readings if not _is_scrap(reading)]
    printed = printed_page(page, strokes, kept, turn + skew)
    legible = sum(one.certainty for reading in kept for one in reading.read.characters if is_ideograph(one.text))
    restored_sides = sum(table.restored for table in tables)
    return RecognisedPage(printed, restored_sides, warped, len(readings) - len(kept), legible)


def _covering(clean: CleanPage, *, warped: bool) -> NDArray[np.bool_] | None:
    """Where a blank may only look like one: under a seal, and anywhere on paper that is not flat."""
    if warped:
        return np.ones(clean.print.shape, dtype=bool)
    return None if clean.seal is None else clean.seal < _COVERING


def _is_scrap(reading: LineReading) -> bool:
    """Whether what stands alone outside the tables makes no characters."""
    read = reading.read.characters
    if reading.line.kind is not LineKind.RUNNING or len(read) > _SCRAP:
        return False
    small = max(reading.line.box.width, reading.line.box.height) < _SMALL * reading.line.em
    return small or all(one.certainty < _SURE_OF_SCRAP for one in read)


def _distrusted(reading: LineReading) -> LineReading:
    """A figure of a page on which lines wander into the cells: a wall may have been read as a 1."""
    if reading.line.kind is not LineKind.FIGURE:
        return reading
    return LineReading(reading.line, reading.read, frozenset(range(len(reading.read.characters))))
