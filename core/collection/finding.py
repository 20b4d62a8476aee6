"""A finding about several reports."""

from decimal import Decimal

from msgspec import Struct

from core.findings.finding import Origin
from core.forms.address import Address
from core.rules.across.collection_rule import Difference, FileSource
from core.rules.verdict import Severity, Verdict


class CollectionFinding(Struct, frozen=True):
    """One result for a person; the fields are those of :class:`core.findings.finding.Finding`.

    ``units`` are those it speaks of, also without a report; ``files`` the files and ``reports`` their places in the batch.
    ``left``, ``right`` and ``difference`` are those of the first of ``cells``; ``differences`` has all of them.
    """

    key: str
    rule: str
    title: str
    severity: Severity
    verdict: Verdict
    origin: Origin
    place: str
    statement: str
    expectation: str
    next_step: str
    message: str
    units: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    reports: tuple[int, ...] = ()
    cells: tuple[Address, ...] = ()
    left: Decimal | None = None
    right: Decimal | None = None
    difference: Decimal | None = None
    differences: tuple[Difference, ...] = ()
    sources: tuple[FileSource, ...] = ()
    basis: str = ""


class UnitStanding(Struct, frozen=True):
    """How one unit of the list stands: its files, the worst conclusion of their audits, and its findings by severity.

    ``state`` is Chinese: 已报送, 未报送, 未读成, 年度不符, 不需报送, 名单外. ``own`` and ``across`` count the findings of its own report and
    those about it and others, as (错误, 存疑, 提示).
    """

    name: str
    parent: str
    state: str
    files: tuple[str, ...] = ()
    verdict: str = ""
    own: tuple[int, int, int] = (0, 0, 0)
    across: tuple[int, int, int] = (0, 0, 0)


class CollectionAudit(Struct, frozen=True):
    """All that was found across the reports of a batch.

    ``checked`` counts the results by verdict; ``problems`` are rules that could not run, in Chinese; ``missing`` the units
    without a report; ``switched_off`` the rules that were not checked.
    """

    year: int | None
    findings: tuple[CollectionFinding, ...]
    checked: tuple[int, int, int] = (0, 0, 0)
    standings: tuple[UnitStanding, ...] = ()
    missing: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    switched_off: tuple[str, ...] = ()
    has_units: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)
