"""Windows programs under Wine, on a screen of their own inside the Debian 13 root."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from build_scripts.windows.chroot import ChrootError, ChrootSession
from build_scripts.windows.wine_math import supply_missing_math

WORK = "/build"
"""Where the work folder lies inside the root; Windows programs see it as ``Z:\\build``."""

PREFIX = f"{WORK}/prefix"
_SCREEN = "1280x860x24"
_DISPLAY = ":7"
_ENVIRONMENT = {
    "DISPLAY": _DISPLAY,
    "LANG": "zh_CN.UTF-8",
    "LC_ALL": "zh_CN.UTF-8",
    "WINEPREFIX": PREFIX,
    "WINEDEBUG": "-all",
    # no questions about .NET and HTML engines, no menu entries on the Linux side, no debugger that waits beside a crash
    "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d;winedbg.exe=d",
}
_CHINESE_FONT = "Noto Sans CJK SC"
_WINDOWS_FONTS = ("Microsoft YaHei UI", "Microsoft YaHei", "微软雅黑", "SimSun", "宋体", "SimHei", "Segoe UI", "Tahoma")
_BOOT_SECONDS = 180.0


def windows_path(inside: str) -> str:
    """How a Windows program names an absolute path inside the root."""
    return "Z:" + inside.replace("/", "\\")


class WineMachine(AbstractContextManager["WineMachine"]):
    """One Wine prefix, made at first use below the work folder, and a screen. Everything ends with the context."""

    def __init__(self, root: Path, work: Path, folders: Mapping[str, Path] | None = None) -> None:
        """``folders`` maps further absolute paths inside the root to folders of this machine."""
        self.work = work
        self._root = root
        self._session = ChrootSession(root, {WORK: work, **(folders or {})})
        self._running = ExitStack()

    def __enter__(self) -> Self:
        self.work.mkdir(parents=True, exist_ok=True)
        supply_missing_math(self._root)
        self._running.enter_context(self._session)
        self._start_screen()
        if not (self.work / "prefix" / "system.reg").is_file():
            self._make_prefix()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.native(("wineserver", "--kill"), seconds=30)
        self._running.close()

    def run(
        self, command: Sequence[str], *, seconds: float, settings: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a Windows program to its end. Without pipes a Windows Python finds its standard handles invalid."""
        return self.native(("wine", *command), seconds=seconds, settings=settings)

    def native(
        self, command: Sequence[str], *, seconds: float, settings: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run one of the root's own programs to its end."""
        wrapped = self._session.wrapped(command, {**_ENVIRONMENT, **(settings or {})})
        return subprocess.run(wrapped, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)

    def start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start a Windows program and leave it running."""
        wrapped = self._session.wrapped(("wine", *command), _ENVIRONMENT)
        return subprocess.Popen(wrapped, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def prefix(self, *parts: str) -> Path:
        """A path below drive C, as this machine sees it."""
        return self.work.joinpath("prefix", "drive_c", *parts)

    def wait(self) -> None:
        """Until the last Windows program has ended (services included)."""
        self.native(("wineserver", "--wait"), seconds=60)

    def windows(self, title: str) -> tuple[str, ...]:
        """The numbers of the visible windows whose title holds ``title``."""
        found = self.native(("xdotool", "search", "--onlyvisible", "--name", title), seconds=20)
        return tuple(found.stdout.decode("ascii", "replace").split())

    def await_window(self, title: str, seconds: float) -> float | None:
        """Seconds until a window whose title holds ``title`` is there; ``None`` where none came in time."""
        began = time.monotonic()
        while (waited := time.monotonic() - began) < seconds:
            if self.windows(title):
                return waited
            time.sleep(0.1)
        return None

    def press(self, *keys: str) -> None:
        """Press keys, by their X names, in the window that has the focus."""
        self.native(("xdotool", "key", "--delay", "120", *keys), seconds=20)

    def picture(self, name: str) -> Path:
        """A picture of the whole screen, as a PNG file in the work folder."""
        self.native(("scrot", "--overwrite", "--pointer", f"{WORK}/{name}"), seconds=30)
        return self.work / name

    def _start_screen(self) -> None:
        # unless told not to, a server whose last client leaves starts anew, and refuses who comes in that moment
        command = ("Xvfb", _DISPLAY, "-noreset", "-screen", "0", _SCREEN, "-dpi", "96", "-nolisten", "tcp")
        screen = subprocess.Popen(
            self._session.wrapped(command, {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._running.callback(screen.wait)
        self._running.callback(screen.kill)
        for _ in range(100):
            if self.native(("xdotool", "getdisplaygeometry"), seconds=20).returncode == 0:
                return
            time.sleep(0.1)
        raise ChrootError("虚拟屏幕（Xvfb）没有启动")

    def _make_prefix(self) -> None:
        made = self.run(("wineboot", "--init"), seconds=_BOOT_SECONDS)
        self.wait()
        if made.returncode != 0 or not self.prefix("windows").is_dir():
            raise ChrootError("Wine 环境没有建成")
        for name in _WINDOWS_FONTS:
            key = r"HKCU\Software\Wine\Fonts\Replacements"
            self.run(("reg", "add", key, "/v", name, "/d", _CHINESE_FONT, "/f"), seconds=60)
        self.wait()
        # a later start must not take the prefix for one of an older Wine and update it in front of our windows
        (self.work / "prefix" / ".update-timestamp").write_text("disable\n", encoding="ascii")
