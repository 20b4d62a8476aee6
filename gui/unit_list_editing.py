"""Reading, changing and saving the list of units: what a person wants becomes the next state, or a sentence why not."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.collection.unit_list import UnitList
from core.rules.across.units import UnitTree
from core.source.unreadable import Unreadable
from gui.models.session_store import SessionStore
from gui.presenters.unit_draft import EditError, UnitDraft, draft_of
from gui.presenters.unit_words import read_problems
from gui.presenters.window_state import WindowState
from gui.settings import WindowSettings
from gui.views.prompter import Prompter
from gui.views.units_window import UnitsWindow
from gui.workbook_export import failure_words
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import TaskRunner

_PROPOSED = "单位名单.xlsx"


class UnitListEditing:
    """Owns the window of the list. The list itself is part of the state, and stays there when the window is shut."""

    def __init__(
        self,
        store: SessionStore,
        client: AuditClient,
        settings: WindowSettings,
        prompter: Prompter,
        runner: TaskRunner,
        parent: QWidget,
    ) -> None:
        self._store = store
        self._client = client
        self._settings = settings
        self._prompter = prompter
        self._runner = runner
        self._parent = parent
        self.window: UnitsWindow | None = None

    def show(self) -> None:
        """Open the window; the list used last is read where none is there yet."""
        if self.window is None:
            self.window = self._made()
        self.window.show()
        self.window.activateWindow()
        if self._settings.units is not None and not self._draft.tree.units and not self._draft.changed:
            self._read(self._settings.units)

    @property
    def _draft(self) -> UnitDraft:
        return self._store.state.units

    def may_leave(self) -> bool:
        """Whether nothing would be lost, or the person says that it may be."""
        return not self._draft.changed or self._prompter.agrees(
            "单位名单", "单位名单有改动，还没有保存。", "不保存，放弃改动"
        )

    def _made(self) -> UnitsWindow:
        window = UnitsWindow(self._parent)
        window.show_draft(self._draft)
        window.read_asked.connect(self._ask_and_read)
        window.save_asked.connect(self._save)
        window.close_asked.connect(window.hide)
        window.undo_asked.connect(lambda: self._put(self._draft.undone()))
        window.chosen.connect(lambda name: self._put(self._draft.choosing(name)))
        window.add_asked.connect(lambda parent: self._edit(lambda draft: draft.adding(parent)))
        window.rename_asked.connect(lambda name, to: self._edit(lambda draft: draft.renaming(name, to)))
        window.move_asked.connect(lambda name, parent: self._edit(lambda draft: draft.moving(name, parent)))
        window.remove_asked.connect(lambda name: self._edit(lambda draft: draft.removing(name)))
        window.describe_asked.connect(
            lambda name, kind, scope, former, due: self._edit(
                lambda draft: draft.describing(name, kind=kind, scope=scope, former=former, due=due)
            )
        )
        self._store.changed.connect(self._follow)
        return window

    def _follow(self, old: WindowState, new: WindowState) -> None:
        if self.window is not None and new.units is not old.units:
            self.window.show_draft(new.units)

    def _put(self, draft: UnitDraft) -> None:
        self._store.put(self._store.state.with_units(draft))

    def _edit(self, change: Callable[[UnitDraft], UnitDraft]) -> None:
        try:
            self._put(change(self._draft))
        except EditError as error:
            if self.window is not None:
                self.window.refuse(str(error))

    def _ask_and_read(self) -> None:
        if not self.may_leave():
            return
        before = self._draft.file or self._settings.units
        path = self._prompter.unit_list_to_read(before.parent if before is not None else None)
        if path is not None:
            self._read(path.absolute())

    def _read(self, path: Path) -> None:
        if self.window is not None:
            self.window.say(f"正在读入 {path.name} ……")
        self._client.read_units(path, partial(self._on_read, path))

    def _on_read(self, path: Path, outcome: UnitList | Unreadable) -> None:
        if self.window is not None:
            self.window.show_draft(self._draft)
        if isinstance(outcome, Unreadable):
            self._prompter.tell_failed(
                "名单没有读入",
                f"名单“{path.name}”：{outcome.sentence}。{outcome.next_step}。\n\n窗口里的名单没有改变。",
            )
        elif outcome.problems:
            self._prompter.tell_failed("名单没有读入", read_problems(path.name, tuple(map(str, outcome.problems))))
        else:
            self._settings.units = path
            self._put(draft_of(outcome.tree, path))

    def _save(self) -> None:
        tree = self._draft.tree
        if not tree.units:
            return
        target = self._prompter.unit_list_target(self._draft.file or Path(_PROPOSED))
        if target is not None:
            self._runner.run(partial(_write, tree, target.absolute()), partial(self._on_saved, tree), self._on_failed)

    def _on_saved(self, tree: UnitTree, target: Path) -> None:
        self._settings.units = target
        if self._draft.tree is tree:
            self._put(self._draft.saved(target))

    def _on_failed(self, error: Exception) -> None:
        self._prompter.tell_failed("名单没有保存", failure_words(error))


def _write(tree: UnitTree, target: Path) -> Path:
    # the spreadsheet library is loaded only when the first list is saved
    from core.export.unit_list import write_unit_list  # noqa: PLC0415

    write_unit_list(tree, target)
    return target
