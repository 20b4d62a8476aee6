"""The reports of a batch, each reduced to what rules about several reports look at."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from core.forms.address import Address, Table
from core.forms.form import Edition, Form, form_of
from core.report.sentence import Sentence
from core.report.sentences import cut
from core.rules.across.names import UnitFinder
from core.rules.across.units import Unit, UnitTree
from core.source.provenance import SourceRef
from core.source.text import located


class KeptParagraph(Struct, frozen=True):
    """One paragraph of a section (0 before the first), and where it stands."""

    section: int
    text: str
    sources: tuple[SourceRef, ...] = ()


class OpenFinding(Struct, frozen=True):
    """An error of a report that somebody has to mend, as short as it can be said."""

    key: str
    rule: str
    title: str
    place: str
    statement: str = ""


class CollectedReport(Struct, frozen=True):
    """One report of the batch. ``index`` is its place among the files, from 0; ``file`` the file's name.

    ``amounts`` are those that count in sums, 0 for a blank and ``None`` for what could not be read; ``blanks`` and
    ``unsure`` (mended in reading, or read from a picture) are some of their cells. ``errors`` are its own broken rules, and
    ``returned`` those for which an earlier version of it was sent back; ``None`` where nobody has given one.
    """

    index: int
    file: str
    organ: str
    year: int | None
    edition: Edition
    single_other_handling: bool
    tables: tuple[Table, ...]
    amounts: Mapping[Address, Decimal | None]
    blanks: frozenset[Address] = frozenset()
    unsure: frozenset[Address] = frozenset()
    passages: tuple[KeptParagraph, ...] = ()
    places: Mapping[Address, tuple[SourceRef, ...]] = {}
    sha256: str = ""
    unread_parts: bool = False
    errors: tuple[OpenFinding, ...] = ()
    returned: tuple[OpenFinding, ...] | None = None

    @property
    def form(self) -> Form:
        """The form it is read by."""
        return form_of(self.edition, single_other_handling=self.single_other_handling)

    def amount(self, at: Address) -> Decimal | None:
        """The amount of a cell, ``None`` where there is none to count."""
        return self.amounts.get(at)

    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of its narrative; marks of their texts are paragraph and character."""
        return tuple(
            sentence
            for place, passage in enumerate(self.passages)
            for sentence in cut(passage.section, located(passage.text, place))
        )


class UnreadFile(Struct, frozen=True):
    """A file of the batch that could not be read, and why."""

    index: int
    file: str
    reason: str


class Collection:
    """All reports of a batch and, where there is a list, the units they come from.

    Reports of other years than ``year`` (the batch's own) are kept apart: rules of a year see :meth:`of_year`.
    """

    def __init__(
        self,
        reports: Sequence[CollectedReport],
        unread: Sequence[UnreadFile] = (),
        tree: UnitTree | None = None,
        year: int | None = None,
    ) -> None:
        self.reports = tuple(reports)
        self.unread = tuple(unread)
        self.tree = tree
        self.year = year if year is not None else _year_of(tree, self.reports)
        self._finder = UnitFinder(tree) if tree is not None else None

    @cached_property
    def current(self) -> tuple[CollectedReport, ...]:
        """The reports of the batch's year, and those of which the year is not known."""
        return tuple(report for report in self.reports if report.year in (self.year, None))

    @cached_property
    def by_unit(self) -> Mapping[str, tuple[CollectedReport, ...]]:
        """The current reports of every unit, by its name; more than one where it handed in several."""
        found: dict[str, list[CollectedReport]] = {}
        for report in self.current:
            unit = self.unit_of(report)
            if unit is not None:
                found.setdefault(unit.name, []).append(report)
        return {name: tuple(reports) for name, reports in found.items()}

    def other_years_of(self, unit: Unit) -> tuple[CollectedReport, ...]:
        """The unit's reports of other years than the batch's; a title with a wrong year makes one of them."""
        return tuple(report for report in self._others if self.unit_of(report) == unit)

    @cached_property
    def _others(self) -> tuple[CollectedReport, ...]:
        return tuple(report for report in self.reports if report.year not in (self.year, None))

    @cached_property
    def _units(self) -> Mapping[int, Unit | None]:
        finder = self._finder
        return {r.index: finder.find(r.organ, r.file) if finder else None for r in self.reports}

    def unit_of(self, report: CollectedReport) -> Unit | None:
        """The unit a report comes from; ``None`` where the list has none or several that it might be."""
        return self._units[report.index]

    def unread_of(self, unit: Unit) -> UnreadFile | None:
        """A file that could not be read and bears the unit's name."""
        return self._unread_by_unit.get(unit.name)

    @cached_property
    def _unread_by_unit(self) -> Mapping[str, UnreadFile]:
        found = ((self._finder.find("", file.file), file) for file in self.unread) if self._finder else ()
        return {unit.name: file for unit, file in found if unit is not None}

    @cached_property
    def strangers(self) -> tuple[CollectedReport, ...]:
        """Current reports of no unit of the list."""
        return tuple(report for report in self.current if self.unit_of(report) is None) if self.tree else ()

    @cached_property
    def unread_strangers(self) -> tuple[UnreadFile, ...]:
        """Files that could not be read and bear no unit's name."""
        known = {file.index for file in self._unread_by_unit.values()}
        return tuple(file for file in self.unread if file.index not in known) if self.tree else ()

    def source_of(self, report: CollectedReport) -> str:
        """Whose report it is, as far as can be told; "" where it may be anybody's."""
        unit = self.unit_of(report)
        return unit.name if unit is not None else report.organ

    def name_of(self, report: CollectedReport) -> str:
        """What a report is called in a sentence: its unit, else its organ, else its file."""
        return self.source_of(report) or report.file


def _year_of(tree: UnitTree | None, reports: Sequence[CollectedReport]) -> int | None:
    """The year of the batch: the list's, else the latest one that many reports are of (last year's may lie beside them)."""
    listed = [unit.facts.year for unit in tree.units if unit.facts.year is not None] if tree is not None else []
    if listed:
        return max(set(listed), key=listed.count)
    years = [report.year for report in reports if report.year is not None]
    counts = {year: years.count(year) for year in set(years)}
    return max((year for year, count in counts.items() if 3 * count >= max(counts.values())), default=None)
