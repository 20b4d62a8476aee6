"""The audit client without processes and threads, for tests: every answer comes before the call returns."""

from PySide6.QtCore import QObject

from core.audit.audit import audit_file
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.service import Auditor
from gui.workers.audit_client import AuditClient
from gui.workers.task_runner import ImmediateTask


class InProcessClient(AuditClient):
    """Audits with ``auditor`` where it is asked; a hostile file takes this process with it."""

    def __init__(self, parent: QObject | None = None, *, auditor: Auditor = audit_file) -> None:
        super().__init__(parent, sandbox=lambda: InProcessSandbox(auditor), runner=ImmediateTask)
