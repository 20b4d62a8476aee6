"""A report as read from its file, before anything is checked."""

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.source.document import ReadProblem, SourceDocument


class Reading(Struct, frozen=True):
    """The document, the report in it, and everything that was in the way of reading it."""

    document: SourceDocument
    report: AnnualReport
    problems: tuple[ReadProblem, ...]
