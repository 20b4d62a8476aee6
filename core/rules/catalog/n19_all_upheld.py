"""N19: a report that says all decisions were upheld, or none was corrected, must say so in table 4."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind, Sentence
from core.rules.narrative.claims.counterparts import added, dispute_cells
from core.rules.narrative.claims.universal import SECTIONS, Claim, judged, may_be_said
from core.rules.narrative.words.surroundings import uniform
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_RECONSIDERATION = ("reconsideration",)
_LITIGATION = ("litigation_direct", "litigation_after")
_UPHELD = re.compile(
    r"(?:均|全部|都)(?:已|获|被|得到|予以|结果)?(?:为)?(?:复议机关|法院|人民法院)?(?:结果)?(?:判决|裁定)?(?:维持|胜诉)(?!率)|(?:维持|胜诉)率(?:均)?(?:为|达到?|是)?(?:100\s*[%％]|百分之百)"
)
_CORRECTED = re.compile(
    r"(?:(?:从|均|都)?未(?:曾)?(?:发生|出现|有|产生)?|无一?|没有(?:发生|出现|一[件例起])?|零)(?:被|因|案件|一[件例起]|行政|政府信息公开|信息公开|引[起发]|导致|复议机关|法院|的|复议|诉讼|应诉|结果|判决|裁定|认定|决定|案件|和|及|或者?|、|与|申请|答复|工作|不当)*?"
    r"(?:纠错|纠正|败诉|撤销|(?<=被)(?:改变|变更))(?:的)?(?:率|案件|情况|情形|问题|现象|案例)*"
    r"|(?:复议)?(?:纠错|纠正)率?(?:、|和|及|与)?(?:行政)?(?:诉讼)?(?:败诉)?率?(?:均)?(?:为|是)(?:零|0(?:\s*[%％])?)(?![.\d])|(?:诉讼)?败诉率(?:为|是)(?:零|0(?:\s*[%％])?)(?![.\d])"
)
_DECIDED = re.compile(r"已?审结|已?结案|已?办结|已作出")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    before = ""
    for sentence in subject.sentences:
        text = sentence.text.characters
        if sentence.section in SECTIONS and re.search("复议|诉", before + text):
            for pattern in (_UPHELD, _CORRECTED):
                for match in pattern.finditer(text):
                    claim = _claim(subject.report, sentence, match, before)
                    if claim is not None:
                        yield judged(
                            rule, subject, claim, "正文 维持、纠错", "正文说均获维持、未被纠错的，表四相应各栏应为 0"
                        )
        before = text[-_MEMORY:]


def _claim(report: AnnualReport, sentence: Sentence, match: re.Match[str], before: str) -> Claim | None:
    start, text = match.start(), sentence.text.characters
    groups = _groups(uniform(before), uniform(text[:start]), uniform(match.group()))
    if not groups:
        return None
    corrected = dispute_cells(report, "结果纠正", groups, "corrected")
    if match.re is _CORRECTED:
        said = may_be_said(report, sentence, start, (corrected,))
        return Claim(sentence, start, match.end(), (corrected,), Severity.ERROR) if said else None
    total = dispute_cells(report, "总计", groups, "total").amount
    clause = _counting_clause(text[:start])
    counted = [
        one.value
        for one in sentence.mentions
        if start - len(clause) <= one.start < start and one.kind is MentionKind.COUNT
    ]
    # 9件均获维持 says nothing of the tenth
    if total == Decimal(0) or (counted and counted[-1] != total and not _DECIDED.search(clause)):
        return None
    rest = [corrected, dispute_cells(report, "其他结果", groups, "other")]
    # of those decided so far all were upheld: the pending ones are not spoken of
    if not _DECIDED.search(text[max(start - _NEAR, 0) : start]) and not re.search(r"尚未审结|未审结|正在审理", text):
        rest.append(dispute_cells(report, "尚未审结", groups, "pending"))
    if not may_be_said(report, sentence, start, tuple(rest)):
        return None
    grave = corrected.amount or added("", *rest).amount is None
    return Claim(sentence, start, match.end(), tuple(rest), Severity.ERROR if grave else Severity.DOUBT)


def _counting_clause(head: str) -> str:
    """The clause before the claim; with the one before that where it counts nothing: 由省政府受理的复议3件，均为维持."""
    clauses = re.split("([，,；;。])", head)
    return clauses[-1] if re.search(r"\d", clauses[-1]) else "".join(clauses[-3:])


_GROUP = re.compile(
    r"(?P<after>复议后(?:起诉|诉讼))|(?P<direct>未经(?:行政)?复议(?:直接)?(?:起诉|诉讼)|直接(?:起诉|诉讼))"
    r"|(?P<both>复议[^，；。0-9]{0,6}?(?:诉讼|应诉))|(?P<reconsideration>复议)|(?P<litigation>诉讼|应诉|法院)"
)
_IMPLIED = re.compile(r"(?P<reconsideration>纠错)|(?P<litigation>败诉|胜诉)")
_CLAUSE = re.compile("[，,；;。]")


def _groups(before: str, head: str, words: str) -> tuple[str, ...]:
    """The groups of table 4 that a claim is about: those its own words name, or those named last before it."""
    own = {match.lastgroup for match in _GROUP.finditer(words)} - {None}
    # 行政诉讼无纠错情况: what the clause names goes before what the outcome is mostly said of
    named_here = _GROUP.search(_CLAUSE.split(head)[-1])
    if not own and named_here is None:
        own = {match.lastgroup for match in _IMPLIED.finditer(words)}
    if own:
        return _cells_of(own)
    named = [match.lastgroup for match in _GROUP.finditer(head)] or [
        match.lastgroup for match in _GROUP.finditer(before)
    ]
    return _cells_of({named[-1]}) if named and named[-1] else ()


def _cells_of(kinds: set[str | None]) -> tuple[str, ...]:
    one = next((kind for kind in ("after", "direct") if kind in kinds), None)
    if one is not None:
        return (f"litigation_{one}",)
    both = "both" in kinds
    reconsideration = _RECONSIDERATION if both or "reconsideration" in kinds else ()
    return (*reconsideration, *(_LITIGATION if both or "litigation" in kinds else ()))


_MEMORY = 120
_NEAR = 20
_COLUMNS = "表四 结果维持 结果纠正 其他结果 尚未审结 总计\n"
_SAID = "一：因政府信息公开被申请行政复议3件，均获维持。"

ALL_UPHELD_IN_WORDS = Rule(
    id="N19",
    title="均获维持、未被纠错与表四",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="正文说均获维持的，表四结果纠正、其他结果、尚未审结应为 0；说未被纠错、未败诉的，结果纠正应为 0。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照复议、应诉台账，核对表四与正文哪一处有误",
    examples=(
        Example(f"{_COLUMNS}行政复议 3 0 0 0 3\n{_SAID}", Verdict.HOLDS),
        Example(f"{_COLUMNS}行政复议 3 0 0 1 4\n一：被申请行政复议4件，已审结的3件均获维持。", Verdict.HOLDS),
        Example(f"{_COLUMNS}行政复议 0 1 0 0 1\n一：避免了行政复议被纠错问题的发生。", None),
        Example(f"{_COLUMNS}行政复议 2 1 0 0 3\n{_SAID}", Verdict.BROKEN),
        Example(
            f"{_COLUMNS}行政复议 0 1 0 0 1\n直接起诉 0 0 0 0 0\n复议后起诉 0 0 0 0 0\n一：全年未发生行政复议被纠错、行政诉讼败诉情况。",
            Verdict.BROKEN,
        ),
        Example(
            f"{_COLUMNS}行政复议 38 5 13 4 60\n四：市政府作为被申请人、由省政府受理的行政复议3件，均为维持。",
            None,
        ),
        Example(f"{_COLUMNS}行政复议 3 缺 0 0 3\n{_SAID}", Verdict.UNDETERMINED),
    ),
)
