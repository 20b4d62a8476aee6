"""What the end of a page cut: a row in two, a label beside rows of both pages, or nothing.

It is told by what is drawn, if anything is: a cell that was cut has no line along the cut, on neither page. Programs
that close both parts with lines leave only the text to tell it.
"""

from collections.abc import Sequence

from msgspec import Struct

from core.layout.cell_words import is_numbered
from core.layout.joined_table import JoinedTable, TableCell

_PADDING = 12.0
_WORD = 3.0


class Pair(Struct, frozen=True):
    """Two cells between the same walls, the one at the end of a page and the one at the start of the next."""

    above: TableCell
    below: TableCell

    @property
    def undrawn(self) -> bool:
        """Whether no line is drawn between them on either page."""
        return self.above.open_bottom and self.below.open_top

    @property
    def spans(self) -> bool:
        """Whether one of them covers several rows of its page, as a label beside its lines does."""
        return self.above.row_span > 1 or self.below.row_span > 1


def row_is_cut(pairs: Sequence[Pair], table: JoinedTable, part: JoinedTable) -> bool:
    """Whether the page end went through a row, so that the last row above and the first below are one.

    The two halves must have the same walls, and no two figures may meet: two full rows are never made one.
    """
    if not pairs or len(pairs) != len(part.top()) or len(pairs) != len(table.bottom()):
        return False
    if not all(_fit_together(pair, pairs) for pair in pairs):
        return False
    if all(pair.undrawn for pair in pairs):
        return True
    return _reads_on(pairs, part)


def _fit_together(pair: Pair, pairs: Sequence[Pair]) -> bool:
    above, below = pair.above, pair.below
    if above.blank or below.blank:
        return True
    if above.figure and below.figure:
        return _full(above) and _labels_read_on(pairs)
    if above.figure or below.figure:
        return False
    return not is_numbered(below.text.characters) and _full(above)


def _labels_read_on(pairs: Sequence[Pair]) -> bool:
    """Whether the row below has no label of its own: only then can a number have been broken by the page end."""
    labels = _labels(pairs)
    return bool(labels) and all(
        label.below.blank or (_full(label.above) and not is_numbered(label.below.text.characters)) for label in labels
    )


def _labels(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs left of the first figure: the row's labels."""
    labels = []
    for pair in pairs:
        if pair.above.figure or pair.below.figure:
            break
        labels.append(pair)
    return labels


def _reads_on(pairs: Sequence[Pair], part: JoinedTable) -> bool:
    """Whether the text says that the first row below is the rest of the last row above."""
    rows = [pair for pair in pairs if not pair.spans] or list(pairs)
    if all(pair.below.blank for pair in rows):
        return any(pair.above.figure for pair in rows) or part.row_count > 1
    if all(pair.above.blank for pair in rows):
        return True
    labels = [pair for pair in _labels(pairs) if not pair.spans]
    figures = any(pair.above.figure or pair.below.figure for pair in rows)
    if figures:
        begun = [pair for pair in labels if not pair.above.blank]
        return bool(begun) and all(pair.below.blank for pair in labels if pair.above.blank)
    return any(not pair.above.blank and not pair.below.blank for pair in rows)


def label_continues(pair: Pair, pairs: Sequence[Pair], top: Sequence[TableCell]) -> bool:
    """Whether a cell goes on below a page end that fell between rows: a label beside rows of both pages.

    ``top`` are all cells of the first row below; a row of labels only is the rest of a header.
    """
    above, below = pair.above, pair.below
    if above.figure or below.figure:
        return False
    if any(other.undrawn for other in pairs) and not all(other.undrawn for other in pairs):
        return pair.undrawn and not is_numbered(below.text.characters)
    header = not any(cell.figure for cell in top) and any(not cell.blank for cell in top)
    if not header and not any(pair is label for label in _labels(pairs)):
        return False
    if above.blank and below.blank and not pair.spans:
        return False
    if above.blank or below.blank:
        return header or _before_text(pair, pairs)
    return pair.spans and not is_numbered(below.text.characters) and _full(above)


def _before_text(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether a label of the row below stands further right, so that this cell is not the row's own label."""
    return any(not other.below.blank and other.below.left >= pair.below.right for other in _labels(pairs))


def _full(cell: TableCell) -> bool:
    """Whether the cell's last line had no room for what follows, so that the text was broken there.

    Numbers break at any digit; labels only between words, of which most have up to three ideographs.
    """
    if not cell.lines:
        return False
    last = cell.lines[-1]
    needed = last.rect.width + (last.rect.width / len(last.glyphs) if cell.figure else _WORD * last.em)
    before = max((line.rect.width for line in cell.lines[:-1]), default=0.0)
    return needed > before if before else needed + _PADDING > cell.right - cell.left
