"""Glyphs to lines of print: what stands at one height, from left to right, with blanks where there are gaps."""

from collections.abc import Sequence
from math import inf
from operator import sub

from msgspec import Struct

from core.source.document import PrintedPage
from core.source.geometry import Rect
from core.source.provenance import mark
from core.source.text import SourceText

_EM = 0.8
_WORD_GAP = 0.2
_LEAST_GAP = 1.0
_WIDE_GAP = 0.9
_RUN_TOGETHER = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,-+%/")


class PrintLine(Struct, frozen=True):
    """A line of print on page ``page`` (from 0): its glyphs' positions in order, its text and its box.

    ``em`` is the size of its type in points: the width of its widest glyph.
    """

    page: int
    glyphs: tuple[int, ...]
    text: SourceText
    rect: Rect
    em: float


def print_lines(page: PrintedPage, number: int, glyphs: Sequence[int]) -> tuple[PrintLine, ...]:
    """The lines, from top to bottom, that ``glyphs`` of page ``number`` (from 0) make."""
    return tuple(line_of(page, number, line) for line in levels(page.boxes, glyphs))


def line_of(page: PrintedPage, number: int, glyphs: Sequence[int]) -> PrintLine:
    """The line of ``glyphs``, which are in reading order."""
    if len(glyphs) == 1:
        at = glyphs[0]
        box = page.boxes[at]
        return PrintLine(number, (at,), SourceText(page.characters[at], (mark(number, at),)), box, box.x1 - box.x0)
    boxes = [page.boxes[at] for at in glyphs]
    lefts, rights = [box.x0 for box in boxes], [box.x1 for box in boxes]
    rect = Rect(min(lefts), min([box.y0 for box in boxes]), max(rights), max([box.y1 for box in boxes]))
    gaps = [at for at, (left, end) in enumerate(zip(lefts[1:], rights, strict=False), 1) if left - end > _LEAST_GAP]
    text = _spaced(page, number, glyphs, [at for at in gaps if _is_blank(page, glyphs[at - 1], glyphs[at])])
    return PrintLine(number, tuple(glyphs), text, rect, max(map(sub, rights, lefts)))


def levels(boxes: Sequence[Rect], glyphs: Sequence[int]) -> list[list[int]]:
    """Glyphs grouped by height, from top to bottom, each group from left to right."""
    found: list[list[int]] = []
    reach = -inf
    for height, extent, run in sorted(_runs(boxes, glyphs)):
        if height > reach:
            found.append(run)
            reach = height + extent
        else:
            found[-1] = sorted(found[-1] + run, key=lambda at: boxes[at].x0)
    return found


def _runs(boxes: Sequence[Rect], glyphs: Sequence[int]) -> list[tuple[float, float, list[int]]]:
    """Glyphs that follow one another at one height, from left to right, with twice that height and their extent.

    Files mostly draw line by line, so that little is left to sort.
    """
    runs: list[tuple[float, float, list[int]]] = []
    low = high = left = inf
    for at in glyphs:
        box = boxes[at]
        height = box.y0 + box.y1
        if low <= height <= high and box.x0 >= left:
            runs[-1][2].append(at)
        else:
            extent = box.y1 - box.y0
            low, high = height - extent, height + extent
            runs.append((height, extent, [at]))
        left = box.x0
    return runs


def _spaced(page: PrintedPage, number: int, glyphs: Sequence[int], blanks: Sequence[int]) -> SourceText:
    """The line's text with a blank before each position in ``blanks``, marked as the glyph before it."""
    text, base = page.characters, mark(number, 0)
    characters = [text[at] for at in glyphs]
    marks = [base + at for at in glyphs]
    for position in reversed(blanks):
        characters.insert(position, " ")
        marks.insert(position, marks[position - 1])
    return SourceText("".join(characters), tuple(marks))


def _is_blank(page: PrintedPage, before: int, after: int) -> bool:
    """Whether the gap between two glyphs is clearly wider than typesetting leaves between characters of their kind."""
    left, right = page.boxes[before], page.boxes[after]
    tight = page.characters[before] in _RUN_TOGETHER and page.characters[after] in _RUN_TOGETHER
    height = min(left.height, right.height)
    return right.x0 - left.x1 > _EM * height * (_WORD_GAP if tight else _WIDE_GAP)
