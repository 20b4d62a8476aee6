"""The check at the first start of a version, and the sign that tells of it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import __version__
from core.audit.audit import audit_file
from core.sandbox.in_process import InProcessSandbox
from core.source.unreadable import Reason, Unreadable
from gui.actions import ActionId
from gui.first_start import FirstStart
from gui.presenters.trust_words import UNTESTED, SelfTestWords
from gui.settings import WindowSettings
from gui.workers.task_runner import ImmediateTask
from tests.support.windows import make_window


def first_start(settings: WindowSettings, said: list[SelfTestWords], *, sound: bool = True) -> FirstStart:
    auditor = audit_file if sound else lambda path, *_: Unreadable(path.name, Reason.READER_STOPPED)
    return FirstStart(settings, said.append, sandbox=lambda: InProcessSandbox(auditor), runner=ImmediateTask)


@pytest.fixture
def settings(tmp_path: Path) -> WindowSettings:
    return WindowSettings(tmp_path / "window.ini")


def test_a_new_version_is_tested_once(qtbot: QtBot, settings: WindowSettings) -> None:
    said: list[SelfTestWords] = []
    first_start(settings, said).begin(delay=0)
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert "自检通过" in said[0].status
    assert __version__ in said[0].status
    first_start(settings, said, sound=False).begin(delay=0)
    assert said[1] == said[0]


def test_a_version_that_fails_is_tested_again_at_the_next_start(settings: WindowSettings) -> None:
    said: list[SelfTestWords] = []
    first_start(settings, said, sound=False).test()
    assert said[0].alarming
    assert "重新安装" in said[0].tooltip
    assert settings.self_tested == ""


def test_another_version_is_tested_anew(qtbot: QtBot, settings: WindowSettings) -> None:
    settings.self_tested = "0.0.0 2020-01-01"
    said: list[SelfTestWords] = []
    first_start(settings, said).begin(delay=0)
    assert said == []
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)


def test_the_window_says_that_it_works_offline_and_the_about_dialog_how_the_test_went(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, prompter = make_window(qtbot, tmp_path, {})
    assert window.offline.isVisible()
    assert window.offline.text() == "离线"
    assert "不联网" in window.offline.toolTip()
    window.actions_by_id[ActionId.ABOUT].trigger()
    assert UNTESTED.status in prompter.texts[-1]
    window.offline.show_words(SelfTestWords("自检未通过", "自检未通过：少了文件。", alarming=True))
    window.actions_by_id[ActionId.ABOUT].trigger()
    assert "少了文件" in prompter.texts[-1]
    assert window.offline.text() == "自检未通过"
