from PySide6.QtCore import Qt

from core.audit.audited_report import AuditedReport
from core.forms.address import Address, Table
from core.forms.official import official_tables
from core.report.annual_report import Figure
from core.source.numerals import FigureState
from gui.models.official_table_model import CELL_ROLE, CellPaint, OfficialTableModel
from gui.presenters.lights import lights_of
from gui.presenters.source_places import Tone
from gui.presenters.table_cells import table_cells
from gui.presenters.troubles import troubles_of
from tests.support.audited import audited_report, broken_report

AUDITED = broken_report()
REQUESTS = next(table for table in official_tables(AUDITED.report.form) if table.table is Table.REQUESTS)


def model(audited: AuditedReport = AUDITED) -> OfficialTableModel:
    made = OfficialTableModel()
    made.show_table(REQUESTS, table_cells(REQUESTS, audited, troubles_of(audited.findings)))
    return made


def paint(shown: OfficialTableModel, at: str) -> CellPaint:
    value = shown.index_of(Address(at)).data(CELL_ROLE)
    assert isinstance(value, CellPaint)
    return value


def test_figures_can_be_chosen_and_headings_cannot() -> None:
    shown = model()
    figure, heading = shown.index_of(Address("T3.total.natural")), shown.index(0, 0)
    assert shown.flags(figure) & Qt.ItemFlag.ItemIsSelectable
    assert not shown.flags(heading) & Qt.ItemFlag.ItemIsSelectable


def test_an_address_and_its_index_lead_to_each_other() -> None:
    shown = model()
    at = Address("T3.refused_3.other")
    assert shown.address_at(shown.index_of(at)) == at


def test_a_figure_of_another_table_has_no_index() -> None:
    assert not model().index_of(Address("T4.reconsideration.total")).isValid()


def test_markup_in_a_document_is_shown_as_text_in_the_tooltip() -> None:
    evil = Figure(Address("T3.total.natural"), "<img src='file:///etc/passwd'>", None, FigureState.TEXT)
    shown = model(audited_report(figures=(evil,)))
    tooltip = shown.index_of(evil.at).data(Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tooltip, str)
    assert "<img" not in tooltip
    assert "&lt;img" in tooltip


def test_lights_replace_those_of_the_selection_before() -> None:
    shown = model()
    troubles = troubles_of(AUDITED.findings)
    shown.set_lights(lights_of(AUDITED, troubles, AUDITED.findings[0]))
    assert paint(shown, "T3.received.natural").light is Tone.LEFT
    shown.set_lights(lights_of(AUDITED, troubles, None))
    assert paint(shown, "T3.received.natural").light is None


def test_a_suggested_value_reaches_the_cell_and_its_tooltip() -> None:
    shown = model()
    shown.set_lights(lights_of(AUDITED, {}, AUDITED.findings[1]))
    assert paint(shown, "T3.total.natural").suggestion == "6"
    assert "建议值：6" in str(shown.index_of(Address("T3.total.natural")).data(Qt.ItemDataRole.ToolTipRole))


def test_lasting_marks_stand_back_while_a_finding_is_shown() -> None:
    shown = model()
    shown.set_lights(lights_of(AUDITED, {}, AUDITED.findings[0]))
    assert paint(shown, "T3.total.total").quiet
