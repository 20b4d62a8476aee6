"""What the measurement of the window's answers makes of its figures; no test here asks how fast anything is."""

from pathlib import Path

import pytest

pytest.importorskip("pytestqt")

from tests.benchmarks.bench_answering import hostile_files, table


def test_the_longest_gap_of_all_is_told_and_judged() -> None:
    text = table({"甲.pdf": {"读取": 3.0, "取消": 12.4}, "乙.pdf": {"读取": 250.6}})
    assert "| 甲.pdf | 3 | 12 |" in text
    assert "| 乙.pdf | 251 | 0 |" in text
    assert "窗口最长 251 毫秒没有反应（会觉察到" in text


def test_gaps_nobody_notices_are_called_so() -> None:
    assert "（觉察不到" in table({"甲.pdf": {"读取": 199.0}})


def test_the_files_that_are_made_are_small_and_each_is_another(tmp_path: Path) -> None:
    made = hostile_files(tmp_path)
    assert all(path.stat().st_size < 5_000_000 for path in made)
    assert len({path.read_bytes() for path in made}) == len(made)
