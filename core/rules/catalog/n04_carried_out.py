"""N04: the number of requests carried out to next year, in words and in table 3."""

import re
from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.counterparts import requests_line, spoken_amounts
from core.rules.narrative.obstacles import OTHER_TIME, OTHER_YEAR, WIDER, forbidden_comparison
from core.rules.narrative.phrase_book.requests import CARRY
from core.rules.narrative.statements import LOOSE, statements_of
from core.rules.narrative.surroundings import REQUEST_UNITS, Surroundings, clause_around, phrase, surroundings
from core.rules.narrative.topics import Bearing, Topic, bearing_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_SECTIONS = frozenset((0, 1, 3))
_NEXT = r"(?:下一?年度?|次年度?|来年|明年|翌年|(?P<year>20\d\d)年度?)"
_DOING = r"(?:继续)?(?:办理|处理|答复|办结)?(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:申请)?(?:数量|件数|数)?(?:共|共计|为|有|的)*"
_BEFORE = re.compile(rf"(?<!未)(?<!无){CARRY}{_NEXT}{_DOING}$")
_NO_NUMBER = r"(?![^，,。；;]{0,14}[0-9一二三四五六七八九十])"
_AFTER = re.compile(
    r"^(?:政府信息公开|信息公开|公开)?(?:申请)?(?:(?:因?未到期|因?尚?未办结|尚在办理中?|正在办理中?)[，,（(]?)?"
    rf"(?:按规定|按程序|按要求|按流程|依程序|依法|依规|将|均|已|需|须|拟|继续)*{CARRY}{_NEXT}{_NO_NUMBER}"
)
# 办结129宗，结转12宗
_BARE = re.compile(r"^(?:尚|剩余|其余|另|年末|其他)?结转(?:办理|继续办理)?$")
_FINISHED = re.compile(r"(?:办结|答复|办理)[^，,；;。0-9]{0,12}[0-9]+[件宗条份][，,；;、]\S{0,6}$")
_YEAR_END = re.compile(r"12月31日|年底|年末|年终")
_OTHER_MATTER = re.compile(r"复议|诉讼|案件|自然人|法人|企业|信访|资金|项目|预算|经费|建议|提案|上年结转")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    # numbers of 全市 that were found to be of the tables' own scope
    known = {one.words.marks[0] for one in statements_of(subject.report, subject.sentences) if one.obstacle == LOOSE}
    for sentence in subject.sentences:
        if sentence.section in _SECTIONS and re.search("年|结转", sentence.text.characters):
            for mention in sentence.mentions:
                of_own_scope = sentence.text.marks[mention.start] in known
                if _says_carried_out(subject.report, sentence, mention, of_own_scope=of_own_scope):
                    yield _judge(rule, subject.report, sentence, mention)


def _says_carried_out(report: AnnualReport, sentence: Sentence, mention: Mention, *, of_own_scope: bool) -> bool:
    if mention.kind is not MentionKind.COUNT or mention.unit not in REQUEST_UNITS or mention.approximate:
        return False
    words = surroundings(sentence, mention)
    found = _BEFORE.search(words.clause) or _AFTER.search(words.after)
    bare = _BARE.search(words.clause) and _FINISHED.search(words.before)
    if (found is None and not bare) or _OTHER_MATTER.search(words.clause) or _of_another_matter(words):
        return False
    if found is None:
        return forbidden_comparison(report, sentence, mention) == ""
    if found["year"] and (report.year is None or int(found["year"]) != report.year + 1):
        return False
    obstacle = forbidden_comparison(report, sentence, mention)
    # the year of 结转2024年 is the next one by its own words, and what is carried on is counted at the end of the year
    expected = {
        "",
        WIDER if of_own_scope else "",
        OTHER_YEAR if found["year"] else "",
        OTHER_TIME if _YEAR_END.search(words.before) else "",
    }
    return obstacle in expected


# 46条意见逐条办理，两条转入2024年继续整改
_OTHER_WORK = re.compile("整改|问卷|条意见|问题|任务|积案|销号")
_NEAR = 40


def _of_another_matter(words: Surroundings) -> bool:
    """Whether the sentence speaks of something other than requests: 受理仲裁申请26件，另有2件结转下年."""
    head = words.before
    if _OTHER_WORK.search(head[-_NEAR:] + words.after[:_NEAR]):
        return True
    named = bearing_of(Topic.REQUESTS, head, "")
    return named is not Bearing.STRONG and any(
        bearing_of(topic, head, "") is Bearing.STRONG for topic in (Topic.OTHER, Topic.DISPUTES)
    )


def _judge(rule: Rule, report: AnnualReport, sentence: Sentence, mention: Mention) -> CheckResult:
    carried_out = requests_line(report, "carried_out")
    if carried_out.amount is None:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.HOLDS if carried_out.amount == mention.value else Verdict.BROKEN
    return CheckResult(
        rule.id,
        "正文 结转下年度的数量",
        verdict,
        formula="正文结转下年度数 = 表三结转下年度继续办理",
        statement=f"正文写“{clause_around(sentence, mention)}”，表三{spoken_amounts((carried_out,))}",
        expectation="正文与表三应一致",
        cells=carried_out.cells,
        remark="表三有读不出的数" if verdict is Verdict.UNDETERMINED else "",
        words=(phrase(sentence, mention),),
    )


_TABLE = "表三 总计\n新收 21\n上年结转 2\n办理总计 20\n结转下年 3\n"

CARRIED_OUT_IN_WORDS = Rule(
    id="N04",
    title="结转下年数与表三",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="正文说结转下年度继续办理的申请数，应等于表三第四项的总计。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对年末尚未办结的件数",
    examples=(
        Example(f"{_TABLE}一：办结20件，结转下年度3件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：办结20件，其余3件结转下一年度继续办理。", Verdict.HOLDS),
        Example(f"{_TABLE}一：办结20件，结转2024年1件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：受理土地仲裁申请26件，裁决15件，另有9件结转到下一年。", None),
        Example(f"{_TABLE}一：对46条意见逐条办理，办结44条，2条转入2024年继续整改。", None),
        Example(f"{_TABLE}一：林权纠纷受理19起，调处17起，2起转入2024年。", None),
        Example("表三 总计\n结转下年 缺\n一：结转下年度继续办理3件。", Verdict.UNDETERMINED),
    ),
)
