"""N20: a report that says no requests came in must have none in table 3."""

import re
from collections.abc import Iterator

from core.report.sentence import Sentence
from core.rules.narrative.claims.counterparts import requests_line
from core.rules.narrative.claims.universal import SECTIONS, Claim, clause_before, judged, may_be_said
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_NONE = r"(?:(?:尚|暂)?未(?:曾)?(?:收到|接到|接收到?|接获|收悉|受理|登记|办理|涉及|收|发生|产生|出现|有)过?(?!的)|没有?(?:收到|接到|接收到?|受理|发生|产生|出现|有人?)?过?|(?<![有毫绝并])(?:暂)?无(?:收到|接到)?|无人|不存在|(?<![从为归清])零(?=依|政府|信息|公开申请))(?:(?:和|、|或者?|及)(?:处理|受理|办理|收到|接到))?"
# whoever might have applied, in whatever form: anything else between the words is a part of the requests
_ANYBODY = (
    r"(?:任何|公民个人|公民|自然人|个人|法人|组织|其[他它]|社会|公众|群众|单位|企业|人民|广大|申请人|所(?=申请)|形式|方面|或者?|和|及|与|、|以及|提出|提起|提交|向(?:[我本])?[局委办镇乡街道机关单位区县市厅]{1,4}"
    r"|要求|请求|有关|相关|的|书面|各类|本年度|一[件例起])*+"
)
_OF_INFORMATION = r"(?:政府|政务|相关|有关|的)*信息"
_REQUEST = (
    rf"(?P<request>(?:政府|政务)?信息(?:依申请)?公开(?:的|事项)*(?:书面)?申请|申请(?:政府|政务)?信息公开"
    rf"|(?:(?:政府|政务)?信息)?依申请(?:公开)?(?:{_OF_INFORMATION})?(?:公开)?(?:有关|相关)?(?:信息|事项)*(?:的)?(?:申请)?"
    rf"|(?:政府|政务)?信息公开(?=案件|依申请)|(?:要求)?公开{_OF_INFORMATION}的?(?:书面)?(?:申请|要求|请求)|需?依申请公开(?:办理)?的"
    rf"|申请(?:要求)?公开(?:(?:的|其[他它]|方面)*{_OF_INFORMATION})?|公开(?:申请|(?=要求|请求))|(?P<bare>申请))"
)
_END = (
    r"(?:的)?(?:办理)?(?:事项|情况|情形|案件|件|表|书|材料|业务|工作|事宜|要求|请求|诉求|信函|信件|来信|来函|来件|依申请|数量)?"
    r"(?=[，,。；;、：:（()）.．]|且|并|也|$|和|及)"
)
_DENIED = re.compile(rf"{_NONE}\s*{_ANYBODY}\s*{_REQUEST}{_END}")
# 未收到信函、传真等形式的申请: where none came at all, none came of any sort
# (what was carried over, or what became of the requests, are other cells)
_WORDS = r"(?:(?!上一?年|去年|结转|留存|遗留|待办|不予|无法|公开的|延期|逾期|未按|撤)[^，,。；;、：:0-9])"
_OF_A_SORT = re.compile(rf"{_NONE}(?!法){_WORDS}{{0,32}}?(?:、{_WORDS}{{1,24}}?){{0,4}}?{_REQUEST}{_END}")
_ZERO = re.compile(
    r"(?:(?:政府|政务)?信息公开(?:的)?申请|依申请(?:公开)?(?:政府)?(?:信息)?(?:申请)?|申请)(?:数量|件数|总数|总量|量|数)?(?:均)?(?:为|是)(?:零|0)(?:件|条|份|宗)?(?=[，,。；;、）)]|$)|零申请"
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    before = ""
    for sentence in subject.sentences:
        text = sentence.text.characters
        if sentence.section in SECTIONS and _SPOKEN_OF.search(text):
            for start, stop in _denials(subject, sentence, before):
                claim = Claim(sentence, start, stop, (requests_line(subject.report, "received"),), rule.severity)
                yield judged(rule, subject, claim, "正文 未收到申请", "正文说未收到申请的，表三本年新收应为 0")
        before = (before + text)[-_MEMORY:]


def _denials(subject: Subject, sentence: Sentence, before: str) -> Iterator[tuple[int, int]]:
    """Where it is said that no requests came; that none came of some sort only where none came at all."""
    text, said = sentence.text.characters, 0
    received = requests_line(subject.report, "received")
    found = (*_DENIED.finditer(text), *_ZERO.finditer(text), *_OF_A_SORT.finditer(text))
    for match in sorted(found, key=lambda one: (one.start(), one.re is _OF_A_SORT)):
        start, bare = match.start(), match.groupdict().get("bare") is not None or match.group().startswith("申请")
        some = match.re is _OF_A_SORT or _of_some(match.group()) or _A_PART.search(clause_before(sentence, start))
        some = some or _OF_SOMETHING_ELSE.search(match.group())
        sure = not bare or bearing_of(Topic.REQUESTS, text[:start], before) is Bearing.STRONG
        if start < said or not sure or (some and received.amount != 0):
            continue
        if may_be_said(subject.report, sentence, start, (received,)):
            said = match.end()
            yield match.span()


def _of_some(words: str) -> bool:
    """Whether only some applicants are spoken of: 未收到法人提出的申请."""
    persons, organisations = _PERSONS.search(words), _ORGANISATIONS.search(words)
    return (organisations is not None and persons is None) or ("自然人" in words and organisations is None)


# 问题未涉及依申请公开, 涉密文件没有公开要求
_OF_SOMETHING_ELSE = re.compile("涉及|其[他它](?:形式|方式|渠道|途径|类)|^(?:没有?|暂?无|不存在)(?!.*申请|收|接)")
# 科研机构申请为零, 网上申请为0
_A_PART = re.compile(
    r"(?:自然人|个人|法人|组织|企业|科研机构|律所|网[上络站]|信函|邮[寄件箱]|当面|现场|传真|平台|线[上下]|类|予以公开|部分公开|不予|无法|重复|有关|涉及|关于)(?:的|类|提出|提交)*+$"
)
_PERSONS = re.compile(r"公民|自然人|个人|群众|公众")
_ORGANISATIONS = re.compile(r"法人|组织|企业|单位(?!申请)")
_SPOKEN_OF = re.compile("申请|公开(?:[要请]求|案件|[^，；。]{0,8}[要请]求)")
_MEMORY = 120
_TABLE = "表三 自然人 总计\n新收 {0} {0}\n上年结转 0 0\n"

NO_REQUESTS_IN_WORDS = Rule(
    id="N20",
    title="未收到申请与表三",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="正文说未收到政府信息公开申请的，表三本年新收的总计应为 0。只说未收到其中一部分申请的，不在此列。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对表三与正文哪一处有误",
    examples=(
        Example(f"{_TABLE.format(0)}一：2023年，本单位未收到政府信息公开申请。", Verdict.HOLDS),
        Example(f"{_TABLE.format(5)}一：未收到涉及征地的政府信息公开申请。", None),
        Example(f"{_TABLE.format(5)}一：收到政府信息公开申请5件，未收到政府信息公开申请方面的投诉。", None),
        Example(
            f"{_TABLE.format(5)}一：2023年，我局没有收到公民、法人和其他组织提出的政府信息公开申请。", Verdict.BROKEN
        ),
        Example(f"{_TABLE.format(5)}一：依申请公开情况。本年度政府信息公开申请数量为零。", Verdict.BROKEN),
        Example("表三 总计\n新收 缺\n一：全年未收到政府信息公开申请。", Verdict.UNDETERMINED),
    ),
)
