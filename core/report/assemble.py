"""A document in reading order becomes an annual report."""

from collections.abc import Iterator, Mapping, Sequence

from core.forms.address import Address, Table
from core.forms.form import Edition, form_of
from core.forms.headings import section_name
from core.layout.grid import Flow, Grid, GridKind
from core.report.annual_report import AnnualReport, Figure, FormNote
from core.report.edition import decide_edition, edition_marks
from core.report.extent import extent_of, is_form_table
from core.report.sections import Outline, outline, paragraphs_before
from core.report.tables.disclosure import read_disclosure
from core.report.tables.disputes import read_disputes
from core.report.tables.flat import as_far_as_read
from core.report.tables.form_signs import form_signs
from core.report.tables.reading import TableReading, missing
from core.report.tables.requests import read_requests
from core.report.tables.which import grids_by_table, tables_in_text
from core.report.title import read_title
from core.source.document import ReadProblem
from core.source.numerals import FigureState
from core.source.text import SourceText


def assemble(flow: Flow) -> AnnualReport:
    """The report that a document holds. What is not found is missing in it, never guessed."""
    extent = extent_of(flow)
    parts = outline(extent.report)
    before = paragraphs_before(parts.sections)
    running = [text for section in parts.sections if section.number == 1 for text in section.paragraphs]
    title = read_title(before, running)
    grids, others = grids_by_table(parts.grids)
    requests = _requests(grids, parts)
    single = requests.single_other_handling if requests is not None and _found(requests) else None
    marks = edition_marks(grids, single_other_handling=single)
    edition = decide_edition(marks, title.year)
    readings = [
        reading
        for reading in (_disclosure(grids, parts, edition), requests, _disputes(grids, parts))
        if reading is not None
    ]
    found = [reading for reading in readings if _found(reading)]
    used = edition or Edition.Y2021
    single = single if single is not None else used is Edition.Y2019
    return AnnualReport(
        title.text,
        title.organ,
        title.year,
        edition,
        marks,
        single,
        parts.sections,
        tuple(reading.table for reading in found),
        _figures(used, found, single=single),
        (*(note for reading in found for note in reading.notes), *_signs(grids, parts, found)),
        (*extent.problems, *_unused(others), *(problem for reading in found for problem in reading.problems)),
        _unreadable_tables(parts, grids, [reading.table for reading in found]),
    )


def _signs(grids: Mapping[Table, Sequence[Grid]], parts: Outline, found: Sequence[TableReading]) -> Iterator[FormNote]:
    """What stands around the figures of the tables that were found."""
    tables = {reading.table for reading in found}
    return form_signs({table: own for table, own in grids.items() if table in tables}, parts)


def _unreadable_tables(
    parts: Outline, grids: Mapping[Table, Sequence[Grid]], found: Sequence[Table]
) -> tuple[Table, ...]:
    """Tables whose words stand in the text, or in flattened text that gave no figure, although they were not found."""
    in_text = tables_in_text(parts.sections, found)
    flat = {table for table, own in grids.items() if all(grid.kind is GridKind.TABBED for grid in own)}
    return tuple(table for table in Table if table not in found and (table in in_text or table in flat))


def _disclosure(grids: dict[Table, list[Grid]], parts: Outline, edition: Edition | None) -> TableReading | None:
    if Table.DISCLOSURE not in grids:
        return None
    own = grids[Table.DISCLOSURE]
    return as_far_as_read(read_disclosure(own, edition or Edition.Y2021), own, _texts(parts, 2))


def _requests(grids: dict[Table, list[Grid]], parts: Outline) -> TableReading | None:
    own = grids.get(Table.REQUESTS)
    return as_far_as_read(read_requests(own), own, _texts(parts, 3)) if own else None


def _disputes(grids: dict[Table, list[Grid]], parts: Outline) -> TableReading | None:
    own = grids.get(Table.DISPUTES)
    return as_far_as_read(read_disputes(own), own, _texts(parts, 4)) if own else None


def _texts(parts: Outline, number: int) -> list[SourceText]:
    """The running text of a section."""
    return [text for section in parts.sections if section.number == number for text in section.paragraphs]


def _found(reading: TableReading) -> bool:
    return any(figure.state is not FigureState.MISSING for figure in reading.figures.values())


def _figures(edition: Edition, found: Sequence[TableReading], *, single: bool) -> dict[Address, Figure]:
    """Every cell of the form in its order, missing where no table had it."""
    form = form_of(edition, single_other_handling=single)
    read = {at: figure for reading in found for at, figure in reading.figures.items()}
    figures: dict[Address, Figure] = {}
    for table in form.tables:
        for line in table.lines:
            figures |= {at: read.get(at, absent) for at, absent in missing(table.table, line).items()}
    return figures


def _unused(others: Sequence[tuple[int, Grid]]) -> list[ReadProblem]:
    problems = []
    for section, grid in others:
        first = next((cell.text.characters.strip() for cell in grid.cells if cell.text.characters.strip()), "")
        if first:
            where = section_name(section, "正文之前")
            again = is_form_table(grid)
            what = "又有一张同样的统计表，像是上年数据或附表" if again else "有一张表不是年报的三张统计表"
            problems.append(ReadProblem(where, f"{what}（首格为“{first[:20]}”），没有核对"))
    return problems
