"""A page picture without what is not print: the paper's tone and shadow, the colour of a seal."""

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.scans.recogniser import Grey
from core.scans.straightening import turned

Colour = NDArray[np.uint8]
"""A picture: rows × columns × (blue, green, red)."""

_RED_OVER = 30
_RED_SHARE = 0.0005
_FADED = 200
_RED_LINE = 120
_INK = 170
_BLACK = 100
_MOSTLY = 0.6
_PAPER_CELL = 8
_PAPER_REACH = 25


class CleanPage(Struct, frozen=True):
    """A page in black on white: ``print`` for reading, and ``lines`` for finding walls, where red ink has left less.

    ``seal`` is dark where red ink lies: what is blank there may only be covered.
    """

    print: Grey
    lines: Grey
    seal: Grey | None = None

    def turned(self, quarters: int) -> "CleanPage":
        """The page turned clockwise by quarters."""
        if not quarters % 4:
            return self
        print_, lines = _quarter_turned(self.print, quarters), _quarter_turned(self.lines, quarters)
        return CleanPage(print_, lines, None if self.seal is None else _quarter_turned(self.seal, quarters))

    def straightened(self, degrees: float) -> "CleanPage":
        """The page turned clockwise by a few degrees within its size."""
        print_ = turned(self.print, degrees)
        lines = print_ if self.lines is self.print else turned(self.lines, degrees)
        return CleanPage(print_, lines, None if self.seal is None else turned(self.seal, degrees))


def _quarter_turned(picture: Grey, quarters: int) -> Grey:
    return np.ascontiguousarray(np.rot90(picture, -quarters))


def cleaned(picture: Colour) -> CleanPage:
    """The picture on white paper, a red seal faded as far as what is below it shows through."""
    blue, green, red = cv2.split(picture)
    reddish = cv2.subtract(red, cv2.max(blue, green)) > _RED_OVER
    if float(np.mean(reddish)) < _RED_SHARE:
        page = _on_white(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8))
        return CleanPage(page, page)
    # in the red channel red ink is nearly as bright as paper, and print below it stays dark
    page = _on_white(np.asarray(red, dtype=np.uint8))
    lines = page.copy()
    lines[reddish & (page > _RED_LINE)] = 255
    page[(reddish & (page > _FADED)) | _seal_marks(page, reddish)] = 255
    return CleanPage(page, lines, np.where(reddish, np.uint8(0), np.uint8(255)))


def _seal_marks(page: Grey, reddish: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where separate marks lie that are red for the most part and nowhere black: the seal's own, not print below it."""
    count, labels = cv2.connectedComponents(np.asarray(page < _INK, dtype=np.uint8), connectivity=8)
    size = np.bincount(labels.ravel(), minlength=count)
    red = np.bincount(labels[reddish], minlength=count)
    black = np.bincount(labels[page < _BLACK], minlength=count)
    of_seal = (red > _MOSTLY * size) & (black == 0)
    of_seal[0] = False
    spread = cv2.dilate(np.asarray(of_seal[labels], dtype=np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(spread > 0)


def _on_white(grey: Grey) -> Grey:
    return np.asarray(cv2.divide(grey, _paper(grey), scale=255), dtype=np.uint8)


def _paper(grey: Grey) -> Grey:
    """How bright the paper is at each place: the brightest around it, smoothed."""
    height, width = grey.shape
    small = cv2.resize(
        grey, (max(width // _PAPER_CELL, 1), max(height // _PAPER_CELL, 1)), interpolation=cv2.INTER_AREA
    )
    bright = cv2.dilate(cv2.medianBlur(small, 3), np.ones((7, 7), np.uint8))
    smooth = cv2.GaussianBlur(bright, (0, 0), _PAPER_REACH / 3)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
