"""Pages of a report as clean pictures, with the place of every figure. Lengths are points unless said."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from PIL import Image, ImageDraw

from core.forms.address import Address
from core.forms.official import OfficialCell, OfficialTable
from tests.support.scans.fonts import Typeface

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 68.0
SUPERSAMPLING = 2
"""Everything is drawn so many times larger and made smaller again: lines thinner than a pixel become grey, as on paper."""

Box = tuple[float, float, float, float]


class TableLook(Struct, frozen=True):
    """How tables are printed: the font and its height, the lines inside and around and how dark they are (0 is black)."""

    typeface: Typeface
    height: float = 9.0
    inner: float = 0.5
    outer: float = 0.5
    grey: int = 0
    padding: float = 3.0


class CleanPage(Struct, frozen=True):
    """A printed page before it was scanned (grey picture), and the boxes of its figures in pixels."""

    image: Image.Image
    figures: Mapping[Address, Box]


class Printer:
    """Sets lines and tables from top to bottom and begins new pages where they are full."""

    def __init__(self, look: TableLook, dpi: int) -> None:
        self._look = look
        self._scale = dpi / 72 * SUPERSAMPLING
        self._pages: list[tuple[Image.Image, dict[Address, Box]]] = []
        self._new_page()

    def write(self, text: str, height: float, *, centred: bool = False) -> None:
        """A paragraph over the whole width."""
        for line in self._wrapped(text, height, WIDTH - 2 * MARGIN):
            if self._y + 1.7 * height > HEIGHT - MARGIN:
                self._new_page()
            x = (WIDTH - self._width(line, height)) / 2 if centred else MARGIN
            self._print(line, x, self._y + 0.35 * height, height)
            self._y += 1.7 * height

    def table(self, table: OfficialTable, figures: Mapping[Address, str]) -> None:
        """A table of the form, cut between rows where the page ends."""
        unit = (WIDTH - 2 * MARGIN) / sum(table.column_weights)
        columns = [MARGIN]
        for weight in table.column_weights:
            columns.append(columns[-1] + unit * weight)
        laid = [(cell, self._lines(cell, columns, figures)) for cell in table.cells]
        heights = self._row_heights(table.row_count, laid)
        first = 0
        while first < table.row_count:
            first = self._fragment(first, heights, columns, laid)
        self._y += self._look.height

    def pages(self) -> tuple[CleanPage, ...]:
        """What was printed."""
        return tuple(CleanPage(image.reduce(SUPERSAMPLING), figures) for image, figures in self._pages)

    def _new_page(self) -> None:
        size = (round(WIDTH * self._scale), round(HEIGHT * self._scale))
        image = Image.new("L", size, 255)
        self._pages.append((image, {}))
        self._ink = ImageDraw.Draw(image)
        self._y = MARGIN

    def _lines(self, cell: OfficialCell, columns: Sequence[float], figures: Mapping[Address, str]) -> list[str]:
        text = cell.text if cell.at is None else figures[cell.at]
        width = columns[cell.column + cell.column_span] - columns[cell.column]
        return self._wrapped(text, self._look.height, width - 2 * self._look.padding)

    def _row_heights(self, count: int, laid: Sequence[tuple[OfficialCell, list[str]]]) -> list[float]:
        heights = [0.0] * count
        for cell, lines in sorted(laid, key=lambda each: each[0].row_span):
            rows = range(cell.row, cell.row + cell.row_span)
            lacking = self._needed(lines) - sum(heights[row] for row in rows)
            if lacking > 0:
                heights[rows[-1]] += lacking
        return heights

    def _needed(self, lines: Sequence[str]) -> float:
        return 1.3 * self._look.height * len(lines) + 2 * self._look.padding

    def _fragment(
        self,
        first: int,
        heights: Sequence[float],
        columns: Sequence[float],
        laid: Sequence[tuple[OfficialCell, list[str]]],
    ) -> int:
        """Prints the rows from ``first`` that the page still holds; gives the first row of the next page."""
        if self._y + heights[first] > HEIGHT - MARGIN:
            self._new_page()
        edges = [self._y]
        for height in heights[first:]:
            if edges[-1] + height > HEIGHT - MARGIN:
                break
            edges.append(edges[-1] + height)
        stop = first + len(edges) - 1
        for cell, lines in laid:
            top, bottom = max(cell.row, first), min(cell.row + cell.row_span, stop)
            if top < bottom:
                box = (
                    columns[cell.column],
                    edges[top - first],
                    columns[cell.column + cell.column_span],
                    edges[bottom - first],
                )
                self._frame(box, self._look.inner)
                if _is_largest_share(cell, top, bottom):
                    self._fill(box, lines, cell.at)
        self._frame((columns[0], edges[0], columns[-1], edges[-1]), self._look.outer)
        self._y = edges[-1]
        return stop

    def _frame(self, box: Box, thickness: float) -> None:
        half = thickness / 2
        x0, y0, x1, y1 = box
        for line in (
            (x0 - half, y0 - half, x1 + half, y0 + half),
            (x0 - half, y1 - half, x1 + half, y1 + half),
            (x0 - half, y0 - half, x0 + half, y1 + half),
            (x1 - half, y0 - half, x1 + half, y1 + half),
        ):
            left, top, right, bottom = (round(length * self._scale) for length in line)
            self._ink.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=self._look.grey)

    def _fill(self, box: Box, lines: Sequence[str], at: Address | None) -> None:
        height = self._look.height
        y = (box[1] + box[3] - 1.3 * height * len(lines)) / 2 + 0.15 * height
        for line in lines:
            self._print(line, (box[0] + box[2] - self._width(line, height)) / 2, y, height)
            y += 1.3 * height
        if at is not None:
            left, top, right, bottom = (length * self._scale / SUPERSAMPLING for length in box)
            self._pages[-1][1][at] = (left, top, right, bottom)

    def _print(self, text: str, x: float, y: float, height: float) -> None:
        font = self._look.typeface.at(height * self._scale)
        # from the baseline: fonts differ in the room they leave above
        self._ink.text((x * self._scale, (y + 0.88 * height) * self._scale), text, font=font, fill=0, anchor="ls")

    def _width(self, text: str, height: float) -> float:
        return self._look.typeface.at(height * self._scale).getlength(text) / self._scale

    def _wrapped(self, text: str, height: float, width: float) -> list[str]:
        lines = [""]
        for character in text:
            if lines[-1] and self._width(lines[-1] + character, height) > width:
                lines.append("")
            lines[-1] += character
        return lines


def _is_largest_share(cell: OfficialCell, top: int, bottom: int) -> bool:
    """Of a cell cut by the end of a page, the part that carries the text: the larger one, the first of equal ones."""
    mine, other = bottom - top, cell.row_span - (bottom - top)
    return mine > other or (mine == other and top == cell.row)
