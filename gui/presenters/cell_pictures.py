"""Which cells of recognised pages are shown with their picture, beside what was read in them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.findings.finding import Finding
from core.forms.address import Address
from core.forms.names import spoken_cell
from core.report.annual_report import Figure
from core.report.claim import Claim
from core.rules.verdict import CheckResult
from core.source.document import PrintedContent
from core.source.geometry import Rect, bounding
from core.source.numerals import FigureState
from core.source.provenance import PageRegion, SourceRef
from gui.presenters.table_cells import STATE_WORDS
from gui.presenters.window_state import CellChoice, ProposalChoice, Selection

_MOST = 8
_AROUND = 5.0
"""Points of paper shown around what was read, so that a cut character is seen to be cut."""


class CellPicture(Struct, frozen=True):
    """A place of a page (from 1; points) to be shown: what it is, and what was read there."""

    page: int
    rect: Rect
    name: str
    reading: str


def cell_pictures(audited: AuditedReport, selection: Selection) -> tuple[CellPicture, ...]:
    """The pictures that belong to the selection; none where its pages were not recognised from one."""
    return tuple(_pictures(audited, selection))[:_MOST]


def _pictures(audited: AuditedReport, selection: Selection) -> Iterator[CellPicture]:
    match selection:
        case CellChoice(at=at):
            yield from _of_cells(audited, (at, *_doubtful(audited, _neighbours(audited, at))))
        case Finding():
            yield from _of_finding(audited, selection)
        case ProposalChoice(proposal=proposal):
            yield from _of_cells(audited, (change.cell for change in proposal.changes))
        case CheckResult():
            yield from _of_cells(audited, _doubtful(audited, selection.all_cells))
        case Claim():
            yield from _of_place(audited, selection.sources, "正文", f"读作：{selection.text}")
            yield from _of_cells(audited, _doubtful(audited, selection.cells))


def _of_finding(audited: AuditedReport, finding: Finding) -> Iterator[CellPicture]:
    """The cells to be changed, those in doubt, and the total; else whatever cells or words it speaks of."""
    suggested = tuple(suggestion.cell for suggestion in finding.suggestions)
    side = _shorter_side(finding.left_cells, finding.right_cells)
    cells = (*suggested, *_doubtful(audited, finding.cells), *side) or finding.cells
    if cells:
        yield from _of_cells(audited, cells)
    else:
        yield from _of_place(audited, finding.sources, "所指位置", "")


def _neighbours(audited: AuditedReport, at: Address) -> tuple[Address, ...]:
    """The cells that stand in one equation with this one."""
    cells = (cell for result in audited.results if at in result.all_cells for cell in result.all_cells)
    return tuple(dict.fromkeys(cells))


def _doubtful(audited: AuditedReport, cells: Iterable[Address]) -> tuple[Address, ...]:
    figures = audited.report.figures
    return tuple(at for at in cells if at in figures and _is_doubtful(figures[at]))


def _is_doubtful(figure: Figure) -> bool:
    """Whether the reading of a figure has to be compared with its picture."""
    return figure.state is FigureState.DOUBTFUL or bool(figure.doubts)


def _shorter_side(left: tuple[Address, ...], right: tuple[Address, ...]) -> tuple[Address, ...]:
    return min((side for side in (left, right) if side), key=len, default=())


def _of_cells(audited: AuditedReport, cells: Iterable[Address]) -> Iterator[CellPicture]:
    for at in dict.fromkeys(cells):
        figure = audited.report.figures.get(at)
        if figure is not None:
            name = spoken_cell(audited.report.form, at)
            yield from _of_place(audited, figure.sources, name, _reading(figure))


def _reading(figure: Figure) -> str:
    printed = " ".join(figure.printed.split())
    reading = f"读作：{printed}" if printed else f"状态：{STATE_WORDS[figure.state].partition('（')[0]}"
    return "\n".join((reading, *(f"存疑：{doubt}" for doubt in figure.doubts)))


def _of_place(audited: AuditedReport, refs: Iterable[SourceRef], name: str, reading: str) -> Iterator[CellPicture]:
    """One picture a page; what stands on a page that was not recognised needs none."""
    regions = _regions(audited, refs)
    for page in dict.fromkeys(region.page for region in regions):
        rect = bounding(region.rect for region in regions if region.page == page)
        yield CellPicture(page, _with_margin(rect), name, reading)


def _regions(audited: AuditedReport, refs: Iterable[SourceRef]) -> tuple[PageRegion, ...]:
    content = audited.document.content
    pages = content.pages if isinstance(content, PrintedContent) else ()
    return tuple(
        ref
        for ref in refs
        if isinstance(ref, PageRegion) and 1 <= ref.page <= len(pages) and pages[ref.page - 1].recognised
    )


def _with_margin(rect: Rect) -> Rect:
    return Rect(rect.x0 - _AROUND, rect.y0 - _AROUND, rect.x1 + _AROUND, rect.y1 + _AROUND)
