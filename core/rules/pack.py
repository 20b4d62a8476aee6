"""A rule pack: what a place and a year ask for otherwise than the rules declare. :mod:`core.rules.pack_file` reads one."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct, structs

from core.rules.across.collection_rule import CollectionRule
from core.rules.facts import Facts, OrganKind
from core.rules.required import RequiredContent
from core.rules.rule import Rule
from core.rules.verdict import Severity

OFF = "off"
ON = "on"
SomeRule = TypeVar("SomeRule", Rule, CollectionRule)
"""A rule about one report, or one about several."""


class RulePack(Struct, frozen=True):
    """Switches, thresholds, due dates and required contents; the default changes nothing.

    ``years`` are the years of the reports it is for, all where it is empty. ``switches`` gives rules by id :data:`ON`,
    :data:`OFF` or a severity, which switches on too; ``thresholds`` are those of :attr:`core.rules.rule.Subject.thresholds`;
    ``due`` is the last day for handing in, by kind of organ.
    """

    name: str = ""
    years: tuple[int, ...] = ()
    switches: Mapping[str, str] = {}
    thresholds: Mapping[str, Decimal] = {}
    due: Mapping[OrganKind, date] = {}
    required: tuple[RequiredContent, ...] = ()

    def is_for(self, year: int | None) -> bool:
        """Whether reports of that year are meant; one whose year is unknown may be."""
        return not self.years or year is None or year in self.years

    def apply(self, rules: Sequence[SomeRule]) -> tuple[SomeRule, ...]:
        """The rules that are on, with the severities of the pack."""
        return tuple(self._weighed(rule) for rule in rules if self._switch(rule) != OFF)

    def completed(self, facts: Facts, year: int | None) -> Facts:
        """``facts`` with the pack's due date, where the batch's table has none and the date is one for reports of ``year``."""
        due = self.due.get(facts.kind) if facts.kind is not None and facts.due is None else None
        return structs.replace(facts, due=due) if due is not None and year == due.year - 1 else facts

    def _switch(self, rule: Rule | CollectionRule) -> str:
        return self.switches.get(rule.id, ON if rule.usual else OFF)

    def _weighed(self, rule: SomeRule) -> SomeRule:
        switch = self._switch(rule)
        return rule if switch == ON else structs.replace(rule, severity=Severity(switch))
