"""The check of rules that look for the cause of broken sums in table 3."""

from collections.abc import Callable, Iterator

from core.rules.request_sums import RequestSums, request_sums
from core.rules.rule import Logic, Rule, Subject
from core.rules.telling import holding, unknown
from core.rules.verdict import CheckResult

_PLACE = "表三"

Cause = Callable[[Rule, Subject, RequestSums], Iterator[CheckResult]]


def cause_of_broken_sums(find: Cause) -> Logic:
    """``find`` where the sums fail; sums that all hold have no cause, and of a table that was not read whole T301 speaks."""

    def results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        sums = request_sums(subject.report)
        if sums is None:
            yield unknown(rule, _PLACE, "表三没有读全，推不出哪里有误", deferred_to="T301")
        elif sums.balanced:
            yield holding(rule, _PLACE)
        else:
            yield from find(rule, subject, sums)

    return Logic(results)
