from decimal import Decimal

import msgspec

from core.findings.finding import Suggestion
from core.forms.address import Address
from core.rules.verdict import Severity
from gui.presenters.source_places import Tone
from gui.presenters.troubles import troubles_of
from tests.support.audited import audited_report, broken_report


def test_the_total_of_a_broken_sum_is_looked_at_first_and_its_parts_only_take_part() -> None:
    audited = audited_report({"T4.litigation_direct.upheld": "1", "T4.litigation_direct.total": "2"})
    troubles = troubles_of(audited.findings)
    assert troubles[Address("T4.litigation_direct.total")].focus
    assert not troubles[Address("T4.litigation_direct.upheld")].focus
    assert troubles[Address("T4.litigation_direct.upheld")].tone is Tone.BROKEN


def test_both_sides_of_an_even_equation_are_looked_at() -> None:
    audited = audited_report({"T3.received.natural": "8", "T3.received.total": "10"})
    focus = {at for at, trouble in troubles_of(audited.findings).items() if trouble.focus}
    assert {"T3.received.natural", "T3.carried_in.natural", "T3.total.natural", "T3.carried_out.natural"} <= focus


def test_a_cell_whose_change_would_mend_the_sum_is_looked_at_first() -> None:
    finding = audited_report({"T4.litigation_direct.upheld": "1", "T4.litigation_direct.total": "2"}).findings[0]
    part = Address("T4.litigation_direct.upheld")
    proposal = msgspec.structs.replace(finding, suggestions=(Suggestion(part, Decimal(2)),))
    assert troubles_of((proposal,))[part].focus


def test_a_sound_report_has_no_marks() -> None:
    assert not troubles_of(audited_report().findings)


def test_hints_leave_no_mark() -> None:
    findings = tuple(msgspec.structs.replace(f, severity=Severity.HINT) for f in broken_report().findings)
    assert not troubles_of(findings)


def test_a_list_of_many_cells_points_at_none_of_them() -> None:
    finding = broken_report().findings[0]
    cells = broken_report().report.form.addresses()[:30]
    blanks = msgspec.structs.replace(finding, severity=Severity.DOUBT, cells=cells, left_cells=(), right_cells=())
    troubles = troubles_of((blanks,))
    assert len(troubles) == 30
    assert not any(trouble.focus for trouble in troubles.values())


def test_a_doubt_never_hides_an_error_on_the_same_cell() -> None:
    error = audited_report({"T4.reconsideration.total": "5"}).findings[0]
    doubt = msgspec.structs.replace(error, severity=Severity.DOUBT)
    for findings in ((error, doubt), (doubt, error)):
        assert troubles_of(findings)[Address("T4.reconsideration.total")].tone is Tone.BROKEN
