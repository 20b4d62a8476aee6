"""``SHA256SUMS`` for the files that people download: ``python3 build_scripts/checksums.py FOLDER``."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "SHA256SUMS"


def checksum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(folder: Path) -> Path:
    """Writes the sums of all files in ``folder`` in the notation of ``sha256sum``, by name."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    target = folder / NAME
    target.write_text("".join(f"{checksum(path)}  {path.name}\n" for path in files), encoding="utf-8", newline="\n")
    return target


def main(arguments: Sequence[str]) -> int:
    """Write the sums of the folder that is named."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("用法：checksums.py 文件夹", file=sys.stderr)
        return 2
    print(write_checksums(Path(arguments[0])))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
