"""Web pages whose merged cells lost their spans: the heading then stands over the wrong figures."""

import re
from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.form import Edition, form_of
from core.rules.verdict import Severity
from tests.support.paper import SOUND_2021, all_figures
from tests.support.web_report import web_report


@pytest.mark.parametrize("lost", ["", r' colspan="\d+"', r' rowspan="\d+"', r' (?:row|col)span="\d+"'])
def test_figures_are_read_right_and_nothing_is_accused_whatever_spans_are_lost(lost: str, tmp_path: Path) -> None:
    page = web_report(SOUND_2021)
    path = tmp_path / "report.html"
    path.write_text(re.sub(lost, "", page) if lost else page, encoding="utf-8")
    audited = audit_file(path)
    assert isinstance(audited, AuditedReport)
    read = {at: figure.printed for at, figure in audited.report.figures.items()}
    assert read == all_figures(form_of(Edition.Y2021), SOUND_2021)
    assert [finding.message for finding in audited.findings if finding.severity is not Severity.HINT] == []
