"""The window: puts the views together and turns what a person does into states."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from core.audit.pictures import can_recognise
from core.audit.rule_help import rule_help
from core.batch.files import is_report_name
from core.forms.address import Address
from gui.actions import ActionId
from gui.appearance import Appearance, AppearanceController
from gui.folder_audit import FolderAudit
from gui.icons import line_icon
from gui.menus import colour_icons, enable_actions, fill_menu_bar, make_actions, show_recent
from gui.models.session_store import SessionStore
from gui.pack_choice import PackChoice
from gui.presenters.detail import detail_of
from gui.presenters.help_text import HELP, about
from gui.presenters.place_choice import choice_at
from gui.presenters.refusal import refusal_words
from gui.presenters.rule_help import rule_of
from gui.presenters.source_places import PlaceClick
from gui.presenters.window_state import CellChoice, ListPage, Page, Selection, WindowState
from gui.report_opening import ReportOpening
from gui.settings import WindowSettings
from gui.theme import palette
from gui.unit_list_editing import UnitListEditing
from gui.views.offline_sign import OfflineSign
from gui.views.prompter import DialogPrompter, Prompter
from gui.views.rule_help import RuleHelpWindow
from gui.views.start_pages import OpeningPage, RefusalPage, WelcomePage
from gui.views.workbench import Workbench
from gui.workbook_export import WorkbookExport
from gui.workers.audit_client import AuditClient
from gui.workers.folder_client import FolderClient
from gui.workers.task_runner import TaskRunner

TITLE = "年报勾稽 · 政府信息公开年报审核"
_LEAST_SIZE = (660, 360)
"""A screen of 1366 × 768 at a scale of 200 % has room for this and little more."""
_SPLITTERS = ("across", "down", "panel")


class MainWindow(QMainWindow):
    """One window with at most one report. Everything it shows follows from the state in its :class:`SessionStore`."""

    def __init__(
        self,
        client: AuditClient,
        runner: TaskRunner,
        settings: WindowSettings,
        appearance: AppearanceController,
        prompter: Prompter | None = None,
        folders: FolderClient | None = None,
    ) -> None:
        super().__init__()
        self.store = SessionStore(self)
        self._client = client
        self._runner = runner
        self._settings = settings
        self._appearance = appearance
        self._prompter = prompter or DialogPrompter(self)
        self._opening = ReportOpening(self.store, client, self._prompter)
        self._packs = PackChoice(self.store, settings, self._prompter, runner, self._opening.audit_again)
        self.units = UnitListEditing(self.store, client, settings, self._prompter, runner, self)
        self._folders = folders or FolderClient(self)
        self.folder = FolderAudit(self.store, self._folders, self._prompter, self.open_path, self)
        self._export = WorkbookExport(self.store, self._prompter, runner)
        self.actions_by_id = make_actions(self, self._handlers())
        self.workbench = Workbench(client, self.actions_by_id)
        self.welcome, self.opening, self.refusal = WelcomePage(), OpeningPage(), RefusalPage()
        self.offline = OfflineSign()
        self.rules: RuleHelpWindow | None = None
        self._pages = QStackedWidget()
        self._recent = QMenu("最近打开(&R)", self)
        self._assemble()
        self._wire()
        self._restore()
        self._follow(self.store.state, self.store.state)
        self._packs.restore()

    def open_path(self, path: Path) -> None:
        """Read and audit a file in the background."""
        self._opening.open(path)

    def select(self, selection: Selection) -> None:
        """Choose a finding, a check, a claim, a cell, or nothing."""
        self.store.put(self.store.state.selecting(selection))

    def _handlers(self) -> dict[ActionId, Callable[[], object]]:
        return {
            ActionId.OPEN: self._ask_and_open,
            ActionId.PART: self._opening.choose_other_part,
            ActionId.CANCEL: self._opening.cancel,
            ActionId.EXPORT: self._export.start,
            ActionId.CLOSE: self._close_report,
            ActionId.QUIT: self.close,
            ActionId.NEXT: partial(self._step, 1),
            ActionId.PREVIOUS: partial(self._step, -1),
            ActionId.FIND: self._search,
            ActionId.COPY: self._copy,
            ActionId.UNSELECT: partial(self.select, None),
            ActionId.LAST_YEAR: self._opening.last_year.choose,
            ActionId.NO_LAST_YEAR: partial(self._opening.audit_beside, None),
            ActionId.SHOW_LAST_YEAR: self._switch_last_year,
            ActionId.PACK: self._packs.choose,
            ActionId.NO_PACK: self._packs.drop,
            ActionId.ZOOM_IN: partial(self._zoom, ActionId.ZOOM_IN),
            ActionId.ZOOM_OUT: partial(self._zoom, ActionId.ZOOM_OUT),
            ActionId.FIT_WIDTH: partial(self._zoom, ActionId.FIT_WIDTH),
            ActionId.FOLDER: self.folder.choose,
            ActionId.FOLDER_AGAIN: self.folder.show,
            ActionId.UNITS: self.units.show,
            ActionId.RULE: self._explain,
            ActionId.RULES: self._explain,
            ActionId.HELP: partial(self._tell, "使用说明", HELP),
            ActionId.ABOUT: lambda: self._tell(
                "关于勾稽", about(self.offline.words.status, recogniser=can_recognise())
            ),
        }

    def _assemble(self) -> None:
        self.setWindowTitle(TITLE)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST_SIZE)
        for page in (self.welcome, self.opening, self.refusal, self.workbench):
            self._pages.addWidget(page)
        self.setCentralWidget(self._pages)
        fill_menu_bar(
            self.menuBar(), self.actions_by_id, self._recent, self._choose_appearance, self._settings.appearance
        )
        self.menuBar().setCornerWidget(self.offline)

    def _wire(self) -> None:
        self.store.changed.connect(self._follow)
        self.store.changed.connect(self.workbench.follow)
        self._appearance.changed.connect(self._colour)
        self.workbench.cell_chosen.connect(lambda at: self.select(CellChoice(Address(at))))
        self.workbench.subject_chosen.connect(self.select)
        self.workbench.place_clicked.connect(self._choose_place)
        self.workbench.list_turned.connect(lambda page: self.store.put(self.store.state.listing(ListPage(page))))
        self.welcome.open_asked.connect(self._ask_and_open)
        self.welcome.recent_chosen.connect(self.open_path)
        self.opening.cancel_asked.connect(self._opening.cancel)
        self.refusal.open_asked.connect(self._ask_and_open)
        self.refusal.retry_asked.connect(self._opening.retry)
        self.refusal.mend_asked.connect(self._opening.mend)
        self.refusal.back_asked.connect(self._opening.cancel)

    def _restore(self) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(1440, round(screen.width() * 0.94)), min(940, round(screen.height() * 0.92)))
        if (shape := self._settings.shape("window")) is not None:
            self.restoreGeometry(shape)
        self.workbench.restore_shapes({name: self._settings.shape(name) for name in _SPLITTERS})
        self._show_recent()
        self._colour(dark=self._appearance.is_dark())

    def _follow(self, old: WindowState, new: WindowState) -> None:
        """What the window itself shows of the state: its page, its title, its actions."""
        if new.opening is not None and new.opening is not old.opening:
            self.opening.show_opening(new.opening)
        if new.refusal is not None and new.refusal is not old.refusal:
            self.refusal.show_refusal(refusal_words(new.refusal), report_behind=new.opened is not None)
        if new.opened is not None and new.opened is not old.opened:
            self._settings.remember(new.opened.path)
            self._show_recent()
        pages = {
            Page.WELCOME: self.welcome,
            Page.OPENING: self.opening,
            Page.REFUSED: self.refusal,
            Page.WORKBENCH: self.workbench,
        }
        self._pages.setCurrentWidget(pages[new.page])
        self.setWindowTitle(f"{new.opened.name} - {TITLE}" if new.opened else TITLE)
        enable_actions(self.actions_by_id, new)

    def _ask_and_open(self) -> None:
        recent = self._settings.recent
        path = self._prompter.report_to_open(recent[0].parent if recent else None)
        if path is not None:
            self.open_path(path)

    def _close_report(self) -> None:
        self.store.put(self.store.state.closed())

    def _step(self, by: int) -> None:
        self.workbench.panel.step(by)

    def _search(self) -> None:
        self.workbench.panel.start_search()

    def _copy(self) -> None:
        state = self.store.state
        if state.opened is not None and state.selection is not None:
            QGuiApplication.clipboard().setText(detail_of(state.opened.audited, state.selection).plain_text)

    def _zoom(self, how: ActionId) -> None:
        source = self.workbench.source
        {ActionId.ZOOM_IN: source.zoom_in, ActionId.ZOOM_OUT: source.zoom_out, ActionId.FIT_WIDTH: source.fit_width}[
            how
        ]()

    def _tell(self, title: str, text: str) -> None:
        self._prompter.show_text(title, text)

    def _explain(self) -> None:
        """Open the rule reference, at the rule of what is selected."""
        if self.rules is None:
            self.rules = RuleHelpWindow(rule_help(), self)
        self.rules.show_rule(rule_of(self.store.state.selection))
        self.rules.show()
        self.rules.activateWindow()

    def _switch_last_year(self) -> None:
        state = self.store.state
        self.store.put(state.showing_last(shown=not state.show_last))

    def _choose_place(self, click: PlaceClick) -> None:
        opened = self.store.state.opened
        choice = choice_at(opened.audited, click) if opened is not None else None
        if choice is not None:
            self.select(choice)

    def _choose_appearance(self, wanted: Appearance) -> None:
        self._settings.appearance = wanted
        self._appearance.apply(wanted)

    def _colour(self, dark: bool) -> None:  # noqa: FBT001 - carried by a signal
        ink = QColor(palette(dark=dark).text)
        colour_icons(self.actions_by_id, lambda name: line_icon(name, ink))

    def _show_recent(self) -> None:
        self.welcome.show_recent(self._settings.recent)
        show_recent(self._recent, self._settings.recent, self.open_path, self._forget_recent)

    def _forget_recent(self) -> None:
        self._settings.forget_recent()
        self._show_recent()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of this computer, and nothing else."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the shapes of window and splitters, and end what is running; a changed list is not lost unasked."""
        if not self.units.may_leave():
            event.ignore()
            return
        self._settings.keep_shape("window", self.saveGeometry())
        for name, shape in self.workbench.shapes().items():
            self._settings.keep_shape(name, shape)
        self._settings.save()
        self.hide()  # whatever takes its time to end does so out of sight
        self._client.close()
        self._folders.close()
        self._runner.close()
        super().closeEvent(event)


def _dropped(data: QMimeData) -> Path | None:
    """The first report among the local files that were dropped; where none has the name of one, the first file."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if is_report_name(path)), paths[0] if paths else None)
