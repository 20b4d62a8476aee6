"""Which part of a document is the report: sites print menus above it and their imprint below, documents a table of contents.

What could be the report is kept. What is left out is said, unless it merely repeats the report's own title and headings.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, structs

from core.forms.address import Table
from core.forms.labels import core_of
from core.forms.recognise import table_words
from core.layout.grid import Flow, Grid
from core.report.page_words import ends_report, is_cover, is_page_grid, is_page_line, names_report
from core.report.sections import heading_of
from core.report.title import TitleAt, names_organ, period, titles_in
from core.source.document import Paragraph, ReadProblem
from core.source.text import SourceText

_LISTED = 3
"""So many headings in a row with nothing between them list the sections; fewer may be sections left empty."""
_FORM_WORDS = 2
_LONGEST_LISTED = 80
_QUOTED = 3
_QUOTED_CHARACTERS = 16
_PAGE_NUMBER = re.compile(r"[-—]*\d{1,3}[-—]*|第\d{1,3}页.{0,8}")
_WITH_PAGE = re.compile(r"^(?P<heading>.*?\D)[\s.…·．—-]*\d{1,3}$")


class Heading(Struct, frozen=True):
    """The heading of section ``number`` at block ``at`` of a flow."""

    at: int
    number: int


class Headings(Struct, frozen=True):
    """The headings of sections, and the blocks that only list them (a table of contents, links within the page)."""

    sections: tuple[Heading, ...]
    listed: frozenset[int]


class Extent(Struct, frozen=True):
    """The blocks of a flow that are the report, and those of the page around it; both in order."""

    report: Flow
    above: Flow
    below: Flow

    @property
    def problems(self) -> tuple[ReadProblem, ...]:
        """What was left out, for the reviewer; a cover and a table of contents need no word."""
        above = [] if all(map(_is_cover, self.above)) else list(self.above)
        if not above and not self.below:
            return ()
        counts = [f"{where} {len(part)} 段" for where, part in (("之前", above), ("之后", self.below)) if part]
        quoted = "".join(f"“{text}”" for text in _quoted((*above[:_QUOTED], *self.below[:_QUOTED])))
        return (ReadProblem("报告之外的文字", f"报告正文{'、'.join(counts)}没有计入：{quoted}等，请核对没有漏掉正文"),)


def extent_of(flow: Flow) -> Extent:
    """The report in a flow that holds one; the whole flow where no section of a report was found."""
    headings = headings_in(flow)
    if not headings.sections:
        return Extent(flow, (), ())
    first, last = headings.sections[0].at, headings.sections[-1].at
    title = title_before(flow, 0, first)
    start, after = (title.first, title.last + 1) if title is not None else (0, 0)
    outside = {at for at in range(after, first) if at in headings.listed or _is_page(flow[at])}
    if title is not None:
        outside |= {at for at in range(after, first) if _names_report(flow[at])}
    below = set(_below(flow, max(last, _last_table(flow))))
    body = [at for at in range(start, len(flow)) if at not in outside and at not in below and at not in headings.listed]
    return Extent(
        tuple(flow[at] for at in body),
        tuple(flow[at] for at in (*range(start), *sorted(outside))),
        tuple(flow[at] for at in sorted(below)),
    )


def headings_in(flow: Flow) -> Headings:
    """The headings of the sections in a flow, without those that merely list them."""
    found: list[Heading] = []
    paged: list[Heading] = []
    for at, block in enumerate(flow):
        if isinstance(block, Paragraph):
            number = _listed_with_page(block)
            if number:
                paged.append(Heading(at, number))
            elif (cut := heading_of(block)) is not None:
                found.append(Heading(at, cut[0]))
    numbers = {heading.number for heading in found}
    listed = {heading.at for heading in paged if heading.number in numbers}
    found = sorted([*found, *(one for one in paged if one.at not in listed)], key=lambda heading: heading.at)
    for run in _lists(flow, found):
        elsewhere = {heading.number for heading in found if heading not in run and heading.at not in listed}
        if all(heading.number in elsewhere for heading in run):
            listed |= {heading.at for heading in run}
    return Headings(tuple(heading for heading in found if heading.at not in listed), frozenset(listed))


def _listed_with_page(block: Paragraph) -> int:
    """The section that a line of a table of contents names together with its page; 0 for any other line."""
    match = _WITH_PAGE.match(block.text.characters.strip()) if len(block.text) <= _LONGEST_LISTED else None
    if match is None:
        return 0
    cut = heading_of(
        Paragraph(block.text.slice(0, block.text.characters.find(match["heading"]) + len(match["heading"])))
    )
    return cut[0] if cut is not None and not cut[3] else 0


def _lists(flow: Flow, headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """Runs of headings that follow each other in ascending order with nothing but page numbers between them."""
    run: list[Heading] = list(headings[:1])
    for one, after in pairwise(headings):
        if after.number > one.number and all(map(_is_nothing, flow[one.at + 1 : after.at])):
            run.append(after)
            continue
        if len(run) >= _LISTED:
            yield run
        run = [after]
    if len(run) >= _LISTED:
        yield run


def _is_nothing(block: Paragraph | Grid) -> bool:
    return isinstance(block, Paragraph) and _PAGE_NUMBER.fullmatch(block.text.normalised().characters) is not None


def title_before(flow: Flow, after: int, first: int) -> TitleAt | None:
    """The title among those that stand from block ``after`` to the first section at block ``first``.

    Rather one outside a list is taken, of the year that the text is about.
    """
    texts = [block.text if isinstance(block, Paragraph) else None for block in flow[after:first]]
    titles = titles_in(texts)
    listed = _listed(titles)
    stated = period([text for text in texts if text is not None], _opening(flow, first))
    best = max(titles, key=lambda one: _merit(one, stated, listed), default=None)
    return None if best is None else structs.replace(best, first=best.first + after, last=best.last + after)


def _merit(one: TitleAt, stated: int | None, listed: frozenset[int]) -> tuple[bool, bool, bool, int, bool, int, int]:
    title = one.title
    return (
        one.last not in listed,
        title.year is not None,
        stated is None or title.year is None or title.year == stated,
        names_organ(title.organ),
        not one.led,
        one.last,
        one.first,
    )


def _listed(titles: Sequence[TitleAt]) -> frozenset[int]:
    """The places of titles that stand in a list: of several years, one right after another."""
    single = sorted({one.last: one for one in reversed(titles) if one.title.year is not None}.items())
    return frozenset(
        at
        for (before, one), (after, other) in pairwise(single)
        if after - before == 1 and one.title.year != other.title.year
        for at in (before, after)
    )


def _opening(flow: Flow, first: int) -> list[SourceText]:
    following = flow[first : first + 5]
    return [block.text for block in following if isinstance(block, Paragraph)]


def _is_page(block: Paragraph | Grid) -> bool:
    if isinstance(block, Grid):
        return is_page_grid(block)
    text = block.text.characters
    return is_page_line(text) or ends_report(text)


def _names_report(block: Paragraph | Grid) -> bool:
    return isinstance(block, Paragraph) and names_report(block.text.characters)


def _is_cover(block: Paragraph | Grid) -> bool:
    if isinstance(block, Grid):
        return False
    text = block.text.characters
    return is_cover(text) or names_report(text) or heading_of(block) is not None or _listed_with_page(block) > 0


def _last_table(flow: Flow) -> int:
    """The last table that is one of the form; -1 where none is."""
    return max((at for at, block in enumerate(flow) if isinstance(block, Grid) and is_form_table(block)), default=-1)


def is_form_table(grid: Grid) -> bool:
    """Whether words of one of the three tables stand in a grid."""
    cores = {core_of(cell.text.characters) for cell in grid.cells}
    return any(len(cores & table_words(table)) >= _FORM_WORDS for table in Table)


def _below(flow: Flow, last: int) -> Iterator[int]:
    """The blocks after the last section's text: from the page's imprint on all, before it those that are plainly the page's."""
    ended = False
    for at in range(last + 1, len(flow)):
        block = flow[at]
        if isinstance(block, Paragraph):
            text = block.text.characters
            ended = ended or ends_report(text)
            if ended or is_page_line(text) or names_report(text):
                yield at
        elif ended or is_page_grid(block):
            yield at


def _quoted(blocks: Sequence[Paragraph | Grid]) -> Iterator[str]:
    for block in blocks:
        texts = [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        words = next((text.characters.strip() for text in texts if text.characters.strip()), "")
        if words:
            yield words[:_QUOTED_CHARACTERS]
