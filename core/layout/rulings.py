"""Drawn lines of a page: strokes that lie on one straight line become one ruling.

Word draws a border in thin filled pieces a cell, WPS in strokes, browsers in one rectangle a cell edge; a reader of the
page sees the same line.
"""

from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

from core.source.geometry import Rect

SNAP = 2.5
"""Lines nearer to each other than this, in points, are seen as one (a double border is one line)."""

_GAP = 3.0
_SPECK = 3.0


class Ruling(Struct, frozen=True, gc=False):
    """A line ``at`` a height (horizontal) or a distance from the left (vertical), from ``start`` to ``stop``."""

    at: float
    start: float
    stop: float


class Rulings(Struct, frozen=True):
    """The lines of one page, or of one table."""

    horizontal: tuple[Ruling, ...]
    vertical: tuple[Ruling, ...]


def find_rulings(strokes: Iterable[Rect]) -> Rulings:
    """The lines that ``strokes`` make together; specks as small as a corner piece only bridge what they touch."""
    horizontal: list[Ruling] = []
    vertical: list[Ruling] = []
    for x0, y0, x1, y1 in ((s.x0, s.y0, s.x1, s.y1) for s in strokes):
        if x1 - x0 >= y1 - y0:
            if x1 - x0 > _SPECK:
                horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
        elif y1 - y0 > _SPECK:
            vertical.append(Ruling((x0 + x1) / 2, y0, y1))
    return Rulings(_merged(horizontal), _merged(vertical))


def _merged(rulings: list[Ruling]) -> tuple[Ruling, ...]:
    """Rulings snapped to common places, and runs on one place without gaps made one."""
    merged: list[Ruling] = []
    level: list[Ruling] = []
    for ruling in sorted(rulings, key=attrgetter("at")):
        if level and ruling.at - level[0].at > SNAP:
            merged += _runs(level)
            level = []
        level.append(ruling)
    return tuple(merged + _runs(level))


def _runs(level: list[Ruling]) -> list[Ruling]:
    runs: list[Ruling] = []
    if not level:
        return runs
    at = sum(ruling.at for ruling in level) / len(level)
    start = stop = None
    for ruling in sorted(level, key=attrgetter("start")):
        if start is None or stop is None:
            start, stop = ruling.start, ruling.stop
        elif ruling.start <= stop + _GAP:
            stop = max(stop, ruling.stop)
        else:
            runs.append(Ruling(at, start, stop))
            start, stop = ruling.start, ruling.stop
    if start is not None and stop is not None:
        runs.append(Ruling(at, start, stop))
    return runs
