"""Reports recognised from pictures, with cells whose reading is not sure."""

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.forms.address import Address
from core.report.annual_report import Figure
from core.source.document import DocumentFormat, PrintedContent, PrintedPage
from core.source.geometry import Rect
from core.source.numerals import FigureState
from core.source.provenance import PageRegion
from tests.support.audited import broken_report

RECEIVED, CARRIED, TOTAL = (Address(f"T3.{line}.natural") for line in ("received", "carried_in", "total"))
PLACE = Rect(100.0, 200.0, 130.0, 212.0)
SCANNED = PrintedPage(595.0, 842.0, "", (), recognised=True)


def scanned_report(
    *doubtful: Address, page: PrintedPage = SCANNED, kind: DocumentFormat = DocumentFormat.PDF, at: int = 1
) -> AuditedReport:
    """A broken report on two pages, every figure on page ``at``; ``doubtful`` figures were not sure."""
    audited = broken_report()

    def placed(figure: Figure) -> Figure:
        region = (PageRegion(at, PLACE),)
        if figure.at in doubtful:
            doubts = ("字迹不清",)
            return structs.replace(figure, sources=region, state=FigureState.DOUBTFUL, doubts=doubts)
        return structs.replace(figure, sources=region if figure.sources else (), doubts=())

    figures = {
        key: placed(structs.replace(figure, state=FigureState.NUMBER) if figure.doubts else figure)
        for key, figure in audited.report.figures.items()
    }
    content = PrintedContent((page, PrintedPage(595.0, 842.0, "", ())))
    return structs.replace(
        audited,
        report=structs.replace(audited.report, figures=figures),
        document=structs.replace(audited.document, content=content, format=kind),
    )
