"""Every rule about several reports, in the order in which a reviewer reads results. A test fails on one left out here."""

from collections.abc import Mapping

from core.rules.across.collection_rule import CollectionRule
from core.rules.catalog import (
    d05_returned_unchanged,
    r01_sums,
    r04_child_above_parent,
    r05_scope_stated,
    r06_named_parts,
    r07_not_handed_in,
    r08_several_versions,
    r09_alike_narratives,
    r10_same_tables,
    r11_counted_twice,
)
from core.rules.registry import BY_ID
from core.rules.rule import Rule

COLLECTION_RULES: tuple[CollectionRule, ...] = (
    r01_sums.DISCLOSURE_SUMS,
    r01_sums.REQUEST_SUMS,
    r01_sums.DISPUTE_SUMS,
    r04_child_above_parent.CHILD_ABOVE_PARENT,
    r05_scope_stated.SCOPE_STATED,
    r06_named_parts.NAMED_PARTS,
    r07_not_handed_in.NOT_HANDED_IN,
    r08_several_versions.DOUBLE_REPORTS,
    r08_several_versions.VERSIONS_AGREE,
    r09_alike_narratives.ALIKE_NARRATIVES,
    r10_same_tables.SAME_TABLES,
    r11_counted_twice.COUNTED_TWICE,
    r11_counted_twice.LEFT_OUT,
    d05_returned_unchanged.RETURNED_UNCHANGED,
)

COLLECTION_BY_ID = {rule.id: rule for rule in COLLECTION_RULES}
"""Each of them by its permanent id."""

EVERY_RULE: Mapping[str, Rule | CollectionRule] = {**BY_ID, **COLLECTION_BY_ID}
"""All rules, about one report or several: what a rule pack may speak of."""
