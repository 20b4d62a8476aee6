"""Cells of a sheet under way: values and styles go in, what the cells show and what is doubtful about it comes out."""

from collections.abc import Iterable

from msgspec import Struct

from core.readers.number_format import GENERAL, Shown, shown_number, shown_text
from core.readers.sheet import Area, Sheet, SheetCell, Spot, cell_name
from core.readers.sheet_notes import SheetNotes
from core.source.limits import CELLS_PER_TABLE, MERGED_SLOTS, SHEET_CELLS
from core.source.unreadable import Reason, UnreadableError

_QUOTED = 20
_NOT_COMPUTED = "公式没有保存结果"
_PERHAPS_OLD = "公式的结果可能不是最新的"


class CellStyle(Struct, frozen=True):
    """What of a cell's look matters: number format, a strike through its text, white on white, a line beside it."""

    code: str = GENERAL
    struck: bool = False
    unseen: bool = False
    ruled: bool = False


class Run(Struct, frozen=True):
    """Text of one look; ``struck`` is ``None`` where the cell's own font decides."""

    text: str
    struck: bool | None = None


class Budget:
    """How many cells a workbook may still have."""

    def __init__(self) -> None:
        self._left = SHEET_CELLS

    def spend(self) -> None:
        """One cell; raises :class:`UnreadableError` when there were too many."""
        self._left -= 1
        if self._left < 0:
            raise UnreadableError(Reason.TOO_COMPLEX, f"有内容的单元格超过 {SHEET_CELLS:,} 个")


class SheetMaker:
    """One sheet while its cells come in."""

    def __init__(self, name: str, notes: SheetNotes, budget: Budget, *, from_1904: bool = False) -> None:
        self.name = name
        self.shows_zeros = True
        self.merges: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._notes = notes
        self._budget = budget
        self._from_1904 = from_1904
        self._cells: dict[Spot, SheetCell] = {}
        self._ruled: set[Spot] = set()

    def blank(self, spot: Spot, style: CellStyle) -> None:
        """A cell without a value, which may still be drawn as one."""
        if style.ruled and len(self._ruled) < CELLS_PER_TABLE:
            self._ruled.add(spot)

    def number(self, spot: Spot, value: float, style: CellStyle) -> None:
        """A cell with a number."""
        shown = shown_number(value, style.code, from_1904=self._from_1904)
        if value == 0 and not self.shows_zeros and shown.text:
            shown = Shown("", ("单元格里存的是 0，工作表设置为不显示零值",))
        self._put(spot, shown, style, struck=style.struck)

    def words(self, spot: Spot, runs: Iterable[Run], style: CellStyle) -> None:
        """A cell with text; what is struck out in it is left out."""
        kept: list[str] = []
        gone: list[str] = []
        for run in runs:
            (gone if (style.struck if run.struck is None else run.struck) else kept).append(run.text)
        shown = shown_text("".join(kept), style.code)
        if struck := "".join(gone).strip():
            self._notes.struck(struck)
            shown = Shown(shown.text, (*shown.doubts, _struck(struck)))
        self._put(spot, shown, style)

    def as_is(self, spot: Spot, text: str, style: CellStyle, *doubts: str) -> None:
        """A cell that shows what is stored: an error, a truth value, something damaged."""
        self._put(spot, Shown(text, doubts), style, struck=style.struck)

    def formula(self, spot: Spot, *, computed: bool, stale: bool = False) -> None:
        """Said after its result: the cell is a formula; a ``stale`` one wants to be computed anew."""
        name = cell_name(self.name, spot)
        self._notes.formula(name, computed=computed)
        stale = computed and (stale or self._notes.recalculates)
        doubt = "" if computed else _NOT_COMPUTED
        doubt = _PERHAPS_OLD if stale else doubt
        before = self._cells.get(spot)
        if doubt and (before is not None or not computed):
            text, doubts = (before.text, before.doubts) if before is not None else ("", ())
            self._cells[spot] = SheetCell(text, (*doubts, doubt))

    def _put(self, spot: Spot, shown: Shown, style: CellStyle, *, struck: bool = False) -> None:
        self.blank(spot, style)
        text, doubts = shown.text.strip(), shown.doubts
        if struck and text:
            self._notes.struck(text)
            text, doubts = "", (*doubts, _struck(text))
        if style.unseen and text:
            doubts = (*doubts, f"“{text[:_QUOTED]}”是白底白字，表上看不见")
        if spot in self._cells:
            doubts = (*doubts, f"文件里这一格出现了两次，另一次是“{self._cells[spot].text[:_QUOTED]}”")
        if text or doubts:
            self._budget.spend()
            self._cells[spot] = SheetCell(text, doubts)

    def done(self) -> Sheet:
        """The sheet."""
        return Sheet(
            self.name,
            self._cells,
            frozenset(self._ruled),
            tuple(self._apart()),
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
        )

    @property
    def count(self) -> int:
        """How many cells show something."""
        return len(self._cells)

    def _apart(self) -> list[Area]:
        """The merged areas, cut down to where cells are; of two that overlap the first counts."""
        spots = [*self._cells, *self._ruled]
        bottom, right = max((row for row, _ in spots), default=-1), max((column for _, column in spots), default=-1)
        kept: list[Area] = []
        overlapping = 0
        taken: set[Spot] = set()
        area = 0
        for merge in self.merges:
            cut = Area(merge.top, merge.left, min(merge.bottom, bottom), min(merge.right, right))
            height, width = cut.bottom - cut.top + 1, cut.right - cut.left + 1
            if height < 1 or width < 1 or height * width == 1:
                continue
            area += height * width
            if area > MERGED_SLOTS:
                raise UnreadableError(Reason.TOO_COMPLEX, f"合并单元格的面积超过 {MERGED_SLOTS:,} 格")
            slots = {
                (row, column) for row in range(cut.top, cut.bottom + 1) for column in range(cut.left, cut.right + 1)
            }
            if taken.isdisjoint(slots):
                kept.append(cut)
                taken |= slots
            else:
                overlapping += 1
        self._notes.overlapping(self.name, overlapping)
        return kept


def _struck(text: str) -> str:
    return f"单元格里有带删除线的文字“{text[:_QUOTED]}”，没有计入"
