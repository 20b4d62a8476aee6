"""Glyphs to lines of print: what stands at one height, from left to right, with blanks where there are gaps."""

from collections.abc import Sequence

from msgspec import Struct

from core.source.document import PrintedPage
from core.source.geometry import Rect
from core.source.provenance import mark
from core.source.text import SourceText

_EM = 0.8
_WORD_GAP = 0.2
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
    boxes = [page.boxes[at] for at in glyphs]
    rect = Rect(
        min([box.x0 for box in boxes]),
        min([box.y0 for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.y1 for box in boxes]),
    )
    return PrintLine(
        number, tuple(glyphs), _spaced(page, number, glyphs, boxes), rect, max([box.x1 - box.x0 for box in boxes])
    )


def levels(boxes: Sequence[Rect], glyphs: Sequence[int]) -> list[list[int]]:
    """Glyphs grouped by height, from top to bottom, each group from left to right."""
    if not glyphs:
        return []
    if len(glyphs) == 1:
        return [list(glyphs)]
    levels: list[list[int]] = []
    reach = 0.0
    for height, at in sorted([(boxes[at].y0 + boxes[at].y1, at) for at in glyphs]):
        if not levels or height > reach:
            levels.append([])
            reach = height + boxes[at].y1 - boxes[at].y0
        levels[-1].append(at)
    for level in levels:
        level.sort(key=lambda at: boxes[at].x0)
    return levels


def _spaced(page: PrintedPage, number: int, glyphs: Sequence[int], boxes: list[Rect]) -> SourceText:
    """The line's text; a gap wider than a blank stays visible as one, marked as the glyph before it."""
    characters: list[str] = []
    marks: list[int] = []
    text = page.characters
    base = mark(number, 0)
    end, height, before = boxes[0].x0, 0.0, ""
    for at, box in zip(glyphs, boxes, strict=True):
        character = text[at]
        gap = box.x0 - end
        if gap > 1.0 and before and _is_blank(gap, min(height, box.y1 - box.y0), before, character):
            characters.append(" ")
            marks.append(marks[-1])
        characters.append(character)
        marks.append(base + at)
        end, height, before = box.x1, box.y1 - box.y0, character
    return SourceText("".join(characters), tuple(marks))


def _is_blank(gap: float, height: float, before: str, after: str) -> bool:
    tight = before in _RUN_TOGETHER and after in _RUN_TOGETHER
    return gap > _EM * height * (_WORD_GAP if tight else _WIDE_GAP)
