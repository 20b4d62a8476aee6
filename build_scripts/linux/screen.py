"""A screen without a monitor, and a pair of hands: starts Xvfb, waits for windows, presses keys, takes pictures."""

import re
import shutil
import subprocess
import time
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick", "identify": "imagemagick"}
"""The commands this needs, and the Debian package of each."""
_LEAST_COLOURS = 24
"""A window that has not been painted shows one or two."""
_PAUSE = 0.02


class ScreenError(Exception):
    """The screen could not be had, or what was waited for never came; the message is Chinese."""


def missing_tools() -> tuple[str, ...]:
    """The Debian packages that are lacking."""
    return tuple(sorted({package for tool, package in TOOLS.items() if shutil.which(tool) is None}))


def free_display(first: int = 90) -> int:
    """A display number that no server uses, be it one in another root: these share the abstract sockets with us."""
    taken = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    numbers = {int(number) for number in re.findall(r"/\.X11-unix/X(\d+)$", taken, re.MULTILINE)}
    return next(number for number in range(first, 10_000) if number not in numbers)


class Screen(AbstractContextManager["Screen"]):
    """An Xvfb of its own; ``display`` is its name once it is entered."""

    def __init__(self, size: str = "1366x768") -> None:
        self._size = size
        self._server: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> Self:
        command = [
            "Xvfb",
            f":{free_display()}",
            "-displayfd",
            "1",
            "-screen",
            "0",
            f"{self._size}x24",
            "-nolisten",
            "tcp",
        ]
        self._server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        number = self._server.stdout.readline().decode().strip() if self._server.stdout else ""
        if not number:
            raise ScreenError("Xvfb 没有启动")
        self.display = f":{number}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.communicate()

    def windows(self, name: str) -> tuple[str, ...]:
        """The visible windows of the class ``name``."""
        told = self._ask("xdotool", "search", "--onlyvisible", "--class", name)
        return tuple(told.split())

    def painted(self, name: str, seconds: float, known: tuple[str, ...] = ()) -> str:
        """Waits for a window of the class ``name`` beside the ``known`` ones, with something painted in it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            for window in self.windows(name):
                if window not in known and self.colours(window) >= _LEAST_COLOURS:
                    return window
            time.sleep(_PAUSE)
        raise ScreenError(f"等了 {seconds:.0f} 秒，没有等到窗口 {name}")

    def colours(self, window: str) -> int:
        """How many colours a window shows."""
        # a picture of a window that goes away in the same moment may never come
        taking = f"import -silent -window {window} ppm:- | identify -format %k ppm:-"
        told = self._ask("timeout", "10", "sh", "-c", taking)
        return int(told) if told.strip().isdigit() else 0

    def press(self, window: str, *keys: str) -> None:
        """Presses keys or key combinations in a window."""
        self._ask("xdotool", "windowfocus", "--sync", window)
        for key in keys:
            self._ask("xdotool", "key", key)

    def type(self, text: str) -> None:
        """Types plain text into the window that has the focus."""
        self._ask("xdotool", "type", "--delay", "5", text)

    def picture(self, target: Path) -> None:
        """Stores what the whole screen shows."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self._ask("import", "-silent", "-window", "root", str(target))

    def _ask(self, *command: str) -> str:
        variables = {"DISPLAY": self.display, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"}
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout
