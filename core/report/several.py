"""Several reports in one file: of several years, or of several units.

A file holds several where the headings of the sections start over and tables or a title of their own follow. A table of
contents, last year's table quoted in the text, an appendix or a covering letter start no second report.
"""

from collections.abc import Sequence

from msgspec import Struct

from core.forms.address import Table
from core.forms.labels import core_of
from core.forms.recognise import match_line
from core.layout.grid import Flow, Grid
from core.report.extent import Heading, headings_in, title_before
from core.report.title import Title, TitleAt, period
from core.source.document import Paragraph
from core.source.provenance import PageRegion, mark_place
from core.source.text import SourceText

_FEWEST_SECTIONS = 3
_FEWEST_LINES = 10
"""So many lines of table 3 in one stretch are the whole table, not an extract of it."""
_STARTS = (1, 2)
_NEW_AFTER = 3
_LONGEST_NAME = 60

_NO_TEXT = SourceText()

SheetStarts = Sequence[tuple[int, str]]
"""The first line (from 0) of each sheet of a workbook, and its name."""


class Part(Struct, frozen=True):
    """One report of a file: its blocks, what it calls itself, and the page or line (from 1) on which it begins.

    ``sheet`` names the sheet of a workbook on which it stands, or is empty.
    """

    flow: Flow
    title: Title
    place: int
    paged: bool
    sheet: str = ""

    @property
    def name(self) -> str:
        """The report as a choice for the reviewer: 「2022 年：甲市教育局2022年…报告（第 3 页起）」."""
        year = f"{self.title.year} 年：" if self.title.year is not None else ""
        title = "".join(self.title.text.characters.split())[:_LONGEST_NAME] or "没有标题的报告"
        where = f"工作表“{self.sheet}”" if self.sheet else f"第 {self.place} {'页' if self.paged else '行'}起"
        return f"{year}{title}（{where}）"


class Parts(Struct, frozen=True):
    """The reports of a file in its order; ``copies`` counts those that repeat an earlier one word for word, left out here."""

    reports: tuple[Part, ...]
    copies: int = 0


def parts_of(flow: Flow, sheets: SheetStarts = ()) -> Parts:
    """The reports in a flow; the whole flow is one where nothing starts over."""
    cuts = _by_sheets(flow, sheets) or _by_headings(flow)
    if len(cuts) < 2:
        return Parts((_part(flow, flow, 0, ""),))
    stops = [*(start for start, _ in cuts[1:]), len(flow)]
    starts = [0, *(start for start, _ in cuts[1:])]
    found = [
        _part(flow, flow[start:stop], begin, sheet)
        for start, stop, (begin, sheet) in zip(starts, stops, cuts, strict=True)
    ]
    different: list[Part] = []
    seen: set[tuple[str, ...]] = set()
    for part in found:
        words = _words(part)
        if words not in seen:
            different.append(part)
        seen.add(words)
    return Parts(tuple(different), len(found) - len(different))


def _by_sheets(flow: Flow, sheets: SheetStarts) -> list[tuple[int, str]]:
    """Where the sheets begin that each hold the whole set of tables; none where fewer than two do."""
    if not sheets:
        return []
    lines = [_line(block) for block in flow]
    bounds = [next((at for at, line in enumerate(lines) if line >= first), len(flow)) for first, _ in sheets]
    whole = [
        (start, name)
        for start, stop, (_, name) in zip(bounds, [*bounds[1:], len(flow)], sheets, strict=True)
        if _has_requests(flow[start:stop]) and _tables(flow[start:stop]) >= len(Table) - 1
    ]
    return whole if len(whole) > 1 else []


