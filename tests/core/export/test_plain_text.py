"""The report for a person at a terminal, and the sentence of the verdict."""

import pytest
from msgspec.structs import replace

from core.audit.audited_report import AuditedReport
from core.export.plain_text import report_text
from core.export.verdict_sentence import verdict_sentence
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import audited_report, broken_report


def with_results(holds: int, broken: int, undetermined: int) -> AuditedReport:
    verdicts = [Verdict.HOLDS] * holds + [Verdict.BROKEN] * broken + [Verdict.UNDETERMINED] * undetermined
    return replace(audited_report(), results=tuple(CheckResult("T301", "表三", verdict) for verdict in verdicts))


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((42, 0, 0), "未发现错误；42 项勾稽全部核对相符"),
        ((41, 1, 0), "未发现错误；42 项勾稽全部核对，1 项不符"),
        ((38, 2, 2), "未发现错误；42 项勾稽已核对 40 项，2 项无法核对"),
        ((0, 0, 0), "未发现错误；没有可核对的勾稽"),
    ],
)
def test_the_sentence_counts_what_was_not_checked_apart(counts: tuple[int, int, int], sentence: str) -> None:
    assert verdict_sentence(with_results(*counts)) == sentence


def test_the_sentence_counts_findings_by_severity() -> None:
    one = broken_report().findings[0]
    severities = [Severity.ERROR] * 3 + [Severity.DOUBT] * 2
    audited = replace(
        with_results(38, 2, 2), findings=tuple(replace(one, severity=severity) for severity in severities)
    )
    assert verdict_sentence(audited) == "3 处错误、2 处存疑；42 项勾稽已核对 40 项，2 项无法核对"


def test_hints_alone_are_not_errors() -> None:
    hint = replace(broken_report().findings[0], severity=Severity.HINT)
    assert verdict_sentence(audited_report(findings=(hint,))).startswith("未发现错误，1 处提示；")


def test_each_finding_has_its_four_parts_in_order() -> None:
    lines = report_text(broken_report()).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("5. "))
    assert [line.strip() for line in lines[start : start + 6]] == [
        "5. [错误] T402 复议诉讼合计（原文问题）",
        "位置：表四 未经复议直接起诉（第 36 行）",
        "原文：左边 1 + 0 + 0 + 0 = 1；右边 2 = 2，相差 1",
        "应当：各种结果之和 = 总计",
        "建议：表四 未经复议直接起诉·总计 改为 1（改成这个数，同行同列的合计都成立）",
        "下一步：核对这些数字与台账",
    ]


def test_what_could_not_be_checked_or_read_is_said() -> None:
    text = report_text(broken_report())
    assert "无法核对：\n  T302 表三 商业企业列：各项办理结果之和 = 总计；有数字无法读取\n" in text
    assert "读取中的问题：\n  第 3 页：页面中有一张图片" in text
    assert "经修复识读：\n  表三 （三）不予公开2.其他法律行政法规禁止公开·自然人：原文该行有 8 个数" in text


def test_a_sound_report_is_two_or_three_lines() -> None:
    assert report_text(audited_report()).splitlines()[1:] == [
        "文件：示例区2023.txt",
        "【通过】未发现错误；42 项勾稽全部核对相符",
    ]


def test_a_file_that_could_not_be_read_says_what_to_do() -> None:
    text = report_text(Unreadable("a.doc", Reason.OLD_WORD))
    assert "【无法读取】文档的 Word 版本太旧（Word 97 以前），不能读取" in text
    assert "下一步：请用 WPS 或 Word 打开" in text


def test_escape_codes_of_a_document_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in report_text(Unreadable("a\x1b[2J.pdf", Reason.DAMAGED))
