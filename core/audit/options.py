"""What an audit may be given besides the file."""

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.rules.pack import RulePack


class AuditOptions(Struct, frozen=True):
    """Last year's report of the same organ, as read, and the rule pack."""

    last_year: AnnualReport | None = None
    pack: RulePack = RulePack()


DEFAULT_OPTIONS = AuditOptions()
"""No other report, every rule as it is declared."""
