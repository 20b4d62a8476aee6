import json
import re
from pathlib import Path

import pytest

from build_scripts import set_up_environment as under_test
from build_scripts.lock import EXTRAS, build_requirements, compile_command
from build_scripts.set_up_environment import (
    INCLUDES,
    LOCKED,
    ROOT,
    Environment,
    explain_failure,
    installed_distributions,
    is_whole,
    last_line,
    read_stamp,
    was_made_here,
)

LOCKS = tuple(INCLUDES)


def pretend_install(folder: Path, lock: str) -> Environment:
    """An environment whose files say that ``lock`` is installed; its interpreter is not asked."""
    environment = Environment(folder)
    distribution = environment.packages / "msgspec-1.0.dist-info"
    distribution.mkdir(parents=True)
    (distribution / "RECORD").touch()
    environment.programs.mkdir(parents=True, exist_ok=True)
    environment.program("gouji").touch()
    under_test._write_stamp(environment, lock)
    return environment


@pytest.fixture(autouse=True)
def _interpreter_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "is_usable", lambda _: True)


def test_a_second_run_finds_the_environment_whole(tmp_path: Path) -> None:
    assert is_whole(pretend_install(tmp_path, "run"), "run")


def test_the_tests_environment_serves_the_program_too_but_not_the_other_way(tmp_path: Path) -> None:
    assert is_whole(pretend_install(tmp_path / "a", "dev"), "run")
    assert not is_whole(pretend_install(tmp_path / "b", "run"), "dev")


def test_a_removed_package_is_noticed(tmp_path: Path) -> None:
    environment = pretend_install(tmp_path, "run")
    (environment.packages / "msgspec-1.0.dist-info" / "RECORD").unlink()
    assert installed_distributions(environment) == []
    assert not is_whole(environment, "run")


def test_a_changed_lock_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = pretend_install(tmp_path, "run")
    monkeypatch.setattr(under_test, "lock_hash", lambda _: "another")
    assert not is_whole(environment, "run")


def test_a_moved_environment_is_not_whole_and_is_made_anew(tmp_path: Path) -> None:
    old = pretend_install(tmp_path / "旧 位置", "run")
    (old.folder / "pyvenv.cfg").write_text(f"home = /usr/bin\ncommand = python -m venv {old.folder}\n", "utf-8")
    assert was_made_here(old)
    moved = Environment(old.folder.rename(tmp_path / "新位置"))
    assert not is_whole(moved, "run")
    assert not was_made_here(moved)


def test_a_folder_that_is_no_environment_is_made_anew(tmp_path: Path) -> None:
    assert not was_made_here(Environment(tmp_path))


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"place": "/"})])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / under_test.STAMP).write_text(text, encoding="utf-8")
    assert read_stamp(Environment(tmp_path)) is None


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "校验值"),
        ("NewConnectionError: Failed to establish a new connection: [Errno -3] Temporary failure", "检查网络"),
        ("OSError: [Errno 28] No space left on device", "磁盘空间"),
        ("error: subprocess-exited-with-error", "安装依赖失败"),
    ],
)
def test_a_failed_installation_is_explained_by_what_pip_said(said: str, heard: str) -> None:
    explained = explain_failure(said, Path("记录.log"))
    assert heard in explained
    assert "记录.log" in explained


def test_the_last_line_of_nothing_is_empty() -> None:
    assert last_line("\n \n") == ""


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_an_exact_version_and_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (LOCKED / f"{lock}.txt").read_text(encoding="utf-8").strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[^\s]+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_host(lock: str) -> None:
    assert "://" not in (LOCKED / f"{lock}.txt").read_text(encoding="utf-8")


def test_the_core_lock_has_no_qt() -> None:
    text = (LOCKED / "core-dev.txt").read_text(encoding="utf-8")
    assert "pyside" not in text
    assert "shiboken" not in text


def test_locks_agree_on_every_version() -> None:
    versions: dict[tuple[str, str], str] = {}
    for lock in LOCKS:
        for name, version, marker in re.findall(
            r"^([a-z0-9-]+)==(\S+)([^\\\n]*)", (LOCKED / f"{lock}.txt").read_text("utf-8"), re.MULTILINE
        ):
            # a package may have another version for another Python, but the same in every lock
            assert versions.setdefault((name, marker.strip()), version) == version, name


def test_what_builds_the_project_is_locked_everywhere() -> None:
    assert build_requirements(ROOT / "pyproject.toml") == ("setuptools>=77",)
    assert all("setuptools==" in (LOCKED / f"{lock}.txt").read_text(encoding="utf-8") for lock in LOCKS)


def test_locks_are_written_with_hashes_and_without_hosts() -> None:
    command = compile_command("uv", "run", Path("build.in"), Path("dev.txt"), upgrade=True)
    assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--upgrade"} <= set(command)
    assert command[command.index("--constraint") + 1] == "dev.txt"


def test_every_lock_that_is_written_can_be_installed() -> None:
    assert set(EXTRAS) == set(INCLUDES)
