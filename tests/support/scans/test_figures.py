"""The figures drawn by lot are those of a sound report."""

import itertools
from pathlib import Path

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.address import Address
from core.forms.form import Edition, form_of
from core.rules.verdict import Severity
from tests.support.scans.figures import sound_figures
from tests.support.scans.report import YEARS, narrative
from tests.support.web_report import web_report


@pytest.mark.parametrize(("edition", "seed"), [*itertools.product(Edition, range(5))])
def test_every_equation_of_the_form_holds(edition: Edition, seed: int, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    figures = {str(at): printed for at, printed in sound_figures(form_of(edition), seed).items()}
    html = web_report(figures, edition).replace("2023年", f"{YEARS[edition]}年")
    page.write_text(html, encoding="utf-8")
    outcome = audit_file(page)
    assert isinstance(outcome, AuditedReport)
    assert (outcome.tally.broken, outcome.tally.undetermined) == (0, 0)
    assert not [finding.message for finding in outcome.findings if finding.severity is Severity.ERROR]


def test_the_narrative_repeats_the_totals() -> None:
    figures = sound_figures(form_of(Edition.Y2021), 3)
    text = "".join(itertools.chain(*narrative(figures, YEARS[Edition.Y2021]).values()))
    assert f"收到政府信息公开申请{figures[Address('T3.received.total')]}件" in text
    assert f"办结{figures[Address('T3.total.total')]}件" in text


def test_a_seed_decides_the_figures() -> None:
    form = form_of(Edition.Y2021)
    assert sound_figures(form, 1) == sound_figures(form, 1)
    assert sound_figures(form, 1) != sound_figures(form, 2)


def test_figures_of_many_lengths_signs_and_shapes_are_drawn() -> None:
    drawn = {text for seed in range(8) for text in sound_figures(form_of(Edition.Y2019), seed).values()}
    lengths = {len(text) for text in drawn if text.isdigit()}
    assert {1, 2, 3, 4} <= lengths
    assert any(text.startswith("-") for text in drawn)
    assert any("." in text for text in drawn)
    assert any("," in text for text in drawn)
