from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.export.errors import ExportError
from core.findings.finding import Finding
from core.forms.address import Address
from core.sandbox.in_process import InProcessSandbox
from core.source.provenance import TextSpan
from core.source.unreadable import Reason, Unreadable
from gui.actions import ActionId
from gui.appearance import Appearance
from gui.main_window import MainWindow
from gui.presenters.source_places import PlaceClick
from gui.presenters.window_state import CellChoice, Page
from gui.workbook_export import failure_words, proposed_target
from gui.workers.audit_client import AuditClient
from tests.support.audited import audited_report, broken_report
from tests.support.windows import Outcome, RecordingPrompter, auditor_of, make_window, press_key

SOUND, BROKEN, DAMAGED = Path("完好.txt"), Path("有错.txt"), Path("坏.pdf")
WHY = Unreadable("坏.pdf", Reason.DAMAGED)
OUTCOMES: dict[str, Outcome] = {SOUND.name: audited_report(), BROKEN.name: broken_report(), DAMAGED.name: WHY}


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> tuple[MainWindow, RecordingPrompter]:
    return make_window(qtbot, tmp_path, OUTCOMES)


@pytest.fixture
def window(made: tuple[MainWindow, RecordingPrompter]) -> MainWindow:
    return made[0]


def labels(window: MainWindow) -> list[QLabel]:
    found: Iterable[QLabel] = window.findChildren(QLabel)
    return list(found)


def page(window: MainWindow) -> Page:
    return window.store.state.page


def shown_texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in labels(window) if label.isVisible())


def press(window: MainWindow, action: ActionId) -> None:
    window.actions_by_id[action].trigger()


def test_the_window_begins_by_saying_how_to_open_a_report(window: MainWindow) -> None:
    assert page(window) is Page.WELCOME
    assert "把文件拖到这里" in shown_texts(window)


def test_opening_a_report_shows_its_verdict_in_words(window: MainWindow) -> None:
    window.open_path(BROKEN)
    assert "5 处错误、1 处存疑；42 项勾稽已核对 38 项，4 项无法核对" in shown_texts(window)
    assert BROKEN.name in window.windowTitle()


def test_an_unreadable_file_is_told_with_its_next_step_and_the_window_stays_usable(window: MainWindow) -> None:
    window.open_path(DAMAGED)
    texts = shown_texts(window)
    assert f"{WHY.sentence}。" in texts
    assert f"{WHY.next_step}。" in texts
    window.open_path(SOUND)
    assert page(window) is Page.WORKBENCH


def test_going_back_from_an_unreadable_file_finds_the_report_that_was_open(window: MainWindow) -> None:
    window.open_path(SOUND)
    window.open_path(DAMAGED)
    window.refusal.back_asked.emit()
    assert page(window) is Page.WORKBENCH
    assert "勾稽全部核对相符" in shown_texts(window)


class Waiting:
    """Takes work and never finishes it."""

    def run(self, function, done, failed) -> None:  # type: ignore[no-untyped-def]
        return

    def close(self) -> None:
        return


def waiting_window(qtbot: QtBot, folder: Path) -> tuple[MainWindow, AuditClient]:
    client = AuditClient(sandbox=lambda: InProcessSandbox(auditor_of(OUTCOMES)), runner=Waiting)
    return make_window(qtbot, folder, {}, client)[0], client


def test_progress_is_told_in_the_words_of_the_reader(qtbot: QtBot, tmp_path: Path) -> None:
    window, client = waiting_window(qtbot, tmp_path)
    window.open_path(DAMAGED)
    client.progressed.emit(3, 12, "正在识别第 3 页…")
    assert "正在识别第 3 页…（25%）" in shown_texts(window)


def test_escape_gives_the_reading_up_and_leaves_everything_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    window, client = waiting_window(qtbot, tmp_path)
    window.open_path(BROKEN)
    client.audited.emit(broken_report())
    window.select(CellChoice(Address("T3.total.natural")))
    before, title = window.store.state, window.windowTitle()
    window.open_path(DAMAGED)
    assert page(window) is Page.OPENING
    assert window.focusWidget() is window.opening.cancel
    press_key(qtbot, window, Qt.Key.Key_Escape)
    assert window.store.state == before
    assert window.windowTitle() == title
    assert window.workbench.isVisible()


