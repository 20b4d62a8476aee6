"""Installs, uses, upgrades and removes the Windows program under Wine, and holds what it says to what Linux says."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_scripts.comparison import json_differences, workbook_differences
from build_scripts.set_up_environment import ROOT
from build_scripts.windows.installed import Installed, older_program
from build_scripts.windows.installer import make_setup, size_in_kilobytes
from build_scripts.windows.pictures import Album
from build_scripts.windows.scene import WINDOW_SECONDS, Check, Scene, on_linux
from build_scripts.windows.toolchain import DebianNsis
from build_scripts.windows.trials import is_whole_without_the_recogniser, reads_every_kind
from build_scripts.windows.wine import WORK, WineMachine, windows_path
from core import __version__
from gui.portable import MARKER

SAMPLES = ROOT / "resources" / "samples"
SAMPLE = "青禾市水利局2023年政府信息公开工作年度报告.pdf"
REAL_REPORTS = ROOT.parent / "shared" / "reports" / "real"
_TITLE = "年报勾稽"
_REPORTS = "/reports"
_OLD_VERSION = "0.0.1"
_GONE = ("gone.txt", "_internal/gone.dll", "_internal/cv2/gone.pyd")
_BUSY = 3


@dataclass(frozen=True)
class Outcome:
    """All that was looked at."""

    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether everything holds."""
        return bool(self.checks) and all(check.passed for check in self.checks)

    @property
    def sentence(self) -> str:
        """The line of figures."""
        held = sum(check.passed for check in self.checks)
        figures = (check.figure for check in self.checks if check.figure)
        return " · ".join((f"Wine 验证 {held}/{len(self.checks)} 项成立", *figures))


def verify(setup: Path, portable: Path, frozen: Path, root: Path, work: Path, pictures: Path | None) -> Outcome:
    """Do everything in a fresh Wine prefix below ``work``; pictures go to the folder ``pictures`` where one is given."""
    if work.exists():
        shutil.rmtree(work)
    work.mkdir(parents=True)
    shutil.copy(setup, work)
    folders = {_REPORTS: REAL_REPORTS} if REAL_REPORTS.is_dir() else {}
    checks: list[Check] = []
    with WineMachine(root, work, folders) as machine:
        album = Album(machine, pictures)
        old = _old_setup(frozen, machine)
        scene = Scene(Installed(machine), machine, work, setup.name, old, portable, frozen, album)
        for step in STEPS:
            for check in step(scene):
                print(check.line, flush=True)
                checks.append(check)
    return Outcome(tuple(checks))


def _old_setup(frozen: Path, machine: WineMachine) -> str:
    older = older_program(frozen, machine.work / "older", _GONE)
    made = make_setup(DebianNsis(machine), older, _OLD_VERSION, machine.work / "older-setup")
    return Path(shutil.move(made, machine.work)).name


def installs_and_upgrades(scene: Scene) -> Iterator[Check]:
    """Silent set-up of an older release, then of this one over it."""
    installed = scene.installed
    status, _ = installed.install(scene.old_setup)
    version = installed.registered_version()
    yield Check("旧版静默安装", status == 0 and version == _OLD_VERSION, f"{status} {version}")
    (installed.folder / "我的底稿.txt").write_text("用户的文件", encoding="utf-8")
    installed.settings.parent.mkdir(parents=True, exist_ok=True)
    installed.settings.write_text("[General]\nappearance=light\n", encoding="utf-8")
    installed.desktop_entry.unlink(missing_ok=True)
    status, seconds = installed.install(scene.setup)
    version = installed.registered_version()
    yield Check(
        "在旧版上静默升级", status == 0 and version == __version__, f"{status} {version}", f"安装 {seconds:.0f} 秒"
    )
    left = [name for name in _GONE if (installed.folder / name).exists()]
    yield Check("升级后没有旧版的文件", not left, " ".join(left))
    yield Check(
        "升级保留设置和用户的文件", installed.settings.is_file() and (installed.folder / "我的底稿.txt").is_file()
    )
    entries = (installed.menu_entry, installed.desktop_entry)
    yield Check("开始菜单和桌面有中文名的快捷方式", all(entry.is_file() for entry in entries))
    size = int(installed.registered("EstimatedSize") or "0", 16)
    whole = size_in_kilobytes(scene.frozen) - size in (0, 1)  # the two parts are rounded down each
    yield Check("“应用和功能”里有大小和发布者", whole and bool(installed.registered("Publisher")), str(size))
    status, _ = installed.install(scene.setup)
    yield Check("同一版本可以再装一次", status == 0 and _missing(scene) == 0, f"{status}，少 {_missing(scene)} 个文件")


def _missing(scene: Scene) -> int:
    expected = (path.relative_to(scene.frozen) for path in scene.frozen.rglob("*") if path.is_file())
    return sum(not (scene.installed.folder / path).is_file() for path in expected)


def checks_itself(scene: Scene) -> Iterator[Check]:
    """The installed program's own test."""
    done = scene.installed.command("self-test")
    yield Check("安装后的程序自检", done.returncode == 0, done.stdout.decode("utf-8", "replace")[-200:].strip())


