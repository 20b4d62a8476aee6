"""A Debian 13 root with Wine and NSIS in it, for building and trying the Windows program on Linux.

``python build_scripts/windows/chroot.py FOLDER`` makes one (needs root, debootstrap and the network; about two minutes,
1.5 GB). Debian 12's Wine 8 does not load the libraries we freeze; Debian 13's Wine 10 does.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

SUITE = "trixie"
PACKAGES = (
    "wine",
    "wine64",
    "wine32:i386",  # the installer's stub is a 32-bit program
    "nsis",
    "xvfb",
    "xauth",
    "xdotool",
    "scrot",
    "fonts-noto-cjk",
    "locales",  # on a Chinese Windows the narrow encoding is GBK; Wine takes it from the locale
)
_STAMP = "gouji-root-is-ready"
_DEVICES = "/dev"


class ChrootError(Exception):
    """The root could not be made or entered; the message is Chinese and says what to do."""


def require_root() -> None:
    """Raises :class:`ChrootError` where a root can be neither made nor entered."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise ChrootError("在 Linux 上构建 Windows 程序需要 root 权限（要建立并进入 Debian 13 环境）")
    lacking = [name for name in ("debootstrap", "unshare", "nsenter") if shutil.which(name) is None]
    if lacking:
        raise ChrootError(f"缺少 {'、'.join(lacking)}，请先安装：apt-get install debootstrap util-linux")


def preparation(root: Path) -> tuple[tuple[str, ...], ...]:
    """The commands that make the root, in order; those after the first run inside it."""
    bootstrap = ("debootstrap", "--variant=minbase", SUITE, str(root))
    install = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *PACKAGES)
    return (
        bootstrap,
        ("dpkg", "--add-architecture", "i386"),
        ("apt-get", "update", "--quiet"),
        install,
        ("localedef", "-i", "zh_CN", "-f", "UTF-8", "zh_CN.UTF-8"),
        ("apt-get", "clean"),
    )


def make(root: Path, log: Path) -> None:
    """Make the root at ``root`` unless it is there and whole. What the tools say goes to ``log``."""
    if (root / _STAMP).is_file():
        return
    require_root()
    bootstrap, *inside = preparation(root)
    if root.exists():
        shutil.rmtree(root)
    root.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        _call(bootstrap, output.fileno(), log)
        for command in inside:
            with ChrootSession(root, {}) as session:
                _call(session.wrapped(command, {"DEBIAN_FRONTEND": "noninteractive"}), output.fileno(), log)
    (root / _STAMP).touch()


def _call(command: Sequence[str], output: int, log: Path) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    if done.returncode != 0:
        raise ChrootError(f"“{' '.join(command[:4])} …”没有成功，详细记录：{log}")


class ChrootSession(AbstractContextManager["ChrootSession"]):
    """The root with folders of this machine mounted into it, in namespaces of its own.

    Nothing is mounted outside them, and whatever was started inside ends with the session.
    """

    def __init__(self, root: Path, folders: Mapping[str, Path]) -> None:
        """``folders`` maps absolute paths inside the root to folders of this machine."""
        self._root = root
        self._folders = folders
        self._keeper: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        require_root()
        for inside in self._folders:
            self.path(inside).mkdir(parents=True, exist_ok=True)
        self._keeper = subprocess.Popen(
            ("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-e", "-c", self._mounts()),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        if self._keeper.stdout is None or not self._keeper.stdout.readline():
            raise ChrootError("不能挂载 Debian 13 环境（需要 mount 与 PID 命名空间）")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._keeper is not None:
            self._keeper.kill()
            self._keeper.communicate()
        self._keeper = None

    def path(self, inside: str) -> Path:
        """Where the absolute path ``inside`` lies for this machine (mounted folders look empty from here)."""
        return self._root / inside.lstrip("/")

    def wrapped(self, command: Sequence[str], environment: Mapping[str, str]) -> tuple[str, ...]:
        """The command line that runs ``command`` inside, with exactly this environment beside the necessary."""
        if self._keeper is None:
            raise ChrootError("Debian 13 环境还没有打开")
        keeper = _only_child(self._keeper.pid)
        values = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8", **environment}
        settings = [f"{name}={value}" for name, value in values.items()]
        entering = ("nsenter", "--target", str(keeper), "--mount", "--pid", "chroot", str(self._root))
        return (*entering, "env", "-i", *settings, *command)

    def _mounts(self) -> str:
        binds = [f"mount --bind '{outside}' '{self.path(inside)}'" for inside, outside in self._folders.items()]
        lines = (
            f"mount -t proc proc '{self._root}/proc'",
            f"mount -t tmpfs tmp '{self.path('/tmp')}'",  # noqa: S108 - the root's own; no screen is still locked there
            f"mount --bind {_DEVICES} '{self._root}{_DEVICES}'",
            # without it Wine cannot say how many processors there are, and OpenCV and onnxruntime fail for that
            f"mount --rbind /sys '{self._root}/sys'",
            *binds,
        )
        return "\n".join((*lines, "echo ready", "exec sleep infinity"))


def _only_child(process: int) -> int:
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    if len(children) != 1:
        raise ChrootError("Debian 13 环境已经关闭")
    return int(children[0])


def main(arguments: Sequence[str]) -> int:
    """Make a root at the folder given."""
    if len(arguments) != 1:
        print("用法：python build_scripts/windows/chroot.py 文件夹", file=sys.stderr)
        return 2
    root = Path(arguments[0]).resolve()
    try:
        make(root, root.with_name(f"{root.name}.log"))
    except ChrootError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Debian 13 环境已备好：{root}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
