"""The list of units in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.collection.unit_list import UnitList
from core.collection.unit_read import read_unit_list
from core.export.unit_list import write_unit_list
from core.rules.across.units import Unit, UnitTree, tree_of
from gui.actions import ActionId
from gui.main_window import MainWindow
from gui.presenters.unit_draft import UnitDraft
from gui.views.units_window import UnitsWindow
from tests.support.windows import RecordingPrompter, make_window

CITY, COUNTY, TOWN, BUREAU = "青禾市人民政府", "临溪县人民政府", "临溪镇人民政府", "青禾市教育局"
Made = tuple[MainWindow, RecordingPrompter]


@pytest.fixture
def made(qtbot: QtBot, tmp_path: Path) -> Made:
    return make_window(qtbot, tmp_path, {})


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    tree = tree_of((Unit(CITY), Unit(COUNTY, CITY), Unit(TOWN, COUNTY), Unit(BUREAU, CITY)))
    assert isinstance(tree, UnitTree)
    write_unit_list(tree, tmp_path / "名单.xlsx")
    return tmp_path / "名单.xlsx"


def opened(made: Made) -> UnitsWindow:
    made[0].actions_by_id[ActionId.UNITS].trigger()
    window = made[0].units.window
    assert window is not None
    return window


def read(made: Made, path: Path) -> UnitsWindow:
    window = opened(made)
    made[1].unit_list = path
    window.buttons["read"].click()
    return window


def draft(made: Made) -> UnitDraft:
    return made[0].store.state.units


def names_under(window: UnitsWindow, index: QModelIndex | None = None) -> list[str]:
    model, parent = window.model, index or QModelIndex()
    return [model.name_at(model.index(row, 0, parent)) for row in range(model.rowCount(parent))]


def test_a_list_is_read_from_excel_and_shown_as_a_tree(made: Made, listed: Path) -> None:
    window = read(made, listed)
    assert names_under(window) == [CITY]
    assert names_under(window, window.model.index_of(CITY)) == [COUNTY, BUREAU]
    assert window.model.parent(window.model.index_of(TOWN)) == window.model.index_of(COUNTY)
    assert "共 4 个单位" in window.told.text()
    assert made[1].failures == []


def test_a_list_with_mistakes_is_told_row_by_row_and_changes_nothing(made: Made, listed: Path, tmp_path: Path) -> None:
    read(made, listed)
    wrong = tmp_path / "错.csv"
    wrong.write_text("单位名称,上级单位\n甲局,乙局\n甲局,\n", encoding="utf-8")
    window = read(made, wrong)
    assert "第 2 行" in made[1].failures[0]
    assert "乙局" in made[1].failures[0]
    assert names_under(window) == [CITY]


def test_an_unreadable_list_is_told_in_a_sentence(made: Made, tmp_path: Path) -> None:
    read(made, tmp_path / "没有.xlsx")
    assert len(made[1].failures) == 1
    assert "窗口里的名单没有改变" in made[1].failures[0]


def test_a_list_is_built_from_nothing_and_saved_as_excel(made: Made, tmp_path: Path) -> None:
    window = opened(made)
    window.buttons["beside"].click()
    window.form.name.setText(CITY)
    window.form.name.editingFinished.emit()
    window.buttons["below"].click()
    window.form.name.setText(BUREAU)
    window.form.name.editingFinished.emit()
    window.form.kind.setCurrentText("部门")
    window.form.described.emit()
    made[1].target = tmp_path / "新.xlsx"
    window.buttons["save"].click()
    assert made[1].failures == []
    again = read_unit_list(tmp_path / "新.xlsx")
    assert isinstance(again, UnitList)
    assert [(unit.name, unit.parent) for unit in again.tree.units] == [(CITY, ""), (BUREAU, CITY)]
    assert not draft(made).changed
    assert "已保存在 新.xlsx" in window.told.text()


def test_a_name_that_is_taken_is_refused_and_the_field_shows_the_old_one(made: Made, listed: Path) -> None:
    window = read(made, listed)
    window.chosen.emit(TOWN)
    window.form.name.setText(BUREAU)
    window.form.name.editingFinished.emit()
    assert "已经有了" in window.told.text()
    assert window.form.name.text() == TOWN
    assert not draft(made).changed


def test_a_unit_is_moved_by_its_form_and_by_dragging(made: Made, listed: Path) -> None:
    window = read(made, listed)
    window.chosen.emit(TOWN)
    window.form.parent_unit.setCurrentText(CITY)
    window.form.parent_unit.activated.emit(window.form.parent_unit.currentIndex())
    assert TOWN in names_under(window, window.model.index_of(CITY))
    model = window.model
    data = model.mimeData([model.index_of(TOWN)])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(BUREAU)) is False
    assert names_under(window, model.index_of(BUREAU)) == [TOWN]
    assert draft(made).chosen == TOWN


def test_a_unit_dragged_below_itself_stays_where_it_is(made: Made, listed: Path) -> None:
    window = read(made, listed)
    model = window.model
    data = model.mimeData([model.index_of(CITY)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of(TOWN))
    assert "不能移到自己或自己的下级" in window.told.text()
    assert names_under(window) == [CITY]


def test_the_unit_clicked_in_the_tree_is_shown_in_the_form(made: Made, listed: Path) -> None:
    window = read(made, listed)
    place = window.tree.visualRect(window.model.index_of(BUREAU)).center()
    QTest.mouseClick(window.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert window.form.name.text() == BUREAU
    window.buttons["remove"].click()
    assert names_under(window, window.model.index_of(CITY)) == [COUNTY]
    window.buttons["undo"].click()
    assert names_under(window, window.model.index_of(CITY)) == [COUNTY, BUREAU]


def test_a_closed_window_keeps_the_list_and_the_program_does_not_end_without_asking(made: Made, listed: Path) -> None:
    window = read(made, listed)
    window.buttons["below"].click()
    window.close()
    assert not window.isVisible()
    assert draft(made).changed
    assert opened(made) is window
    assert not made[0].close()
    assert made[0].isVisible()
    assert "还没有保存" in made[1].questions[0]
    made[1].willing = True
    assert made[0].close()


def test_another_list_is_not_read_over_unsaved_changes_without_asking(made: Made, listed: Path) -> None:
    window = read(made, listed)
    window.buttons["below"].click()
    before = draft(made)
    window.buttons["read"].click()
    assert draft(made) is before
    made[1].willing = True
    window.buttons["read"].click()
    assert not draft(made).changed


def test_the_list_used_last_is_there_in_the_next_run(made: Made, listed: Path, qtbot: QtBot, tmp_path: Path) -> None:
    read(made, listed)
    made[0].close()
    again = make_window(qtbot, tmp_path, {})
    assert names_under(opened(again)) == [CITY]


def test_the_list_survives_opening_and_closing_reports(made: Made, listed: Path) -> None:
    read(made, listed)
    state = made[0].store.state
    assert state.closed().units is state.units
