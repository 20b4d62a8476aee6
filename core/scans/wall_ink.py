"""Which ink belongs to walls, and whether print runs across the place of one."""

from collections.abc import Callable, Sequence

import cv2
import numpy as np

from core.scans.recogniser import Grey
from core.scans.ruling_marks import INK, Mask
from core.scans.table_walls import TableWalls

_SPREAD = 6
_BESIDE = 7
_SIDE = 4
_ENDS = 4
_CROSSED = 0.1


def wall_ink(runs: Mask, tables: Sequence[TableWalls]) -> Mask:
    """Of all long runs of ink those that lie on a wall; the bars of letters are runs too, but print."""
    near = np.zeros_like(runs)
    for walls in tables:
        top, bottom = walls.ys[0], walls.ys[-1]
        for tail in walls.tails:
            top, bottom = min(top, tail.start), max(bottom, tail.stop)
        for x in walls.xs:
            cv2.line(near, (round(x), round(top)), (round(x), round(bottom)), 255, 2 * _SPREAD + 1)
        for row, y in enumerate(walls.ys):
            for column in np.flatnonzero(walls.level[row] > 0).tolist():
                start, stop = round(walls.xs[column]), round(walls.xs[column + 1])
                cv2.line(near, (start, round(y)), (stop, round(y)), 255, 2 * _SPREAD + 1)
    return np.asarray(cv2.bitwise_and(runs, near), dtype=np.uint8)


def crossing_print(page: Grey) -> Callable[[float, float, float, float], bool]:
    """A function telling whether the line between two points (x, y, x, y) is free of print that runs across it.

    Print crosses where there is ink close by on both sides of the line; a wall, also a faint one, has none beside it.
    """
    ink = page < INK

    def is_free(x0: float, y0: float, x1: float, y1: float) -> bool:
        left, top, right, bottom = round(x0), round(y0), round(x1), round(y1)
        if left == right:
            band = ink[top : bottom + 1, max(left - _BESIDE, 0) : left + _BESIDE + 1]
        else:
            band = ink[max(top - _BESIDE, 0) : top + _BESIDE + 1, left : right + 1].T
        inner = band[_ENDS:-_ENDS]
        if not inner.size or inner.shape[1] < 2 * _BESIDE + 1:
            return True
        across = inner[:, :_SIDE].any(axis=1) & inner[:, -_SIDE:].any(axis=1)
        return float(across.mean()) < _CROSSED

    return is_free
