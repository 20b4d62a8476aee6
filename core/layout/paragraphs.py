"""Lines of print to paragraphs: a paragraph ends where its last line ends early or the next one is indented."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from core.layout.page_tables import PageLayout
from core.layout.print_lines import PrintLine
from core.source.document import Paragraph
from core.source.text import SourceText, joined

_INDENT = 1.2
_SAME_TYPE = 0.12
_WIDE_PITCH = 1.35
_ASCII_WORD = re.compile(r"[!-~]+")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_SENTENCE_END = "。！？；："


class TextColumn(Struct, frozen=True):
    """Where running text stands on a page: its edges, and the usual distance from line to line, in points."""

    left: float
    right: float
    pitch: float


def text_column(layouts: Sequence[PageLayout]) -> TextColumn:
    """The column that the lines of ``layouts`` show; with few full lines, the tables tell where it ends."""
    lines = [line for layout in layouts for line in layout.lines]
    tables = [table.rect for layout in layouts for table in layout.tables]
    starts = Counter(round(line.rect.x0 / 2) for line in lines)
    common = [start for start, count in starts.items() if count >= 2] or list(starts)
    left = 2.0 * min(common, default=0)
    ends = [line.rect.x1 for line in lines]
    right = max([*ends, *([min(rect.x1 for rect in tables)] if tables else [])], default=0.0)
    pitches = sorted(pitch for layout in layouts for pitch in _pitches(layout.lines))
    return TextColumn(left, right, pitches[len(pitches) // 2] if pitches else 0.0)


def _pitches(lines: Sequence[PrintLine]) -> Iterable[float]:
    return (below.rect.centre[1] - above.rect.centre[1] for above, below in pairwise(lines))


def paragraphs(lines: Sequence[PrintLine], column: TextColumn) -> tuple[Paragraph, ...]:
    """The paragraphs that consecutive ``lines``, also of several pages, make."""
    groups: list[list[PrintLine]] = []
    for line in lines:
        if groups and reads_on(groups[-1][-1], line, column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph(_joined(group)) for group in groups)


def reads_on(above: PrintLine, below: PrintLine, column: TextColumn) -> bool:
    """Whether ``below`` continues the paragraph of ``above``."""
    size = above.em
    if abs(size - below.em) > _SAME_TYPE * size or _far(above, below, column):
        return False
    room = column.right - above.rect.x1
    wrapped = room < _first_word(below) + size
    if below.rect.x0 > column.left + _INDENT * size:
        return wrapped and _centred(above, column) and _centred(below, column) and below.rect.x1 < column.right - size
    if not wrapped:
        return False
    return not (_HEADING.match(below.text.characters) and above.text.characters.endswith(tuple(_SENTENCE_END)))


def _far(above: PrintLine, below: PrintLine, column: TextColumn) -> bool:
    """Whether more than the usual distance lies between two lines of one page."""
    pitch = below.rect.centre[1] - above.rect.centre[1]
    return above.page == below.page and column.pitch > 0 and pitch > _WIDE_PITCH * max(column.pitch, above.em)


def _first_word(line: PrintLine) -> float:
    """The width of what cannot be broken at the line's start: a number or a word, or one ideograph with punctuation."""
    match = _ASCII_WORD.match(line.text.characters)
    length = match.end() if match else 2
    return line.rect.width * length / max(len(line.text), 1)


def _centred(line: PrintLine, column: TextColumn) -> bool:
    return abs(line.rect.centre[0] - (column.left + column.right) / 2) < line.em


def _joined(lines: Sequence[PrintLine]) -> SourceText:
    """The lines' text one after another; a blank only between two words in letters."""
    parts = [lines[0].text]
    for above, below in pairwise(lines):
        last, first = above.text.characters[-1], below.text.characters[0]
        if last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
            parts.append(SourceText(" ", above.text.marks[-1:]))
        parts.append(below.text)
    return joined(parts)
