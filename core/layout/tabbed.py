"""Tables in flattened text: runs of lines whose cells are parted by tabs, pipes or blanks, or stand one on a line each.

Only the order of a row's cells is given; where they belong in the form is decided when the form is recognised. Where
it is not safe to see a table, the lines stay paragraphs.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.layout.grid import Flow, Grid, GridCell, GridKind
from core.layout.separators import separators
from core.layout.stacked import Cell, Rows, stacked
from core.layout.tabbed_lines import (
    Kind,
    Line,
    SeenLine,
    is_block_heading,
    is_number,
    is_spaced,
    is_value,
    look_at,
    words_of,
)
from core.source.characters import turns_direction
from core.source.document import Paragraph, ReadProblem
from core.source.limits import CELLS_PER_TABLE, COLUMNS
from core.source.provenance import TextSpan, mark_index

__all__ = ["Line", "tabbed_flow"]

_TURNED = "含有改变文字方向的控制符，显示的数字可能与读到的不同"
_CUT = "这个数在行末，下一行又以数字开头，可能被换行断开"
_GOES_ON = re.compile(r"\d[\d,.]*(?=\s|$|[（(第一二三四])(?!\s*[、.．])")
_LOOSE_LINES = 4
"""How many lines that are no rows may stand between two rows of one table."""
_UNLABELLED = 10
"""So many numbers in a row need no label before them."""
_ROWS_OF_BLANKS = 5
"""How far below its heading the first row of a table that is parted by blanks may stand."""


def tabbed_flow(lines: Sequence[Line]) -> tuple[Flow, tuple[ReadProblem, ...]]:
    """Paragraphs and grids of kind ``TABBED`` in the order of the lines; blank lines are left out."""
    seen = [look_at(line, separator) for line, separator in zip(lines, separators(lines), strict=True)]
    flow: list[Paragraph | Grid] = []
    problems: list[ReadProblem] = []
    index = settled = 0
    while index < len(seen):
        stop, rows = _rows_from(seen, index)
        if not rows and seen[index].kind is Kind.LABEL and index >= settled:
            settled = _labels_end(seen, index)
            rows = stacked(seen[index:settled])
            stop = settled if rows else stop
        grid = _grid(rows, _cut_short(seen[index : stop + 1])) if rows else None
        if isinstance(grid, Grid):
            flow.append(grid)
        else:
            problems += [grid] if grid else []
            flow += _paragraphs(seen[index:stop])
        index = stop
    return tuple(flow), tuple(problems)


def _paragraphs(seen: Sequence[SeenLine]) -> list[Paragraph]:
    return [Paragraph(one.line.text.strip()) for one in seen if one.kind is not Kind.BLANK]


def _rows_from(seen: Sequence[SeenLine], index: int) -> tuple[int, Rows]:
    """The table that begins at ``index``: where it ends, and its rows; no rows where none begins before that end."""
    stop = index
    loose = 0
    spaced = False
    for place in range(index, len(seen) if _may_begin(seen, index) else index):
        kind = seen[place].kind
        if kind in {Kind.HEADING, Kind.PROSE} or loose > _LOOSE_LINES:
            break
        spaced = spaced or is_spaced(seen[place])
        if kind in {Kind.ROW, Kind.SEPARATOR} or (spaced and kind is Kind.GAPPED and is_value(seen[place].texts()[-1])):
            stop = place + 1
        loose = 0 if kind in {Kind.ROW, Kind.GAPPED} else loose + (kind is Kind.LABEL)
    table = [one for one in seen[index:stop] if one.kind in {Kind.ROW, Kind.GAPPED, Kind.LABEL}]
    if not _is_table(table, ruled=any(one.kind is Kind.SEPARATOR for one in seen[index:stop])):
        return max(stop, index + 1), []
    return stop, [_row(one, after) for one, after in zip(table, [*table[1:], table[-1]], strict=True)]


def _may_begin(seen: Sequence[SeenLine], index: int) -> bool:
    first = seen[index]
    if first.kind not in {Kind.LABEL, Kind.GAPPED}:
        return first.kind is Kind.ROW
    following = [one for one in seen[index + 1 : index + 2 * _ROWS_OF_BLANKS] if one.kind is not Kind.BLANK]
    if following and following[0].kind is Kind.ROW and is_block_heading(first.texts()[0]):
        return True
    # rows parted by blanks alone bring their headings along, as far as the heading of the section
    before = next((one for one in reversed(seen[max(0, index - 3) : index]) if one.kind is not Kind.BLANK), None)
    reach = following[:_ROWS_OF_BLANKS]
    place = next((place for place, one in enumerate(reach) if is_spaced(one)), None)
    between = {one.kind for one in reach[:place]}
    return (
        place is not None
        and before is not None
        and before.kind is Kind.HEADING
        and between <= {Kind.LABEL, Kind.GAPPED}
    )


def _is_table(table: Sequence[SeenLine], *, ruled: bool) -> bool:
    """Whether the lines are enough of a table; ``ruled`` says that one of them was a rule of dashes."""
    rows = [one for one in table if one.kind is Kind.ROW or (one.kind is Kind.GAPPED and is_value(one.texts()[-1]))]
    first = any(row.kind is Kind.ROW for row in rows)
    wide = any(sum(map(bool, row.texts())) >= 3 for row in rows)
    numeric = sum(any(map(is_number, row.texts())) for row in rows)
    only_figures = any(sum(map(is_number, row.texts())) >= _UNLABELLED for row in rows)
    return first and ((len(rows) >= 2 and (wide or ruled or numeric >= 2)) or (len(table) >= 3 and only_figures))


def _row(one: SeenLine, after: SeenLine) -> list[Cell]:
    """The cells of a line; headings parted by single blanks are split where they are as many as the cells below."""
    cells = one.cells
    if one.kind is Kind.LABEL and (is_spaced(after) or after.kind is Kind.GAPPED):
        words = words_of(one.line.text.characters)
        cells = words if len(words) == len(after.cells) else cells
    return [(one.line, start, stop) for start, stop in cells]


def _labels_end(seen: Sequence[SeenLine], index: int) -> int:
    """Where the stretch of short lines that begins at ``index`` ends."""
    place = index
    while place < len(seen) and seen[place].kind in {Kind.LABEL, Kind.BLANK}:
        place += 1
    return max(place, index + 1)


def _cut_short(seen: Sequence[SeenLine]) -> frozenset[int]:
    """The lines (by their block) that end in a number which the next line may go on with, as a narrow window breaks text."""
    return frozenset(
        one.line.block
        for one, after in pairwise(seen)
        if (is_spaced(one) or one.kind is Kind.GAPPED)
        and one.line.text.characters[-1:].isdigit()
        and _GOES_ON.match(after.line.text.characters)
    )


def _grid(rows: Rows, cut: frozenset[int]) -> Grid | ReadProblem:
    width = max(map(len, rows))
    if width > COLUMNS or sum(map(len, rows)) > CELLS_PER_TABLE:
        place = f"第 {rows[0][0][0].block + 1} 行起的表格"
        return ReadProblem(
            place,
            f"表格过大（{len(rows):,} 行，最宽一行 {width:,} 格；限度 {COLUMNS:,} 列、{CELLS_PER_TABLE:,} 格），没有作为表格读取",
        )
    cells = tuple(
        _grid_cell(row, column, cell, cut=cell is row_cells[-1] and cell[0].block in cut)
        for row, row_cells in enumerate(rows)
        for column, cell in enumerate(row_cells)
    )
    return Grid(GridKind.TABBED, len(rows), width, cells)


def _offset(line: Line, index: int) -> int:
    """Where a character of the line stands in the line of the document, of which signs may have been left out."""
    marks = line.text.marks
    if not marks:
        return line.start
    return mark_index(marks[index]) if index < len(marks) else mark_index(marks[-1]) + 1


def _grid_cell(row: int, column: int, cell: Cell, *, cut: bool) -> GridCell:
    line, start, stop = cell
    text = line.text.slice(start, stop)
    place = TextSpan(
        line.block, _offset(line, start), _offset(line, stop - 1) + 1 if stop > start else _offset(line, start)
    )
    doubts = (*((_TURNED,) if turns_direction(text.characters) else ()), *((_CUT,) if cut else ()))
    return GridCell(row, column, 1, 1, text, (place,), doubts)
