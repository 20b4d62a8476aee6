"""What the window shows, as one immutable value, and how events change it."""

from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.findings.finding import Finding
from core.forms.address import Address
from core.report.claim import Claim
from core.rules.verdict import CheckResult
from core.source.unreadable import Unreadable


class CellChoice(Struct, frozen=True):
    """A cell of the form, chosen in a table or in the source."""

    at: Address


Selection = Finding | CheckResult | Claim | CellChoice | None
"""The one thing that all views show: a finding, a check, a number of the narrative, a cell, or nothing."""


class OpenedReport(Struct, frozen=True):
    """A report together with the file it was read from."""

    path: Path
    audited: AuditedReport


class Opening(Struct, frozen=True):
    """A file that is being read: ``done`` of ``total`` steps; ``total`` 0 while that is unknown."""

    path: Path
    done: int = 0
    total: int = 0
    label: str = "正在打开"


class Refusal(Struct, frozen=True):
    """A file that could not be read."""

    path: Path
    why: Unreadable


class Page(StrEnum):
    """Which of its four faces the window shows."""

    WELCOME = "welcome"
    OPENING = "opening"
    REFUSED = "refused"
    WORKBENCH = "workbench"


class WindowState(Struct, frozen=True):
    """All that the window depends on. A report stays open until the next one has arrived."""

    opened: OpenedReport | None = None
    opening: Opening | None = None
    refusal: Refusal | None = None
    selection: Selection = None
    exporting: bool = False

    @property
    def page(self) -> Page:
        """The face that fits the state."""
        if self.opening is not None:
            return Page.OPENING
        if self.refusal is not None:
            return Page.REFUSED
        return Page.WELCOME if self.opened is None else Page.WORKBENCH

    def started(self, path: Path) -> "WindowState":
        """A file has been chosen."""
        return msgspec.structs.replace(self, opening=Opening(path), refusal=None)

    def progressed(self, done: int, total: int, label: str) -> "WindowState":
        """The reading has come further; nothing changes when nothing is being read."""
        if self.opening is None:
            return self
        return msgspec.structs.replace(self, opening=Opening(self.opening.path, done, total, label))

    def arrived(self, audited: AuditedReport) -> "WindowState":
        """The report has been read; nothing changes when none was awaited."""
        if self.opening is None:
            return self
        return WindowState(opened=OpenedReport(self.opening.path, audited), exporting=self.exporting)

    def refused(self, why: Unreadable) -> "WindowState":
        """The file could not be read; a report that was open stays behind the message."""
        if self.opening is None:
            return self
        return msgspec.structs.replace(self, opening=None, refusal=Refusal(self.opening.path, why))

    def cancelled(self) -> "WindowState":
        """Back to what was there before: the open report, or the welcome page."""
        return msgspec.structs.replace(self, opening=None, refusal=None)

    def selecting(self, selection: Selection) -> "WindowState":
        """Another thing is chosen."""
        return self if selection == self.selection else msgspec.structs.replace(self, selection=selection)

    def exporting_now(self, *, busy: bool) -> "WindowState":
        """The export has begun or ended."""
        return msgspec.structs.replace(self, exporting=busy)
