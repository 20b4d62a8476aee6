import msgspec

from core.forms.address import Address
from core.report.annual_report import Figure
from core.source.geometry import Rect
from core.source.numerals import FigureState
from core.source.provenance import PageRegion, TextSpan
from gui.presenters.place_choice import choice_at
from gui.presenters.source_places import TONE_SIGNS, PlaceClick, Tone, cell_at, first_place
from gui.presenters.window_state import CellChoice
from tests.support.audited import audited_report, broken_report

OUTER, INNER = Address("T3.received.natural"), Address("T3.received.commercial")


def printed(at: Address, rect: Rect) -> Figure:
    return Figure(at, "1", None, FigureState.NUMBER, (PageRegion(2, rect),))


def test_the_smaller_of_two_places_under_a_click_is_meant() -> None:
    report = audited_report(figures=(printed(OUTER, Rect(0, 0, 100, 100)), printed(INNER, Rect(10, 10, 20, 20)))).report
    assert cell_at(report, PlaceClick(page=2, x=15, y=15)) == INNER
    assert cell_at(report, PlaceClick(page=2, x=50, y=50)) == OUTER


def test_the_same_point_of_another_page_is_no_cell() -> None:
    report = audited_report(figures=(printed(OUTER, Rect(0, 0, 100, 100)),)).report
    assert cell_at(report, PlaceClick(page=1, x=50, y=50)) is None


def test_a_click_behind_the_last_character_of_a_figure_is_not_on_it() -> None:
    audited = audited_report()
    span = audited.report.figures[Address("T2.licensing.decisions")].sources[0]
    assert isinstance(span, TextSpan)
    assert cell_at(audited.report, PlaceClick(block=span.block, offset=span.stop - 1)) == "T2.licensing.decisions"
    assert cell_at(audited.report, PlaceClick(block=span.block, offset=span.stop)) is None


def test_a_number_of_the_narrative_is_chosen_by_its_words() -> None:
    audited = audited_report()
    span = audited.claims[1].sources[0]
    assert isinstance(span, TextSpan)
    assert choice_at(audited, PlaceClick(block=span.block, offset=span.start + 1)) is audited.claims[1]


def test_words_that_only_a_finding_speaks_of_choose_the_finding() -> None:
    audited = msgspec.structs.replace(broken_report(), claims=())
    finding = audited.findings[-1]
    span = finding.sources[0]
    assert isinstance(span, TextSpan)
    assert choice_at(audited, PlaceClick(block=span.block, offset=span.start)) is finding


def test_a_figure_goes_before_the_narrative() -> None:
    audited = audited_report()
    span = audited.report.figures[OUTER].sources[0]
    assert isinstance(span, TextSpan)
    assert choice_at(audited, PlaceClick(block=span.block, offset=span.start)) == CellChoice(OUTER)


def test_a_click_on_plain_words_chooses_nothing() -> None:
    assert choice_at(audited_report(), PlaceClick(block=0, offset=1)) is None


def test_the_first_place_is_the_one_nearest_the_beginning() -> None:
    late, early = PageRegion(3, Rect(0, 0, 1, 1)), PageRegion(1, Rect(0, 700, 1, 701))
    assert first_place((late, early)) is early
    assert first_place(()) is None


def test_no_two_tones_share_a_sign() -> None:
    assert len(set(TONE_SIGNS.values())) == len(Tone)
