"""Compiles the set-up program from ``installer.nsi``."""

import os
import shutil
from pathlib import Path

from build_scripts.freezing.parts import Parts, split
from build_scripts.set_up_environment import ROOT
from build_scripts.windows.toolchain import SetupCompiler
from build_scripts.windows.version_resource import PUBLISHER, four_numbers

SCRIPT = Path(__file__).with_name("installer.nsi")
ICON = ROOT / "resources" / "icons" / "gouji.ico"
SIDE_PICTURE = Path(__file__).with_name("wizard.bmp")
LICENSE = ROOT / "LICENSE"
_REMOVE_LIST = "remove-list.nsh"


def setup_name(version: str) -> str:
    """The file that people download."""
    return f"Gouji-{version}-setup.exe"


def remove_list(frozen: Path) -> str:
    """NSIS commands that remove what this version puts into the program's folder, and nothing else."""
    entries = sorted(frozen.iterdir(), key=lambda path: path.name)
    commands = {True: "RMDir /r", False: "Delete"}
    return "".join(f'{commands[entry.is_dir()]} "$INSTDIR\\{entry.name}"\n' for entry in entries)


def size_in_kilobytes(folder: Path) -> int:
    """What Add/Remove programs shows, in units of 1,024 bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024


def size_in_megabytes(folder: Path) -> int:
    """What the wizard says of a part, in round units of 1,000,000 bytes."""
    return round(size_in_kilobytes(folder) * 1024 / 1e6)


def definitions(version: str, parts: Parts, folder: Path) -> dict[str, str]:
    """What the script expects; paths are relative to ``folder``, where it is compiled."""
    return {
        "VERSION": version,
        "VERSION_NUMBERS": ".".join(map(str, four_numbers(version))),
        "PUBLISHER": PUBLISHER,
        "PROGRAM_FILES": os.path.relpath(parts.program, folder),
        "RECOGNISER_FILES": os.path.relpath(parts.recogniser, folder),
        "SLASH": os.sep,
        "OUT": setup_name(version),
        "ICON": ICON.name,
        "SIDE_PICTURE": SIDE_PICTURE.name,
        "LICENSE_TEXT": f"{LICENSE.name}.txt",
        "REMOVE_LIST": _REMOVE_LIST,
        "PROGRAM_KB": str(size_in_kilobytes(parts.program)),
        "RECOGNISER_KB": str(size_in_kilobytes(parts.recogniser)),
        "RECOGNISER_MB": str(size_in_megabytes(parts.recogniser)),
    }


def make_setup(compiler: SetupCompiler, frozen: Path, version: str, folder: Path) -> Path:
    """Compile the set-up of the ``frozen`` program in ``folder``, which must lie in the work folder."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    script = Path(shutil.copy(SCRIPT, folder))
    for picture in (ICON, SIDE_PICTURE):
        shutil.copy(picture, folder)
    shutil.copy(LICENSE, folder / f"{LICENSE.name}.txt")
    (folder / _REMOVE_LIST).write_text(remove_list(frozen), encoding="utf-8")
    parts = split(frozen, folder / "parts")
    values = (f"-D{name}={value}" for name, value in definitions(version, parts, folder).items())
    compiler.makensis(script, "-V2", "-INPUTCHARSET", "UTF8", *values)
    return folder / setup_name(version)
