"""Every rule across reports against its own examples, and the catalogue against the registry."""

import importlib
import pkgutil

import pytest

from core.rules import catalog
from core.rules.across.collection import Collection
from core.rules.across.collection_rule import CollectionRule
from core.rules.collection_example import collection_of
from core.rules.collection_registry import COLLECTION_BY_ID, COLLECTION_RULES
from core.rules.registry import BY_ID
from core.rules.rule import Example
from core.rules.verdict import Verdict
from tests.support.verdicts import verdict_of

CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{n}")
    for rule in COLLECTION_RULES
    for n, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_says_of_its_examples_what_it_declares(rule: CollectionRule, example: Example) -> None:
    assert verdict_of(rule.apply(collection_of(example.given))) is example.verdict


@pytest.mark.parametrize("rule", COLLECTION_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_that_breaks_and_one_that_does_not(rule: CollectionRule) -> None:
    verdicts = {example.verdict for example in rule.examples}
    assert Verdict.BROKEN in verdicts
    assert verdicts - {Verdict.BROKEN}


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_result_says_where_what_and_what_must_hold_or_why_not(rule: CollectionRule, example: Example) -> None:
    for result in rule.apply(collection_of(example.given)):
        assert result.place
        if result.verdict is Verdict.BROKEN:
            assert result.statement
            assert result.expectation
        if result.verdict is Verdict.UNDETERMINED:
            assert result.remark


def test_no_rule_of_the_catalogue_is_left_out_of_the_registry() -> None:
    declared = {
        value.id
        for module in pkgutil.iter_modules(catalog.__path__, f"{catalog.__name__}.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, CollectionRule)
    }
    assert declared == set(COLLECTION_BY_ID)


def test_no_id_belongs_to_two_rules() -> None:
    assert len(COLLECTION_BY_ID) == len(COLLECTION_RULES)
    assert not set(COLLECTION_BY_ID) & set(BY_ID)


@pytest.mark.parametrize("rule", COLLECTION_RULES, ids=lambda rule: rule.id)
def test_no_rule_fails_or_accuses_where_there_is_nothing(rule: CollectionRule) -> None:
    assert [one for one in rule.apply(Collection(())) if one.verdict is Verdict.BROKEN] == []


BARE = "单位：甲县人民政府 县级政府 汇总\n单位：甲县教育局 < 甲县人民政府\n报告：甲县人民政府\n年份：无\n报告：甲县教育局\n年份：无\n报告： 丙.txt\n年份：无"


@pytest.mark.parametrize("rule", COLLECTION_RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_no_rule_fails_or_accuses_where_little_is_known_of_the_reports(rule: CollectionRule, edition: str) -> None:
    collection = collection_of(BARE.replace("年份：无", f"年份：无\n版次：{edition}"))
    broken = [one for one in rule.apply(collection) if one.verdict is Verdict.BROKEN]
    # that the scope is not stated is all that can be said
    assert {one.rule for one in broken} <= {"R05"}


def test_what_is_on_by_default_is_what_the_catalogue_of_the_domain_says() -> None:
    on = {rule.id for rule in COLLECTION_RULES if rule.usual}
    assert on == {"R01", "R02", "R03", "R04", "R07", "R08", "R09"}
