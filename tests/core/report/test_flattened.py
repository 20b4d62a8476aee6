"""Tables flattened into text in every way that copying and saving does it."""

import re
from collections.abc import Callable

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.form import Edition, form_of
from core.rules.verdict import Severity
from tests.support.flat_report import flat_report
from tests.support.paper import SOUND_2019, SOUND_2021, all_figures

Flatten = Callable[[list[str]], list[str]]


def as_pipes(cells: list[str]) -> list[str]:
    return ["| " + " | ".join(cells) + " |"]


def one_cell_a_line(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell]


def parted_by_blanks(cells: list[str]) -> list[str]:
    return ["   ".join(cell for cell in cells if cell)]


def tabs_stripped(cells: list[str]) -> list[str]:
    return ["\t".join(cells).strip("\t")]


def tabs_squeezed(cells: list[str]) -> list[str]:
    return [re.sub("\t+", "\t", "\t".join(cells))]


def first_cell_lost(cells: list[str]) -> list[str]:
    return ["\t".join(cells[1:] if not cells[0] else cells)]


WAYS = [as_pipes, one_cell_a_line, parted_by_blanks, tabs_stripped, tabs_squeezed, first_cell_lost]


@pytest.mark.parametrize("flatten", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize(("edition", "figures"), [(Edition.Y2019, SOUND_2019), (Edition.Y2021, SOUND_2021)])
def test_a_flattened_table_is_read_whole_and_accused_of_nothing(
    flatten: Flatten, edition: Edition, figures: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    lines = []
    for line in flat_report(figures, edition).split("\n"):
        lines += flatten(line.split("\t")) if "\t" in line else [line]
    path = tmp_path_factory.mktemp("flat") / "report.txt"
    path.write_text(
        "\n".join(lines).replace("2023年", "2020年" if edition is Edition.Y2019 else "2023年"), encoding="utf-8"
    )
    audited = audit_file(path)
    assert isinstance(audited, AuditedReport)
    assert {at: figure.printed for at, figure in audited.report.figures.items()} == all_figures(
        form_of(edition), figures
    )
    assert [finding.message for finding in audited.findings if finding.severity is not Severity.HINT] == []
