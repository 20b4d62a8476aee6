"""The audit of a whole folder in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.audit.audit import audit_file, judge, read_file
from core.audit.options import AuditOptions
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.service import Halves
from gui.actions import ActionId
from gui.appearance import AppearanceController
from gui.main_window import MainWindow
from gui.presenters.folder_run import FolderRun
from gui.presenters.window_state import Page
from gui.settings import WindowSettings
from gui.views.folder_window import FolderWindow
from gui.workers.folder_client import FolderClient
from gui.workers.in_process_client import InProcessClient
from gui.workers.task_runner import ImmediateTask
from tests.support.windows import RecordingPrompter

REPORT = "{organ}{year}年政府信息公开工作年度报告\n一、总体情况\n{year}年，共收到申请0件。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"


def in_process() -> InProcessSandbox:
    return InProcessSandbox(audit_file, Halves(read_file, judge))


class Waiting:
    """Takes work and never finishes it."""

    def __init__(self) -> None:
        self.closed = False

    def run(self, function, done, failed) -> None:  # type: ignore[no-untyped-def]
        return

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "年报"
    place.mkdir()
    for name, organ in (("甲1.txt", "青禾市教育局"), ("甲2.txt", "青禾市教育局"), ("乙.txt", "青禾市水利局")):
        (place / name).write_text(REPORT.format(organ=organ, year=2023), encoding="utf-8")
    (place / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    return place


Made = tuple[MainWindow, RecordingPrompter]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Callable[[FolderClient], Made]:
    def made(client: FolderClient) -> Made:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        prompter = RecordingPrompter()
        settings = WindowSettings(tmp_path / "window.ini")
        appearance = AppearanceController(app)
        window = MainWindow(InProcessClient(), ImmediateTask(), settings, appearance, prompter, client)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window, prompter

    return made


@pytest.fixture
def audited(make: Callable[[FolderClient], Made], folder: Path) -> Made:
    made = make(FolderClient(sandbox=in_process, runner=ImmediateTask))
    made[1].folder = folder
    made[0].actions_by_id[ActionId.FOLDER].trigger()
    return made


def run_of(made: Made) -> FolderRun:
    run = made[0].store.state.folder
    assert run is not None
    return run


def window_of(made: Made) -> FolderWindow:
    window = made[0].folder.window
    assert window is not None
    return window


def test_every_report_of_the_folder_is_listed_in_order_and_held_against_the_others(audited: Made) -> None:
    run = run_of(audited)
    assert [file.name for file in run.files] == ["乙.txt", "坏.pdf", "甲1.txt", "甲2.txt"]
    assert [file.word == "读不了" for file in run.files] == [False, True, False, False]
    assert run.across is not None
    assert {finding.rule for finding in run.across.findings} >= {"R08"}
    window = window_of(audited)
    assert window.isVisible()
    assert window.files.row_count == 4
    assert window.line.accessibleName().startswith("共 4 份")
    assert not window.stop.isVisible()


def test_a_double_click_opens_the_report_and_the_results_can_be_gone_back_to(audited: Made) -> None:
    window = window_of(audited)
    name = str(window.files.table.model().index(0, 4).data())
    window.files.table.activated.emit(window.files.table.model().index(0, 0))
    assert not window.isVisible()
    shown = audited[0].store.state.refusal or audited[0].store.state.opened
    assert shown is not None
    assert shown.path.name == name
    audited[0].actions_by_id[ActionId.FOLDER_AGAIN].trigger()
    assert window.isVisible()
    assert window.files.row_count == 4


def test_a_finding_across_reports_is_told_and_opens_one_of_them(audited: Made) -> None:
    window = window_of(audited)
    window.across.step(1)
    assert "下一步：" in window.told.text()
    finding = run_of(audited).across.findings[0]  # type: ignore[union-attr]
    window.opened.emit(finding)
    assert audited[0].store.state.page is Page.WORKBENCH
    opened = audited[0].store.state.opened
    assert opened is not None
    assert opened.path.name in finding.files


def test_an_empty_folder_is_said_to_be_one(make: Callable[[FolderClient], Made], tmp_path: Path) -> None:
    made = make(FolderClient(sandbox=in_process, runner=ImmediateTask))
    (tmp_path / "空").mkdir()
    made[1].folder = tmp_path / "空"
    made[0].actions_by_id[ActionId.FOLDER].trigger()
    assert [file.word for file in run_of(made).files] == ["读不了"]
    assert run_of(made).files[0].path is None


def test_no_folder_chosen_changes_nothing(make: Callable[[FolderClient], Made]) -> None:
    made = make(FolderClient(sandbox=in_process, runner=ImmediateTask))
    made[0].actions_by_id[ActionId.FOLDER].trigger()
    assert made[0].store.state.folder is None
    assert not made[0].actions_by_id[ActionId.FOLDER_AGAIN].isEnabled()


def test_escape_stops_what_is_running_and_what_has_come_is_kept(
    make: Callable[[FolderClient], Made], folder: Path
) -> None:
    client = FolderClient(sandbox=in_process, runner=Waiting)
    made = make(client)
    made[1].folder = folder
    made[0].actions_by_id[ActionId.FOLDER].trigger()
    client.progressed.emit(1, 8, "读取 甲1.txt")
    window = window_of(made)
    assert window.stop.isVisible()
    assert "1/8" in window.line.accessibleName()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.line.accessibleName().startswith("已停止")
    client.progressed.emit(2, 8, "读取 甲2.txt")
    assert window.line.accessibleName().startswith("已停止")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_files_that_come_in_leave_filter_and_place_as_they_are(
    make: Callable[[FolderClient], Made], folder: Path, qtbot: QtBot
) -> None:
    client = FolderClient(sandbox=in_process, runner=Waiting)
    made = make(client)
    made[1].folder = folder
    made[0].actions_by_id[ActionId.FOLDER].trigger()
    outcome = audit_file(folder / "甲1.txt")
    client.audited.emit(folder / "甲1.txt", outcome)
    window = window_of(made)
    qtbot.waitUntil(lambda: window.files.row_count == 1)
    window.files.filters.search.setText("甲")
    window.files.step(1)
    chosen = window.files.table.currentIndex().siblingAtColumn(4).data()
    client.audited.emit(folder / "乙.txt", audit_file(folder / "乙.txt"))
    qtbot.waitUntil(lambda: window.files.row_count == 2)
    assert window.files.filters.search.text() == "甲"
    assert window.files.table.model().rowCount() == 1
    assert window.files.table.currentIndex().siblingAtColumn(4).data() == chosen


def test_the_real_way_through_worker_processes_ends_and_can_be_given_up_in_the_middle(
    qtbot: QtBot, folder: Path
) -> None:
    client = FolderClient()
    seen: list[str] = []
    client.audited.connect(lambda path, outcome: seen.append(path.name))
    with qtbot.waitSignal(client.finished, timeout=60_000):
        client.audit(folder, AuditOptions())
    assert seen == ["乙.txt", "坏.pdf", "甲1.txt", "甲2.txt"]
    seen.clear()
    with qtbot.assertNotEmitted(client.finished), qtbot.assertNotEmitted(client.failed):
        with qtbot.waitSignal(client.progressed, timeout=60_000):
            client.audit(folder, AuditOptions())
        client.cancel()
        QTest.qWait(300)
    client.close()


def test_closing_the_window_ends_the_audit_of_the_folder(make: Callable[[FolderClient], Made], folder: Path) -> None:
    runner = Waiting()
    made = make(FolderClient(sandbox=in_process, runner=lambda: runner))
    made[1].folder = folder
    made[0].actions_by_id[ActionId.FOLDER].trigger()
    assert made[0].close()
    assert runner.closed
