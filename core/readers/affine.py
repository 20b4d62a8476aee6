"""Affine maps of the plane, for formats that place what they draw by matrices."""

from math import hypot

from msgspec import Struct

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Lowest x, lowest y, highest x, highest y."""


class Matrix(Struct, frozen=True):
    """An affine map: (x, y) → (ax + cy + e, bx + dy + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> Point:
        """The point mapped."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "Matrix | None") -> "Matrix":
        """The map that applies this one first, then ``outer``."""
        if outer is None:
            return self
        e, f = outer.apply(self.e, self.f)
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            e,
            f,
        )

    @property
    def scale(self) -> float:
        """How much longer a horizontal unit becomes."""
        return hypot(self.a, self.b)


def placed(matrix: Matrix, box: Box) -> Box:
    """The bounding box of ``box`` after the map."""
    x0, y0, x1, y1 = box
    return bounds([matrix.apply(x, y) for x in (x0, x1) for y in (y0, y1)])


def bounds(points: list[Point]) -> Box:
    """The bounding box of at least one point."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
