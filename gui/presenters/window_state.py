"""What the window shows, as one immutable value, and how events change it."""

from enum import IntEnum, StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.findings.cause import Proposal
from core.findings.finding import Finding
from core.forms.address import Address
from core.report.annual_report import AnnualReport
from core.report.claim import Claim
from core.rules.file_traits import FileTraits
from core.rules.pack import RulePack
from core.rules.verdict import CheckResult
from core.source.unreadable import Reason, Unreadable
from gui.presenters.folder_run import FolderRun
from gui.presenters.unit_draft import UnitDraft


class CellChoice(Struct, frozen=True):
    """A cell of the form, chosen in a table or in the source."""

    at: Address


class ProposalChoice(Struct, frozen=True):
    """One of the proposals of what may have gone wrong, chosen under a finding."""

    finding: Finding
    proposal: Proposal


Selection = Finding | CheckResult | Claim | CellChoice | ProposalChoice | None
"""The one thing that all views show: a finding, a check, a number of the narrative, a cell, a proposal, or nothing."""


class Access(Struct, frozen=True):
    """What a person told about a file so that it could be opened; it lives as long as the file is open, and nowhere else.

    ``choices`` are the reports that the file holds, ``part`` the number of the chosen one, from 1; 0 where there is no choice.
    """

    password: str = ""
    part: int = 0
    choices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Without the password: a text like this may end in a log."""
        return f"Access(part={self.part})"


OPEN = Access()
"""Nothing had to be told."""


class ChosenPack(Struct, frozen=True):
    """The rule pack in use. ``trouble`` says why it could not be read where it could not; ``pack`` changes nothing then."""

    path: Path
    pack: RulePack = RulePack()
    trouble: str = ""


class LastYearReport(Struct, frozen=True):
    """The report that this year's is held against, with the file that it came in."""

    path: Path
    report: AnnualReport
    file: FileTraits = FileTraits()

    @property
    def name(self) -> str:
        """Whose report it is, as far as it says so."""
        return self.report.organ or self.path.stem


class Given(Struct, frozen=True):
    """What a report is audited with besides its file."""

    pack: ChosenPack | None = None
    last: LastYearReport | None = None


class OpenedReport(Struct, frozen=True):
    """A report together with the file it was read from, and what it was audited with."""

    path: Path
    audited: AuditedReport
    access: Access = OPEN
    given: Given = Given()

    @property
    def name(self) -> str:
        """The name of the file, and which of its reports this is where it holds several."""
        return f"{self.path.name} · 第 {self.access.part} 份" if self.access.part else self.path.name


class Purpose(StrEnum):
    """Why a file is being read: to be audited itself, or to hold the open report against it."""

    REPORT = "report"
    LAST_YEAR = "last_year"


class Opening(Struct, frozen=True):
    """A file that is being read: ``done`` of ``total`` steps; ``total`` 0 while that is unknown."""

    path: Path
    access: Access = OPEN
    given: Given = Given()
    done: int = 0
    total: int = 0
    label: str = "正在打开"
    purpose: Purpose = Purpose.REPORT

    @property
    def title(self) -> str:
        """What is being opened."""
        what = "" if self.purpose is Purpose.REPORT else "上年报告 "
        return f"正在打开 {what}{self.path.name}"

    @property
    def words(self) -> str:
        """What is being done, and how far it has come where that is known."""
        return f"{self.label}（{100 * self.done // self.total}%）" if self.done and self.total else self.label


class Refusal(Struct, frozen=True):
    """A file that could not be read."""

    path: Path
    why: Unreadable
    access: Access = OPEN


class Page(StrEnum):
    """Which of its four faces the window shows."""

    WELCOME = "welcome"
    OPENING = "opening"
    REFUSED = "refused"
    WORKBENCH = "workbench"


class ListPage(IntEnum):
    """The lists below the tables, in the order of their tabs."""

    FINDINGS = 0
    CHECKS = 1
    CLAIMS = 2
    PROBLEMS = 3


