"""Drawn paths of OFD: the operators of AbbreviatedData (GB/T 33190-2016, 9.1, table 36)."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from core.readers.affine import Matrix, Point
from core.readers.drawn_lines import Edge
from core.readers.ofd_xml import DamagedObjectError, number
from core.readers.page_remarks import TooManyObjectsError

_TOKEN = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[A-Za-z]|[^\s,]")
_OPERANDS: Mapping[str, int] = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_FLAT = 1e-6


class Outline(Struct):
    """One part of a path. ``points`` bound it; ``edges`` are its straight ones."""

    points: list[Point]
    edges: list[Edge]

    def mapped(self, matrix: Matrix) -> "Outline":
        """The same part on the page."""
        return Outline(
            [matrix.apply(*point) for point in self.points],
            [(matrix.apply(*start), matrix.apply(*stop)) for start, stop in self.edges],
        )

    @property
    def is_rectangle(self) -> bool:
        """Whether nothing but four edges along the page bounds it."""
        corners = self.points[:-1] if self.points[0] == self.points[-1] else self.points
        xs, ys = {round(x, 2) for x, _ in corners}, {round(y, 2) for _, y in corners}
        return len(corners) == 4 and len(xs) == len(ys) == 2 and len(self.edges) >= 3


def outlines(data: str, most: int) -> list[Outline]:
    """The parts of a path.

    Raises :class:`DamagedObjectError` for what no operator explains, :class:`TooManyObjectsError` past ``most`` operators.
    """
    pen = _Pen()
    for count, (operator, values) in enumerate(_operations(data), 1):
        if count > most:
            raise TooManyObjectsError(f"一条路径超过 {most} 段")
        _DRAW[operator](pen, values)
    return [outline for outline in pen.outlines if len(outline.points) > 1]


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each operator with its operands; operands that go on without an operator repeat the last one."""
    operator, values = "", list[float]()
    for match in _TOKEN.finditer(data):
        token = match[0]
        if token.isalpha():
            if values:
                raise DamagedObjectError
            operator = token.upper().replace("Z", "C")
            if operator not in _OPERANDS:
                raise DamagedObjectError
            if _OPERANDS[operator] == 0:
                yield operator, []
            continue
        values.append(number(token))
        if len(values) == _OPERANDS.get(operator, 0):
            yield operator, values
            values = []
            operator = "L" if operator == "M" else operator
        elif len(values) > _OPERANDS.get(operator, 0):
            raise DamagedObjectError
    if values:
        raise DamagedObjectError


class _Pen:
    """Where the path has come to."""

    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self.at: Point = (0.0, 0.0)

    def move(self, values: list[float]) -> None:
        """S, M: begin a part."""
        self.at = (values[0], values[1])
        self.outlines.append(Outline([self.at], []))

    def line(self, values: list[float]) -> None:
        """L."""
        self._go((values[0], values[1]), straight=True, by=())

    def curve(self, values: list[float]) -> None:
        """Q, B: the hull of the control points bounds the curve; one whose points lie on one line is straight."""
        points = list(zip(values[0::2], values[1::2], strict=True))
        self._go(points[-1], straight=_on_one_line(self.at, points), by=points[:-1])

    def arc(self, values: list[float]) -> None:
        """A: bounded by the ellipse's radii about the middle of the chord; without a radius it is straight."""
        across, down, stop = abs(values[0]), abs(values[1]), (values[5], values[6])
        x, y = (self.at[0] + stop[0]) / 2, (self.at[1] + stop[1]) / 2
        straight = not across or not down
        reach = max(across, down)
        hull = () if straight else ((x - reach, y - reach), (x + reach, y + reach))
        self._go(stop, straight=straight, by=hull)

    def close(self, _values: list[float]) -> None:
        """C."""
        if self.outlines and self.outlines[-1].points[0] != self.at:
            self._go(self.outlines[-1].points[0], straight=True, by=())

    def _go(self, to: Point, *, straight: bool, by: "list[Point] | tuple[Point, ...]") -> None:
        if not self.outlines:
            self.outlines.append(Outline([self.at], []))
        outline = self.outlines[-1]
        if straight:
            outline.edges.append((self.at, to))
        outline.points += [*by, to]
        self.at = to


def _on_one_line(start: Point, points: list[Point]) -> bool:
    across, down = points[-1][0] - start[0], points[-1][1] - start[1]
    allowed = _FLAT * max(across * across + down * down, _FLAT)
    return all(abs((x - start[0]) * down - (y - start[1]) * across) <= allowed for x, y in points)


_DRAW: Mapping[str, Callable[[_Pen, list[float]], None]] = {
    "S": _Pen.move,
    "M": _Pen.move,
    "L": _Pen.line,
    "Q": _Pen.curve,
    "B": _Pen.curve,
    "A": _Pen.arc,
    "C": _Pen.close,
}
