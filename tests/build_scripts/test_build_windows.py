"""The parts of the Windows build that need neither Windows nor Wine."""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from build_scripts import build_windows, comparison
from build_scripts.freezing.parts import Parts
from build_scripts.set_up_environment import ROOT
from build_scripts.windows import installer, portable, version_resource, windows_python
from build_scripts.windows.chroot import preparation
from build_scripts.windows.wine import windows_path
from core import __version__
from gui.portable import MARKER

pytest.importorskip("packaging")


class RecordingTools:
    """Tools that do nothing but remember what they were asked."""

    def __init__(self) -> None:
        self.compiled: list[tuple[Path, tuple[str, ...]]] = []
        self.run: list[tuple[str, ...]] = []

    def name(self, path: Path) -> str:
        return f"Z:{path.as_posix()}"

    def python(self, *arguments: str) -> None:
        self.run.append(arguments)

    def makensis(self, script: Path, *arguments: str) -> None:
        self.compiled.append((script, arguments))


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = tmp_path / "frozen" / "gouji"
    folder.parent.mkdir(parents=True)
    (folder.parent / "recogniser.txt").write_text("_internal/numpy/core.pyd\n", encoding="utf-8")
    for name in ("gouji.exe", "gouji-gui.exe", "_internal/资源/样例.txt", "_internal/numpy/core.pyd"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x" * 2048)
    return folder


LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
macholib==1.16 ; sys_platform == 'darwin' \\
    --hash=sha256:cc
# a remark
lxml==6.1.3 \\
    --hash=sha256:dd
"""


def test_wheels_are_chosen_for_windows_and_not_for_this_machine() -> None:
    assert windows_python.for_windows(LOCK).splitlines() == [
        "colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb",
        "lxml==6.1.3 --hash=sha256:dd",
    ]


def test_every_locked_requirement_keeps_a_hash() -> None:
    lock = Path(ROOT, "build_scripts", "locked", "freeze.txt").read_text(encoding="utf-8")
    lines = windows_python.for_windows(lock).splitlines()
    assert {"pyinstaller", "pefile", "pyside6-essentials"} <= {line.split("==")[0] for line in lines}
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


def test_a_python_made_from_another_lock_is_made_anew(tmp_path: Path) -> None:
    lock = tmp_path / "freeze.txt"
    lock.write_text(LOCK, encoding="utf-8")
    assert not windows_python.is_made(tmp_path, lock)
    (tmp_path / "installed.txt").write_text(windows_python.for_windows(LOCK), encoding="utf-8")
    assert windows_python.is_made(tmp_path, lock)
    lock.write_text(LOCK.replace("6.1.3", "6.1.4"), encoding="utf-8")
    assert not windows_python.is_made(tmp_path, lock)


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1", (0, 1, 0, 0)), ("2.0.0rc1", (2, 0, 0, 0))]
)
def test_windows_compares_versions_by_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert version_resource.four_numbers(version) == numbers


def test_a_version_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no version"):
        version_resource.four_numbers("unknown")


def evaluated(resource: str) -> dict[str, str]:
    """The strings of a version resource, read as PyInstaller reads it."""
    found: dict[str, str] = {}

    def keep(name: str, value: str) -> None:
        found[name] = value

    def ignore(*_: object, **__: object) -> None:
        return

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
    scope: Mapping[str, object] = {**dict.fromkeys(names, ignore), "StringStruct": keep}
    eval(resource, dict(scope))  # this is how the notation is read
    return found


@pytest.mark.parametrize("program", ["gouji-gui", "gouji"])
def test_the_version_resource_names_its_program_and_version(program: str) -> None:
    strings = evaluated(version_resource.version_resource(program, "1.2.3"))
    assert strings["OriginalFilename"] == f"{program}.exe"
    assert strings["FileVersion"] == strings["ProductVersion"] == "1.2.3"
    assert "勾稽" in strings["FileDescription"]


def test_the_manifest_asks_for_no_rights_and_knows_long_paths_and_every_screen() -> None:
    told = {
        element.tag.rpartition("}")[2]: (element.text or "", element.attrib)
        for element in ET.parse(build_windows.MANIFEST).iter()
    }
    assert told["requestedExecutionLevel"][1]["level"] == "asInvoker"
    assert told["longPathAware"][0] == "true"
    assert told["dpiAwareness"][0].startswith("PerMonitorV2")


def test_the_uninstaller_removes_what_was_installed_and_never_the_folder_itself(frozen: Path) -> None:
    commands = installer.remove_list(frozen).splitlines()
    assert sorted(commands) == [
        'Delete "$INSTDIR\\gouji-gui.exe"',
        'Delete "$INSTDIR\\gouji.exe"',
        'RMDir /r "$INSTDIR\\_internal"',
    ]


def test_the_script_of_the_set_up_gets_every_value_it_uses(frozen: Path, tmp_path: Path) -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    own = set(re.findall(r"^!define (\w+)", script, re.MULTILINE))
    used = set(re.findall(r"\$\{([A-Z_]{3,})\}", script)) - own - {"PROGRAM"}
    assert used == set(installer.definitions("1.2.3", Parts(frozen, frozen), tmp_path))


def test_no_removal_in_the_script_reaches_beyond_the_program_and_its_settings() -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    recursive = re.findall(r"RMDir /r (.+)", script)
    assert recursive == ['"${SETTINGS_FOLDER}"']


def test_the_component_for_scans_can_be_left_out_and_the_choice_is_kept() -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    assert 'Section "扫描件文字识别（约 ${RECOGNISER_MB} MB）" SectionRecogniser' in script
    started = script[script.index("Function .onInit") : script.index("FunctionEnd", script.index("Function .onInit"))]
    order = [started.index(word) for word in ('"Recogniser"', '"/NORECOGNISER"', '"/RECOGNISER"')]
    assert order == sorted(order)
    ended = script[script.index("Function .onInstSuccess") :]
    assert ended.index('"Recogniser" 1') < ended.index('"Recogniser" 0')


def test_the_set_up_needs_no_administrator() -> None:
    script = installer.SCRIPT.read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script


def test_the_set_up_is_compiled_from_copies_in_its_own_folder(frozen: Path, tmp_path: Path) -> None:
    tools = RecordingTools()
    made = installer.make_setup(tools, frozen, "1.2.3", tmp_path / "setup")
    ((script, arguments),) = tools.compiled
    assert made == tmp_path / "setup" / "Gouji-1.2.3-setup.exe"
    assert script.parent == tmp_path / "setup"
    assert "-DVERSION=1.2.3" in arguments
    assert {"-DPROGRAM_KB=6", "-DRECOGNISER_KB=2"} <= set(arguments)
    packed = {path.relative_to(script.parent / "parts").as_posix() for path in (script.parent / "parts").rglob("*.*")}
    assert {"program/gouji.exe", "recogniser/_internal/numpy/core.pyd"} <= packed
    assert not any(path.startswith("program") and "numpy" in path for path in packed)
    assert not any(str(tmp_path) in argument for argument in arguments)


def test_freezing_gets_icon_manifest_and_both_version_resources(tmp_path: Path) -> None:
    arguments = build_windows.freeze_arguments(RecordingTools(), tmp_path)
    for name in ("--icon", "--manifest", "--window-version", "--command-version"):
        assert Path(arguments[arguments.index(name) + 1].removeprefix("Z:")).is_file()
    assert __version__ in (tmp_path / "resources" / "gouji.version").read_text(encoding="utf-8")


def test_the_portable_archive_holds_the_program_and_the_marker(frozen: Path, tmp_path: Path) -> None:
    archive = portable.make_portable(frozen, "1.2.3", tmp_path / "dist")
    with zipfile.ZipFile(archive) as packed:
        names = set(packed.namelist())
        assert packed.read("Gouji-1.2.3/_internal/资源/样例.txt") == b"x" * 2048
    assert f"Gouji-1.2.3/{MARKER}" in names
    assert all(name.startswith("Gouji-1.2.3/") for name in names)


def test_the_same_program_gives_the_same_archive(frozen: Path, tmp_path: Path) -> None:
    first = portable.make_portable(frozen, "1", tmp_path / "a").read_bytes()
    for path in frozen.rglob("*.exe"):
        path.touch()
    assert portable.make_portable(frozen, "1", tmp_path / "b").read_bytes() == first


def workbook(path: Path, value: str | int) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = value
    book.save(path)
    return path


def test_one_differing_cell_is_named(tmp_path: Path) -> None:
    one, other = workbook(tmp_path / "a.xlsx", "=1+1"), workbook(tmp_path / "b.xlsx", 2)
    differences, count = comparison.workbook_differences(one, other)
    assert differences == ("Sheet!B2",)
    assert count == 4


def test_a_number_is_not_taken_for_its_text(tmp_path: Path) -> None:
    one, other = workbook(tmp_path / "a.xlsx", 2), workbook(tmp_path / "b.xlsx", "2")
    assert comparison.workbook_differences(one, other)[0]


def test_json_differs_where_a_value_is_missing_or_changed() -> None:
    one, other = b'{"a": [1, {"b": 2}], "c": 3}', b'{"a": [1, {"b": 4}]}'
    assert comparison.json_differences(one, other) == ("a[1].b", "c")
    assert comparison.json_differences(one, one) == ()


def test_a_list_of_another_length_differs_as_a_whole() -> None:
    assert comparison.json_differences(b'{"a": [1]}', b'{"a": [1, 2]}') == ("a",)


def test_paths_of_the_root_lie_on_drive_z() -> None:
    assert windows_path("/build/年报.pdf") == "Z:\\build\\年报.pdf"


def test_the_root_has_wine_of_both_widths_before_anything_runs_in_it(tmp_path: Path) -> None:
    commands = preparation(tmp_path)
    assert commands[0][0] == "debootstrap"
    architecture = next(number for number, command in enumerate(commands) if "--add-architecture" in command)
    install = next(number for number, command in enumerate(commands) if "wine32:i386" in command)
    assert architecture < install
