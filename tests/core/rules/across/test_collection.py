"""Which reports make up the batch of a year, and which unit each comes from."""

import pytest

from core.rules.across.collection import Collection
from core.rules.collection_example import collection_of


def batch(*years: int | str, year: str = "") -> Collection:
    units = "\n".join(f"单位：甲{n}局{year}" for n in range(len(years)))
    reports = "\n".join(f"报告：甲{n}局\n年份：{year}" for n, year in enumerate(years))
    return collection_of(f"{units}\n{reports}")


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2023, 2023, 2023), 2023),
        ((2022, 2022, 2023, 2023), 2023),
        ((2022, 2022, 2022, 2023, 2023), 2023),
        ((2022, 2022, 2022, 2022, 2022, 2022, 2022, 2023), 2022),
        (("无", "无"), None),
        ((), None),
    ],
)
def test_the_year_is_the_latest_one_that_many_reports_are_of(
    years: tuple[int | str, ...], expected: int | None
) -> None:
    assert batch(*years).year == expected


def test_the_year_of_the_list_comes_first() -> None:
    assert batch(2022, 2022, 2023, year=" 年度=2023").year == 2023


def test_a_report_without_a_year_belongs_to_the_batch_and_one_of_another_year_does_not() -> None:
    collection = batch(2023, 2023, "无", 2022)
    assert [report.organ for report in collection.current] == ["甲0局", "甲1局", "甲2局"]
    assert set(collection.by_unit) == {"甲0局", "甲1局", "甲2局"}
    unit = collection.tree.unit("甲3局") if collection.tree else None
    assert unit is not None
    assert [report.year for report in collection.other_years_of(unit)] == [2022]


def test_files_that_could_not_be_read_are_told_by_their_names() -> None:
    collection = collection_of("单位：甲县教育局\n单位：甲县水利局\n读不了：甲县教育局年报.pdf\n读不了：扫描件.pdf")
    assert collection.tree is not None
    education, water = collection.tree.units
    assert collection.unread_of(education) is not None
    assert collection.unread_of(water) is None
    assert [file.file for file in collection.unread_strangers] == ["扫描件.pdf"]
