"""Tables that continue over a page end: one table again, with its cut rows and labels whole.

Where the page end fell is told by what is drawn, if anything is: a cell that was cut has no line along the cut, on
neither page. Programs that close both parts with lines leave only the text to tell it.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from core.layout.cell_words import is_numbered
from core.layout.joined_table import WALL, JoinedTable, TableCell, aligned, merged_walls
from core.source.text import SourceText, joined

_MOST_SHIFT = 60.0
_PADDING = 12.0
_WORD = 3.0
_DIGITS_APART = "数字在换页处断开，接成了一个数"


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


def continues(table: JoinedTable, part: JoinedTable) -> bool:
    """Whether ``part``, the first table of the next page, can be the rest of ``table``: their walls agree.

    One may have walls that the other lacks, and the page may be shifted sideways, but the width is the same.
    """
    shift = part.walls[0] - table.walls[0]
    widths = (part.walls[-1] - part.walls[0], table.walls[-1] - table.walls[0])
    if abs(shift) > _MOST_SHIFT or abs(widths[0] - widths[1]) > WALL:
        return False
    moved = [wall - shift for wall in part.walls]
    return _subset(moved, table.walls) or _subset(table.walls, moved)


def _subset(walls: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(wall - other) <= WALL for other in others) for wall in walls)


def joined_tables(table: JoinedTable, part: JoinedTable) -> JoinedTable:
    """``table`` with the rows of ``part`` below it. Nothing printed is lost but a repeated header, which a note says."""
    part = aligned(part, table.walls)
    page = part.last_page + 1
    notes = [f"第 {table.last_page + 1} 页与第 {page} 页的表格是同一张表，已接成一张"]
    header = repeated_header(table, part)
    if header:
        part = part.without_rows(header)
        notes.append(f"第 {page} 页重复的表头（{header} 行）已略去")
    pairs = _pairs(table, part)
    cut = row_is_cut(pairs, table, part)
    if cut:
        notes.append(f"第 {page - 1} 页末的一行被换页切开，已与第 {page} 页的首行合为一行")
    whole = pairs if cut else tuple(pair for pair in pairs if label_continues(pair, pairs, part.top()))
    return _stacked(table, part, whole, int(cut), tuple(notes))


def _pairs(table: JoinedTable, part: JoinedTable) -> tuple[Pair, ...]:
    above = {(cell.left, cell.right): cell for cell in table.bottom()}
    below = sorted(part.top(), key=lambda cell: cell.left)
    return tuple(Pair(above[cell.left, cell.right], cell) for cell in below if (cell.left, cell.right) in above)


def _stacked(
    table: JoinedTable, part: JoinedTable, whole: Sequence[Pair], shared: int, notes: tuple[str, ...]
) -> JoinedTable:
    """Both parts' cells; each pair of ``whole`` is one cell, and ``shared`` rows stand on both pages."""
    offset = table.row_count - shared
    ended = {id(pair.above) for pair in whole}
    begun = {id(pair.below) for pair in whole}
    cells = [cell for cell in table.cells if id(cell) not in ended]
    cells += [_one_cell(pair, shared) for pair in whole]
    cells += [replace(cell, row=cell.row + offset) for cell in part.cells if id(cell) not in begun]
    return JoinedTable(
        merged_walls(table.walls, part.walls),
        offset + part.row_count,
        tuple(cells),
        part.last_page,
        table.notes + notes + part.notes,
    )


def _one_cell(pair: Pair, shared: int) -> TableCell:
    above, below = pair.above, pair.below
    doubts = (_DIGITS_APART,) if above.figure and below.figure else ()
    return replace(
        above,
        row_span=above.row_span + below.row_span - shared,
        text=joined(text for text in (above.text, below.text) if text) if above.text or below.text else SourceText(),
        places=above.places + below.places,
        lines=below.lines or above.lines,
        open_bottom=below.open_bottom,
        doubts=above.doubts + doubts + below.doubts,
    )


def repeated_header(table: JoinedTable, part: JoinedTable) -> int:
    """How many rows at the top of ``part`` only repeat those at the top of ``table``; they hold no figures."""
    first, again = _rows(table), _rows(part)
    count = 0
    while count < min(len(first), len(again)) and first[count] and first[count] == again[count]:
        count += 1
    while count and not _closed(table, part, count):
        count -= 1
    return count


def _rows(table: JoinedTable) -> list[tuple[tuple[float, float, str], ...]]:
    """For each row what it prints, as far as it is labels only; a row with figures, or without text, is empty."""
    rows: list[list[TableCell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return [
        ()
        if any(cell.figure for cell in row) or all(cell.blank for cell in row)
        else tuple(
            (cell.left, cell.right, cell.text.normalised().characters)
            for cell in sorted(row, key=lambda cell: cell.left)
        )
        for row in rows
    ]


def _closed(table: JoinedTable, part: JoinedTable, count: int) -> bool:
    """Whether no cell of either table's first ``count`` rows reaches below them."""
    return all(cell.row >= count or cell.end <= count for cell in (*table.cells, *part.cells))


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
    return not is_numbered(below.text.characters) and (pair.undrawn or _full(above))


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
