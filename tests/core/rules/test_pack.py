"""Rule packs: what they change. What a pack file is refused for is in test_pack_file."""

from datetime import date

from msgspec import structs

from core.rules.facts import Facts, OrganKind
from core.rules.pack import RulePack
from core.rules.registry import BY_ID, RULES
from core.rules.verdict import Severity

DUE = RulePack(due={OrganKind.DEPARTMENT: date(2026, 1, 20)})


def test_a_pack_switches_off_and_weighs_otherwise() -> None:
    rules = {rule.id: rule for rule in RulePack(switches={"C02": "off", "S10": "hint"}).apply(RULES)}
    assert "C02" not in rules
    assert rules["S10"].severity is Severity.HINT
    assert rules["T301"] is BY_ID["T301"]


def test_no_pack_changes_nothing() -> None:
    assert RulePack().apply(RULES) == tuple(rule for rule in RULES if rule.usual)


def test_a_rule_that_is_not_usual_is_checked_where_a_pack_switches_it_on() -> None:
    rule = structs.replace(BY_ID["T301"], usual=False)
    assert RulePack().apply([rule]) == ()
    assert RulePack(switches={"T301": "on"}).apply([rule]) == (rule,)
    assert RulePack(switches={"T301": "hint"}).apply([rule])[0].severity is Severity.HINT


def test_a_pack_of_another_year_is_not_for_the_report() -> None:
    pack = RulePack(years=(2024, 2025))
    assert pack.is_for(2025)
    assert pack.is_for(None)
    assert not pack.is_for(2023)


def test_the_due_date_is_that_of_the_organs_kind_and_of_the_years_reports() -> None:
    facts = Facts(kind=OrganKind.DEPARTMENT)
    assert DUE.completed(facts, 2025).due == date(2026, 1, 20)
    assert DUE.completed(facts, 2024) is facts
    assert DUE.completed(Facts(kind=OrganKind.COUNTY), 2025).due is None
    assert DUE.completed(Facts(), 2025).due is None


def test_the_batchs_own_due_date_stands_over_the_packs() -> None:
    facts = Facts(kind=OrganKind.DEPARTMENT, due=date(2026, 1, 10))
    assert DUE.completed(facts, 2025) is facts
