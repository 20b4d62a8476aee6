"""The C++ runtime of Windows that the recogniser runs on."""

import shutil
from pathlib import Path

USER = Path("onnxruntime", "capi")
SOURCE = "pikepdf.libs/msvcp140-*.dll"
NAME = "msvcp140.dll"


class RuntimeMissingError(Exception):
    """No newer runtime was found; the message is Chinese."""


def give_newer_runtime(libraries: Path) -> None:
    """Puts the newest runtime of the frozen folder ``libraries`` beside the module of onnxruntime.

    onnxruntime brings none of its own, and would get that of Qt, which is older than the compiler it was built with; such
    a pair may fail to load or crash in the first lock that is taken. pikepdf's wheel carries a newer one under a name of
    its own. Raises :class:`RuntimeMissingError`.
    """
    user = libraries / USER
    if not user.is_dir():
        return
    found = sorted(libraries.glob(SOURCE))
    if not found:
        raise RuntimeMissingError(f"没有找到识别组件要用的 C++ 运行库（{SOURCE}）")
    shutil.copyfile(found[-1], user / NAME)
