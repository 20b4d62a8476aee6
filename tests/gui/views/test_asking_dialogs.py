import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.views.asking_dialogs import PartDialog, PasswordDialog
from gui.views.prompter import DialogPrompter

NAME = "<b>&年报</b>.docx"
CHOICES = ("1. 甲局2022年度报告", "2. 甲局2023年度报告", "3. 乙局2023年度报告")


@pytest.fixture
def password(qtbot: QtBot) -> PasswordDialog:
    dialog = PasswordDialog(NAME, "密码不对。")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def part(qtbot: QtBot) -> PartDialog:
    dialog = PartDialog(NAME, CHOICES, 2)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def ok(dialog: QDialog) -> QWidget:
    boxes: list[QDialogButtonBox] = list(dialog.findChildren(QDialogButtonBox))
    return boxes[0].button(QDialogButtonBox.StandardButton.Ok)


def test_the_password_is_hidden_until_it_is_asked_to_be_seen(password: PasswordDialog) -> None:
    assert password.field.echoMode() is QLineEdit.EchoMode.Password
    password.reveal.click()
    assert password.field.echoMode() is QLineEdit.EchoMode.Normal
    password.reveal.click()
    assert password.field.echoMode() is QLineEdit.EchoMode.Password


def test_an_empty_password_cannot_be_given(password: PasswordDialog) -> None:
    assert not ok(password).isEnabled()
    QTest.keyClicks(password.field, "a")
    assert ok(password).isEnabled()


def test_enter_gives_the_password_and_the_dialog_forgets_it(password: PasswordDialog) -> None:
    QTest.keyClicks(password.field, "kaimen")
    QTest.keyClick(password.field, Qt.Key.Key_Return)
    assert password.result() == QDialog.DialogCode.Accepted
    assert password.take_password() == "kaimen"
    assert password.take_password() == ""


@pytest.mark.parametrize("which", ["password", "part"])
def test_escape_gives_nothing(request: pytest.FixtureRequest, which: str) -> None:
    dialog = request.getfixturevalue(which)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize("which", ["password", "part"])
def test_the_name_of_the_file_is_shown_as_text(request: pytest.FixtureRequest, which: str) -> None:
    dialog = request.getfixturevalue(which)
    labels: list[QLabel] = list(dialog.findChildren(QLabel))
    assert NAME in [label.text() for label in labels]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_report_open_now_is_the_one_marked(part: PartDialog) -> None:
    assert part.chosen == 2
    assert part.focusWidget() is part.list


def test_arrow_and_enter_choose_a_report(part: PartDialog) -> None:
    QTest.keyClick(part.list, Qt.Key.Key_Down)
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    assert part.result() == QDialog.DialogCode.Accepted
    assert part.chosen == 3


def test_a_double_click_chooses_a_report(part: PartDialog) -> None:
    place = part.list.visualItemRect(part.list.item(0)).center()
    QTest.mouseClick(part.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(part.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert part.result() == QDialog.DialogCode.Accepted
    assert part.chosen == 1


def test_nothing_is_cut_off_however_long_a_name_is(qtbot: QtBot) -> None:
    dialog = PartDialog("报" * 90, ("很长的名称" * 30, "短"), 0)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.list.horizontalScrollBar().maximum() == 0
    labels: list[QLabel] = list(dialog.findChildren(QLabel))
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.width() < 700


def answer(with_key: Qt.Key, text: str = "") -> None:
    """Type into the dialog that will be open."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasswordDialog | PartDialog)
        target = dialog.field if isinstance(dialog, PasswordDialog) else dialog.list
        QTest.keyClicks(target, text)
        QTest.keyClick(target, with_key)

    QTimer.singleShot(50, act)


@pytest.mark.parametrize(("key", "told"), [(Qt.Key.Key_Return, "kai men"), (Qt.Key.Key_Escape, None)])
def test_the_prompter_tells_what_was_typed_or_nothing(qtbot: QtBot, key: Qt.Key, told: str | None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answer(key, "kai men")
    assert DialogPrompter(parent).password_of(NAME, "提示") == told


@pytest.mark.parametrize(("key", "told"), [(Qt.Key.Key_Return, 2), (Qt.Key.Key_Escape, None)])
def test_the_prompter_tells_the_report_that_was_chosen_or_nothing(qtbot: QtBot, key: Qt.Key, told: int | None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answer(key)
    assert DialogPrompter(parent).part_of(NAME, CHOICES, 2) == told
