"""What a program asked of Linux, as strace wrote it down, and which places it may touch."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCAL_SERVICES = ("nscd", "dbus", "/bus", "X11")
"""The cache of names and the desktop's own message bus live on this machine."""

_TRACED = "trace=socket,connect,bind,sendto,openat,open,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat"
_CHANGING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|unlink|rename|creat\(|mkdir")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FOLDER = re.compile(r'at2?\(\w+<([^>]*)>, "')
_ESCAPED = re.compile(rb"\\([0-7]{1,3})")
_SYSTEM = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/", "/var/cache/fontconfig", "/var/lib/dbus/machine-id")


def tracing(log: Path) -> list[str]:
    """The command to put before the one to be traced; skips the test where programs cannot be traced."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed; the calls of native libraries can only be seen with it")
    if subprocess.run([strace, "-qq", sys.executable, "-c", ""], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let programs be traced")
    return [strace, "-f", "-y", "-qq", "-s", "400", "-e", _TRACED, "-o", str(log)]


def calls_in(log: Path) -> list[str]:
    """The calls, one a line."""
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


def network_calls(calls: Iterable[str]) -> list[str]:
    """Calls that reach for a network, or for another program that is none of the desktop's own."""
    return [
        call
        for call in calls
        if "AF_INET" in call or ("connect(" in call and not any(name in call for name in LOCAL_SERVICES))
    ]


def paths(calls: Iterable[str], *, changing: bool = False) -> list[str]:
    """The path of every call on a file that succeeded; only of those that write where ``changing``."""
    done = [call for call in calls if " = -1 " not in call and _QUOTED.search(call) and "sun_path" not in call]
    return [path_of(call) for call in done if not changing or _CHANGING.search(call)]


def path_of(call: str) -> str:
    """The first path of a traced call; its Chinese characters stand there as octal numbers, its folder before it."""
    found = _QUOTED.search(call)
    raw = _ESCAPED.sub(lambda escape: bytes([int(escape[1], 8)]), found[1].encode() if found else b"")
    folder = _FOLDER.search(call)
    return str(Path(folder[1] if folder else "/", raw.decode("utf-8", "replace")))


def may_be_written(path: str, own: Sequence[Path]) -> bool:
    """Only the folders named, and what is no file at all."""
    return path.startswith((*map(str, own), "/dev/", "/proc/self/"))


def may_be_read(path: str, own: Sequence[Path]) -> bool:
    """The program, its interpreter and libraries, the system's own, and the folders named."""
    program = map(str, (ROOT, Path(sys.prefix), Path(sys.base_prefix), *own))
    return path.startswith((*program, *_SYSTEM))
