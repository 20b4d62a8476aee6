"""Whose numbers the tables hold: those of 全市, once some of them agree with the tables, or where a city reports of nothing else."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from core.forms.address import Table, table_of
from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.heads import Head
from core.rules.narrative.claims.objections import objection_to
from core.rules.narrative.claims.obstacles import OTHER_BODY, WIDER, names_parts, same_scope, scope_of
from core.rules.narrative.claims.statement import Reading, Statement
from core.rules.narrative.words.spots import Spot


class Draft(Struct, frozen=True):
    """A reading before it is known whose numbers the tables hold; ``over`` are the totals that its numbers stand under."""

    reading: Reading
    over: tuple[Head | None, ...]


def settled(report: AnnualReport, drafts: Sequence[Draft]) -> Iterator[Reading]:
    """The readings, without the obstacle where a number's scope was found to be that of the tables."""
    known = _known_scopes(report, drafts)
    likely = _only_scopes(report, drafts)
    return (_likely(report, _settled(report, draft, known), draft, likely) for draft in drafts)


_Scope = tuple[Table, str]
"""A table, and whose numbers it was found to hold: those of 全市."""


def _known_scopes(report: AnnualReport, drafts: Iterable[Draft]) -> frozenset[_Scope]:
    """The scopes of which one large number, or several, are those of the tables."""
    agreeing: Counter[_Scope] = Counter()
    for draft in drafts:
        for spot, one in zip(draft.reading.spots, draft.reading.statements, strict=True):
            if one is not None and one.obstacle == WIDER and one.surely_agrees:
                scope = _scope(report, draft.reading, one, spot)
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
            or (_table(one), _scope(report, reading, one, spot)) in known
        )
        else one
        for spot, one, over in zip(reading.spots, reading.statements, draft.over, strict=True)
    )
    return replace(reading, statements=settled)


def _only_scopes(report: AnnualReport, drafts: Iterable[Draft]) -> frozenset[_Scope]:
    """全县 for each table of which a county's own report says nothing of any other scope.

    Where several of its numbers differ and hardly any agree, the tables are more likely those of the office alone.
    """
    own = _place_of(report.organ)
    named: dict[Table, set[str]] = {}
    apart: Counter[Table] = Counter()
    for draft in drafts:
        divided = names_parts(draft.reading.passage)
        for spot, one in zip(draft.reading.spots, draft.reading.statements, strict=True):
            if one is not None and (one.obstacle in (WIDER, OTHER_BODY) or divided):
                wider = "" if divided or one.obstacle != WIDER else _scope(report, draft.reading, one, spot)
                named.setdefault(_table(one), set()).add(wider)
                apart[_table(one)] += -1 if any(cell.amount == one.mention.value for cell in one.accepted) else 1
    return frozenset(
        (table, scope)
        for table, scopes in named.items()
        if len(scopes) == 1 and scopes <= own and apart[table] < _SEVERAL
        for scope in scopes
    )


_SEVERAL = 2


def _scope(report: AnnualReport, reading: Reading, statement: Statement, spot: Spot) -> str:
    return scope_of(report, reading.passage, statement.mention, spot.own)


def _place_of(organ: str) -> frozenset[str]:
    """全县 and 我县 for the government of a county."""
    place = _GOVERNMENT.search(organ)
    return frozenset(f"{whole}{place['level']}" for whole in "全我") if place else frozenset()


_GOVERNMENT = re.compile("(?P<level>[省市县区州盟旗])人民政府$")


def _likely(report: AnnualReport, reading: Reading, draft: Draft, likely: frozenset[_Scope]) -> Reading:
    """The reading, where what is said of the whole place may be called different from the tables, though only as a hint."""
    return replace(
        reading,
        statements=tuple(
            replace(one, obstacle=objection_to(one, over, scope_known=True), whose=scope)
            if one is not None
            and one.obstacle == WIDER
            and _is_near(one)
            and (_table(one), scope := _scope(report, reading, one, spot)) in likely
            else one
            for spot, one, over in zip(reading.spots, reading.statements, draft.over, strict=True)
        ),
    )


def _is_near(statement: Statement) -> bool:
    """Whether a slip may tell a number from the table's: 1358 requests of a whole county are no slip for an office's 136."""
    known = [one.amount for one in statement.accepted if one.amount is not None]
    return any(one <= statement.mention.value * _FAR and statement.mention.value <= one * _FAR for one in known)


_FAR = 2
