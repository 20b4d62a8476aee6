"""Lines of print to paragraphs: a paragraph ends where its last line ends early or the next one is indented."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from core.layout.page_table import PageLayout
from core.layout.print_lines import PrintLine
from core.source.document import Paragraph
from core.source.text import SourceText, joined

_INDENT = 1.2
_CENTRED = 0.8
_NEVER_FULL = 2.5
_RAGGED = 1.5
_TITLE_PITCH = 2.5
_SAME_TYPE = 0.12
_WIDE_PITCH = 1.35
_NARROW = 0.55
_UNBROKEN = re.compile(r"[“‘（《〔]*(?:[!-~]+|.)[，。、；：！？）》〕】”’…]*[!-~]*(?:[“‘（《〔]+.)?")
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
    em = max((line.em for line in lines), default=0.0)
    right = _right_edge([line.rect.x1 for line in lines], em)
    edge = min((rect.x1 for rect in tables), default=right)
    if edge - right > _NEVER_FULL * em:
        right = edge
    pitches = sorted(pitch for layout in layouts for pitch in _pitches(layout.lines))
    return TextColumn(left, right, pitches[len(pitches) // 2] if pitches else 0.0)


def _right_edge(ends: Sequence[float], em: float) -> float:
    """Where full lines end: the middle of those that end furthest, since punctuation may hang over the edge."""
    furthest = max(ends, default=0.0)
    full = sorted(end for end in ends if end > furthest - _RAGGED * em)
    return full[len(full) // 2] if full else furthest


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
    """Whether ``below`` continues the paragraph of ``above``.

    A full line that ends in the middle of a sentence is always continued. A line set in from the edge begins a
    paragraph, unless both are centred: a title of two lines.
    """
    size = above.em
    if abs(size - below.em) > _SAME_TYPE * size or _far(above, below, column) or not _full(above, below, column):
        return False
    heading = _HEADING.match(below.text.characters) is not None
    ended = above.text.characters.endswith(tuple(_SENTENCE_END))
    if below.rect.x0 > column.left + _INDENT * size:
        centred = _centred(above, column) and _centred(below, column) and below.rect.x1 < column.right - size
        return centred or (column.right - above.rect.x1 < size and not ended and not heading)
    return not (heading and ended)


def _full(above: PrintLine, below: PrintLine, column: TextColumn) -> bool:
    """Whether the line above had no room for the first word of the line below."""
    room = column.right - above.rect.x1
    if below.rect.x0 > column.left + _INDENT * above.em and _centred(above, column):
        room = column.right - column.left - above.rect.width
    return room < _first_word(below) + above.em


def _far(above: PrintLine, below: PrintLine, column: TextColumn) -> bool:
    """Whether more than the usual distance lies between two lines of one page."""
    pitch = below.rect.centre[1] - above.rect.centre[1]
    if above.page != below.page or column.pitch <= 0:
        return False
    title = _centred(above, column) and _centred(below, column)
    return pitch > max(_WIDE_PITCH * column.pitch, (_TITLE_PITCH if title else _WIDE_PITCH) * above.em)


def _first_word(line: PrintLine) -> float:
    """The width of what cannot be broken at the line's start: a number, a word, an ideograph with its punctuation."""
    match = _UNBROKEN.match(line.text.characters)
    word = match.group() if match else ""
    return line.em * sum(_NARROW if character.isascii() else 1.0 for character in word)


def _centred(line: PrintLine, column: TextColumn) -> bool:
    return abs((line.rect.x0 - column.left) - (column.right - line.rect.x1)) < _CENTRED * line.em


def _joined(lines: Sequence[PrintLine]) -> SourceText:
    """The lines' text one after another; a blank only between two words in letters."""
    parts = [lines[0].text]
    for above, below in pairwise(lines):
        last, first = above.text.characters[-1], below.text.characters[0]
        if last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
            parts.append(SourceText(" ", above.text.marks[-1:]))
        parts.append(below.text)
    return joined(parts)
