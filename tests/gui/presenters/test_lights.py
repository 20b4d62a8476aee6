from decimal import Decimal

import msgspec

from core.findings.finding import Finding
from core.forms.address import Address, Table
from core.report.claim import Claim
from core.rules.verdict import Verdict
from gui.presenters.lights import Lights, lights_of
from gui.presenters.source_places import Tone
from gui.presenters.troubles import troubles_of
from gui.presenters.window_state import CellChoice, Selection
from tests.support.audited import audited_report, broken_report

AUDITED = broken_report()


def lights(selection: Selection) -> Lights:
    return lights_of(AUDITED, troubles_of(AUDITED.findings), selection)


def finding(rule: str) -> Finding:
    return next(finding for finding in AUDITED.findings if finding.rule == rule)


def test_the_two_sides_of_a_finding_differ_in_tone_and_in_sign() -> None:
    lit = lights(finding("T301"))
    assert lit.cells[Address("T3.received.natural")] is Tone.LEFT
    assert lit.cells[Address("T3.carried_out.natural")] is Tone.RIGHT
    signs = {place.tone: place.sign for place in lit.places}
    assert signs[Tone.LEFT] != signs[Tone.RIGHT]


def test_the_legend_names_every_tone_that_is_lit() -> None:
    selections: tuple[Selection, ...] = (*AUDITED.findings, *AUDITED.results, *AUDITED.claims)
    for selection in selections:
        lit = lights(selection)
        explained = {item.tone for item in lit.legend}
        assert {place.tone for place in lit.places} <= explained
        assert set(lit.cells.values()) <= explained


def test_the_legend_says_what_each_side_amounts_to() -> None:
    texts = {item.tone: item.text for item in lights(finding("T301")).legend}
    assert texts[Tone.LEFT] == "左边 8"
    assert texts[Tone.RIGHT] == "右边 10"


def test_a_suggestion_is_shown_with_its_value_and_scrolled_to() -> None:
    lit = lights(finding("T302"))
    assert lit.suggested == {"T3.total.natural": Decimal(6)}
    assert lit.reveal_cell == "T3.total.natural"


def test_every_place_of_a_lit_cell_is_lit_in_the_source() -> None:
    lit = lights(finding("T302"))
    refs = {place.ref for place in lit.places}
    assert all(ref in refs for at in lit.cells for ref in AUDITED.report.figures[at].sources)


def test_words_of_the_narrative_are_blue_and_the_cells_they_are_held_against_orange() -> None:
    claim = next(claim for claim in AUDITED.claims if claim.cells)
    lit = lights(claim)
    assert lit.cells == {claim.cells[0]: Tone.RIGHT}
    assert [place.tone for place in lit.places if place.ref in claim.sources] == [Tone.LEFT]
    assert lit.reveal_place == claim.sources[0]


def test_a_number_without_a_counterpart_is_shown_without_claiming_a_side() -> None:
    claim = next(claim for claim in AUDITED.claims if not claim.cells)
    assert {place.tone for place in lights(claim).places} == {Tone.NEUTRAL}


def test_a_finding_about_words_alone_shows_its_words() -> None:
    lit = lights(finding("W04"))
    assert not lit.cells
    assert lit.reveal_place is not None


def test_a_finding_about_a_table_turns_to_it_without_naming_a_cell() -> None:
    missing_label = msgspec.structs.replace(finding("W04"), place="表二 行政许可", sources=())
    lit = lights(missing_label)
    assert (lit.reveal_table, lit.reveal_cell) == (Table.DISCLOSURE, None)


def test_a_cell_is_shown_in_the_source() -> None:
    at = Address("T3.received.total")
    lit = lights(CellChoice(at))
    assert lit.reveal_place == AUDITED.report.figures[at].sources[0]


def test_a_cell_that_was_never_read_lights_nothing_in_the_source() -> None:
    assert not lights(CellChoice(Address("T2.compulsory_measures.decisions"))).places


def test_with_nothing_selected_only_the_cells_to_look_at_are_lit() -> None:
    troubles = troubles_of(AUDITED.findings)
    focus = {ref for at, trouble in troubles.items() if trouble.focus for ref in AUDITED.report.figures[at].sources}
    assert {place.ref for place in lights(None).places} == focus


def test_a_sound_report_at_rest_is_unlit() -> None:
    sound = audited_report()
    assert not lights_of(sound, {}, None).places


def test_an_undetermined_check_still_shows_its_cells() -> None:
    result = next(result for result in AUDITED.results if result.verdict is Verdict.UNDETERMINED)
    assert lights(result).cells


def test_a_claim_without_places_reveals_nothing() -> None:
    claim = Claim("约三件", Decimal(3), AUDITED.claims[0].status)
    assert lights(claim).reveal_place is None
