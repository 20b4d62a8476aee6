import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.address import Address, Table
from core.forms.form import Edition
from core.forms.official import OfficialTable, official_tables
from gui.models.official_table_model import CELL_ROLE
from gui.presenters.last_year_figures import LastFigure
from gui.presenters.lights import lights_of
from gui.presenters.table_cells import table_cells
from gui.presenters.troubles import troubles_of
from gui.presenters.window_state import CellChoice
from gui.views.official_table_view import OfficialTableView
from gui.views.tables_view import TablesView
from tests.support.audited import audited_report


def table_of_edition(table: Table, edition: Edition = Edition.Y2021) -> OfficialTable:
    form = audited_report(edition=edition).report.form
    return next(official for official in official_tables(form) if official.table is table)


def view_of(qtbot: QtBot, table: Table, edition: Edition = Edition.Y2021, width: int = 740) -> OfficialTableView:
    audited = audited_report(edition=edition)
    official = table_of_edition(table, edition)
    view = OfficialTableView()
    qtbot.addWidget(view)
    view.resize(width, 360)
    view.show_table(official, table_cells(official, audited, troubles_of(audited.findings)))
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("table", list(Table))
def test_merged_headings_are_merged_as_the_form_prints_them(qtbot: QtBot, table: Table, edition: Edition) -> None:
    view, official = view_of(qtbot, table, edition), table_of_edition(table, edition)
    for cell in official.cells:
        assert view.body.rowSpan(cell.row, cell.column) == cell.row_span
        assert view.body.columnSpan(cell.row, cell.column) == cell.column_span


def test_the_head_of_the_long_table_stays_while_its_body_scrolls(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.REQUESTS)
    bar = view.body.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert view.head.isVisible()
    assert not view.head.isRowHidden(0)
    assert view.body.isRowHidden(0)


def test_the_columns_of_head_and_body_stand_above_each_other(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.REQUESTS)
    assert [view.head.columnWidth(n) for n in range(10)] == [view.body.columnWidth(n) for n in range(10)]
    assert sum(view.body.columnWidth(n) for n in range(10)) <= view.body.viewport().width()


def test_the_whole_width_of_the_form_is_in_sight_in_a_small_window(qtbot: QtBot) -> None:
    for table in Table:
        view = view_of(qtbot, table, width=620)
        assert not view.body.horizontalScrollBar().isVisible()


def test_a_table_that_was_hidden_takes_the_whole_width_when_it_is_turned_to(qtbot: QtBot) -> None:
    audited = audited_report()
    tables = TablesView(QAction())
    qtbot.addWidget(tables)
    tables.resize(700, 400)
    tables.show_report(audited, {})
    tables.show()
    qtbot.waitExposed(tables)
    for official in official_tables(audited.report.form):
        tables.go_to(official.table)
        QApplication.processEvents()
        body = tables.views[official.table].body
        width = sum(body.columnWidth(column) for column in range(official.column_count))
        assert width == pytest.approx(body.viewport().width(), abs=2)


def test_a_click_on_a_figure_chooses_it(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.DISPUTES)
    row, column = 3, 4
    middle = view.body.visualRect(view.body.model().index(row, column)).center()
    with qtbot.waitSignal(view.cell_chosen) as chosen:
        QTest.mouseClick(view.body.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == ["T4.reconsideration.total"]


def test_a_click_on_a_heading_chooses_nothing(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.DISPUTES)
    with qtbot.assertNotEmitted(view.cell_chosen):
        QTest.mouseClick(view.body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_arrow_keys_go_from_figure_to_figure(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.REQUESTS)
    view.reveal(Address("T3.received.natural"))
    with qtbot.waitSignal(view.cell_chosen) as chosen:
        QTest.keyClick(view.body, Qt.Key.Key_Down)
    assert chosen.args == ["T3.carried_in.natural"]


def test_revealing_a_figure_brings_it_into_sight_and_tells_nobody(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.REQUESTS)
    at = Address("T3.carried_out.total")
    with qtbot.assertNotEmitted(view.cell_chosen):
        view.reveal(at)
    assert view.body.viewport().rect().intersects(view.body.visualRect(view.body.currentIndex()))


def test_last_years_figures_make_room_for_themselves_and_go_again(qtbot: QtBot) -> None:
    view = view_of(qtbot, Table.REQUESTS)
    view.reveal(Address("T3.received.natural"))
    index = view.body.currentIndex()
    before = view.body.rowHeight(index.row())
    view.show_last_year({Address("T3.received.natural"): LastFigure("5 ↑", "上年：5（今年多 2）", changed=True)})
    assert view.body.rowHeight(index.row()) > before + 8
    assert "上年：5（今年多 2）" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.siblingAtColumn(index.column() + 1).data(CELL_ROLE).last is None
    view.set_lights(lights_of(audited_report(), {}, CellChoice(Address("T3.received.natural"))))
    assert index.data(CELL_ROLE).last.text == "5 ↑"
    view.show_last_year({})
    assert view.body.rowHeight(index.row()) == before
    assert index.data(CELL_ROLE).last is None
