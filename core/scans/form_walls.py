"""Walls that a seal has hidden, restored from the form.

The form's tables have 10, 15 and at most 4 columns, and in their lower rows every figure has a cell of its own. A wall that
stands in some of those rows therefore stands in all of them, and a gap as wide as two of fifteen equal columns has lost one.
What is added is counted, so that it can be said; a wall is never drawn through print.
"""

from collections.abc import Callable
from itertools import pairwise
from statistics import median

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.scans.table_walls import Shares, TableWalls

IsFree = Callable[[float, float, float, float], bool]
"""Whether no print stands on the line between two points (x, y, x, y) of the picture."""

_DRAWN = 0.5
_REQUESTS_COLUMNS = 10
_REQUESTS_LABELS = 3
_DISPUTES_COLUMNS = 15
_DISPUTES_FROM = 12
_MOST_DISCLOSURE = 6
_EVEN = 0.3
_LEAST_OF_LEVEL = 0.25

Drawn = NDArray[np.bool_]


class RestoredWalls(Struct, frozen=True):
    """The walls with every side either drawn or not; ``restored`` counts the sides that were hidden."""

    walls: TableWalls
    upright: Drawn
    level: Drawn
    restored: int


def restored(walls: TableWalls, is_free: IsFree) -> RestoredWalls:
    """The table with its hidden walls; one that is no table of the form stays as it is."""
    if _DISPUTES_FROM <= walls.columns <= _DISPUTES_COLUMNS + 3:
        walls = _evenly_walled(walls)
    upright, level = walls.upright >= _DRAWN, walls.level >= _DRAWN
    drawn = (upright.copy(), level.copy())
    if walls.columns == _DISPUTES_COLUMNS:
        _fill_figures(walls, upright, level, 0, is_free)
    elif walls.columns == _REQUESTS_COLUMNS:
        _fill_figures(walls, upright, level, _REQUESTS_LABELS, is_free)
        _fill_label_walls(walls, upright, is_free)
    elif walls.columns <= _MOST_DISCLOSURE:
        _fill_blocks(walls, upright, is_free)
    _close_frame(upright, level)
    added = int((upright & ~drawn[0]).sum() + (level & ~drawn[1]).sum())
    return RestoredWalls(walls, upright, level, added)


def _fill_figures(walls: TableWalls, upright: Drawn, level: Drawn, first: int, is_free: IsFree) -> None:
    """Every wall between the figures' columns (from wall ``first``) in every row that has most of them."""
    inner = upright[:, first + 1 : -1]
    full = inner.sum(axis=1) * 2 >= inner.shape[1]
    for row in np.flatnonzero(full):
        for wall in range(first, walls.columns + 1):
            _draw_upright(walls, upright, int(row), wall, is_free)
    label = max(first - 1, 0)
    for wall in range(1, walls.rows):
        drawn = level[wall, label:]
        if full[wall - 1] and full[wall] and drawn.sum() >= _LEAST_OF_LEVEL * len(drawn):
            for column in range(label, walls.columns):
                _draw_level(walls, level, wall, column, is_free)


def _fill_label_walls(walls: TableWalls, upright: Drawn, is_free: IsFree) -> None:
    """The walls beside the labels of table 3 run without a break from the first row that has them to the last."""
    for wall in range(1, _REQUESTS_LABELS):
        drawn = np.flatnonzero(upright[:, wall])
        for row in range(int(drawn[0]), int(drawn[-1])) if len(drawn) else ():
            _draw_upright(walls, upright, row, wall, is_free)


def _fill_blocks(walls: TableWalls, upright: Drawn, is_free: IsFree) -> None:
    """In table 2 the rows between two rows without inner walls have the same ones.

    A heading in the middle of a row without walls may touch the ends of the walls above and below: its strokes are none.
    """
    for row, wall in np.argwhere(upright[:, 1:-1]).tolist():
        x = walls.xs[wall + 1]
        upright[row, wall + 1] = is_free(x, walls.ys[row], x, walls.ys[row + 1])
    start = 0
    for row in range(walls.rows + 1):
        if row < walls.rows and upright[row, 1:-1].any():
            continue
        for wall in range(1, walls.columns):
            if upright[start:row, wall].any():
                for line in range(start, row):
                    _draw_upright(walls, upright, line, wall, is_free)
        start = row + 1


def _draw_upright(walls: TableWalls, upright: Drawn, row: int, wall: int, is_free: IsFree) -> None:
    x = walls.xs[wall]
    if not upright[row, wall] and is_free(x, walls.ys[row], x, walls.ys[row + 1]):
        upright[row, wall] = True


def _draw_level(walls: TableWalls, level: Drawn, wall: int, column: int, is_free: IsFree) -> None:
    y = walls.ys[wall]
    if not level[wall, column] and is_free(walls.xs[column], y, walls.xs[column + 1], y):
        level[wall, column] = True


def _close_frame(upright: Drawn, level: Drawn) -> None:
    """A frame drawn for the most part is drawn."""
    for edge in (upright[:, 0], upright[:, -1], level[0], level[-1]):
        if edge.sum() * 2 >= len(edge):
            edge[:] = True


def _evenly_walled(walls: TableWalls) -> TableWalls:
    """Table 4 with its sixteen walls, where those that are there tell the places of the others; else as it is."""
    kept = _without_spare(walls)
    step = median(np.diff([walls.xs[at] for at in kept]).tolist())
    places: list[tuple[float, int | None]] = [(walls.xs[kept[0]], kept[0])]
    for at in kept[1:]:
        start, gap = places[-1][0], walls.xs[at] - places[-1][0]
        count = max(round(gap / step), 1)
        if abs(gap / count - step) > _EVEN * step:
            return walls
        places += [(start + gap * part / count, None) for part in range(1, count)]
        places.append((walls.xs[at], at))
    if len(places) != _DISPUTES_COLUMNS + 1:
        return walls
    return _rewalled(walls, places)


def _without_spare(walls: TableWalls) -> list[int]:
    """The walls but those standing so near a better drawn one that no column fits between."""
    step = (walls.xs[-1] - walls.xs[0]) / _DISPUTES_COLUMNS
    kept: list[int] = []
    for at in range(len(walls.xs)):
        if kept and walls.xs[at] - walls.xs[kept[-1]] < step / 2:
            if walls.upright[:, at].sum() > walls.upright[:, kept[-1]].sum():
                kept[-1] = at
            continue
        kept.append(at)
    return kept


def _rewalled(walls: TableWalls, places: list[tuple[float, int | None]]) -> TableWalls:
    nothing = np.zeros(walls.rows)
    upright: Shares = np.stack([nothing if at is None else walls.upright[:, at] for _, at in places], axis=1)
    xs = tuple(x for x, _ in places)
    level = np.array(
        [[_drawn_over(walls, wall, low, high) for low, high in pairwise(xs)] for wall in range(len(walls.ys))]
    )
    return TableWalls(xs, walls.ys, upright, level, walls.tails)


def _drawn_over(walls: TableWalls, wall: int, low: float, high: float) -> float:
    """The drawn share of a level wall between two places, from the shares of the old columns."""
    middle = (low + high) / 2
    column = int(np.clip(np.searchsorted(walls.xs, middle) - 1, 0, walls.columns - 1))
    return float(walls.level[wall, column])
