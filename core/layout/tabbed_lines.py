"""What a single line of flattened text is: a row of a table, a label that may belong to one, a heading, or prose."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from msgspec import Struct

from core.layout.bare_headings import is_bare_heading
from core.source.text import SourceText, joined


class Line(Struct, frozen=True):
    """A line of text: it stands on line ``block`` of the document from character ``start``, both from 0."""

    text: SourceText
    block: int
    start: int


class Kind(Enum):
    """The part a line can play. ``GAPPED`` is a label that falls into cells, if it stands in a table at all."""

    BLANK = auto()
    ROW = auto()
    GAPPED = auto()
    SEPARATOR = auto()
    LABEL = auto()
    HEADING = auto()
    PROSE = auto()


class SeenLine(Struct, frozen=True):
    """A line with its kind; ``cells`` are the stretches (start, stop) of its cells, blanks around them left out."""

    line: Line
    kind: Kind
    cells: tuple[tuple[int, int], ...]

    def texts(self) -> tuple[str, ...]:
        """The cells' characters."""
        return tuple(self.line.text.characters[start:stop] for start, stop in self.cells)


LONGEST_LABEL = 80
_LONGEST_LOOSE_LABEL = 60
_SENTENCE_END = re.compile(r"[。；！？]")
_PIPES = str.maketrans(dict.fromkeys("｜│┃║¦┆┇┊┋∣", "|"))
_SEPARATOR_CHARACTERS = frozenset("|-－—─━═=:+ \t\u3000┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╞╪╡╭╮╰╯")
_DASHES = re.compile("[-－—─━═=]{3}")
_QUOTED_CELL = re.compile(r'\s*"((?:[^"]|"")*)"\s*')
_MARKUP = re.compile(r"^\s*#{1,6}[ \t]+(?=\S)|<br\s*/?>|\*\*|&nbsp;|&#160;", re.IGNORECASE)
_VALUE = re.compile(r"[+\-－−]?[0-9０-９][0-9０-９,，.．]*|[增减][0-9]+|[/／—–\-]{1,3}|无")
_NUMBER = re.compile(r"[+\-－−]?[0-9０-９][0-9０-９,，.．]*|[增减][0-9]+")
_ENUMERATOR = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[、.．]?")
_HEADING = re.compile(r"[一二三四五六七八九十]{1,2}\s*[、.．](?!.*(?:本年新收|上年结转|办理结果|结转下年))")
_BLOCK_HEADING = re.compile(r"第.{1,4}条.{0,2}第.{1,5}项")
_WIDE_GAP = re.compile(r"[ \u3000\xa0]{2,}")
_WORD = re.compile(r"[^ \u3000\xa0]+")


def unmarked(text: SourceText) -> SourceText:
    """The text without the signs of Markdown: for headings, bold type, and breaks inside a cell."""
    kept = 0
    parts: list[SourceText] = []
    for match in _MARKUP.finditer(text.characters):
        parts.append(text.slice(kept, match.start()))
        kept = match.end()
    return joined([*parts, text.slice(kept, len(text))]) if parts else text


def look_at(line: Line, separator: str = "") -> SeenLine:
    """The line's kind, judged by itself alone; ``separator`` parts its cells where that is known from its neighbours."""
    text = line.text.characters
    stripped = text.strip()
    if not stripped:
        return SeenLine(line, Kind.BLANK, ())
    if _is_separator(stripped):
        return SeenLine(line, Kind.SEPARATOR, ())
    cells = separated(text, separator) if separator else _cells(text)
    kind = _loose_kind(stripped) if cells is None else _row_kind(stripped, [text[slice(*cell)] for cell in cells])
    if kind is Kind.ROW and cells is not None:
        return SeenLine(line, kind, tuple(cells))
    gapped = _gapped(text) if kind is Kind.LABEL or _is_row_of_headings(kind, stripped) else ()
    if len(gapped) > 1:
        return SeenLine(line, Kind.GAPPED, gapped)
    return SeenLine(line, kind, (_trimmed(text, 0, len(text)),))


def _row_kind(stripped: str, cells: list[str]) -> Kind:
    """What a line that splits into ``cells`` is; headings and numbered sentences may hold a tab too."""
    words = [cell for cell in cells if cell]
    if _is_prose(words):
        return Kind.PROSE
    if len(words) <= 2 and _HEADING.match(words[0]) and (len(words) == 1 or is_number(words[1])):
        return Kind.HEADING  # with its page, as a table of contents prints it
    if _is_numbered_text(words):
        return _loose_kind(stripped)
    return Kind.ROW


def is_number(text: str) -> bool:
    """Whether a cell prints a number."""
    return len(text) <= LONGEST_LABEL and _NUMBER.fullmatch(text) is not None


def is_value(text: str) -> bool:
    """Whether a cell prints a number or what stands for none (``/``, ``—``, ``无``)."""
    return len(text) <= LONGEST_LABEL and _VALUE.fullmatch(text) is not None


def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between blanks."""
    return tuple(match.span() for match in _WORD.finditer(text))


def is_spaced(seen: SeenLine) -> bool:
    """Whether a row's cells are parted by blanks alone."""
    text = seen.line.text.characters
    return seen.kind is Kind.ROW and "\t" not in text and "|" not in text.translate(_PIPES)


