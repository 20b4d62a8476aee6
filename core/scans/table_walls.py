"""From ruling marks to the walls of each table: which sides of its slots are drawn, and how far."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.scans.ruling_marks import Mark, RulingMarks

Shares = NDArray[np.float64]

_MEETS = 14.0
_SAME = 7.0
_ON_LINE = 5.0
_MOST_DRIFT = 7.0
_LONG = 60.0
_LONG_LEVEL = 100.0
_OPEN_END = 17.0
_LEAST_WIDTH = 200.0
_LEAST_HEIGHT = 30.0
_LEVEL_SHARE = 0.3
_UPRIGHT_SHARE = 0.1
_NARROW = 12.0
_SEAL = 350.0
_GAP = 40.0


class TableWalls(Struct, frozen=True):
    """A table's walls in pixels at 200 dots an inch: ``xs`` left to right, ``ys`` top to bottom.

    ``upright[row, wall]`` and ``level[wall, column]`` are the drawn shares (0 to 1) of the sides of its slots; ``tails`` are
    upright lines running on past the last level one (or up past the first), where a page end has cut the table. ``stray`` is
    the share of what was drawn that lies beside every wall or slants: on flat paper next to none does.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    upright: Shares
    level: Shares
    tails: tuple[Mark, ...] = ()
    stray: float = 0.0

    @property
    def columns(self) -> int:
        """How many columns there are between the walls."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows there are between the walls."""
        return len(self.ys) - 1


def table_walls(marks: RulingMarks, unit: float) -> tuple[TableWalls, ...]:
    """The tables of a page; ``unit`` is the picture's resolution in 200 dots an inch. Strokes of print are left out."""
    groups = (part for group in _beside(_connected(marks, unit), unit) for part in _apart(group, unit))
    found = (_walls(level, upright, unit) for level, upright in groups)
    return tuple(sorted((walls for walls in found if walls is not None), key=lambda walls: walls.ys[0]))


_Group = tuple[list[Mark], list[Mark]]
"""Level and upright marks that belong together."""


def _connected(marks: RulingMarks, unit: float) -> list[_Group]:
    """Marks grouped by meeting one another; only upright ones longer than any letter hold a group together."""
    reach = _MEETS * unit
    walls = [mark for mark in marks.upright if mark.stop - mark.start >= _LONG * unit]
    walls += _low_walls(marks, walls, unit)
    groups: list[_Group] = []
    for level in sorted(marks.level, key=lambda mark: mark.start - mark.stop):
        met = [wall for wall in walls if _meet(level, wall, reach)]
        if not met:
            continue
        touched = [group for group in groups if any(wall in group[1] for wall in met)]
        merged: _Group = ([level], list(met))
        for group in touched:
            groups.remove(group)
            merged[0].extend(group[0])
            merged[1].extend(wall for wall in group[1] if wall not in merged[1])
        groups.append(merged)
    return groups


def _beside(groups: list[_Group], unit: float) -> list[_Group]:
    """Groups that share a level line are parts of one table, which a seal has cut apart."""
    whole: list[_Group] = []
    for group in sorted(groups, key=lambda group: min(mark.start for mark in group[0])):
        part_of = next((other for other in whole if _shares_line(other, group, unit)), None)
        if part_of is None:
            whole.append(group)
        else:
            part_of[0].extend(group[0])
            part_of[1].extend(group[1])
    return whole


def _apart(group: _Group, unit: float) -> list[_Group]:
    """The tables of a group that only a seal holds together: between them neither the left nor the right side is drawn."""
    level, upright = group
    left, right = min(mark.at for mark in upright), max(mark.at for mark in upright)
    near = _MEETS * unit
    sides = sorted(
        (mark for mark in upright if mark.at - left <= near or right - mark.at <= near), key=lambda mark: mark.start
    )
    reached = sides[0].stop
    for mark in sides[1:]:
        if mark.start - reached > _GAP * unit:
            middle = (reached + mark.start) / 2
            above = ([line for line in level if line.at < middle], [wall for wall in upright if _centre(wall) < middle])
            below = ([line for line in level if line.at > middle], [wall for wall in upright if _centre(wall) > middle])
            return [part for piece in (above, below) if piece[0] and piece[1] for part in _apart(piece, unit)]
        reached = max(reached, mark.stop)
    return [group]


def _centre(mark: Mark) -> float:
    return (mark.start + mark.stop) / 2


def _shares_line(left: _Group, right: _Group, unit: float) -> bool:
    gap = min(mark.start for mark in right[0]) - max(mark.stop for mark in left[0])
    near = _SAME * unit
    return gap <= _SEAL * unit and any(abs(one.at - other.at) <= near for one in left[0] for other in right[0])


def _low_walls(marks: RulingMarks, walls: Sequence[Mark], unit: float) -> list[Mark]:
    """Short upright runs from one long level line to another, where no longer wall stands: the walls of a single row."""
    near = _SAME * unit
    long = [mark for mark in marks.level if mark.stop - mark.start >= _LEAST_WIDTH * unit]
    anchored = [wall for wall in walls if wall.stop - wall.start >= 2 * _LONG * unit or _is_anchored(wall, long, near)]
    lone = [line for line in long if sum(_meet(line, wall, near) for wall in anchored) < 2]
    return [
        mark
        for mark in marks.upright
        if mark.stop - mark.start < _LONG * unit
        and all(any(_ends_at(mark, end, line, near) for line in lone) for end in (mark.start, mark.stop))
    ]


