"""The frozen folder in two parts: the program, and the optional component that reads scans."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from build_scripts.freezing.contents import RECOGNISER_LIST, belongs_to_recogniser

LIBRARIES = "_internal"


@dataclass(frozen=True)
class Parts:
    """Two folders that make up the frozen one when they are laid over each other."""

    program: Path
    recogniser: Path


def write_recogniser_list(frozen: Path, found: Path) -> None:
    """Completes the list at ``found``, which holds what lies outside the component's own folders.

    Afterwards it names every file of the component by its place in ``frozen``, one a line, with forward slashes.
    """
    libraries = frozen / LIBRARIES
    others = set(found.read_text(encoding="utf-8").splitlines())
    places = (path.relative_to(libraries).as_posix() for path in libraries.rglob("*") if _is_entry(path))
    chosen = sorted(place for place in places if place in others or belongs_to_recogniser(place))
    found.write_text("".join(f"{LIBRARIES}/{place}\n" for place in chosen), encoding="utf-8", newline="\n")


def recogniser_files(frozen: Path) -> frozenset[str]:
    """The places of the component's files in ``frozen``, as freezing has written them down beside it."""
    return frozenset((frozen.parent / RECOGNISER_LIST).read_text(encoding="utf-8").splitlines())


def split(frozen: Path, target: Path) -> Parts:
    """Lays the frozen program out in two folders below ``target``; where that is possible without copying anything."""
    shutil.rmtree(target, ignore_errors=True)
    parts = Parts(target / "program", target / "recogniser")
    of_the_component = recogniser_files(frozen)
    for path in sorted(path for path in frozen.rglob("*") if _is_entry(path)):
        place = path.relative_to(frozen).as_posix()
        _lay(path, (parts.recogniser if place in of_the_component else parts.program) / place)
    return parts


def _is_entry(path: Path) -> bool:
    return path.is_symlink() or path.is_file()


def _lay(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, target, follow_symlinks=False)
