"""Where a PDF gives reason to doubt our reading, a second engine is asked before anything is said about the report."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, structs

from core.forms.address import Address, Table
from core.readers.witness import texts_in
from core.report.annual_report import AnnualReport, NoteKind
from core.rules.verdict import CheckResult, Verdict
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, ReadProblem, SourceDocument
from core.source.doubts import recognition_doubt
from core.source.geometry import Rect
from core.source.numerals import FigureState
from core.source.progress import Progress, silent
from core.source.provenance import PageRegion, SourceRef


class Original(Struct, frozen=True):
    """The file a document was read from, for another engine to read again. ``tell`` hears of each page it reads.

    ``turns`` has the turn, in degrees, of every page (from 1) that was recognised from its picture.
    """

    path: Path
    password: str = ""
    tell: Progress = silent
    turns: Mapping[int, float] = {}

    def __repr__(self) -> str:
        """Without the password: a representation ends up in messages."""
        return f"Original({self.path!r})"

    def texts_in(self, regions: Sequence[PageRegion]) -> tuple[str | None, ...]:
        """What the other engine reads in each region: of a page of text, or of a picture looked at more closely."""
        printed = [region for region in regions if region.page not in self.turns]
        pictured = [region for region in regions if region.page in self.turns]
        seen = dict(zip(printed, texts_in(self.path, printed, self.password, self.tell), strict=True))
        if pictured:
            # as heavy as the recogniser itself, and needed only where that was
            from core.scans.second_look import looked_at_again  # noqa: PLC0415

            seen |= looked_at_again(self.path, pictured, self.turns, self.password, self.tell)
        return tuple(seen[region] for region in regions)


def original_of(path: Path, document: SourceDocument, password: str, tell: Progress = silent) -> Original:
    """The file at ``path``, from which ``document`` was read."""
    content = document.content
    pages = content.pages if isinstance(content, PrintedContent) else ()
    return Original(
        path, password, tell, {number: page.turn for number, page in enumerate(pages, 1) if page.recognised}
    )


_NOTABLE_SHARE = 0.05
_NOTABLE_CHARACTERS = 10


def unread_text(original: Original, document: SourceDocument, report: AnnualReport) -> tuple[ReadProblem, ...]:
    """Pages on which the second engine finds notably more text than we did.

    Asked only where a table or a line of one was not found, or the file is damaged, because reading every page twice takes
    many times as long.
    """
    if not isinstance(document.content, PrintedContent) or not _has_witness(document):
        return ()
    if not _lacks_figures(report) and not _hides(document):
        return ()
    pages = document.content.pages
    printed = {number: page for number, page in enumerate(pages, 1) if not page.recognised}
    whole = [PageRegion(number, Rect(0, 0, page.width, page.height)) for number, page in printed.items()]
    return tuple(_amounts_apart(printed, original.texts_in(whole)))


def doubted_blanks(original: Original, document: SourceDocument, report: AnnualReport) -> AnnualReport:
    """The report with every blank in doubt in which the second engine sees something; asked only of a damaged file."""
    blanks = [figure for figure in report.figures.values() if figure.state is FigureState.BLANK]
    if not blanks or not _has_witness(document) or not _hides(document):
        return report
    seen = _texts(original, [(figure.at, source) for figure in blanks for source in figure.sources])
    doubted = {
        figure.at: structs.replace(
            figure, state=FigureState.DOUBTFUL, doubts=(f"读作空白，另一读法为“{seen[figure.at]}”",)
        )
        for figure in blanks
        if seen.get(figure.at)
    }
    return structs.replace(report, figures={**report.figures, **doubted}) if doubted else report


def reread(original: Original, report: AnnualReport, disputed: Sequence[Address]) -> AnnualReport:
    """The report with every ``disputed`` figure of a recognised page in doubt that a closer look at its picture reads otherwise.

    A recogniser can be sure of a misreading, such as the stroke of a seal beside a digit; a broken equation gives it away.
    """
    places = [
        (at, source)
        for at in disputed
        for source in report.figures[at].sources
        if isinstance(source, PageRegion) and source.page in original.turns and report.figures[at].amount is not None
    ]
    if not places:
        return report
    seen = _texts(original, places)
    doubted = {
        at: structs.replace(
            report.figures[at],
            state=FigureState.DOUBTFUL,
            doubts=(recognition_doubt(report.figures[at].printed, (text,)),),
        )
        for at, text in seen.items()
        if text != "".join(report.figures[at].printed.split())
    }
    return structs.replace(report, figures={**report.figures, **doubted})


def _has_witness(document: SourceDocument) -> bool:
    """Whether there is another way to read it: a second engine for PDF, a closer look for pictures."""
    return document.format is DocumentFormat.PDF or document.recognised


def _hides(document: SourceDocument) -> bool:
    return any(problem.hides_content for problem in document.problems)


def _lacks_figures(report: AnnualReport) -> bool:
    lines = any(note.kind is NoteKind.LINE_MISSING for note in report.notes)
    return lines or set(report.tables_found) != set(Table)


def _amounts_apart(pages: Mapping[int, PrintedPage], texts: Sequence[str | None]) -> Iterator[ReadProblem]:
    for (number, page), text in zip(pages.items(), texts, strict=True):
        ours, theirs = len("".join(page.characters.split())), len(text or "")
        if theirs - ours >= max(_NOTABLE_CHARACTERS, ours * _NOTABLE_SHARE):
            yield ReadProblem(
                f"第 {number} 页",
                f"两种读法的字数不同（{ours} 与 {theirs}），本页可能有内容没有读到",
                hides_content=True,
            )


def second_readings(
    original: Original, document: SourceDocument, report: AnnualReport, results: Sequence[CheckResult]
) -> Mapping[Address, str]:
    """What the second engine reads in the cells of broken comparisons and of rows that had to be mended.

    Cells it cannot read are left out; formats other than PDF have no second engine.
    """
    return _texts(original, list(_disputed_places(report, results))) if _has_witness(document) else {}


def _texts(original: Original, places: Sequence[tuple[Address, SourceRef]]) -> dict[Address, str]:
    """What the second engine reads at the places of each cell, one after another."""
    regions = [(at, place) for at, place in places if isinstance(place, PageRegion)]
    readings: dict[Address, str] = {}
    for (at, _), text in zip(regions, original.texts_in([region for _, region in regions]), strict=True):
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
