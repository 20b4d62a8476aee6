"""Which grid is which table of the form, by the words in it."""

from collections.abc import Iterator, Sequence

from core.forms.address import Table
from core.forms.labels import core_of
from core.forms.recognise import table_words
from core.layout.grid import Grid, GridCell, GridKind
from core.report.annual_report import Section
from core.source.characters import folded
from core.source.numerals import read_cell

_SECTION = {2: Table.DISCLOSURE, 3: Table.REQUESTS, 4: Table.DISPUTES}
_ENOUGH = 2


def grids_by_table(grids: Sequence[tuple[int, Grid]]) -> tuple[dict[Table, list[Grid]], list[tuple[int, Grid]]]:
    """Each table with the grids (or parts of grids) that hold it, and the grids that belong to none."""
    found: dict[Table, list[Grid]] = {}
    others: list[tuple[int, Grid]] = []
    for section, whole in grids:
        for grid in _parts(whole):
            table = _table_of(section, grid, found)
            if table is None or any(_is_second(table, grid, first) for first in found.get(table, ())):
                others.append((section, grid))
            else:
                found.setdefault(table, []).append(grid)
    return found, others


_BEGINNINGS = {
    Table.DISCLOSURE: frozenset({"规章", "行政许可"}),
    Table.REQUESTS: frozenset({"本年新收政府信息公开申请数量"}),
    Table.DISPUTES: frozenset({"结果维持"}),
}
_FEWEST_FIGURES = 10


def _is_second(table: Table, grid: Grid, first: Grid) -> bool:
    """Whether a grid is the whole table once more (last year's, an appendix), and not its continuation on the next page."""
    begins = all(_BEGINNINGS[table] <= set(_cores(one)) for one in (first, grid))
    return begins and (table is not Table.DISPUTES or all(_has_figures(one) for one in (first, grid)))


def _has_figures(grid: Grid) -> bool:
    rows = grid.rows()
    return any(
        sum(read_cell(cell.text.characters).value is not None for cell in row) >= _FEWEST_FIGURES for row in rows
    )


_TELLING = {
    Table.DISCLOSURE: ("第二十条第", "信息内容", "现行有效件数", "本年制发件数", "上一年项目数量", "对外公开总数量"),
    Table.REQUESTS: (
        "本年新收政府信息公开申请数量",
        "属于国家秘密",
        "属于行政查询事项",
        "信访举报投诉类申请",
        "要求提供公开出版物",
    ),
    Table.DISPUTES: ("结果维持", "结果纠正", "尚未审结", "未经复议直接起诉", "复议后起诉"),
}
_TELLING_ENOUGH = 2


def tables_in_text(sections: Sequence[Section], found: Sequence[Table]) -> tuple[Table, ...]:
    """Tables that were not ``found`` as grids, but whose words stand in the running text."""
    absent = [table for table in Table if table not in found]
    if not absent:
        return ()
    text = "".join(folded(paragraph.characters) for section in sections for paragraph in section.paragraphs)
    return tuple(table for table in absent if sum(word in text for word in _TELLING[table]) >= _TELLING_ENOUGH)


def _table_of(section: int, grid: Grid, found: dict[Table, list[Grid]]) -> Table | None:
    cores = set(_cores(grid))
    scored = sorted(((len(cores & table_words(table)), table) for table in Table), reverse=True)
    count, table = scored[0]
    if count >= _ENOUGH and count > scored[1][0]:
        return table
    expected = _SECTION.get(section)
    # a scrap without words of its own, cut off by a page end or a blank line, belongs to the table above it
    if expected is not None and (count >= 1 or expected in found):
        return expected
    return table if count >= _ENOUGH else None


def _cores(grid: Grid) -> Iterator[str]:
    """What the cells say; headings parted by single blanks may stand in one cell of flattened text."""
    for cell in grid.cells:
        yield core_of(cell.text.characters)
        if grid.kind is GridKind.TABBED:
            yield from map(core_of, cell.text.characters.split())


def _parts(grid: Grid) -> Iterator[Grid]:
    """A grid that holds several tables of the form is cut where the next one begins."""
    starts = [0]
    rows = grid.rows()
    for index, row in enumerate(rows):
        cores = {core_of(cell.text.characters) for cell in row}
        if index and ({"行政复议", "行政诉讼"} <= cores or "申请人情况" in cores):
            starts.append(index)
    if len(starts) == 1:
        yield grid
        return
    for start, stop in zip(starts, [*starts[1:], grid.row_count], strict=True):
        cells = tuple(_moved(cell, start, stop) for cell in grid.cells if start <= cell.row < stop)
        yield Grid(grid.kind, stop - start, grid.column_count, cells, grid.notes, grid.cuts)


def _moved(cell: GridCell, start: int, stop: int) -> GridCell:
    span = min(cell.row_span, stop - cell.row)
    return GridCell(cell.row - start, cell.column, span, cell.column_span, cell.text, cell.places, cell.doubts)
