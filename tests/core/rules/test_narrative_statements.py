"""Numbers that the phrase book reads: paragraphs of many styles that agree, differ, and must be left alone."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from core.report.claim import ClaimStatus
from core.rules.narrative.ledger import LedgerEntry, ledger_of
from core.rules.rule import Subject
from tests.support.narrative import NARRATIVE_RULES, accusations, subject_with

TABLES = """
年份：2023
表三 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
新收 120 10 0 2 1 3 136
上年结转 4 1 0 0 0 0 5
予以公开 40 3 0 0 0 1 44
部分公开 12 1 0 0 0 0 13
refused_2 1 0 0 0 0 0 1
refused_4 2 0 0 0 0 0 2
refused_6 3 0 0 0 0 0 3
refused_7 5 1 0 0 0 0 6
refused_8 2 0 0 0 0 0 2
unable_1 30 3 0 1 1 1 36
unable_2 5 0 0 0 0 0 5
unable_3 2 0 0 0 0 0 2
not_processed_1 6 0 0 0 0 0 6
not_processed_2 4 0 0 0 0 0 4
other_handling_1 2 1 0 0 0 0 3
other_handling_3 1 0 0 1 0 0 2
办理总计 115 9 0 2 1 2 129
结转下年 9 2 0 0 0 1 12
其余 0 0 0 0 0 0 0
表四 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议 6 1 2 1 10
直接起诉 1 0 1 0 2
复议后起诉 2 0 0 1 3
表二 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 7 3 41
表二 本年处理决定数量
行政许可 5512
行政处罚 119
行政强制 8
表二 本年收费金额
行政事业性收费 1230.5
"""

_SENTENCES = Path(__file__).with_name("sentences")
SOUND = tuple((_SENTENCES / "agreeing.txt").read_text("utf-8").splitlines())
"""Sentences whose numbers are all those of the tables above, or of things that the tables do not count."""
LEFT_ALONE = tuple((_SENTENCES / "left_alone.txt").read_text("utf-8").splitlines())
"""Sentences about other things, or other years and bodies, whatever words they share with those about the tables."""
DIFFERING: tuple[tuple[str, dict[str, int]], ...] = (
    ("收到申请136件，无商业企业申请。", {"N05": 1}),
    ("收到申请136件，均依法予以公开。", {"N06": 1}),
    ("共受理公开政府信息申请146件，均作了答复。", {"N01": 1}),
    ("全年以“青教规”文号出台了8份规范性文件，都经网站发布。", {"N09": 1}),
    ("收到申请136件，引发行政复议10件、行政诉讼5件，占申请总量的12.03%。", {"N15": 1}),
    ("收到申请136件，引发行政复议10件、行政诉讼5件，其中8件维持。", {"N08": 1}),
    ("收到申请136件，一年依法办结139件。", {"N03": 1}),
    ("收到申请136件，按时按规答复了139件。", {"N03": 1}),
    ("全年共接受依申请公开146次。", {"N01": 1}),
    ("收到申请136件，予以部份公开23件。", {"N06": 1}),
    ("2023年全面清理规范性文件，制发8件，废止4件，现行有效42件。", {"N09": 3}),
    ("收取行政事业性收费1320.5万。", {"N10": 1}),
    ("收到申请136件，上年度结转办理件6件。", {"N02": 1}),
    ("行政规范性文件8件新制定，4件废止。", {"N09": 2}),
    ("收到申请136件，予以公开44件、部分公开13件、不予公开14件，无法提供等其他情况56件。", {"N06": 1}),
    ("因信息公开引发行政复议10件，其中尚未审结的行政复议3件。", {"N07": 1}),
    ("因信息公开引发行政复议10件，正在审理的涉政府信息公开行政复议2件。", {"N07": 1}),
    ("收到申请136件，2023年结转至2024年继续办理13件。", {"N04": 1}),
    ("全年受理依申请公开案件146件。", {"N01": 1}),
    ("全年受理依申请公开事项146件。", {"N01": 1}),
    ("对规范性文件进行清理，制发行政规范性文件8件，废止行政规范性文件4件。", {"N09": 2}),
    ("公开信息1350条，其中动态502条，公告144条，规划公示509条，其他150条；公众号推送284期。", {"N12": 1}),
    ("公开信息2698条，其中动态1201条、公告251条、征集调查61期、其他1230条。", {"N12": 1}),
    ("2023年依申请公开受理163件。", {"N01": 1}),
    ("公民、法人或其他组织提出的政府信息公开申请全年共收到163件。", {"N01": 1}),
    ("政府信息依申请公开收到共163件。", {"N01": 1}),
    ("申请政府信息公开的事项收到163件，均已答复。", {"N01": 1}),
    ("收到的依法申请公开件为163件，行政复议10件。", {"N01": 1}),
    ("依申请公开信息共收到163条。", {"N01": 1}),
    ("我局共办理回复依申请公开事项219件。", {"N03": 1}),
    ("严格按照规定处理依申请公开申请219件。", {"N03": 1}),
    ("收到申请136件，无结转2024年继续办理件。", {"N21": 1}),
    ("无行政处罚、无行政强制事项。", {"N10": 1}),
    ("不存在重复申请的情况。", {"N06": 1}),
    ("未制发规范性文件。", {"N09": 1}),
    ("收到申请136件，其中100件为网上提交、30件为邮寄、7件为当面提交。", {"N13": 1}),
    ("2023年，我局收到政府信息公开申请136件，上年结转6件，办结129件，结转13件。", {"N02": 1, "N04": 1}),
    (
        "本年度共收到申请126件，其中自然人110件、商业企业10件、社会公益组织2件、法律服务机构1件、其他3件。",
        {"N01": 1, "N05": 1},
    ),
    (
        "新收申请136件，结果为：予以公开54件、部分公开13件、不予公开14件、无法提供43件、不予处理10件、其他处理5件。",
        {"N06": 1},
    ),
    ("136件申请中，自然人提出100件、法人或其他组织提出36件。", {"N05": 2}),
    ("办结129件，其中予以公开44件、部分公开31件、不予公开14件、无法提供34件、不予处理10件、其他处理5件。", {"N06": 2}),
    ("因信息公开被申请行政复议11件，其中维持7件、纠正1件、其他结果2件、尚未审结1件。", {"N07": 2}),
    ("因信息公开被提起行政诉讼8件，其中未经复议直接起诉5件、复议后起诉3件。", {"N08": 2}),
    ("全年无因政府信息公开引发的行政复议、行政诉讼。", {"N18": 1}),
    ("行政复议均获维持，行政诉讼全部胜诉。", {"N19": 2}),
    ("全年收到申请136件，均已办结，办结率100%。", {"N21": 2}),
    ("2023年收到申请136件，占全部受理量的50%。", {"N15": 1}),
    ("自然人申请120件，占申请总数的78.2%。", {"N15": 1}),
    ("收到申请136件，比上年的120件增长23.3%。", {"N17": 1}),
    ("全年未收到公民、法人和其他组织政府信息公开申请。", {"N20": 1}),
    ("本年度依申请公开工作中，无公民、法人或其他组织向我局提出政府信息公开申请。", {"N20": 1}),
    ("制发行政规范性文件9件，废止2件，现行有效45件。", {"N09": 3}),
    ("行政事业性收费1320.5万元，行政处罚191件。", {"N10": 2}),
    ("不予公开16件，其中属于行政执法案卷8件、属于行政查询事项2件。", {"N06": 2}),
    ("无法提供43件，其中本机关不掌握26件、没有现成信息15件、补正后仍不明确2件。", {"N06": 2}),
    ("不予处理12件，其中信访举报投诉类8件、重复申请4件。", {"N06": 2}),
    ("通过网络收到80件、信函30件、当面6件。", {"N13": 1}),
    ("收到申请一百六十三件，答复一百二十九件。", {"N01": 1}),
    ("予以公开、部分公开、不予公开分别为44件、31件、14件。", {"N06": 1}),
    ("未发生因政府信息公开被复议机关纠错的情况。", {"N19": 1}),
    ("13件申请结转下一年度继续办理。", {"N04": 1}),
    ("行政复议10件，结果维持8件，结果纠正1件，尚未审结1件。", {"N07": 1}),
    ("全年没有因政府信息公开答复不当被行政复议机关纠错的情况。", {"N19": 1}),
    ("已审结的行政复议案件均获维持。", {"N19": 1}),
    ("行政复议纠错率为零，行政诉讼败诉率为零。", {"N19": 1}),
    ("我街道未接到任何形式的信息公开申请。", {"N20": 1}),
    ("2023年度，未收到和处理政府信息公开申请事项。", {"N20": 1}),
    ("行政复议、行政诉讼各5件。", {"N07": 1}),
    ("申请人中，自然人占88.2%，法人或其他组织占18.8%。", {"N15": 1}),
    ("收到申请136件，其中予以公开44件（自然人31件、商业企业12件、其他1件）。", {"N05": 2}),
    ("新收申请136件，上年结转5件，共计148件。", {"N01": 1}),
    ("依申请公开方面，共收到163件。", {"N01": 1}),
    ("办结129件（含上年结转15件），其中予以公开44件。", {"N02": 1}),
    ("全年公示行政许可5512件、行政处罚191件、行政强制8件。", {"N10": 1}),
)


def subject(sentence: str, organ: str = "") -> Subject:
    return subject_with(f"依申请公开情况。{sentence}", tables=TABLES, organ=organ)


def ledger(sentence: str) -> tuple[LedgerEntry, ...]:
    about = subject(sentence)
    return ledger_of(about, chain.from_iterable(rule.apply(about) for rule in NARRATIVE_RULES))


@pytest.mark.parametrize("sentence", SOUND)
def test_a_paragraph_that_agrees_with_the_tables_is_not_accused(sentence: str) -> None:
    assert accusations(subject(sentence)) == {}


@pytest.mark.parametrize("sentence", SOUND)
def test_a_paragraph_that_agrees_has_a_number_that_the_ledger_says_agrees(sentence: str) -> None:
    assert any(entry.status is ClaimStatus.AGREES and entry.cells for entry in ledger(sentence)) or "率100%" in sentence


@pytest.mark.parametrize("organ", ["青禾市教育局", "临溪县人民政府"])
@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_numbers_of_something_else_are_left_alone(sentence: str, organ: str) -> None:
    assert accusations(subject(sentence, organ)) == {}


@pytest.mark.parametrize(("sentence", "rules"), DIFFERING)
def test_a_wrong_number_is_found_by_its_rule(sentence: str, rules: dict[str, int]) -> None:
    found = {rule: len(said) for rule, said in accusations(subject(sentence)).items()}
    assert {rule: found.get(rule, 0) for rule in rules} == rules


def _slips(sentence: str) -> Iterator[tuple[str, str]]:
    """The sentence with one figure mistyped, for each number that agrees and stands in it once; and the wrong number."""
    for entry in ledger(sentence):
        printed = entry.words.characters
        digits = re.search(r"[0-9]+", printed)
        if entry.status is ClaimStatus.AGREES and digits is not None and sentence.count(printed) == 1:
            place = digits.start() + (len(digits.group()) > 2)
            wrong = f"{printed[:place]}{(int(printed[place]) + 3) % 10}{printed[place + 1 :]}"
            yield sentence.replace(printed, wrong), wrong


def test_most_slips_in_sentences_that_agree_are_found() -> None:
    slips = [slip for sentence in SOUND[::4] for slip in _slips(sentence)]
    found = sum(
        any(entry.words.characters == wrong and entry.status is ClaimStatus.DIFFERS for entry in ledger(sentence))
        for sentence, wrong in slips
    )
    assert found >= len(slips) * 0.87
