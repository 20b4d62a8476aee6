"""Pages drawn by hand: text at places and ruled tables, as a reader hands them on."""

from collections.abc import Sequence

from core.source.document import PrintedPage
from core.source.geometry import Rect

LEFT, UP = "<", "^"
"""In a table: the slot belongs to the cell on its left, or to the cell above."""


class Sheet:
    """One A4 page, in points from the top left. Type is as high as wide; letters and digits are half as wide."""

    def __init__(self, width: float = 595.0, height: float = 842.0) -> None:
        self.width, self.height = width, height
        self.characters: list[str] = []
        self.boxes: list[Rect] = []
        self.strokes: list[Rect] = []
        self.hidden: set[int] = set()

    def write(self, text: str, x: float, y: float, *, size: float = 10.0, hidden: bool = False) -> "Sheet":
        """``text`` on one line from (x, y), its top left corner; blanks leave a gap."""
        for character in text:
            width = size / 2 if character.isascii() else size
            if character != " ":
                if hidden:
                    self.hidden.add(len(self.characters))
                self.characters.append(character)
                self.boxes.append(Rect(x, y, x + width, y + size))
            x += width
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, thick: float = 0.5) -> "Sheet":
        """A line along the page."""
        half = thick / 2
        self.strokes.append(Rect(min(x0, x1) - half, min(y0, y1) - half, max(x0, x1) + half, max(y0, y1) + half))
        return self

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        x: float = 50.0,
        y: float = 100.0,
        widths: Sequence[float] = (),
        height: float = 20.0,
        undrawn: str = "",
    ) -> "Sheet":
        """A ruled table; ``LEFT`` and ``UP`` merge slots. ``undrawn`` may name ``top`` and ``bottom``.

        A cell's lines are parted by a line feed and stand at its top left.
        """
        widths = widths or (60.0,) * len(rows[0])
        xs = [x + sum(widths[:column]) for column in range(len(widths) + 1)]
        ys = [y + height * row for row in range(len(rows) + 1)]
        for row, line in enumerate(rows):
            for column, text in enumerate(line):
                if text != LEFT:
                    self.rule(xs[column], ys[row], xs[column], ys[row + 1])
                if text != UP and not (row == 0 and "top" in undrawn) and not _under(rows, row, column):
                    self.rule(xs[column], ys[row], xs[column + 1], ys[row])
                if text not in {LEFT, UP}:
                    for number, part in enumerate(text.split("\n")):
                        self.write(part, xs[column] + 2, ys[row] + 4 + 12 * number)
            self.rule(xs[-1], ys[row], xs[-1], ys[row + 1])
        if "bottom" not in undrawn:
            self.rule(xs[0], ys[-1], xs[-1], ys[-1])
        return self

    def page(self) -> PrintedPage:
        """What a reader would hand on."""
        return PrintedPage(
            self.width,
            self.height,
            "".join(self.characters),
            tuple(self.boxes),
            tuple(self.strokes),
            (),
            frozenset(self.hidden),
        )


def _under(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether the slot continues, to the left, a cell that reaches up."""
    while rows[row][column] == LEFT:
        column -= 1
    return rows[row][column] == UP
