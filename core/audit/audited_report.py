"""Everything the program knows about one file after the audit."""

from enum import StrEnum

from msgspec import Struct

from core.audit.last_year import LastYear
from core.findings.cause import Cause, Proposal
from core.findings.finding import Finding
from core.report.annual_report import AnnualReport
from core.report.claim import Claim
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.document import ReadProblem, SourceDocument


class Conclusion(StrEnum):
    """The verdict on a whole report."""

    ERRORS = "errors"
    DOUBTS = "doubts"
    PASS = "pass"  # noqa: S105


class Tally(Struct, frozen=True):
    """How many identities of the form hold, are broken, and could not be decided."""

    holds: int
    broken: int
    undetermined: int

    @property
    def total(self) -> int:
        """All identities of the form."""
        return self.holds + self.broken + self.undetermined


class AuditedReport(Struct, frozen=True):
    """A report with its results. ``results`` holds every check that was made, ``findings`` those a person must look at.

    ``identities`` are the rule ids that count as 勾稽 in the tally: the equations of the form itself. ``switched_off`` names
    the rules that a rule pack kept from being checked. ``last_year`` is the report that it was held against as last year's,
    ``causes`` are what may be wrong where equations do not hold.
    """

    document: SourceDocument
    report: AnnualReport
    results: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    problems: tuple[ReadProblem, ...]
    identities: frozenset[str]
    switched_off: tuple[str, ...] = ()
    last_year: LastYear | None = None
    causes: tuple[Cause, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All changes of figures that are proposed, cause by cause."""
        return tuple(proposal for cause in self.causes for proposal in cause.proposals)

    @property
    def conclusion(self) -> Conclusion:
        """Errors before doubts before a pass; hints and undetermined identities keep a report from passing silently."""
        severities = {finding.severity for finding in self.findings}
        if Severity.ERROR in severities:
            return Conclusion.ERRORS
        if Severity.DOUBT in severities or self.tally.undetermined or self.problems:
            return Conclusion.DOUBTS
        return Conclusion.PASS

    @property
    def tally(self) -> Tally:
        """The identities of the form, counted by verdict."""
        verdicts = [result.verdict for result in self.results if result.rule in self.identities]
        return Tally(
            verdicts.count(Verdict.HOLDS), verdicts.count(Verdict.BROKEN), verdicts.count(Verdict.UNDETERMINED)
        )
