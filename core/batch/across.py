"""The audit across the reports of one run of the command."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.batch.given import earlier_errors
from core.collection.collector import Collector
from core.collection.finding import CollectionAudit
from core.rules.pack import ON, RulePack
from core.source.unreadable import Unreadable

_ABOUT_EARLIER = "D05"


class Across:
    """Collects while reports pass by, and is asked once they have."""

    def __init__(self, options: AuditOptions, earlier: Path | None = None) -> None:
        """Raises :class:`core.batch.given.GivenError` for an earlier result that cannot be read."""
        self._pack = _with_earlier(options.pack) if earlier is not None else options.pack
        self._collector = Collector(options.units, earlier_errors(earlier) if earlier is not None else None)

    def watching(self, outcomes: Iterable[AuditedReport | Unreadable]) -> Iterator[AuditedReport | Unreadable]:
        """The same outcomes."""
        return self._collector.watching(outcomes)

    @cached_property
    def _audit(self) -> CollectionAudit:
        return self._collector.audit(self._pack)

    def found(self) -> CollectionAudit:
        """What is found across all that passed by."""
        return self._audit


def _with_earlier(pack: RulePack) -> RulePack:
    """Whoever gives an earlier result wants it compared."""
    return structs.replace(pack, switches={_ABOUT_EARLIER: ON, **pack.switches})
