"""A clean Debian 12, without Python and without anything of a desktop."""

import shutil
import subprocess
from pathlib import Path

from build_scripts.set_up_system import install
from build_scripts.windows.chroot import ChrootError, require_root

SUITE = "bookworm"
_BASE = "base.tar"


def clean_root(root: Path, log: Path) -> None:
    """Makes the root at ``root`` anew; what debootstrap made is kept beside it. Raises ``ChrootError`` and ``Missing``."""
    install(() if shutil.which("debootstrap") else ("debootstrap",))
    require_root()
    root.parent.mkdir(parents=True, exist_ok=True)
    base = root.with_name(_BASE)
    shutil.rmtree(root, ignore_errors=True)
    if base.is_file():
        root.mkdir()
        _call(("tar", "-xpf", str(base), "-C", str(root)), log)
        return
    _call(("debootstrap", "--variant=minbase", SUITE, str(root)), log)
    _call(("tar", "-cpf", str(base), "-C", str(root), "."), log)


def _call(command: tuple[str, ...], log: Path) -> None:
    with log.open("wb") as output:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    if done.returncode != 0:
        raise ChrootError(f"没有做成干净的 Debian 12 环境，详细记录：{log}")
