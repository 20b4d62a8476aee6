"""The ledger of the narrative's numbers in the window: list, source and tables speak of the same number."""

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.address import Address, Table
from core.report.claim import ClaimStatus
from core.source.geometry import Rect
from core.source.provenance import PageRegion, SourceRef, TextSpan
from gui.main_window import MainWindow
from gui.models.official_table_model import CELL_ROLE
from gui.presenters.list_rows import Level
from gui.presenters.number_marks import NumberMark, Stroke
from gui.presenters.page_faces import PageFace
from gui.presenters.source_places import PlaceClick, Tone
from gui.presenters.window_state import CellChoice, ListPage
from gui.theme import LIGHT
from gui.views.page_canvas import PageCanvas
from gui.views.text_source import TextSource
from tests.support.audited import audited_report
from tests.support.windows import make_window

AUDITED = audited_report()
REPORT, OTHER = Path("年报.txt"), Path("另一份.txt")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made, _ = make_window(qtbot, tmp_path, {REPORT.name: AUDITED, OTHER.name: AUDITED})
    made.open_path(REPORT)
    return made


def text_of(window: MainWindow) -> TextSource:
    found: list[TextSource] = list(window.workbench.source.findChildren(TextSource))
    return found[0]


def underlines(window: MainWindow) -> list[QTextCharFormat.UnderlineStyle]:
    selections = text_of(window).extraSelections()  # they own their formats
    looks: list[QTextCharFormat] = [getattr(selection, "format") for selection in selections]  # noqa: B009
    return [look.underlineStyle() for look in looks]


def test_numbers_are_marked_while_their_ledger_is_open_and_only_then(window: MainWindow) -> None:
    assert underlines(window) == []
    assert not window.workbench.source.legend.isVisible()
    window.workbench.panel.show_page(ListPage.CLAIMS)
    style = QTextCharFormat.UnderlineStyle
    assert underlines(window) == [style.DotLine, style.SingleUnderline, style.SingleUnderline]
    assert window.workbench.source.legend.isVisible()
    window.workbench.panel.show_page(ListPage.CHECKS)
    assert underlines(window) == []
    assert not window.workbench.source.legend.isVisible()


def test_opening_the_ledger_brings_the_first_number_into_sight_unless_something_is_selected(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    revealed: list[SourceRef] = []
    monkeypatch.setattr(window.workbench.source, "reveal", revealed.append)
    window.workbench.panel.show_page(ListPage.CLAIMS)
    assert revealed == [AUDITED.claims[0].sources[0]]
    window.workbench.panel.show_page(ListPage.CHECKS)
    window.select(CellChoice(Address("T3.received.total")))
    revealed.clear()
    window.workbench.panel.show_page(ListPage.CLAIMS)
    assert revealed == []


def test_another_report_does_not_keep_the_marks_of_the_last(window: MainWindow) -> None:
    window.workbench.panel.show_page(ListPage.CLAIMS)
    window.open_path(OTHER)
    assert window.store.state.listed is ListPage.FINDINGS
    assert underlines(window) == []


def test_a_number_clicked_in_the_text_chooses_its_entry_and_lights_its_cell(window: MainWindow) -> None:
    claim = AUDITED.claims[1]
    span = claim.sources[0]
    assert isinstance(span, TextSpan)
    window.workbench.source.place_clicked.emit(PlaceClick(block=span.block, offset=span.start + 1))
    assert window.store.state.selection == claim
    assert window.store.state.listed is ListPage.CLAIMS
    ledger = window.workbench.panel.lists[ListPage.CLAIMS].table
    assert ledger.currentIndex().siblingAtColumn(2).data() == claim.text
    table = window.workbench.tables.views[Table.REQUESTS].body
    assert table.isVisible()
    assert table.currentIndex().data(CELL_ROLE).light is Tone.RIGHT
    assert table.currentIndex().data(CELL_ROLE).cell.place.at == "T3.received.total"


def test_the_pointer_tells_that_a_number_of_the_text_can_be_clicked(window: MainWindow) -> None:
    text = text_of(window)
    span = AUDITED.claims[1].sources[0]
    assert isinstance(span, TextSpan)
    place = text.cursorRect(text._cursor(span))
    QTest.mouseMove(text.viewport(), QPoint(place.left() - 6, place.center().y()))
    QApplication.processEvents()
    assert text.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_an_entry_chosen_in_the_ledger_stays_marked_among_the_others(window: MainWindow) -> None:
    window.workbench.panel.show_page(ListPage.CLAIMS)
    before = len(underlines(window))
    window.select(AUDITED.claims[1])
    cells = len([source for at in AUDITED.claims[1].cells for source in AUDITED.report.figures[at].sources])
    assert len(underlines(window)) == before + len(AUDITED.claims[1].sources) + cells


def test_the_ledger_is_shown_in_reading_order_at_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, third = AUDITED.claims
    claims = (first, structs.replace(second, status=ClaimStatus.NO_COUNTERPART), structs.replace(third))
    made, _ = make_window(qtbot, tmp_path, {REPORT.name: structs.replace(AUDITED, claims=claims)})
    made.open_path(REPORT)
    model = made.workbench.panel.lists[ListPage.CLAIMS].table.model()
    assert [model.index(row, 2).data() for row in range(3)] == [claim.text for claim in claims]


@pytest.mark.parametrize(("stroke", "level"), [(Stroke.SOLID, Level.GOOD), (Stroke.WAVE, Level.ERROR)])
def test_a_number_on_a_page_is_underlined_in_the_colour_of_its_status(
    qtbot: QtBot, stroke: Stroke, level: Level
) -> None:
    canvas = PageCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(640, 900)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.show_pages((PageFace(595, 842),), lambda page, scale, reply: None)
    region = PageRegion(1, Rect(100, 100, 160, 112))
    canvas.set_marks((NumberMark(region, stroke, level),))
    picture = canvas.viewport().grab().toImage()
    place = canvas._column.place(1, region.rect)
    rows = range(round(place.y1 - canvas._view().top()) - 1, round(place.y1 - canvas._view().top()) + 6)
    columns = range(round(place.x0) + 4, round(place.x1) - 4)
    wanted = QColor(LIGHT.levels[level])
    assert any(_near(picture, x, y, wanted) for y in rows for x in columns)


def _near(picture: QImage, x: int, y: int, wanted: QColor) -> bool:
    seen = picture.pixelColor(x, y)
    return (
        max(abs(seen.red() - wanted.red()), abs(seen.green() - wanted.green()), abs(seen.blue() - wanted.blue())) < 40
    )
