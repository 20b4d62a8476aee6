"""Lines of print in a page picture: where letters and figures stand, apart from rulings and specks."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from core.scans.recogniser import Grey
from core.scans.ruling_marks import INK, Mask

_SPECK = 5
_EDGE = 4
_LETTER = (9, 60)
_USUAL_EM = 30.0
_ENOUGH = 20
_ONE_LINE = 1.25
_LEAST_HEIGHT = 0.55
MARGIN_SHARE = 0.2
"""The white margin round a line, as a share of its height."""


class PixelBox(Struct, frozen=True, gc=False):
    """A rectangle of a picture in pixels; ``x1`` and ``y1`` are exclusive."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Columns."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Rows."""
        return self.y1 - self.y0


class Print(Struct, frozen=True):
    """The print of a page, or of a part of it: ``ink`` is 255 where a letter, figure or sign stands.

    ``letters`` has a row (left, top, height) for each mark as high as a letter may be; ``em`` is the height of an ideograph.
    """

    ink: Mask
    letters: NDArray[np.int32]
    em: float

    def within(self, box: PixelBox) -> "Print":
        """The print with the type size of what stands inside ``box``, where there is enough of it to tell."""
        return structs.replace(self, em=_em(self.letters[_inside(self.letters, box)], self.em))

    def without(self, boxes: Sequence[PixelBox]) -> "Print":
        """The print outside ``boxes``."""
        ink, outside = self.ink.copy(), np.ones(len(self.letters), dtype=bool)
        for box in boxes:
            ink[box.y0 : box.y1, box.x0 : box.x1] = 0
            outside &= ~_inside(self.letters, box)
        letters = self.letters[outside]
        return Print(ink, letters, _em(letters, self.em))


def _inside(letters: NDArray[np.int32], box: PixelBox) -> NDArray[np.bool_]:
    left, top = letters[:, 0], letters[:, 1]
    return np.asarray((left >= box.x0) & (left < box.x1) & (top >= box.y0) & (top < box.y1))


def find_print(page: Grey, rulings: Mask, unit: float) -> Print:
    """The ink of ``page`` without ``rulings``, specks and what hangs over the picture's edge."""
    walls = cv2.dilate(rulings, np.ones((3, 3), np.uint8))
    ink = np.where((page < INK) & (walls == 0), np.uint8(255), np.uint8(0))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height = (stats[:, at] for at in range(4))
    kept = np.maximum(width, height) >= round(_SPECK * unit)
    rows, columns = ink.shape
    border = (left < _EDGE) | (top < _EDGE) | (left + width > columns - _EDGE) | (top + height > rows - _EDGE)
    kept &= ~border
    kept[0] = False
    like_letter = kept & (height >= _LETTER[0] * unit) & (height <= _LETTER[1] * unit) & (width <= _LETTER[1] * unit)
    letters = np.asarray(np.stack([left, top, height], axis=1)[like_letter], dtype=np.int32)
    return Print(np.asarray(kept[labels] * np.uint8(255), dtype=np.uint8), letters, _em(letters, _USUAL_EM * unit))


def _em(letters: NDArray[np.int32], otherwise: float) -> float:
    """The height of an ideograph: most ideographs hang together, and are the highest marks but for a few."""
    return float(np.percentile(letters[:, 2], 80)) * 1.05 if len(letters) >= _ENOUGH else otherwise


def lines_in(found: Print, box: PixelBox, *, headings: bool = False) -> Iterator[PixelBox]:
    """The lines of print inside ``box``, from top to bottom, each as tight as its ink; ``headings`` may be of larger type."""
    ink = found.ink[box.y0 : box.y1, box.x0 : box.x1]
    if not ink.size:
        return
    for top, bottom in _joined(ink, _runs(np.asarray(ink.any(axis=1))), found.em, headings=headings):
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        yield PixelBox(box.x0 + int(columns[0]), box.y0 + top, box.x0 + int(columns[-1]) + 1, box.y0 + bottom)


def _runs(marked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marked, [False])).astype(np.int8)))
    return [(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def _joined(ink: Mask, runs: list[tuple[int, int]], em: float, *, headings: bool) -> list[tuple[int, int]]:
    """Runs of rows that together are no higher than one line: the strokes of 三 are one character."""
    lines: list[tuple[int, int]] = []
    for start, stop in runs:
        size = max(em, _lone_width(ink[lines[-1][0] : stop], em)) if lines and headings else em
        if lines and stop - lines[-1][0] <= _ONE_LINE * size:
            lines[-1] = (lines[-1][0], stop)
        else:
            lines.append((start, stop))
    return lines


def _lone_width(ink: Mask, em: float) -> float:
    """How wide the ink is, where it can be one character of larger type (the last one of a heading); else 0."""
    columns = np.flatnonzero(ink.any(axis=0))
    width = float(columns[-1] - columns[0] + 1) if len(columns) else 0.0
    return width if width < 2 * em else 0.0


def cut_line(page: Grey, line: PixelBox, em: float, limits: PixelBox) -> Grey:
    """The picture of a line as the recogniser wants it: a margin round it, and a low sign at its place in a full line.

    Nothing outside ``limits`` (the cell) comes in.
    """
    short = max(round(least_height(em)) - line.height, 0)
    margin = round(MARGIN_SHARE * max(line.height, least_height(em)))
    top, bottom = line.y0 - margin - short // 2, line.y1 + margin + (short + 1) // 2
    left, right = line.x0 - margin, line.x1 + margin
    picture = np.full((bottom - top, right - left), 255, dtype=np.uint8)
    y0, y1 = max(top, limits.y0, 0), min(bottom, limits.y1, page.shape[0])
    x0, x1 = max(left, limits.x0, 0), min(right, limits.x1, page.shape[1])
    picture[y0 - top : y1 - top, x0 - left : x1 - left] = page[y0:y1, x0:x1]
    return picture


def least_height(em: float) -> float:
    """The height, in pixels, below which a line is only a part of one (一, a hyphen)."""
    return _LEAST_HEIGHT * em
