"""The sample reports through the whole program: the sound one is sound, the other shows what was planted in it."""

from collections.abc import Iterable
from pathlib import Path

import pypdfium2
import pytest

from build_scripts.make_samples import OFFICE_FONTS, printed_figures, write_docx
from build_scripts.sample_reports import PLANTED, SOUND, SampleReport
from core.asset_paths import resource
from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport, Conclusion
from core.export.workbook import write_workbook
from core.findings.finding import Finding, Origin
from core.rules.verdict import Severity
from tests.support.recompute import recomputed, stored

FORMATS = (".docx", ".pdf")


def sample(report: SampleReport, suffix: str) -> Path:
    return resource("samples", report.title + suffix)


def audited(path: Path) -> AuditedReport:
    outcome = audit_file(path)
    assert isinstance(outcome, AuditedReport)
    return outcome


def grave(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.HINT]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("report", [SOUND, PLANTED], ids=["sound", "planted"])
def test_every_figure_is_read_as_it_was_printed(report: SampleReport, suffix: str) -> None:
    figures = audited(sample(report, suffix)).report.figures
    assert {at: figure.printed for at, figure in figures.items()} == printed_figures(report)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_sound_report_passes(suffix: str) -> None:
    outcome = audited(sample(SOUND, suffix))
    assert [finding.message for finding in grave(outcome.findings)] == []
    assert outcome.conclusion is Conclusion.PASS
    assert (outcome.tally.holds, outcome.tally.total) == (42, 42)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_other_report_shows_exactly_what_was_planted(suffix: str) -> None:
    findings = grave(audited(sample(PLANTED, suffix)).findings)
    assert sorted(finding.rule for finding in findings) == ["C02", "N01", "T302", "T303", "T401", "W04"]
    assert {finding.origin for finding in findings} == {Origin.REPORT}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_crossing_cell_is_named_with_its_true_value(suffix: str) -> None:
    findings = audited(sample(PLANTED, suffix)).findings
    for rule in ("T302", "T303"):
        finding = next(finding for finding in findings if finding.rule == rule)
        first = finding.suggestions[0]
        assert (first.cell, str(first.value)) == ("T3.granted.natural", "16")


@pytest.mark.parametrize("report", [SOUND, PLANTED], ids=["sound", "planted"])
def test_the_table_of_requests_crosses_a_page(report: SampleReport) -> None:
    outcome = audited(sample(report, ".pdf"))
    pages = {
        getattr(source, "page", 0)
        for at, figure in outcome.report.figures.items()
        if at.startswith("T3")
        for source in figure.sources
    }
    assert len(pages) == 2


@pytest.mark.parametrize("report", [SOUND, PLANTED], ids=["sound", "planted"])
def test_the_pdf_is_small_and_carries_its_fonts(report: SampleReport) -> None:
    data = sample(report, ".pdf").read_bytes()
    assert len(data) < 300_000
    assert b"/FontFile" in data
    document = pypdfium2.PdfDocument(data)
    try:
        assert report.organ in document[0].get_textpage().get_text_range()
    finally:
        document.close()


@pytest.mark.parametrize("report", [SOUND, PLANTED], ids=["sound", "planted"])
def test_the_kept_word_file_is_what_the_script_makes(report: SampleReport, tmp_path: Path) -> None:
    write_docx(report, tmp_path / "a.docx", OFFICE_FONTS)
    assert audited(tmp_path / "a.docx").report.figures == audited(sample(report, ".docx")).report.figures


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_workbook_of_the_planted_report_computes_to_what_it_stores(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "审核.xlsx"
    write_workbook(audited(sample(PLANTED, suffix)), path)
    before, after = stored(path), recomputed(path, tmp_path)
    verdicts = [place for place in before if place[0] == "勾稽核对" and before[place] in {"相符", "不符"}]
    assert len(verdicts) >= 42
    assert {place: after.get(place) for place in verdicts} == {place: before[place] for place in verdicts}
