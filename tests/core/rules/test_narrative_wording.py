"""Sentences without a number: that there were no disputes, plans with the wrong year, foreign words."""

import pytest

from core.rules.catalog.n18_no_disputes import NO_DISPUTES_IN_WORDS
from core.rules.catalog.w04_planned_year import PLANNED_YEAR
from core.rules.catalog.w13_misprints import MISPRINTS
from core.rules.verdict import Verdict
from tests.support.narrative import results, subject_with

DENIED = (
    "2023年，未发生因政府信息公开引起的行政复议、行政诉讼。",
    "全年无行政复议、行政诉讼案件。",
    "本年度没有因政府信息公开被申请行政复议或提起行政诉讼。",
    "行政复议、行政诉讼案件均为0。",
    "未收到行政复议申请。",
    "未因政府信息公开申请办理引发行政复议、行政诉讼。",
    "做到了零复议、零诉讼。",
)
NOT_DENIED = (
    "未发生行政诉讼案件。",
    "全年未发生行政复议纠错、行政诉讼败诉案件。",
    "避免了行政复议和诉讼被纠错问题的发生。",
    "行政复议、行政诉讼均未发生败诉情况。",
    "未经复议直接起诉0件。",
    "无因行政复议、诉讼被追究责任的情形。",
    "确保不发生行政复议、行政诉讼。",
    "2022年未发生行政复议。",
    "无正当理由大量反复申请行政复议的情形较少。",
    "未发生泄密事件，行政复议1件。",
    "行政复议1件，无行政诉讼。",
    "上半年未发生行政复议。",
    "没有被复议机关纠正的案件。",
    "对复议诉讼中发现的问题未及时整改的予以通报。",
    "行政复议结果未被纠正。",
    "未建立与行政复议机关的沟通机制。",
)
PLANNED_IN_THE_PAST = (
    "2023年，高新区将继续严格按照要求推进公开。",
    "2023年，我局将进一步加强政务公开。",
    "2023年将着力做好以下工作。",
)
RIGHTLY_DATED = (
    "2024年，我局将继续加大公开力度。",
    "2023年，我局将政务公开工作列入重要议事日程。",
    "2023年，我局将加强政务公开作为重点工作。",
    "2023年政务公开工作虽取得一定成绩，但仍有差距，下一步将继续努力。",
    "2023年，我局认真贯彻《2023年政务公开要点》，将进一步完善的目录予以公开了。",
    "2023年拟公开的信息均经保密审查。",
    "按照《2023年工作计划》，将继续推进公开。",
    "2023年，我局继续加强公开。",
    "针对2023年存在的问题，我局将进一步改进。",
    "2023年，在市政务公开办指导下，将涉及民生的信息持续公开。",
    "截至2023年底，我局将继续推进。",
    "2023年，取得了成效。2024年，将继续努力。",
)
MIXED = (
    "存在一些问题 and 不足。",
    "公开的 of 信息",
    "提供 the 服务。",
)
AT_HOME = (
    "通过APP和led屏、IPv6、WORD、PDF、VPN、12345、e-mail、www.gov.cn公开。",
    "“Hi in 青禾”品牌。",
    "and开头",
    "C to C 模式",
    "开展“政务公开 in 社区”活动",
)


@pytest.mark.parametrize("sentence", DENIED)
def test_denied_disputes_that_table_4_counts_are_an_error(sentence: str) -> None:
    assert Verdict.BROKEN in {one.verdict for one in results(NO_DISPUTES_IN_WORDS, subject_with(sentence))}


@pytest.mark.parametrize("sentence", DENIED)
def test_denied_disputes_hold_where_table_4_is_zero(sentence: str) -> None:
    zero = "年份：2023\n表四 总计\n行政复议 0\n直接起诉 0\n复议后起诉 0"
    verdicts = {one.verdict for one in results(NO_DISPUTES_IN_WORDS, subject_with(sentence, tables=zero))}
    assert verdicts == {Verdict.HOLDS}


@pytest.mark.parametrize("sentence", NOT_DENIED)
def test_denying_a_defeat_is_not_denying_the_case(sentence: str) -> None:
    assert Verdict.BROKEN not in {one.verdict for one in results(NO_DISPUTES_IN_WORDS, subject_with(sentence))}


@pytest.mark.parametrize("sentence", PLANNED_IN_THE_PAST)
def test_a_plan_for_the_year_of_the_report_is_doubted(sentence: str) -> None:
    assert [one.verdict for one in results(PLANNED_YEAR, subject_with(sentence, section="五"))] == [Verdict.BROKEN]


@pytest.mark.parametrize("sentence", RIGHTLY_DATED)
def test_a_year_that_governs_no_plan_is_not_doubted(sentence: str) -> None:
    verdicts = {one.verdict for one in results(PLANNED_YEAR, subject_with(sentence, section="五"))}
    assert verdicts <= {Verdict.HOLDS}


def test_without_a_year_no_plan_is_judged() -> None:
    assert results(PLANNED_YEAR, subject_with(PLANNED_IN_THE_PAST[0], section="五", tables="年份：无")) == ()


@pytest.mark.parametrize("sentence", MIXED)
def test_an_english_function_word_among_chinese_is_doubted(sentence: str) -> None:
    assert [one.verdict for one in results(MISPRINTS, subject_with(sentence, section="五"))] == [Verdict.BROKEN]


@pytest.mark.parametrize("sentence", AT_HOME)
def test_names_and_abbreviations_are_at_home_in_chinese_text(sentence: str) -> None:
    verdicts = {one.verdict for one in results(MISPRINTS, subject_with(sentence, section="五"))}
    assert verdicts <= {Verdict.HOLDS}
