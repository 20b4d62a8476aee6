"""A rule that needs what nobody gave says so once, and only where it is switched on."""

import pytest

from core.rules.engine import check
from core.rules.example import subject_of
from core.rules.pack import RulePack
from core.rules.registry import BY_ID, RULES
from core.rules.verdict import Verdict

REPORT = """
年份：2023
表二 本年制发件数 本年废止件数 现行有效件数 本年处理决定数量 本年收费金额
规章 1 0 3 0 0
行政许可 0 0 0 4 0
行政处罚 0 0 0 0 0
行政强制 0 0 0 0 0
行政事业性收费 0 0 0 0 12
表三 自然人 总计
其余 0
表四 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议 1 0 0 0 1
直接起诉 0 0 0 0 0
复议后起诉 0 0 0 0 0
"""
NEEDING = {
    "C08": "上年报告",
    "C10": "上级的汇总报告",
    "T208": "本机关的类型",
    "T209": "职能",
    "T210": "收费",
    "X01": "上年报告",
    "X02": "上年报告",
}


@pytest.mark.parametrize(("rule", "missing"), NEEDING.items())
def test_what_nobody_gave_is_named_once(rule: str, missing: str) -> None:
    undecided = [one for one in BY_ID[rule].apply(subject_of(REPORT)) if one.verdict is not Verdict.HOLDS]
    assert [one.verdict for one in undecided] == [Verdict.UNDETERMINED]
    assert missing in undecided[0].remark


def test_none_of_them_speaks_unless_it_is_switched_on() -> None:
    usual = check(subject_of(REPORT), RulePack().apply(RULES)).results
    assert {one.rule for one in usual} & set(NEEDING) == set()


def test_facts_that_are_given_decide() -> None:
    subject = subject_of(f"事实：类型 部门\n事实：执法 是\n事实：收费 是\n{REPORT}")
    verdicts = {rule: {one.verdict for one in BY_ID[rule].apply(subject)} for rule in ("T208", "T209", "T210")}
    assert verdicts == {"T208": {Verdict.BROKEN}, "T209": {Verdict.HOLDS}, "T210": {Verdict.HOLDS}}
