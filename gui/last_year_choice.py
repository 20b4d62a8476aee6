"""Choosing last year's report: it is read in the sandbox like any other, and what is open is audited anew beside it."""

from collections.abc import Callable
from pathlib import Path

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.rules.file_traits import FileTraits
from core.source.unreadable import Unreadable
from gui.models.session_store import SessionStore
from gui.presenters.last_year_words import doubts_about, refused_words
from gui.presenters.refusal import Remedy, numbered, password_hint, remedy_of
from gui.presenters.window_state import OPEN, Access, LastYearReport, Opening
from gui.views.prompter import Prompter
from gui.workers.audit_client import AuditClient

_NOT_USED = "没有对照上年报告"


class LastYearChoice:
    """A wrong or unreadable file is told, and leaves the open report with its results as it was."""

    def __init__(
        self,
        store: SessionStore,
        client: AuditClient,
        prompter: Prompter,
        audit_beside: Callable[[LastYearReport | None], None],
    ) -> None:
        self._store = store
        self._client = client
        self._prompter = prompter
        self._audit_beside = audit_beside

    def choose(self) -> None:
        """Ask for last year's report of the one that is open, and read it."""
        opened = self._store.state.opened
        path = self._prompter.last_year_report(opened.path.parent) if opened is not None else None
        if path is not None:
            self._read(path.absolute(), OPEN)

    def arrived(self, audited: AuditedReport) -> None:
        """It was read: hold the open report against it, unless it cannot be last year's."""
        opening, opened = self._store.state.opening, self._store.state.opened
        self._store.put(self._store.state.cancelled())
        if opening is None or opened is None:
            return
        doubts = doubts_about(opened.audited, audited)
        if doubts.refusal:
            self._prompter.tell_failed(_NOT_USED, doubts.refusal)
        elif not doubts.question or self._prompter.agrees("上年报告", doubts.question, "仍然对照"):
            self._audit_beside(
                LastYearReport(
                    opening.path, audited.report, FileTraits(audited.document.name, audited.document.recognised)
                )
            )

    def refused(self, why: Unreadable) -> None:
        """It could not be read: ask for what only the person can tell, or say why and change nothing."""
        opening = self._store.state.opening
        self._store.put(self._store.state.cancelled())
        if opening is not None and (access := self._told(opening, why)) is not None:
            self._read(opening.path, access)

    def _read(self, path: Path, access: Access) -> None:
        self._store.put(self._store.state.started_last_year(path, access))
        self._client.open(path, AuditOptions(password=access.password, part=access.part))

    def _told(self, opening: Opening, why: Unreadable) -> Access | None:
        name, access = opening.path.name, opening.access
        match remedy_of(why):
            case Remedy.PASSWORD:
                password = self._prompter.password_of(name, password_hint(why))
                return structs.replace(access, password=password) if password else None
            case Remedy.PART:
                part = self._prompter.part_of(name, numbered(why.choices), 0)
                return structs.replace(access, part=part, choices=why.choices) if part else None
            case None:
                self._prompter.tell_failed(_NOT_USED, refused_words(name, why))
                return None
