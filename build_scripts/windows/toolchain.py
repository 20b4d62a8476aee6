"""The two tools that make the Windows program, a Windows Python and NSIS: on Windows itself, and on Linux."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from build_scripts.set_up_environment import LOCKED, ROOT, Environment, set_up
from build_scripts.windows import chroot, windows_python
from build_scripts.windows.wine import WORK, WineMachine, windows_path

PROJECT = "/project"
"""Where the project lies inside the Debian root."""

LOCK = "freeze"
_SETTINGS = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
_SECONDS = 3600.0


class ToolError(Exception):
    """A tool is missing or failed; the message is Chinese and says what to do."""


class SetupCompiler(Protocol):
    """Runs NSIS."""

    def makensis(self, script: Path, *arguments: str) -> None:
        """Compile a script of the work folder, in the folder where it lies. Raises :class:`ToolError`."""
        ...


class Toolchain(SetupCompiler, Protocol):
    """Runs both tools."""

    def name(self, path: Path) -> str:
        """How the Windows Python names a path in the project or in the work folder."""
        ...

    def python(self, *arguments: str) -> None:
        """Run the Windows Python that has the locked packages. Raises :class:`ToolError`."""
        ...


class WindowsToolchain(AbstractContextManager["WindowsToolchain"]):
    """The ordinary Python in an environment of its own, and NSIS for Windows."""

    def __init__(self, work: Path) -> None:
        self._log = work / "build.log"
        self._environment: Environment | None = None

    def __enter__(self) -> Self:
        self._environment = set_up(ROOT / ".venv-freeze", LOCK)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._environment = None

    def name(self, path: Path) -> str:
        """The path itself."""
        return str(path)

    def python(self, *arguments: str) -> None:
        """Run the environment's Python."""
        if self._environment is None:
            raise ToolError("构建环境还没有建立")
        _call((str(self._environment.python), *arguments), self._log, {**os.environ, **_SETTINGS})

    def makensis(self, script: Path, *arguments: str) -> None:
        """Run NSIS from the PATH or from where its own set-up puts it."""
        _call((find_makensis(), *arguments, str(script)), self._log, dict(os.environ))


class DebianNsis:
    """NSIS inside the Debian root of a machine."""

    def __init__(self, machine: WineMachine) -> None:
        self._machine = machine

    def makensis(self, script: Path, *arguments: str) -> None:
        """Run Debian's NSIS on a script of the machine's work folder."""
        inside = f"{WORK}/{script.relative_to(self._machine.work).as_posix()}"
        done = self._machine.native(("makensis", *arguments, inside), seconds=_SECONDS)
        _check(done, "makensis", self._machine.work / "makensis.log")


class WineToolchain(AbstractContextManager["WineToolchain"]):
    """A Windows Python under Wine and Debian's NSIS, both in a Debian 13 root that is made where needed."""

    def __init__(self, work: Path, root: Path) -> None:
        self._work = work
        self._root = root
        self.machine = WineMachine(root, work, {PROJECT: ROOT})
        self._log = work / "build.log"

    def __enter__(self) -> Self:
        chroot.make(self._root, self._work / "debian.log")
        python = self._work / "python"
        lock = LOCKED / f"{LOCK}.txt"
        if not windows_python.is_made(python, lock):
            windows_python.make(python, lock, self._work / "cache")
        self.machine.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.machine.__exit__(kind, error, trace)

    def name(self, path: Path) -> str:
        """The path on Wine's drive Z."""
        return windows_path(self._inside(path))

    def python(self, *arguments: str) -> None:
        """Run the Windows Python."""
        program = windows_path(f"{WORK}/python/python.exe")
        done = self.machine.run((program, *arguments), seconds=_SECONDS, settings=_SETTINGS)
        _check(done, "python", self._log)

    def makensis(self, script: Path, *arguments: str) -> None:
        """Run Debian's NSIS."""
        DebianNsis(self.machine).makensis(script, *arguments)

    def _inside(self, path: Path) -> str:
        for outside, inside in ((self._work, WORK), (ROOT, PROJECT)):
            if path.is_relative_to(outside):
                return f"{inside}/{path.relative_to(outside).as_posix()}"
        raise ToolError(f"{path} 不在项目或工作文件夹里")


def _check(done: subprocess.CompletedProcess[bytes], name: str, log: Path) -> None:
    log.write_bytes(done.stdout + done.stderr)
    if done.returncode != 0:
        raise ToolError(f"{name} 没有成功（退出码 {done.returncode}），详细记录：{log}")


def find_makensis() -> str:
    """NSIS on Windows. Raises :class:`ToolError` where there is none."""
    usual = [Path(os.environ.get(name, ""), "NSIS", "makensis.exe") for name in ("ProgramFiles(x86)", "ProgramFiles")]
    found = shutil.which("makensis") or next((str(path) for path in usual if path.is_file()), None)
    if found is None:
        raise ToolError("没有找到 NSIS：请先安装 NSIS 3（makensis）再运行本命令")
    return found


def _call(command: Sequence[str], log: Path, environment: dict[str, str]) -> None:
    with log.open("wb") as output:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
        )
    if done.returncode != 0:
        raise ToolError(f"{Path(command[0]).name} 没有成功（退出码 {done.returncode}），详细记录：{log}")


def toolchain_here(work: Path, root: Path) -> WindowsToolchain | WineToolchain:
    """The one for this machine."""
    return WindowsToolchain(work) if sys.platform == "win32" else WineToolchain(work, root)
