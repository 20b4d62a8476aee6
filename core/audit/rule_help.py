"""The rule reference that came with the program: every rule as a reviewer reads it."""

from functools import cache

import msgspec

from core.asset_paths import resource
from core.rules.rule_entry import RuleEntry

_HELP = resource("help", "rules.json")


@cache
def rule_help() -> tuple[RuleEntry, ...]:
    """All rules in the order of the reference: by chapter, and by id in each."""
    return msgspec.json.decode(_HELP.read_bytes(), type=tuple[RuleEntry, ...])
