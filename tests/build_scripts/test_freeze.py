"""What freezing relies on, without freezing: a quick check that runs with all other tests."""

import ast
import configparser
import ctypes
import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.checksums import write_checksums
from build_scripts.freeze import SPEC, parsed, project_version
from build_scripts.freezing import contents
from build_scripts.freezing.choices import VARIABLE, Choices
from build_scripts.freezing.components import Component, components, networks
from build_scripts.freezing.parts import recogniser_files, split, write_recogniser_list
from build_scripts.freezing.reachable import is_root, linked, reachable
from build_scripts.freezing.runtime import RuntimeMissingError, give_newer_runtime
from build_scripts.licences import LicenceMissingError, write_notices
from build_scripts.linux.deb import ABOUT_PROGRAM, ABOUT_RECOGNISER, RECOGNISER, Package, control_text
from build_scripts.linux.hollow import make_hollow, wanted_names, wanted_versions
from build_scripts.linux.needed import Needed, UnknownLibraryError, summed
from build_scripts.sbom import bill
from core import __version__
from core.sandbox.command import WORKER_FLAG, worker_command

ROOT = Path(__file__).resolve().parents[2]
FREEZING = ROOT / "build_scripts" / "freezing"
SITE_PACKAGES = Path(importlib.util.find_spec("msgspec").origin).parents[1]  # type: ignore[union-attr, arg-type]
WITH_QT = importlib.util.find_spec("PySide6") is not None


def imported_by(package: str) -> set[str]:
    """Every module that the sources of ``package`` name in an import, at whatever depth."""
    names: set[str] = set()
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("name", [*contents.HIDDEN_IMPORTS, *contents.PACKAGES_WITH_DATA])
def test_everything_that_is_put_in_by_name_exists(name: str) -> None:
    assert importlib.util.find_spec(name) is not None


@pytest.mark.parametrize("package", ["core", "gui"])
def test_nothing_that_stays_out_is_imported(package: str) -> None:
    out = [
        name for name in imported_by(package) for gone in contents.EXCLUDED_MODULES if f"{name}.".startswith(f"{gone}.")
    ]
    assert out == []


