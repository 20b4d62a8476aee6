"""S17: words of the template that were to be replaced: prompts, XX for a name, blanks for a number."""

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding, in_words, place_of
from core.rules.verdict import CheckResult, Severity, Verdict

_X = r"[XxＸｘ×✕╳]"
_UNITS = (
    r"件|条(?![例款])|份(?!额)|次(?![数序])|期(?![间限满])|篇|项(?!目)|个(?![人体百别])|人次|人(?![民员大社事才士口工物们])|万?元|家(?![庭园属])"
    r"|场(?![所地景])"
)
_BODIES = r"(?:市|县|区|省|镇|乡|街道|局|委员会|管委会|厅|办事处|办公室|人民政府|单位|部门)"
_NOT_INSIDE = r"(?<![0-9A-Za-z×.+_第])"
_QUOTED = re.compile(r"“[^”]{0,80}”|\"[^\"]{0,80}\"|《[^》]{0,80}》|‘[^’]{0,80}’|「[^」]{0,80}」")
_LAWSUIT = re.compile(r"诉|案|申请人|举报|当事人|投诉")
"""Sentences in which people and offices are masked for good reason."""


class _Remnant(Struct, frozen=True):
    """A sign of the template; ``sure`` where it cannot stand in a finished report for any other reason.

    ``mark`` says that it is a sign or two, such as a recogniser of pictures makes out of a stroke.
    """

    words: re.Pattern[str]
    what: str
    sure: bool = True
    mark: bool = True


_REMNANTS = (
    _Remnant(re.compile(r"[（(]\s*文字描述\s*[）)]"), "模板的提示", mark=False),
    _Remnant(re.compile(r"收取信息处理费情况(?:请)?在此处报告|在此处(?:报告|填报)"), "模板的提示", mark=False),
    _Remnant(
        re.compile(r"[（(【\[]\s*(?:请|请在)?此处(?:填写|填报|填入)[^（()）】\]]{0,30}[）)】\]]"),
        "模板的提示",
        mark=False,
    ),
    _Remnant(re.compile(r"【\s*】"), "没有填写的空", sure=False),
    _Remnant(re.compile(rf"(?<![0-9])20(?:{_X}{{2}}|[*＊]{{2}})\s*年|二〇{_X}{{2}}年"), "没有填写的年份"),
    _Remnant(re.compile(rf"{_NOT_INSIDE}(?:[XＸ]{{1,4}}|{_X}{{2,4}})\s*(?:{_UNITS})(?![A-Za-z])"), "没有填写的数"),
    _Remnant(re.compile(rf"[_＿]{{2,40}}\s*(?:{_UNITS})"), "没有填写的数"),
    _Remnant(re.compile(r"[（(【\[]\s*(?:机关|单位|行政机关)(?:名称|全称)\s*[）)】\]]"), "没有填写的名称", sure=False),
    _Remnant(re.compile(rf"{_NOT_INSIDE}{_X}{{2,4}}{_BODIES}"), "没有填写的名称", sure=False),
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found = [*_in_text(rule, subject), *_in_headings(rule, subject)]
    yield from found[:_LISTED]
    if len(found) > _LISTED:
        more = found[_LISTED:]
        words = tuple(text for one in more for text in one.words)
        listed = "、".join(dict.fromkeys(f"“{text.characters.strip()}”" for text in words[:_LISTED]))
        severity = None if any(one.severity is None for one in more) else Severity.DOUBT
        said = f"正文另有 {len(more)} 处：{listed}等"
        yield structs.replace(more[0], place="正文", statement=said, words=words, severity=severity)
    if subject.sentences and not found:
        yield holding(rule, "正文")


_LISTED = 5
"""A template that was never filled in need not be confirmed place by place."""


def _in_text(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for sentence in subject.sentences:
        # an example, a title or a name in quotation marks may be masked for good reason
        text = _QUOTED.sub(lambda match: "〇" * len(match.group()), sentence.text.characters)
        for remnant, match in _matches(text):
            if (not remnant.sure and _LAWSUIT.search(text)) or (remnant.mark and subject.file.recognised):
                continue
            said = f"正文写有“{match.group().strip()}”，像是{remnant.what}"
            result = in_words(rule, sentence, *match.span(), said, _REPLACED)
            yield result if remnant.sure else structs.replace(result, severity=Severity.DOUBT)


_REPLACED = "模板里的提示和占位符号应换成实际内容或删去"


def _in_headings(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for section in subject.report.sections:
        for remnant, match in _matches(section.heading.characters):
            if remnant.sure and not (remnant.mark and subject.file.recognised):
                yield CheckResult(
                    rule.id,
                    place_of(section.number),
                    Verdict.BROKEN,
                    rule.title,
                    statement=f"标题写有“{match.group().strip()}”，像是{remnant.what}",
                    expectation=_REPLACED,
                    words=(section.heading,),
                )


def _matches(text: str) -> Iterator[tuple[_Remnant, re.Match[str]]]:
    """The signs in a text, none twice at the same place."""
    stop = 0
    found = [(match.start(), remnant, match) for remnant in _REMNANTS for match in remnant.words.finditer(text)]
    for start, remnant, match in sorted(found, key=lambda one: (one[0], not one[1].sure)):
        if start >= stop:
            stop = match.end()
            yield remnant, match


TEMPLATE_WORDS = Rule(
    id="S17",
    title="模板提示语残留",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="模板里的提示语（“（文字描述）”“在此处报告”）、代替数字和年份的 XX、××、空白横线没有换成实际内容。代替名称的只作存疑。",
    basis=inferred("模板的提示语不是报告的内容"),
    next_step="请报送单位填写实际内容，或删去提示语",
    examples=(
        Example("一：全年主动公开政府信息30条。", Verdict.HOLDS),
        Example(
            "一：指导“XX镇政务公开”案例，学习《XX市公开办法》，在【主动公开】专栏发布，尺寸3×5米，X光机1台。",
            Verdict.HOLDS,
        ),
        Example("一：第X期简报，XX人民陪审员制度，贯彻XX条例，××项目公示。", Verdict.HOLDS),
        Example("零：联系电话0000-63××××12，邮箱xx@example.cn，网址www.xx.example.cn。", Verdict.HOLDS),
        Example("一：申请人张××提出申请，案号（2023）青01行初××号；李××诉××局一案已审结。", Verdict.HOLDS),
        Example("一：实行“1+X”制度，1+X个证书试点，收到**三**件申请，（请注明出处）。", Verdict.HOLDS),
        Example("识别页：1\n一：收到申请XX件。", Verdict.HOLDS),
        Example("一：（文字描述）", Verdict.BROKEN),
        Example("六：收取信息处理费情况在此处报告。", Verdict.BROKEN),
        Example("一：20XX年，全年主动公开政府信息XX条。", Verdict.BROKEN),
        Example("一：共收到政府信息公开申请____件。", Verdict.BROKEN),
        Example("一：XX局认真做好政府信息公开工作。", Verdict.BROKEN),
        Example("题：六、其他需要报告的事项（文字描述）\n六：无", Verdict.BROKEN),
    ),
)