class WindowState(Struct, frozen=True):
    """All that the window depends on. A report stays open until the next one has arrived."""

    opened: OpenedReport | None = None
    opening: Opening | None = None
    refusal: Refusal | None = None
    selection: Selection = None
    exporting: bool = False
    listed: ListPage = ListPage.FINDINGS
    pack: ChosenPack | None = None
    show_last: bool = True
    units: UnitDraft = UnitDraft()
    folder: FolderRun | None = None

    @property
    def page(self) -> Page:
        """The face that fits the state."""
        if self.opening is not None:
            return Page.OPENING
        if self.refusal is not None:
            return Page.REFUSED
        return Page.WELCOME if self.opened is None else Page.WORKBENCH

    def started(self, path: Path, access: Access = OPEN, last: LastYearReport | None = None) -> "WindowState":
        """A file has been chosen; it will be audited with the rule pack in use, and with ``last`` as last year's report."""
        return msgspec.structs.replace(self, opening=Opening(path, access, Given(self.pack, last)), refusal=None)

    def started_last_year(self, path: Path, access: Access = OPEN) -> "WindowState":
        """A file has been chosen as last year's report of the one that is open."""
        opening = Opening(path, access, purpose=Purpose.LAST_YEAR)
        return msgspec.structs.replace(self, opening=opening, refusal=None)

    def progressed(self, done: int, total: int, label: str) -> "WindowState":
        """The reading has come further; nothing changes when nothing is being read."""
        if self.opening is None:
            return self
        opening = msgspec.structs.replace(self.opening, done=done, total=total, label=label)
        return msgspec.structs.replace(self, opening=opening)

    def arrived(self, audited: AuditedReport) -> "WindowState":
        """The report has been read; nothing changes when none was awaited."""
        if self.opening is None:
            return self
        opening, before = self.opening, self.opened
        opened = OpenedReport(opening.path, audited, opening.access, opening.given)
        state = msgspec.structs.replace(self.closed(), opened=opened)
        if before is None or before.name != opened.name or before.path != opened.path:
            return state
        # the same report, audited again: what was looked at is looked at still
        return msgspec.structs.replace(state, selection=_found_again(self.selection, audited), listed=self.listed)

    def refused(self, why: Unreadable) -> "WindowState":
        """The file could not be read; a report that was open stays behind the message."""
        if self.opening is None:
            return self
        refusal = Refusal(self.opening.path, why, _after_refusal(self.opening.access, why))
        return msgspec.structs.replace(self, opening=None, refusal=refusal)

    def cancelled(self) -> "WindowState":
        """Back to what was there before: the open report, or the welcome page."""
        return msgspec.structs.replace(self, opening=None, refusal=None)

    def closed(self) -> "WindowState":
        """No report is open."""
        return msgspec.structs.replace(
            self, opened=None, opening=None, refusal=None, selection=None, listed=ListPage.FINDINGS
        )

    def with_pack(self, pack: ChosenPack | None) -> "WindowState":
        """Another rule pack, or none, from the next audit on."""
        return msgspec.structs.replace(self, pack=pack)

    def auditing_folder(self, run: FolderRun) -> "WindowState":
        """The audit of a folder has begun, or come further."""
        return msgspec.structs.replace(self, folder=run)

    def with_units(self, units: UnitDraft) -> "WindowState":
        """The list of units has changed, or another one of them is looked at."""
        return self if units is self.units else msgspec.structs.replace(self, units=units)

    def showing_last(self, *, shown: bool) -> "WindowState":
        """Last year's figures stand beside this year's, or not."""
        return msgspec.structs.replace(self, show_last=shown)

    def selecting(self, selection: Selection) -> "WindowState":
        """Another thing is chosen; the list that it stands in is turned to."""
        listed = _list_of(selection, self.listed)
        if selection == self.selection and listed is self.listed:
            return self
        return msgspec.structs.replace(self, selection=selection, listed=listed)

    def listing(self, listed: ListPage) -> "WindowState":
        """Another list is looked at."""
        return self if listed is self.listed else msgspec.structs.replace(self, listed=listed)

    def exporting_now(self, *, busy: bool) -> "WindowState":
        """The export has begun or ended."""
        return msgspec.structs.replace(self, exporting=busy)


def _list_of(selection: Selection, now: ListPage) -> ListPage:
    """The list that a selection belongs to; a cell belongs to none."""
    match selection:
        case Finding() | ProposalChoice():
            return ListPage.FINDINGS
        case CheckResult():
            return ListPage.CHECKS
        case Claim():
            return ListPage.CLAIMS
        case _:
            return now


def _found_again(selection: Selection, audited: AuditedReport) -> Selection:
    """The same cell, or the same finding, after another audit; checks and numbers are made anew and are let go."""
    match selection:
        case CellChoice():
            return selection
        case Finding(key=key) | ProposalChoice(finding=Finding(key=key)):
            return next((finding for finding in audited.findings if finding.key == key), None)
        case _:
            return None


def _after_refusal(access: Access, why: Unreadable) -> Access:
    """What is worth keeping for the next attempt: not a password that was wrong, and the reports there are to choose from."""
    if why.reason in {Reason.PASSWORD, Reason.WRONG_PASSWORD}:
        return msgspec.structs.replace(access, password="")
    if why.reason is Reason.SEVERAL_REPORTS:
        return msgspec.structs.replace(access, part=0, choices=why.choices)
    return access