@pytest.mark.skipif(not WITH_QT, reason="the window's modules want PySide6")
@pytest.mark.parametrize("package", ["core", "gui"])
def test_every_module_that_goes_in_can_be_imported_without_what_stays_out(package: str) -> None:
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / package).rglob("*.py")
    )
    script = (
        "import sys, importlib\n"
        f"for name in {contents.EXCLUDED_MODULES!r}: sys.modules[name] = None\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/plugins/imageformats/qsvg.dll", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6\\Qt6Qml.dll", False),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libstdc++.so.6", False),
        ("libssl.so.3", False),
        ("pypdfium2_raw/libpdfium.so", True),
        ("pdfminer/cmap/GBK-EUC-H.pickle.gz", True),
        ("resources/self_test.json", True),
        ("PIL/_webp.cpython-311-x86_64-linux-gnu.so", True),
        ("pikepdf.libs/libqpdf-781b0270.so.30.4.2", True),
        ("cv2/opencv_videoio_ffmpeg500_64.dll", False),
        ("cv2\\cv2.pyd", True),
        ("opencv_python_headless.libs/libavformat-4762a711.so.62.12.101", False),
        ("opencv_python_headless.libs/libavif-43e630fc.so.16.4.2", True),
        ("opencv_python_headless.libs/libssl-81259c47.so.1.1.1k", False),
        ("numpy/linalg/tests/test_linalg.pyc", False),
        ("numpy/linalg/_umath_linalg.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_only_what_is_needed_goes_in(place: str, kept: bool) -> None:
    assert contents.keeps_file(place) is kept


def test_data_files_that_readers_open_are_there() -> None:
    assert list((SITE_PACKAGES / "pdfminer" / "cmap").glob("GBK-EUC-H.*"))
    assert (SITE_PACKAGES / "pypdfium2_raw" / "version.json").is_file()
    assert (SITE_PACKAGES / "pypdfium2" / "version.json").is_file()


def test_a_dropped_module_stays_out_but_its_table_of_contents_stays_in() -> None:
    assert not contents.keeps_module("pygments.lexers.python")
    assert contents.keeps_module("pygments.lexers._mapping")
    assert contents.keeps_module("core.cli")


def test_a_library_that_only_a_dropped_file_loads_is_not_reachable() -> None:
    links = {"window.so": {"qt.so"}, "qt.so": {"icu.so", "qt.so"}, "gtk-plugin.so": {"gtk.so"}}
    assert reachable(["window.so"], links) == {"window.so", "qt.so", "icu.so"}
    assert is_root("PySide6\\plugins\\platforms\\qwindows.dll", "BINARY")
    assert is_root("VCRUNTIME140.dll", "BINARY")
    assert not is_root("libgtk-3.so.0", "BINARY")


def test_two_modules_of_one_name_lead_to_what_either_loads() -> None:
    links = linked([("_core.so", {"libqpdf.so"}), ("_core.so", set()), ("other.so", {"libc.so"})])
    assert reachable(["_core.so"], links) == {"_core.so", "libqpdf.so"}


@pytest.mark.parametrize("script", ["start_window.py", "start_command.py"])
def test_a_program_restricts_the_search_for_libraries_first_and_asks_for_the_worker_second(script: str) -> None:
    body = ast.parse((FREEZING / script).read_text(encoding="utf-8")).body
    statements = [
        ast.unparse(node) for node in body if not isinstance(node, ast.Expr) or isinstance(node.value, ast.Call)
    ]
    assert statements[:3] == [
        "import sys",
        "from core.dll_search import restrict_dll_search",
        "restrict_dll_search()",
    ]
    assert "WORKER_FLAG" in next(text for text in statements if text.startswith("def main"))
    assert script in SPEC.read_text(encoding="utf-8")


def test_a_frozen_program_starts_itself_as_its_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == (sys.executable, WORKER_FLAG)


def test_the_choices_of_a_platform_reach_the_spec_file_whole(tmp_path: Path) -> None:
    manifest = tmp_path / "a.manifest"
    manifest.write_text("<assembly/>", encoding="utf-8")
    choices = Choices("图标.ico", str(manifest), {"gouji": "c.txt"})
    again = Choices(**json.loads(choices.as_variable()[VARIABLE]))
    assert again == choices
    assert again.manifest_text() == "<assembly/>"
    assert (again.version_file_of("gouji"), again.version_file_of("gouji-gui")) == ("c.txt", None)
    assert Choices().manifest_text() is None


def test_the_spec_file_is_python_and_names_files_that_are_there() -> None:
    text = SPEC.read_text(encoding="utf-8")
    compile(text, str(SPEC), "exec")
    assert all((FREEZING / name).is_file() for name in re.findall(r'analyse\("([^"]+)"', text))
    assert all((ROOT / name).exists() for name in re.findall(r'ROOT / "(\w+)"\)', text))


def test_the_version_stands_in_one_place() -> None:
    assert project_version() == __version__
    elsewhere = [
        path
        for folder in ("core", "gui", "build_scripts")
        for path in (ROOT / folder).rglob("*.py")
        if f'"{__version__}"' in path.read_text(encoding="utf-8") and path != ROOT / "core" / "__init__.py"
    ]
    assert elsewhere == []


def test_freezing_makes_its_own_environment_unless_told_otherwise() -> None:
    assert not parsed([]).here
    assert parsed(["--here"]).here


def test_every_component_has_its_licence_and_the_notice_names_it(tmp_path: Path) -> None:
    if not WITH_QT:
        pytest.skip("the notice speaks of Qt, which is not installed here")
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (ROOT / "build_scripts/locked/freeze.txt").read_text("utf-8"), re.MULTILINE)
    )
    found = [each for each in components(SITE_PACKAGES) if each.name in locked]
    write_notices(tmp_path, found, None)
    notice = (tmp_path / "THIRD_PARTY.txt").read_text(encoding="utf-8")
    assert [each.title for each in found if each.title not in notice] == []
    assert "LGPL-3.0" in notice
    assert "替换" in notice
    assert re.search(r"MPL-2\.0.+源代码见 https://", notice)
    for text in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        assert "GNU" in (tmp_path / "licences" / "pyside6-essentials" / text).read_text(encoding="utf-8")
    assert list((tmp_path / "licences" / "pypdfium2").rglob("pdfium*"))


