"""Stops a request that takes too long or is no longer wanted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from threading import Condition, Thread
from time import monotonic


class Stop(Enum):
    """Why a request was stopped."""

    TIME = "time"
    CANCELLED = "cancelled"


class Watchdog:
    """Guards one request at a time.

    ``reason`` says why the last one was stopped, if it was, and ``allowed`` how many seconds it had, if time was the reason.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._kill: Callable[[], None] | None = None
        self._deadline = 0.0
        self._silence = self._whole = 0.0
        self._quiet_until = 0.0
        self.reason: Stop | None = None
        self.allowed = 0.0

    @contextmanager
    def guarding(self, kill: Callable[[], None], seconds: float, silence: float) -> Iterator[None]:
        """Call ``kill`` after ``seconds``, or after ``silence`` seconds without a sign of life, or on :meth:`stop`."""
        with self._changed:
            self.reason, self._kill, self._silence, self._whole = None, kill, silence, seconds
            self._deadline = monotonic() + seconds
            self._quiet_until = monotonic() + silence
        thread = Thread(target=self._watch, name="sandbox-watchdog", daemon=True)
        thread.start()
        try:
            yield
        finally:
            with self._changed:
                self._kill = None
                self._changed.notify_all()
            thread.join()

    def sign_of_life(self) -> None:
        """The guarded work got on."""
        with self._changed:
            self._quiet_until = monotonic() + self._silence

    def stop(self, reason: Stop) -> None:
        """Stop what is being guarded now; nothing happens where there is nothing."""
        with self._changed:
            if self._kill is None:
                return
            self.reason = reason
            self._kill()
            self._kill = None
            self._changed.notify_all()

    def _watch(self) -> None:
        with self._changed:
            while self._kill is not None:
                left = min(self._deadline, self._quiet_until) - monotonic()
                if left > 0:
                    self._changed.wait(left)
                    continue
                self.reason = Stop.TIME
                self.allowed = self._silence if self._quiet_until < self._deadline else self._whole
                self._kill()
                self._kill = None
