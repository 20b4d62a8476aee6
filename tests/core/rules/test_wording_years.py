"""Years in the text: which must be the report's, and which may be any."""

import pytest

from core.rules.catalog.w01_report_year import REPORT_YEAR
from core.rules.catalog.w02_period import PERIOD
from core.rules.catalog.w03_stale_year import STALE_YEAR
from core.rules.catalog.w05_congresses import RECENT_CONGRESS
from core.rules.catalog.w21_signature_date import SIGNATURE_DATE
from core.rules.example import subject_of
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Severity, Verdict

TITLE = "年份：2023\n标题：青禾市教育局2023年政府信息公开工作年度报告\n"


def broken(rule: Rule, given: str) -> list[CheckResult]:
    return [one for one in rule.apply(subject_of(given)) if one.verdict is Verdict.BROKEN]


@pytest.mark.parametrize(
    "name",
    [
        "word.pdf",
        "000.docx",
        "附件2.doc",
        "年报.docx",
        "青禾市教育局2023年政府信息公开工作年度报告.docx",
        "青禾市教育局２０２３年政府信息公开年报.pdf",
        "2024年1月15日青禾市教育局政府信息公开年报.docx",
        "2024.1.15教育局2024年政府信息公开年报.docx",
        "20240115-青禾市教育局政府信息公开年报2023.doc",
        "2024年报送的政府信息公开年报.doc",
        "教育局政府信息公开年报（2022-2023）.doc",
        "青禾市教育局2023年政府信息公开年报（对照2022年）.pdf",
        "2024年度年报.docx",
        "教育局年报2024.docx",
        "IMG_20240115_101010.jpg",
        "青教发〔2024〕3号.pdf",
        "扫描件2024.pdf",
        "2022.docx",
    ],
)
def test_a_files_name_that_may_tell_another_year_does_not_accuse(name: str) -> None:
    assert broken(REPORT_YEAR, f"{TITLE}文件：{name}\n一：认真落实。") == []


@pytest.mark.parametrize(
    "name",
    [
        "青禾市教育局2022年政府信息公开工作年度报告.docx",
        "2022年度政府信息公开年报.pdf",
        "教育局政府信息公开工作年度报告（2022年）.doc",
        "青禾市教育局二〇二二年政府信息公开工作年度报告.pdf",
    ],
)
def test_a_file_called_like_the_report_of_another_year_is_doubted_and_no_more(name: str) -> None:
    (result,) = broken(REPORT_YEAR, f"{TITLE}文件：{name}\n一：认真落实。")
    assert result.severity is Severity.DOUBT


@pytest.mark.parametrize(
    "text",
    [
        "零：本报告所列数据的统计期限自2023年1月1日至12月31日。",
        "零：统计期限为 2023.1.1至2023.12.31。",
        "一：2022年1月1日至2022年12月31日，收到申请3件，2023年同期收到5件。",
        "一：考核的统计期限为2022年1月1日至2022年12月31日，我局获评优秀。",
        "一：2023年1月，按时公布2022年政府信息公开工作年度报告。",
        "一：12345热线统计周期为2023年1月1日至6月30日。",
        "一：疫情数据统计时间为2022年1月1日至2022年12月31日。",
        "零：根据《关于做好2022年政府信息公开工作年度报告编制的通知》要求，现将有关情况报告如下。",
        "一：上年度报告的统计期限为2022年1月1日至2022年12月31日。",
        "一：统计期限：2023年1月1日—2023年12月31日，2022年1月1日—2022年12月31日的数据用于对比。",
    ],
)
def test_the_same_year_said_otherwise_and_other_spans_of_time_are_no_contradiction(text: str) -> None:
    assert broken(REPORT_YEAR, TITLE + text) == []
    assert broken(PERIOD, TITLE + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "零：本报告所列数据的统计期限自2022年1月1日至12月31日。",
        "零：本年度报告数据统计期限为２０２２年１月１日起至２０２２年１２月３１日止。",
        "一：统计时限：二〇二二年一月一日至二〇二二年十二月三十一日。",
        "零：现将2022年政府信息公开工作年度报告公布如下。",
        "零：特向社会公布青禾市教育局2022年度政府信息公开工作年度报告。",
    ],
)
def test_a_report_that_names_two_years_is_an_error(text: str) -> None:
    assert len(broken(REPORT_YEAR, TITLE + text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "统计期限为2023年1月1日至2023年12月30日。",
        "统计期限自2023年1月1日起至2023年11月30日止。",
        "所列数据的统计期限为2023年1月1日至2024年12月31日。",
        "统计期限为2023年1月1日至2022年12月31日。",
        "统计时限为2022年12月1日至2023年12月31日。",
        "统计期限：2023年1月31日至2023年12月31日。",
    ],
)
def test_a_period_that_is_no_whole_year_is_doubted(text: str) -> None:
    assert len(broken(PERIOD, f"{TITLE}零：{text}")) == 1


def test_a_missing_period_is_named_only_where_the_setting_asks() -> None:
    subject = subject_of(f"{TITLE}一：认真落实。")
    assert list(PERIOD.apply(subject)) == []
    asking = type(subject)(subject.report, subject.sentences, thresholds={"W02.asked": PERIOD.settings[0].usual + 1})
    assert [one.verdict for one in PERIOD.apply(asking)] == [Verdict.BROKEN]


