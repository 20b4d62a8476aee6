"""Writes build_scripts/locked/*.txt: every dependency with its exact version and the hashes of its files.

Run by hand when pyproject.toml asks for something new (``python3 build_scripts/lock.py``) or to take up newer versions
(``python3 build_scripts/lock.py --upgrade``). Needs uv, on the PATH or in ``.venv``, and the network.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
LOCKED = ROOT / "build_scripts" / "locked"

EXTRAS: dict[str, tuple[str, ...]] = {
    "dev": ("gui", "ocr", "dev", "dev-gui"),
    "run": ("gui", "ocr"),
    "core-dev": ("ocr", "dev"),
    "freeze": ("gui", "ocr", "freeze"),
}
"""Each lock and the extras it holds; the first decides the versions of all that the others share with it."""


def build_requirements(pyproject: Path) -> tuple[str, ...]:
    """What building the project itself needs; locked too, so that installing it asks the network for nothing."""
    with pyproject.open("rb") as file:
        return tuple(tomllib.load(file)["build-system"]["requires"])


def compile_command(uv: str, name: str, build: Path, constraint: Path | None, *, upgrade: bool) -> list[str]:
    """The call of uv that writes the lock ``name``; ``build`` is a file with the build requirements."""
    command = [uv, "pip", "compile", "pyproject.toml", str(build), "--output-file", str(LOCKED / f"{name}.txt")]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--quiet"]
    for extra in EXTRAS[name]:
        command += ["--extra", extra]
    if constraint:
        command += ["--constraint", str(constraint)]
    return [*command, "--upgrade"] if upgrade else command


def find_uv() -> str | None:
    """The uv of ``.venv``, else the one on the PATH."""
    return shutil.which("uv", path=str(ROOT / ".venv" / "bin")) or shutil.which("uv")


def main(arguments: list[str]) -> int:
    """Writes all locks, the widest first."""
    uv = find_uv()
    if uv is None:
        print("没有找到 uv：请先运行 .venv/bin/python -m pip install uv，再运行本命令。", file=sys.stderr)
        return 2
    LOCKED.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        build = Path(folder) / "build.in"
        build.write_text("\n".join(build_requirements(ROOT / "pyproject.toml")), encoding="utf-8")
        widest, *others = EXTRAS
        for name in (widest, *others):
            constraint = None if name == widest else LOCKED / f"{widest}.txt"
            command = compile_command(uv, name, build, constraint, upgrade="--upgrade" in arguments)
            subprocess.run(command, cwd=ROOT, check=True)
            print(f"已写入 build_scripts/locked/{name}.txt")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
