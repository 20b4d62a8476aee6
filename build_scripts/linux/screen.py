"""A screen without a monitor, and a pair of hands: starts Xvfb and a window manager, waits for windows, presses keys.

A window manager belongs to it as it belongs to every desktop: it hands the focus on when a dialog goes away. Where the
hands themselves gave it, they could give it to a window whose dialog was not yet gone; Qt passes such a focus on to the
dialog, and the window then never learns that the server holds it for the focused one: its keys did nothing.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

MANAGER = "matchbox-window-manager"
TOOLS = {"Xvfb": "xvfb", MANAGER: MANAGER, "xdotool": "xdotool", "import": "imagemagick", "identify": "imagemagick"}
"""The commands this needs, and the Debian package of each."""
PATIENCE = 60.0
"""Seconds that are waited for whatever must come."""
_LEAST_COLOURS = 24
"""A window that has not been painted shows one or two."""
_PAUSE = 0.02
_SETTLING = 0.5
_Found = TypeVar("_Found")


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


def awaited(look: Callable[[], _Found], seconds: float, fault: str) -> _Found:
    """What ``look`` gives as soon as that is true. Raises :class:`ScreenError` with the sentence ``fault`` if it never is."""
    until = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > until:
            raise ScreenError(f"等了 {seconds:.0f} 秒，{fault}")
        time.sleep(_PAUSE)
    return found


class Screen(AbstractContextManager["Screen"]):
    """An Xvfb and a window manager of its own; ``display`` is its name once it is entered."""

    def __init__(self, size: str = "1366x768") -> None:
        self._size = size
        self._running = ExitStack()
        self.display = ""

    def __enter__(self) -> Self:
        try:
            self._start_server()
            self._start_manager()
        except BaseException:
            self._running.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()

    def windows(self, name: str) -> tuple[str, ...]:
        """The visible windows of the class ``name``."""
        told = self._ask("xdotool", "search", "--onlyvisible", "--class", name)
        return tuple(told.split())

    def painted(self, name: str, seconds: float, known: tuple[str, ...] = ()) -> str:
        """Waits for a window of the class ``name`` beside the ``known`` ones, with something painted in it."""

        def found() -> str:
            others = (window for window in self.windows(name) if window not in known)
            return next((window for window in others if self.colours(window) >= _LEAST_COLOURS), "")

        return awaited(found, seconds, f"没有等到窗口 {name}")

    def await_title(self, window: str, part: str) -> None:
        """Waits until the title of a window holds ``part``."""
        awaited(lambda: part in self._ask("xdotool", "getwindowname", window), PATIENCE, f"标题里没有出现 {part}")

    def await_closed(self, name: str, window: str) -> None:
        """Waits until a window of the class ``name`` is no longer to be seen."""
        awaited(lambda: window not in self.windows(name), PATIENCE, "对话框没有关闭")

    def settled(self, window: str, unlike: str = "") -> str:
        """Waits until a window no longer changes and does not look as ``unlike`` says; how it looks then."""

        def look() -> str:
            first = self._look(window, "%#")
            if not first or first == unlike:
                return ""
            time.sleep(_SETTLING)
            return first if self._look(window, "%#") == first else ""

        return awaited(look, PATIENCE, "窗口的样子没有变化" if unlike else "窗口的样子一直在变")

    def colours(self, window: str) -> int:
        """How many colours a window shows."""
        told = self._look(window, "%k")
        return int(told) if told.isdigit() else 0

    def press(self, window: str, *keys: str) -> None:
        """Presses keys or key combinations in a window, once the focus has come to it."""
        self._await_focus(window)
        for key in keys:
            self._ask("xdotool", "key", key)

    def type(self, window: str, text: str) -> None:
        """Types plain text into a window, once the focus has come to it."""
        self._await_focus(window)
        self._ask("xdotool", "type", "--delay", "5", text)

    def picture(self, target: Path) -> None:
        """Stores what the whole screen shows."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)

        def taken() -> bool:
            self._ask("timeout", "10", "import", "-silent", "-window", "root", str(target))
            return target.is_file()

        awaited(taken, PATIENCE, "没有截到图")

    def _await_focus(self, window: str) -> None:
        awaited(
            lambda: self._ask("xdotool", "getwindowfocus").strip() == window, PATIENCE, "窗口管理器没有把焦点交给窗口"
        )

    def _look(self, window: str, kind: str) -> str:
        """A window's picture in short, as ``identify`` tells it; empty where none could be taken."""
        # a picture of a window that goes away in the same moment may never come
        taking = f"import -silent -window {window} ppm:- | identify -format '{kind}' ppm:-"
        return self._ask("timeout", "10", "sh", "-c", taking).strip()

    def _start_server(self) -> None:
        # unless told not to, a server whose last client leaves starts anew, and refuses who comes in that moment
        command = ["Xvfb", f":{free_display()}", "-noreset", "-displayfd", "1", "-screen", "0", f"{self._size}x24"]
        server = subprocess.Popen([*command, "-nolisten", "tcp"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._running.callback(server.communicate)
        self._running.callback(server.terminate)
        number = server.stdout.readline().decode().strip() if server.stdout else ""
        if not number:
            raise ScreenError("Xvfb 没有启动")
        self.display = f":{number}"

    def _start_manager(self) -> None:
        manager = subprocess.Popen(
            [MANAGER],
            env=self._variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._running.callback(manager.wait)
        self._running.callback(manager.terminate)
        awaited(
            lambda: self._ask("xdotool", "get_num_desktops").strip() not in {"", "0"}, PATIENCE, "窗口管理器没有启动"
        )

    def _variables(self) -> dict[str, str]:
        return {"DISPLAY": self.display, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"}

    def _ask(self, *command: str) -> str:
        try:
            done = subprocess.run(
                command, env=self._variables(), capture_output=True, text=True, check=False, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired as error:
            raise ScreenError(f"{command[0]} 没有回应") from error
        return done.stdout
