"""The walls of scanned tables: what was drawn, and what a seal has hidden, restored from the form.

The form's tables have 10, 15 and 4 columns, and in their lower rows every cell of figures has walls of its own. A wall that
stands in most of those rows therefore stands in all of them, and a gap between two walls as wide as two of fifteen equal
columns has lost one. What is added is counted, so that it can be said; a wall is never drawn through print.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

_DRAWN = 0.55
_SAME_LEVEL = 7.0
_MEETS = 14.0
_LEAST_SPAN = 0.3
_REQUESTS_WALLS = range(10, 13)
_REQUESTS_FIGURES = 7
_DISPUTES_WALLS = range(13, 18)
_DISPUTES_COLUMNS = 15
_INK_ON_WALL = 0.12


class Grid(Struct, frozen=True):
    """A table's walls in pixels. ``upright[row][wall]`` and ``level[wall][column]`` say which sides of slots are drawn."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    upright: NDArray[np.bool_]
    level: NDArray[np.bool_]
    restored: int = 0
