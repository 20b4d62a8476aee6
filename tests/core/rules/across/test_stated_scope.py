"""Whether a report counts its units: said in many ways, and most sentences with these words say nothing of the kind."""

import pytest

from core.rules.across.stated_scope import scope_in_words
from core.rules.collection_example import collection_of

ALL = (
    "本报告由市政府办公室综合各县（区）人民政府、市直各部门政府信息公开年度报告汇总编制而成。",
    "本报告由县政府办公室根据各乡镇、各部门年度报告汇总编制。",
    "报告中所列数据为全市汇总数据，统计期限自2023年1月1日至2023年12月31日。",
    "本报告数据统计范围包括区政府本级及各街道、各部门。",
    "本年报汇总了所属各单位的数据。",
)
OWN = (
    "本报告所列数据仅为市本级数据。",
    "表中数据为本级数据，不含下属单位。",
    "本报告统计数据不包括各乡镇、街道。",
    "本报告数据只统计本机关，不含所属事业单位。",
)
NOTHING = (
    "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    "各乡镇、各部门主动公开政府信息3200条。",
    "对各单位报送的信息进行汇总审核后统一发布。",
    "定期汇总网民留言，及时转办。",
    "指导各部门做好政务公开工作，全县共举办培训3期。",
    "全市政务公开工作会议要求各单位高度重视。",
    "本报告由临溪县教育局编制。",
    "本级预算执行情况报告已公开。",
)


def scope(sentence: str) -> bool | None:
    (report,) = collection_of(f"报告：青禾市人民政府\n零：{sentence}").reports
    return scope_in_words(report)


@pytest.mark.parametrize("sentence", ALL)
def test_a_sum_of_all_units_is_understood(sentence: str) -> None:
    assert scope(sentence) is True


@pytest.mark.parametrize("sentence", OWN)
def test_the_organ_alone_is_understood(sentence: str) -> None:
    assert scope(sentence) is False


@pytest.mark.parametrize("sentence", NOTHING)
def test_other_sentences_say_nothing_of_it(sentence: str) -> None:
    assert scope(sentence) is None


def test_a_report_that_says_both_says_nothing() -> None:
    assert scope(ALL[0] + OWN[0]) is None


def test_a_hostile_paragraph_takes_no_time() -> None:
    assert scope("数据报告统计" * 20_000) is None
