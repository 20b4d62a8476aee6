"""Tables whose cells run together in one paragraph: 「一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9 二、…」.

The words of the form tell where a label ends and where the next begins. Each label and each number becomes a line of its
own, and the lines are read like any table that was flattened to one cell a line.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise

from msgspec import structs

from core.forms.address import Table
from core.forms.form import APPLICANTS, OUTCOMES, RESULTS, Edition, form_of
from core.forms.headings import HEADINGS, SECTION_OF_HEADING
from core.forms.labels import core_of
from core.layout.grid import Flow, Grid
from core.layout.tabbed import Line, tabbed_flow
from core.source.document import Paragraph, ReadProblem
from core.source.provenance import mark_index, mark_place

_FEWEST_LABELS = 4
_FEWEST_NUMBERS = 5
_SHORTEST = 30
_HEADING_WORDS = ("申请人情况", "法人或其他组织", "信息内容", "行政诉讼")
_NUMBER = re.compile(r"(?<![\d.,])[+-]?\d[\d,.]*(?![\d.,]*年)")
_RECEIVED = re.compile(r"本年新收政府信息公开申请数量\s*\d")
_SEVERAL = ReadProblem(
    "正文", "几份报告的表格连成一段，分不清各数属于哪一份，没有读取，请分开保存后再打开", hides_content=True
)
_LABELLED = re.compile(r"\d{1,2}\s*[.．、]")
_CUT = "这个数在段末，下一段又以数字开头，可能被断开"
_NUMBERING = re.compile(r"[（(][一二三四五六七八九十][）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、]")
_CORNER = "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和"


def untangled(flow: Flow) -> tuple[Flow, tuple[ReadProblem, ...]]:
    """The flow with paragraphs that are tables in one line as grids; every other block as it was."""
    blocks: list[Paragraph | Grid] = []
    problems: list[ReadProblem] = []
    for block, after in zip(flow, (*flow[1:], None), strict=False):
        for part in _parts(block):
            if isinstance(part, Grid):
                blocks.append(part)
                continue
            if _holds_several(part.text.characters):
                problems.append(_SEVERAL)
                blocks.append(part)
                continue
            found, doubts = _as_table(part)
            blocks += _with_doubt(found) if _is_cut(part, after) else found
            problems += doubts
    return tuple(blocks), tuple(problems)


def _as_table(paragraph: Paragraph) -> tuple[Flow, tuple[ReadProblem, ...]]:
    """The paragraph as the table in it; itself where it holds none."""
    lines = _lines(paragraph)
    found, doubts = tabbed_flow(lines) if lines else ((), ())
    return (found, doubts) if any(isinstance(one, Grid) for one in found) else ((paragraph,), doubts)


def _is_cut(part: Paragraph, after: Paragraph | Grid | None) -> bool:
    """Whether a paragraph ends in a number that the next block may go on with."""
    if after is None or not part.text.characters[-1:].isdigit():
        return False
    first = after.text.characters if isinstance(after, Paragraph) else str(after.cells[0].text) if after.cells else ""
    return first[:1].isdigit() and _LABELLED.match(first) is None


def _with_doubt(flow: Flow) -> Flow:
    """The flow with the last cell of its last table in doubt."""
    *others, last = flow
    if not isinstance(last, Grid) or not last.cells:
        return flow
    cell = structs.replace(last.cells[-1], doubts=(*last.cells[-1].doubts, _CUT))
    return (*others, structs.replace(last, cells=(*last.cells[:-1], cell)))


def _parts(block: Paragraph | Grid) -> Iterator[Paragraph | Grid]:
    """A paragraph cut before each section heading in it, where a table stands in it too."""
    if isinstance(block, Grid) or not _is_tangled(block.text.characters):
        yield block
        return
    text = block.text
    cuts = [0, *(match.start() for match in _headings().finditer(text.characters) if match.start()), len(text)]
    for start, stop in pairwise(cuts):
        piece = text.slice(start, stop).strip()
        if piece:
            yield Paragraph(piece)


@lru_cache(maxsize=4)  # asked three times of each paragraph, and a megabyte of it takes seconds
def _is_tangled(characters: str) -> bool:
    if len(characters) < _SHORTEST or len(_NUMBER.findall(characters)) < _FEWEST_NUMBERS:
        return False
    labels = {core_of(match[0]) for match in _phrases().finditer(characters)}
    return len(labels) >= _FEWEST_LABELS


def _holds_several(characters: str) -> bool:
    """Whether the rows of several reports run together, so that nobody can tell which figures are whose."""
    return _is_tangled(characters) and len(_RECEIVED.findall(characters)) > 1


def _lines(paragraph: Paragraph) -> list[Line]:
    """The paragraph's labels and numbers, each as a line; none where it holds no table."""
    text = paragraph.text
    if not _is_tangled(text.characters):
        return []
    heading = _headings().match(text.characters)
    spans = [heading.span()] if heading is not None else []
    at = spans[-1][1] if spans else 0
    for match in _phrases().finditer(text.characters, at):
        spans += [*_between(text.characters, at, match.start()), match.span()]
        at = match.end()
    spans += _between(text.characters, at, len(text))
    return [
        Line(text.slice(start, stop), mark_place(text.marks[start]), mark_index(text.marks[start]))
        for start, stop in spans
    ]


