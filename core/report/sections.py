"""The six sections: which paragraph is a heading, and what stands below it."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from core.forms.headings import HEADINGS, PROPER_HEADINGS, SECTION_OF_HEADING
from core.forms.labels import likeness
from core.layout.grid import Flow, Grid
from core.report.annual_report import Section
from core.source.document import Paragraph
from core.source.text import SourceText

_HEADING = re.compile(r"^([一二三四五六七八九十])[、,.:]?(.+)$")
_LONGEST_HEADING = 36
_ALIKE = 0.7

_Cut = tuple[int, str, SourceText, SourceText]


class Outline(Struct, frozen=True):
    """A document by sections; ``grids`` has each grid with the number of the section it stands in."""

    sections: tuple[Section, ...]
    grids: tuple[tuple[int, Grid], ...]


class _Open(Struct):
    number: int
    printed: str
    heading: SourceText
    paragraphs: list[SourceText]


def outline(flow: Flow) -> Outline:
    """Cut a document at its section headings; what comes before the first is section 0."""
    sections = [_Open(0, "", SourceText(), [])]
    grids: list[tuple[int, Grid]] = []
    cuts = _without_subheadings(
        {at: cut for at, block in enumerate(flow) if isinstance(block, Paragraph) and (cut := heading_of(block))}
    )
    for at, block in enumerate(flow):
        if isinstance(block, Grid):
            grids.append((sections[-1].number, block))
            continue
        cut = cuts.get(at)
        if cut is None:
            sections[-1].paragraphs.append(block.text)
        else:
            number, printed, heading, rest = cut
            sections.append(_Open(number, printed, heading, [rest] if rest else []))
    return Outline(tuple(Section(s.number, s.printed, s.heading, tuple(s.paragraphs)) for s in sections), tuple(grids))


def _without_subheadings(cuts: Mapping[int, _Cut]) -> dict[int, _Cut]:
    """Those of ``cuts`` that no other of the same section excels: 「一、存在的主要问题」 stands below 「五、存在的主要问题……」."""
    fits = {at: (cut[1] == HEADINGS[cut[0]][0], _is_proper(cut)) for at, cut in cuts.items()}
    excelled = {
        at
        for at, cut in cuts.items()
        for other, rival in cuts.items()
        if rival[0] == cut[0]
        and fits[other] != fits[at]
        and all(one >= two for one, two in zip(fits[other], fits[at], strict=True))
    }
    return {at: cut for at, cut in cuts.items() if at not in excelled}


def _is_proper(cut: _Cut) -> bool:
    text = cut[2].normalised().characters
    match = _HEADING.match(text)
    return (match[2] if match else text).rstrip("。:.") in PROPER_HEADINGS


def heading_of(paragraph: Paragraph) -> _Cut | None:
    """Number, printed numeral, heading and the text that follows it in the same paragraph; ``None`` for ordinary text."""
    characters = paragraph.text.characters.lstrip()
    if not characters or not (characters[0] in "一二三四五六七八九十" or len(characters) <= _LONGEST_HEADING):
        return None
    clean = paragraph.text.normalised()
    match = _HEADING.match(clean.characters)
    title = match[2] if match else clean.characters
    number = SECTION_OF_HEADING.get(title.rstrip("。:."))
    if number is None and match:
        number = _resembled(title)
    if number is not None and (match or len(clean) <= _LONGEST_HEADING):
        return number, match[1] if match else "", paragraph.text, SourceText()
    return _run_in(paragraph, clean, match) if match else None


def _resembled(title: str) -> int | None:
    if len(title) > _LONGEST_HEADING:
        return None
    scored = [(likeness(title, known), number) for known, number in SECTION_OF_HEADING.items()]
    best, number = max(scored)
    return number if best >= _ALIKE else None


def _run_in(paragraph: Paragraph, clean: SourceText, match: re.Match[str]) -> _Cut | None:
    """A heading with its text in one paragraph: 「六、其他需要报告的事项 2023年未收取……」."""
    for known, number in SECTION_OF_HEADING.items():
        if match[2].startswith(known) and match[1] == HEADINGS[number][0]:
            marks = paragraph.text.marks
            last = clean.marks[match.start(2) + len(known) - 1]
            cut = marks.index(last) + 1
            heading, rest = paragraph.text.slice(0, cut), paragraph.text.slice(cut, len(paragraph.text))
            return number, match[1], heading, rest.strip()
    return None


def paragraphs_before(sections: Sequence[Section]) -> tuple[SourceText, ...]:
    """The text in front of the first heading: title, preamble."""
    return sections[0].paragraphs if sections and sections[0].number == 0 else ()
