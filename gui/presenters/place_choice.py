"""What a click in the source chooses."""

from collections.abc import Iterable

from core.audit.audited_report import AuditedReport
from core.findings.finding import Finding
from core.report.claim import Claim
from gui.presenters.source_places import PlaceClick, cell_at, covers, extent
from gui.presenters.window_state import CellChoice, Selection


def choice_at(audited: AuditedReport, click: PlaceClick) -> Selection:
    """The cell printed there; else the number of the narrative; else the finding about these words; else nothing."""
    at = cell_at(audited.report, click)
    if at is not None:
        return CellChoice(at)
    return claim_at(audited.claims, click) or finding_at(audited.findings, click)


def claim_at(claims: Iterable[Claim], click: PlaceClick) -> Claim | None:
    """The number of the narrative whose words contain the click; the shortest where several do."""
    hits = [
        (extent(ref), index, claim) for index, claim in enumerate(claims) for ref in claim.sources if covers(ref, click)
    ]
    return min(hits, key=lambda hit: hit[:2])[2] if hits else None


def finding_at(findings: Iterable[Finding], click: PlaceClick) -> Finding | None:
    """The finding whose place contains the click; the smallest place where several do."""
    hits = [
        (extent(ref), index, finding)
        for index, finding in enumerate(findings)
        for ref in finding.sources
        if covers(ref, click)
    ]
    return min(hits, key=lambda hit: hit[:2])[2] if hits else None
