"""Trying finds what was changed, and every other way to make the equations hold with as few changes."""

from itertools import combinations
from random import Random

import pytest

from core.forms.form import Edition
from core.localise.equations import System, systems_of
from core.localise.parts import separated
from core.localise.plausibility import Judge
from core.localise.search import Explanation, Search
from core.localise.steps import joint_steps, residuals_after
from core.report.annual_report import AnnualReport
from core.rules.engine import check
from core.rules.registry import RULES
from core.rules.rule import Subject
from tests.benchmarks.bench_causes import report_of
from tests.support.wrong_figures import Mistake, counts, wrong_figures

IDENTITY_RULES = [rule for rule in RULES if rule.identity]


def broken_report(seed: int, count: int) -> tuple[AnnualReport, Mistake]:
    chance = Random(seed)
    edition = chance.choice(tuple(Edition))
    figures = counts(chance, edition)
    mistake = wrong_figures(chance, figures, count)
    return report_of({**figures, **mistake.printed}, edition, 2023), mistake


def searched(report: AnnualReport) -> list[tuple[System, tuple[Explanation, ...]]]:
    results = check(Subject(report), IDENTITY_RULES).results
    judge = Judge(report.form, report.figures)
    return [
        (system, Search(system, judge, joint_steps(report.form, system, judge)).explanations())
        for system in systems_of(report.figures, results)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_what_was_changed_is_among_the_explanations_unless_fewer_changes_do(seed: int) -> None:
    report, mistake = broken_report(seed, 1 + seed % 3)
    for system, found in searched(report):
        meant = frozenset((at, value) for at, value in mistake.meant.items() if at in system.cells)
        assert any(one.values == meant for one in found) or min(len(one.values) for one in found) < len(meant)


@pytest.mark.parametrize("seed", range(20))
def test_under_every_explanation_every_equation_holds_with_whole_numbers(seed: int) -> None:
    report, _ = broken_report(seed, 3)
    for system, found in searched(report):
        assert found
        for one in found:
            assert not any(residuals_after(system, system.residuals, tuple(one.values)))
            assert all(value >= 0 for _, value in one.values)


@pytest.mark.parametrize("seed", range(12))
def test_no_single_change_was_missed_and_no_pair_that_settles_two_lines(seed: int) -> None:
    """Held against trying every cell, and every two, with every value that an equation could want."""
    report, _ = broken_report(seed, 1 + seed % 2)
    for system, found in searched(report):
        fewest = min(len(one.steps) for one in found)
        values = {one.values for one in found if all(len(step.values) == 1 for step in one.steps)}
        cells = [cell for cell in system.cells.values() if any(system.residuals[index] for index, _ in cell.near)]
        wanted = [
            (cell.at, int(cell.amount - system.residuals[index] * factor))
            for cell in cells
            for index, factor in cell.near
            if system.residuals[index] and cell.amount - system.residuals[index] * factor >= 0
        ]
        tried = {frozenset((pair,)) for pair in wanted} if fewest == 1 else set()
        if fewest == 2:
            tried = {frozenset(pair) for pair in combinations(set(wanted), 2) if pair[0][0] != pair[1][0]}
        good = {one for one in tried if not any(residuals_after(system, system.residuals, tuple(one)))}
        assert good <= values


def test_mistakes_apart_are_separated_and_those_of_one_column_are_not() -> None:
    chance = Random(5)
    figures = counts(chance, Edition.Y2021)
    cells = [at for at in figures if at in ("T3.granted.natural", "T3.refused_1.natural", "T3.refused_2.research")]
    printed = {at: figures[at] + step for at, step in zip(cells, (100, 30, 7), strict=True)}
    report = report_of({**figures, **printed}, Edition.Y2021, 2023)
    ((system, found),) = searched(report)
    sizes = sorted(len(parts[0].values) for parts in separated(system, found[:1], found))
    assert sizes == [1, 2]