def test_a_component_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(LicenceMissingError, match="无主"):
        write_notices(tmp_path, [Component("无主", "1", "?", "", ())], None)


def test_the_networks_are_in_the_notice_with_their_licence_and_in_the_bill_with_their_checksums(tmp_path: Path) -> None:
    text = tmp_path / "LICENSE"
    text.write_text("Apache License", encoding="utf-8")
    qt = Component("pyside6-essentials", "6.8.3", "LGPL", "", ())
    found = [qt, *(replace(each, texts=(("LICENSE", text),)) for each in networks())]
    write_notices(tmp_path, found, None)
    notice = (tmp_path / "THIRD_PARTY.txt").read_text(encoding="utf-8")
    assert re.findall(r"PP-OCRv6_rec_(\w+) v6　Apache-2.0", notice) == ["small", "tiny"]
    assert (tmp_path / "licences" / "PP-OCRv6_rec_tiny" / "LICENSE").is_file()
    parts = json.loads(bill("gouji", "1", "3", networks()))["components"][1:]
    assert [part["type"] for part in parts] == ["machine-learning-model"] * 2
    assert {part["hashes"][0]["content"] for part in parts} == {each.sha256 for each in networks()}


def test_the_recogniser_gets_the_newer_runtime_under_the_name_it_asks_for(tmp_path: Path) -> None:
    (tmp_path / "onnxruntime" / "capi").mkdir(parents=True)
    with pytest.raises(RuntimeMissingError, match="msvcp140"):
        give_newer_runtime(tmp_path)
    (tmp_path / "pikepdf.libs").mkdir()
    (tmp_path / "pikepdf.libs" / "msvcp140-7c26.dll").write_bytes(b"newer")
    give_newer_runtime(tmp_path)
    assert (tmp_path / "onnxruntime" / "capi" / "msvcp140.dll").read_bytes() == b"newer"


def test_the_component_for_scans_is_everything_that_only_it_needs(tmp_path: Path) -> None:
    frozen = tmp_path / "gouji"
    own = ("cv2/cv2.so", "onnxruntime/core.so", "resources/recogniser/a.onnx", "libonly.so")
    others = ("resources/samples/a.pdf", "numpy/core.so", "cv2ish.so", "libshared.so")
    for name in (*own, *others):
        (frozen / "_internal" / name).parent.mkdir(parents=True, exist_ok=True)
        (frozen / "_internal" / name).write_text(name, encoding="utf-8")
    (frozen / "gouji").write_text("program", encoding="utf-8")
    (tmp_path / "recogniser.txt").write_text("libonly.so\nlibgone.so\n", encoding="utf-8")
    write_recogniser_list(frozen, tmp_path / "recogniser.txt")
    assert recogniser_files(frozen) == {f"_internal/{name}" for name in own}
    parts = split(frozen, tmp_path / "parts")
    laid = {path.relative_to(parts.recogniser).as_posix() for path in parts.recogniser.rglob("*") if path.is_file()}
    assert laid == recogniser_files(frozen)
    rest = {path.relative_to(parts.program).as_posix() for path in parts.program.rglob("*") if path.is_file()}
    assert rest == {"gouji", *(f"_internal/{name}" for name in others)}


def test_the_bill_of_materials_names_every_part_once_and_is_the_same_every_time() -> None:
    found = (Component("a", "1", "MIT", "https://a.example", ()), Component("b", "2", "BSD", "", ()))
    made = bill("gouji", "1.0", "3.13.2", found)
    assert made == bill("gouji", "1.0", "3.13.2", found)
    told = json.loads(made)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    purls = [part["purl"] for part in told["components"]]
    assert purls == ["pkg:generic/python@3.13.2", "pkg:pypi/a@1", "pkg:pypi/b@2"]
    assert told["dependencies"][0]["dependsOn"] == purls
    assert bill("gouji", "1.1", "3.13.2", found) != made


