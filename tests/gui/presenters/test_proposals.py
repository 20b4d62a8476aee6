"""Proposals of what may have gone wrong, as they are told and lit."""

from decimal import Decimal

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.findings.cause import Cause
from core.findings.finding import Finding, Suggestion
from core.forms.address import Address, Table
from gui.presenters.detail import CAUSES, detail_of
from gui.presenters.lights import lights_of
from gui.presenters.rule_help import rule_of
from gui.presenters.source_places import TONE_SIGNS, Tone
from gui.presenters.troubles import leading_values
from gui.presenters.window_state import ListPage, ProposalChoice, WindowState
from tests.support.audited import report_with_causes

AUDITED = report_with_causes()
TOTAL, GRANTED, GRANTED_TOTAL = map(Address, ("T3.total.natural", "T3.granted.natural", "T3.granted.total"))


def wrong_total(audited: AuditedReport = AUDITED) -> Finding:
    return next(finding for finding in audited.findings if finding.rule == "T302")


def choice(number: int) -> ProposalChoice:
    return ProposalChoice(wrong_total(), AUDITED.causes[0].proposals[number])


def test_the_proposals_stand_below_the_message_with_how_likely_they_are() -> None:
    detail = detail_of(AUDITED, wrong_total())
    assert [(line.sign, line.standing) for line in detail.proposals] == [("①", "很可能"), ("②", "也有可能")]
    assert [part.caption for part in detail.parts[: detail.ahead]] == ["位置", "原文", "应当", "下一步"]
    assert not any(line.chosen for line in detail.proposals)


def test_what_the_proposals_say_is_not_said_twice() -> None:
    parts = {part.caption: part.text for part in detail_of(AUDITED, wrong_total()).parts}
    assert parts["下一步"] == "请先核对这几格"
    assert "建议" not in parts


def test_of_proposals_that_are_equally_likely_none_is_preferred() -> None:
    tied = report_with_causes(tied=True)
    assert {line.standing for line in detail_of(tied, wrong_total(tied)).proposals} == {"同样可能"}


def test_where_the_equations_cannot_tell_that_is_said() -> None:
    words = "仅凭这一个等式，看不出错在哪一格"
    cause = Cause(AUDITED.causes[0].equations, (), words)
    detail = detail_of(structs.replace(AUDITED, causes=(cause,)), wrong_total())
    assert detail.proposals == ()
    assert words in {part.text for part in detail.parts if part.caption == CAUSES}


def test_other_findings_have_no_proposals() -> None:
    others = [finding for finding in AUDITED.findings if finding.rule != "T302"]
    assert all(not detail_of(AUDITED, finding).proposals for finding in others)


def test_a_chosen_proposal_keeps_the_detail_of_its_finding() -> None:
    detail = detail_of(AUDITED, choice(1))
    assert detail.heading == detail_of(AUDITED, wrong_total()).heading
    assert [line.chosen for line in detail.proposals] == [False, True]


def test_every_cell_of_a_chosen_proposal_is_starred_with_its_value_in_tables_and_source() -> None:
    lit = lights_of(AUDITED, {}, choice(1))
    assert lit.suggested == {GRANTED: Decimal(4), GRANTED_TOTAL: Decimal(5)}
    starred = {place.ref for place in lit.places if place.sign == TONE_SIGNS[Tone.SUGGESTED]}
    figures = AUDITED.report.figures
    assert starred == {*figures[GRANTED].sources, *figures[GRANTED_TOTAL].sources}
    assert lit.cells[TOTAL] is Tone.RIGHT
    assert (lit.reveal_table, lit.reveal_cell) == (Table.REQUESTS, GRANTED)


def test_no_place_is_lit_twice_over() -> None:
    refs = [place.ref for place in lights_of(AUDITED, {}, choice(1)).places]
    assert len(refs) == len(set(refs))


def test_a_finding_alone_stars_only_the_likeliest_values() -> None:
    suggestions = (
        Suggestion(TOTAL, Decimal(6)),
        Suggestion(TOTAL, Decimal(9)),
        Suggestion(GRANTED, Decimal(4), leading=False),
    )
    assert leading_values(structs.replace(wrong_total(), suggestions=suggestions)) == {TOTAL: Decimal(6)}


def test_the_clipboard_gets_the_proposals_too() -> None:
    text = detail_of(AUDITED, wrong_total()).plain_text
    assert "可能的原因①（很可能）：表三 办理结果总计·自然人 6 误写为 7" in text
    assert text.index("下一步") < text.index("可能的原因①") < text.index("依据")


def test_a_proposal_belongs_to_the_list_of_findings_and_to_the_rule_of_its_finding() -> None:
    state = WindowState().listing(ListPage.CHECKS).selecting(choice(0))
    assert state.listed is ListPage.FINDINGS
    assert rule_of(choice(0)) == "T302"
