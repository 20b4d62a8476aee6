"""Tables that continue over a page end: one table again, with its cut rows and labels whole."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from core.layout.joined_table import WALL, JoinedTable, TableCell, aligned, merged_walls
from core.layout.page_cuts import Pair, label_continues, row_is_cut
from core.source.text import SourceText, joined

_MOST_SHIFT = 60.0
_DIGITS_APART = "数字在换页处断开，接成了一个数"


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
    return replace(
        _stacked(table, part, whole, int(cut), tuple(notes)), cuts=(*table.cuts, *_cuts(whole, page, cut=cut))
    )


def _cuts(whole: Sequence[Pair], page: int, *, cut: bool) -> Iterator[str]:
    """What the end of the page before ``page`` went through: the last row, or labels beside several rows."""
    if cut:
        yield f"第 {page - 1} 页末的一行被换页切开，下半在第 {page} 页"
    for pair in () if cut else whole:
        if pair.above.text and pair.below.text:
            above, below = (cell.text.characters.strip() for cell in (pair.above, pair.below))
            yield f"行名“{above}{below}”被换页切开，“{below}”在第 {page} 页"


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
