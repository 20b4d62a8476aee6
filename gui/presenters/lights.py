"""What a selection lights: cells of the tables, places of the source, and the legend that explains both."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec
from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.findings.finding import Finding
from core.forms.address import Address, Table, table_of
from core.report.annual_report import AnnualReport
from core.report.claim import Claim
from core.rules.verdict import CheckResult
from core.source.provenance import SourceRef
from gui.presenters.amounts import number
from gui.presenters.cell_names import table_named
from gui.presenters.source_places import TONE_SIGNS, SourceHighlight, Tone, first_place
from gui.presenters.troubles import Trouble, leading_values
from gui.presenters.window_state import CellChoice, ProposalChoice, Selection


class LegendItem(Struct, frozen=True):
    """One entry of the legend: the tone with its sign, and what it stands for."""

    tone: Tone
    text: str


class Lights(Struct, frozen=True):
    """``cells`` are lit in the tables, ``places`` in the source; ``suggested`` are values that would mend the equations.

    ``reveal_table``, ``reveal_cell`` and ``reveal_place`` are what the views turn and scroll to.
    """

    cells: Mapping[Address, Tone]
    suggested: Mapping[Address, Decimal]
    places: tuple[SourceHighlight, ...]
    legend: tuple[LegendItem, ...]
    reveal_table: Table | None = None
    reveal_cell: Address | None = None
    reveal_place: SourceRef | None = None


class _Sides(Struct, frozen=True):
    """Two sides to be told apart, cells without a side, and places that are no cell's."""

    left: tuple[Address, ...] = ()
    right: tuple[Address, ...] = ()
    neutral: tuple[Address, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    amounts: tuple[Decimal | None, Decimal | None] = (None, None)
    names: tuple[str, str] = ("左边", "右边")
    suggested: Mapping[Address, Decimal] = {}
    place: str = ""
    starred: bool = False
    """What is suggested is lit as that in the source, whatever side it is on."""


def lights_of(audited: AuditedReport, troubles: Mapping[Address, Trouble], selection: Selection) -> Lights:
    """What the selection lights; with nothing selected, the figures that findings speak of."""
    report = audited.report
    match selection:
        case Finding():
            return _lit(report, _finding_sides(report, selection))
        case ProposalChoice():
            return _lit(report, _proposal_sides(report, selection))
        case CheckResult():
            return _lit(report, _check_sides(report, selection))
        case Claim():
            names = ("正文", "表格")
            return _lit(
                report,
                _Sides(right=selection.cells, sources=selection.sources, amounts=(selection.value, None), names=names),
            )
        case CellChoice(at=at):
            return _lit(report, _Sides(neutral=(at,)))
        case None:
            return _at_rest(report, troubles)


def _finding_sides(report: AnnualReport, finding: Finding) -> _Sides:
    sources = _other_places(report, finding.cells, finding.sources)
    suggested = leading_values(finding)
    amounts = (finding.left, finding.right)
    if finding.left_cells or finding.right_cells or not sources:
        sides = (*finding.left_cells, *finding.right_cells)
        neutral = tuple(at for at in finding.cells if at not in sides)
        return _Sides(
            finding.left_cells, finding.right_cells, neutral, sources, amounts, suggested=suggested, place=finding.place
        )
    # words of the narrative against cells of a table
    return _Sides((), finding.cells, (), sources, amounts, ("正文", "表格"), suggested)


def _proposal_sides(report: AnnualReport, choice: ProposalChoice) -> _Sides:
    """The sides of the finding, with what this proposal would change in place of what the finding suggests."""
    changes = {change.cell: change.value for change in choice.proposal.changes}
    return msgspec.structs.replace(_finding_sides(report, choice.finding), suggested=changes, starred=True)


def _check_sides(report: AnnualReport, result: CheckResult) -> _Sides:
    left = result.left.cells if result.left else ()
    right = result.right.cells if result.right else ()
    neutral = tuple(at for at in result.cells if at not in left and at not in right)
    amounts = (result.left.amount if result.left else None, result.right.amount if result.right else None)
    sources = _other_places(report, result.all_cells, result.sources)
    if not left and not right and sources:
        return _Sides((), neutral, (), sources, amounts, ("正文", "表格"))
    return _Sides(left, right, neutral, sources, amounts, place=result.place)


def _lit(report: AnnualReport, sides: _Sides) -> Lights:
    loose = Tone.LEFT if sides.names[0] == "正文" and sides.right else Tone.NEUTRAL
    cells = {
        **dict.fromkeys(sides.neutral, Tone.NEUTRAL),
        **dict.fromkeys(sides.right, Tone.RIGHT),
        **dict.fromkeys(sides.left, Tone.LEFT),
    }
    starred = frozenset(at for at in sides.suggested if sides.starred or at not in cells)
    places = [_place(ref, tone) for at, tone in cells.items() if at not in starred for ref in _sources(report, at)]
    places += [_place(ref, Tone.SUGGESTED) for at in starred for ref in _sources(report, at)]
    places += [_place(ref, loose) for ref in sides.sources]
    reveal = _cell_to_reveal(sides)
    return Lights(
        cells,
        sides.suggested,
        tuple(places),
        _legend(sides, loose),
        table_of(reveal) if reveal else table_named(sides.place),
        reveal,
        first_place(sides.sources if loose is Tone.LEFT else ())
        or first_place(_sources(report, reveal) if reveal else ())
        or first_place(place.ref for place in places),
    )


def _cell_to_reveal(sides: _Sides) -> Address | None:
    """The cell that matters most: the suggested one, else one of the shorter side (most often a total)."""
    if sides.suggested:
        return next(iter(sides.suggested))
    groups = [group for group in (sides.left, sides.right) if group]
    return min(groups, key=len)[0] if groups else next(iter(sides.neutral), None)


def _legend(sides: _Sides, loose: Tone) -> tuple[LegendItem, ...]:
    left, right = (f"{name} {number(value)}".strip() for name, value in zip(sides.names, sides.amounts, strict=True))
    items = []
    if sides.left or loose is Tone.LEFT:
        items.append(LegendItem(Tone.LEFT, left))
    if sides.right:
        items.append(LegendItem(Tone.RIGHT, right))
    if sides.neutral or (sides.sources and loose is Tone.NEUTRAL):
        items.append(LegendItem(Tone.NEUTRAL, "所指位置"))
    if sides.suggested:
        values = {number(value) for value in sides.suggested.values()}
        items.append(LegendItem(Tone.SUGGESTED, f"建议值 {values.pop()}" if len(values) == 1 else "建议值"))
    return tuple(items)


def _at_rest(report: AnnualReport, troubles: Mapping[Address, Trouble]) -> Lights:
    places = tuple(
        _place(ref, trouble.tone) for at, trouble in troubles.items() if trouble.focus for ref in _sources(report, at)
    )
    legend = (LegendItem(Tone.BROKEN, "不符"), LegendItem(Tone.DOUBT, "存疑"))
    return Lights({}, {}, places, legend)


def _other_places(
    report: AnnualReport, cells: tuple[Address, ...], refs: tuple[SourceRef, ...]
) -> tuple[SourceRef, ...]:
    """The places among ``refs`` that are not those of the cells."""
    known = {ref for at in cells for ref in _sources(report, at)}
    return tuple(ref for ref in refs if ref not in known)


def _sources(report: AnnualReport, at: Address) -> Iterable[SourceRef]:
    figure = report.figures.get(at)
    return figure.sources if figure else ()


def _place(ref: SourceRef, tone: Tone) -> SourceHighlight:
    return SourceHighlight(ref, tone, TONE_SIGNS[tone])
