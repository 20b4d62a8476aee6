"""S03, S16: the words of the six headings, and what a preamble says about the parts of the report."""

import re
from collections.abc import Iterator

from core.forms.headings import HEADINGS, PROPER_HEADINGS
from core.report.annual_report import Section
from core.report.sentence import Sentence
from core.rules.narrative.wording.said import sentences_in
from core.rules.rule import NOTICE_2021, Example, LegalBasis, Logic, Rule, Subject, inferred
from core.rules.telling import holding, in_words, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.characters import folded
from core.source.chinese_numerals import chinese_integer

_NUMERAL = re.compile(r"^[一二三四五六七八九十]+[、,.:]?")


def _headings(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for section in subject.report.sections:
        if not section.number or not section.heading:
            continue
        proper = HEADINGS[section.number]
        if _core(section) in PROPER_HEADINGS:
            yield holding(rule, proper)
            continue
        if subject.file.recognised:
            yield unknown(rule, proper, "标题由图片识别，可能有误读的字")
            continue
        yield CheckResult(
            rule.id,
            proper,
            Verdict.BROKEN,
            rule.title,
            statement=f"标题写作“{section.heading.characters.strip()}”",
            expectation=f"规定的标题是“{proper}”",
            words=(section.heading,),
        )


def _core(section: Section) -> str:
    return _NUMERAL.sub("", folded(section.heading.characters)).rstrip("。:.")


HEADING_WORDS = Rule(
    id="S03",
    title="标题文字不符",
    severity=Severity.HINT,
    usual=False,
    check=Logic(_headings),
    explanation="六个部分的标题应与规定的文字一致；第四、五部分的长标题和“其它”的写法视为相符。",
    basis=LegalBasis(NOTICE_2021, "附件 年度报告格式"),
    next_step="对照规定格式改标题的文字",
    examples=(
        Example("题：一、总体情况\n一：有\n题：六、其它需要报告的事项\n六：有", Verdict.HOLDS),
        Example("题：四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n四：有", Verdict.HOLDS),
        Example("题：五、 存在的主要问题 及改进情况\n五：有", Verdict.HOLDS),
        Example("识别页：1\n题：四、政府信息公开行政复议、行政订讼情况\n四：有", Verdict.UNDETERMINED),
        Example("题：五、存在问题及改进措施\n五：有", Verdict.BROKEN),
    ),
)

_COUNT = r"(?P<count>[四五六七八九]|[4-9])(?:个|大)?部分"
_MADE_OF = re.compile(rf"(?:全文|本报告|年度报告|年报)[^。；]{{0,160}}?{_COUNT}(?:内容)?(?:组成|构成)")
_LISTED = (
    (1, re.compile(r"总体情况|概述|总体概况")),
    (2, re.compile(r"主动公开")),
    (3, re.compile(r"申请")),
    (4, re.compile(r"复议|诉讼")),
    (5, re.compile(r"问题")),
    (6, re.compile(r"其[他它]|需要报告|需要说明")),
)
_WHOLE_LIST = 4


def _parts(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    headed = {section.number for section in subject.report.sections if section.number}
    for sentence in sentences_in(subject, 0, 1):
        text = sentence.text.characters
        found = _MADE_OF.search(text)
        if found is None:
            continue
        if subject.unread_parts or not headed:
            yield unknown(rule, "正文 报告组成的说明", "文件有没能读取的部分，数不清有几个部分")
            continue
        yield _compared(rule, sentence, found, headed)


def _compared(rule: Rule, sentence: Sentence, found: re.Match[str], headed: set[int]) -> CheckResult:
    count = int(found["count"]) if found["count"].isdigit() else chinese_integer(found["count"])
    words = found.group()
    listed = {number for number, pattern in _LISTED if pattern.search(words)}
    unnamed = sorted(headed - listed) if len(listed) >= _WHOLE_LIST and "等" not in words else []
    if count == len(headed) and not unnamed:
        return holding(rule, "正文 报告组成的说明")
    said = f"正文说报告有{found['count']}部分，实际有 {len(headed)} 个部分的标题"
    if unnamed and count == len(headed):
        said = f"正文列出的各部分中没有“{'”“'.join(HEADINGS[number] for number in unnamed)}”"
    return in_words(rule, sentence, *found.span(), said, "说明应与实际的六个部分一致")


STATED_PARTS = Rule(
    id="S16",
    title="自述部分数与实际不符",
    severity=Severity.HINT,
    usual=False,
    check=Logic(_parts),
    explanation="开头说“由六部分组成”并列出名称的，应与后面的标题一致。",
    basis=inferred("同一份报告前后应一致"),
    next_step="核对开头的说明与各部分标题，看是沿用旧稿还是缺了部分",
    examples=(
        Example("零：本报告由总体情况等六个部分组成。\n一：有\n二：有\n三：有\n四：有\n五：有\n六：有", Verdict.HOLDS),
        Example(
            "零：报告全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
            "存在的主要问题及改进情况、其它需要报告的事项六部分组成。\n一：有\n二：有\n三：有\n四：有\n五：有\n六：有",
            Verdict.HOLDS,
        ),
        Example("零：本报告由正文和附表两部分组成。\n一：有\n二：有\n三：有\n四：有\n五：有\n六：有", None),
        Example("零：本报告由七个部分组成。\n一：有\n二：有\n三：有\n四：有\n五：有\n六：有", Verdict.BROKEN),
        Example(
            "零：全文包括总体情况、主动公开情况、申请办理情况、复议诉讼情况、工作设想和附件共六部分组成。\n一：有\n二：有\n三：有\n四：有\n五：有\n六：有",
            Verdict.BROKEN,
        ),
    ),
)
