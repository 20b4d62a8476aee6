"""Whole sound reports through the whole program: not one is accused of anything, not one number is called wrong."""

from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.report.claim import ClaimStatus
from core.rules.verdict import Verdict
from tests.support.report_files import WRITERS
from tests.support.sound_reports import SoundReport, sound_reports

REPORTS = sound_reports()
FORMATS = ("txt", "docx", "html")


def audited(report: SoundReport, suffix: str, folder: Path) -> AuditedReport:
    file = folder / f"{report.title}.{suffix}"
    file.write_bytes(WRITERS[suffix](list(report.blocks)))
    outcome = audit_file(file)
    assert isinstance(outcome, AuditedReport)
    return outcome


@pytest.mark.parametrize(
    ("report", "suffix"),
    [pytest.param(report, FORMATS[number % len(FORMATS)], id=report.name) for number, report in enumerate(REPORTS)],
)
def test_a_sound_report_is_accused_of_nothing(report: SoundReport, suffix: str, tmp_path: Path) -> None:
    outcome = audited(report, suffix, tmp_path)
    assert [one.message for one in outcome.findings if one.verdict is Verdict.BROKEN] == []
    assert [claim.text for claim in outcome.claims if claim.status is ClaimStatus.DIFFERS] == []
    printed = {at: figure.printed for at, figure in outcome.report.figures.items()}
    assert printed == report.figures


def test_the_reports_are_many_and_of_some_length() -> None:
    lengths = [sum(len(block) for block in report.blocks if isinstance(block, str)) for report in REPORTS]
    assert len(REPORTS) >= 50
    assert min(lengths) >= 1100
