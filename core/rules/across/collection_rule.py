"""A rule about several reports: declared like any other, held against the whole batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address
from core.rules.across.collection import CollectedReport, Collection
from core.rules.rule import Example, LegalBasis
from core.rules.setting import Setting
from core.rules.verdict import Severity, Verdict
from core.source.provenance import SourceRef


class FileSource(Struct, frozen=True):
    """A place in one of the files; ``index`` is the file's place in the batch."""

    index: int
    file: str
    source: SourceRef


class Difference(Struct, frozen=True):
    """A cell in which two sides differ."""

    cell: Address
    left: Decimal
    right: Decimal


class CollectionResult(Struct, frozen=True):
    """What a rule says of some reports together.

    ``reports`` are the places of their files in the batch, ``units`` the units it speaks of, also those without a report;
    the other fields are those of :class:`core.rules.verdict.CheckResult`. ``reading``: the mistake may be in our reading.
    """

    rule: str
    place: str
    verdict: Verdict
    units: tuple[str, ...] = ()
    reports: tuple[CollectedReport, ...] = ()
    statement: str = ""
    expectation: str = ""
    remark: str = ""
    differences: tuple[Difference, ...] = ()
    cells: tuple[Address, ...] = ()
    sources: tuple[FileSource, ...] = ()
    severity: Severity | None = None
    reading: bool = False


Results = Iterable[CollectionResult]


class CollectionRule(Struct, frozen=True):
    """One rule across reports; the fields are those of :class:`core.rules.rule.Rule`.

    Examples are written as :mod:`core.rules.collection_example` says. ``needs_units``: it says nothing where there is no
    list of units.
    """

    id: str
    title: str
    severity: Severity
    check: Callable[["CollectionRule", Collection, Mapping[str, Decimal]], Results]
    explanation: str
    basis: LegalBasis
    next_step: str
    examples: tuple[Example, ...]
    needs_units: bool = True
    usual: bool = True
    settings: tuple[Setting, ...] = ()

    def apply(
        self, collection: Collection, thresholds: Mapping[str, Decimal] | None = None
    ) -> Iterator[CollectionResult]:
        """Hold the rule against a batch; ``thresholds`` are those of a rule pack, by rule and key (``R09.share``)."""
        if collection.tree is not None or not self.needs_units:
            given = thresholds or {}
            chosen = {one.key: given.get(f"{self.id}.{one.key}", one.usual) for one in self.settings}
            yield from self.check(self, collection, chosen)


def cell_sources(reports: Iterable[CollectedReport], cells: Iterable[Address]) -> tuple[FileSource, ...]:
    """Where the cells stand in each of the reports."""
    wanted = tuple(cells)
    return tuple(
        FileSource(report.index, report.file, source)
        for report in reports
        for at in wanted
        for source in report.places.get(at, ())
    )


def listed(names: Iterable[str], most: int = 8) -> str:
    """Names one after another; of very many only the first."""
    all_names = tuple(names)
    more = f"等 {len(all_names)} 个" if len(all_names) > most else ""
    return "、".join(all_names[:most]) + more
