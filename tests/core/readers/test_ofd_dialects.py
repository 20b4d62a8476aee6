"""Whole reports of known figures in the markup of several printers: every cell is read, and nothing is doubted."""

from random import Random

import pytest

from core.forms.form import Edition, form_of
from core.layout.flow import flow_of
from core.report.assemble import assemble
from tests.support.flow_reading import opened
from tests.support.ofd_report import DIALECTS, Dialect, printed_report, report_title

WIDTHS = (0.5, 0.556, 0.62)


def random_figures(edition: Edition, seed: int) -> dict[str, str]:
    """Figures of up to five digits for every cell (four in the narrow columns of table 4), some blank."""
    random = Random(seed)

    def figure(most: int) -> str:
        digits = random.randint(1, most)
        number = random.randint(10 ** (digits - 1), 10**digits - 1)
        return random.choice(["", "0", str(number), str(number), f"{number:,}" if digits < most else str(number)])

    return {at: figure(4 if at.startswith("T4") else 5) for at in form_of(edition).addresses()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
def test_every_figure_is_read_in_its_cell(dialect: Dialect, edition: Edition, width: float) -> None:
    figures = random_figures(edition, int(1000 * width) + len(dialect.__name__))
    document = opened(dialect(printed_report(figures, edition, width), width))
    flow, problems = flow_of(document)
    report = assemble(flow)
    assert {str(at): figure.printed for at, figure in report.figures.items()} == figures
    assert [figure.doubts for figure in report.figures.values() if figure.doubts] == []
    assert (*document.problems, *problems, *report.problems) == ()
    assert str(report.title) == report_title(edition)
    assert [section.number for section in report.sections if section.number] == [1, 2, 3, 4, 5, 6]
