"""Files that open only with what a person tells: a password, or which of several reports is meant."""

import gc
import logging
import weakref
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.protocol import Rendered
from core.source.unreadable import Reason, Unreadable
from gui.actions import ActionId
from gui.main_window import MainWindow
from gui.presenters.window_state import Page
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import BackgroundTask, ImmediateTask
from tests.support.audited import audited_report, broken_report
from tests.support.printed import printed_report
from tests.support.windows import RecordingPrompter, make_window, press_key

LOCKED, SEVERAL, BOTH, PLAIN = Path("加密.pdf"), Path("三年.xlsx"), Path("加密三年.xlsx"), Path("明文.txt")
RIGHT = "春风-Qx7!又绿"
CHOICES = ("甲局2022年度报告", "甲局2023年度报告")
PARTS: dict[int, AuditedReport] = {1: audited_report(), 2: broken_report()}


class Safe(InProcessSandbox):
    """Audits the files above as the program's readers answer, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(lambda *_: Unreadable("", Reason.EMPTY))
        self.asked: list[tuple[str, bool, int]] = []
        self.rendered: list[str] = []

    def audit(
        self,
        path: Path,
        progress: Callable[[int, int, str], None] | None = None,
        options: AuditOptions = DEFAULT_OPTIONS,
    ) -> AuditedReport | Unreadable:
        self.asked.append((path.name, options.password == RIGHT, options.part))
        if path.name in {LOCKED.name, BOTH.name} and options.password != RIGHT:
            return Unreadable(path.name, Reason.WRONG_PASSWORD if options.password else Reason.PASSWORD)
        if path.name in {SEVERAL.name, BOTH.name}:
            return PARTS.get(options.part) or Unreadable(path.name, Reason.SEVERAL_REPORTS, "", CHOICES)
        return printed_report(pages=2) if path.name == LOCKED.name else audited_report()

    def render(
        self, path: Path, page: int, scale: float, turn: float = 0.0, password: str = ""
    ) -> Rendered | Unreadable:
        self.rendered.append("right" if password == RIGHT else "wrong")
        return Rendered(1, 1, 4, b"\xff" * 4)


@pytest.fixture
def safe() -> Safe:
    return Safe()


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path, safe: Safe) -> tuple[MainWindow, RecordingPrompter]:
    client = AuditClient(sandbox=lambda: safe, runner=ImmediateTask)
    return make_window(qtbot, tmp_path, {}, client)


def page(window: MainWindow) -> Page:
    return window.store.state.page


def visible_texts(window: MainWindow) -> str:
    labels: list[QLabel] = list(window.findChildren(QLabel))
    return "\n".join(label.text() for label in labels if label.isVisible())


def visible_buttons(window: MainWindow) -> list[str]:
    buttons: list[QPushButton] = list(window.findChildren(QPushButton))
    return [button.text() for button in buttons if button.isVisible()]


def test_a_locked_file_is_opened_with_the_password_that_was_told(
    made: tuple[MainWindow, RecordingPrompter], safe: Safe
) -> None:
    window, prompter = made
    prompter.passwords = [RIGHT]
    window.open_path(LOCKED)
    assert page(window) is Page.WORKBENCH
    assert safe.asked == [(LOCKED.name, False, 0), (LOCKED.name, True, 0)]


def test_a_wrong_password_is_said_and_asked_for_again(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    prompter.passwords = ["错", "又错", RIGHT]
    window.open_path(LOCKED)
    assert page(window) is Page.WORKBENCH
    assert [hint.startswith("密码不对。") for hint in prompter.hints] == [False, True, True]


def test_who_tells_no_password_finds_the_way_to_tell_it_later(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    window.open_path(LOCKED)
    assert page(window) is Page.REFUSED
    assert "请报送单位另存一份不带密码的文件" in visible_texts(window)
    assert visible_buttons(window) == ["输入密码…", "选择其他文件…", "返回"]
    assert window.focusWidget() is window.refusal.mend
    prompter.passwords = [RIGHT]
    window.refusal.mend.click()
    assert page(window) is Page.WORKBENCH


def test_a_file_that_needs_nothing_is_not_asked_about(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    window.open_path(PLAIN)
    assert page(window) is Page.WORKBENCH
    assert prompter.hints == []
    assert prompter.offered == []


def test_pages_of_a_locked_file_are_drawn_with_its_password(
    qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter], safe: Safe
) -> None:
    window, prompter = made
    prompter.passwords = [RIGHT]
    window.open_path(LOCKED)
    qtbot.waitUntil(lambda: bool(safe.rendered))
    assert set(safe.rendered) == {"right"}


class Told(str):
    """A password whose end can be observed."""

    __slots__ = ("__weakref__",)


def told(prompter: RecordingPrompter) -> "weakref.ref[Told]":
    password = Told(RIGHT)
    prompter.passwords = [password]
    return weakref.ref(password)


def test_the_password_lives_as_long_as_its_file_is_open(
    qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter]
) -> None:
    window, prompter = made
    password = told(prompter)
    window.open_path(LOCKED)
    qtbot.wait(200)
    gc.collect()
    assert password() is not None
    window.open_path(PLAIN)
    qtbot.wait(200)
    gc.collect()
    assert password() is None


def test_the_threads_that_read_and_draw_keep_no_password(qtbot: QtBot, tmp_path: Path, safe: Safe) -> None:
    client = AuditClient(sandbox=lambda: safe, runner=BackgroundTask)
    window, prompter = make_window(qtbot, tmp_path, {}, client)
    password = told(prompter)
    window.open_path(LOCKED)
    qtbot.waitUntil(lambda: "right" in safe.rendered)
    assert password() is not None
    window.open_path(PLAIN)

    def forgotten() -> bool:
        gc.collect()
        return password() is None

    qtbot.waitUntil(forgotten)
    client.close()


def test_closing_the_report_forgets_its_password(qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    password = told(prompter)
    window.open_path(LOCKED)
    window.actions_by_id[ActionId.CLOSE].trigger()
    qtbot.wait(200)
    gc.collect()
    assert password() is None


def test_a_file_that_cannot_be_opened_leaves_the_password_of_the_open_one(
    made: tuple[MainWindow, RecordingPrompter],
) -> None:
    window, prompter = made
    prompter.passwords = [RIGHT]
    window.open_path(LOCKED)
    window.open_path(BOTH)
    assert page(window) is Page.REFUSED
    window.actions_by_id[ActionId.CANCEL].trigger()
    opened = window.store.state.opened
    assert page(window) is Page.WORKBENCH
    assert opened is not None
    assert (opened.path.name, opened.access.password) == (LOCKED.name, RIGHT)


def test_the_password_is_written_and_shown_nowhere(
    qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    window, prompter = made
    caplog.set_level(logging.DEBUG)
    prompter.passwords = [f"{RIGHT}错", RIGHT]
    window.open_path(LOCKED)
    qtbot.wait(200)
    menus: list[QMenu] = list(window.findChildren(QMenu))
    fields: list[QLineEdit] = list(window.findChildren(QLineEdit))
    labels: list[QLabel] = list(window.findChildren(QLabel))
    seen = [window.windowTitle(), *(label.text() for label in labels), *(field.text() for field in fields)]
    seen += [f"{action.text()}{action.statusTip()}{action.toolTip()}" for menu in menus for action in menu.actions()]
    seen += [*prompter.hints, *prompter.texts, *prompter.failures, caplog.text, repr(window.store.state)]
    prompter.target = tmp_path / "底稿.xlsx"
    window.actions_by_id[ActionId.EXPORT].trigger()
    assert prompter.written
    window.close()
    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert (tmp_path / "window.ini").is_file()
    assert LOCKED.name in seen[0]
    assert not any(RIGHT in text for text in seen)
    for encoding in ("utf-8", "utf-16-le", "unicode_escape"):
        assert not any(RIGHT.encode(encoding) in content for content in written)
    # Qt writes what is beyond ASCII into settings as \x6625
    assert not any("Qx7!" in content.decode("latin-1") for content in written)


def test_the_report_that_is_meant_is_asked_for_and_audited(
    made: tuple[MainWindow, RecordingPrompter], safe: Safe
) -> None:
    window, prompter = made
    prompter.parts = [2]
    window.open_path(SEVERAL)
    assert page(window) is Page.WORKBENCH
    assert prompter.offered == [(("1. 甲局2022年度报告", "2. 甲局2023年度报告"), 0)]
    assert safe.asked[-1] == (SEVERAL.name, False, 2)
    assert window.windowTitle().startswith("三年.xlsx · 第 2 份 - ")


def test_who_chooses_no_report_sees_them_listed_and_can_choose_later(
    made: tuple[MainWindow, RecordingPrompter],
) -> None:
    window, prompter = made
    window.open_path(SEVERAL)
    assert page(window) is Page.REFUSED
    assert "1. 甲局2022年度报告\n2. 甲局2023年度报告" in visible_texts(window)
    assert visible_buttons(window)[0] == "选择其中一份…"
    prompter.parts = [1]
    window.refusal.mend.click()
    assert page(window) is Page.WORKBENCH


def test_another_report_of_the_file_is_chosen_from_the_menu(
    made: tuple[MainWindow, RecordingPrompter], safe: Safe
) -> None:
    window, prompter = made
    prompter.parts = [2, 1]
    window.open_path(SEVERAL)
    window.actions_by_id[ActionId.PART].trigger()
    assert prompter.offered[-1][1] == 2
    assert safe.asked[-1][2] == 1
    assert window.windowTitle().startswith("三年.xlsx · 第 1 份 - ")
    assert window.actions_by_id[ActionId.PART].isEnabled()


def test_choosing_none_or_the_same_report_again_changes_nothing(
    made: tuple[MainWindow, RecordingPrompter], safe: Safe
) -> None:
    window, prompter = made
    prompter.parts = [2]
    window.open_path(SEVERAL)
    before, asked = window.store.state, len(safe.asked)
    window.actions_by_id[ActionId.PART].trigger()
    prompter.parts = [2]
    window.actions_by_id[ActionId.PART].trigger()
    assert len(prompter.offered) == 3
    assert window.store.state is before
    assert len(safe.asked) == asked


def test_a_file_of_one_report_offers_no_other(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, _ = made
    window.open_path(PLAIN)
    assert not window.actions_by_id[ActionId.PART].isEnabled()


def test_a_locked_file_of_several_reports_keeps_its_password_for_each(
    made: tuple[MainWindow, RecordingPrompter], safe: Safe
) -> None:
    window, prompter = made
    prompter.passwords, prompter.parts = [RIGHT], [1, 2]
    window.open_path(BOTH)
    window.actions_by_id[ActionId.PART].trigger()
    assert safe.asked == [(BOTH.name, False, 0), (BOTH.name, True, 0), (BOTH.name, True, 1), (BOTH.name, True, 2)]
    assert len(prompter.hints) == 1


def test_each_report_of_a_file_is_proposed_a_workbook_of_its_own(
    made: tuple[MainWindow, RecordingPrompter],
) -> None:
    window, prompter = made
    prompter.parts = [2]
    window.open_path(SEVERAL)
    window.actions_by_id[ActionId.EXPORT].trigger()
    assert prompter.proposal is not None
    assert prompter.proposal.name == "三年第2份审核底稿.xlsx"


def test_opening_the_file_again_from_the_list_asks_again(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    prompter.passwords = [RIGHT]
    window.open_path(LOCKED)
    window.open_path(window._settings.recent[0])
    assert len(prompter.hints) == 2


def test_escape_leaves_the_message_for_what_was_there_before(
    qtbot: QtBot, made: tuple[MainWindow, RecordingPrompter]
) -> None:
    window, _ = made
    window.open_path(PLAIN)
    window.open_path(LOCKED)
    assert page(window) is Page.REFUSED
    press_key(qtbot, window, Qt.Key.Key_Escape)
    assert page(window) is Page.WORKBENCH


def test_the_state_gives_away_nothing_but_to_those_who_ask_for_it(made: tuple[MainWindow, RecordingPrompter]) -> None:
    window, prompter = made
    prompter.passwords = [RIGHT]
    window.open_path(LOCKED)
    opened = window.store.state.opened
    assert opened is not None
    assert RIGHT in str(msgspec.to_builtins(opened.access))
    assert RIGHT not in str(opened)
