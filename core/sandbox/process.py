"""One worker process and its pipes."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader, BufferedWriter
from typing import cast

from core.sandbox.channel import ChannelClosedError, receive_reply, send
from core.sandbox.command import worker_environment
from core.sandbox.protocol import Reply, Request

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW: no console flashes up
_SIGKILL = 9
_PATIENCE = 2.0


class WorkerProcess:
    """Starts with construction, which raises ``OSError`` where the system refuses."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker_environment(),
            creationflags=_NO_WINDOW,
        )
        self._requests = cast("BufferedWriter", self._process.stdin)
        self._replies = cast("BufferedReader", self._process.stdout)
        self._killed = False

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._killed and self._process.poll() is None

    @property
    def was_starved(self) -> bool:
        """Whether the system ended it for want of memory (nobody else sends that signal)."""
        return not self._killed and self._process.poll() == -_SIGKILL

    def ask(self, request: Request) -> Iterator[Reply]:
        """The replies, as they come; ends without a final one when the process dies or talks nonsense."""
        try:
            send(self._requests, request)
            while True:
                yield receive_reply(self._replies)
        except ChannelClosedError:
            return

    def kill(self) -> None:
        """End it now, from any thread."""
        self._killed = True
        with suppress(OSError):
            self._process.kill()

    def close(self) -> None:
        """Let it end by closing its input, or end it; nothing of it is left afterwards."""
        with suppress(OSError):
            self._requests.close()
        try:
            self._process.wait(0 if self._killed else _PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        self._replies.close()
