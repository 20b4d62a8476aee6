"""N18: a report that says there was no reconsideration or no lawsuit must have none in table 4."""

import re
from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind, Sentence
from core.rules.narrative.claims.counterparts import added, disputes_group
from core.rules.narrative.claims.obstacles import names_another_body
from core.rules.narrative.words.surroundings import YEARS_END
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_DISPUTE = r"(?:行政)?复议|(?:行政)?(?:诉讼|应诉)|行政争议"
_NONE = (
    r"(?:未(?:曾)?(?:发生|出现|产生|收到|接到|引发|引起|受理|发现|有|因|被|涉及?(?!密)|办理|接收|遇到|遭遇|存在)|没有(?:发生|出现|产生|收到)?|从未|不曾(?:发生|出现|有)?|暂无|尚无|均无"
    r"|(?<![有毫绝并])无(?!法|正当|偿|关(?!于)|论|须|需|障碍|锡|为|棣|极|理)|不存在|(?<![从为归清])零(?!星|售|距离|散))"
)
# the words between the negation and the dispute stay inside one clause and speak of nothing else
_DENIAL = re.compile(
    rf"{_NONE}(?P<between>[^，,。；;：:]{{0,36}}?)(?P<what>{_DISPUTE})(?P<rest>[^，,。；;]{{0,30}}(?:[，,]零诉讼)?)"
)
_ALL_ZERO = re.compile(
    rf"(?P<what>{_DISPUTE})(?P<rest>[^，,。；;0-9]{{0,16}}?)(?:案件|情况|数量|件数|事项|案)*"
    r"(?:均|都|全部)?(?:为(?:零|0件?(?!\.))|未发生|没有发生|均无|是零|零发生)(?=[，,。；;）)]|$)"
)
_RECONSIDERATION = re.compile(r"复议|争议")
_LITIGATION = re.compile(r"诉讼|应诉|争议")
# what is denied is how a case ended, or something else altogether
_OUTCOME = re.compile(
    r"纠错|纠正|败诉|撤销|变更|追究|追责|问责|违法|维持|胜诉|改判|责令|驳回|支持|不服|决定书|复议机[关构]|上级机关|后|前置|答复书|逾期|超期|超时|不当|瑕疵"
    r"|积压|遗留|未结|负面|舆情|整改|建议书|意见书|收费|费用|规定|制度|渠道|途径|告知|人员|经验|能力|风险|职能|职权|职责|权限|的申请(?!(?:行政)?复议)|以外|之外|占"
)
_OTHER_SUBJECT = re.compile(r"处罚|许可|征收|征地|拆迁|执法|其他|新增|新的|经|统计|公布|公开(?=行政复议)")
# 无重大行政复议, 未发生因未按时答复引发的复议 deny some: where there are any, they say nothing
_PLAIN_BETWEEN = re.compile(
    r"(?:任何|人(?=提)|一[件起例]|因|由|对|与|被|以|向|针对|围绕|涉及?|涉|有关|相关|关于|政府|政务|信息|依申请|公开|申请人?|工作|答复|办理|服务|方面|事项|事务|问题|行为|情况|引起|引发|产生|导致|造成|发生|出现|提起|提出|接到|收到|受理"
    r"|公民|法人|其[他它]|组织|群众|社会|公众|个人|单位|机关|部门|[我本全](?=部门|单位|机关)|[我本全][局委办厅镇乡区县市]|街道|的|和|及|或者?|、|投诉|举报|申诉|上访|信访|行政|案件|类|等|而|不服|新增|新的|本年度?|全年|到|过|要求|依法|所|在|中)*"
)
_HOPED = re.compile(r"确保|力争|争取|防止|避免|杜绝|努力|力求|预防|如|若|凡|假如|[为以]实现|目标")
_NARROWER = re.compile(
    rf"本级|机关本身|上半年|下半年|季度|上年(?!度?(?:结转|转))|去年(?!度?(?:结转|转))|第三人|截至(?!{YEARS_END})|局机关|大部分|多数|[某各]\S{{0,4}}未"
)


# 没有因复议提起行政诉讼的情况 denies lawsuits after a reconsideration, and no reconsideration
_OF_ANOTHER = re.compile(
    r"(?:因|由|从)(?:不服)?(?:行政)?复议(?:案件)?(?:决定|结果)?(?:而|再|又)*(?:提起|引发|引起|产生|导致|进入|转为|转入)"
)
# 不予公开的14件申请未引发复议
_OF_SOME = re.compile(r"[0-9]+[件宗份条][^，,。；;]*$")


class Denial(Struct, frozen=True):
    """What a sentence denies, at ``start``–``stop`` of its text.

    ``sure`` is ``False`` where the words may mean something else where there are disputes: 无重大行政争议.
    """

    start: int
    stop: int
    reconsideration: bool
    litigation: bool
    sure: bool


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for sentence in subject.sentences:
        if sentence.section != 5:
            for denial in _denials(subject.report, sentence):
                result = _judge(rule, subject.report, sentence, denial)
                if denial.sure or result.verdict is Verdict.HOLDS:
                    yield result


