"""The text of a cell: its lines in reading order, joined as they were before the cell's width broke them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from core.layout.print_lines import PrintLine, line_of, print_lines
from core.source.document import PrintedPage
from core.source.text import SourceText

_NUMBER = frozenset("0123456789.,")
_SLACK = 0.5
_UPRIGHT_FROM = 3


def cell_lines(page: PrintedPage, number: int, glyphs: Sequence[int]) -> tuple[PrintLine, ...]:
    """The lines of a cell of page ``number`` (from 0); a label set upright is one glyph a line, in its own order."""
    if not glyphs:
        return ()
    lines = print_lines(page, number, glyphs)
    if len(lines) >= _UPRIGHT_FROM and _upright(page, glyphs):
        return tuple(line_of(page, number, (at,)) for at in glyphs)
    return lines


def _upright(page: PrintedPage, glyphs: Sequence[int]) -> bool:
    """Whether the text runs down (or up) the page: nearly every glyph follows the one before it across lines.

    Then the file's order is the reading order, also for turned letters and for several columns of them.
    """
    steps = 0
    for before, after in pairwise(glyphs):
        left, right = page.boxes[before], page.boxes[after]
        height, width = left.y1 - left.y0, left.x1 - left.x0
        down = abs(right.y0 + right.y1 - left.y0 - left.y1) / 2
        across = abs(right.x0 + right.x1 - left.x0 - left.x1) / 2
        steps += across < width / 2 and height / 2 < down < 3 * height
    return steps >= 0.7 * (len(glyphs) - 1)


def joined_lines(lines: Sequence[PrintLine], room: float) -> SourceText:
    """Lines joined to one text. ``room`` is the width, in points, that lines of this column are known to have had.

    Digits at a line's end and the next one's start are one number when the next digit had no room left; otherwise two
    numbers stand one above the other, and a blank keeps them apart.
    """
    if len(lines) < 2:
        return lines[0].text if lines else SourceText()
    characters: list[str] = [lines[0].text.characters]
    marks: list[int] = list(lines[0].text.marks)
    for above, below in pairwise(lines):
        if _apart(above, below, room):
            characters.append(" ")
            marks.append(marks[-1])
        characters.append(below.text.characters)
        marks += below.text.marks
    return SourceText("".join(characters), tuple(marks))


def _apart(above: PrintLine, below: PrintLine, room: float) -> bool:
    last, first = above.text.characters[-1], below.text.characters[0]
    if last in _NUMBER and first in _NUMBER:
        digit = below.rect.width / len(below.text)
        return above.rect.width + digit <= room + _SLACK
    return last.isascii() and first.isascii() and last.isalpha() and first.isalpha()


def rooms(cells: Sequence[tuple[tuple[int, int], Sequence[PrintLine]]]) -> Mapping[tuple[int, int], float]:
    """The widest line seen in each column (first column, span)."""
    widest: dict[tuple[int, int], float] = {}
    for columns, lines in cells:
        for line in lines:
            widest[columns] = max(widest.get(columns, 0.0), line.rect.width)
    return widest
