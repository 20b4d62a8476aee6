"""The portable archive: the frozen program with a marker beside it, so that it keeps its settings beside itself."""

import zipfile
from pathlib import Path

from gui.portable import MARKER

_TIME = (2024, 1, 1, 0, 0, 0)
"""The same program gives the same archive."""

_NOTE = "有这个文件时，勾稽把设置存放在本文件夹的 settings 里，不写入用户目录。删去它就改用用户目录。\r\n"


def portable_name(version: str) -> str:
    """The file that people download."""
    return f"Gouji-{version}-portable.zip"


def make_portable(frozen: Path, version: str, out: Path) -> Path:
    """Pack the ``frozen`` folder into ``out``; everything lies below one folder in the archive."""
    out.mkdir(parents=True, exist_ok=True)
    archive = out / portable_name(version)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in frozen.rglob("*") if path.is_file()):
            _add(packed, f"Gouji-{version}/{path.relative_to(frozen).as_posix()}", path.read_bytes())
        _add(packed, f"Gouji-{version}/{MARKER}", b"\xef\xbb\xbf" + _NOTE.encode())
    return archive


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    packed.writestr(entry, content)
