"""Where running text stands on the pages: its edges and the distance of its lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from core.layout.page_table import PageLayout
from core.layout.print_lines import PrintLine

_NEVER_FULL = 2.5
_RAGGED = 1.5
_LEAST_SHARE = 0.6
_WIDEST_PITCH = 2.5


class TextColumn(Struct, frozen=True):
    """The left and right edge of running text, and the usual distance from line to line, in points."""

    left: float
    right: float
    pitch: float


def text_column(layouts: Sequence[PageLayout]) -> TextColumn:
    """The column that the lines of ``layouts`` show; where no line is full, tables and the page's width tell its end."""
    lines = [line for layout in layouts for line in layout.lines]
    starts = Counter(round(line.rect.x0 / 2) for line in lines)
    left = 2.0 * min([start for start, count in starts.items() if count >= 2] or list(starts), default=0)
    em = max((line.em for line in lines), default=0.0)
    right = _right_edge([line.rect.x1 for line in lines], em)
    edge = min((table.xs[-1] for layout in layouts for table in layout.tables), default=right)
    if edge - right > _NEVER_FULL * em:
        right = edge
    width = max((layout.width for layout in layouts), default=0.0)
    if right - left < _LEAST_SHARE * width:
        right = max(right, width - left)
    pitches = sorted(pitch for layout in layouts for pitch in _pitches(layout.lines))
    return TextColumn(left, right, min(pitches[len(pitches) // 2], _WIDEST_PITCH * em) if pitches else 0.0)


def _right_edge(ends: Sequence[float], em: float) -> float:
    """Where full lines end: the middle of those that end furthest, since punctuation may hang over the edge."""
    furthest = max(ends, default=0.0)
    full = sorted(end for end in ends if end > furthest - _RAGGED * em)
    return full[len(full) // 2] if full else furthest


def _pitches(lines: Sequence[PrintLine]) -> Iterable[float]:
    return (below.rect.centre[1] - above.rect.centre[1] for above, below in pairwise(lines))
