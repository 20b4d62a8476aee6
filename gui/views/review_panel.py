"""Below the tables: findings, all checks, the ledger of the narrative, what could not be read; and the detail beside."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from core.audit.audited_report import AuditedReport
from gui.presenters.detail import NOTHING, Detail
from gui.presenters.list_rows import LEVEL_SIGNS, Level
from gui.presenters.review_lists import check_list, claim_list, finding_list, problem_list
from gui.presenters.window_state import ListPage, ProposalChoice, Selection
from gui.views.detail_pane import DetailPane
from gui.views.review_list import ReviewList

FINDINGS, CHECKS, CLAIMS, PROBLEMS = ListPage
_LEAST_DETAIL = 190
_MAKERS = (finding_list, check_list, claim_list, problem_list)
_NAMES = ("问题", "全部检查", "正文数字", "读取情况")


class ReviewPanel(QWidget):
    """The lists of one report. ``chosen`` carries what a person went to: a finding, a check, a claim or a cell.

    ``turned`` carries the number of the list that is looked at.
    """

    chosen = Signal(object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = tuple(ReviewList(name) for name in _NAMES)
        self.detail = DetailPane()
        self.detail.chosen.connect(self.chosen)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("清单")
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._pages = QStackedWidget()
        self._filters = QStackedWidget()
        for name, view in zip(_NAMES, self.lists, strict=True):
            self._tabs.addTab(name)
            self._pages.addWidget(view)
            self._filters.addWidget(view.filters)
            view.chosen.connect(self.chosen)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._tabs.currentChanged.connect(self._filters.setCurrentIndex)
        self._tabs.currentChanged.connect(self._tell)
        self._following = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self.setFocusProxy(self.lists[FINDINGS])
        self._assemble()

    def _assemble(self) -> None:
        strip = QFrame()
        strip.setObjectName("strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(4, 0, 6, 0)
        row.addWidget(self._tabs)
        row.addWidget(self._filters, 1)
        surface = QFrame()
        surface.setObjectName("surface")
        column = QVBoxLayout(surface)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._pages, 1)
        self._splitter.addWidget(surface)
        self.detail.setMinimumWidth(_LEAST_DETAIL)
        self._filters.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._splitter.addWidget(self.detail)
        self._splitter.setSizes([840, 460])
        self._splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    def show_report(self, audited: AuditedReport) -> None:
        """Show the four lists of a report."""
        for number, (view, make) in enumerate(zip(self.lists, _MAKERS, strict=True)):
            view.show_list(make(audited))
            count = view.row_count
            alarm = f" {LEVEL_SIGNS[Level.ERROR]}" if number == PROBLEMS and audited.problems else ""
            self._tabs.setTabText(number, f"{_NAMES[number]} {count}{alarm}" if count else _NAMES[number])
        self.detail.show_detail(NOTHING)

    def show_page(self, number: int) -> None:
        """Turn to one of the lists, as a click on its tab does."""
        self._tabs.setCurrentIndex(number)

    def follow_page(self, listed: ListPage) -> None:
        """Show the list that the state names, without telling anyone."""
        self._following = True
        self._tabs.setCurrentIndex(listed)
        self._following = False

    def _tell(self, number: int) -> None:
        if not self._following:
            self.turned.emit(number)

    def select(self, selection: Selection, detail: Detail) -> None:
        """Show the detail, and go to the row of the selection where it has one."""
        subject = selection.finding if isinstance(selection, ProposalChoice) else selection
        for view in self.lists:
            view.select(subject, detail.related)
        self.detail.show_detail(detail)

    def step(self, by: int) -> None:
        """Go to another finding."""
        self.show_page(FINDINGS)
        self.lists[FINDINGS].step(by)

    def start_search(self) -> None:
        """Put the cursor in the search box of the list that is shown."""
        self.lists[self._tabs.currentIndex()].filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shape(self) -> QByteArray:
        """The shape of the splitter, to be remembered."""
        return self._splitter.saveState()

    def restore_shape(self, shape: QByteArray) -> None:
        """Divide the panel as it was."""
        self._splitter.restoreState(shape)
