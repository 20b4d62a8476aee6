"""The licences of those libraries of the building system that PyInstaller put into the frozen folder."""

import shutil
import subprocess
from pathlib import Path


class UnknownOriginError(Exception):
    """A library belongs to no package, so nobody can say under which licence; the message names it."""


def copy_system_licences(folder: Path) -> tuple[str, ...]:
    """Copies the copyright files of the Debian packages into ``licences/``; gives the packages' names."""
    names = sorted({package_of(library) for library in system_libraries(folder)})
    for name in names:
        target = folder / "licences" / name
        target.mkdir(exist_ok=True)
        shutil.copyfile(Path("/usr/share/doc", name, "copyright"), target / "copyright")
    return tuple(names)


def system_libraries(folder: Path) -> tuple[Path, ...]:
    """Libraries that lie beside those of the wheels, in no package's folder; Python's own has its licence already."""
    found = (folder / "_internal").glob("lib*.so*")
    return tuple(sorted(path for path in found if not path.is_symlink() and not path.name.startswith("libpython")))


def package_of(library: Path) -> str:
    """The Debian package that owns the library of this name. Raises :class:`UnknownOriginError`."""
    pattern = f"*/x86_64-linux-gnu/{library.name}"
    told = subprocess.run(["dpkg-query", "--search", pattern], capture_output=True, check=False, text=True)
    if told.returncode != 0:
        raise UnknownOriginError(library.name)
    return told.stdout.split(":", maxsplit=1)[0]
