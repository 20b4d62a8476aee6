"""Makes the Linux packages: ``python3 build_scripts/build_linux.py [--verify]``.

``dist/`` gets ``gouji_VERSION_amd64.deb``, ``gouji-recogniser_VERSION_amd64.deb``, ``gouji-VERSION-linux-x86_64.tar.gz``,
the bill of materials and SHA256SUMS.
``--verify`` (as root) then installs the package in a clean Debian 12 and uses the program there; its last line is one
line of figures, its exit status 0 or 1.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.checksums import write_checksums
from build_scripts.freeze import (
    FOLDER,
    FreezeError,
    folder_size,
    freeze,
    freezing_python,
    has_own_libraries,
    project_version,
)
from build_scripts.freezing.choices import Choices
from build_scripts.linux.bundled import UnknownOriginError, copy_system_licences
from build_scripts.linux.deb import make_archive, make_debs
from build_scripts.linux.needed import Needed, UnknownLibraryError, needed_by
from build_scripts.set_up_environment import ROOT, SetUpError
from build_scripts.set_up_system import Missing, speak_chinese
from build_scripts.windows.chroot import ChrootError

WORK = ROOT / "build" / "linux"
OUT = ROOT / "dist"


@dataclass(frozen=True)
class Built:
    """The frozen folder, what people download, what that needs, and the seconds it took."""

    frozen: Path
    deb: Path
    recogniser: Path
    archive: Path
    needed: Needed
    seconds: float

    @property
    def figures(self) -> str:
        """Sizes and times, in one line."""
        sizes = {
            "程序": folder_size(self.frozen),
            "deb": self.deb.stat().st_size,
            "识别组件 deb": self.recogniser.stat().st_size,
            "tar.gz": self.archive.stat().st_size,
        }
        told = [f"{name} {size / 1e6:.1f} MB" for name, size in sizes.items()]
        return " · ".join((*told, f"制作 {self.seconds:.0f} 秒", f"glibc ≥ {self.needed.glibc}"))


def build(work: Path, out: Path, *, reuse_frozen: bool) -> Built:
    """Freezes and packs. ``reuse_frozen`` leaves out the freezing where an earlier run has done it."""
    began = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    frozen = work / FOLDER
    if not (reuse_frozen and frozen.is_dir()):
        freeze(freezing_python(), work, Choices())
        copy_system_licences(frozen)
    version, needed = project_version(), needed_by(frozen)
    deb, recogniser = make_debs(frozen, version, work, out)
    archive = make_archive(frozen, version, out)
    shutil.copyfile(frozen / "sbom.cdx.json", out / f"gouji-{version}-linux.cdx.json")
    write_checksums(out)
    return Built(frozen, deb, recogniser, archive, needed, time.monotonic() - began)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="制作 Linux 安装包（.deb）与便携包（tar.gz）")
    parser.add_argument("--work", type=Path, default=WORK, help="工作文件夹")
    parser.add_argument("--out", type=Path, default=OUT, help="放成品的文件夹")
    parser.add_argument("--reuse-frozen", action="store_true", help="沿用上一次冻结的程序，只重新打包")
    parser.add_argument(
        "--verify", action="store_true", help="做完以后在干净的 Debian 12 里安装、启动、使用（须为 root）"
    )
    parser.add_argument("--times", type=int, default=1, help="验证时窗口里的步骤做几遍")
    parser.add_argument("--picture", type=Path, help="验证时把窗口截图存成这个文件")
    return parser.parse_args(arguments)


def run(options: argparse.Namespace) -> int:
    """Build, and verify where that is wanted."""
    work = options.work.resolve()
    built = build(work, options.out.resolve(), reuse_frozen=options.reuse_frozen)
    print(f"{built.deb}\n{built.recogniser}\n{built.archive}\n{built.figures}", flush=True)
    if not options.verify:
        return 0
    from build_scripts.linux.verify import Packages, verify  # noqa: PLC0415 - wants tools that building does not

    packages = Packages(built.deb, built.recogniser, built.archive)
    outcome = verify(packages, work / "verify", options.picture, options.times)
    print(f"{outcome.sentence} · {built.figures}")
    return 0 if outcome.passed else 1


def main(arguments: Sequence[str]) -> int:
    """Gives the exit status."""
    speak_chinese()
    options = parsed(arguments)
    if options.verify and not has_own_libraries():
        # making files of every kind and comparing workbooks wants the program's own libraries
        return subprocess.run([str(freezing_python()), __file__, *arguments], check=False).returncode
    if not sys.platform.startswith("linux"):
        print("本命令只在 Linux 上运行", file=sys.stderr)
        return 2
    try:
        return run(options)
    except (SetUpError, FreezeError, Missing, ChrootError) as error:
        print(error, file=sys.stderr)
    except (UnknownLibraryError, UnknownOriginError) as error:
        print(f"不知道来自哪个软件包的库：{error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
