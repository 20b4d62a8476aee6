"""P03: a file that belongs to the report and is not the report: a picture version, a letter, the yearly form of a website."""

import re
from collections.abc import Iterator

from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding
from core.rules.verdict import CheckResult, Severity, Verdict

_OTHER_KINDS = (
    (re.compile(r"一图(?:读懂|看懂|速览)|图解|图说|图文解读"), "图解版"),
    (re.compile(r"政府网站(?:工作)?年度(?:工作)?报[表告]"), "政府网站工作年度报表"),
    (re.compile(r"关于(?:报送|上报|呈报|报备)\S{0,60}(?:年度报告|年报)的?(?:函|报告|请示|通知)"), "报送函"),
)
_LONGEST = 80


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    # a report with its tables is the report, whatever stands in front of it
    if report.tables_found or report.tables_in_text or subject.unread_parts:
        yield holding(rule, "文件")
        return
    before = report.section(0)
    lines = [report.title.characters, *(text.characters for text in (before.paragraphs if before else ()))]
    named = [("文件名", subject.file.name), *(("文中", line) for line in lines if len(line) <= _LONGEST)]
    for where, words in named:
        clean = "".join(words.split())
        kind = next((kind for pattern, kind in _OTHER_KINDS if pattern.search(clean)), "")
        if kind:
            yield CheckResult(
                rule.id,
                "文件",
                Verdict.BROKEN,
                rule.title,
                statement=f"像是{kind}：{where}写“{clean[:_LONGEST]}”，三张统计表一张也没有",
                expectation="应报送年度报告正文，含六个部分和三张表",
            )
            return


NOT_THE_REPORT = Rule(
    id="P03",
    title="非年报正文",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="文件像是图解版、报送函或政府网站工作年度报表，而不是年度报告本身。完全没有认出六个部分和三张表的文件，直接列为“不能读取”。",
    basis=inferred("核对的对象是年度报告正文"),
    next_step="确认选对了文件，或请报送单位改报年度报告正文",
    examples=(
        Example("标题：青禾市教育局2023年政府信息公开工作年度报告\n表三 总计\n新收 0", Verdict.HOLDS),
        Example("文件：一图读懂年报.html\n一：要点\n表三 总计\n新收 0", Verdict.HOLDS),
        Example("文件：青禾市教育局年报.docx\n一：要点\n五：要点", None),
        Example("文件：一图读懂青禾市教育局2023年年报.html\n一：要点\n五：要点", Verdict.BROKEN),
        Example("零：青禾市政府网站工作年度报表\n一：要点", Verdict.BROKEN),
        Example("零：关于报送2023年政府信息公开工作年度报告的函\n一：要点", Verdict.BROKEN),
    ),
)
