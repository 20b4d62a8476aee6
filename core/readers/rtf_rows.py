r"""Rows of Rich Text tables: what \trowd and the words after it define, and the cells that come with it."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from core.readers.edge_table import EdgeCell, Merge
from core.readers.rendition import Draft
from core.source.limits import COLUMNS

_UNDEFINED_TWIPS = 1000
"""The width given to a cell that its row does not define."""


class RtfCell(Struct):
    """A cell as it is being read."""

    contents: list[Draft] = []
    doubts: list[str] = []
    deletes: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return all(isinstance(content, str) and not content.strip() for content in self.contents)


class RowDefinition(Struct):
    """The row under definition: cells end at ``edges``, in twips; ``merges`` says how each is joined."""

    left: int = 0
    edges: list[int] = []
    merges: list[tuple[Merge, Merge]] = []
    vertical: Merge = Merge.NONE
    horizontal: Merge = Merge.NONE
    tracked: bool = False
    index: int | None = None
    is_last: bool = False

    def apply(self, word: str, number: int | None) -> None:
        """What one control word says of the row, or of the cell whose edge comes next."""
        if word == "cellx":
            self._end_cell(number or 0)
        elif word == "trleft":
            self.left = number or 0
        elif word in _VERTICAL:
            self.vertical = _VERTICAL[word]
        elif word in _HORIZONTAL:
            self.horizontal = _HORIZONTAL[word]
        elif word == "irow":
            self.index = number
        elif word == "lastrow":
            self.is_last = True
        else:
            self.tracked = True

    def _end_cell(self, edge: int) -> None:
        if len(self.edges) <= COLUMNS:  # one more than allowed, so that the table is called too wide
            self.edges.append(edge)
            self.merges.append((self.vertical, self.horizontal))
        self.vertical = self.horizontal = Merge.NONE


_VERTICAL = {"clvmgf": Merge.FIRST, "clvmrg": Merge.CONTINUED}
_HORIZONTAL = {"clmgf": Merge.FIRST, "clmrg": Merge.CONTINUED}
ROW_WORDS = frozenset({"trowd", "cellx", "trleft", "irow", "lastrow", "trauth", *_VERTICAL, *_HORIZONTAL})


def row_cells(definition: RowDefinition, cells: Sequence[RtfCell], doubts: Sequence[str]) -> list[EdgeCell]:
    """The row: its cells with their edges in order, as Word pairs them; where their numbers differ all are doubted."""
    edges = list(definition.edges)
    merges = list(definition.merges)
    if any(right < left for left, right in pairwise(edges)):
        doubts = [*doubts, "这一行的行定义前后矛盾，可能与另一行混在一起"]
    if len(cells) != len(edges):
        doubts = [*doubts, f"这一行有 {len(cells)} 个单元格，行定义却是 {len(edges)} 个，位置可能有误"]
    while len(edges) < len(cells):
        edges.append((edges[-1] if edges else definition.left) + _UNDEFINED_TWIPS)
        merges.append((Merge.NONE, Merge.NONE))
    row: list[EdgeCell] = []
    left = definition.left
    for index, (right, (vertical, horizontal)) in enumerate(zip(edges, merges, strict=True)):
        cell = cells[index] if index < len(cells) else RtfCell()
        row.append(EdgeCell(left, right, tuple(cell.contents), vertical, horizontal, (*cell.doubts, *doubts)))
        left = right
    return row
