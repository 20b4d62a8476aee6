"""Rules about wording and fees against paragraphs of sound reports: every rule of 7.1–7.6 that reads the text stays silent."""

import pytest

from core.rules.example import subject_of
from core.rules.registry import BY_ID
from core.rules.verdict import Verdict
from tests.support.sound_paragraphs import PARAGRAPHS

READING_TEXT = ("P03", "S13", "S14", "S16", "S17", "S18", "C08", "T311", "X03", "X04", "X05", "X06", "X07")
OTHERS = {
    "一": "全年主动公开政府信息30条，收到申请20件，组织考核、评议，没有追究责任的情形，先审后发，更新网站专栏，开展培训。",
    "二": "见表。",
    "三": "见表。",
    "四": "行政复议1件，被纠正。",
    "五": "一是解读形式单一，二是更新不够及时。",
    "六": "无。",
}
TABLES = """
标题：青禾市临溪县人民政府2023年政府信息公开工作年度报告
机关：青禾市临溪县人民政府
年份：2023
表二 本年收费金额
行政事业性收费 0.1200
表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
其余 0
新收 20 0 0 0 0 0 20
予以公开 17 0 0 0 0 0 17
other_handling_2 3 0 0 0 0 0 3
办理总计 20 0 0 0 0 0 20
表四 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议 0 1 0 0 1
直接起诉 0 0 0 0 0
复议后起诉 0 0 0 0 0
"""
# these say that no fee was collected although table 3 has requests dropped for not paying: X05 is right there
DENYING = ("未收取", "未产生", "没有产生", "没有收取", "总金额为0元")

CASES = [(section, text) for section, texts in PARAGRAPHS.items() for text in texts]


def accused(given: str, rules: tuple[str, ...]) -> dict[str, list[str]]:
    subject = subject_of(given)
    found = {
        rule: [one.statement for one in BY_ID[rule].apply(subject) if one.verdict is Verdict.BROKEN] for rule in rules
    }
    return {rule: statements for rule, statements in found.items() if statements}


@pytest.mark.parametrize(("section", "text"), CASES)
def test_a_sound_paragraph_is_not_accused(section: str, text: str) -> None:
    denies = any(word in text for word in DENYING) and "逾期" not in text
    rules = tuple(rule for rule in READING_TEXT if not (rule == "X05" and denies))
    rest = "\n".join(f"{number}：{words}" for number, words in OTHERS.items() if number != section or section == "一")
    assert accused(f"{TABLES}\n{section}：{text}\n{rest}", rules) == {}


@pytest.mark.parametrize(
    ("section", "text", "rule"),
    [
        ("一", "2023年，XX镇共主动公开政府信息30条。", "S17"),
        ("一", "共收到政府信息公开申请 × × 件。", ""),
        ("一", "共收到政府信息公开申请××件。", "S17"),
        ("六", "（收取信息处理费情况在此处报告）", "S17"),
        ("六", "当否，请批示。", "S18"),
        ("六", "全年收取信息处理费1205元。", "X06"),
        ("六", "对30件申请收取信息处理费1200元。", "X07"),
        ("六", "共收取信息处理费2400元。", "X04"),
        ("零", "本报告由总体情况等五个部分组成。", "S16"),
    ],
)
def test_a_slip_in_a_sound_report_is_found_by_its_rule_alone(section: str, text: str, rule: str) -> None:
    rest = "\n".join(f"{number}：{words}" for number, words in OTHERS.items() if number != section or section == "一")
    found = accused(f"{TABLES}\n{section}：{text}\n{rest}", READING_TEXT)
    assert [one for one in found if one != "X04"] == ([rule] if rule not in ("", "X04") else [])
    assert ("X04" in found) is (rule in ("X04", "X06"))
