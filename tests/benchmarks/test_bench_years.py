"""The measure of pairs of years, in small: every broken pair is found, and nothing is found that is not there."""

from pathlib import Path

import pytest

from core.rules.verdict import Verdict
from tests.benchmarks.bench_years import broken_rules, pairs

PAIRS = list(pairs(3, seed=7))


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_a_pair_breaks_the_rule_it_was_made_to_break_and_no_other(number: int, tmp_path: Path) -> None:
    pair = PAIRS[number]
    _, rules = broken_rules(pair, tmp_path, ("txt", "html")[number % 2])
    assert rules == ({pair.broken} if pair.broken else set())


def test_across_the_change_of_form_only_what_cannot_be_compared_stays_open(tmp_path: Path) -> None:
    pair = next(pair for pair in PAIRS if pair.this.year == 2021 and not pair.broken)
    outcome, _ = broken_rules(pair, tmp_path, "html")
    open_ones = {one.rule for one in outcome.results if one.rule[0] == "Y" and one.verdict is Verdict.UNDETERMINED}
    assert open_ones == {"Y02", "Y06"}
    assert outcome.tally.holds == 49
