"""Change any one figure of a sound report: some rule breaks, and the cell is named with the value it had."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from core.findings.finding import Suggestion
from core.forms.address import Address
from core.forms.form import Edition, form_of
from core.localise.single_change import suggestions
from core.report.assemble import assemble
from core.report.sentences import sentences_of
from core.rules.engine import check
from core.rules.registry import IDENTITIES, RULES
from core.rules.rule import Subject
from core.rules.verdict import CheckResult, Verdict
from tests.support.paper import SOUND_2019, SOUND_2021, all_figures, paper

FORMS = [(Edition.Y2019, SOUND_2019), (Edition.Y2021, SOUND_2021)]
IDENTITY_RULES = [rule for rule in RULES if rule.identity]


def results_of(figures: Mapping[str, str], edition: Edition) -> tuple[Subject, tuple[CheckResult, ...]]:
    report = assemble(paper(figures, edition))
    subject = Subject(report, sentences_of(report))
    outcome = check(subject, IDENTITY_RULES)
    assert not outcome.problems
    return subject, outcome.results


def suggested(figures: Mapping[str, str], edition: Edition) -> set[tuple[Suggestion, ...]]:
    subject, results = results_of(figures, edition)
    return set(suggestions(subject.report.form, subject.report.figures, results).values())


@pytest.mark.parametrize(("edition", "figures"), FORMS)
def test_every_identity_of_a_sound_report_holds(edition: Edition, figures: Mapping[str, str]) -> None:
    _, results = results_of(figures, edition)
    assert {result.verdict for result in results} == {Verdict.HOLDS}
    assert len(results) == (40 if edition is Edition.Y2019 else 42)
    assert {result.rule for result in results} == IDENTITIES - {"Y01"}


@pytest.mark.parametrize(("edition", "figures"), FORMS)
def test_any_one_changed_figure_of_tables_3_and_4_breaks_a_rule(edition: Edition, figures: Mapping[str, str]) -> None:
    for at, printed in all_figures(form_of(edition), figures).items():
        if at.startswith("T2"):
            continue
        _, results = results_of({**figures, at: str(int(printed) + 1)}, edition)
        broken = [result for result in results if result.verdict is Verdict.BROKEN]
        assert broken, at
        assert all(at in result.all_cells for result in broken), at


@pytest.mark.parametrize(("edition", "figures"), FORMS)
def test_the_changed_figure_of_table_3_is_the_only_suggestion(edition: Edition, figures: Mapping[str, str]) -> None:
    for at, printed in all_figures(form_of(edition), figures).items():
        if at.startswith("T3"):
            found = suggested({**figures, at: str(int(printed) + 9)}, edition)
            assert {(s.cell, s.value) for group in found for s in group} == {(at, Decimal(printed))}, at


def test_a_single_sum_names_no_cell() -> None:
    assert suggested({**SOUND_2021, "T4.reconsideration.total": "5"}, Edition.Y2021) == set()


def test_two_changes_that_no_one_cell_explains_are_left_open() -> None:
    changed = {**SOUND_2021, "T3.granted.natural": "15", "T3.unable_1.natural": "4"}
    cells = {s.cell for group in suggested(changed, Edition.Y2021) for s in group}
    assert Address("T3.granted.natural") not in cells


def test_a_value_below_zero_is_never_suggested() -> None:
    changed = {**SOUND_2021, "T3.received.natural": "17", "T3.received.total": "0", "T3.total.total": "0"}
    assert all(s.value >= 0 for group in suggested(changed, Edition.Y2021) for s in group)
