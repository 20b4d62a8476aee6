"""Figures of which the recogniser was not sure, held against the equations around them.

The equations never change a reading in silence. Where all of them hold with it, the figure is taken as read and says so;
where they agree on another value, that is proposed beside the reading, and the figure stays in doubt.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import structs

from core.forms.address import Address
from core.localise.causes import causes_of
from core.report.annual_report import AnnualReport, Figure
from core.rules.engine import check
from core.rules.registry import IDENTITIES, RULES
from core.rules.rule import Subject
from core.rules.verdict import CheckResult, Verdict
from core.source.doubts import recognition_hint
from core.source.numerals import FigureState, plain

_EQUATIONS = tuple(rule for rule in RULES if rule.id in IDENTITIES)
_CROSSING = 2


def settled(report: AnnualReport) -> AnnualReport:
    """``report`` with every doubt of the recogniser confirmed, or told what the equations would have instead."""
    doubted = {at: figure for at, figure in report.figures.items() if figure.is_unsure and figure.value is not None}
    if not doubted:
        return report
    as_read = {at: structs.replace(figure, state=_state(figure.value), doubts=()) for at, figure in doubted.items()}
    tried = structs.replace(report, figures={**report.figures, **as_read})
    results = check(Subject(tried), _EQUATIONS).results
    around = _around(results, doubted)
    wanted = _wanted(tried, results, frozenset(doubted))
    figures = {at: _judged(figure, around[at], wanted.get(at)) for at, figure in doubted.items()}
    return structs.replace(report, figures={**report.figures, **figures})


def _wanted(
    report: AnnualReport, results: Sequence[CheckResult], doubted: frozenset[Address]
) -> dict[Address, Decimal]:
    """What crossing equations would have in the place of readings in doubt, where they leave no choice."""
    first = [
        cause.proposals[0]
        for cause in causes_of(report.form, report.figures, results, unsure=doubted)
        if cause.proposals and not cause.proposals[0].tied
    ]
    return {
        change.cell: change.value
        for proposal in first
        if proposal.repaired >= _CROSSING
        for change in proposal.changes
        if change.cell in doubted
    }


def disputed(report: AnnualReport) -> tuple[Address, ...]:
    """The cells of equations of the form that do not hold as read."""
    results = check(Subject(report), _EQUATIONS).results
    return tuple(dict.fromkeys(at for one in results if one.verdict is Verdict.BROKEN for at in one.all_cells))


def _state(value: Decimal | None) -> FigureState:
    return FigureState.NUMBER if value else FigureState.ZERO


def _around(results: Sequence[CheckResult], doubted: Mapping[Address, Figure]) -> dict[Address, list[CheckResult]]:
    around: dict[Address, list[CheckResult]] = {at: [] for at in doubted}
    for result in results:
        for at in result.all_cells:
            if at in around:
                around[at].append(result)
    return around


def _judged(figure: Figure, results: Sequence[CheckResult], wanted: Decimal | None) -> Figure:
    if len(results) >= _CROSSING and all(result.verdict is Verdict.HOLDS for result in results):
        said = f"{figure.doubts[0]}；有关的 {len(results)} 个等式都与“{figure.printed}”相符，按此计入"
        repair = f"{figure.repair}；{said}" if figure.repair else said
        return structs.replace(figure, state=_state(figure.value), doubts=(), repair=repair)
    if wanted is not None:
        return structs.replace(figure, doubts=(*figure.doubts, recognition_hint(plain(wanted))))
    return figure
