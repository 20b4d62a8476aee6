"""One official table as a Qt item model."""

import html
from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.forms.address import Address
from core.forms.official import OfficialTable
from gui.presenters.amounts import number
from gui.presenters.last_year_figures import LastFigure
from gui.presenters.lights import Lights
from gui.presenters.source_places import Tone
from gui.presenters.table_cells import TableCell

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""The :class:`CellPaint` of a cell, for the delegate."""

Index = QModelIndex | QPersistentModelIndex


_DARK = Lights({}, {}, (), ())
"""Nothing is lit."""


class CellPaint(Struct, frozen=True):
    """All that the delegate draws in one cell: the cell, the tone that lights it, and the value suggested for it.

    ``quiet``: other cells are lit, so that this one's lasting mark stands back. ``last`` is last year's figure.
    """

    cell: TableCell
    light: Tone | None = None
    suggestion: str = ""
    quiet: bool = False
    last: LastFigure | None = None


class OfficialTableModel(QAbstractTableModel):
    """Cells of an official table, with the lights of the selection over them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._size = (0, 0)
        self._paints: dict[tuple[int, int], CellPaint] = {}
        self._places: dict[Address, tuple[int, int]] = {}
        self._lights = _DARK
        self._last: Mapping[Address, LastFigure] = {}

    def show_table(self, table: OfficialTable, cells: tuple[TableCell, ...]) -> None:
        """Put another table in place of the present one."""
        self.beginResetModel()
        self._size = (table.row_count, table.column_count)
        self._paints = {(cell.place.row, cell.place.column): CellPaint(cell) for cell in cells}
        self._places = {cell.place.at: at for at, paint in self._paints.items() if (cell := paint.cell).place.at}
        self.endResetModel()

    def set_lights(self, lights: Lights) -> None:
        """Light the cells of the selection, and put out all others."""
        self._lights = lights
        self._repaint()

    def set_last_year(self, figures: Mapping[Address, LastFigure]) -> None:
        """Show these figures of last year, and no others."""
        self._last = figures
        self._repaint()

    def _repaint(self) -> None:
        self._paints = {place: _lit(paint.cell, self._lights, self._last) for place, paint in self._paints.items()}
        if self._paints:
            self.dataChanged.emit(self.index(0, 0), self.index(self._size[0] - 1, self._size[1] - 1), [CELL_ROLE])

    def index_of(self, at: Address) -> QModelIndex:
        """Where a figure stands; invalid when it is not of this table."""
        place = self._places.get(at)
        return self.index(*place) if place else QModelIndex()

    def address_at(self, index: Index) -> Address | None:
        """The figure at an index, or ``None`` on a heading."""
        paint = self._paints.get((index.row(), index.column()))
        return paint.cell.place.at if paint else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows of the form, headings included."""
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns of the form, labels included."""
        return 0 if parent.isValid() else self._size[1]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Figures can be chosen, headings cannot."""
        figure = self.address_at(index) is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if figure else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tooltip (escaped: Qt would read a document's text as markup), and the paint."""
        paint = self._paints.get((index.row(), index.column()))
        if paint is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return paint.cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return _tooltip(paint)
            case Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join(filter(None, (paint.cell.tooltip, paint.last.told if paint.last else "")))
            case _:
                return paint if role == CELL_ROLE else None


def _lit(cell: TableCell, lights: Lights, last: Mapping[Address, LastFigure]) -> CellPaint:
    at = cell.place.at
    if at is None:
        return CellPaint(cell)
    return CellPaint(
        cell, lights.cells.get(at), number(lights.suggested.get(at)), quiet=bool(lights.cells), last=last.get(at)
    )


def _tooltip(paint: CellPaint) -> str:
    lines = [paint.cell.tooltip]
    if paint.last is not None:
        lines.append(paint.last.told)
    if paint.suggestion:
        lines.append(f"建议值：{paint.suggestion}")
    text = html.escape("\n".join(lines))
    return f"<p style='white-space:pre-wrap'>{text}</p>"
