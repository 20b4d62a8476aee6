"""What the window needs from the operating system: Qt's shared libraries and a font with Chinese characters.

On Debian and its relatives the missing packages are installed when we are root; otherwise one line says what to
install. On Windows nothing is needed and nothing is ever installed into the system.
"""

import ctypes
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

QT_LIBRARIES: dict[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""The shared libraries that Qt's wheels expect to find, and the Debian package of each."""

FONT_PACKAGE = "fonts-noto-cjk"
SPREADSHEET_PACKAGE = "libreoffice-calc-nogui"

_CHINESE_FONT = re.compile(
    r"cjk|wqy|wenquanyi|source ?han|simsun|simhei|msyh|deng|fang|droidsansfallback|uming|ukai|sarasa|pingfang|hanazono",
    re.IGNORECASE,
)


class Missing(Exception):  # noqa: N818
    """The system lacks something and we may not install it; the message is the line that a person reads."""


def is_loadable(library: str) -> bool:
    """Whether the dynamic linker finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_library_packages(loadable: Callable[[str], bool] = is_loadable) -> tuple[str, ...]:
    """The Debian packages of those Qt libraries that are not there."""
    return tuple(package for library, package in QT_LIBRARIES.items() if not loadable(library))


def font_folders(home: Path) -> tuple[Path, ...]:
    """Where fontconfig looks by default."""
    system = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*system, home / ".local/share/fonts", home / ".fonts")


def has_chinese_font(folders: Iterable[Path]) -> bool:
    """Whether a font with Chinese characters lies in one of the folders, judged by file names."""
    files = (path for folder in folders if folder.is_dir() for path in folder.rglob("*.[to]t[fc]"))
    return any(_CHINESE_FONT.search(path.name) for path in files)


def missing_window_packages() -> tuple[str, ...]:
    """All Debian packages that the window lacks on this machine; none on other systems than Linux."""
    if not sys.platform.startswith("linux"):
        return ()
    fonts = () if has_chinese_font(font_folders(Path.home())) else (FONT_PACKAGE,)
    return missing_library_packages() + fonts


def missing_environment_packages() -> tuple[str, ...]:
    """What Debian leaves out of Python itself: without ``ensurepip`` no virtual environment can be made."""
    complete = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
    return () if complete else ("python3-venv",)


def speak_chinese() -> None:
    """Lets the messages of these scripts through, whatever the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def please_install(packages: Iterable[str]) -> str:
    """The line that says what a person has to install."""
    return f"请先安装：sudo apt-get install {' '.join(packages)}"


def may_install() -> bool:
    """Whether packages can be installed here without asking: Debian's tool is there and we are root."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: tuple[str, ...]) -> None:
    """Installs Debian packages. Raises :class:`Missing` when we may not, or when it fails."""
    if not packages:
        return
    if not may_install():
        raise Missing(please_install(packages))
    print(f"正在安装系统组件：{' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wanted = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for command in (wanted, ["apt-get", "update", "--quiet"], wanted):
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode == 0 and command is wanted:
            return
    reason = "".join(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:])
    told = f"系统组件没有装上（{reason}）。{please_install(packages)}"
    raise Missing(told)
