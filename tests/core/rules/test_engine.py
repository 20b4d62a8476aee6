"""Rules run apart: one that fails costs nobody the others, and none fails on a report of which little is known."""

from collections.abc import Iterator

import pytest
from msgspec import structs

from core.report.assemble import assemble
from core.report.sentences import sentences_of
from core.rules.engine import check
from core.rules.registry import BY_ID, RULES
from core.rules.rule import Logic, Rule, Subject
from core.rules.verdict import CheckResult
from tests.support.paper import SOUND_2019, SOUND_2021, paper


def test_a_rule_that_fails_is_named_and_the_others_go_on() -> None:
    def fails(_rule: Rule, _subject: Subject) -> Iterator[CheckResult]:
        raise KeyError("x")

    broken = structs.replace(BY_ID["T301"], check=Logic(fails))
    report = assemble(paper(SOUND_2021))
    outcome = check(Subject(report), (broken, BY_ID["T302"]))
    assert [problem.place for problem in outcome.problems] == ["规则 T301 收办平衡"]
    assert {result.rule for result in outcome.results} == {"T302"}


@pytest.mark.parametrize("figures", [SOUND_2019, SOUND_2021])
def test_no_rule_fails_where_neither_edition_nor_year_is_known(figures: dict[str, str]) -> None:
    report = structs.replace(assemble(paper(figures)), edition=None, year=None)
    assert check(Subject(report, sentences_of(report)), RULES).problems == ()


def test_no_rule_fails_on_an_empty_report() -> None:
    report = assemble(())
    assert check(Subject(report, sentences_of(report)), RULES).problems == ()
