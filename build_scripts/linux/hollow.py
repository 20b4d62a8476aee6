"""Empty libraries in the place of those that OpenCV's wheel for Linux reads videos with.

The wheel links FFmpeg, which brings 30 MB, a second OpenSSL and readers of network streams. Nothing here opens a video, so
none of it is packed; but without libraries of these names OpenCV would not load. The empty ones define every name that
OpenCV asks for, and whoever called one would end at once.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.freezing.contents import VIDEO_LIBRARIES

MODULE = "cv2/cv2.abi3.so"
FOLDER = "opencv_python_headless.libs"


def fill_with_hollow(libraries: Path) -> tuple[str, ...]:
    """Makes the empty libraries in the frozen folder ``libraries``; gives their file names."""
    module = libraries / MODULE
    if not module.is_file():
        return ()
    versions = wanted_versions(_objdump("-p", module))
    names = wanted_names(_objdump("-T", module))
    (libraries / FOLDER).mkdir(exist_ok=True)
    for library, version in versions.items():
        make_hollow(libraries / FOLDER / library, version, names.get(version, ()))
    return tuple(versions)


def wanted_versions(section: str) -> dict[str, str]:
    """File name → version of each video library, by ``objdump -p``."""
    pairs = re.findall(r"required from (\S+):\n\s+\S+ \S+ \S+ (\S+)", section)
    return {library: version for library, version in pairs if library.startswith(VIDEO_LIBRARIES)}


def wanted_names(table: str) -> dict[str, tuple[str, ...]]:
    """Version → the functions that are asked for under it, by ``objdump -T``."""
    found: dict[str, list[str]] = {}
    for version, name in re.findall(r"\*UND\*\s+\S+\s+\(?(\w+)\)?\s+(\w+)$", table, re.MULTILINE):
        found.setdefault(version, []).append(name)
    return {version: tuple(names) for version, names in found.items()}


def make_hollow(target: Path, version: str, names: tuple[str, ...]) -> None:
    """A shared library that defines ``names`` under ``version`` and can do nothing."""
    with TemporaryDirectory() as folder:
        source, script, compiled = (Path(folder, name) for name in ("hollow.s", "hollow.map", "hollow.o"))
        source.write_text("\n".join(_assembly(names)) + "\n", encoding="ascii")
        script.write_text(f"{version} {{ global: *; }};\n", encoding="ascii")
        subprocess.run(["as", "-o", str(compiled), str(source)], check=True)
        linking = ["ld", "-shared", "-soname", target.name, "--version-script", str(script)]
        subprocess.run([*linking, "-o", str(target), str(compiled)], check=True)


def _assembly(names: tuple[str, ...]) -> Iterator[str]:
    yield ".text"
    for name in names:
        yield f".globl {name}\n.type {name}, @function\n{name}: ud2"
    yield '.section .note.GNU-stack,"",@progbits'


def _objdump(option: str, path: Path) -> str:
    return subprocess.run(["objdump", option, str(path)], capture_output=True, check=True, text=True).stdout
