"""S01, S02, S04, S05: the six sections, the three tables and the edition."""

from collections.abc import Iterator

from core.forms.address import Table
from core.forms.form import Edition
from core.forms.headings import HEADINGS, SECTION_NUMERALS
from core.report.annual_report import AnnualReport, Section
from core.rules.rule import NOTICE_2019, NOTICE_2021, Example, LegalBasis, Logic, Rule, Subject
from core.rules.verdict import CheckResult, Severity, Verdict

_BASIS = LegalBasis(NOTICE_2021, "附件 年度报告格式")
_UNREAD = "文件有没能读取的部分（见读取中的问题），可能就在其中"


def _headed(report: AnnualReport) -> list[Section]:
    return [section for section in report.sections if section.number]


def _all_sections(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    present = {section.number for section in _headed(subject.report)}
    if not present:
        said = "读取情况" if subject.unread_parts else ""
        remark = _UNREAD if subject.unread_parts else "没有认出任何部分的标题"
        yield CheckResult(rule.id, "全文", Verdict.UNDETERMINED, rule.title, remark=remark, deferred_to=said)
        return
    for number, heading in HEADINGS.items():
        if number in present:
            yield CheckResult(rule.id, heading, Verdict.HOLDS, rule.title)
        elif subject.unread_parts:
            yield CheckResult(
                rule.id, heading, Verdict.UNDETERMINED, rule.title, remark=_UNREAD, deferred_to="读取情况"
            )
        else:
            yield CheckResult(
                rule.id,
                "全文",
                Verdict.BROKEN,
                rule.title,
                statement=f"没有找到“{heading}”这一部分",
                expectation="年度报告应包含规定的六个部分",
            )


def _section_order(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    sections = _headed(subject.report)
    numbers = [section.number for section in sections]
    if not numbers:
        return
    for previous, section in zip([0, *numbers], sections, strict=False):
        statement = _misplaced(previous, section, numbers)
        if statement:
            yield CheckResult(
                rule.id,
                HEADINGS[section.number],
                Verdict.BROKEN,
                rule.title,
                statement=statement,
                expectation="六个部分应按一至六的次序编号，不重复",
                words=(section.heading,),
            )
        else:
            yield CheckResult(rule.id, HEADINGS[section.number], Verdict.HOLDS, rule.title)


def _misplaced(previous: int, section: Section, numbers: list[int]) -> str:
    if numbers.count(section.number) > 1:
        return f"“{HEADINGS[section.number]}”出现了 {numbers.count(section.number)} 次"
    if section.printed_number and section.printed_number != SECTION_NUMERALS[section.number]:
        return f"编号为“{section.printed_number}”，应为“{SECTION_NUMERALS[section.number]}”"
    if section.number < previous:
        return f"排在“{HEADINGS[previous]}”之后"
    return ""


def _all_tables(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for table in Table:
        if table in subject.report.tables_found:
            yield CheckResult(rule.id, table.chinese, Verdict.HOLDS, rule.title)
        elif subject.unread_parts or table in subject.report.tables_in_text:
            words = f"有{table.chinese}的文字，但读不出表格（可能没有表格线）"
            remark = words if table in subject.report.tables_in_text else _UNREAD
            yield CheckResult(rule.id, table.chinese, Verdict.UNDETERMINED, rule.title, remark=remark)
        else:
            yield CheckResult(
                rule.id,
                table.chinese,
                Verdict.BROKEN,
                rule.title,
                statement=f"没有找到{table.chinese}，或表格无法识别",
                expectation="年度报告第二、三、四部分应各有一张统计表",
            )


def _edition(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    if report.edition is None:
        yield CheckResult(rule.id, "全文", Verdict.UNDETERMINED, rule.title, remark="没有认出表式的版次")
        return
    foreign = [mark.sign for mark in report.edition_marks if mark.edition is not report.edition]
    expected = None if report.year is None else (Edition.Y2019 if report.year <= _LAST_OF_2019 else Edition.Y2021)
    statements = []
    if expected is not None and expected is not report.edition:
        statements.append(f"{report.year}年的报告用了{report.edition.value}年版表式")
    if foreign:
        other = next(edition for edition in Edition if edition is not report.edition)
        statements.append(f"{report.edition.value}年版表式中混有{other.value}年版的内容：{'、'.join(foreign)}")
    verdict = Verdict.BROKEN if statements else Verdict.HOLDS
    yield CheckResult(
        rule.id,
        "表式",
        verdict,
        rule.title,
        statement="；".join(statements),
        expectation="2019、2020年度用2019年版表式，2021年度起用2021年版表式",
    )


_LAST_OF_2019 = 2020

SECTIONS_COMPLETE = Rule(
    id="S01",
    title="六部分缺失",
    severity=Severity.ERROR,
    check=Logic(_all_sections),
    explanation="年度报告应包含规定的六个部分。",
    basis=_BASIS,
    next_step="请报送单位补齐缺少的部分",
    examples=(
        Example("一：有\n二：有\n三：有\n四：有\n五：有\n六：有", Verdict.HOLDS),
        Example("一：有\n二：有\n三：有\n四：有\n五：有", Verdict.BROKEN),
        Example("零：没有标题的文字", Verdict.UNDETERMINED),
        Example("有未读部分\n一：有\n二：有\n三：有\n四：有\n五：有", Verdict.HOLDS),
    ),
)

SECTIONS_IN_ORDER = Rule(
    id="S02",
    title="标题次序或编号错误",
    severity=Severity.ERROR,
    check=Logic(_section_order),
    explanation="六个部分应按一至六的次序编号，不重复、不颠倒。",
    basis=_BASIS,
    next_step="核对各部分标题的编号与次序",
    examples=(
        Example("一：有\n二：有", Verdict.HOLDS),
        Example("一：有\n二（三）：有", Verdict.BROKEN),
    ),
)

TABLES_COMPLETE = Rule(
    id="S04",
    title="三张表缺失",
    severity=Severity.ERROR,
    check=Logic(_all_tables),
    explanation="第二、三、四部分应各有一张统计表。",
    basis=_BASIS,
    next_step="打开原件确认表格是否缺少，或以图片形式存在",
    examples=(
        Example("表二 现行有效件数\n规章 0\n表三 自然人\n新收 0\n表四 总计\n行政复议 0", Verdict.HOLDS),
        Example("表二 现行有效件数\n规章 0\n表三 自然人\n新收 0", Verdict.BROKEN),
        Example("有未读部分\n表二 现行有效件数\n规章 0\n表三 自然人\n新收 0", Verdict.HOLDS),
    ),
)

EDITION_FITS = Rule(
    id="S05",
    title="表式版次不符或混用",
    severity=Severity.ERROR,
    check=Logic(_edition),
    explanation="表式的版次应与报告年度相符，三张表应用同一版。",
    basis=LegalBasis(f"{NOTICE_2019}、{NOTICE_2021}"),
    next_step="核对报告年度与所用表式",
    examples=(
        Example("年份：2023\n版次：2021\n版式：现行有效件数 2021", Verdict.HOLDS),
        Example("年份：2023\n版次：2019\n版式：对外公开总数量 2019", Verdict.BROKEN),
        Example("年份：2023\n版次：2021\n版式：现行有效件数 2021\n版式：第（九）项 2019", Verdict.BROKEN),
    ),
)
