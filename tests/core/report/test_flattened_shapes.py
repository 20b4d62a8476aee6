"""Flattened tables of every shape: each figure is read right or marked, and nobody is accused of what was not read."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport
from core.forms.form import Edition
from core.report.annual_report import Figure
from core.rules.verdict import Severity
from core.source.numerals import FigureState, read_cell
from tests.support import flattened as shapes
from tests.support.flattened import SHAPES, Shape, flattened
from tests.support.flow_reading import spot
from tests.support.made_figures import any_figures, blanked, sound_figures

MARKED = {FigureState.DOUBTFUL, FigureState.TEXT, FigureState.MISSING}
EXACT = set(SHAPES) - {shapes.wrapped}
"""Shapes in which a report without blanks is read whole."""
KEEPS_BLANKS = {
    shapes.tabs,
    shapes.tabs_of_cells,
    shapes.markdown,
    shapes.markdown_with_marks,
    shapes.full_width_pipes,
    shapes.commas,
    shapes.commas_quoted,
    shapes.semicolons,
    shapes.box,
    shapes.heavy_box,
    shapes.drawn_in_ascii,
}
"""Shapes in which a blank cell is still a cell."""


def audited(folder: Path, text: str, name: str = "report.txt") -> AuditedReport:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    outcome = audit_file(path)
    assert isinstance(outcome, AuditedReport), outcome
    return outcome


def standing(printed: str, figure: Figure | None) -> str:
    """Whether a figure was read right, wrong with a mark on it, or wrong in silence."""
    if figure is None or figure.state is FigureState.MISSING:
        return "marked"
    value = read_cell(printed).value
    if figure.value == value and not (value is None and figure.state is FigureState.ZERO):
        return "right"
    return "marked" if figure.repair or figure.state in MARKED else "silent"


def count(one: AuditedReport, figures: dict[str, str]) -> Counter[str]:
    read = {str(at): figure for at, figure in one.report.figures.items()}
    return Counter(standing(printed, read.get(at)) for at, printed in figures.items())


def accusations(one: AuditedReport) -> list[str]:
    return [finding.message for finding in one.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_a_sound_report_is_read_or_said_to_be_unread(shape: Shape, edition: Edition, tmp_path: Path) -> None:
    figures = sound_figures(Random(edition), edition)
    one = audited(tmp_path, flattened(figures, edition, shape))
    counts = count(one, figures)
    assert counts["silent"] == 0
    assert accusations(one) == []
    if shape in EXACT:
        assert counts["right"] == len(figures)
        assert (one.report.edition, one.report.year) == (edition, shapes.YEARS[edition])


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_blanks_move_no_figure_in_silence(shape: Shape, edition: Edition, tmp_path: Path) -> None:
    figures = blanked(sound_figures(Random(f"{edition}0"), edition), Random(edition), 0.6)
    one = audited(tmp_path, flattened(figures, edition, shape))
    counts = count(one, figures)
    assert counts["silent"] == 0
    assert accusations(one) == []
    if shape in KEEPS_BLANKS:
        assert counts["right"] == len(figures)


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_where_no_sum_can_tell_nothing_is_guessed_in_silence(shape: Shape, edition: Edition, tmp_path: Path) -> None:
    figures = any_figures(Random(f"{edition}1"), edition)
    assert count(audited(tmp_path, flattened(figures, edition, shape)), figures)["silent"] == 0


def test_a_whole_report_on_one_line_is_read_whole(tmp_path: Path) -> None:
    figures = sound_figures(Random(7), Edition.Y2021)
    title, *rest = flattened(figures, Edition.Y2021, shapes.one_line).split("\n")
    one = audited(tmp_path, f"{title}\n{' '.join(filter(None, rest))}")
    assert count(one, figures)["right"] == len(figures)
    assert [section.number for section in one.report.sections] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("shape", [shapes.one_line, shapes.blanks, shapes.cell_a_line, shapes.markdown])
def test_flattened_tables_in_the_paragraphs_of_a_page_are_read_like_text(shape: Shape, tmp_path: Path) -> None:
    figures = sound_figures(Random(3), Edition.Y2021)
    lines = flattened(figures, Edition.Y2021, shape).split("\n")
    page = "".join(f"<p>{line}</p>" for line in lines if line)
    one = audited(tmp_path, f"<html><meta charset=utf-8><body>{page}", "report.html")
    assert count(one, figures)["right"] == len(figures)


def test_a_figure_in_run_together_text_points_at_its_print(tmp_path: Path) -> None:
    figures = sound_figures(Random(5), Edition.Y2021)
    text = flattened(figures, Edition.Y2021, shapes.one_line)
    for figure in audited(tmp_path, text).report.figures.values():
        (place,) = figure.sources
        block, start, stop = spot(place)
        assert text.split("\n")[block][start:stop] == figure.printed


def test_the_rows_of_several_reports_run_together_are_named_and_not_read(tmp_path: Path) -> None:
    figures = sound_figures(Random(1), Edition.Y2021)
    lines = flattened(figures, Edition.Y2021, shapes.one_line).split("\n")
    at = next(index for index, line in enumerate(lines) if "本年新收" in line)
    lines[at] = f"{lines[at]} {lines[at]}"
    one = audited(tmp_path, "\n".join(lines))
    assert any("几份报告" in problem.message for problem in one.problems)
    assert {figure.state for at, figure in one.report.figures.items() if at.startswith("T3")} == {FigureState.MISSING}
    assert accusations(one) == []


def test_commas_in_running_text_make_no_table(tmp_path: Path) -> None:
    prose = "全年公开信息12条,其中动态3条,公告4条,文件5条。"
    text = flattened(sound_figures(Random(2), Edition.Y2021), Edition.Y2021, shapes.tabs)
    one = audited(tmp_path, text.replace("工作正常开展，制度健全。", "\n".join([prose] * 4)))
    section = one.report.section(1)
    assert section is not None
    assert [str(text) for text in section.paragraphs] == [prose] * 4


def test_a_line_that_is_really_missing_is_still_found_missing(tmp_path: Path) -> None:
    text = flattened(sound_figures(Random(2), Edition.Y2021), Edition.Y2021, shapes.tabs)
    lines = [line for line in text.split("\n") if "保护第三方合法权益" not in line]
    assert any("保护第三方合法权益" in said for said in accusations(audited(tmp_path, "\n".join(lines))))


def test_a_flattened_table_without_any_figure_is_not_called_missing(tmp_path: Path) -> None:
    figures = {
        at: "" if at.startswith("T4") else printed for at, printed in sound_figures(Random(4), Edition.Y2021).items()
    }
    one = audited(tmp_path, flattened(figures, Edition.Y2021, shapes.tabs_trimmed))
    assert count(one, figures)["silent"] == 0
    assert accusations(one) == []


def test_a_number_that_a_line_end_may_have_cut_is_doubted(tmp_path: Path) -> None:
    text = flattened(
        sound_figures(Random(6), Edition.Y2021) | {"T2.charges.amount": "4321"}, Edition.Y2021, shapes.one_line
    )
    one = audited(tmp_path, text.replace("4321", "43\n21"))
    charges = next(figure for at, figure in one.report.figures.items() if at == "T2.charges.amount")
    assert charges.state is FigureState.DOUBTFUL
