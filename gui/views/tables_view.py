"""The three official tables, one a tab, with the legend under them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from core.audit.audited_report import AuditedReport
from core.forms.address import Address, Table, table_of
from core.forms.official import official_tables
from gui.presenters.last_year_figures import LastFigure
from gui.presenters.lights import Lights
from gui.presenters.source_places import Tone
from gui.presenters.table_cells import table_cells
from gui.presenters.troubles import Trouble
from gui.views.legend import Legend
from gui.views.official_table_view import OfficialTableView

_NAMES = {Table.DISCLOSURE: "主动公开", Table.REQUESTS: "依申请公开", Table.DISPUTES: "复议诉讼"}


class TablesView(QFrame):
    """The tables of one report. ``cell_chosen`` carries the address of a figure that a person went to."""

    cell_chosen = Signal(str)

    def __init__(self, last_year: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.last_year = QToolButton()
        self.last_year.setObjectName("chip")
        self.last_year.setDefaultAction(last_year)
        self.last_year.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.last_year.setVisible(False)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("三张表")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._pages = QStackedWidget()
        self.views = {table: OfficialTableView() for table in Table}
        for table, view in self.views.items():
            self._tabs.addTab(table.chinese)
            self._pages.addWidget(view)
            view.setAccessibleName(f"{table.chinese} {_NAMES[table]}")
            view.cell_chosen.connect(self.cell_chosen)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._legend = Legend()
        self._assemble()

    def _assemble(self) -> None:
        strip = QFrame()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self._tabs)
        row.addStretch(1)
        row.addWidget(self.last_year)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._pages, 1)
        column.addWidget(self._legend)

    def show_report(self, audited: AuditedReport, troubles: Mapping[Address, Trouble]) -> None:
        """Show the tables of a report, beginning with the first that has something broken."""
        for number, table in enumerate(official_tables(audited.report.form)):
            self.views[table.table].show_table(table, table_cells(table, audited, troubles))
            self._tabs.setTabText(number, _tab_text(table.table, troubles))
        broken = [at for at, trouble in troubles.items() if trouble.tone is Tone.BROKEN]
        self.go_to(table_of(broken[0]) if broken else Table.REQUESTS)

    def set_lights(self, lights: Lights) -> None:
        """Light the cells of the selection and bring the most telling one into sight."""
        self._legend.set_items(lights.legend)
        for view in self.views.values():
            view.set_lights(lights)
        if lights.reveal_table is not None:
            self.go_to(lights.reveal_table)
        if lights.reveal_table is not None and lights.reveal_cell is not None:
            self.views[lights.reveal_table].reveal(lights.reveal_cell)

    def offer_last_year(self, *, offered: bool) -> None:
        """Offer to show last year's figures, or not: there are none."""
        self.last_year.setVisible(offered)

    def show_last_year(self, figures: Mapping[Address, LastFigure]) -> None:
        """Put these figures of last year below this year's; none where there are none."""
        for view in self.views.values():
            view.show_last_year(figures)
        self._legend.tell_last_year(told=bool(figures))

    def go_to(self, table: Table) -> None:
        """Turn to one of the tables."""
        self._tabs.setCurrentIndex(list(Table).index(table))


def _tab_text(table: Table, troubles: Mapping[Address, Trouble]) -> str:
    """The name of the table, with the sign of the worst thing in it."""
    tones = {trouble.tone for at, trouble in troubles.items() if table_of(at) is table}
    sign = " ×" if Tone.BROKEN in tones else " ?" if tones else ""
    return f"{table.chinese} {_NAMES[table]}{sign}"
