"""What the benchmark makes of its figures; no test here asks how fast anything is."""

import pytest

from tests.benchmarks.bench_opening import DOCUMENT, Opening, report
from tests.benchmarks.figures import MARK_BEGIN, MARK_END, with_figures


def test_the_ratio_says_how_many_times_faster_we_are() -> None:
    assert Opening("a.pdf", 5, ours_ms=50, pdfplumber_ms=400, peak_mb=100).ratio == pytest.approx(8)


def test_the_mean_of_ratios_is_geometric_and_the_memory_is_the_highest() -> None:
    text = report([Opening("a.pdf", 5, 10, 20, 90, faulty=True), Opening("b.pdf", 5, 10, 80, 120)])
    assert "全部快 4.0 倍，没有错误的快 8.0 倍" in text
    assert "内存最高 120 MB" in text


def test_figures_are_replaced_and_all_else_stays() -> None:
    once = with_figures(f"前\n{MARK_BEGIN}\n旧\n{MARK_END}\n后\n", "新")
    assert with_figures(once, "更新") == f"前\n{MARK_BEGIN}\n\n更新\n\n{MARK_END}\n后\n"


def test_the_document_has_a_place_for_the_figures() -> None:
    assert "新的数字" in with_figures(DOCUMENT.read_text(encoding="utf-8"), "新的数字")
