"""Scans in the reviewer's terms: which cells must be shown because their reading is not sure."""

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.findings.finding import Suggestion
from core.forms.address import Address
from core.source.document import DocumentFormat
from core.source.geometry import Rect
from core.source.provenance import PageRegion
from gui.presenters.cell_pictures import cell_pictures
from gui.presenters.window_state import CellChoice, Selection
from tests.support.audited import broken_report
from tests.support.scanned import CARRIED, PLACE, RECEIVED, TOTAL, scanned_report


def names(audited: AuditedReport, selection: Selection) -> list[str]:
    return [picture.name for picture in cell_pictures(audited, selection)]


def test_a_doubtful_cell_is_shown_with_what_was_read() -> None:
    (picture,) = cell_pictures(scanned_report(RECEIVED), CellChoice(RECEIVED))
    assert picture.name == "表三 本年新收·自然人"
    assert picture.reading == "读作：7\n存疑：字迹不清"
    assert picture.page == 1
    assert picture.rect == Rect(95.0, 195.0, 135.0, 217.0)


def test_the_doubtful_neighbours_in_its_equations_are_shown_after_it_and_the_sure_ones_are_not() -> None:
    assert names(scanned_report(RECEIVED, CARRIED), CellChoice(RECEIVED)) == [
        "表三 本年新收·自然人",
        "表三 上年结转·自然人",
    ]


def test_a_cell_that_stands_in_no_common_equation_is_not_shown() -> None:
    elsewhere = Address("T4.reconsideration.upheld")
    assert names(scanned_report(RECEIVED, elsewhere), CellChoice(RECEIVED)) == ["表三 本年新收·自然人"]


def test_a_finding_shows_the_cell_to_be_changed_then_its_doubtful_cells() -> None:
    audited = scanned_report(CARRIED)
    finding = next(finding for finding in audited.findings if finding.rule == "T302")
    assert [suggestion.cell for suggestion in finding.suggestions] == [TOTAL]
    assert names(audited, finding)[0] == "表三 办理结果总计·自然人"
    balance = structs.replace(audited.findings[0], suggestions=(Suggestion(TOTAL, finding.suggestions[0].value),))
    assert names(audited, balance)[:2] == ["表三 办理结果总计·自然人", "表三 上年结转·自然人"]


def test_a_finding_without_sides_shows_the_cells_it_speaks_of() -> None:
    audited = scanned_report()
    finding = structs.replace(
        audited.findings[0], cells=(RECEIVED, CARRIED), left_cells=(), right_cells=(), suggestions=()
    )
    assert names(audited, finding) == ["表三 本年新收·自然人", "表三 上年结转·自然人"]


def test_a_finding_about_words_shows_the_words() -> None:
    audited = scanned_report()
    finding = structs.replace(audited.findings[-1], sources=(PageRegion(1, PLACE),))
    assert finding.cells == ()
    (picture,) = cell_pictures(audited, finding)
    assert (picture.name, picture.reading) == ("所指位置", "")


def test_a_cell_is_shown_once_though_it_is_suggested_and_doubtful() -> None:
    audited = scanned_report(TOTAL)
    finding = next(finding for finding in audited.findings if finding.rule == "T302")
    assert names(audited, finding).count("表三 办理结果总计·自然人") == 1


def test_a_check_shows_its_doubtful_cells_only() -> None:
    audited = scanned_report(CARRIED)
    result = next(result for result in audited.results if CARRIED in result.all_cells)
    assert names(audited, result) == ["表三 上年结转·自然人"]


def test_a_number_of_the_narrative_is_shown_where_it_was_recognised() -> None:
    audited = scanned_report()
    claim = structs.replace(audited.claims[1], sources=(PageRegion(1, PLACE),))
    (picture,) = cell_pictures(audited, claim)
    assert (picture.name, picture.reading) == ("正文", "读作：收到政府信息公开申请9件")


def test_what_stands_on_a_page_that_was_read_needs_no_picture() -> None:
    assert cell_pictures(scanned_report(RECEIVED, at=2), CellChoice(RECEIVED)) == ()


def test_a_scan_in_an_ofd_is_shown_as_any_other() -> None:
    assert names(scanned_report(RECEIVED, kind=DocumentFormat.OFD), CellChoice(RECEIVED)) == ["表三 本年新收·自然人"]


def test_a_place_on_a_page_that_does_not_exist_is_passed_over() -> None:
    assert cell_pictures(scanned_report(RECEIVED, at=9), CellChoice(RECEIVED)) == ()


def test_a_figure_printed_in_two_lines_is_one_picture() -> None:
    audited = scanned_report(RECEIVED)
    lines = (PageRegion(1, PLACE), PageRegion(1, Rect(90.0, 214.0, 110.0, 226.0)))
    figure = structs.replace(audited.report.figures[RECEIVED], sources=lines)
    report = structs.replace(audited.report, figures={**audited.report.figures, RECEIVED: figure})
    (picture,) = cell_pictures(structs.replace(audited, report=report), CellChoice(RECEIVED))
    assert picture.rect == Rect(85.0, 195.0, 135.0, 231.0)


def test_there_are_never_more_pictures_than_can_be_looked_at() -> None:
    every = tuple(broken_report().report.figures)
    assert len(names(scanned_report(*every), CellChoice(TOTAL))) == 8


def test_nothing_selected_shows_no_picture() -> None:
    assert cell_pictures(scanned_report(RECEIVED), None) == ()
