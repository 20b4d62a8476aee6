"""Which way up a page lies: a recogniser reads a few of its lines each way, and is sure of itself only when they are upright."""

from collections.abc import Iterator

import numpy as np

from core.scans.print_marks import PixelBox, Print, cut_line, find_print, lines_in
from core.scans.readings import is_ideograph
from core.scans.recogniser import Grey, quick_reader
from core.scans.ruling_marks import ruling_ink

_PROBES = 3
_UPRIGHT = 0.6
_PROBE_HEIGHTS = 10
_LEAST_HEIGHTS = 5
_LEAST_HEIGHT = 14
_OTHERS = (1, 3, 2)
"""Quarter turns in the order of their likelihood: a landscape table is mostly scanned sideways."""


def likely_turns(page: Grey) -> tuple[int, ...]:
    """By how many quarters (clockwise, 0 to 3) the page may have to be turned for its print to stand upright.

    One where a look makes it plain; else as it lies and the likeliest other way, for whoever reads the page whole.
    """
    upright = _sureness(page)
    if upright >= _UPRIGHT:
        return (0,)
    others = {quarters: _sureness(np.ascontiguousarray(np.rot90(page, -quarters))) for quarters in _OTHERS}
    best = max(others, key=lambda quarters: others[quarters])
    if others[best] <= upright:
        return (0,)
    return (0, best)


def _sureness(page: Grey) -> float:
    """How much of a few lines is ideographs, and how surely they are read; 0 where there is nothing to read."""
    found = find_print(page, ruling_ink(page, 1.0), 1.0)
    lines = [cut_line(page, line, found.em, line) for line in _probes(page, found)]
    characters = [one for read in quick_reader().read(lines) for one in read.characters if not one.text.isspace()]
    # a lone 0 or 1 looks alike from all sides, an ideograph does not
    sure = sum(one.certainty for one in characters if is_ideograph(one.text))
    return sure / len(characters) if characters else 0.0


def _probes(page: Grey, found: Print) -> Iterator[PixelBox]:
    """The beginnings of some lines spread over the page, long enough for their height to hold a few characters."""
    sheet = PixelBox(0, 0, page.shape[1], page.shape[0])
    lines = [line for line in lines_in(found, sheet) if line.height >= _LEAST_HEIGHT]
    long = [line for line in lines if line.width >= _LEAST_HEIGHTS * line.height]
    for line in long[:: max(len(long) // _PROBES, 1)][:_PROBES]:
        yield PixelBox(line.x0, line.y0, min(line.x1, line.x0 + _PROBE_HEIGHTS * line.height), line.y1)
