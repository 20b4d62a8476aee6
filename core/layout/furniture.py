"""Page marks and running headers: print that belongs to the page, not to the document."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from core.layout.page_marks import in_margin, is_page_mark
from core.layout.page_table import PageLayout
from core.layout.print_lines import PrintLine

_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
"""Numbers of pages; a year tells two titles apart."""
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}、")
"""The heading of a section, which stands at the same height where a file holds two reports of the same length."""
_OUTERMOST = 2
_LEVEL = 4.0
_SENTENCE_END = "。！？；："


def without_furniture(layouts: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """The pages without page numbers and without lines that head or foot at least half of the pages."""
    running = _running(layouts)
    return tuple(
        replace(
            layout,
            lines=tuple(line for line in layout.lines if not _is_furniture(line, layout, running)),
        )
        for layout in layouts
    )


def _is_furniture(line: PrintLine, layout: PageLayout, running: frozenset[tuple[str, int]]) -> bool:
    if not in_margin(line.rect, layout.height):
        return False
    if line in _outermost(layout) and is_page_mark(line.text.characters, alone=True):
        return True
    return bool(running) and any(key in running for key in _keys(line))


def _outermost(layout: PageLayout) -> tuple[PrintLine, ...]:
    """The first and the last lines of the page that no table lies beyond."""
    top = min((table.ys[0] for table in layout.tables), default=layout.height)
    bottom = max((table.ys[-1] for table in layout.tables), default=0.0)
    last = len(layout.lines) - _OUTERMOST
    return tuple(
        line
        for index, line in enumerate(layout.lines)
        if (index < _OUTERMOST and line.rect.y0 < top) or (index >= last and line.rect.y1 > bottom)
    )


def _running(layouts: Sequence[PageLayout]) -> frozenset[tuple[str, int]]:
    """The (text with digits masked, height) of lines that stand alike on two pages and on half of all."""
    seen = Counter(
        key
        for layout in layouts
        for line in _outermost(layout)
        if in_margin(line.rect, layout.height) and _may_run(line.text.characters.strip())
        for key in _keys(line)
    )
    least = max(2, len(layouts) / 2)
    return frozenset(key for key, count in seen.items() if count >= least)


def _may_run(characters: str) -> bool:
    return not characters.endswith(tuple(_SENTENCE_END)) and _NUMBERED.match(characters) is None


def _keys(line: PrintLine) -> tuple[tuple[str, int], ...]:
    """Two names for the line, so that two heights a little apart share one of them."""
    text = _DIGITS.sub("#", line.text.normalised().characters)
    height = line.rect.y0 / _LEVEL
    return (text, 2 * int(height)), (text, 2 * int(height + 0.5) + 1)