def _by_headings(flow: Flow) -> list[tuple[int, str]]:
    """Where the reports begin whose headings start over."""
    rounds = _rounds(headings_in(flow).sections)
    starts: list[tuple[int, str]] = []
    accepted: list[tuple[bool, TitleAt | None]] = []
    below = 0
    for index, headings in enumerate(rounds):
        first, last = headings[0].at, headings[-1].at
        stop = rounds[index + 1][0].at if index + 1 < len(rounds) else len(flow)
        title = title_before(flow, below, first)
        whole = _has_requests(flow[first:stop])
        if (whole or title is not None) and len({heading.number for heading in headings}) >= _FEWEST_SECTIONS:
            starts.append((title.first if title is not None else _preamble(flow, below, first), ""))
            accepted.append((whole, title))
        below = last + 1
    return starts if _are_different(accepted) else []


def _preamble(flow: Flow, after: int, first: int) -> int:
    """Where the text before the first section begins, by the sentence that names the time the report is about."""
    for at in range(after, first):
        block = flow[at]
        if isinstance(block, Paragraph) and period([block.text]) is not None:
            return at
    return first


def _rounds(headings: Sequence[Heading]) -> list[list[Heading]]:
    """The headings, parted where they start over from the first or second section."""
    rounds: list[list[Heading]] = []
    for heading in headings:
        numbers = {one.number for one in rounds[-1]} if rounds else set()
        over = heading.number in _STARTS and max(numbers, default=0) >= _NEW_AFTER
        if not rounds or (over and (heading.number in numbers or heading.number == 1)):
            rounds.append([])
        rounds[-1].append(heading)
    return rounds


def _are_different(accepted: Sequence[tuple[bool, TitleAt | None]]) -> bool:
    """Whether there are several reports: two whole tables, or titles of different organs or years."""
    if sum(whole for whole, _ in accepted) > 1:
        return True
    names = {(title.title.organ, title.title.year) for _, title in accepted if title is not None}
    return len(names) > 1


def _has_requests(blocks: Flow) -> bool:
    """Whether table 3 stands in the blocks, nearly whole."""
    keys = set()
    for block in blocks:
        if isinstance(block, Grid):
            matches = (match_line(Table.REQUESTS, cell.text.characters) for cell in block.cells)
            keys |= {match.key for match in matches if match is not None}
    return len(keys) >= _FEWEST_LINES


def _tables(blocks: Flow) -> int:
    """How many of the three tables have words of theirs in the blocks."""
    cores = {core_of(cell.text.characters) for block in blocks if isinstance(block, Grid) for cell in block.cells}
    signs = ({"信息内容"}, {core_of("一、本年新收政府信息公开申请数量")}, {"结果维持"})
    return sum(bool(cores & sign) for sign in signs)


def _part(whole: Flow, flow: Flow, begin: int, sheet: str) -> Part:
    headings = headings_in(flow).sections
    title = title_before(flow, 0, headings[0].at) if headings else None
    named = title.title if title is not None else Title(_NO_TEXT, "", None)
    if named.year is None:
        texts = [block.text for block in flow if isinstance(block, Paragraph)]
        named = Title(named.text, named.organ, period(texts))
    block = whole[begin] if begin < len(whole) else None
    return Part(flow, named, 1 + (_line(block) if block is not None else 0), _is_paged(whole), sheet)


def _line(block: Paragraph | Grid) -> int:
    """The page or line (from 0) on which a block begins."""
    if isinstance(block, Paragraph):
        return mark_place(block.text.marks[0]) if block.text.marks else 0
    for cell in block.cells:
        for place in cell.places:
            return place.page - 1 if isinstance(place, PageRegion) else place.block
    return 0


def _is_paged(flow: Flow) -> bool:
    places = (place for block in flow if isinstance(block, Grid) for cell in block.cells for place in cell.places)
    return isinstance(next(places, None), PageRegion)


def _words(part: Part) -> tuple[str, ...]:
    """What a report says, by which it is told from another."""
    grids = [block for block in part.flow if isinstance(block, Grid)]
    return (part.title.text.normalised().characters, *(cell.text.characters for grid in grids for cell in grid.cells))
