"""The window with a report: verdict above, source and tables side by side, lists and detail below."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from gui.actions import ActionId
from gui.presenters.detail import detail_of
from gui.presenters.given_chips import ChipKind, given_chips
from gui.presenters.last_year_figures import last_figures
from gui.presenters.lights import lights_of
from gui.presenters.number_marks import number_marks
from gui.presenters.page_faces import page_faces
from gui.presenters.source_places import PlaceClick, first_place
from gui.presenters.troubles import troubles_of
from gui.presenters.window_state import ListPage, OpenedReport, Selection, WindowState
from gui.views.page_maker import PageDrawing, PageMaker
from gui.views.review_panel import ReviewPanel
from gui.views.source_view import SourceView
from gui.views.tables_view import TablesView
from gui.views.verdict_bar import VerdictBar, bar_button


class Workbench(QWidget):
    """All views of one report. They tell what a person went to, and show what the state says."""

    cell_chosen = Signal(str)
    place_clicked = Signal(object)
    subject_chosen = Signal(object)
    list_turned = Signal(int)

    def __init__(
        self, drawing: PageDrawing, actions: Mapping[ActionId, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.source = SourceView()
        self.tables = TablesView(actions[ActionId.SHOW_LAST_YEAR])
        self.panel = ReviewPanel()
        chips = {kind: tuple(actions[at] for at in offered) for kind, offered in _CHIPS.items()}
        self.bar = VerdictBar(tuple(actions[at] for at in _BAR), chips)
        self.panel.detail.add_button(bar_button(actions[ActionId.RULE]))
        self.panel.detail.add_button(bar_button(actions[ActionId.COPY], icon_only=True))
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._kept: dict[str, QByteArray] = {}
        self._assemble()
        self.tables.cell_chosen.connect(self.cell_chosen)
        self.panel.chosen.connect(self.subject_chosen)
        self.panel.turned.connect(self.list_turned)
        self.source.place_clicked.connect(self._pass_click)

    def _assemble(self) -> None:
        self._across.addWidget(_framed(self.source))
        self._across.addWidget(self.tables)
        self._across.setSizes([590, 750])
        self._down.addWidget(self._across)
        self._down.addWidget(self.panel)
        self._down.setSizes([420, 200])
        for splitter in (self._across, self._down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(6)
        inner = QVBoxLayout()
        inner.setContentsMargins(6, 6, 6, 6)
        inner.addWidget(self._down)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(inner, 1)

    def follow(self, old: WindowState, new: WindowState) -> None:
        """Show what has changed in the state."""
        if new.opened is not old.opened:
            self._show_report(new.opened)
        if new.opened is not None and (new.opened is not old.opened or new.selection is not old.selection):
            self._show_selection(new.opened, new.selection)
        self.panel.follow_page(new.listed)
        if new.opened is not old.opened or new.pack is not old.pack:
            self.bar.show_chips(given_chips(new))
        if new.opened is not old.opened or new.show_last is not old.show_last:
            self._show_last_year(new)
        if new.opened is not old.opened or new.listed is not old.listed:
            self._show_marks(new)

    def _show_report(self, opened: OpenedReport | None) -> None:
        # the pages of the report before this one, and with them its password, are let go before anything else
        self._drawing.stop_drawing()
        self.panel.detail.show_pages(None)
        if opened is None:
            self.source.clear()
            return
        self.bar.show_report(opened.audited)
        self.tables.show_report(opened.audited, troubles_of(opened.audited.findings))
        self.panel.show_report(opened.audited)
        maker = PageMaker(self._drawing, opened.path, page_faces(opened.audited.document), opened.access.password)
        self.panel.detail.show_pages(maker)
        self.source.show_document(opened.audited, maker)
        self.panel.setFocus()

    def _show_selection(self, opened: OpenedReport, selection: Selection) -> None:
        lights = lights_of(opened.audited, troubles_of(opened.audited.findings), selection)
        self.tables.set_lights(lights)
        self.source.set_highlights(lights.places)
        if lights.reveal_place is not None:
            self.source.reveal(lights.reveal_place)
        self.panel.select(selection, detail_of(opened.audited, selection))

    def _show_marks(self, state: WindowState) -> None:
        """Mark the numbers of the narrative while their ledger is open."""
        looking = state.opened is not None and state.listed is ListPage.CLAIMS
        marks = number_marks(state.opened.audited) if state.opened is not None and looking else ()
        self.source.set_marks(marks)
        if state.selection is None and (first := first_place(mark.ref for mark in marks)) is not None:
            self.source.reveal(first)

    def _show_last_year(self, state: WindowState) -> None:
        """Put last year's figures beside this year's where they are there and wanted."""
        last = state.opened.given.last if state.opened is not None else None
        self.tables.offer_last_year(offered=last is not None)
        beside = state.opened is not None and last is not None and state.show_last
        self.tables.show_last_year(
            last_figures(state.opened.audited.report, last.report) if beside and state.opened and last else {}
        )

    def _pass_click(self, click: object) -> None:
        if isinstance(click, PlaceClick):
            self.place_clicked.emit(click)

    def shapes(self) -> dict[str, QByteArray]:
        """The shapes of the splitters, to be remembered."""
        return {"across": self._across.saveState(), "down": self._down.saveState(), "panel": self.panel.shape()}

    def restore_shapes(self, shapes: Mapping[str, QByteArray | None]) -> None:
        """Divide the workbench as it was, as soon as it is seen: only then its size is known."""
        self._kept = {name: shape for name, shape in shapes.items() if shape is not None}

    def showEvent(self, event: QShowEvent) -> None:
        """Divide the workbench as it was, once."""
        super().showEvent(event)
        if self._kept:
            QTimer.singleShot(0, self._divide)

    def _divide(self) -> None:
        kept, self._kept = self._kept, {}
        for splitter, name in ((self._across, "across"), (self._down, "down")):
            if name in kept:
                splitter.restoreState(kept[name])
        if "panel" in kept:
            self.panel.restore_shape(kept["panel"])


_BAR = (ActionId.PREVIOUS, ActionId.NEXT, ActionId.EXPORT, ActionId.OPEN)
_CHIPS = {
    ChipKind.LAST_YEAR: (ActionId.LAST_YEAR, ActionId.NO_LAST_YEAR),
    ChipKind.PACK: (ActionId.PACK, ActionId.NO_PACK),
}


def _framed(source: SourceView) -> QFrame:
    frame = QFrame()
    frame.setObjectName("surface")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(source)
    return frame
