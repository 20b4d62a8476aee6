"""Last year's report in the window."""

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.forms.address import Address, Table
from core.sandbox.in_process import InProcessSandbox
from core.source.progress import Progress
from core.source.unreadable import Reason, Unreadable
from gui.actions import ActionId
from gui.main_window import MainWindow
from gui.models.official_table_model import CELL_ROLE
from gui.presenters.given_chips import ChipKind
from gui.presenters.window_state import CellChoice, LastYearReport, Page
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import ImmediateTask
from tests.support.audited import audited_report, broken_report
from tests.support.windows import Outcome, RecordingPrompter, make_window, press_key

THIS, LAST, OLDER, DAMAGED, LOCKED, SEVERAL = map(
    Path, ("今年.txt", "去年.txt", "前年.txt", "坏.pdf", "加密.docx", "汇编.docx")
)
Made = tuple[MainWindow, RecordingPrompter]


def of_year(year: int) -> Outcome:
    audited = audited_report({"T3.received.natural": "5"})
    document = structs.replace(audited.document, name=f"{year}.txt", sha256=str(year))
    return structs.replace(audited, document=document, report=structs.replace(audited.report, year=year))


class Auditor:
    """Knows some files, and remembers with what it was asked to audit each."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, AuditOptions]] = []

    def __call__(
        self, path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
    ) -> Outcome:
        self.asked.append((path.name, options))
        match path.name:
            case LAST.name:
                return of_year(2022)
            case OLDER.name:
                return of_year(2021)
            case DAMAGED.name:
                return Unreadable(path.name, Reason.DAMAGED)
            case LOCKED.name:
                reason = Reason.WRONG_PASSWORD if options.password else Reason.PASSWORD
                return of_year(2022) if options.password == "对" else Unreadable(path.name, reason)
            case SEVERAL.name:
                choices = ("甲局2022年度报告", "乙局2022年度报告")
                return (
                    of_year(2022) if options.part == 2 else Unreadable(path.name, Reason.SEVERAL_REPORTS, "", choices)
                )
            case _:
                return broken_report()


@pytest.fixture
def auditor() -> Auditor:
    return Auditor()


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, auditor: Auditor) -> Made:
    client = AuditClient(sandbox=lambda: InProcessSandbox(auditor), runner=ImmediateTask)
    window, prompter = make_window(qtbot, tmp_path, {}, client)
    window.open_path(THIS)
    window.select(CellChoice(Address("T3.total.natural")))
    return window, prompter


def choose(made: Made, path: Path | None) -> None:
    made[1].last_year = path
    made[0].actions_by_id[ActionId.LAST_YEAR].trigger()


def beside(window: MainWindow) -> LastYearReport | None:
    opened = window.store.state.opened
    return opened.given.last if opened is not None else None


def last_texts(window: MainWindow) -> list[str]:
    model = window.workbench.tables.views[Table.REQUESTS].body.model()
    paints = [
        model.index(row, column).data(CELL_ROLE)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    return [paint.last.text for paint in paints if paint is not None and paint.last is not None]


def test_the_open_report_is_audited_again_beside_last_years(made: Made, auditor: Auditor) -> None:
    window, prompter = made
    choose(made, LAST)
    assert [name for name, _ in auditor.asked] == [THIS.name, LAST.name, THIS.name]
    assert auditor.asked[1][1].last_year is None
    last = auditor.asked[2][1].last_year
    assert last is not None
    assert last.year == 2022
    assert auditor.asked[2][1].last_file.name == "2022.txt"
    assert window.workbench.bar.chips[ChipKind.LAST_YEAR].text() == "对照：示例区数据局 2022年"
    assert window.store.state.selection == CellChoice(Address("T3.total.natural"))
    assert window.windowTitle().startswith(THIS.name)
    assert not prompter.failures
    assert not prompter.questions


def test_last_years_figures_stand_in_the_cells_until_they_are_switched_off(made: Made) -> None:
    window, _ = made
    switch = window.actions_by_id[ActionId.SHOW_LAST_YEAR]
    assert not switch.isEnabled()
    assert not window.workbench.tables.last_year.isVisible()
    choose(made, LAST)
    assert window.workbench.tables.last_year.isVisible()
    assert "5 ↑" in last_texts(window)
    switch.trigger()
    assert not switch.isChecked()
    assert last_texts(window) == []
    switch.trigger()
    assert switch.isChecked()
    assert "5 ↑" in last_texts(window)


def test_last_years_report_can_be_taken_off_again(made: Made, auditor: Auditor) -> None:
    window, _ = made
    choose(made, LAST)
    window.actions_by_id[ActionId.NO_LAST_YEAR].trigger()
    assert auditor.asked[-1][1].last_year is None
    assert not window.workbench.bar.chips[ChipKind.LAST_YEAR].isVisible()
    assert last_texts(window) == []
    assert not window.actions_by_id[ActionId.NO_LAST_YEAR].isEnabled()


def test_an_unreadable_file_is_told_and_nothing_is_lost(made: Made, auditor: Auditor) -> None:
    window, prompter = made
    choose(made, LAST)
    before = window.store.state
    choose(made, DAMAGED)
    assert window.store.state == before
    assert window.store.state.page is Page.WORKBENCH
    assert len(prompter.failures) == 1
    assert "上年报告“坏.pdf”" in prompter.failures[0]
    assert auditor.asked[-1][0] == DAMAGED.name


def test_the_same_file_is_refused_in_a_sentence(made: Made, auditor: Auditor) -> None:
    window, prompter = made
    before = window.store.state
    choose(made, THIS)
    assert window.store.state == before
    assert "选的就是正在审核的这一份" in prompter.failures[0]


def test_a_report_of_another_year_is_used_only_where_the_person_says_so(made: Made, auditor: Auditor) -> None:
    window, prompter = made
    before = window.store.state
    choose(made, OLDER)
    assert len(prompter.questions) == 1
    assert window.store.state == before
    prompter.willing = True
    choose(made, OLDER)
    chip = window.workbench.bar.chips[ChipKind.LAST_YEAR]
    assert chip.text() == "! 对照：示例区数据局 2021年"
    assert "它的上年报告应是 2022 年的" in chip.toolTip()


def test_a_locked_file_is_asked_about_until_the_person_gives_up(made: Made, auditor: Auditor) -> None:
    window, prompter = made
    prompter.passwords = ["错"]
    choose(made, LOCKED)
    assert len(prompter.hints) == 2
    assert beside(window) is None
    prompter.passwords = ["对"]
    choose(made, LOCKED)
    assert beside(window) is not None
    assert auditor.asked[-1][1].password == ""


def test_of_a_file_of_several_reports_one_is_chosen(made: Made) -> None:
    window, prompter = made
    prompter.parts = [2]
    choose(made, SEVERAL)
    assert prompter.offered == [(("1. 甲局2022年度报告", "2. 乙局2022年度报告"), 0)]
    assert window.workbench.bar.chips[ChipKind.LAST_YEAR].isVisible()


def test_another_report_is_not_held_against_the_last_years_of_this_one(made: Made, auditor: Auditor) -> None:
    window, _ = made
    choose(made, LAST)
    window.open_path(Path("别的单位.txt"))
    assert auditor.asked[-1][1].last_year is None
    assert not window.workbench.bar.chips[ChipKind.LAST_YEAR].isVisible()


def test_a_rule_pack_chosen_later_keeps_last_years_report(made: Made, auditor: Auditor, tmp_path: Path) -> None:
    window, prompter = made
    choose(made, LAST)
    prompter.pack = tmp_path / "本地.toml"
    prompter.pack.write_text('name = "口径"\n', encoding="utf-8")
    window.actions_by_id[ActionId.PACK].trigger()
    assert auditor.asked[-1][1].pack.name == "口径"
    assert auditor.asked[-1][1].last_year is not None


class Waiting:
    """Takes work and never finishes it."""

    def run(self, function, done, failed) -> None:  # type: ignore[no-untyped-def]
        return

    def close(self) -> None:
        return


def test_escape_while_last_years_report_is_read_leaves_everything_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    client = AuditClient(sandbox=lambda: InProcessSandbox(Auditor()), runner=Waiting)
    window, prompter = make_window(qtbot, tmp_path, {}, client)
    window.open_path(THIS)
    client.audited.emit(broken_report())
    before = window.store.state
    choose((window, prompter), LAST)
    assert window.store.state.page is Page.OPENING
    assert "上年报告 去年.txt" in window.opening._name.text()
    press_key(qtbot, window, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.store.state == before
    client.audited.emit(of_year(2022))
    assert window.store.state == before
