"""The check for a total that was not filled in, or that stands alone over blanks."""

from collections.abc import Iterator

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
        parts, total = side(self.parts, place), place.figure(place.locate(self.total.key))
        name = f"{place.name(self.total.key)}未填"
        blank_parts = all(place.figure(at).state is FigureState.BLANK for at in parts.cells)

        def result(verdict: Verdict, statement: str = "", expectation: str = "") -> CheckResult:
            return CheckResult(
                rule.id, place.title, verdict, name, cells=(total.at,), statement=statement, expectation=expectation
            )

        if place.table not in place.report.tables_found:
            return CheckResult(
                rule.id,
                place.title,
                Verdict.UNDETERMINED,
                name,
                remark=f"没有读到{place.table.chinese}",
                deferred_to="S04",
            )
        if total.state is FigureState.BLANK and parts.amount is None:
            return result(Verdict.UNDETERMINED, "总计为空白，分项中有读不出的数")
        if total.state is FigureState.BLANK and parts.amount:
            return result(
                Verdict.BROKEN, f"总计为空白，各分项之和为 {plain(parts.amount)}", f"总计应填 {plain(parts.amount)}"
            )
        if self.reverse and blank_parts and total.amount:
            return result(Verdict.BROKEN, f"总计为 {total.printed}，各分项均为空白", "各分项应如实填写")
        return result(Verdict.HOLDS)
