"""Checks that compare two sides: equal, or at least."""

from collections.abc import Iterator
from decimal import Decimal

from core.forms.address import column_of, line_of
from core.rules.expression import Expression, Slice, side
from core.rules.rule import Rule, Subject
from core.rules.scope import Scope
from core.rules.verdict import CheckResult, Side, Verdict
from core.source.numerals import FigureState

BLANK_REMARK = "按空白=0"


class Comparison:
    """Two expressions and the relation that must hold between them in every place of a scope.

    A blank counts as 0, and the result says so. A blank 总计 over figures is 未填, not a broken sum: the equation is then
    undetermined and leaves the word to the rule ``blank_total`` (T304, T305, T404).
    """

    __slots__ = ("blank_total", "left", "relation", "right", "scope")

    def __init__(self, scope: Scope, left: Expression, relation: str, right: Expression, blank_total: str = "") -> None:
        self.scope = scope
        self.left = left
        self.relation = relation
        self.right = right
        self.blank_total = blank_total

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result a place."""
        for place in self.scope.places(subject.report):
            yield self._judge(rule, place)

    def _judge(self, rule: Rule, place: Slice) -> CheckResult:
        left, right = side(self.left, place), side(self.right, place)
        verdict, remark, deferred = self._verdict(place, left, right)
        return CheckResult(
            rule.id,
            place.title,
            verdict,
            f"{self.left.spoken(place)} {self.relation} {self.right.spoken(place)}",
            self.relation,
            left,
            right,
            remark=remark,
            deferred_to=deferred,
        )

    def _verdict(self, place: Slice, left: Side, right: Side) -> tuple[Verdict, str, str]:
        figures = [place.figure(at) for at in left.cells + right.cells]
        if place.table not in place.report.tables_found:
            return Verdict.UNDETERMINED, f"没有读到{place.table.chinese}", "S04"
        if left.amount is None or right.amount is None:
            unread = [figure for figure in figures if figure.amount is None]
            unsure = all(figure.is_unsure for figure in unread)
            return Verdict.UNDETERMINED, f"有 {len(unread)} 格读不出数值", "P08" if unsure else ""
        blanks = [figure for figure in figures if figure.state is FigureState.BLANK]
        remark = BLANK_REMARK if blanks else ""
        if self._holds(left.amount - right.amount):
            return Verdict.HOLDS, remark, ""
        if any("total" in (line_of(figure.at), column_of(figure.at)) for figure in blanks):
            return Verdict.UNDETERMINED, "总计未填", self.blank_total
        if left.cells and all(place.figure(at).state is FigureState.BLANK for at in left.cells):
            return Verdict.UNDETERMINED, "各分项均为空白", self.blank_total
        return Verdict.BROKEN, remark, ""

    def _holds(self, difference: Decimal) -> bool:
        return difference == 0 if self.relation == "=" else difference >= 0


def equal(scope: Scope, left: Expression, right: Expression, *, blank_total: str = "") -> Comparison:
    """``left`` must equal ``right``."""
    return Comparison(scope, left, "=", right, blank_total)


def at_least(scope: Scope, left: Expression, right: Expression) -> Comparison:
    """``left`` must not be smaller than ``right``."""
    return Comparison(scope, left, "≥", right)
