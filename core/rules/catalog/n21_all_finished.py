"""N21: a report that says all requests were finished must carry none on to next year."""

import re
from collections.abc import Iterator

from core.report.sentence import MentionKind, Sentence
from core.rules.narrative.claims.counterparts import received_requests, requests_line
from core.rules.narrative.claims.judging import matching
from core.rules.narrative.claims.received_statements import received_statements
from core.rules.narrative.claims.statements import statements_of
from core.rules.narrative.claims.universal import SECTIONS, Claim, clause_before, judged, may_be_said
from core.rules.narrative.words.surroundings import NOTHING
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

# 答复 is no word of finishing: what is not yet due may be carried on though all was answered in time
_ALL = re.compile(
    r"(?:全部|均|都)(?:已经?|全部|按时|按期|如期|依法|依规|及时|按规定|按要求|按程序|[在于](?:法定|规定|年|年度|当年|本年度?)(?:的)?(?:期限|时限|时间)?内|予以|得到|妥善|规范|答复|当年|年底前|年末前|当场|顺利|圆满)*+"
    r"(?:办结|办理完毕|办理完成|办理完结|处理完成|办毕|处理完毕|办理结束)(?!率)"
)
_RATE = re.compile(
    r"(?<!按时)(?<!按期)(?<!及时)(?<!限时)办结率(?:均)?(?:为|达到?了?|是|：|:)?(?:100(?:\.0+)?\s*[%％]|百分之百)"
)
_END = r"(?=[，,。；;、）)]|$)"
_NOUNS = r"(?:的)?(?:政府信息公开)?(?:申请|情况|件|事项|案件)*"
_CARRIED_IN_TOO = r"(?:(?:上一?年|去年)度?结转(?:的)?(?:申请|事项|件)?(?:[和及与或、]|以及))?"
_NEXT = r"(?:下一?年|次年|来年|20\d\d年)度?"
_CARRIED = (
    rf"(?:(?:{_NEXT})?待?结转|顺延|延续|转(?={_NEXT}))(?:至|到|入)?(?:{_NEXT})?(?:继续|接着|接续|续)?(?:办理|处理|办)?"
)
_NO_CARRYING = re.compile(
    rf"{NOTHING}{_CARRIED_IN_TOO}(?:申请|办件|件|案件)?{_CARRIED}{_NOUNS}{_END}"
    rf"|未(?:有)?结转(?:至|到|入)?(?:{_NEXT})?{_END}"
    rf"|无一件?(?:申请)?(?:结转|跨年){_END}"
    rf"|{NOTHING}(?:申请)?跨年度?(?:办理|结转|办结)?{_NOUNS}{_END}"
)
_PART = re.compile(
    r"上一?年|去年|其余|剩余|结转|建议|提案|工单|热线|留言|信访|自然人|法人|企业|网络|信函|网上|复议|诉讼|事项清单|任务|问题|整改|咨询|诉求|许可"
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    carried_out = requests_line(subject.report, "carried_out")
    # who writes how many were carried on means by all those that were due
    open_said = any(
        (match := matching(one)) is not None and match.cells == carried_out.cells and match.amount
        for one in statements_of(subject.report, subject.sentences)
    )
    before = ""
    for sentence in subject.sentences:
        text = sentence.text.characters
        if sentence.section in SECTIONS:
            for start, stop in _claims(subject, sentence, before, open_said=open_said):
                claim = Claim(sentence, start, stop, (carried_out,), rule.severity)
                yield judged(rule, subject, claim, "正文 全部办结", "正文说全部办结、没有结转的，表三结转下年度应为 0")
        before = (before + text)[-_MEMORY:]


def _claims(subject: Subject, sentence: Sentence, before: str, *, open_said: bool) -> Iterator[tuple[int, int]]:
    text = sentence.text.characters
    carried_out = (requests_line(subject.report, "carried_out"),)
    next_year = "" if subject.report.year is None else str(subject.report.year + 1)
    patterns = (_NO_CARRYING,) if open_said else (_ALL, _RATE, _NO_CARRYING)
    for pattern in patterns:
        for match in pattern.finditer(text):
            start = match.start()
            if (years := _YEAR.findall(match.group())) and years != [next_year]:
                continue
            named = pattern is _NO_CARRYING and "申请" in match.group()
            if not named and bearing_of(Topic.REQUESTS, text[:start], before) is not Bearing.STRONG:
                continue
            if not _counts_requests(subject, sentence, start):
                continue
            if _PART.search(clause_before(sentence, start)):
                continue
            if may_be_said(subject.report, sentence, start, carried_out):
                yield match.span()


def _counts_requests(subject: Subject, sentence: Sentence, start: int) -> bool:
    """Whether the numbers before a claim, where there are any, are those of requests: not 各类申请事项13600件."""
    report = subject.report
    counted = [one for one in sentence.mentions if one.kind is MentionKind.COUNT and one.stop <= start]
    known = {one.amount for one in (*received_requests(report), requests_line(report, "total"))}
    stated = {one.words.marks[0] for one in received_statements(report, (sentence,))}
    return not counted or any(one.value in known or sentence.text.marks[one.start] in stated for one in counted)


_YEAR = re.compile(r"20\d\d")
_MEMORY = 120
_TABLE = "表三 总计\n新收 21\n上年结转 0\n办理总计 {1}\n结转下年 {0}\n"

ALL_FINISHED_IN_WORDS = Rule(
    id="N21",
    title="全部办结与结转",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文说申请全部办结、办结率100%或没有结转的，表三结转下年度应为 0。说按期答复的，或正文另写明结转件数的，不在此列。",
    basis=inferred("结转下年度的申请是没有办结的申请"),
    next_step="对照申请台账，核对年末是否有未办结的申请，改正文或表三",
    examples=(
        Example(f"{_TABLE.format(0, 21)}一：收到政府信息公开申请21件，全部按时办结。", Verdict.HOLDS),
        Example(f"{_TABLE.format(3, 18)}一：收到政府信息公开申请21件，均在法定期限内答复。", None),
        Example(f"{_TABLE.format(3, 18)}一：收到政府信息公开申请21件，到期的全部办结，3件结转下年度。", None),
        Example(f"{_TABLE.format(3, 18)}一：收到政府信息公开申请21件，已全部办结。", Verdict.BROKEN),
        Example(f"{_TABLE.format(3, 18)}一：收到政府信息公开申请21件，办结率100%，无结转下年度申请。", Verdict.BROKEN),
        Example("表三 总计\n新收 21\n结转下年 缺\n一：收到政府信息公开申请21件，已全部办结。", Verdict.UNDETERMINED),
    ),
)
