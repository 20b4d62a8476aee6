"""Holds statements of the narrative against the tables: one verdict for each, and the result that a rule gives."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from core.forms.address import column_of, line_of, table_of
from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind
from core.rules.narrative.claims.counterparts import Counterpart, spoken_amounts
from core.rules.narrative.claims.obstacles import ELSEWHEN
from core.rules.narrative.claims.statement import Statement
from core.rules.narrative.claims.statements import statements_of
from core.rules.narrative.words.precision import is_about, last_place, rounds_to
from core.rules.narrative.words.surroundings import phrase
from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult, Severity, Verdict

_TEN_THOUSAND = Decimal(10_000)


class Statements:
    """The check of a rule that the phrase book names: every number said of its cells must equal one of its accept-set."""

    __slots__ = ("expectation", "formula", "place")

    def __init__(self, place: str, formula: str, expectation: str = "正文与表格应一致") -> None:
        self.place = place
        self.formula = formula
        self.expectation = expectation

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result for each statement that can be judged."""
        for statement in statements_of(subject.report, subject.sentences):
            if statement.rule == rule.id:
                verdict = verdict_on(statement)
                if verdict is not None:
                    yield self.result(rule, subject, statement, verdict)

    def result(self, rule: Rule, subject: Subject, statement: Statement, verdict: Verdict) -> CheckResult:
        """What the rule says of one statement."""
        match = matching(statement)
        counterparts = (match,) if match is not None else statement.accepted
        cells = tuple(dict.fromkeys(at for one in counterparts for at in one.cells))
        near = _near(statement) if verdict is Verdict.BROKEN else None
        table = table_of(cells[0])
        unread = verdict is Verdict.UNDETERMINED
        return CheckResult(
            rule.id,
            self.place,
            verdict,
            formula=self.formula,
            statement=f"正文写“{said(statement)}”，{table.chinese}{spoken_amounts(counterparts)}"
            + (f"；这个数只等于{near.name} {near.amount}" if near is not None else "")
            + scope_remark(statement, verdict),
            expectation=self.expectation,
            cells=cells,
            remark=f"{table.chinese}有读不出的数" if unread else "",
            severity=Severity.HINT if near is not None or statement.whose else None,
            deferred_to="S04" if unread and table not in subject.report.tables_found else "",
            words=(statement.words,),
        )


def verdict_on(statement: Statement) -> Verdict | None:
    """What the tables say of a statement; ``None`` where it must be left alone."""
    if matching(statement) is not None:
        return Verdict.HOLDS
    if statement.obstacle or statement.mention.approximate:
        return None
    if any(one.amount is None for one in statement.accepted):
        return Verdict.UNDETERMINED
    return Verdict.BROKEN


def scope_remark(statement: Statement, verdict: Verdict) -> str:
    """What is added where it is not known whether the tables count the whole place: 正文说的是全县的数."""
    return (
        f"；正文说的是{statement.whose}的数，表格也可能只是本级的数"
        if statement.whose and verdict is Verdict.BROKEN
        else ""
    )


def said(statement: Statement) -> str:
    """The number with the words that name it, for a person to read."""
    spot, printed = statement.place.spot, statement.words.characters.strip()
    return f"{spot.label}{printed}" if spot.label else f"{printed}{spot.tail}"


def matching(statement: Statement) -> Counterpart | None:
    """The member of the accept-set that the number equals, as exactly as it is printed."""
    if statement.obstacle in ELSEWHEN:
        return None
    return next((one for one in statement.accepted if _equals(statement, one)), None)


def matching_last_year(statement: Statement, last_year: AnnualReport) -> Counterpart | None:
    """The same in last year's tables, for a number that the words say is last year's."""
    if statement.obstacle not in ELSEWHEN or not _LAST_YEAR.search(statement.place.spot.own):
        return None
    accepted = statement.phrase.accept(replace(statement.place, report=last_year))
    return next((one for one in accepted if _equals(statement, one)), None)


_LAST_YEAR = re.compile(r"上一?年|去年|20\d\d年")


def _near(statement: Statement) -> Counterpart | None:
    return next((one for one in statement.near if _equals(statement, one)), None)


def _equals(statement: Statement, counterpart: Counterpart) -> bool:
    if counterpart.amount is None:
        return False
    mention, exact = statement.mention, counterpart.amount
    if counterpart.cells and column_of(counterpart.cells[0]) == "amount":
        # the purchases' column is printed with and without 万元; which unit is meant, other rules ask
        if line_of(counterpart.cells[0]) == "procurement" and exact == mention.value:
            return True
        exact *= _TEN_THOUSAND
    if exact == mention.value:
        return True
    if mention.approximate:
        return is_about(exact, mention.value)
    printed = str(phrase(statement.sentence, mention))
    rounded = mention.kind is MentionKind.MONEY or "万" in printed
    return rounded and rounds_to(exact, mention.value, last_place(printed))
