"""Makes the Windows program: ``python build_scripts/build_windows.py [--verify]``.

``dist/`` gets ``Gouji-VERSION-setup.exe`` and ``Gouji-VERSION-portable.zip``. On Windows the ordinary Python and NSIS do
the work; on Linux (as root) a Windows Python under Wine in a Debian 13 root that is made below ``build/`` where needed.
``--verify`` (Linux only) then installs, uses, upgrades and removes the program under Wine and compares what it says
with what the program says on Linux; its last line is one line of figures, its exit status 0 or 1.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from build_scripts.freeze import FOLDER, PROGRAMS, folder_size, freezing_python, has_own_libraries
from build_scripts.recogniser_networks import fetch_networks
from build_scripts.set_up_environment import ROOT, SetUpError
from build_scripts.set_up_system import speak_chinese
from build_scripts.windows.chroot import ChrootError
from build_scripts.windows.installer import ICON, make_setup
from build_scripts.windows.portable import make_portable
from build_scripts.windows.toolchain import Toolchain, ToolError, toolchain_here
from build_scripts.windows.version_resource import version_resource
from build_scripts.windows.windows_python import PreparationError
from core import __version__

FREEZE = ROOT / "build_scripts" / "freeze.py"
MANIFEST = ROOT / "build_scripts" / "windows" / "gouji.manifest"
WORK = ROOT / "build" / "windows"
OUT = ROOT / "dist"


@dataclass(frozen=True)
class Built:
    """The frozen folder, the two files that people download, and the seconds each step took."""

    frozen: Path
    setup: Path
    portable: Path
    seconds: dict[str, float]

    @property
    def figures(self) -> str:
        """Sizes and times, in one line."""
        sizes = {"程序": folder_size(self.frozen), "安装包": self.setup.stat().st_size}
        sizes["便携包"] = self.portable.stat().st_size
        told = [f"{name} {size / 1e6:.1f} MB" for name, size in sizes.items()]
        return " · ".join((*told, *(f"{name} {seconds:.0f} 秒" for name, seconds in self.seconds.items())))


def freeze_arguments(tools: Toolchain, work: Path) -> tuple[str, ...]:
    """The call of ``freeze.py``, with the resources of Windows that it takes from the work folder."""
    resources = work / "resources"
    resources.mkdir(parents=True, exist_ok=True)
    for program in PROGRAMS:
        text = version_resource(program, __version__)
        (resources / f"{program}.version").write_text(text, encoding="utf-8")
    window, command = (tools.name(resources / f"{program}.version") for program in PROGRAMS)
    options = ("--here", "--out", tools.name(work / "frozen"))
    looks = ("--icon", tools.name(ICON), "--manifest", tools.name(MANIFEST))
    return (tools.name(FREEZE), *options, *looks, "--window-version", window, "--command-version", command)


def build(tools: Toolchain, work: Path, out: Path, *, reuse_frozen: bool) -> Built:
    """Freeze and pack. ``reuse_frozen`` leaves out the freezing where an earlier run has done it."""
    seconds: dict[str, float] = {}
    frozen = work / "frozen" / FOLDER
    if not (reuse_frozen and frozen.is_dir()):
        seconds["冻结"] = _timed(lambda: tools.python(*freeze_arguments(tools, work)))
    folder = work / "setup"
    seconds["压缩"] = _timed(lambda: make_setup(tools, frozen, __version__, folder))
    out.mkdir(parents=True, exist_ok=True)
    setup = Path(shutil.copy(next(folder.glob("*-setup.exe")), out))
    return Built(frozen, setup, make_portable(frozen, __version__, out), seconds)


def _timed(step: Callable[[], object]) -> float:
    began = time.monotonic()
    step()
    return time.monotonic() - began


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="制作 Windows 安装包与便携包")
    parser.add_argument("--work", type=Path, default=WORK, help="工作文件夹")
    parser.add_argument("--root", type=Path, help="Debian 13 环境（默认在工作文件夹里）")
    parser.add_argument("--out", type=Path, default=OUT, help="放成品的文件夹")
    parser.add_argument("--reuse-frozen", action="store_true", help="沿用上一次冻结的程序，只重新打包")
    parser.add_argument(
        "--verify", action="store_true", help="做完以后在 Wine 里安装、使用、升级、卸载（只在 Linux 上）"
    )
    parser.add_argument("--pictures", type=Path, help="验证时把截图存到这个文件夹")
    return parser.parse_args(arguments)


def run(options: argparse.Namespace) -> int:
    """Build, and verify where that is wanted."""
    work = options.work.resolve()
    root = (options.root or work / "debian").resolve()
    work.mkdir(parents=True, exist_ok=True)
    fetch_networks(Path(sys.executable))  # the Windows Python under Wine has no pip; freezing stops without them
    with toolchain_here(work, root) as tools:
        built = build(tools, work, options.out.resolve(), reuse_frozen=options.reuse_frozen)
    print(f"{built.setup}\n{built.portable}\n{built.figures}", flush=True)
    if not options.verify:
        return 0
    from build_scripts.windows.verify import verify  # noqa: PLC0415 - compares with the program's own libraries

    outcome = verify(built.setup, built.portable, built.frozen, root, work / "verify", options.pictures)
    print(f"{outcome.sentence} · {built.figures}")
    return 0 if outcome.passed else 1


def main(arguments: Sequence[str]) -> int:
    """Gives the exit status."""
    speak_chinese()
    options = parsed(arguments)
    if options.verify and not sys.platform.startswith("linux"):
        print("--verify 要在 Linux 上用 Wine 运行", file=sys.stderr)
        return 2
    try:
        if options.verify and not has_own_libraries():
            # what it says is held to what the program says here
            return subprocess.run([str(freezing_python()), __file__, *arguments], check=False).returncode
        return run(options)
    except (ChrootError, PreparationError, SetUpError, ToolError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
