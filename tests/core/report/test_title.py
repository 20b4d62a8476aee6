"""Titles of reports."""

import pytest

from core.report.title import read_title
from core.source.text import located


@pytest.mark.parametrize(
    ("lines", "organ", "year"),
    [
        (["青禾市教育局2023年政府信息公开工作年度报告"], "青禾市教育局", 2023),
        (["青禾市教育局 2023 年 政府信息公开 工作年度报告"], "青禾市教育局", 2023),
        (["青禾市人民政府", "2023年政府信息公开工作年度报告"], "青禾市人民政府", 2023),
        (["青禾市教育局", "2020年度政府信息公开工作", "年度报告"], "青禾市教育局", 2020),
        (["二〇二三年政府信息公开工作年度报告"], "", 2023),
        (["青禾市教育局政府信息公开工作年度报告"], "青禾市教育局", None),
        (["青禾市教育局政府信息公开年报（2023年）"], "", None),
    ],
)
def test_a_title_names_organ_and_year(lines: list[str], organ: str, year: int | None) -> None:
    title = read_title([located(line, n) for n, line in enumerate(lines)], [])
    assert (title.organ, title.year) == (organ, year)


def test_the_period_gives_the_year_where_the_title_does_not() -> None:
    running = located("本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。", 5)
    assert read_title([], [running]).year == 2022


def test_a_year_in_other_words_is_not_taken_for_the_report_s() -> None:
    assert read_title([], [located("2019年修订的条例施行以来，我局认真贯彻落实。", 0)]).year is None
