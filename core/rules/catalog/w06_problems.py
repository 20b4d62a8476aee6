"""W06, W07: section 五 says what is wrong and what is done about it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.rules.narrative.wording.enumerations import KINDS, runs_in
from core.rules.narrative.wording.passages import Passage
from core.rules.narrative.wording.problems_and_measures import (
    names_measures,
    names_problems,
    says_nothing,
    section_five,
    two_parts,
)
from core.rules.rule import NOTICE_2021, Example, LegalBasis, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import place_of
from core.rules.verdict import CheckResult, Severity, Verdict

_PLACE = place_of(5)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    section = subject.report.section(5)
    if section is None:
        return
    own = section_five(subject.report)
    least = rule.threshold(subject, "least")
    said, severity = _shortcoming(own, least)
    if said and (subject.unread_parts or any("第五部分" in one.place for one in subject.report.problems)):
        yield CheckResult(rule.id, _PLACE, Verdict.UNDETERMINED, rule.title, remark="第五部分或其他页有没能读取的内容")
        return
    yield CheckResult(
        rule.id,
        _PLACE,
        Verdict.BROKEN if said else Verdict.HOLDS,
        rule.title,
        statement=said,
        expectation="第五部分应写明存在的主要问题和改进情况",
        severity=severity,
        words=(own[0].text,) if said and own else ((section.heading,) if section.heading else ()),
    )


def _shortcoming(own: tuple[Passage, ...], least: Decimal) -> tuple[str, Severity | None]:
    """What is wanting, in Chinese, and how heavy it weighs; "" where nothing is."""
    if says_nothing(own):
        return (f"第五部分只写了“{own[0].characters}”" if own else "第五部分没有内容"), None
    length = sum(len(passage.characters) for passage in own)
    if length < least:
        return f"第五部分只有 {length} 个字", Severity.DOUBT
    if not names_problems(own):
        return "第五部分没有写存在的问题", Severity.DOUBT
    if not names_measures(own):
        return "第五部分没有写改进情况或措施", Severity.DOUBT
    return "", None


def _matching(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    parts = two_parts(section_five(subject.report))
    if parts is None or subject.file.recognised or subject.unread_parts:
        return
    for kind in KINDS:
        counts = [_only_run(part, kind) for part in (parts.problems, parts.measures)]
        if min(counts) < 2:
            continue
        if counts[1] > counts[0] and any(_EARLIER.search(one.characters) for one in parts.measures):
            return
        yield CheckResult(
            rule.id,
            _PLACE,
            Verdict.HOLDS if counts[0] == counts[1] else Verdict.BROKEN,
            rule.title,
            statement=f"列了 {counts[0]} 个问题，{counts[1]} 项改进措施",
            expectation="每个问题应有对应的改进措施",
            words=(parts.measures[0].text.slice(0, 40),),
        )
        return


# a measure more than there are problems, for one of the year before
_EARLIER = re.compile("上一?年|去年")


def _only_run(part: tuple[Passage, ...], kind: str) -> int:
    """The number of items where a part is one complete enumeration; 0 where it is none or several."""
    runs = runs_in(part, kind)
    complete = len(runs) == 1 and [item.number for item in runs[0]] == list(range(1, len(runs[0]) + 1))
    return len(runs[0]) if complete else 0


_GOOD = "五：（一）存在的主要问题。一是解读形式不够丰富；二是栏目更新不够均衡。\n五：（二）改进情况。"

PROBLEMS_AND_MEASURES = Rule(
    id="W06",
    title="问题与改进为空或过短",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="第五部分应写明存在的主要问题和改进情况，不能只写“无”，也不能只写问题或只写措施。",
    basis=LegalBasis(NOTICE_2021, "附件 五、存在的主要问题及改进情况"),
    next_step="请填报单位结合实际补写问题和改进措施",
    settings=(Setting("least", "第五部分最少的字数", Decimal(30), unit="字"),),
    examples=(
        Example(f"{_GOOD}一是增加图解和视频解读；二是建立栏目更新提醒机制。", Verdict.HOLDS),
        Example(
            "五：我镇政府信息公开工作虽取得一定成绩，但与群众期盼相比还有距离。下步，我们加强学习，丰富形式。",
            Verdict.HOLDS,
        ),
        Example(
            "五：（一）存在问题：公开的时效性有待进一步提高，人员业务能力仍需加强。（二）改进措施：举办两期业务培训班。",
            Verdict.HOLDS,
        ),
        Example("五：无", Verdict.BROKEN),
        Example("五：（一）存在的主要问题：无。（二）改进情况：无。", Verdict.BROKEN),
        Example("五：问题不多，继续努力。", Verdict.BROKEN),
        Example(
            "五：我局政府信息公开的主动性有待进一步提高，解读形式还比较单一，公开的内容与群众的需求仍有差距。",
            Verdict.BROKEN,
        ),
        Example(
            "五：加强组织领导，健全工作机制，强化业务培训，推进政府信息公开工作再上新台阶，为群众提供优质服务。",
            Verdict.BROKEN,
        ),
        Example("五：无\n有未读部分", Verdict.UNDETERMINED),
    ),
)

MEASURES_FOR_PROBLEMS = Rule(
    id="W07",
    title="问题与措施不对应",
    severity=Severity.HINT,
    check=Logic(_matching),
    explanation="第五部分分列了问题和改进措施的，两边的项数不同，可能有问题没有对应的措施。",
    basis=inferred("改进措施应针对所列的问题"),
    next_step="逐个对照问题与措施",
    usual=False,
    examples=(
        Example(f"{_GOOD}一是增加图解和视频解读；二是建立栏目更新提醒机制。", Verdict.HOLDS),
        Example(f"{_GOOD}一是增加图解和视频解读。二是建立提醒机制。三是加强培训。", Verdict.BROKEN),
        Example(f"{_GOOD}一是增加图解和视频解读。二是建立提醒机制。三是上年反映的设备故障已解决。", None),
    ),
)