OTHER_YEARS = (
    "一：2022年以来，我局持续推进政务公开，公开信息1200条。",
    "一：2022年底，我局公开信息系统上线。",
    "一：2022年12月，收到申请1件，于2023年1月答复。",
    "一：截至2022年，累计公开信息3000条。",
    "一：2022年收到申请8件，2023年收到10件。",
    "一：2021年收到申请5件；2022年收到申请8件；2023年收到申请10件。",
    "一：2022年公开信息390条，同比增长12%。",
    "一：近三年情况如下：\n一：2021年：收到申请5件。\n一：2022年：收到申请8件。\n一：2023年：收到申请10件。",
    "一：2022年结转的申请1件已于今年答复，公开信息1条。",
    "一：2022年受理的公开申请1件已答复，2022年发布的信息3条已更新。",
    "一：2022年度部门决算公开信息1条，2023年预算公开信息1条。",
    "一：公开《2022年工作要点》1份、《2022年统计公报》1份。",
    "一：根据青政发〔2022〕5号文件，公开信息20条。",
    "一：2022年，我区被确定为全省试点。",
    "一：2022年建成的政务公开专区接待群众3000人次。",
    "一：2024年，我局计划公开信息500条以上。",
    "一：2024年1月15日，公开信息年报1份。",
    "五：（一）2022年问题整改情况。\n五：2022年，我局政府信息公开工作取得了成绩，但存在解读单一的问题，已整改到位。",
    "五：针对2022年度报告中收到申请答复不规范的问题，开展培训。",
    "五：2022年，工作取得了一定成效，2023年又有提升，但仍存在不足。",
    "六：2022年收取信息处理费300元，2023年未收取。",
    "六：上年度未收取信息处理费；2022年未收取，2023年也未收取。",
    "六：2022年、2023年均未收取信息处理费。",
    "一：（2022年版）指南公开信息3条。",
)


@pytest.mark.parametrize("text", OTHER_YEARS)
def test_another_year_may_stand_where_something_else_is_told(text: str) -> None:
    assert broken(STALE_YEAR, TITLE + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一：2022年，我局共收到政府信息公开申请5件，均按时答复。",
        "一：（一）主动公开情况。2022年，通过门户网站主动公开政府信息126条。",
        "一：二是依申请公开情况：2022年未收到公民、法人提出的公开申请。",
        "一：2022年度，我镇受理公开申请2件。",
        "一：2024年，我局共收到政府信息公开申请5件。",
        "一：认真落实。\n六：2022年未收取信息处理费。",
        "一：认真落实。\n六：2021年，我街道未产生信息处理费用。",
        "一：2022年，在市委市政府的正确领导下，我局政务公开工作再上新台阶。",
        "五：2022年，我局政府信息公开工作取得了一定成绩，但还有不足。",
        "一：２０２２ 年 ，发布各类信息 １３２ 条。",
    ],
)
def test_the_year_of_an_old_draft_is_doubted(text: str) -> None:
    assert len(broken(STALE_YEAR, TITLE + text)) == 1


def test_a_report_that_disagrees_about_its_own_year_is_not_doubted_sentence_by_sentence() -> None:
    given = f"{TITLE}零：统计期限自2022年1月1日至2022年12月31日。\n一：2022年收到政府信息公开申请3件。"
    assert broken(STALE_YEAR, given) == []
    assert len(broken(REPORT_YEAR, given)) == 1


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2022, "贯彻党的二十大精神和党的十九届历次全会精神。"),
        (2022, "贯彻党的十九大和十九届历次全会精神，喜迎党的二十大胜利召开，学习党的二十大精神。"),
        (2024, "贯彻党的二十大和二十届二中、三中全会精神。"),
        (2025, "贯彻落实党的二十届四中全会精神。"),
        (2025, "贯彻落实党的二十大精神。"),
        (2021, "学习党的十九届六中全会精神。"),
        (2019, "学习党的十九大和十九届二中、三中、四中全会精神。"),
        (2023, "学习市委八届五次全会精神。"),
        (2026, "学习党的二十届四中全会精神。"),
        (2023, "二十大以来的工作经验。"),
    ],
)
def test_the_newest_meeting_or_a_general_phrase_is_in_date(year: int, text: str) -> None:
    assert broken(RECENT_CONGRESS, f"年份：{year}\n一：{text}") == []


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2023, "全面贯彻党的十九大精神。"),
        (2022, "贯彻落实党的十九大和十九届历次全会精神。"),
        (2025, "贯彻党的二十大和二十届二中、三中全会精神。"),
        (2020, "学习党的十九届四中全会精神。"),
        (2026, "学习党的二十届二中全会精神。"),
    ],
)
def test_a_phrase_of_an_earlier_year_is_doubted(year: int, text: str) -> None:
    assert len(broken(RECENT_CONGRESS, f"年份：{year}\n一：{text}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "六：青禾市教育局\n六：2024年1月15日",
        "六：2023年12月31日",
        "六：会议于2023年5月10日召开。",
        "六：依据青教发文件，2023年5月10日起停止收费。\n六：2024年1月3日",
        "六：二○二四年一月三日",
    ],
)
def test_a_day_after_the_year_or_a_day_in_a_sentence_is_no_wrong_signature(text: str) -> None:
    assert broken(SIGNATURE_DATE, TITLE + text) == []


def test_an_impossible_day_is_left_to_a_person() -> None:
    assert list(SIGNATURE_DATE.apply(subject_of(f"{TITLE}六：2024年2月30日"))) == []
