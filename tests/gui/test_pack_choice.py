"""Rule packs chosen in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.sandbox.in_process import InProcessSandbox
from core.source.progress import Progress
from gui.actions import ActionId
from gui.main_window import MainWindow
from gui.presenters.given_chips import ChipKind
from gui.presenters.window_state import CellChoice, ListPage
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import ImmediateTask
from tests.support.audited import broken_report
from tests.support.windows import RecordingPrompter, make_window

GOOD = 'name = "青禾市口径"\n[rules]\nT306 = "off"\n'
WRONG = "[rules]\nT999 = 3\n"


class Auditor:
    """Audits everything alike and remembers with what."""

    def __init__(self) -> None:
        self.options: list[AuditOptions] = []

    def __call__(
        self, path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
    ) -> AuditedReport:
        self.options.append(options)
        return broken_report()


@pytest.fixture
def auditor() -> Auditor:
    return Auditor()


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, auditor: Auditor) -> tuple[MainWindow, RecordingPrompter]:
    client = AuditClient(sandbox=lambda: InProcessSandbox(auditor), runner=ImmediateTask)
    return make_window(qtbot, tmp_path, {}, client)


def pack_file(folder: Path, text: str) -> Path:
    path = folder / "本地.toml"
    path.write_text(text, encoding="utf-8")
    return path


def choose(made: tuple[MainWindow, RecordingPrompter], path: Path | None) -> None:
    made[1].pack = path
    made[0].actions_by_id[ActionId.PACK].trigger()


def test_the_open_report_is_audited_again_with_the_pack(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path, auditor: Auditor
) -> None:
    window, prompter = made
    window.open_path(Path("年报.pdf"))
    window.select(CellChoice(broken_report().findings[0].cells[0]))
    window.workbench.panel.show_page(ListPage.CHECKS)
    choose(made, pack_file(tmp_path, GOOD))
    assert [options.pack.name for options in auditor.options] == ["", "青禾市口径"]
    assert window.workbench.bar.chips[ChipKind.PACK].text() == "规则包：青禾市口径"
    assert window.store.state.selection == CellChoice(broken_report().findings[0].cells[0])
    assert window.store.state.listed is ListPage.CHECKS
    assert prompter.failures == []


def test_a_finding_looked_at_is_looked_at_still_after_the_audit_with_the_pack(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path
) -> None:
    window, _ = made
    window.open_path(Path("年报.pdf"))
    window.select(window.store.state.opened.audited.findings[2] if window.store.state.opened else None)
    choose(made, pack_file(tmp_path, GOOD))
    assert window.store.state.opened is not None
    assert window.store.state.selection is window.store.state.opened.audited.findings[2]


def test_a_pack_with_mistakes_is_told_in_its_own_sentence_and_changes_nothing(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path, auditor: Auditor
) -> None:
    window, prompter = made
    window.open_path(Path("年报.pdf"))
    choose(made, pack_file(tmp_path, GOOD))
    before = window.store.state
    wrong = tmp_path / "错.toml"
    wrong.write_text(WRONG, encoding="utf-8")
    choose(made, wrong)
    assert len(prompter.failures) == 1
    assert "规则包“错.toml”不能用，请修改" in prompter.failures[0]
    assert "T999" in prompter.failures[0]
    assert window.store.state is before
    assert len(auditor.options) == 2
    assert window._settings.pack == (tmp_path / "本地.toml").absolute()


def test_choosing_no_file_changes_nothing(made: tuple[MainWindow, RecordingPrompter], auditor: Auditor) -> None:
    window, _ = made
    before = window.store.state
    choose(made, None)
    assert window.store.state is before
    assert auditor.options == []


def test_the_pack_is_still_in_use_after_a_restart_until_it_is_dropped(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path, auditor: Auditor, qtbot: QtBot
) -> None:
    choose(made, pack_file(tmp_path, GOOD))
    made[0].close()
    client = AuditClient(sandbox=lambda: InProcessSandbox(auditor), runner=ImmediateTask)
    window, _ = make_window(qtbot, tmp_path, {}, client)
    window.open_path(Path("年报.pdf"))
    assert auditor.options[-1].pack.name == "青禾市口径"
    assert window.actions_by_id[ActionId.NO_PACK].isEnabled()
    window.actions_by_id[ActionId.NO_PACK].trigger()
    assert auditor.options[-1].pack.name == ""
    assert not window.workbench.bar.chips[ChipKind.PACK].isVisible()
    assert window._settings.pack is None
    assert not window.actions_by_id[ActionId.NO_PACK].isEnabled()


def test_a_pack_that_is_gone_at_the_next_start_is_missed_in_words(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path, auditor: Auditor, qtbot: QtBot
) -> None:
    path = pack_file(tmp_path, GOOD)
    choose(made, path)
    made[0].close()
    path.unlink()
    client = AuditClient(sandbox=lambda: InProcessSandbox(auditor), runner=ImmediateTask)
    window, prompter = make_window(qtbot, tmp_path, {}, client)
    window.open_path(Path("年报.pdf"))
    chip = window.workbench.bar.chips[ChipKind.PACK]
    assert chip.isVisible()
    assert "没有用规则包：本地" in chip.text()
    assert "请确认文件存在" in chip.toolTip()
    assert prompter.failures == []


def test_in_a_narrow_window_the_verdict_keeps_its_room(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path
) -> None:
    window, _ = made
    window.open_path(Path("年报.pdf"))
    choose(made, pack_file(tmp_path, 'name = "非常非常非常非常非常非常长的口径名称"\n'))
    window.resize(window.minimumSize())
    QApplication.processEvents()
    assert window.width() == window.minimumWidth()
    assert window.workbench.bar.chips[ChipKind.PACK].text() == "规则包"


def test_the_name_of_a_pack_is_shown_as_text(made: tuple[MainWindow, RecordingPrompter], tmp_path: Path) -> None:
    window, _ = made
    window.open_path(Path("年报.pdf"))
    choose(made, pack_file(tmp_path, 'name = "<b>粗</b>"\n'))
    chip = window.workbench.bar.chips[ChipKind.PACK]
    assert "<b>粗" in chip.text()
    assert "<b>粗" not in chip.toolTip()
    assert chip.menu() is not None
    assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus
