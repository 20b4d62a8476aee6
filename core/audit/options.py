"""What an audit may be given besides the file."""

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.rules.across.units import UnitTree
from core.rules.facts import Facts
from core.rules.file_traits import FileTraits
from core.rules.pack import RulePack


class AuditOptions(Struct, frozen=True):
    """Last year's report of the same organ, as read, the rule pack, and the facts that the file cannot say.

    ``password`` opens an encrypted file; it is passed on and never written down. ``part`` says which report of a file that
    holds several is meant, from 1; 0 where nobody has chosen. ``last_file`` is the file that last year's report came in,
    ``archived_last_year`` a second copy of that report. Where ``facts`` are not given, those of the unit of ``units`` that
    the report comes from count.
    """

    last_year: AnnualReport | None = None
    pack: RulePack = RulePack()
    password: str = ""
    part: int = 0
    facts: Facts = Facts()
    last_file: FileTraits = FileTraits()
    archived_last_year: AnnualReport | None = None
    units: UnitTree | None = None

    def __repr__(self) -> str:
        """Without the password: a representation ends up in messages."""
        return f"AuditOptions(part={self.part})"


DEFAULT_OPTIONS = AuditOptions()
"""No other report, every rule as it is declared."""