def test_escape_still_takes_the_selection_back_after_a_reading_was_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    window, client = waiting_window(qtbot, tmp_path)
    window.open_path(BROKEN)
    client.audited.emit(broken_report())
    window.select(CellChoice(Address("T3.total.natural")))
    window.open_path(DAMAGED)
    press_key(qtbot, window, Qt.Key.Key_Escape)
    press_key(qtbot, window, Qt.Key.Key_Escape)
    assert window.store.state.selection is None


def test_cancelling_gives_the_reading_up(qtbot: QtBot, tmp_path: Path) -> None:
    window, client = waiting_window(qtbot, tmp_path)
    window.open_path(SOUND)
    assert page(window) is Page.OPENING
    assert SOUND.name in shown_texts(window)
    window.opening.cancel_asked.emit()
    assert page(window) is Page.WELCOME
    client.audited.emit(audited_report())
    assert page(window) is Page.WELCOME


def test_the_next_finding_is_one_key_away_and_the_last_leads_round_to_the_first(window: MainWindow) -> None:
    window.open_path(BROKEN)
    seen = []
    for _ in range(7):
        press(window, ActionId.NEXT)
        seen.append(window.store.state.selection)
    findings = broken_report().findings
    assert [finding for finding in seen if finding in findings] == seen
    assert seen[0] == seen[6]
    assert len({finding.key for finding in seen if isinstance(finding, Finding)}) == 6
    press(window, ActionId.PREVIOUS)
    assert window.store.state.selection == seen[5]


def test_a_finding_is_lit_in_tables_and_source_and_told_in_the_detail(window: MainWindow) -> None:
    window.open_path(BROKEN)
    press(window, ActionId.NEXT)
    texts = shown_texts(window)
    assert "核对这些数字与台账" in texts
    assert "收办平衡" in texts


def test_a_cell_chosen_in_the_table_shows_its_findings(window: MainWindow) -> None:
    window.open_path(BROKEN)
    window.workbench.tables.cell_chosen.emit("T3.total.natural")
    assert window.store.state.selection == CellChoice(Address("T3.total.natural"))
    assert "表三 办理结果总计·自然人" in shown_texts(window)


def test_a_number_clicked_in_the_source_chooses_its_cell(window: MainWindow) -> None:
    window.open_path(SOUND)
    span = audited_report().report.figures[Address("T3.received.total")].sources[0]
    assert isinstance(span, TextSpan)
    window.workbench.source.place_clicked.emit(PlaceClick(block=span.block, offset=span.start))
    assert window.store.state.selection == CellChoice(Address("T3.received.total"))


def test_escape_takes_the_selection_back(window: MainWindow) -> None:
    window.open_path(BROKEN)
    press(window, ActionId.NEXT)
    press(window, ActionId.UNSELECT)
    assert window.store.state.selection is None


def test_what_needs_a_report_is_disabled_without_one(window: MainWindow) -> None:
    needing = (ActionId.EXPORT, ActionId.NEXT, ActionId.CLOSE, ActionId.ZOOM_IN, ActionId.COPY)
    assert not any(window.actions_by_id[at].isEnabled() for at in needing)
    window.open_path(BROKEN)
    assert window.actions_by_id[ActionId.EXPORT].isEnabled()
    assert window.actions_by_id[ActionId.NEXT].isEnabled()
    press(window, ActionId.CLOSE)
    assert page(window) is Page.WELCOME


def test_a_sound_report_has_no_next_finding(window: MainWindow) -> None:
    window.open_path(SOUND)
    assert not window.actions_by_id[ActionId.NEXT].isEnabled()


def test_the_text_of_a_finding_is_copied_whole(window: MainWindow) -> None:
    window.open_path(BROKEN)
    press(window, ActionId.NEXT)
    press(window, ActionId.COPY)
    copied = QGuiApplication.clipboard().text()
    assert "位置：表三 自然人列" in copied
    assert "下一步：核对这些数字与台账" in copied


def test_a_dropped_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / SOUND.name))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier))
    assert page(window) is Page.WORKBENCH


def test_of_several_dropped_files_the_first_that_may_be_a_report_is_opened(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("附件.zip", SOUND.name, BROKEN.name)])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier))
    assert window.windowTitle().startswith(SOUND.name)


