"""Audits of many files, a few at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
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
    clients = [sandbox() for _ in range(max(1, min(jobs, len(paths))))]
    idle: SimpleQueue[Sandbox] = SimpleQueue()
    for client in clients:
        idle.put(client)

    def audit(path: Path) -> Outcome:
        client = idle.get()
        try:
            return client.audit(path, options=options)
        finally:
            idle.put(client)

    try:
        with ThreadPoolExecutor(len(clients)) as pool:
            yield from zip(paths, pool.map(audit, paths), strict=True)
    finally:
        for client in clients:
            client.close()
