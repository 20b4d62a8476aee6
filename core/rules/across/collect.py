"""What is kept of a report for the comparison with others."""

from collections.abc import Callable

from core.forms.address import Address
from core.forms.form import Edition
from core.report.annual_report import AnnualReport
from core.rules.across.collection import CollectedReport, KeptParagraph, OpenFinding
from core.source.numerals import FigureState
from core.source.provenance import SourceRef
from core.source.text import SourceText

Places = Callable[[SourceText], tuple[SourceRef, ...]]


def _nowhere(_text: SourceText) -> tuple[SourceRef, ...]:
    return ()


def collected(  # noqa: PLR0913 (each is a part of the report)
    index: int,
    file: str,
    report: AnnualReport,
    *,
    places: Places = _nowhere,
    recognised: bool = False,
    sha256: str = "",
    unread_parts: bool = False,
    errors: tuple[OpenFinding, ...] = (),
) -> CollectedReport:
    """The report as the comparison needs it; ``places`` says where a text stands in its file."""
    figures = report.figures.values()
    return CollectedReport(
        index,
        file,
        report.organ,
        report.year,
        report.edition or Edition.Y2021,
        report.single_other_handling,
        report.tables_found,
        {figure.at: figure.amount for figure in figures},
        frozenset(figure.at for figure in figures if figure.state is FigureState.BLANK),
        frozenset(_cells(report) if recognised else (f.at for f in figures if f.repair or f.doubts)),
        tuple(
            KeptParagraph(section.number, str(text), places(text))
            for section in report.sections
            for text in section.paragraphs
            if text
        ),
        {figure.at: figure.sources for figure in figures if figure.sources},
        sha256,
        unread_parts,
        errors,
    )


def _cells(report: AnnualReport) -> tuple[Address, ...]:
    return tuple(report.figures)
