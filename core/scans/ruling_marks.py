"""Ruling lines in a page picture: long level and upright runs of ink."""

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.scans.recogniser import Grey

Mask = NDArray[np.uint8]
"""A picture of 0 and 255."""

INK = 170
"""Darker than this is print."""

FAINT = 222
"""Darker than this may be a pale line."""

_LEAST_LEVEL = 40.0
_LEAST_UPRIGHT = 24.0
_LONGEST_ARC = 220.0
_BEND = 1.6
_THICK = 16.0
_LEAST_BENT = 50.0
_TALL = 20.0


class Mark(Struct, frozen=True, gc=False):
    """A run of ink, in pixels: ``at`` across its direction (the middle), from ``start`` to ``stop`` along it.

    ``drift`` is how far it wanders from its one end to the other.
    """

    at: float
    start: float
    stop: float
    thickness: float
    drift: float = 0.0


class RulingMarks(Struct, frozen=True):
    """The runs of a page, level and upright ones."""

    level: tuple[Mark, ...]
    upright: tuple[Mark, ...]


def ruling_marks(lines: Grey, unit: float) -> tuple[RulingMarks, Mask]:
    """The ruling lines of a page, and a mask of all long runs; ``unit`` is the resolution in 200 dots an inch."""
    level, upright = _long_runs(lines, unit)
    marks = RulingMarks(_marks(level, unit), _marks(np.ascontiguousarray(upright.T), unit))
    return marks, np.asarray(cv2.bitwise_or(level, upright), dtype=np.uint8)


def ruling_ink(lines: Grey, unit: float) -> Mask:
    """The mask alone."""
    return np.asarray(cv2.bitwise_or(*_long_runs(lines, unit)), dtype=np.uint8)


def _long_runs(lines: Grey, unit: float) -> tuple[Mask, Mask]:
    ink = np.asarray((lines < FAINT) * np.uint8(255), dtype=np.uint8)
    level = _runs(ink, unit, _LEAST_LEVEL)
    upright = np.ascontiguousarray(_runs(np.ascontiguousarray(ink.T), unit, _LEAST_UPRIGHT).T)
    return level, upright


def _runs(ink: Mask, unit: float, least: float) -> Mask:
    """The ink that lies in level runs of ``least`` pixels; a row's wavering and small gaps in it do not end a run."""
    bridged = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    bridged = cv2.morphologyEx(bridged, cv2.MORPH_CLOSE, np.ones((1, max(round(5 * unit), 3)), np.uint8))
    runs = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones((1, max(round(least * unit), 12)), np.uint8))
    return np.asarray(runs, dtype=np.uint8)


def _marks(runs: Mask, unit: float) -> tuple[Mark, ...]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    marks: list[Mark] = []
    for left, top, width, height, area in stats[1:count].tolist():
        run = runs[top : top + height, left : left + width]
        if height > _TALL * unit and width > _LONGEST_ARC * unit:
            marks += _lines_of(run, left, top, unit)
        elif area / width <= _THICK * unit and (mark := _mark(run, left, top, area / width, unit)) is not None:
            marks.append(mark)
    return tuple(marks)


def _mark(run: Mask, left: int, top: int, thickness: float, unit: float) -> Mark | None:
    """The run as a mark, unless it is a piece of a ring."""
    width = run.shape[1]
    if width < _LEAST_BENT * unit:
        return Mark(top + _middle(run), float(left), float(left + width), thickness)
    first, inner, last = _thirds(run)
    if width <= _LONGEST_ARC * unit and abs(inner - (first + last) / 2) > _BEND * unit:
        return None
    return Mark(top + _middle(run), float(left), float(left + width), thickness, abs(last - first))


def _lines_of(run: Mask, left: int, top: int, unit: float) -> list[Mark]:
    """The lines of a run that a seal or letters have joined: the bands of rows that are inked over most of their length."""
    rows = (run > 0).sum(axis=1)
    strong = np.concatenate(([False], rows * 2 >= rows.max(), [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(strong))
    marks = []
    for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if stop - start > _THICK * unit:
            continue
        inked = np.concatenate(([False], run[start:stop].any(axis=0), [False])).astype(np.int8)
        ends = np.flatnonzero(np.diff(inked))
        for begin, end in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
            drift = abs(float(np.subtract(*_thirds(run[start:stop, begin:end])[::2])))
            marks.append(
                Mark(top + (start + stop) / 2, float(left + begin), float(left + end), float(stop - start), drift)
            )
    return marks


def _thirds(run: Mask) -> tuple[float, float, float]:
    """The row in which a run lies at its left end, in its middle and at its right end; on the ring of a seal they lie on no line.

    The median of the columns: letters that touch a wall do so in a few.
    """
    rows = np.arange(run.shape[0], dtype=np.float64)
    centres = rows @ (run > 0) / np.maximum((run > 0).sum(axis=0), 1)
    part = max(len(centres) // 5, 1)
    middle = (len(centres) - part) // 2
    first, inner, last = (
        float(np.median(part_of)) for part_of in (centres[:part], centres[middle:][:part], centres[-part:])
    )
    return first, inner, last


def _middle(run: Mask) -> float:
    """The row in which a run mostly lies; bars of letters that touch it do not count."""
    rows = run.sum(axis=1, dtype=np.int64)
    return float(np.flatnonzero(rows * 2 >= rows.max()).mean()) + 0.5
