"""The general case, solved as an integer programme: agrees with trying, says nothing, and stops of itself."""

import subprocess
import sys

import pytest

from core.localise.equations import systems_of
from core.localise.plausibility import Judge
from core.localise.programme import explanations
from core.localise.search import Search
from core.localise.steps import joint_steps, residuals_after
from core.rules.engine import check
from core.rules.registry import RULES
from core.rules.rule import Subject
from tests.core.localise.test_search import broken_report

IDENTITY_RULES = [rule for rule in RULES if rule.identity]


@pytest.mark.parametrize("seed", range(12))
def test_the_cheapest_explanation_is_the_one_that_trying_finds(seed: int) -> None:
    report, _ = broken_report(seed, 1 + seed % 3)
    judge = Judge(report.form, report.figures)
    for system in systems_of(report.figures, check(Subject(report), IDENTITY_RULES).results):
        joint = joint_steps(report.form, system, judge)
        tried, solved = Search(system, judge, joint).explanations(), explanations(system, judge, joint)
        assert solved
        assert solved[0].cost == tried[0].cost
        assert not any(residuals_after(system, system.residuals, tuple(solved[0].values)))


def test_nine_mistakes_give_the_same_answer_twice() -> None:
    report, _ = broken_report(3, 9)
    judge = Judge(report.form, report.figures)
    for system in systems_of(report.figures, check(Subject(report), IDENTITY_RULES).results):
        joint = joint_steps(report.form, system, judge)
        assert explanations(system, judge, joint) == explanations(system, judge, joint)


_SOLVE = """
from tests.core.localise.test_programme import test_nine_mistakes_give_the_same_answer_twice as work
work()
"""


def test_the_solver_writes_nothing_to_the_console() -> None:
    told = subprocess.run([sys.executable, "-c", _SOLVE], capture_output=True, check=True)
    assert (told.stdout, told.stderr) == (b"", b"")


def test_the_command_does_not_load_the_solver() -> None:
    asked = "import sys, core.cli, core.audit.audit; print(*sorted({'highspy', 'numpy'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    assert told.stdout.split() == []
