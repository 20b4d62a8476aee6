"""The portable program leaves nothing in the user's folders."""

import sys
from pathlib import Path

import pytest

from gui.portable import MARKER
from gui.settings import default_settings_file


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program in a folder of its own."""
    executable = tmp_path / "Gouji" / "gouji-gui.exe"
    executable.parent.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(executable))
    return executable


def test_a_marker_beside_the_program_keeps_the_settings_beside_it(program: Path) -> None:
    (program.parent / MARKER).touch()
    assert default_settings_file() == program.parent / "settings" / "window.ini"


def test_an_installed_program_keeps_its_settings_with_the_user(program: Path) -> None:
    assert not default_settings_file().is_relative_to(program.parent)


def test_a_marker_beside_the_interpreter_means_nothing_when_running_from_source(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program.parent / MARKER).touch()
    monkeypatch.delattr(sys, "frozen")
    assert not default_settings_file().is_relative_to(program.parent)