def _is_anchored(wall: Mark, lines: Sequence[Mark], near: float) -> bool:
    """Whether a wall runs from one line to another; one that has met the stroke of a letter below does not."""
    return all(any(_ends_at(wall, end, line, near) for line in lines) for end in (wall.start, wall.stop))


def _ends_at(upright: Mark, end: float, level: Mark, near: float) -> bool:
    return abs(level.at - end) <= near and level.start - near <= upright.at <= level.stop + near


def _meet(level: Mark, upright: Mark, reach: float) -> bool:
    across = level.start - reach <= upright.at <= level.stop + reach
    return across and upright.start - reach <= level.at <= upright.stop + reach


def _walls(level: Sequence[Mark], upright: Sequence[Mark], unit: float) -> TableWalls | None:
    xs = _tall(_places(upright, 0, unit), upright, unit)
    if len(xs) < 2 or xs[-1] - xs[0] < _LEAST_WIDTH * unit:
        return None
    ys = [y for y in _places(level, _LONG_LEVEL, unit) if _is_wall(y, level, xs, unit)]
    if len(ys) < 2 or ys[-1] - ys[0] < _LEAST_HEIGHT * unit:
        return None
    return TableWalls(
        tuple(xs),
        tuple(ys),
        np.array([[_share(upright, x, low, high, unit) for x in xs] for low, high in pairwise(ys)]),
        np.array([[_share(level, y, low, high, unit) for low, high in pairwise(xs)] for y in ys]),
        tuple(_tails(upright, xs, ys, unit)),
        _stray(upright, xs, level, ys, unit),
    )


def _stray(
    upright: Sequence[Mark], xs: Sequence[float], level: Sequence[Mark], ys: Sequence[float], unit: float
) -> float:
    lines = [(mark, xs) for mark in upright if mark.stop - mark.start >= _LONG * unit]
    lines += [(mark, ys) for mark in level if mark.stop - mark.start >= _LONG_LEVEL * unit]
    lengths = [mark.stop - mark.start for mark, _ in lines]
    beside = [
        length
        for (mark, places), length in zip(lines, lengths, strict=True)
        if mark.drift > _MOST_DRIFT * unit or all(abs(mark.at - place) > _ON_LINE * unit for place in places)
    ]
    return sum(beside) / max(sum(lengths), 1.0)


def _places(marks: Sequence[Mark], least: float, unit: float) -> list[float]:
    """Where lines lie: the middle of the marks on one line, of those at least ``least`` long."""
    lines: list[list[Mark]] = []
    long = [mark for mark in marks if mark.stop - mark.start >= least * unit]
    for mark in sorted(long, key=lambda mark: mark.at):
        if lines and mark.at - lines[-1][-1].at <= _SAME * unit:
            lines[-1].append(mark)
        else:
            lines.append([mark])
    return [
        sum(mark.at * (mark.stop - mark.start) for mark in line) / sum(mark.stop - mark.start for mark in line)
        for line in lines
    ]


def _tall(xs: Sequence[float], upright: Sequence[Mark], unit: float) -> list[float]:
    """The places of ``xs`` where enough is drawn for a wall of so high a table; strokes of a grey seal are not."""
    height = max(mark.stop for mark in upright) - min(mark.start for mark in upright)
    drawn = [sum(mark.stop - mark.start for mark in upright if abs(mark.at - x) <= _ON_LINE * unit) for x in xs]
    return [x for x, length in zip(xs, drawn, strict=True) if length >= _UPRIGHT_SHARE * height]


def _is_wall(y: float, marks: Sequence[Mark], xs: Sequence[float], unit: float) -> bool:
    """Whether what lies at ``y`` runs from wall to wall or over a good part of the table; a letter's stroke does neither."""
    own = [mark for mark in marks if abs(mark.at - y) <= _ON_LINE * unit]
    if sum(mark.stop - mark.start for mark in own) >= _LEVEL_SHARE * (xs[-1] - xs[0]):
        return True
    near = _NARROW * unit
    return any(
        any(abs(mark.start - x) <= near for x in xs)
        and any(abs(mark.stop - x) <= near and x - mark.start > near for x in xs)
        for mark in own
    )


def _share(marks: Sequence[Mark], at: float, low: float, high: float, unit: float) -> float:
    """How much of the line ``at`` is drawn between ``low`` and ``high``."""
    runs = sorted(
        (max(mark.start, low), min(mark.stop, high)) for mark in marks if abs(mark.at - at) <= _ON_LINE * unit
    )
    drawn, reached = 0.0, low
    for start, stop in runs:
        if stop > reached:
            drawn += stop - max(start, reached)
            reached = stop
    return drawn / max(high - low, 1.0)


def _tails(upright: Sequence[Mark], xs: Sequence[float], ys: Sequence[float], unit: float) -> list[Mark]:
    """The ends of upright lines beyond the last level one, where most of them run on: a page end has cut the table."""
    least, meets = _OPEN_END * unit, _MEETS * unit
    below = [m for m in upright if m.stop - ys[-1] > least and m.start < ys[-1] + meets]
    above = [m for m in upright if ys[0] - m.start > least and m.stop > ys[0] - meets]
    tails = [Mark(m.at, ys[-1], m.stop, m.thickness) for m in below] if 2 * len(below) >= len(xs) else []
    return tails + ([Mark(m.at, m.start, ys[0], m.thickness) for m in above] if 2 * len(above) >= len(xs) else [])
