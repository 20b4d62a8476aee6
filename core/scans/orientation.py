"""Which way up a page lies: a recogniser reads a few of its lines each way, and is sure of itself only when they are upright."""

from collections.abc import Iterator

import cv2
import numpy as np

from core.scans.print_marks import PixelBox, Print, cut_line, find_print, lines_in
from core.scans.recogniser import Grey, quick_reader
from core.scans.ruling_marks import ruling_ink

_UNIT = 0.5
"""A look is enough, at half the dots."""

_PROBES = 4
_PROBE_EMS = 10
_UPRIGHT = 0.85
_LEAST_LINE = 4
_PLAINLY = 0.1
_OTHERS = (1, 3, 2)
"""Quarter turns in the order of their likelihood: a landscape table is mostly scanned sideways."""


def quarter_turns(page: Grey) -> int:
    """By how many quarters (clockwise, 0 to 3) the page has to be turned for its print to stand upright.

    A page stays as it lies unless it is plainly read better another way up.
    """
    page = np.asarray(cv2.resize(page, None, fx=_UNIT, fy=_UNIT, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    upright = best = _sureness(page)
    turns = 0
    for quarters in _OTHERS:
        if best >= _UPRIGHT:
            break
        sureness = _sureness(np.ascontiguousarray(np.rot90(page, -quarters)))
        if sureness > max(best, upright + _PLAINLY):
            best, turns = sureness, quarters
    return turns


def _sureness(page: Grey) -> float:
    """How sure the recogniser is of a few lines, on the mean of their characters; 0 where there is nothing to read."""
    found = find_print(page, ruling_ink(page, _UNIT), _UNIT)
    lines = [cut_line(page, line, found.em, line) for line in _probes(page, found)]
    characters = [one for read in quick_reader().read(lines) for one in read.characters if not one.text.isspace()]
    return sum(one.certainty for one in characters) / len(characters) if characters else 0.0


def _probes(page: Grey, found: Print) -> Iterator[PixelBox]:
    """The beginnings of some lines spread over the page, long enough to hold a few characters."""
    sheet = PixelBox(0, 0, page.shape[1], page.shape[0])
    long = [
        line for line in lines_in(found, sheet) if line.width >= _LEAST_LINE * found.em and line.height <= 2 * found.em
    ]
    for line in long[:: max(len(long) // _PROBES, 1)][:_PROBES]:
        yield PixelBox(line.x0, line.y0, min(line.x1, line.x0 + round(_PROBE_EMS * found.em)), line.y1)