def _denials(report: AnnualReport, sentence: Sentence) -> Iterator[Denial]:
    text = sentence.text.characters
    if not re.search("复议|诉|争议", text):
        return
    for match in chain(_DENIAL.finditer(text), _ALL_ZERO.finditer(text)):
        denial = _denial(text, match)
        if denial is None or _other_year(report, sentence, match.start()):
            continue
        if not names_another_body(report.organ, text[: match.start()]):
            yield denial


def _denial(text: str, match: re.Match[str]) -> Denial | None:
    between, rest = match.groupdict().get("between") or "", match["rest"]
    before = text[: match.start()]
    if _OUTCOME.search(between + match["what"] + rest) or _OTHER_SUBJECT.search(between):
        return None
    if _OF_ANOTHER.search(match.group()):
        return None
    if _HOPED.search(before[-12:]) or _NARROWER.search(before) or _OF_SOME.search(before):
        return None
    named = match["what"] + rest
    reconsideration, litigation = bool(_RECONSIDERATION.search(named)), bool(_LITIGATION.search(named))
    return Denial(match.start(), match.end(), reconsideration, litigation, _is_sure(match))


def _is_sure(match: re.Match[str]) -> bool:
    """Whether all disputes of a kind are denied, in words that leave no doubt."""
    return "争议" not in match["what"] and _PLAIN_BETWEEN.fullmatch(match.groupdict().get("between") or "") is not None


def _other_year(report: AnnualReport, sentence: Sentence, start: int) -> bool:
    years = [one.value for one in sentence.mentions if one.kind is MentionKind.YEAR and one.start < start]
    return bool(years) and report.year is not None and years[-1] != report.year


def _judge(rule: Rule, report: AnnualReport, sentence: Sentence, denial: Denial) -> CheckResult:
    groups = []
    if denial.reconsideration:
        groups.append(disputes_group(report, "reconsideration", "行政复议"))
    if denial.litigation:
        groups.append(disputes_group(report, "litigation_direct", "未经复议直接起诉"))
        groups.append(disputes_group(report, "litigation_after", "复议后起诉"))
    amount = added("", *groups).amount
    # one group above 0 is enough, whatever the others hold
    contradicted = any(group.amount for group in groups)
    if not contradicted and amount is None:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.BROKEN if contradicted else Verdict.HOLDS
    said = "、".join(f"{one.name}总计 {'（读不出）' if one.amount is None else one.amount}" for one in groups)
    return CheckResult(
        rule.id,
        "正文 没有行政复议、行政诉讼的说法",
        verdict,
        formula="正文说没有发生的，表四相应各组总计应为 0",
        statement=f"正文写“{sentence.text.characters[denial.start : denial.stop].strip()}”，表四{said}",
        expectation="表四相应总计应为 0",
        cells=tuple(at for group in groups for at in group.cells),
        remark="表四有读不出的数" if verdict is Verdict.UNDETERMINED else "",
        words=(sentence.text.slice(denial.start, denial.stop),),
    )


_COLUMNS = "表四 结果维持 结果纠正 其他结果 尚未审结 总计\n"
_SAID = "一：2023年，本机关未发生因政府信息公开引起的行政复议和行政诉讼。"

NO_DISPUTES_IN_WORDS = Rule(
    id="N18",
    title="未发生复议诉讼与表四",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="正文说未发生行政复议或行政诉讼的，表四相应各组的总计应为 0。说的是未被纠错、未败诉的，不在此列。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照复议、应诉台账，核对表四与正文哪一处有误",
    examples=(
        Example(f"{_COLUMNS}行政复议 0 0 0 0 0\n直接起诉 0 0 0 0 0\n复议后起诉 0 0 0 0 0\n{_SAID}", Verdict.HOLDS),
        Example(
            f"{_COLUMNS}行政复议 0 0 0 0 0\n直接起诉 0 0 0 1 1\n复议后起诉 0 0 0 0 0\n一：全年未发生行政复议案件。",
            Verdict.HOLDS,
        ),
        Example(
            f"{_COLUMNS}行政复议 2 0 1 0 3\n直接起诉 0 0 0 0 0\n复议后起诉 0 0 0 0 0\n"
            "一：行政复议3件，没有因复议提起行政诉讼的情况。",
            None,
        ),
        Example(f"{_COLUMNS}行政复议 0 0 0 0 0\n直接起诉 0 1 0 0 1\n复议后起诉 0 0 0 0 0\n{_SAID}", Verdict.BROKEN),
        Example(
            f"{_COLUMNS}行政复议 0 0 0 0 0\n直接起诉 0 0 0 0 0\n复议后起诉 0 0 0 0 缺\n{_SAID}", Verdict.UNDETERMINED
        ),
    ),
)
