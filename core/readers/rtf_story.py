"""One story of a Rich Text document (its body, a text box, a footnote): paragraphs, and tables inside tables."""

from msgspec import Struct, field

from core.readers.docx_notes import Notes
from core.readers.edge_table import EdgeCell, edge_table
from core.readers.rendition import Draft
from core.readers.rtf_charsets import Charsets
from core.readers.rtf_rows import RowDefinition, RtfCell, row_cells
from core.readers.rtf_runs import Runs
from core.source.limits import CELLS_PER_TABLE, TABLE_NESTING
from core.source.unreadable import Reason, UnreadableError

_UNENDED = "这一行没有结束标记，可能不完整"


class _Table(Struct):
    """A table that is open: finished rows, cells of the row under way, and the cell under way."""

    rows: list[list[EdgeCell]] = []
    cells: list[RtfCell] = []
    cell: RtfCell = field(default_factory=RtfCell)
    may_end: bool = False

    def end_cell(self) -> None:
        self.cells.append(self.cell)
        self.cell = RtfCell()

    def end_row(self, definition: RowDefinition, *, ended: bool = True) -> None:
        """Close the row under way by its definition; a row that a revision has deleted is left out."""
        if self.cell.contents and not (self.cell.is_blank and self.cells):
            self.end_cell()
        cells, self.cells, self.cell = self.cells, [], RtfCell()
        deleted = definition.tracked and any(cell.deletes for cell in cells) and all(cell.is_blank for cell in cells)
        if cells and not deleted:
            self.rows.append(row_cells(definition, cells, () if ended else (_UNENDED,)))


class Story:
    """Puts together what one story holds, in order."""

    def __init__(self, charsets: Charsets, notes: Notes) -> None:
        self.runs = Runs(charsets)
        self.label = ""
        self.boxes: list[Draft] = []
        self.doubts: list[str] = []
        self.is_contents_entry = False
        self.unended_rows = 0
        self.marks_tables = False
        r"""Whether paragraphs in tables say so (\intbl), as the format demands; some programs leave it out."""
        self._notes = notes
        self._drafts: list[Draft] = []
        self._tables: list[_Table] = []
        self._definitions: dict[int, RowDefinition] = {}
        self._row_open = False
        self._cells = 0

    def define(self, word: str, number: int | None, level: int) -> None:
        r"""What a word says of rows at this depth of tables. A definition (from \trowd on) holds until the next one."""
        if word == "trowd":
            self._definitions[level] = RowDefinition()
            self._row_open = self._row_open or level == 1
        else:
            self._definition(level).apply(word, number)

    def _definition(self, level: int) -> RowDefinition:
        return self._definitions.setdefault(level, RowDefinition())

    def end_paragraph(self, level: int) -> None:
        """A paragraph ends that stands in ``level`` tables, one inside the other."""
        if level == 0 and self._row_open and not self.marks_tables:
            level = 1
        self._settle(level)
        self._close_paragraph()

    def end_cell(self, level: int) -> None:
        """The cell under way ends, with its last paragraph."""
        self._settle(level)
        self._close_paragraph()
        self._tables[-1].end_cell()
        self._cells += 1
        if self._cells > CELLS_PER_TABLE:
            raise UnreadableError(Reason.TOO_COMPLEX, f"表格共有超过 {CELLS_PER_TABLE:,} 个单元格")

    def end_row(self, level: int) -> None:
        """The row under way ends, and with its last row the table."""
        self._settle(level)
        self._close_paragraph()
        table, definition = self._tables[-1], self._definition(level)
        if table.may_end and definition.index == 0:
            self._holder(level - 1).append(edge_table(table.rows))
            table.rows = []
        table.end_row(definition)
        table.may_end = definition.is_last
        self._row_open = self._row_open and level > 1

    def finish(self) -> list[Draft]:
        """Everything that was read; what is still open ends here."""
        if self.runs or self.boxes:
            self.end_paragraph(len(self._tables))
        self._settle(0)
        return self._drafts

    def _settle(self, level: int) -> None:
        """Close the tables deeper than ``level``, or open those that are missing up to it."""
        if level > TABLE_NESTING:
            raise UnreadableError(Reason.TOO_COMPLEX, f"表格嵌套 {level:,} 层，限度 {TABLE_NESTING}")
        while len(self._tables) > level:
            self._close_table()
        while len(self._tables) < level:
            self._tables.append(_Table())

    def _close_table(self) -> None:
        level = len(self._tables)
        table = self._tables[-1]
        if table.cells or not table.cell.is_blank:
            self.unended_rows += 1
            table.end_row(self._definition(level), ended=False)
        self._tables.pop()
        if table.rows:
            self._holder(level - 1).append(edge_table(table.rows))

    def _holder(self, level: int) -> list[Draft]:
        """What the blocks at this depth are put into: the cell under way, or the story itself."""
        return self._tables[level - 1].cell.contents if level else self._drafts

    def _close_paragraph(self) -> None:
        if not (self.runs or self.label or self.boxes or self.doubts):
            self.is_contents_entry = False
            return
        deletes = self.runs.deletes
        with self._notes.cell() as doubts:
            text = self.runs.take(self._notes)
        if self.label and (text.strip() or not deletes):
            text = self.label + text
        holder = self._holder(len(self._tables))
        holder += [*([] if self.is_contents_entry else [text]), *self.boxes]
        if self._tables:
            cell = self._tables[-1].cell
            cell.doubts += doubts + self.doubts
            cell.deletes = cell.deletes or deletes
        self.label, self.boxes, self.doubts, self.is_contents_entry = "", [], [], False
