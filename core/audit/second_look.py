"""Where a PDF gives reason to doubt our reading, a second engine is asked before anything is said about the report."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import structs

from core.forms.address import Address, Table
from core.readers.witness import texts_in
from core.report.annual_report import AnnualReport, NoteKind
from core.rules.verdict import CheckResult, Verdict
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, ReadProblem, SourceDocument
from core.source.geometry import Rect
from core.source.numerals import FigureState
from core.source.provenance import PageRegion, SourceRef

_NOTABLE_SHARE = 0.05
_NOTABLE_CHARACTERS = 10


def unread_text(path: Path, document: SourceDocument, report: AnnualReport) -> tuple[ReadProblem, ...]:
    """Pages on which the second engine finds notably more text than we did.

    Asked only where a table or a line of one was not found, or the file is damaged, because reading every page twice takes
    many times as long.
    """
    if not isinstance(document.content, PrintedContent) or not _has_witness(document):
        return ()
    if not _lacks_figures(report) and not _hides(document):
        return ()
    pages = document.content.pages
    whole = [PageRegion(number, Rect(0, 0, page.width, page.height)) for number, page in enumerate(pages, 1)]
    return tuple(_amounts_apart(pages, texts_in(path, whole)))


def doubted_blanks(path: Path, document: SourceDocument, report: AnnualReport) -> AnnualReport:
    """The report with every blank in doubt in which the second engine sees something; asked only of a damaged file."""
    blanks = [figure for figure in report.figures.values() if figure.state is FigureState.BLANK]
    if not blanks or not _has_witness(document) or not _hides(document):
        return report
    seen = _texts(path, [(figure.at, source) for figure in blanks for source in figure.sources])
    doubted = {
        figure.at: structs.replace(
            figure, state=FigureState.DOUBTFUL, doubts=(f"读作空白，另一读法为“{seen[figure.at]}”",)
        )
        for figure in blanks
        if seen.get(figure.at)
    }
    return structs.replace(report, figures={**report.figures, **doubted}) if doubted else report


def _has_witness(document: SourceDocument) -> bool:
    """Whether the second engine knows the format."""
    return document.format is DocumentFormat.PDF


def _hides(document: SourceDocument) -> bool:
    return any(problem.hides_content for problem in document.problems)


def _lacks_figures(report: AnnualReport) -> bool:
    lines = any(note.kind is NoteKind.LINE_MISSING for note in report.notes)
    return lines or set(report.tables_found) != set(Table)


def _amounts_apart(pages: Sequence[PrintedPage], texts: Sequence[str | None]) -> Iterator[ReadProblem]:
    for number, (page, text) in enumerate(zip(pages, texts, strict=True), 1):
        ours, theirs = len("".join(page.characters.split())), len(text or "")
        if theirs - ours >= max(_NOTABLE_CHARACTERS, ours * _NOTABLE_SHARE):
            yield ReadProblem(
                f"第 {number} 页",
                f"两种读法的字数不同（{ours} 与 {theirs}），本页可能有内容没有读到",
                hides_content=True,
            )


def second_readings(
    path: Path, document: SourceDocument, report: AnnualReport, results: Sequence[CheckResult]
) -> Mapping[Address, str]:
    """What the second engine reads in the cells of broken comparisons and of rows that had to be mended.

    Cells it cannot read are left out; formats other than PDF have no second engine.
    """
    return _texts(path, list(_disputed_places(report, results))) if _has_witness(document) else {}


def _texts(path: Path, places: Sequence[tuple[Address, SourceRef]]) -> dict[Address, str]:
    """What the second engine reads at the places of each cell, one after another."""
    regions = [(at, place) for at, place in places if isinstance(place, PageRegion)]
    readings: dict[Address, str] = {}
    for (at, _), text in zip(regions, texts_in(path, [region for _, region in regions]), strict=True):
        if text is not None:
            readings[at] = readings.get(at, "") + "".join(text.split())
    return readings


def _disputed_places(report: AnnualReport, results: Sequence[CheckResult]) -> Iterator[tuple[Address, SourceRef]]:
    disputed = {at for result in results if result.verdict is Verdict.BROKEN and result.left for at in result.all_cells}
    disputed |= {at for note in report.notes for at in note.cells}
    for at in sorted(disputed):
        figure = report.figures.get(at)
        if figure is not None and figure.state is not FigureState.MISSING:
            yield from ((at, source) for source in figure.sources)