def _between(characters: str, start: int, stop: int) -> list[tuple[int, int]]:
    """What stands between two labels: numbers one by one, anything else in one piece."""
    words = [(start + match.start(), start + match.end()) for match in re.finditer(r"\S+", characters[start:stop])]
    split = 0
    while split < len(words) and _is_short(characters[slice(*words[split])]):
        split += 1
    rest = [(words[split][0], words[-1][1])] if split < len(words) else []
    return [*words[:split], *rest]


def _is_short(word: str) -> bool:
    return len(word) <= 16 and (not any(map(str.isalpha, word)) or word[:1] in "增减无")


@cache
def _headings() -> re.Pattern[str]:
    """A section heading with its numeral, wherever it stands."""
    known = sorted(SECTION_OF_HEADING.items(), key=lambda entry: -len(entry[0]))
    choices = (f"{HEADINGS[number][0]}[、.．]\\s*{_loose(words)}" for words, number in known)
    return re.compile("|".join(choices))


@cache
def _phrases() -> re.Pattern[str]:
    """Every label of the form, the longest first; those of one word only with their numbers."""
    labels = sorted({label.strip() for label in _labels() if label}, key=len, reverse=True)
    return re.compile("|".join(map(_pattern, labels)))


def _labels() -> Iterator[str]:
    forms = [form_of(edition, single_other_handling=single) for edition in Edition for single in (False, True)]
    lines = chain.from_iterable(form.table(table).lines for form in forms for table in Table)
    for line in lines:
        yield from (line.label, line.group, line.part, *line.aliases)
        yield from (label for column in line.columns for label in (column.label, *column.aliases[:1]))
    yield from (column.label for column in (*APPLICANTS, *OUTCOMES))
    yield from (RESULTS, _CORNER, *_HEADING_WORDS)


def _pattern(label: str) -> str:
    """The label with any blanks in it, the remark behind it, and its own number before it."""
    numbering = _NUMBERING.match(label)
    body = label[numbering.end() :] if numbering else label
    bare = _loose(re.sub(r"[（(][^（）()]*[）)]$", "", body))
    remark = r"(?:\s*[（(](?![一二三四五六七八九十][）)])[^（）()]{0,40}[）)])?"
    if numbering is None:
        return f"[（(]?{bare}[）)]" if label == _CORNER else bare + remark
    number = _loose(numbering[0]).replace("（", "[（(]").replace("）", "[）)]").replace("\\.", "[.．、]")
    # a label that other tables or prose may use needs its number
    return f"{number}\\s*{bare}{remark}" if len(body) <= 4 else f"(?:{number}\\s*)?{bare}{remark}"


def _loose(words: str) -> str:
    return r"\s*".join(map(re.escape, "".join(words.split())))
