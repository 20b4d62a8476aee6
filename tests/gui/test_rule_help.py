"""The rule reference in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.audit.rule_help import rule_help
from gui.actions import ActionId
from gui.main_window import MainWindow
from gui.views.rule_help import RuleHelpWindow
from tests.support.audited import broken_report
from tests.support.windows import make_window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made, _ = make_window(qtbot, tmp_path, {"年报.txt": broken_report()})
    return made


def rules_of(window: MainWindow) -> RuleHelpWindow:
    assert window.rules is not None
    return window.rules


def shown(rules: RuleHelpWindow) -> str:
    labels: list[QLabel] = list(rules.detail.findChildren(QLabel))
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_rule_of_the_selected_finding_is_opened(window: MainWindow) -> None:
    window.open_path(Path("年报.txt"))
    assert not window.actions_by_id[ActionId.RULE].isEnabled()
    window.actions_by_id[ActionId.NEXT].trigger()
    window.actions_by_id[ActionId.RULE].trigger()
    assert rules_of(window).isVisible()
    assert "T301 收办平衡" in shown(rules_of(window))
    window.select(next(finding for finding in broken_report().findings if finding.rule == "W04"))
    window.actions_by_id[ActionId.RULE].trigger()
    assert "W04 " in shown(rules_of(window))


def test_the_reference_opens_without_a_report_at_its_first_rule(window: MainWindow) -> None:
    window.actions_by_id[ActionId.RULES].trigger()
    assert rule_help()[0].id in shown(rules_of(window))
    assert str(len(rule_help())) in rules_of(window).windowTitle()


def test_what_is_sought_is_listed_and_arrow_keys_move_in_the_list(window: MainWindow) -> None:
    window.actions_by_id[ActionId.RULES].trigger()
    rules = rules_of(window)
    rules.search.setFocus()
    QTest.keyClicks(rules.search, "T30")
    first = shown(rules)
    assert "T301" in first
    QTest.keyClick(rules.search, Qt.Key.Key_Down)
    assert "T302" in shown(rules)
    rules.search.setText("没有这样的词")
    assert "没有符合的规则" in shown(rules)
    rules.show_rule("T301")
    assert rules.search.text() == ""
    assert "T301" in shown(rules)


def test_chapters_cannot_be_chosen(window: MainWindow) -> None:
    window.actions_by_id[ActionId.RULES].trigger()
    model = rules_of(window).list.model()
    assert not model.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_a_rule_that_is_not_in_the_reference_opens_it_all_the_same(window: MainWindow) -> None:
    window.actions_by_id[ActionId.RULES].trigger()
    rules_of(window).show_rule("Z999")
    assert rule_help()[0].id in shown(rules_of(window))
