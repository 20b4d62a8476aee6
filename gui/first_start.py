"""The check of itself that the program makes when a version is started for the first time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from core import __version__
from core.sandbox.client import Sandbox, SandboxClient
from core.self_test import SelfTest, run_self_test
from gui.presenters.trust_words import SelfTestWords, passed_words, words_of
from gui.settings import WindowSettings
from gui.workers.task_runner import BackgroundTask, TaskRunner

_DELAY_MS = 2000
"""The first seconds belong to the report that a person wants to see."""


class FirstStart(QObject):
    """Tests the program once for each version, in a sandbox of its own; until it has passed, at every start."""

    def __init__(
        self,
        settings: WindowSettings,
        show: Callable[[SelfTestWords], None],
        *,
        sandbox: Callable[[], Sandbox] = SandboxClient,
        runner: Callable[[], TaskRunner] = BackgroundTask,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._show = show
        self._sandbox, self._runner = sandbox(), runner()

    def begin(self, delay: int = _DELAY_MS) -> None:
        """Say that this version was tested, or test it after ``delay`` milliseconds."""
        stamp = self._settings.self_tested
        if stamp.split(" ")[0] == __version__:
            self._show(passed_words(stamp))
        else:
            QTimer.singleShot(delay, self, self.test)

    def test(self) -> None:
        """Test now, in the background."""
        self._runner.run(lambda: run_self_test(self._sandbox), self._tell, lambda _: None)

    def close(self) -> None:
        """Give up what is running; returns when nothing of it is left."""
        self._sandbox.close()
        self._runner.close()

    def _tell(self, outcome: SelfTest) -> None:
        day = f"{datetime.now().astimezone():%Y-%m-%d}"
        if outcome.passed:
            self._settings.self_tested = f"{__version__} {day}"
        self._show(words_of(outcome, day))
