"""The invented batch is sound where nothing was planted, and what is planted in it is found."""

import pytest

from core.collection.collector import audit_collection
from core.rules.verdict import Verdict
from tests.benchmarks.bench_collection import ALL_ON, scores
from tests.support.made_collection import Faults, made_collection


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_found_in_a_batch_without_faults(seed: int) -> None:
    audit = audit_collection(made_collection(120, seed=seed).collection(), ALL_ON)
    assert [finding.message for finding in audit.findings if finding.verdict is Verdict.BROKEN] == []
    assert audit.problems == ()
    # R01–R03 for the city and each whole county: the sums really were compared
    assert audit.checked[0] > 100


def test_every_planted_fault_is_found_and_nothing_else() -> None:
    made = made_collection(160, Faults(copies=4, sums=2, missing=3, doubles=3))
    found = scores(made, audit_collection(made.collection(), ALL_ON))
    assert [(one.planted, one.found) for one in found] == [(4, 4), (2, 2), (3, 3), (3, 3), (0, 0)]
    assert [one.false for one in found] == [0, 0, 0, 0, 0]
