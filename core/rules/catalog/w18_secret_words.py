"""W18: marks of secrecy, and the titles of documents that are not to be disclosed."""

import re
from collections.abc import Iterator

from core.rules.narrative.wording.passages import ALL, Passage, around, found_in, found_or_held, passages
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_MARKS = (
    (re.compile(r"(?:绝密|机密|秘密)[★☆＊*](?:(?:[0-9一二三五十]{1,3}(?:年|个月))|长期)?"), "密级标志"),
    (
        re.compile(
            r"内部(?:资料|文件|材料|使用|参考)[，,。！!、（(]?(?:请?注意保[存密]|不得外传|严禁外传|请勿外传|切勿外传|妥善保管|不得公开)"
        ),
        "内部资料的标记",
    ),
    (re.compile(r"^(?:绝密|机密|秘密|内部资料|内部文件|内部使用|注意保存|不得外传)[。！!]?$"), "密级或内部资料的标记"),
    (re.compile(r"^公开(?:属性|方式|类型)[:：](?:不予公开|不公开|依申请公开)$"), "公开属性"),
    (
        re.compile(
            r"(?:不予公开|不公开|涉密)的?(?:文件|信息|公文)(?:有|为|包括|如|是|[:：])[^。；]{0,20}《[^》]{4,80}》"
        ),
        "不予公开的文件标题",
    ),
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    own = passages(subject.report, ALL)
    found = [result for passage in own for result in _marked(rule, passage)]
    yield from found_or_held(rule, found, looked=bool(own), place="全文")


def _marked(rule: Rule, passage: Passage) -> Iterator[CheckResult]:
    for pattern, what in _MARKS:
        if match := pattern.search(passage.characters):
            said = f"疑有{what}：“{around(passage.characters, *match.span(), 4)[:60]}”"
            yield found_in(rule, passage, match.span(), said, "公开的报告不应带有这样的字样")
            return


SECRET_WORDS = Rule(
    id="W18",
    title="涉密或敏感字样",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="密级标志（秘密★）、“内部资料，注意保存”、不予公开的文件标题，不应留在公开的报告里。说保密审查、国家秘密的不在此列。",
    basis=inferred("年度报告向社会公开"),
    next_step="立即核对，确有涉密内容的按保密规定处理",
    usual=False,
    examples=(
        Example("一：严格保密审查，属于国家秘密的不予公开；涉及工作秘密、机密的信息一律不上网。", Verdict.HOLDS),
        Example("一：不予公开的信息包括国家秘密和内部事务信息；清理内部资料3份。", Verdict.HOLDS),
        Example("零：秘密★1年", Verdict.BROKEN),
        Example("零：内部资料，注意保存", Verdict.BROKEN),
        Example("一：不予公开的文件有《青禾市应急物资储备布点方案》等2份。", Verdict.BROKEN),
    ),
)
