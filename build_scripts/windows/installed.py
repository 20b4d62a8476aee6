"""The program as it is installed under Wine, seen through its files, its registry entries and its windows."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from build_scripts.freezing.contents import RECOGNISER_LIST, belongs_to_recogniser
from build_scripts.freezing.parts import LIBRARIES
from build_scripts.windows.wine import WORK, WineMachine, windows_path

UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Gouji"
_USER = ("users", "root")
_FOLDER = (*_USER, "AppData", "Local", "Programs", "Gouji")
_PROGRAMS = r"C:\users\root\AppData\Local\Programs\Gouji"
_MENU = (*_USER, "AppData", "Roaming", "Microsoft", "Windows", "Start Menu", "Programs")
_WINDOW_PROGRAM = "gouji-gui.exe"
_SECONDS = 300.0


class Installed:
    """One user's installation. Setup files are named by their place in the machine's work folder."""

    def __init__(self, machine: WineMachine) -> None:
        self.machine = machine
        self.folder = machine.prefix(*_FOLDER)
        self.settings = machine.prefix(*_USER, "AppData", "Local", "gouji", "window.ini")
        self.menu_entry = machine.prefix(*_MENU, "勾稽 政府信息公开年报审核.lnk")
        self.desktop_entry = machine.prefix(*_USER, "Desktop", "勾稽.lnk")

    def install(self, setup: str, *options: str) -> tuple[int, float]:
        """Install silently; the exit status and the seconds it took."""
        began = time.monotonic()
        done = self.machine.run((windows_path(f"{WORK}/{setup}"), "/S", *options), seconds=_SECONDS)
        return done.returncode, time.monotonic() - began

    def uninstall(self, *options: str) -> None:
        """Remove silently. The uninstaller copies itself and returns at once, so its traces are waited for."""
        self.machine.run((rf"{_PROGRAMS}\uninstall.exe", "/S", *options), seconds=_SECONDS)
        until = time.monotonic() + 60
        while self.registered_version() and time.monotonic() < until:
            time.sleep(0.5)
        time.sleep(1)  # the last steps come after the registry

    def registered(self, value: str) -> str:
        """A value of the entry in Add/Remove programs; empty where there is none."""
        asked = self.machine.run(("reg", "query", UNINSTALL_KEY, "/v", value), seconds=60)
        lines = asked.stdout.decode("gbk", "replace").splitlines()
        found = (line.split("REG_", 1)[1] for line in lines if value in line and "REG_" in line)
        return next((line.split(maxsplit=1)[1] for line in found), "")

    def registered_version(self) -> str:
        """The version in Add/Remove programs; empty where the program is not registered."""
        return self.registered("DisplayVersion")

    def command(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run the command-line program."""
        return self.machine.run((rf"{_PROGRAMS}\gouji.exe", *arguments), seconds=_SECONDS)

    def window(self, *arguments: str, folder: str = _PROGRAMS) -> None:
        """Start the window program and leave it running."""
        self.machine.start((rf"{folder}\{_WINDOW_PROGRAM}", *arguments))

    def end(self) -> None:
        """Close the window program as its close button would; by force where it is still there after a while."""
        for force in ((), (), ("/F",), ("/F",)):
            self.machine.run(("taskkill", *force, "/IM", _WINDOW_PROGRAM), seconds=60)
            until = time.monotonic() + 8
            while time.monotonic() < until:
                if not self._is_running():
                    return
                time.sleep(0.5)

    def _is_running(self) -> bool:
        listed = self.machine.run(("tasklist",), seconds=60)
        return _WINDOW_PROGRAM.encode("ascii") in listed.stdout

    def sample(self, name: str) -> str:
        """How Windows names a bundled sample."""
        return rf"{_PROGRAMS}\_internal\resources\samples\{name}"


def older_program(frozen: Path, folder: Path, extra: Sequence[str]) -> Path:
    """A small stand-in for an older release, with files that the present one no longer has."""
    (folder / "_internal").mkdir(parents=True, exist_ok=True)
    for name in ("gouji.exe", "gouji-gui.exe"):
        (folder / name).write_bytes((frozen / "gouji.exe").read_bytes())
    for name in extra:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"old")
    component = [f"{name}\n" for name in extra if belongs_to_recogniser(name.removeprefix(f"{LIBRARIES}/"))]
    folder.with_name(RECOGNISER_LIST).write_text("".join(component), encoding="utf-8")
    return folder
