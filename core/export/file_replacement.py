"""A file written whole or not at all: temporary file in the same folder, flushed, checked, then put in place."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from core.export.errors import ExportError

ATTEMPTS = 3
PAUSE_SECONDS = 0.2
"""A virus scanner often holds a new file for a moment; an office program holds it until it is closed."""


def write_file(target: Path, data: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Write ``data`` beside ``target``, let ``check`` read it back, then put it in place.

    Raises :class:`ExportError`; whatever stood at ``target`` before is then untouched and no temporary file is left.
    """
    if target.is_dir():
        sentence = f"无法保存：已有同名文件夹“{target.name}”。请换一个文件名再导出。"
        raise ExportError(sentence)
    try:
        temporary = _temporary_beside(target)
    except OSError as error:
        raise ExportError(_sentence(error, target)) from error
    try:
        _write_through(temporary, data)
        if check is not None:
            check(temporary)
        _put_in_place(temporary, target)
    except OSError as error:
        raise ExportError(_sentence(error, target)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _temporary_beside(target: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=".gouji-", suffix=target.suffix or ".tmp", dir=target.parent)
    os.close(handle)
    return Path(name)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if os.name == "posix":
        # a temporary file is private to its owner; a report in a shared folder follows the folder's custom
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def _put_in_place(temporary: Path, target: Path) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        try:
            temporary.replace(target)
        except PermissionError:
            if attempt == ATTEMPTS:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _sentence(error: OSError, target: Path) -> str:
    """What went wrong, in Chinese, by the operating system's own code."""
    kept = "原有文件未改动。" if target.exists() else ""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"无法保存：找不到文件夹“{target.parent}”。请确认文件夹还在，或换一个位置再导出。"
        case PermissionError() if target.exists() and os.access(target.parent, os.W_OK):
            return f"无法保存“{target.name}”：文件正被 WPS 或 Excel 打开，或没有写入权限。{kept}请关闭该文件后重试，或换一个文件名。"
        case PermissionError():
            return f"无法保存：没有写入文件夹“{target.parent}”的权限。{kept}请换一个文件夹再导出。"
    reason = _REASONS.get(error.errno or 0, f"写入失败（{error.strerror or type(error).__name__}）")
    return f"无法保存到“{target.parent}”：{reason}。{kept}请换一个位置再导出。"


_REASONS = {
    5: "磁盘读写出错",
    27: "文件过大，磁盘不支持",
    28: "磁盘空间已满",
    30: "该位置是只读的",
    36: "文件名过长",
    122: "磁盘配额已用完",
}