def test_checksums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "乙.zip").write_bytes(b"2")
    (tmp_path / "a.exe").write_bytes(b"1")
    write_checksums(tmp_path)
    lines = write_checksums(tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256(data).hexdigest()}  {name}" for data, name in ((b"1", "a.exe"), (b"2", "乙.zip"))
    ]


_SECTION = """
Dynamic Section:
  NEEDED               libX11.so.6
  NEEDED               libQt6Core.so.6
  NEEDED               libc.so.6
Version References:
  required from libc.so.6:
    0x069691b5 0x00 16 GLIBC_2.9
    0x069691b5 0x00 16 GLIBC_2.34
"""


def test_what_a_folder_needs_of_the_system_becomes_dependencies() -> None:
    needed = summed([_SECTION], {"libQt6Core.so.6"})
    assert needed == Needed(("libX11.so.6",), "2.34")
    assert needed.packages == ("libc6 (>= 2.34)", "libx11-6")
    control = control_text(Package("gouji", needed.packages, ("a | b",), ABOUT_PROGRAM), "1.0", 2048)
    assert "Package: gouji\n" in control
    assert "Depends: libc6 (>= 2.34), libx11-6\n" in control
    assert "Recommends: a | b\n" in control
    assert control.endswith("\n")


def test_a_package_that_recommends_nothing_has_no_empty_field() -> None:
    control = control_text(Package(RECOGNISER, ("gouji (= 1.0)",), (), ABOUT_RECOGNISER), "1.0", 2048)
    assert "Recommends" not in control
    assert all(line.startswith(" ") or ": " in line for line in control.splitlines())


_WANTS_VIDEO = """
Version References:
  required from libavutil-b.so.60.26.101:
    0x0a1b2c3d 0x00 11 LIBAVUTIL_60
  required from libc.so.6:
    0x069691b5 0x00 16 GLIBC_2.9
"""
_ASKED = """
0000000000000000      DF *UND*  0000000000000000 (LIBAVUTIL_60) av_malloc
0000000000000000      DF *UND*  0000000000000000  LIBAVUTIL_60 av_strerror
0000000000000000      DF *UND*  0000000000000000 (GLIBC_2.2.5) free
00000000009d3ab0 g    DF .text  0000000000000018  Base        PyInit_cv2
"""


def test_only_what_is_asked_of_a_video_library_is_in_the_empty_one() -> None:
    assert wanted_versions(_WANTS_VIDEO) == {"libavutil-b.so.60.26.101": "LIBAVUTIL_60"}
    assert wanted_names(_ASKED)["LIBAVUTIL_60"] == ("av_malloc", "av_strerror")


@pytest.mark.skipif(not shutil.which("as") or not shutil.which("ld"), reason="wants binutils")
def test_an_empty_library_loads_and_has_every_name_under_its_version(tmp_path: Path) -> None:
    library = tmp_path / "libavutil-b.so.60"
    make_hollow(library, "LIBAVUTIL_60", ("av_malloc", "av_strerror"))
    loaded = ctypes.CDLL(str(library))
    assert all(hasattr(loaded, name) for name in ("av_malloc", "av_strerror"))
    told = subprocess.run(["objdump", "-p", str(library)], capture_output=True, check=True, text=True).stdout
    assert "LIBAVUTIL_60" in told
    assert "SONAME               libavutil-b.so.60" in told


def test_a_library_of_unknown_origin_stops_the_build() -> None:
    with pytest.raises(UnknownLibraryError, match="libodd"):
        _ = Needed(("libodd.so.1",), "2.34").packages


def test_the_desktop_entry_starts_the_window_and_has_its_icon() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(ROOT / "build_scripts" / "linux" / "gouji.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"].split() == ["gouji-gui", "%f"]
    assert (ROOT / "resources" / "icons" / f"{told['Icon']}.svg").is_file()
    icon = (ROOT / "resources" / "icons" / "gouji.ico").read_bytes()
    assert icon[:4] == b"\0\0\1\0"
    assert icon.count(b"\x89PNG") == int.from_bytes(icon[4:6], "little")
