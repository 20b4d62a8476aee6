"""Damaged copies of known reports: each is answered within the limits, and nothing is lost without a word."""

import sys
from collections.abc import Sequence

import pytest

from core.source import limits
from tests.core.mutation import Answer, Original, is_accounted_for, judged, mutants, originals, run
from tests.support.audited import broken_report
from tests.support.mutants import mutant

COUNT = 500

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the memory limit is set the POSIX way")


@pytest.fixture(scope="module")
def answers() -> list[Answer]:
    return list(run(COUNT, originals()))


def test_every_copy_is_answered_with_a_reading_or_a_reason(answers: Sequence[Answer]) -> None:
    assert len(answers) == COUNT
    assert [answer for answer in answers if not is_accounted_for(answer)] == []


def test_every_copy_is_answered_in_time(answers: Sequence[Answer]) -> None:
    assert max(answer.seconds for answer in answers) < limits.AUDIT_SECONDS


def test_no_copy_loses_anything_without_a_word(answers: Sequence[Answer]) -> None:
    assert [answer for answer in answers if answer.lost] == []


def test_the_copies_are_damaged_in_many_ways_and_many_are_still_read(answers: Sequence[Answer]) -> None:
    assert len({answer.harm.split(" in ")[0] for answer in answers}) == 8
    assert len({answer.outcome for answer in answers}) >= 4


def test_a_seed_makes_the_same_copy_every_time() -> None:
    first = originals()[0]
    assert mutant(first.path.read_bytes(), "a 7") == mutant(first.path.read_bytes(), "a 7")
    assert list(mutants(30, originals())) == list(mutants(30, originals()))


def test_a_cell_that_is_gone_counts_as_lost() -> None:
    """The judge itself: a figure that differs from the truth without a mark is found."""
    report = broken_report()
    at, figure = next((at, figure) for at, figure in report.report.figures.items() if figure.value)
    original = Original(originals()[0].path.with_suffix(".pdf"), {str(at): str((figure.value or 0) + 1)})
    said, lost, _ = judged(report, original)
    assert (said, lost) == ("read", (str(at),)) if not report.problems else said == "problems"
