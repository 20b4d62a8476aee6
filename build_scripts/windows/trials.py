"""Whether the installed Windows program reads every kind of file, and scans only where the component for them is there."""

from collections.abc import Iterator
from pathlib import Path

from build_scripts.comparison import json_differences
from build_scripts.freezing.parts import recogniser_files
from build_scripts.trial_files import make_photograph, make_scan, trial_reports
from build_scripts.windows.scene import Check, Scene, on_linux
from build_scripts.windows.wine import WORK, windows_path
from core.audit.pictures import NOT_INSTALLED

_FOLDER = "kinds"
_UNREADABLE = 3
"""The exit status of the command where a report could not be read."""


def reads_every_kind(scene: Scene) -> Iterator[Check]:
    """Files of every kind and a scan: the JSON of the installed command and that of Linux."""
    folder = scene.work / _FOLDER
    files = (*trial_reports(folder), make_photograph(folder), make_scan(folder))
    failed = 0
    for path in files:
        said = scene.installed.command("audit", "--format", "json", _name(path))
        linux = on_linux("audit", "--format", "json", str(path))
        differences = json_differences(linux.stdout, said.stdout) if said.stdout else ("没有输出",)
        same = said.returncode == linux.returncode and not differences
        failed += not same
        told = f"{said.returncode}/{linux.returncode} {' '.join(differences[:5])}"
        yield Check(f"JSON 与 Linux 相同：{path.name}", same, told)
    title = "读过各种格式的文件"
    yield Check(title, not failed, f"{failed} 份不同", f"另有 {len(files)} 份各种格式的文件（连同扫描件）相同")


def is_whole_without_the_recogniser(scene: Scene) -> Iterator[Check]:
    """The component left out, an upgrade that keeps the choice, and the component taken up again."""
    scan = scene.work / _FOLDER / "scan.pdf"
    status, _ = scene.installed.install(scene.setup, "/NORECOGNISER")
    left = _files_of_the_component(scene)
    yield Check("可以不装识别组件", status == 0 and left == 0, f"{status}，留下 {left} 个文件")
    said = scene.installed.command("audit", _name(scan))
    output = (said.stdout + said.stderr).decode("utf-8", "replace")
    clear = said.returncode == _UNREADABLE and NOT_INSTALLED in output
    yield Check("没有识别组件时，扫描件得到说明", clear, f"{said.returncode} {output[-200:]}")
    tested = scene.installed.command("self-test")
    yield Check("没有识别组件时，自检通过", tested.returncode == 0, tested.stdout.decode("utf-8", "replace")[-200:])
    scene.installed.install(scene.setup)
    left = _files_of_the_component(scene)
    yield Check("升级时记得不装识别组件", left == 0, f"有 {left} 个文件")
    scene.installed.install(scene.setup, "/RECOGNISER")
    whole = _files_of_the_component(scene) == len(recogniser_files(scene.frozen))
    yield Check("可以再装上识别组件", whole)


def _files_of_the_component(scene: Scene) -> int:
    return sum((scene.installed.folder / place).is_file() for place in recogniser_files(scene.frozen))


def _name(path: Path) -> str:
    return windows_path(f"{WORK}/{_FOLDER}/{path.name}")
