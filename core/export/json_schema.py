"""The shape of the JSON output, schema 1. Fields may be added at the end of a struct; none may change or go.

Amounts are decimal strings in plain notation, or ``null``.
"""

from msgspec import UNSET, Struct, UnsetType

SCHEMA = 1


class PageSource(Struct, frozen=True):
    """A rectangle on a page: ``page`` from 1, ``rect`` as x0, y0, x1, y1 in points from the top left."""

    page: int
    rect: tuple[float, float, float, float]


class TextSource(Struct, frozen=True):
    """Characters ``start`` to ``stop`` of a line of text; ``block`` counts from 0, ``line`` from 1.

    ``cell`` names the cell of a workbook (``表3!C7``), and is left out elsewhere.
    """

    block: int
    start: int
    stop: int
    line: int
    cell: str | UnsetType = UNSET


Source = PageSource | TextSource


class FileEntry(Struct, frozen=True):
    """The file; only the name is known of one that could not be read."""

    name: str
    sha256: str | None = None
    format: str | None = None
    pages: int | None = None
    engine: str | None = None


class UnreadableEntry(Struct, frozen=True):
    """Why the file could not be read, and what to do; ``choices`` are the reports of a file that holds several."""

    reason: str
    message: str
    next_step: str
    choices: tuple[str, ...] = ()


class SectionEntry(Struct, frozen=True):
    """A section of the report; ``number`` 1 to 6."""

    number: int
    heading: str


class ReportEntry(Struct, frozen=True):
    """The report's particulars."""

    title: str | None = None
    organ: str | None = None
    year: int | None = None
    edition: str | None = None
    sections: tuple[SectionEntry, ...] = ()


class CellEntry(Struct, frozen=True):
    """One cell of the recognised form."""

    at: str
    printed: str
    value: str | None
    state: str
    repaired: bool
    sources: tuple[Source, ...]
    repair: str = ""
    doubts: tuple[str, ...] = ()


class ClaimEntry(Struct, frozen=True):
    """One number of the narrative."""

    text: str
    value: str | None
    status: str
    cells: tuple[str, ...]
    sources: tuple[Source, ...]
    reason: str = ""


class ChecksEntry(Struct, frozen=True):
    """The identities of the form, counted by verdict."""

    holds: int = 0
    broken: int = 0
    undetermined: int = 0


class SuggestionEntry(Struct, frozen=True):
    """A value under which every equation around the cell would hold."""

    cell: str
    value: str
    reason: str = ""


class PassageEntry(Struct, frozen=True):
    """Words of the report, the words of another report that they match, and how nearly (1 word for word)."""

    text: str
    other: str
    share: str
    sources: tuple[Source, ...]


class FindingEntry(Struct, frozen=True):
    """One result for a person."""

    rule: str
    severity: str
    verdict: str
    origin: str
    cells: tuple[str, ...]
    left: str | None
    right: str | None
    difference: str | None
    message: str
    suggestions: tuple[SuggestionEntry, ...]
    sources: tuple[Source, ...]
    key: str = ""
    title: str = ""
    place: str = ""
    statement: str = ""
    expectation: str = ""
    next_step: str = ""
    left_cells: tuple[str, ...] = ()
    right_cells: tuple[str, ...] = ()
    basis: str = ""
    witness: str = ""
    passages: tuple[PassageEntry, ...] = ()


class ChangeEntry(Struct, frozen=True):
    """A printed figure and what may have been meant; ``kind`` says how it may have come about."""

    cell: str
    printed: str
    value: str
    kind: str


class ProposalEntry(Struct, frozen=True):
    """Changes that make all equations around them hold, in words; ``tied`` where another is just as likely."""

    changes: tuple[ChangeEntry, ...]
    words: str
    repaired: int
    tied: bool


class CauseEntry(Struct, frozen=True):
    """One mistake: up to three proposals, the likeliest first, and the keys of the findings that it explains."""

    words: str
    proposals: tuple[ProposalEntry, ...]
    findings: tuple[str, ...]


class ProblemEntry(Struct, frozen=True):
    """Something that could not be read, and where."""

    place: str
    message: str


class ResultEntry(Struct, frozen=True):
    """One check that was made, with its verdict."""

    rule: str
    place: str
    verdict: str
    relation: str
    left: str | None
    right: str | None
    difference: str | None
    cells: tuple[str, ...]
    remark: str


class LastYearEntry(Struct, frozen=True):
    """The report that was held against this one as last year's."""

    name: str
    year: int | None
    organ: str


class ReportOutput(Struct, frozen=True):
    """Everything about one file. The keys are the same for a file that could not be read."""

    schema: int
    source: FileEntry
    verdict: str
    unreadable: UnreadableEntry | None
    report: ReportEntry
    cells: tuple[CellEntry, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    checks: ChecksEntry = ChecksEntry()
    findings: tuple[FindingEntry, ...] = ()
    problems: tuple[ProblemEntry, ...] = ()
    summary: str = ""
    results: tuple[ResultEntry, ...] = ()
    switched_off: tuple[str, ...] = ()
    last_year: LastYearEntry | None = None
    causes: tuple[CauseEntry, ...] = ()


class FileSourceEntry(Struct, frozen=True):
    """A place in one of the files; ``report`` is its place in ``reports``."""

    file: str
    report: int
    at: Source


class DifferenceEntry(Struct, frozen=True):
    """A cell in which two sides differ."""

    cell: str
    left: str
    right: str
    difference: str


class CollectionFindingEntry(Struct, frozen=True):
    """One result about several reports; ``reports`` are places in ``reports`` of the output.

    ``left``, ``right`` and ``difference`` are those of the first of ``cells``; ``differences`` has them all.
    """

    rule: str
    severity: str
    verdict: str
    origin: str
    units: tuple[str, ...]
    files: tuple[str, ...]
    cells: tuple[str, ...]
    left: str | None
    right: str | None
    difference: str | None
    message: str
    sources: tuple[FileSourceEntry, ...]
    reports: tuple[int, ...] = ()
    key: str = ""
    title: str = ""
    place: str = ""
    statement: str = ""
    expectation: str = ""
    next_step: str = ""
    differences: tuple[DifferenceEntry, ...] = ()
    basis: str = ""


class UnitEntry(Struct, frozen=True):
    """How a unit stands: ``state`` in Chinese, and findings as error, doubt, hint: of its own report, and across reports."""

    name: str
    parent: str
    state: str
    files: tuple[str, ...]
    verdict: str
    own: tuple[int, int, int]
    across: tuple[int, int, int]


class CollectionOutput(Struct, frozen=True):
    """What was found across the files. ``units`` is empty of names but for the reports where no list was given."""

    year: int | None
    findings: tuple[CollectionFindingEntry, ...]
    checks: ChecksEntry
    missing: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    problems: tuple[str, ...] = ()
    switched_off: tuple[str, ...] = ()


class ReportsOutput(Struct, frozen=True):
    """Several files; ``collection`` is what was found across them."""

    schema: int
    reports: tuple[ReportOutput, ...]
    collection: CollectionOutput | None = None
