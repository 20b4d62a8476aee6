"""Audits of many files, a few at a time."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.batch.workers import Workers
from core.sandbox.client import Sandbox, SandboxClient
from core.source.unreadable import Unreadable

Outcome = AuditedReport | Unreadable


def audit_all(
    paths: Sequence[Path],
    jobs: int = 1,
    options: AuditOptions = DEFAULT_OPTIONS,
    sandbox: Callable[[], Sandbox] = SandboxClient,
) -> Iterator[tuple[Path, Outcome]]:
    """The outcome of each file in the order of ``paths``, ``jobs`` worker processes at once."""
    if not paths:
        return
    with Workers(min(jobs, len(paths)), sandbox) as workers:
        yield from zip(
            paths, workers.each(lambda client, path: client.audit(path, options=options), paths), strict=True
        )
