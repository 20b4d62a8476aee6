"""How far a page was laid askew on the glass, and the page turned straight."""

import cv2
import numpy as np
from numpy.typing import NDArray

from core.scans.recogniser import Grey

_INK = 225
_MOST_POINTS = 40_000
_MOST_DEGREES = 6.0
_COARSE = 0.5
_FINE = 0.04


def skew_of(unsealed: Grey) -> float:
    """By how many degrees (clockwise) the page has to be turned for its lines to run level; at most 6 either way.

    The angle at which the ink falls into the fewest rows: text lines and rulings alike (the projection profile of Postl, 1986).
    """
    ys, xs = np.nonzero(unsealed < _INK)  # pale rulings count too
    if len(xs) < 100:
        return 0.0
    if len(xs) > _MOST_POINTS:
        kept = np.random.default_rng(0).choice(len(xs), _MOST_POINTS, replace=False)
        ys, xs = ys[kept], xs[kept]
    y, x = ys.astype(np.float32), xs.astype(np.float32) - unsealed.shape[1] / 2
    coarse = _best(x, y, np.arange(-_MOST_DEGREES, _MOST_DEGREES + _COARSE, _COARSE))
    return float(_best(x, y, np.arange(coarse - _COARSE, coarse + _COARSE, _FINE)))


def _best(x: NDArray[np.float32], y: NDArray[np.float32], degrees: NDArray[np.float64]) -> float:
    scores = [_concentration(x, y, angle) for angle in degrees]
    return float(degrees[int(np.argmax(scores))])


def _concentration(x: NDArray[np.float32], y: NDArray[np.float32], degrees: float) -> float:
    rows = y + x * np.tan(np.radians(degrees))
    rows -= rows.min()
    whole = rows.astype(np.int32)
    part = rows - whole  # a point between two rows counts for both, so that a small angle shows
    counts = np.bincount(whole, 1 - part, minlength=int(whole.max()) + 2) + np.bincount(whole + 1, part)
    return float(np.square(counts).sum())


def turned(page: Grey, degrees: float) -> Grey:
    """The page turned clockwise about its middle, its size kept, white where nothing was."""
    if abs(degrees) < _FINE:
        return page
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    moved = cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return np.asarray(moved, dtype=np.uint8)
