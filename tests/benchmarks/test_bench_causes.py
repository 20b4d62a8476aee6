"""What the measurement of causes counts; no test here asks how fast anything is."""

from decimal import Decimal
from random import Random

import pytest

from core.findings.cause import Cause, Change, ChangeKind, Proposal
from core.forms.address import Address
from core.forms.form import Edition
from core.rules.engine import check
from core.rules.rule import Subject
from core.rules.verdict import Verdict
from tests.benchmarks.bench_causes import DOCUMENT, IDENTITY_RULES, broken_reports, judged, mistyping, report_of, row
from tests.benchmarks.figures import with_figures
from tests.support.wrong_figures import STRUCTURED, Mistake, counts

A, B = Address("T3.granted.natural"), Address("T3.granted.other")
MISTAKE = Mistake("made", {A: 31}, {A: 13})


def proposal(at: Address, value: int) -> Proposal:
    return Proposal((Change(at, "31", Decimal(value), ChangeKind.OTHER),), 144, "", 2)


def test_the_first_proposal_counts_as_right_only_with_its_value() -> None:
    right, cell_only = (
        judged([Cause((), (proposal(A, v),), "很可能")], MISTAKE, alike=False, milliseconds=1) for v in (13, 14)
    )
    assert (right.recalled, right.exact, right.valued, right.wrongly_sure) == (True, True, True, False)
    assert (cell_only.exact, cell_only.valued, cell_only.wrongly_sure) == (True, False, True)


def test_a_later_proposal_is_recalled_and_no_more() -> None:
    trial = judged([Cause((), (proposal(B, 3), proposal(A, 13)), "较可能")], MISTAKE, alike=False, milliseconds=1)
    assert (trial.recalled, trial.exact, trial.wrongly_sure) == (True, False, False)


def test_no_proposal_is_neither_recalled_nor_wrongly_sure() -> None:
    trial = judged([Cause((), (), "看不出")], MISTAKE, alike=True, milliseconds=1)
    assert (trial.recalled, trial.exact, trial.named, trial.wrongly_sure) == (False, False, False, False)
    assert "| 1 | 0.0 % | 0.0 % | 0.0 % | 0 | — | 0 |" in row("甲", [trial])


@pytest.mark.parametrize("edition", Edition)
def test_the_made_figures_are_sound(edition: Edition) -> None:
    for seed in range(20):
        report = report_of(counts(Random(seed), edition), edition, 2023)
        assert {one.verdict for one in check(Subject(report), IDENTITY_RULES).results} == {Verdict.HOLDS}


@pytest.mark.parametrize("make", [mistyping(2, None), *STRUCTURED.values()])
def test_every_made_mistake_breaks_an_equation_and_tells_what_was_meant(make: object) -> None:
    for report, last_year, mistake in broken_reports(5, "t", make):  # type: ignore[arg-type]
        assert all(int(report.figures[at].printed) == value for at, value in mistake.printed.items())
        assert all(mistake.printed[at] != value for at, value in mistake.meant.items())
        results = check(Subject(report, last_year=last_year), IDENTITY_RULES).results
        assert any(result.verdict is Verdict.BROKEN for result in results)


def test_the_document_has_a_place_for_the_figures() -> None:
    assert "新的数字" in with_figures(DOCUMENT.read_text(encoding="utf-8"), "新的数字")
