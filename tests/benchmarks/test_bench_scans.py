"""What the benchmark of scans counts; no test here reads a scan."""

from pathlib import Path
from random import Random

import pytest

pytest.importorskip("cv2")

from PIL import Image

from core.forms.address import Address, Table, table_of
from core.forms.form import Edition, form_of
from core.source.numerals import FigureState
from core.source.unreadable import Reason, Unreadable
from tests.benchmarks.bench_scans import DOCUMENT, Score, make_report, report, score, seal_places
from tests.benchmarks.figures import with_figures
from tests.support.audited import audited_report, broken_report
from tests.support.scans.fonts import typefaces
from tests.support.scans.look import ScanLook
from tests.support.scans.sheet import CleanPage

RECEIVED, CHARGES = Address("T3.received.natural"), Address("T2.charges.amount")


def test_the_figures_of_a_sound_report_are_right_and_unmarked() -> None:
    assert score(audited_report(), {RECEIVED: "7", CHARGES: "37.50"}) == Score(cells=2, right=2)


def test_a_wrong_figure_without_a_mark_is_silent() -> None:
    assert score(audited_report(), {RECEIVED: "17"}) == Score(cells=1, silent=1)


def test_a_figure_that_was_not_read_at_all_is_silent() -> None:
    assert score(audited_report(), {Address("T2.procurement.items"): "4"}) == Score(cells=1, silent=1)


def test_a_marked_figure_is_never_silent_and_may_be_right() -> None:
    marked = broken_report()
    at = Address("T3.not_processed_2.commercial")
    assert marked.report.figures[at].state is FigureState.DOUBTFUL
    assert score(marked, {at: "12"}) == Score(cells=1, right=1, marked=1)
    assert score(marked, {at: "2"}) == Score(cells=1, marked=1)


def test_a_figure_that_was_mended_counts_as_marked() -> None:
    assert score(broken_report(), {Address("T3.refused_2.natural"): "3"}) == Score(cells=1, marked=1)


def test_an_unreadable_file_has_no_right_cells_and_no_silent_ones() -> None:
    outcome = Unreadable("扫描.pdf", Reason.TIMED_OUT)
    assert score(outcome, {RECEIVED: "7"}) == Score(cells=1, unread=1)


def test_scores_add_up_and_memory_is_the_highest() -> None:
    total = Score(cells=4, right=3, pages=1, seconds=2.0, peak_mb=300) + Score(cells=6, right=6, peak_mb=200)
    assert total == Score(cells=10, right=9, pages=1, seconds=2.0, peak_mb=300)


def test_the_table_gives_rates_of_cells_and_seconds_of_a_page() -> None:
    text = report({"红章": Score(cells=200, right=198, silent=1, marked=3, pages=4, seconds=3.0, peak_mb=512)})
    line = "200 | 198（99.00%） | 1（0.500%） | 3 | 0 | 0.75 | 512 |"
    assert f"| 红章 | {line}" in text
    assert f"| 合计 | {line}" in text


def test_the_document_has_a_place_for_the_figures() -> None:
    assert "新的数字" in with_figures(DOCUMENT.read_text(encoding="utf-8"), "新的数字")


def test_seals_lie_on_a_figure_of_table_3_and_on_one_of_table_4() -> None:
    request, dispute = Address("T3.granted.total"), Address("T4.reconsideration.total")
    boxes = {CHARGES: (0.0, 0.0, 9.0, 9.0), request: (10.0, 20.0, 30.0, 40.0)}
    blank = Image.new("L", (50, 50))
    pages = (CleanPage(blank, boxes), CleanPage(blank, {dispute: (1.0, 2.0, 3.0, 4.0)}))
    first, second = seal_places(pages, Random(1))
    assert (first.page, second.page) == (0, 1)
    assert 10 <= first.x <= 30
    assert 20 <= first.y <= 40
    assert 1 <= second.x <= 3
    assert 2 <= second.y <= 4


@pytest.mark.skipif(not typefaces(), reason="没有可用的中文字体")
def test_a_report_for_measuring_knows_its_truth(tmp_path: Path) -> None:
    made = make_report(tmp_path, ScanLook(dpi=60), number=1, seed=9)
    assert tuple(made.truth) == form_of(Edition.Y2019).addresses()
    assert {table_of(at) for at in made.truth} == set(Table)
    assert made.path.read_bytes().startswith(b"%PDF")
    assert 1 <= made.pages <= 3
