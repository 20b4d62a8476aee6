"""Proposals of what may have gone wrong, in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.address import Table
from gui.actions import ActionId
from gui.main_window import MainWindow
from gui.models.official_table_model import CELL_ROLE
from gui.presenters.window_state import ProposalChoice, Selection
from gui.views.proposal_button import ProposalButton
from tests.support.audited import report_with_causes
from tests.support.windows import make_window

AUDITED = report_with_causes()
WRONG = next(finding for finding in AUDITED.findings if finding.rule == "T302")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made, _ = make_window(qtbot, tmp_path, {"年报.txt": AUDITED})
    made.open_path(Path("年报.txt"))
    made.select(WRONG)
    QApplication.processEvents()
    return made


def buttons(window: MainWindow) -> list[ProposalButton]:
    found: list[ProposalButton] = list(window.workbench.panel.detail.findChildren(ProposalButton))
    return [button for button in found if button.isVisible()]


def selection(window: MainWindow) -> Selection:
    return window.store.state.selection


def suggested(window: MainWindow) -> dict[str, str]:
    model = window.workbench.tables.views[Table.REQUESTS].body.model()
    places = [(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    paints = [paint for place in places if (paint := model.index(*place).data(CELL_ROLE)) is not None]
    return {str(paint.cell.place.at): paint.suggestion for paint in paints if paint.suggestion}


def test_a_click_on_a_proposal_stars_its_cells_and_another_click_lets_it_go(window: MainWindow, qtbot: QtBot) -> None:
    assert len(buttons(window)) == 2
    QTest.mouseClick(buttons(window)[1], Qt.MouseButton.LeftButton)
    assert selection(window) == ProposalChoice(WRONG, AUDITED.causes[0].proposals[1])
    assert suggested(window) == {"T3.granted.natural": "4", "T3.granted.total": "5"}
    QApplication.processEvents()
    QTest.mouseClick(buttons(window)[1], Qt.MouseButton.LeftButton)
    assert selection(window) == WRONG
    assert suggested(window) == {"T3.total.natural": "6"}


def test_the_row_of_the_finding_stays_the_current_one(window: MainWindow) -> None:
    table = window.workbench.panel.lists[0].table
    row = table.currentIndex().row()
    window.select(ProposalChoice(WRONG, AUDITED.causes[0].proposals[1]))
    assert table.currentIndex().row() == row
    window.actions_by_id[ActionId.NEXT].trigger()
    assert window.store.state.selection in AUDITED.findings
    assert table.currentIndex().row() == row + 1


def test_proposals_are_chosen_with_the_keyboard_and_keep_it(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons(window)[1].setFocus()
    QTest.keyClick(buttons(window)[1], Qt.Key.Key_Space)
    QApplication.processEvents()
    chosen = buttons(window)[1]
    assert chosen.isChecked()
    assert chosen.hasFocus()
    assert window.actions_by_id[ActionId.UNSELECT].isEnabled()


def test_a_chosen_proposal_is_scrolled_into_sight_in_a_low_pane(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 430)
    QTest.qWait(20)
    window.select(ProposalChoice(WRONG, AUDITED.causes[0].proposals[1]))
    QTest.qWait(50)
    assert not buttons(window)[1].visibleRegion().isEmpty()


@pytest.mark.parametrize("width", [150, 300, 600])
def test_a_long_proposal_is_as_high_as_its_words_need(window: MainWindow, width: int) -> None:
    short, wide = buttons(window)[0].heightForWidth(width), buttons(window)[0].heightForWidth(2000)
    assert short >= wide
    assert buttons(window)[0].heightForWidth(60) > buttons(window)[0].heightForWidth(600)