def says_the_same(scene: Scene) -> Iterator[Check]:
    """JSON and workbooks of the installed command and of Linux."""
    cells = 0
    reports = [(path, scene.installed.sample(path.name)) for path in sorted(SAMPLES.iterdir())]
    if REAL_REPORTS.is_dir():
        reports += [(p, windows_path(f"{_REPORTS}/{p.name}")) for p in sorted(REAL_REPORTS.glob("*.pdf"))]
    for number, (path, name) in enumerate(reports):
        here, there = scene.work / f"linux-{number}.xlsx", scene.work / f"windows-{number}.xlsx"
        arguments = ("--format", "json", "--workbook")
        said = scene.installed.command("audit", name, *arguments, windows_path(f"{WORK}/{there.name}"))
        linux = on_linux("audit", str(path), *arguments, str(here))
        differences = json_differences(linux.stdout, said.stdout) if said.stdout else ("没有输出",)
        same = said.returncode == linux.returncode and not differences
        yield Check(f"JSON 与 Linux 相同：{path.name}", same, " ".join(differences[:5]))
        differing, compared = workbook_differences(here, there) if there.is_file() else (("没有底稿",), 0)
        cells += compared
        yield Check(f"底稿与 Linux 逐格相同：{path.name}", not differing and compared > 0, " ".join(differing[:5]))
    yield Check("比较过的底稿单元格", cells > 0, "", f"{len(reports)} 份报告、底稿 {cells} 格与 Linux 相同")


def opens_reports(scene: Scene) -> Iterator[Check]:
    """The window with a bundled sample and, where there is one, a real report; set-up over a running program."""
    reports = [("sample", Path(SAMPLE), scene.installed.sample(SAMPLE))]
    if REAL_REPORTS.is_dir():
        reports += [("real", p, windows_path(f"{_REPORTS}/{p.name}")) for p in sorted(REAL_REPORTS.glob("*.pdf"))[:1]]
    for title, path, name in reports:
        scene.installed.window(name)
        first = scene.machine.await_window(_TITLE, WINDOW_SECONDS)
        opened = scene.machine.await_window(path.stem, WINDOW_SECONDS)
        scene.album.window(title)
        figure = f"{path.stem[:6]}首窗 {first:.1f} 秒" if first is not None else ""
        yield Check(f"窗口打开报告：{path.name}", opened is not None, "" if opened is not None else "没有打开", figure)
        if title == "sample":
            yield from _refuses_while_running(scene)
        scene.installed.end()


def _refuses_while_running(scene: Scene) -> Iterator[Check]:
    status, _ = scene.installed.install(scene.setup)
    whole = _missing(scene) == 0
    yield Check(
        "程序运行时静默安装不动文件，退出码 3", status == _BUSY and whole, f"{status}，少 {_missing(scene)} 个文件"
    )


def is_portable(scene: Scene) -> Iterator[Check]:
    """The unpacked archive, closed again."""
    with zipfile.ZipFile(scene.portable) as archive:
        archive.extractall(scene.work / "portable")
    (folder,) = (scene.work / "portable").iterdir()
    before = scene.installed.settings.read_bytes() if scene.installed.settings.is_file() else b""
    scene.installed.window(folder=windows_path(f"{WORK}/portable/{folder.name}"))
    opened = scene.machine.await_window(_TITLE, WINDOW_SECONDS)
    scene.installed.end()
    kept = (folder / "settings" / "window.ini").is_file() and (folder / MARKER).is_file()
    after = scene.installed.settings.read_bytes() if scene.installed.settings.is_file() else b""
    yield Check("便携包的设置在自己旁边", opened is not None and kept and before == after)


def shows_the_wizard(scene: Scene) -> Iterator[Check]:
    """Every page of the wizard, with the keyboard alone."""
    entry = scene.installed.desktop_entry
    entry.unlink(missing_ok=True)  # made last, so that it tells when everything is copied
    ended = scene.album.wizard(windows_path(f"{WORK}/{scene.setup}"), entry.is_file)
    started = scene.machine.await_window(_TITLE, WINDOW_SECONDS) is not None
    scene.installed.end()
    yield Check("中文安装向导用键盘走完，并打开程序", ended and started, "" if ended else "没有走完")


def removes_itself(scene: Scene) -> Iterator[Check]:
    """Removal that leaves the user's files, and removal of the settings too."""
    installed = scene.installed
    installed.uninstall()
    left = sorted(path.name for path in installed.folder.iterdir()) if installed.folder.is_dir() else []
    yield Check("卸载后只剩用户的文件", left == ["我的底稿.txt"], " ".join(left))
    gone = not installed.registered_version() and not installed.menu_entry.exists()
    yield Check("卸载后没有登记和快捷方式", gone and not installed.desktop_entry.exists())
    yield Check("卸载保留设置", installed.settings.is_file())
    installed.install(scene.setup, "/NODESKTOP")
    yield Check("静默安装可以不要桌面快捷方式", installed.menu_entry.is_file() and not installed.desktop_entry.exists())
    installed.uninstall("/SETTINGS")
    yield Check("要求时连设置一起删除", not installed.settings.exists())


STEPS: tuple[Callable[[Scene], Iterator[Check]], ...] = (
    installs_and_upgrades,
    checks_itself,
    says_the_same,
    reads_every_kind,
    is_whole_without_the_recogniser,
    opens_reports,
    is_portable,
    shows_the_wizard,
    removes_itself,
)
