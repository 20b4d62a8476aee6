"""No rule of wording accuses a sound narrative, in whatever manner it is written."""

import pytest

from core.rules.example import subject_of
from core.rules.registry import RULES
from core.rules.rule import Rule
from core.rules.verdict import Verdict
from tests.support.sound_narratives import SOUND

WORDING = tuple(rule for rule in RULES if rule.id.startswith("W") or rule.id == "N25")


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.id)
@pytest.mark.parametrize("given", SOUND, ids=lambda given: given.split("标题：")[1].split("\n")[0])
def test_a_sound_narrative_is_not_accused(rule: Rule, given: str) -> None:
    said = [one.statement for one in rule.apply(subject_of(given)) if one.verdict is Verdict.BROKEN]
    assert said == []


@pytest.mark.parametrize(
    "unit", ["没有向", "收取信息处理费共计", "，三是", "的的", "13800138000，", "暂无", "《条例", "二十届二中、"]
)
def test_a_paragraph_of_one_word_over_and_over_gives_no_endless_list(unit: str) -> None:
    subject = subject_of(f"年份：2023\n机关：青禾市教育局\n一：{unit * 4000}\n五：{unit * 4000}\n六：{unit * 4000}")
    for rule in WORDING:
        assert len(list(rule.apply(subject))) <= 41, rule.id
