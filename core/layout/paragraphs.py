"""Lines of print to paragraphs: a paragraph ends where its last line ends early or the next one is indented."""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.layout.bare_headings import is_bare_heading
from core.layout.print_lines import PrintLine
from core.layout.text_column import TextColumn
from core.source.document import Paragraph
from core.source.text import SourceText, joined

_INDENT = 1.2
_CENTRED = 0.8
_TITLE_PITCH = 2.5
_SAME_TYPE = 0.12
_WIDE_PITCH = 1.35
_ENDED_PITCH = 1.15
_NARROW = 0.55
_UNBROKEN = re.compile(r"[“‘（《〔]*(?:[!-~]+|.)[，。、；：！？）》〕】”’…]*[!-~]*(?:[“‘（《〔]+.)?")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
_SENTENCE_END = ("。", "！", "？", "；", "：")


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
    """Whether ``below`` continues the paragraph of ``above``: the line above is full, and the one below not set in.

    Two centred lines are a title that was too long for one.
    """
    if not _same_type(above, below) or not _full(above, below, column):
        return False
    if below.rect.x0 > column.left + _INDENT * above.em:
        return _title(above, below, column) and below.rect.x1 < column.right - above.em
    ended = above.text.characters.endswith(_SENTENCE_END)
    if _far(above, below, column, ended=ended):
        return False
    return not (ended and (_HEADING.match(below.text.characters) or is_bare_heading(below.text.characters)))


def _same_type(above: PrintLine, below: PrintLine) -> bool:
    """Whether both lines are set in one size; a line in letters only shows it by its height."""
    wide = abs(above.em - below.em) > _SAME_TYPE * above.em
    high = abs(above.rect.height - below.rect.height) > _SAME_TYPE * above.rect.height
    return not (wide and high)


def _full(above: PrintLine, below: PrintLine, column: TextColumn) -> bool:
    """Whether the line above had no room for the first word of the line below."""
    room = column.right - above.rect.x1
    if below.rect.x0 > column.left + _INDENT * above.em and _centred(above, column):
        room = column.right - column.left - above.rect.width
    return room < _first_word(below) + above.em


def _far(above: PrintLine, below: PrintLine, column: TextColumn, *, ended: bool) -> bool:
    """Whether more than the usual distance lies between two lines of one page, where a sentence ``ended`` or not."""
    if above.page != below.page or column.pitch <= 0:
        return False
    return _pitch(above, below) > (_ENDED_PITCH if ended else _WIDE_PITCH) * max(column.pitch, above.em)


def _title(above: PrintLine, below: PrintLine, column: TextColumn) -> bool:
    """Whether both lines are centred, and not too far from one another."""
    centred = _centred(above, column) and _centred(below, column)
    return centred and above.page == below.page and _pitch(above, below) <= _TITLE_PITCH * above.em


def _pitch(above: PrintLine, below: PrintLine) -> float:
    return below.rect.centre[1] - above.rect.centre[1]


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
