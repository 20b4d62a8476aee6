"""The check for a total that was not filled in, or that stands alone over blanks."""

from collections.abc import Iterator

from msgspec.structs import replace

from core.report.annual_report import Figure
from core.rules.expression import Expression, Key, Slice, side
from core.rules.rule import Rule, Subject
from core.rules.scope import Scope
from core.rules.verdict import CheckResult, Verdict
from core.source.numerals import FigureState, plain


class BlankTotal:
    """``total`` must be filled in where ``parts`` add up to something, and the parts where a total stands.

    A blank total over zeros is left to the count of blanks (C02): nothing is hidden by it. The second half is asked only
    where ``reverse`` is set.
    """

    __slots__ = ("parts", "reverse", "scope", "total")

    def __init__(self, scope: Scope, parts: Expression, total: Key, *, reverse: bool = False) -> None:
        self.scope = scope
        self.parts = parts
        self.total = total
        self.reverse = reverse

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result a place."""
        for place in self.scope.places(subject.report):
            yield self._judge(rule, place)

    def _judge(self, rule: Rule, place: Slice) -> CheckResult:
        total = place.figure(place.locate(self.total.key))
        result = CheckResult(
            rule.id, place.title, Verdict.HOLDS, f"{place.name(self.total.key)}未填", cells=(total.at,)
        )
        if place.table not in place.report.tables_found:
            absent = f"没有读到{place.table.chinese}"
            return replace(result, verdict=Verdict.UNDETERMINED, remark=absent, deferred_to="S04")
        if total.state is FigureState.BLANK:
            return self._over_parts(result, place)
        if self.reverse and total.amount:
            return self._over_blanks(result, place, total)
        return result

    def _over_parts(self, result: CheckResult, place: Slice) -> CheckResult:
        """The total is blank."""
        amount = side(self.parts, place).amount
        if amount is None:
            return replace(result, verdict=Verdict.UNDETERMINED, statement="总计为空白，分项中有读不出的数")
        if not amount:
            return result
        said, expected = f"总计为空白，各分项之和为 {plain(amount)}", f"总计应填 {plain(amount)}"
        return replace(result, verdict=Verdict.BROKEN, statement=said, expectation=expected)

    def _over_blanks(self, result: CheckResult, place: Slice, total: Figure) -> CheckResult:
        """The total is filled in: the parts have to be, too."""
        if any(place.figure(term.at).state is not FigureState.BLANK for term in self.parts.terms(place)):
            return result
        said = f"总计为 {total.printed}，各分项均为空白"
        return replace(result, verdict=Verdict.BROKEN, statement=said, expectation="各分项应如实填写")
