"""The rows of tables of old Word documents: the edges of their cells and which of them are joined ([MS-DOC] 2.6.3)."""

from collections.abc import Iterable, Iterator, Sequence
from struct import unpack_from

from msgspec import Struct

from core.readers.doc_sprms import Sprm
from core.readers.edge_table import EdgeCell, Merge, edge_table
from core.readers.rendition import Draft, TableDraft
from core.source.limits import COLUMNS

_DEFINITION = 0xD608
_INSERT, _DELETE, _WIDTH, _JOIN, _SPLIT, _JOIN_DOWN = 0x7621, 0x5622, 0x7623, 0x5624, 0x5625, 0xD62B
_CELL_BYTES = 20
_ACROSS = 0x0003
_DOWN_SHIFT, _DOWN = 5, 0x0003
_USUAL_WIDTH = 1000
_GUESSED = "这一行没有记下单元格的位置，所在的列是推定的"
_VERTICAL = (Merge.NONE, Merge.CONTINUED, Merge.FIRST, Merge.FIRST)


class RowLayout(Struct, frozen=True):
    """The edges of a row's cells in twips, one more than cells, and how each cell joins its neighbours."""

    edges: tuple[int, ...]
    across: tuple[Merge, ...]
    down: tuple[Merge, ...]


class RowDraft(Struct, frozen=True):
    """A row as read: what each cell holds with its doubts, and where the row says the cells stand."""

    cells: tuple[tuple[tuple[Draft, ...], tuple[str, ...]], ...]
    layout: RowLayout | None


class _Layout(Struct):
    """A layout while modifiers work on it; ``across`` holds the bits as written."""

    edges: list[int]
    across: list[int]
    down: list[int]

    def insert(self, first: int, count: int, width: int) -> None:
        first = min(first, len(self.across))
        count = min(count, max(COLUMNS - len(self.across), 0))
        left = self.edges[first]
        self.edges = [edge if place <= first else edge + count * width for place, edge in enumerate(self.edges)]
        self.edges[first + 1 : first + 1] = [left + width * (place + 1) for place in range(count)]
        self.across[first:first] = [0] * count
        self.down[first:first] = [0] * count

    def delete(self, first: int, stop: int) -> None:
        stop = min(stop, len(self.across))
        if first >= stop:
            return
        gone = self.edges[stop] - self.edges[first]
        self.edges = self.edges[: first + 1] + [edge - gone for edge in self.edges[stop + 1 :]]
        del self.across[first:stop], self.down[first:stop]

    def set_width(self, first: int, stop: int, width: int) -> None:
        for place in range(first, min(stop, len(self.across))):
            change = self.edges[place] + width - self.edges[place + 1]
            self.edges = self.edges[: place + 1] + [edge + change for edge in self.edges[place + 1 :]]

    def join(self, first: int, stop: int, *, joined: bool) -> None:
        for place in range(first, min(stop, len(self.across))):
            self.across[place] = (1 if place == first else 2) if joined else 0


def layout_of(modifiers: Iterable[Sprm]) -> RowLayout | None:
    """The layout that a row's modifiers give; ``None`` where they define no cells."""
    layout: _Layout | None = None
    for code, operand in modifiers:
        if code == _DEFINITION:
            layout = _defined(operand) or layout
        elif layout is not None:
            _modify(layout, code, operand)
    if layout is None or not layout.across:
        return None
    down = tuple(_VERTICAL[value] for value in layout.down)
    return RowLayout(tuple(layout.edges), tuple(_across(layout.across)), down)


def _defined(operand: bytes) -> _Layout | None:
    """The cells of sprmTDefTable: their count, their edges, and for the first of them how they join (2.9.321)."""
    count = operand[0] if operand else 0
    if not count or len(operand) < 1 + 2 * (count + 1):
        return None
    edges = list(unpack_from(f"<{count + 1}h", operand, 1))
    cells = operand[1 + 2 * (count + 1) :]
    flags = [int.from_bytes(cells[_CELL_BYTES * place :][:2], "little") for place in range(count)]
    return _Layout(edges, [flag & _ACROSS for flag in flags], [flag >> _DOWN_SHIFT & _DOWN for flag in flags])


def _modify(layout: _Layout, code: int, operand: bytes) -> None:
    if code == _JOIN_DOWN and len(operand) >= 2 and operand[0] < len(layout.down):
        layout.down[operand[0]] = operand[1] & _DOWN
    elif code == _INSERT and len(operand) == 4:
        layout.insert(operand[0], operand[1], int.from_bytes(operand[2:], "little", signed=True))
    elif code == _WIDTH and len(operand) == 4:
        layout.set_width(operand[0], operand[1], int.from_bytes(operand[2:], "little", signed=True))
    elif code == _DELETE and len(operand) == 2:
        layout.delete(operand[0], operand[1])
    elif code in {_JOIN, _SPLIT} and len(operand) == 2:
        layout.join(operand[0], operand[1], joined=code == _JOIN)


def _across(values: Sequence[int]) -> Iterator[Merge]:
    """Which cells are joined with the one before: those that follow a first one with the other of two marks.

    The specification has 1 for a joined cell and 2 for the first (2.9.317), the older one the reverse, and both are
    met; the first mark of a sequence tells which.
    """
    first = 0
    for value in values:
        if not value:
            first = 0
            yield Merge.NONE
        elif first and value != first:
            yield Merge.CONTINUED
        else:
            first = value
            yield Merge.FIRST


def table_of(rows: Sequence[RowDraft]) -> TableDraft:
    """The table of these rows, on the columns that the edges of all of them make."""
    return edge_table(_edge_cells(row, rows) for row in rows)


def _edge_cells(row: RowDraft, rows: Sequence[RowDraft]) -> Iterator[EdgeCell]:
    layout, doubts = row.layout, tuple[str, ...]()
    if layout is None or len(layout.across) != len(row.cells):
        layout, doubts = _guessed(len(row.cells), rows), (_GUESSED,)
    for place, (contents, own) in enumerate(row.cells):
        left, right = layout.edges[place : place + 2]
        yield EdgeCell(left, right, contents, layout.down[place], layout.across[place], own + doubts)


def _guessed(count: int, rows: Sequence[RowDraft]) -> RowLayout:
    """Edges for a row that has none: those of another row with as many cells, else even ones over the table's width."""
    layouts = [row.layout for row in rows if row.layout is not None]
    alike = next((layout for layout in layouts if len(layout.across) == count), None)
    left = min((min(layout.edges) for layout in layouts), default=0)
    right = max((max(layout.edges) for layout in layouts), default=left + _USUAL_WIDTH * count)
    edges = alike.edges if alike else tuple(left + (right - left) * place // count for place in range(count + 1))
    return RowLayout(edges, (Merge.NONE,) * count, (Merge.NONE,) * count)
