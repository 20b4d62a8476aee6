"""S21: contents that a rule pack asks for beyond the notice."""

from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.rules.required import RequiredContent
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import place_of
from core.rules.verdict import CheckResult, Severity, Verdict


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for content in subject.required:
        yield _judged(rule, subject, content)


def _judged(rule: Rule, subject: Subject, content: RequiredContent) -> CheckResult:
    place = place_of(content.section) if content.section else "正文"
    listed = "、".join(f"“{word}”" for word in content.any_of)
    if _has(subject.report, content):
        return CheckResult(rule.id, place, Verdict.HOLDS, statement=f"写到了{content.title}")
    if subject.unread_parts:
        return CheckResult(
            rule.id, place, Verdict.UNDETERMINED, remark=f"文件有未读部分，看不出是否写到{content.title}"
        )
    return CheckResult(
        rule.id,
        place,
        Verdict.BROKEN,
        statement=f"没有找到{content.title}：{listed}一个也没有出现",
        expectation=f"规则包要求报告写明{content.title}",
    )


def _has(report: AnnualReport, content: RequiredContent) -> bool:
    texts = (
        "".join(paragraph.normalised().characters.split())
        for section in report.sections
        if content.section in (0, section.number)
        for paragraph in section.paragraphs
    )
    return any("".join(word.split()) in text for text in texts for word in content.any_of)


REQUIRED_CONTENTS = Rule(
    id="S21",
    title="规则包要求的内容缺失",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="规则包要求写明的内容，应在所指的部分里出现。没有采用规则包的，不核对这一项。",
    basis=inferred("当地的要求，见所用的规则包"),
    next_step="对照当地通知，看报告是否换了说法；确实没写的，请报送单位补写",
    examples=(
        Example("要求：政府开放日 一 开放日、开放活动\n一：全年举办政府开放日活动 3 场。", Verdict.HOLDS),
        Example("要求：政府开放日 零 开放日\n五：将办好“政府 开放日”。", Verdict.HOLDS),
        Example("要求：政府开放日 一 开放日、开放活动\n一：全年公开信息 30 条。\n五：将举办开放日。", Verdict.BROKEN),
        Example("要求：政府开放日 一 开放日\n一：全年公开信息 30 条。\n有未读部分", Verdict.UNDETERMINED),
    ),
)
