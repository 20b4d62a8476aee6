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
