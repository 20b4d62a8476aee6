"""Opening a file: reading it in the background, and asking for what only the person can tell."""

from pathlib import Path

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.rules.file_traits import FileTraits
from core.rules.pack import RulePack
from core.source.unreadable import Unreadable
from gui.last_year_choice import LastYearChoice
from gui.models.session_store import SessionStore
from gui.presenters.refusal import Remedy, numbered, password_hint, remedy_of
from gui.presenters.window_state import OPEN, Access, Given, LastYearReport, Purpose, Refusal
from gui.views.prompter import Prompter
from gui.workers.audit_client import AuditClient


class ReportOpening:
    """Opens one file at a time. A password lives in the state of the window as long as its file does, and nowhere else."""

    def __init__(self, store: SessionStore, client: AuditClient, prompter: Prompter) -> None:
        self._store = store
        self._client = client
        self._prompter = prompter
        self.last_year = LastYearChoice(store, client, prompter, self.audit_beside)
        client.progressed.connect(self._on_progress)
        client.audited.connect(self._on_audited)
        client.refused.connect(self._on_refused)

    def open(self, path: Path) -> None:
        """Read and audit a file of which nothing has been told yet."""
        self._open(path.absolute(), OPEN)

    def cancel(self) -> None:
        """Back to what was there before the file: what reads it is ended, and nothing is kept of it."""
        self._client.cancel()
        self._store.put(self._store.state.cancelled())

    def retry(self) -> None:
        """Try the refused file again, with what was told about it."""
        refusal = self._store.state.refusal
        if refusal is not None:
            self._open(refusal.path, refusal.access)

    def mend(self) -> None:
        """Ask for what the refused file lacks, and try again; nothing changes where the person does not tell."""
        refusal = self._store.state.refusal
        if refusal is None:
            return
        match remedy_of(refusal.why):
            case Remedy.PASSWORD:
                self._ask_password(refusal)
            case Remedy.PART:
                self._ask_part(refusal.path, refusal.access)

    def choose_other_part(self) -> None:
        """Ask again which report of the open file is meant."""
        opened = self._store.state.opened
        if opened is not None and opened.access.choices:
            self._ask_part(opened.path, opened.access)

    def audit_again(self) -> None:
        """Audit what is open, or being opened, with the rule pack in use now."""
        state = self._store.state
        now = state.opening if state.opening is not None and state.opening.purpose is Purpose.REPORT else state.opened
        if now is not None:
            self._open(now.path, now.access, now.given.last)

    def audit_beside(self, last: LastYearReport | None) -> None:
        """Audit what is open with another report, or none, as last year's."""
        opened = self._store.state.opened
        if opened is not None:
            self._open(opened.path, opened.access, last)

    def _open(self, path: Path, access: Access, last: LastYearReport | None = None) -> None:
        self._store.put(self._store.state.started(path, access, last))
        self._client.open(path, _options(access, Given(self._store.state.pack, last)))

    def _ask_password(self, refusal: Refusal) -> None:
        password = self._prompter.password_of(refusal.path.name, password_hint(refusal.why))
        if password:
            self._open(refusal.path, structs.replace(refusal.access, password=password))

    def _ask_part(self, path: Path, access: Access) -> None:
        part = self._prompter.part_of(path.name, numbered(access.choices), access.part)
        if part is not None and part != access.part:
            self._open(path, structs.replace(access, part=part))

    def _on_progress(self, done: int, total: int, label: str) -> None:
        self._store.put(self._store.state.progressed(done, total, label))

    def _on_audited(self, audited: AuditedReport) -> None:
        if self._is_last_year():
            self.last_year.arrived(audited)
            return
        self._store.put(self._store.state.arrived(audited))

    def _on_refused(self, why: Unreadable) -> None:
        if self._is_last_year():
            self.last_year.refused(why)
            return
        before = self._store.state
        self._store.put(before.refused(why))
        if self._store.state is not before:
            self.mend()

    def _is_last_year(self) -> bool:
        opening = self._store.state.opening
        return opening is not None and opening.purpose is Purpose.LAST_YEAR


def _options(access: Access, given: Given) -> AuditOptions:
    return AuditOptions(
        last_year=given.last.report if given.last else None,
        pack=given.pack.pack if given.pack else RulePack(),
        password=access.password,
        part=access.part,
        last_file=given.last.file if given.last else FileTraits(),
    )
