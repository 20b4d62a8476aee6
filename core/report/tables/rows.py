"""A row of a grid as label and values."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from core.forms.address import Table
from core.forms.labels import core_of
from core.forms.recognise import Match, match_line
from core.layout.grid import Grid, GridCell, GridKind
from core.report.tables.placement import is_blank
from core.source.numerals import FigureState, read_cell

HEADER_WORDS = frozenset(
    {"申请人情况", "自然人", "法人或其他组织", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "信息内容"}
)
"""Cores of labels that stand in the heading of a table and never beside figures."""


class Row(Struct, frozen=True):
    """A row of a table: the cells that cover it from left to right.

    ``label_cells`` are those up to the label, ``values`` those after it; ``label`` is its text and ``match`` the line it names.
    """

    kind: GridKind
    index: int
    label_cells: tuple[GridCell, ...]
    values: tuple[GridCell, ...]
    label: str
    match: Match | None

    @property
    def cells(self) -> tuple[GridCell, ...]:
        """All cells of the row."""
        return self.label_cells + self.values

    @property
    def printed(self) -> str:
        """The row as it stands, for the record of a repair."""
        return "｜".join(cell.text.characters.strip() for cell in self.cells)

    @property
    def numbers(self) -> int:
        """How many values are numbers."""
        return sum(read_cell(cell.text.characters).value is not None for cell in self.values)

    @property
    def is_heading(self) -> bool:
        """Whether the row belongs to the heading of the table."""
        return any(core_of(cell.text.characters) in HEADER_WORDS for cell in self.cells)


def rows_of(table: Table, grids: Sequence[Grid]) -> Iterator[Row]:
    """Every row of the grids of one table, split into label and values."""
    for grid in grids:
        covering = grid.covering()
        for index in range(grid.row_count):
            cells = _across(covering, index, grid.column_count)
            if cells:
                yield _split(table, grid.kind, index, cells)


def _across(covering: dict[tuple[int, int], GridCell], row: int, columns: int) -> tuple[GridCell, ...]:
    cells: list[GridCell] = []
    for column in range(columns):
        cell = covering.get((row, column))
        if cell is not None and (not cells or cell is not cells[-1]):
            cells.append(cell)
    return tuple(cells)


def _split(table: Table, kind: GridKind, index: int, cells: tuple[GridCell, ...]) -> Row:
    """Label cells are the words in front of the first number; the last of them that the form knows is the label."""
    label, match, last_words = "", None, -1
    at = -1
    for position, cell in enumerate(cells):
        text = cell.text.characters.strip()
        if not text:
            continue
        if read_cell(text).state is not FigureState.TEXT:
            break
        # signs alone never complete a label: they stand where a figure could not be read
        joined_text = cells[last_words].text.characters.strip() + text if last_words >= 0 and core_of(text) else ""
        for words in filter(None, (text, joined_text)):
            found = match_line(table, words)
            if found is not None:
                label, match, at = words, found, position
                break
        last_words = position
    if match is None and last_words >= 0:
        label, at = cells[last_words].text.characters.strip(), last_words
    return Row(kind, index, cells[: at + 1], cells[at + 1 :], label, match)


def is_blank_row(row: Row) -> bool:
    """Whether nothing is printed in the whole row."""
    return all(is_blank(cell) for cell in row.cells)
