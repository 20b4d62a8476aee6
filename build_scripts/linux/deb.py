"""Packs a frozen folder: a ``.deb``, and a ``tar.gz`` that runs from wherever it is unpacked."""

import gzip
import os
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from build_scripts.freeze import EPOCH, FOLDER, PROGRAMS, folder_size
from build_scripts.freezing.parts import split
from build_scripts.linux.needed import needed_by
from build_scripts.set_up_environment import ROOT
from gui.portable import MARKER

HOME = Path("opt") / FOLDER
"""Where the package puts the program, below the root."""
HERE = Path(__file__).resolve().parent
ICONS = ROOT / "resources" / "icons"
RECOGNISER = "gouji-recogniser"
FONTS = "fonts-noto-cjk | fonts-wqy-zenhei | fonts-wqy-microhei"
ABOUT_PROGRAM = (
    "政府信息公开工作年度报告审核（离线）",
    "读出报告的三张表，与原文并排显示，核对表样的每一个等式，把正文里的数字",
    "与表格互相对照，并导出 Excel 审核底稿。不联网，不修改被审核的文件。",
)
ABOUT_RECOGNISER = (
    "勾稽的扫描件文字识别组件（离线）",
    "有了它，勾稽也能审核扫描的 PDF 和图片。没有它，其余格式一切照常，遇到扫描件",
    "时会说明缺少这个组件。",
)
PORTABLE_README = """勾稽（便携版）：解压到任何文件夹，运行其中的 gouji-gui（窗口）或 gouji（命令行）。

首先可以运行 ./gouji self-test，程序会用随附的样例核对自己。窗口需要系统里有 X11 或 XWayland、libEGL、libGL、libxkbcommon-x11
等桌面系统通常都有的库，以及一种中文字体。第三方软件的许可证见 THIRD_PARTY.txt。
"""
PORTABLE_NOTE = "有这个文件时，勾稽把设置存放在本文件夹的 settings 里，不写入用户目录。删去它就改用用户目录。\n"


@dataclass(frozen=True)
class Package:
    """What stands in the control file of a package; ``about`` is its short description and the lines of the long one."""

    name: str
    depends: tuple[str, ...]
    recommends: tuple[str, ...]
    about: tuple[str, ...]


def make_debs(frozen: Path, version: str, work: Path, out: Path) -> tuple[Path, Path]:
    """Makes ``gouji_VERSION_amd64.deb`` and ``gouji-recogniser_VERSION_amd64.deb`` in ``out``.

    Raises ``UnknownLibraryError``.
    """
    parts = split(frozen, work / "parts")
    tree, component = work / "deb", work / "deb-recogniser"
    for each in (tree, component):
        shutil.rmtree(each, ignore_errors=True)
    lay_out(tree, parts.program)
    lay_out_recogniser(component, parts.recogniser, frozen / "THIRD_PARTY.txt")
    own, further = needed_by(parts.program).packages, needed_by(parts.recogniser, beside=parts.program).packages
    program = Package("gouji", own, (f"{RECOGNISER} (= {version})", FONTS), ABOUT_PROGRAM)
    recogniser = Package(RECOGNISER, (f"gouji (= {version})", *further), (), ABOUT_RECOGNISER)
    made = _packed(tree, program, version, out), _packed(component, recogniser, version, out)
    shutil.rmtree(work / "parts")
    return made


def _packed(tree: Path, package: Package, version: str, out: Path) -> Path:
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(control_text(package, version, folder_size(tree)), encoding="utf-8")
    target = out / f"{package.name}_{version}_amd64.deb"
    variables = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)]
    subprocess.run(command, env=variables, check=True, capture_output=True)
    shutil.rmtree(tree)
    return target


def lay_out(tree: Path, program: Path) -> None:
    """The files of the program as they lie on an installed system, below ``tree``."""
    shutil.copytree(program, tree / HOME, symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in PROGRAMS:
        (commands / name).symlink_to(Path("/") / HOME / name)
    _put(HERE / "gouji.desktop", tree / "usr/share/applications/gouji.desktop")
    icons = tree / "usr/share/icons/hicolor"
    for picture in sorted(ICONS.glob("gouji-*.png")):
        side = picture.stem.removeprefix("gouji-")
        _put(picture, icons / f"{side}x{side}/apps/gouji.png")
    _put(ICONS / "gouji.svg", icons / "scalable/apps/gouji.svg")
    _put(program / "THIRD_PARTY.txt", tree / "usr/share/doc/gouji/copyright")
    _set_modes(tree)


def lay_out_recogniser(tree: Path, recogniser: Path, notice: Path) -> None:
    """The same for the optional component; its licences lie with the program's."""
    shutil.copytree(recogniser, tree / HOME, symlinks=True)
    _put(notice, tree / f"usr/share/doc/{RECOGNISER}/copyright")
    _set_modes(tree)


def _set_modes(tree: Path) -> None:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def control_text(package: Package, version: str, size: int) -> str:
    """The control file; ``size`` in bytes."""
    return "\n".join(
        [
            f"Package: {package.name}",
            f"Version: {version}",
            "Architecture: amd64",
            "Maintainer: 勾稽 <gouji@localhost>",
            f"Installed-Size: {size // 1024}",
            f"Depends: {', '.join(package.depends)}",
            *([f"Recommends: {', '.join(package.recommends)}"] if package.recommends else []),
            "Section: text",
            "Priority: optional",
            f"Description: {package.about[0]}",
            *(f" {line}" for line in package.about[1:]),
            "",
        ]
    )


def make_archive(frozen: Path, version: str, out: Path) -> Path:
    """Makes ``gouji-VERSION-linux-x86_64.tar.gz`` in ``out``; the same folder gives the same bytes."""
    target = out / f"gouji-{version}-linux-x86_64.tar.gz"
    notes = {frozen / "使用说明.txt": PORTABLE_README, frozen / MARKER: PORTABLE_NOTE}
    for path, text in notes.items():
        path.write_text(text, encoding="utf-8")
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", 9, raw, int(EPOCH)) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(frozen.rglob("*")):
            archive.add(path, f"gouji-{version}/{path.relative_to(frozen)}", recursive=False, filter=_anonymous)
    for path in notes:
        path.unlink()
    return target


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = int(EPOCH)
    return member


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
