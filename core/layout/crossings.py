"""Where rulings cross: lines that hang together make a ruled area, with the places of its walls."""

from msgspec import Struct

from core.layout.rulings import Ruling, Rulings
from core.source.geometry import Rect

REACH = 3.0
"""How far, in points, a line may end before the line it was meant to meet."""

_OPEN_END = 6.0
_ONE_WALL = 4.0
_LABEL_WIDTH = 120.0
_MOST_CROSSINGS = 1_000_000


class TooManyRulingsError(Exception):
    """More lines than a page of tables has; comparing them all would take too long."""


class RuledArea(Struct, frozen=True):
    """A table's walls: ``xs`` from left to right, ``ys`` from top to bottom, and the lines drawn.

    ``open_top`` and ``open_bottom`` say that no line is drawn there although the table goes on: browsers draw none
    where a page ends.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rulings: Rulings
    open_top: bool = False
    open_bottom: bool = False

    @property
    def rect(self) -> Rect:
        """The whole area."""
        return Rect(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def ruled_areas(rulings: Rulings) -> tuple[RuledArea, ...]:
    """The areas of a page from top to bottom; a box round a paragraph is an area of one cell.

    Raises :class:`TooManyRulingsError`.
    """
    if len(rulings.horizontal) * len(rulings.vertical) > _MOST_CROSSINGS:
        raise TooManyRulingsError
    areas = (_area(group) for group in _connected(rulings))
    return tuple(sorted((area for area in areas if area is not None), key=lambda area: area.ys[0]))


def _connected(rulings: Rulings) -> list[Rulings]:
    """Rulings grouped by touching one another."""
    rows, columns = rulings.horizontal, rulings.vertical
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    free = set(range(len(columns)))
    waiting = set(range(len(rows)))
    while waiting:
        group: tuple[list[Ruling], list[Ruling]] = ([], [])
        front = [waiting.pop()]
        while front:
            row = rows[front.pop()]
            group[0].append(row)
            met = [at for at in free if _cross(row, columns[at])]
            free.difference_update(met)
            for at in met:
                group[1].append(columns[at])
                reached = [index for index in waiting if _cross(rows[index], columns[at])]
                waiting.difference_update(reached)
                front += reached
        groups.append(group)
    for at in sorted(free):
        for _, verticals in groups:
            if _beside(columns[at], verticals):
                verticals.append(columns[at])
                break
    return [Rulings(tuple(horizontal), tuple(vertical)) for horizontal, vertical in groups]


def _beside(column: Ruling, others: list[Ruling]) -> bool:
    """Whether a line that crosses none runs along a table from end to end: the edge of a label cut at both page ends."""
    if len(others) < 2:
        return False
    start, stop = min(other.start for other in others), max(other.stop for other in others)
    left, right = min(other.at for other in others), max(other.at for other in others)
    same = abs(column.start - start) <= _OPEN_END and abs(column.stop - stop) <= _OPEN_END
    return same and left - _LABEL_WIDTH <= column.at <= right + _LABEL_WIDTH


def _cross(row: Ruling, column: Ruling) -> bool:
    return row.start - REACH <= column.at <= row.stop + REACH and column.start - REACH <= row.at <= column.stop + REACH


def _area(group: Rulings) -> RuledArea | None:
    """The group with its walls; sides on which two or more lines run past the last crossing are closed."""
    xs, ys = _levels(group.vertical), _levels(group.horizontal)
    if not xs or not ys:
        return None
    top = _open_end([ys[0] - ruling.start for ruling in group.vertical])
    bottom = _open_end([ruling.stop - ys[-1] for ruling in group.vertical])
    left = _open_end([xs[0] - ruling.start for ruling in group.horizontal])
    right = _open_end([ruling.stop - xs[-1] for ruling in group.horizontal])
    xs = [*([xs[0] - left] if left else []), *xs, *([xs[-1] + right] if right else [])]
    ys = [*([ys[0] - top] if top else []), *ys, *([ys[-1] + bottom] if bottom else [])]
    if len(xs) < 2 or len(ys) < 2:
        return None
    return RuledArea(tuple(xs), tuple(ys), group, top > 0, bottom > 0)


def _open_end(overhangs: list[float]) -> float:
    """How far the lines run past the last crossing, or 0 when fewer than two do."""
    past = [overhang for overhang in overhangs if overhang > _OPEN_END]
    return max(past) if len(past) >= 2 else 0.0


def _levels(rulings: tuple[Ruling, ...]) -> list[float]:
    levels: list[list[float]] = []
    for at in sorted(ruling.at for ruling in rulings):
        if levels and at - levels[-1][0] <= _ONE_WALL:
            levels[-1].append(at)
        else:
            levels.append([at])
    return [sum(level) / len(level) for level in levels]
