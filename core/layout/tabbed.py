"""Tables in flattened text: runs of lines whose cells are parted by tabs, pipes or blanks, or stand one on a line each.

Only the order of a row's cells is given; where they belong in the form is decided when the form is recognised. Where
it is not safe to see a table, the lines stay paragraphs.
"""

from collections.abc import Sequence

from core.layout.grid import Flow, Grid, GridCell, GridKind
from core.layout.tabbed_lines import Kind, Line, SeenLine, is_block_heading, is_number, look_at, starts_row, wide_cells
from core.source.characters import turns_direction
from core.source.document import Paragraph, ReadProblem
from core.source.limits import CELLS_PER_TABLE, COLUMNS
from core.source.provenance import TextSpan

__all__ = ["Line", "tabbed_flow"]

_Cell = tuple[Line, int, int]
_Rows = list[list[_Cell]]

_TURNED = "含有改变文字方向的控制符，显示的数字可能与读到的不同"
_LOOSE_LINES = 2
"""How many lines without tabs may stand between two rows of one table."""
_STACKED_NUMBERS = 6
_STACKED_SHARE = 0.25


def tabbed_flow(lines: Sequence[Line]) -> tuple[Flow, tuple[ReadProblem, ...]]:
    """Paragraphs and grids of kind ``TABBED`` in the order of the lines; blank lines are left out."""
    seen = [look_at(line) for line in lines]
    flow: list[Paragraph | Grid] = []
    problems: list[ReadProblem] = []
    index = settled = 0
    while index < len(seen):
        stop, rows = _rows_from(seen, index)
        if not rows and index >= settled:
            stop = settled = _labels_end(seen, index)
            rows = _stacked(seen[index:stop])
        grid = _grid(rows) if rows else None
        if isinstance(grid, Grid):
            flow.append(grid)
        else:
            stop = stop if grid else index + 1
            problems += [grid] if grid else []
            flow += _paragraphs(seen[index:stop])
        index = stop
    return tuple(flow), tuple(problems)


def _paragraphs(seen: Sequence[SeenLine]) -> list[Paragraph]:
    return [Paragraph(one.line.text.strip()) for one in seen if one.kind is not Kind.BLANK]


def _rows_from(seen: Sequence[SeenLine], index: int) -> tuple[int, _Rows]:
    """The table that begins at ``index``: where it ends, and its rows; no rows where none begins there."""
    stop = index if _may_begin(seen, index) else -1
    loose = 0
    for place in range(index, len(seen) if stop >= 0 else index):
        kind = seen[place].kind
        loose = loose + 1 if kind is Kind.LABEL else 0 if kind is Kind.ROW else loose
        if kind in {Kind.HEADING, Kind.PROSE} or loose > _LOOSE_LINES:
            break
        if kind in {Kind.ROW, Kind.SEPARATOR}:
            stop = place + 1
    table = [one for one in seen[index : max(stop, index)] if one.kind in {Kind.ROW, Kind.LABEL}]
    return (stop, [_row(one) for one in table]) if _is_table(table) else (index + 1, [])


def _may_begin(seen: Sequence[SeenLine], index: int) -> bool:
    first = seen[index]
    if first.kind is Kind.LABEL:
        after = next((one for one in seen[index + 1 : index + 4] if one.kind is not Kind.BLANK), None)
        return after is not None and after.kind is Kind.ROW and is_block_heading(first.texts()[0])
    return first.kind is Kind.ROW


def _is_table(table: Sequence[SeenLine]) -> bool:
    rows = [one for one in table if one.kind is Kind.ROW]
    wide = any(len(row.cells) >= 3 for row in rows)
    numeric = sum(any(map(is_number, row.texts())) for row in rows)
    return len(rows) >= 2 and (wide or numeric >= 2)


def _row(one: SeenLine) -> list[_Cell]:
    cells = one.cells if one.kind is Kind.ROW else wide_cells(one.line.text.characters)
    return [(one.line, start, stop) for start, stop in cells]


def _labels_end(seen: Sequence[SeenLine], index: int) -> int:
    """Where the stretch of short lines that begins at ``index`` ends."""
    place = index
    while place < len(seen) and seen[place].kind in {Kind.LABEL, Kind.BLANK}:
        place += 1
    return max(place, index + 1)


def _stacked(stretch: Sequence[SeenLine]) -> _Rows:
    """Rows of a table that was flattened to one cell a line; none where the stretch is hardly numbers."""
    lines = [one for one in stretch if one.kind is Kind.LABEL]
    numbers = sum(is_number(one.texts()[0]) for one in lines)
    if numbers < _STACKED_NUMBERS or numbers < _STACKED_SHARE * len(lines):
        return []
    rows: _Rows = []
    after_number = True
    for place, one in enumerate(lines):
        text = one.texts()[0]
        labels_row = not is_number(text) and (
            after_number
            or starts_row(text)
            or is_block_heading(text)
            or is_block_heading(lines[place - 1].texts()[0])
            or (place + 1 < len(lines) and is_number(lines[place + 1].texts()[0]))
        )
        if labels_row or not rows:
            rows.append([])
        rows[-1].append((one.line, *one.cells[0]))
        after_number = is_number(text)
    return rows


def _grid(rows: _Rows) -> Grid | ReadProblem:
    width = max(map(len, rows))
    if width > COLUMNS or sum(map(len, rows)) > CELLS_PER_TABLE:
        place = f"第 {rows[0][0][0].block + 1} 行起的表格"
        return ReadProblem(place, f"表格过大（{len(rows):,} 行，最宽一行 {width:,} 格），没有作为表格读取")
    cells = tuple(
        _grid_cell(row, column, *cell) for row, row_cells in enumerate(rows) for column, cell in enumerate(row_cells)
    )
    return Grid(GridKind.TABBED, len(rows), width, cells)


def _grid_cell(row: int, column: int, line: Line, start: int, stop: int) -> GridCell:
    text = line.text.slice(start, stop)
    place = TextSpan(line.block, line.start + start, line.start + stop)
    return GridCell(row, column, 1, 1, text, (place,), (_TURNED,) if turns_direction(text.characters) else ())
