from core.audit.rule_help import rule_help
from core.rules.registry import BY_ID


def test_every_rule_of_the_program_is_explained_once() -> None:
    assert {entry.id for entry in rule_help()} >= set(BY_ID)
    assert len({entry.id for entry in rule_help()}) == len(rule_help())
