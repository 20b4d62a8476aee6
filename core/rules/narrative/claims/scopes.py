"""Whose numbers the tables hold: those of 全市, once some of them agree with the tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from core.forms.address import Table, table_of
from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.heads import Head
from core.rules.narrative.claims.objections import objection_to
from core.rules.narrative.claims.obstacles import WIDER, same_scope, scope_of
from core.rules.narrative.claims.statement import Reading, Statement


class Draft(Struct, frozen=True):
    """A reading before it is known whose numbers the tables hold; ``over`` are the totals that its numbers stand under."""

    reading: Reading
    over: tuple[Head | None, ...]


def settled(report: AnnualReport, drafts: Sequence[Draft]) -> Iterator[Reading]:
    """The readings, without the obstacle where a number's scope was found to be that of the tables."""
    known = _known_scopes(report, drafts)
    return (_settled(report, draft, known) for draft in drafts)


_Scope = tuple[Table, str]
"""A table, and whose numbers it was found to hold: those of 全市."""


def _known_scopes(report: AnnualReport, drafts: Iterable[Draft]) -> frozenset[_Scope]:
    """The scopes of which one large number, or several, are those of the tables."""
    agreeing: Counter[_Scope] = Counter()
    for draft in drafts:
        for spot, one in zip(draft.reading.spots, draft.reading.statements, strict=True):
            if one is not None and one.obstacle == WIDER and one.surely_agrees:
                scope = scope_of(report, draft.reading.passage, one.mention, spot.own)
                agreeing[_table(one), scope] += len(str(int(one.mention.value))) - 1
    return frozenset(scope for scope, digits in agreeing.items() if digits > 1 and scope[1])


def _table(statement: Statement) -> Table:
    return table_of(statement.accepted[0].cells[0])


def _settled(report: AnnualReport, draft: Draft, known: frozenset[_Scope]) -> Reading:
    """The reading with the obstacle taken away from numbers whose scope is that of the tables."""
    reading = draft.reading
    beside = tuple(
        one.mention for one in reading.statements if one is not None and one.obstacle == WIDER and one.surely_agrees
    )
    settled = tuple(
        replace(one, obstacle=objection_to(one, over, scope_known=True))
        if one is not None
        and one.obstacle == WIDER
        and (
            any(same_scope(reading.passage, known, one.mention) for known in beside if known is not one.mention)
            or (_table(one), scope_of(report, reading.passage, one.mention, spot.own)) in known
        )
        else one
        for spot, one, over in zip(reading.spots, reading.statements, draft.over, strict=True)
    )
    return replace(reading, statements=settled)
