"""Auditing a folder: what the person wants becomes the next state, and the window of the folder follows it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.collection.finding import CollectionAudit
from core.rules.pack import RulePack
from core.source.unreadable import Unreadable
from gui.models.session_store import SessionStore
from gui.presenters.folder_given import given_words
from gui.presenters.folder_run import FolderRun, file_of, folder_file
from gui.presenters.window_state import WindowState
from gui.views.folder_window import FolderWindow
from gui.views.prompter import Prompter
from gui.workers.folder_client import FolderClient


class FolderAudit:
    """One folder at a time, with the rule pack and the list of units in use when it was begun."""

    def __init__(
        self,
        store: SessionStore,
        client: FolderClient,
        prompter: Prompter,
        open_path: Callable[[Path], None],
        parent: QWidget,
    ) -> None:
        self._store = store
        self._client = client
        self._prompter = prompter
        self._open_path = open_path
        self._parent = parent
        self.window: FolderWindow | None = None
        client.progressed.connect(lambda done, total, name: self._change(lambda run: run.progressed(done, total, name)))
        client.audited.connect(self._on_audited)
        client.finished.connect(self._on_finished)
        client.failed.connect(lambda problem: self._change(lambda run: run.ended(problem)))
        store.changed.connect(self._follow)

    def choose(self) -> None:
        """Ask for a folder and audit what is in it."""
        state = self._store.state
        before = state.folder.folder if state.folder is not None else state.opened.path.parent if state.opened else None
        folder = self._prompter.folder_to_audit(before)
        if folder is None:
            return
        given = given_words(state.pack, state.units)
        self._store.put(state.auditing_folder(FolderRun(folder.absolute(), given=given)))
        if self.window is not None:
            self.window.show()
            self.window.activateWindow()
        units = state.units.tree if state.units.tree.units else None
        self._client.audit(
            folder.absolute(), AuditOptions(pack=state.pack.pack if state.pack else RulePack(), units=units)
        )

    def show(self) -> None:
        """Show the folder that was audited last once more."""
        if self.window is not None:
            self.window.show()
            self.window.activateWindow()

    def stop(self) -> None:
        """Give up what is running; what has come is kept."""
        self._client.cancel()
        self._change(lambda run: run.ended())

    def _change(self, change: Callable[[FolderRun], FolderRun]) -> None:
        run = self._store.state.folder
        if run is not None and run.running:
            self._store.put(self._store.state.auditing_folder(change(run)))

    def _on_audited(self, path: Path | None, outcome: AuditedReport | Unreadable) -> None:
        self._change(lambda run: run.with_file(folder_file(path, outcome)))

    def _on_finished(self, across: CollectionAudit) -> None:
        self._change(lambda run: run.finished(across))

    def _follow(self, old: WindowState, new: WindowState) -> None:
        if new.folder is old.folder or new.folder is None:
            return
        if self.window is None:
            self.window = FolderWindow(self._parent)
            self.window.opened.connect(self._open)
            self.window.stop_asked.connect(self.stop)
        self.window.show_run(new.folder)

    def _open(self, subject: object) -> None:
        run = self._store.state.folder
        path = file_of(run, subject) if run is not None else None
        if path is not None and self.window is not None:
            # it would lie over the report; the action of the file menu brings it back
            self.window.hide()
            self._open_path(path)
            self._parent.activateWindow()
