"""Choosing a rule pack: it is read in the background, remembered, and what is open is audited anew with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.rules.pack import RulePack
from core.rules.pack_file import PackError
from gui.models.session_store import SessionStore
from gui.presenters.window_state import ChosenPack
from gui.settings import WindowSettings
from gui.views.prompter import Prompter
from gui.workers.task_runner import TaskRunner


class PackChoice:
    """The rule pack of the window. A pack with mistakes changes nothing; one that was in use and is gone is said to be."""

    def __init__(
        self,
        store: SessionStore,
        settings: WindowSettings,
        prompter: Prompter,
        runner: TaskRunner,
        audit_again: Callable[[], None],
    ) -> None:
        self._store = store
        self._settings = settings
        self._prompter = prompter
        self._runner = runner
        self._audit_again = audit_again

    def restore(self) -> None:
        """Use the pack that was in use when the window was closed."""
        path = self._settings.pack
        if path is not None:
            self._runner.run(partial(_pack_at, path), partial(self._put, path), partial(self._miss, path))

    def choose(self) -> None:
        """Ask for a pack and use it."""
        before = self._settings.pack
        path = self._prompter.pack_to_use(before.parent if before is not None else None)
        if path is not None:
            path = path.absolute()
            self._runner.run(partial(_pack_at, path), partial(self._use, path), partial(self._refuse, path))

    def drop(self) -> None:
        """Use no pack any more."""
        self._settings.pack = None
        self._store.put(self._store.state.with_pack(None))
        self._audit_again()

    def _use(self, path: Path, pack: RulePack) -> None:
        self._settings.pack = path
        self._put(path, pack)

    def _put(self, path: Path, pack: RulePack) -> None:
        self._store.put(self._store.state.with_pack(ChosenPack(path, pack)))
        self._audit_again()

    def _refuse(self, path: Path, error: Exception) -> None:
        self._prompter.tell_failed("规则包没有采用", f"{_words(path, error)}。\n\n没有采用这个规则包，其他一切照旧。")

    def _miss(self, path: Path, error: Exception) -> None:
        """The pack is gone, or was spoiled since: reports are audited without it, and the window says so until that is mended."""
        self._store.put(self._store.state.with_pack(ChosenPack(path, trouble=_words(path, error))))
        self._audit_again()


def _pack_at(path: Path) -> RulePack:
    # a window without a rule pack need not load every rule
    from core.audit.packs import pack_at  # noqa: PLC0415

    return pack_at(path)


def _words(path: Path, error: Exception) -> str:
    return str(error) if isinstance(error, PackError) else f"规则包“{path.name}”读不出来，请确认文件完好"
