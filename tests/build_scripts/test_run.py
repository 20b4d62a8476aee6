from pathlib import Path

import pytest

from build_scripts.run import has_display, main, route
from build_scripts.set_up_environment import SetUpError


def test_no_arguments_mean_the_sample() -> None:
    assert route([], display=True) == ()


def test_a_file_opens_in_the_window_where_there_is_a_display(tmp_path: Path) -> None:
    report = tmp_path / "年报 2023.docx"
    report.touch()
    assert route([str(report)], display=True) == ("gouji-gui", str(report))


def test_a_file_is_audited_on_the_command_line_where_there_is_no_display(tmp_path: Path) -> None:
    report = tmp_path / "年报.pdf"
    report.touch()
    assert route([str(report)], display=False) == ("gouji", "audit", str(report))


def test_several_files_and_folders_are_audited_on_the_command_line(tmp_path: Path) -> None:
    report = tmp_path / "年报.pdf"
    report.touch()
    assert route([str(report), "--format", "json"], display=True) == ("gouji", "audit", str(report), "--format", "json")
    assert route([str(tmp_path)], display=True) == ("gouji", "audit", str(tmp_path))


@pytest.mark.parametrize("arguments", [["audit", "a.pdf", "--format", "json"], ["--help"], ["nonsense"]])
def test_all_else_goes_to_the_command_as_it_is(arguments: list[str]) -> None:
    assert route(arguments, display=True) == ("gouji", *arguments)


def test_a_folder_called_audit_does_not_hide_the_subcommand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "audit").mkdir()
    monkeypatch.chdir(tmp_path)
    assert route(["audit", "a.pdf"], display=True) == ("gouji", "audit", "a.pdf")


def test_linux_has_a_display_only_when_its_environment_says_so() -> None:
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert not has_display({"DISPLAY": ""}, "linux")
    assert has_display({}, "win32")


def test_a_failed_set_up_is_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise SetUpError("无法下载依赖；请检查网络")

    monkeypatch.setattr("build_scripts.run.set_up_machine", fail)
    assert main([]) == 2
    assert capsys.readouterr().err == "无法下载依赖；请检查网络\n"
