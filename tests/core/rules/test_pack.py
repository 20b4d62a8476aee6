"""Rule packs: what they change, and what they are refused for."""

import pytest
from msgspec import structs

from core.rules.pack import PackError, RulePack, read_pack
from core.rules.registry import BY_ID, RULES
from core.rules.verdict import Severity


def test_a_pack_switches_off_and_weighs_otherwise() -> None:
    pack = read_pack('name = "某市口径"\n[rules]\nC02 = "off"\nS10 = "hint"\n', BY_ID)
    rules = {rule.id: rule for rule in pack.apply(RULES)}
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[rules", "不是有效的 TOML"),
        ('[rules]\nX99 = "off"', "“X99”不是规则编号"),
        ('[rules]\nC02 = "no"', "只能是 on、off、error、doubt、hint 之一"),
        ("[rules]\nC02 = false", "只能是"),
        ("[thresholds]\nx = 1", "不认识的内容：thresholds"),
        ("rules = 3", "应为"),
    ],
)
def test_a_pack_that_cannot_be_followed_says_what_to_change(text: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        read_pack(text, BY_ID)
