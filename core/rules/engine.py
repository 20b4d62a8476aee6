"""Holds every rule against a report. A rule that raises is reported as not run, and the others go on."""

import logging
from collections.abc import Iterable

from msgspec import Struct

from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult
from core.source.document import ReadProblem

_log = logging.getLogger(__name__)


class Outcome(Struct, frozen=True):
    """All results, and a problem for each rule that could not run."""

    results: tuple[CheckResult, ...]
    problems: tuple[ReadProblem, ...] = ()


def check(subject: Subject, rules: Iterable[Rule]) -> Outcome:
    """The results of ``rules`` on ``subject``, in the order of the rules."""
    results: list[CheckResult] = []
    problems: list[ReadProblem] = []
    for rule in rules:
        try:
            results += list(rule.apply(subject))
        except Exception:  # noqa: BLE001 (a fault in one rule must not cost the reviewer the others)
            _log.exception("rule %s failed", rule.id)
            problems.append(ReadProblem(f"规则 {rule.id} {rule.title}", "核对时发生内部错误，本项没有核对，请人工核对"))
    return Outcome(tuple(results), tuple(problems))