def is_block_heading(text: str) -> bool:
    """Whether the text heads a block of table 2 (第二十条第（一）项)."""
    return len(text) <= LONGEST_LABEL and _BLOCK_HEADING.match(text.strip()) is not None


def starts_row(text: str) -> bool:
    """Whether a label on a line of its own begins a row: it is numbered, or is the first heading of a block."""
    return text.startswith("信息内容") or re.match(r"[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]", text) is not None


def _is_row_of_headings(kind: Kind, stripped: str) -> bool:
    """Whether a line too long for a label is many short ones, parted by wide gaps."""
    if kind is not Kind.PROSE or len(stripped) > 4 * LONGEST_LABEL or _SENTENCE_END.search(stripped):
        return False
    return len(_wide_cells(stripped)) > 3


def _gapped(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches between runs of two or more blanks; a label and its last values are parted by one too."""
    wide = _wide_cells(text)
    words = words_of(text)
    values = _values_at_end(text, words)
    label = words[: len(words) - values]
    if len(wide) == 1 and label and values:
        return ((label[0][0], label[-1][1]), *words[len(label) :])
    return wide


def _values_at_end(text: str, words: Sequence[tuple[int, int]]) -> int:
    """How many of the last words are values."""
    count = 0
    while count < len(words) and is_value(text[slice(*words[-1 - count])]):
        count += 1
    return count


def _wide_cells(text: str) -> tuple[tuple[int, int], ...]:
    ends = [match.span() for match in _WIDE_GAP.finditer(text)]
    starts = [0, *(stop for _, stop in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    spans = (_trimmed(text, start, stop) for start, stop in zip(starts, stops, strict=True))
    return tuple(span for span in spans if span[0] < span[1])


def _is_separator(stripped: str) -> bool:
    stripped = stripped.translate(_PIPES)
    bare = not set(stripped) - _SEPARATOR_CHARACTERS
    return bare and ("|" in stripped or _DASHES.search(stripped) is not None)


def _is_prose(words: list[str]) -> bool:
    if any(len(word) > LONGEST_LABEL for word in words):
        return True
    return len(words) <= 2 and any(_SENTENCE_END.search(word) for word in words)


def _is_numbered_text(words: list[str]) -> bool:
    return len(words) == 2 and not is_number(words[1]) and _ENUMERATOR.fullmatch(words[0][:LONGEST_LABEL]) is not None


def _loose_kind(stripped: str) -> Kind:
    if _HEADING.match(stripped[:LONGEST_LABEL]) or is_bare_heading(stripped):
        return Kind.HEADING
    return Kind.PROSE if len(stripped) > _LONGEST_LOOSE_LABEL or _SENTENCE_END.search(stripped) else Kind.LABEL


def _cells(text: str) -> list[tuple[int, int]] | None:
    """The cells of a line that is a row by its tabs, pipes or spaced numbers."""
    if "\t" in text.lstrip():
        return _split(text, "\t", 0, len(text))
    text = text.translate(_PIPES)
    if text.count("|") >= 2:
        start, stop = _trimmed(text, 0, len(text))
        return _split(text, "|", start + (text[start] == "|"), stop - (text[stop - 1] == "|"))
    return _spaced(text)


def separated(text: str, separator: str) -> list[tuple[int, int]]:
    """The cells between separators (CSV); one in quotation marks may hold the separator itself."""
    cells: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        quoted = _QUOTED_CELL.match(text, start)
        if quoted is not None and text[quoted.end() : quoted.end() + 1] in {"", separator}:
            cells.append(_trimmed(text, *quoted.span(1)))
            start = quoted.end() + 1
            continue
        end = text.find(separator, start)
        end = len(text) if end < 0 else end
        cells.append(_trimmed(text, start, end))
        start = end + 1
    return cells


def _split(text: str, separator: str, start: int, stop: int) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    end = start
    while (end := text.find(separator, end, stop)) >= 0:
        if text[end - 1 : end] != "\\":  # Markdown writes a pipe that parts nothing as \|
            cells.append(_trimmed(text, start, end))
            start = end + 1
        end += 1
    return [*cells, _trimmed(text, start, max(start, stop))]


def _trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """``start`` to ``stop`` without blanks at both ends; an empty stretch stays at its start."""
    piece = text[start:stop]
    left = start + len(piece) - len(piece.lstrip())
    clean = len(piece.strip())
    return (left, left + clean) if clean else (start, start)


def _spaced(text: str) -> list[tuple[int, int]] | None:
    """A label and at least three values, or at least five values alone, parted by blanks."""
    if len(text) > 4 * LONGEST_LABEL:
        return None
    words = words_of(text)
    values = _values_at_end(text, words)
    label = words[: len(words) - values]
    if values < (3 if label else 5) or not any(is_number(text[slice(*span)]) for span in words[-values:]):
        return None
    if not label:
        return list(words)
    head = text[: label[-1][1]]
    if sum(stop - start for start, stop in label) > LONGEST_LABEL or _SENTENCE_END.search(head):
        return None
    return [*_wide_cells(head), *words[-values:]]
