"""What a frozen folder needs of the Linux it runs on: shared libraries, and a C library that is new enough."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXau.so.6": "libxau6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""The Debian package of each library that is left to the system."""

RENAMED = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}
"""Packages that newer systems call otherwise."""

_OF_THE_C_LIBRARY = re.compile(r"(ld-linux-x86-64|libc|libm|libdl|libpthread|librt|libutil)\.so\.\d+")


class UnknownLibraryError(Exception):
    """A library is needed that no package is known for; the message names it."""


@dataclass(frozen=True)
class Needed:
    """Libraries that are neither in the folder nor part of the C library, and the least version of that."""

    libraries: tuple[str, ...]
    glibc: str

    @property
    def packages(self) -> tuple[str, ...]:
        """The Debian packages to depend on. Raises :class:`UnknownLibraryError`."""
        unknown = [library for library in self.libraries if library not in PACKAGES]
        if unknown:
            raise UnknownLibraryError("、".join(unknown))
        names = sorted({PACKAGES[library] for library in self.libraries})
        return (f"libc6 (>= {self.glibc})", *(RENAMED.get(name, name) for name in names))


def needed_by(folder: Path, beside: Path | None = None) -> Needed:
    """Reads the dynamic sections of every program and library in ``folder``; ``beside`` is installed with it."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_elf(path)]
    folders = [folder] if beside is None else [folder, beside]
    there = {path.name for path in files} | {path.name for each in folders for path in each.rglob("*.so*")}
    return summed(list(_sections(files)), there)


def summed(sections: Iterable[str], there: set[str]) -> Needed:
    """The same from what ``objdump -p`` says of each file; ``there`` are the names of the files in the folder."""
    wanted: set[str] = set()
    versions: set[tuple[int, ...]] = set()
    for text in sections:
        wanted |= set(re.findall(r"^\s+NEEDED\s+(\S+)$", text, re.MULTILINE))
        versions |= {tuple(map(int, found.split("."))) for found in re.findall(r"\bGLIBC_(\d+\.\d+(?:\.\d+)?)\b", text)}
    outside = sorted(name for name in wanted - there if not _OF_THE_C_LIBRARY.fullmatch(name))
    return Needed(tuple(outside), ".".join(map(str, max(versions, default=(2, 0)))))


def _sections(files: Iterable[Path]) -> Iterator[str]:
    for path in files:
        yield subprocess.run(["objdump", "-p", str(path)], capture_output=True, check=True, text=True).stdout


def _is_elf(path: Path) -> bool:
    if path.is_symlink():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