def test_a_dropped_web_address_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.invalid/a.pdf")])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier))
    assert page(window) is Page.WELCOME


def test_opened_files_are_offered_again_and_refused_ones_are_not(window: MainWindow) -> None:
    window.open_path(SOUND)
    window.open_path(DAMAGED)
    assert [path.name for path in window._settings.recent] == [SOUND.name]


def test_giving_no_file_in_the_dialog_changes_nothing(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    prompter.report = None
    press(window, ActionId.OPEN)
    assert page(window) is Page.WELCOME


def test_the_workbook_is_proposed_beside_the_source_under_its_name() -> None:
    assert proposed_target(Path("/某处/区数据局2023.pdf")) == Path("/某处/区数据局2023审核底稿.xlsx")


def test_exporting_writes_the_workbook_and_offers_its_folder(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path
) -> None:
    window, prompter = made
    window.open_path(BROKEN)
    prompter.target = tmp_path / "底稿.xlsx"
    press(window, ActionId.EXPORT)
    assert prompter.failures == []
    assert prompter.written == [prompter.target]
    assert prompter.target.read_bytes().startswith(b"PK")
    assert window.actions_by_id[ActionId.EXPORT].isEnabled()


def test_an_export_that_fails_is_told_and_can_be_tried_again(
    made: tuple[MainWindow, RecordingPrompter], tmp_path: Path
) -> None:
    window, prompter = made
    window.open_path(BROKEN)
    prompter.target = tmp_path / "没有的文件夹" / "底稿.xlsx"
    press(window, ActionId.EXPORT)
    assert prompter.written == []
    assert len(prompter.failures) == 1
    assert window.actions_by_id[ActionId.EXPORT].isEnabled()


@pytest.mark.parametrize(
    "error", [ExportError("磁盘已满，请清理后再导出。"), PermissionError(), OSError(28, "full"), ValueError()]
)
def test_every_failure_of_an_export_ends_in_a_next_step(error: Exception) -> None:
    assert failure_words(error).endswith("。")
    assert "请" in failure_words(error)


def test_names_of_files_are_shown_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    name = "<b>&甲.txt"
    window, _ = make_window(qtbot, tmp_path, {name: audited_report()})
    window.open_path(Path(name))
    press(window, ActionId.CLOSE)
    rich = [label for label in labels(window) if label.textFormat() is not Qt.TextFormat.PlainText]
    assert all(name not in label.text() for label in rich)


@pytest.mark.parametrize("appearance", list(Appearance))
def test_every_appearance_can_be_chosen_while_a_report_is_open(window: MainWindow, appearance: Appearance) -> None:
    window.open_path(BROKEN)
    window._choose_appearance(appearance)
    QApplication.processEvents()
    assert window._settings.appearance is appearance


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    window.open_path(BROKEN)
    window.resize(1280, 640)
    QApplication.processEvents()
    assert window.width() <= 1280
    assert window.height() <= 640


def test_help_names_the_keys_and_the_signs(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    press(window, ActionId.HELP)
    assert all(word in prompter.texts[0] for word in ("F8", "◀", "▶", "★", "×"))


def test_the_places_of_the_splitters_are_there_in_the_next_run(qtbot: QtBot, tmp_path: Path) -> None:
    first, _ = make_window(qtbot, tmp_path, OUTCOMES)
    first.open_path(SOUND)
    first.workbench._down.setSizes([250, 350])
    sizes = first.workbench._down.sizes()
    first.close()
    second, _ = make_window(qtbot, tmp_path, OUTCOMES)
    second.open_path(SOUND)
    QApplication.processEvents()
    assert second.workbench._down.sizes() == pytest.approx(sizes, abs=3)


def test_a_row_clicked_in_the_list_of_checks_is_shown(window: MainWindow) -> None:
    window.open_path(BROKEN)
    window.workbench.panel.show_page(1)
    table = window.workbench.panel.lists[1].table
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    assert window.store.state.selection in broken_report().results


def test_the_window_is_out_of_sight_before_what_still_runs_is_ended(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(window._client, "close", lambda: seen.append(window.isVisible()))
    window.close()
    assert seen == [False]
