"""Work away from the window: a function of no arguments runs elsewhere, its value comes back in the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

Value = TypeVar("Value")


class TaskRunner(Protocol):
    """Runs functions that touch no widget."""

    def run(
        self, function: Callable[[], Value], done: Callable[[Value], None], failed: Callable[[Exception], None]
    ) -> None:
        """Call ``function``; then, in the thread of the window, ``done`` with its value or ``failed`` with its error."""
        ...

    def close(self) -> None:
        """Take no more work, wait for what is running, and call nobody any more."""
        ...


class BackgroundTask(QObject):
    """Runs one function after another in a thread of its own."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._closed = False
        self._finished.connect(self._deliver)

    def run(
        self, function: Callable[[], Value], done: Callable[[Value], None], failed: Callable[[Exception], None]
    ) -> None:
        """See :meth:`TaskRunner.run`; after :meth:`close` nothing happens."""
        if self._closed:
            return
        future = self._thread.submit(function)
        future.add_done_callback(lambda finished: self._announce(finished, done, failed))

    def close(self) -> None:
        """See :meth:`TaskRunner.close`."""
        self._closed = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _announce(
        self, future: "Future[Value]", done: Callable[[Value], None], failed: Callable[[Exception], None]
    ) -> None:
        if self._closed or future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._finished.emit(partial(done, future.result()))
        elif isinstance(error, Exception):
            self._finished.emit(partial(failed, error))

    def _deliver(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()


class ImmediateTask:
    """Runs the function at once, in the thread that asks; for tests and for the headless picture of the window."""

    def run(
        self, function: Callable[[], Value], done: Callable[[Value], None], failed: Callable[[Exception], None]
    ) -> None:
        """See :meth:`TaskRunner.run`."""
        try:
            value = function()
        except Exception as error:  # noqa: BLE001 - handed on, as from a thread
            failed(error)
        else:
            done(value)

    def close(self) -> None:
        """Nothing is ever left running."""
