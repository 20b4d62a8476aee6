"""Every rule against its own examples, and the catalogue against the registry."""

import importlib
import pkgutil

import pytest

from core.rules import catalog
from core.rules.example import subject_of
from core.rules.registry import BY_ID, IDENTITIES, RULES
from core.rules.rule import Example, Rule
from core.rules.verdict import Verdict
from tests.support.verdicts import verdict_of

CASES = [pytest.param(rule, example, id=f"{rule.id}-{n}") for rule in RULES for n, example in enumerate(rule.examples)]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_says_of_its_examples_what_it_declares(rule: Rule, example: Example) -> None:
    assert verdict_of(rule.apply(subject_of(example.given))) is example.verdict


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_that_breaks_and_one_that_does_not(rule: Rule) -> None:
    verdicts = {example.verdict for example in rule.examples}
    assert Verdict.BROKEN in verdicts
    assert verdicts - {Verdict.BROKEN}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_broken_result_says_where_what_and_what_must_hold(rule: Rule) -> None:
    for example in rule.examples:
        for result in rule.apply(subject_of(example.given)):
            if result.verdict is Verdict.BROKEN:
                assert result.place
                assert result.statement or result.left is not None
                assert result.expectation or result.formula
                assert rule.next_step


def test_no_rule_of_the_catalogue_is_left_out_of_the_registry() -> None:
    declared = {
        value.id
        for module in pkgutil.iter_modules(catalog.__path__, f"{catalog.__name__}.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Rule)
    }
    assert declared == set(BY_ID)


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(RULES)


def test_the_identities_are_the_equations_of_the_form_and_the_carrying_over() -> None:
    assert {"T301", "T302", "T303", "T401", "T402", "T403", "Y01"} == IDENTITIES
