"""Saved pages of government sites: the report in them is read, and nothing of the page around it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.form import Edition, form_of
from core.rules.verdict import Severity
from core.source.unreadable import Reason, Unreadable
from tests.support.flow_reading import lines, opened
from tests.support.paper import SOUND_2021, all_figures
from tests.support.site_pages import (
    COUNTED,
    ORGAN,
    SITES,
    TEXTS,
    TITLE,
    letter,
    list_page,
    page_of_a_file,
    page_of_script,
    with_years_on_the_right,
)

Site = Callable[[Mapping[str, str]], str]
COUNTS = {"33", "24", "57", "19"}


def audited(path: Path, text: str) -> AuditedReport:
    path.write_text(text, encoding="utf-8")
    outcome = audit_file(path)
    assert isinstance(outcome, AuditedReport), outcome
    return outcome


def answered(path: Path, text: str) -> Unreadable:
    path.write_text(text, encoding="utf-8")
    outcome = audit_file(path)
    assert isinstance(outcome, Unreadable)
    return outcome


def counts(one: AuditedReport) -> tuple[str, ...]:
    """The counts of the ledger, without the years and dates of the narrative itself."""
    return tuple(str(claim.value) for claim in one.claims if claim.reason not in ("年份", "日期", "序号"))


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
@pytest.mark.parametrize("copied", [False, True], ids=["page", "copied text"])
def test_the_report_on_a_page_is_read_without_the_page(site: Site, copied: bool, tmp_path: Path) -> None:
    page = site(SOUND_2021)
    if copied:
        one = audited(tmp_path / "report.txt", "\n".join(lines(opened(page))))
    else:
        one = audited(tmp_path / "report.html", page)
    report = one.report
    assert {at: figure.printed for at, figure in report.figures.items()} == all_figures(
        form_of(Edition.Y2021), SOUND_2021
    )
    assert str(report.title).replace("\n", "") == TITLE
    assert (report.organ, report.year) == (ORGAN, 2023)
    assert [section.number for section in report.sections] == [0, 1, 2, 3, 4, 5, 6]
    for number in (1, 5, 6):
        section = report.section(number)
        assert section is not None
        assert [text.characters.strip() for text in section.paragraphs] == list(TEXTS[number])
    assert counts(one) == COUNTED
    assert [finding.message for finding in one.findings if finding.severity is not Severity.HINT] == []


def test_what_was_left_out_is_said_with_its_first_words(tmp_path: Path) -> None:
    one = audited(tmp_path / "report.html", with_years_on_the_right(SOUND_2021))
    (problem,) = [problem for problem in one.problems if problem.place == "报告之外的文字"]
    assert "之前 6 段" in problem.message
    assert "之后 9 段" in problem.message
    assert "“首页”" in problem.message


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        (list_page(), "列有 6 份年报的标题"),
        (letter(), "报送函"),
        (page_of_a_file(), f"{TITLE}.pdf"),
        (page_of_script(SOUND_2021), "网页脚本"),
        (page_of_script(SOUND_2021).encode("ascii", "backslashreplace").decode(), "网页脚本"),
        (f"<html><body><h1>{TITLE}</h1><p>正在整理</p>", "没有正文和表格"),
    ],
    ids=["list", "letter", "file", "script", "escaped script", "title"],
)
def test_a_page_without_a_report_says_what_it_seems_to_be(page: str, seen: str, tmp_path: Path) -> None:
    outcome = answered(tmp_path / "page.html", page)
    assert outcome.reason is Reason.NOT_A_REPORT
    assert seen in outcome.detail
