"""A scanned report through the real way in: what is read, what is said of it, and where it stands."""

from decimal import Decimal
from pathlib import Path

import pytest

from core.audit import pictures
from core.audit.audit import audit_file
from core.report.claim import ClaimStatus
from core.rules.verdict import Severity
from core.source.document import PrintedContent
from core.source.numerals import FigureState
from core.source.provenance import PageRegion
from core.source.unreadable import Reason, Unreadable
from tests.core.scans.conftest import Scan


def test_every_figure_of_a_sideways_scan_is_read_right(scan: Scan) -> None:
    figures = scan.audited.report.figures
    wrong = {
        str(at): figure.printed
        for at, figure in figures.items()
        if figure.value != Decimal(scan.printed[str(at)].replace(",", ""))
    }
    assert wrong == {}


def test_title_sections_and_numbers_of_the_text_are_read(scan: Scan) -> None:
    report = scan.audited.report
    assert (report.organ, report.year) == ("青禾市教育局", 2023)
    assert [section.number for section in report.sections if section.number] == [1, 2, 3, 4, 5, 6]
    agreeing = [claim for claim in scan.audited.claims if claim.status is ClaimStatus.AGREES]
    assert len(agreeing) >= 4


def test_a_sound_scan_is_not_accused(scan: Scan) -> None:
    assert [finding.message for finding in scan.audited.findings if finding.severity is Severity.ERROR] == []


def test_every_page_says_that_it_was_recognised(scan: Scan) -> None:
    content = scan.audited.document.content
    assert isinstance(content, PrintedContent)
    said = [problem.place for problem in scan.audited.problems if "文字识别" in problem.message]
    assert said == [f"第 {number} 页" for number in range(1, len(content.pages) + 1)]
    assert not any(problem.hides_content for problem in scan.audited.problems)
    assert "PP-OCRv6" in scan.audited.document.engine


def test_pages_stand_upright_and_figures_lie_on_them(scan: Scan) -> None:
    content = scan.audited.document.content
    assert isinstance(content, PrintedContent)
    assert all(page.height > page.width and round(page.turn / 90) % 4 == 1 for page in content.pages)
    for figure in scan.audited.report.figures.values():
        (place,) = figure.sources
        assert isinstance(place, PageRegion)
        page = content.pages[place.page - 1]
        assert 0 <= place.rect.x0 < place.rect.x1 <= page.width
        assert 0 <= place.rect.y0 < place.rect.y1 <= page.height


def test_progress_names_the_pages(scan: Scan) -> None:
    told: list[str] = []
    audit_file(scan.path, lambda _done, _total, label: told.append(label))
    assert any("第 1 页" in label and "识别" in label for label in told)


def test_without_the_recogniser_a_scan_is_refused_with_what_to_do(scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "available", lambda: False)
    outcome = audit_file(scan.path)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason is Reason.SCANNED
    assert pictures.NOT_INSTALLED in outcome.sentence
    assert "安装文字识别组件" in outcome.next_step


def test_a_picture_without_print_is_no_report(scan: Scan, tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415 - drawn only here

    path = tmp_path / "白纸.png"
    Image.new("RGB", (1240, 1754), "white").save(path, dpi=(150, 150))
    outcome = audit_file(path)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason is Reason.SCANNED


def test_an_unsure_figure_is_doubtful_and_shows_both_readings(scan: Scan) -> None:
    for figure in scan.audited.report.figures.values():
        if figure.state is FigureState.DOUBTFUL:
            assert any(figure.doubts)
        assert not (figure.doubts and figure.state is not FigureState.DOUBTFUL)
