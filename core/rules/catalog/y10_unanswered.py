"""Y10: a problem of last year's report on which this year's is silent."""

import re
from collections.abc import Iterator

from core.rules.across_years import SAYS_UNLINKED, undetermined, unlinked
from core.rules.narrative.wording.stated_problems import stated_problems
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_TOPICS = tuple(
    re.compile(words)
    for words in (
        "解读|图解", "栏目|专栏|更新|时效", "网站|平台|门户", "新媒体|微信|微博|公众号", "培训|学习|业务能力|业务水平|素质|队伍|人员",
        "意识|认识|重视|理念", "依申请|答复|申请办理", "目录|清单|标准化|规范化|试点", "参与|互动|征集|开放日|满意度",
        "回应|舆情|关切", "审查|保密|隐私|把关", "制度|机制", "考核|监督|检查|督查", "规范性文件|政策文件", "村务|基层|乡镇|街道",
        "数据|信息化|系统|数字化", "格式|错别字|质量|准确", "渠道|载体|形式", "重点领域|公开内容|内容|深度|广度|范围",
    )
)  # fmt: skip
_ANSWERS = (1, 5)
_EMPTY_WORDS = re.compile(
    r"存在的(?:主要)?问题|政府信息公开工作|政务公开工作|政府信息公开|政务公开|信息公开|公开工作|进一步|有待|不够|工作人员"
)
_MOST = 30
_REPEATED = 4
"""So many of the problem's characters in a row, said again, show that it is spoken of."""


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    last = subject.last_year
    if last is None:
        return
    obstacle = unlinked(subject.report, last)
    if obstacle:
        yield undetermined(rule, "上年的问题", obstacle, SAYS_UNLINKED)
        return
    said = "".join(sentence.text.characters for sentence in subject.sentences if sentence.section in _ANSWERS)
    for number, problem in enumerate(stated_problems(subject.last_sentences)[:_MOST], 1):
        topics = [topic for topic in _TOPICS if topic.search(problem.characters)]
        if topics and said:
            answered = any(topic.search(said) for topic in topics) or _speaks_of(said, problem.characters)
            yield CheckResult(
                rule.id,
                f"上年的问题{number}",
                Verdict.HOLDS if answered else Verdict.BROKEN,
                f"{rule.title}：与上年报告对照",
                statement="" if answered else f"上年报告写“{problem.characters}”，本年第一、五部分没有提到",
                expectation="上年提出的问题，本年应写改进的结果",
            )


def _speaks_of(said: str, problem: str) -> bool:
    words = _EMPTY_WORDS.sub("，", problem)
    parts = (words[at : at + _REPEATED] for at in range(len(words) - _REPEATED + 1))
    return any(part.isalnum() and part in said for part in parts)


UNANSWERED = Rule(
    id="Y10",
    title="上年问题未回应",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="上年报告第五部分提出的问题，本年报告的第一、五部分完全没有提到它说的事。",
    basis=inferred("改进情况应回应已经提出的问题"),
    next_step="请单位补写上年问题的改进结果",
    usual=False,
    examples=(
        Example("五：已开展四次业务培训。\n上年五：一是工作人员业务能力有待提高。", Verdict.HOLDS),
        Example("五：网站栏目已改版。\n上年五：一是工作人员业务能力有待提高。", Verdict.BROKEN),
        Example("一：全年组织学习三次。\n五：网站栏目已改版。\n上年五：一是工作人员业务能力有待提高。", Verdict.HOLDS),
        Example("五：会议公开的比例已提高。\n上年五：一是会议公开的比例偏低，公众参与不足。", Verdict.HOLDS),
        Example(
            "年份：2023\n五：网站栏目已改版。\n上年年份：2021\n上年五：一是工作人员业务能力有待提高。",
            Verdict.UNDETERMINED,
        ),
    ),
)
