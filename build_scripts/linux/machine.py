"""A clean system to try packages in: commands run in it, and a screen is joined to it."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from build_scripts.linux.screen import Screen
from build_scripts.windows.chroot import ChrootSession

EXCHANGE = "/exchange"
"""Where the folder shared with this machine appears inside."""


class Machine:
    """The clean system: commands run in it, and a screen is joined to it."""

    def __init__(self, session: ChrootSession, screen: Screen, exchange: Path) -> None:
        self._session = session
        self.screen = screen
        self.exchange = exchange

    def run(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        """Runs a command to its end."""
        wrapped = self._session.wrapped(command, {"DEBIAN_FRONTEND": "noninteractive"})
        return subprocess.run(wrapped, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=900)

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Starts a command that shows a window."""
        wrapped = self._session.wrapped(command, {"DISPLAY": self.screen.display, "XDG_RUNTIME_DIR": "/run"})
        with (self.exchange / "window.log").open("ab") as log:
            return subprocess.Popen(wrapped, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and what it started; the command that entered the clean system would end alone."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
