"""Audited reports whose document has pages."""

import msgspec

from core.audit.audited_report import AuditedReport
from core.forms.address import Address
from core.source.document import DocumentFormat, PlainContent, PrintedContent, PrintedPage
from core.source.geometry import Rect
from core.source.provenance import PageRegion
from tests.support.audited import audited_report

FIGURE = PageRegion(2, Rect(100.0, 200.0, 120.0, 212.0))
"""Where T3.received.natural is printed."""


def printed_report(
    pages: int = 5,
    width: float = 595.0,
    height: float = 842.0,
    *,
    page: PrintedPage | None = None,
    format: DocumentFormat = DocumentFormat.PDF,  # noqa: A002 - the name of the field it fills
) -> AuditedReport:
    """A sound report on ``pages`` pages that are empty or all like ``page``, one figure of which has a place."""
    audited = audited_report()
    at = Address("T3.received.natural")
    figure = msgspec.structs.replace(audited.report.figures[at], sources=(FIGURE,))
    report = msgspec.structs.replace(audited.report, figures={at: figure})
    content = PrintedContent((page or PrintedPage(width, height, "", ()),) * pages)
    document = msgspec.structs.replace(audited.document, content=content, format=format)
    return msgspec.structs.replace(audited, report=report, document=document, claims=())


def text_report(*lines: str) -> AuditedReport:
    """A report without figures, shown as these lines."""
    audited = audited_report()
    document = msgspec.structs.replace(audited.document, content=PlainContent(lines))
    report = msgspec.structs.replace(audited.report, figures={})
    return msgspec.structs.replace(audited, document=document, report=report, claims=())
