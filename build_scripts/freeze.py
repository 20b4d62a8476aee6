"""Freezes the program with PyInstaller into one folder: ``python3 build_scripts/freeze.py [--here] [--out DIR]``.

The folder ``gouji`` holds two programs, the window ``gouji-gui`` and the command ``gouji``, over one folder of
libraries, and the licences of everything in it. Unless ``--here`` says to use the running Python as it is, everything
happens in an environment of its own that holds exactly what ``build_scripts/locked/freeze.txt`` says.
"""

import argparse
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.freezing.choices import Choices
from build_scripts.freezing.components import components, networks
from build_scripts.freezing.contents import RECOGNISER_LIST
from build_scripts.freezing.parts import write_recogniser_list
from build_scripts.freezing.runtime import RuntimeMissingError, give_newer_runtime
from build_scripts.licences import LicenceMissingError, write_notices
from build_scripts.linux.hollow import fill_with_hollow
from build_scripts.recogniser_networks import fetch_networks
from build_scripts.sbom import write_bill
from build_scripts.set_up_environment import ROOT, SetUpError, set_up

SPEC = ROOT / "build_scripts" / "freezing" / "gouji.spec"
PROGRAMS = ("gouji-gui", "gouji")
FOLDER = "gouji"
"""The name of the frozen folder."""
EPOCH = "1704067200"
"""Fixed for whatever writes times or shuffles: the same sources give the same archive of modules."""


class FreezeError(Exception):
    """PyInstaller did not make the program; the message is Chinese."""


def freezing_python() -> Path:
    """The interpreter of the freezing environment, which is made where needed. Raises ``SetUpError``."""
    return set_up(ROOT / ".venv-freeze", "freeze").python


def has_own_libraries() -> bool:
    """Whether the running Python has what the program itself imports; trying a frozen program wants it."""
    return all(map(importlib.util.find_spec, ("openpyxl", "pypdfium2", "msoffcrypto", "cv2", "onnxruntime")))


def freeze(python: Path, out: Path, choices: Choices) -> Path:
    """Freezes with the interpreter ``python`` into ``out/gouji`` and gives that folder. Raises :class:`FreezeError`.

    A program is not frozen without what reads scans: its packages promise that.
    """
    if not fetch_networks(python):
        raise FreezeError("没有扫描件的文字识别文件，不能冻结。")
    work = out / "work"
    work.mkdir(parents=True, exist_ok=True)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(work), str(SPEC)]
    variables = {**os.environ, **choices.as_variable(), "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": EPOCH}
    done = subprocess.run(command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, check=False)
    folder = out / FOLDER
    if done.returncode != 0 or not (folder / "_internal").is_dir():
        raise FreezeError(f"PyInstaller 没有做成程序（退出码 {done.returncode}），原因见上面的输出。")
    shutil.rmtree(work)
    strip_interpreter(folder / "_internal")
    if sys.platform.startswith("linux"):
        fill_with_hollow(folder / "_internal")
    if sys.platform == "win32":
        try:
            give_newer_runtime(folder / "_internal")
        except RuntimeMissingError as error:
            raise FreezeError(str(error)) from error
    write_recogniser_list(folder, out / RECOGNISER_LIST)
    add_papers(folder, python)
    return folder


_ABOUT_PYTHON = """
import json, os, platform, sys, sysconfig
places = [sys.base_prefix, sysconfig.get_path("stdlib"), os.path.join(sysconfig.get_path("stdlib"), "..", "..")]
texts = [os.path.join(place, name) for place in places for name in ("LICENSE.txt", "LICENSE")]
licence = next((text for text in texts if os.path.isfile(text)), None)
sys.stdout.write(json.dumps([platform.python_version(), sysconfig.get_path("purelib"), licence]))
"""


def add_papers(folder: Path, python: Path) -> None:
    """Puts the licences, the notice and the bill of materials into the frozen folder. Raises :class:`FreezeError`."""
    told = subprocess.run([str(python), "-c", _ABOUT_PYTHON], capture_output=True, check=True, text=True)
    version, packages, licence = json.loads(told.stdout)
    found = (*components(Path(packages)), *networks())
    try:
        write_notices(folder, found, Path(licence) if licence else None)
    except LicenceMissingError as error:
        raise FreezeError(f"缺少许可证：{error}。请在 build_scripts/licences.py 中补上") from error
    write_bill(folder / "sbom.cdx.json", FOLDER, project_version(), version, found)


def project_version() -> str:
    """The version, read without importing the program."""
    text = (ROOT / "core" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "([^"]+)"', text)[1]  # type: ignore[index] # a test reads it too


def strip_interpreter(libraries: Path) -> None:
    """Takes the debugging symbols out of a Python that was built with them; Linux only, the wheels come without."""
    strip = shutil.which("strip")
    if sys.platform.startswith("linux") and strip:
        files = [*libraries.glob("libpython*.so*"), *libraries.glob("python3*/lib-dynload/*.so")]
        subprocess.run([strip, "--strip-unneeded", *map(str, files)], check=True)


def folder_size(folder: Path) -> int:
    """Bytes of all files in a folder; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="用 PyInstaller 把程序冻结成一个文件夹")
    parser.add_argument("--here", action="store_true", help="用当前的 Python，不另建环境")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "frozen", help="放结果的文件夹")
    parser.add_argument("--icon", help="Windows 图标（.ico）")
    parser.add_argument("--manifest", help="Windows 应用程序清单")
    parser.add_argument("--window-version", help="gouji-gui 的版本资源")
    parser.add_argument("--command-version", help="gouji 的版本资源")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Freezes; gives the exit code."""
    options = parsed(arguments)
    versions = dict(zip(PROGRAMS, (options.window_version, options.command_version), strict=True))
    choices = Choices(options.icon, options.manifest, {name: file for name, file in versions.items() if file})
    try:
        python = Path(sys.executable) if options.here else freezing_python()
        folder = freeze(python, options.out.resolve(), choices)
    except (SetUpError, FreezeError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"已冻结：{folder}（{folder_size(folder) / 1e6:.1f} MB）")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
