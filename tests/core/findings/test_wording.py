"""What a reviewer reads, as sentences."""

from core.findings.finding import Finding, Origin
from core.findings.report_findings import findings_of
from core.localise.single_change import suggestions
from core.report.annual_report import AnnualReport
from core.report.assemble import assemble
from core.report.sentences import sentences_of
from core.rules.engine import check
from core.rules.registry import BY_ID, IDENTITIES, RULES
from core.rules.rule import Subject
from core.rules.verdict import Severity, Verdict
from core.source.document import DocumentFormat, PlainContent, SourceDocument
from tests.support.paper import SOUND_2021, paper

DOCUMENT = SourceDocument("a.txt", "0" * 64, DocumentFormat.TEXT, "text", PlainContent(("",) * 1000))


def findings(report: AnnualReport, second_readings: dict[str, str] | None = None) -> tuple[Finding, ...]:
    results = check(Subject(report, sentences_of(report)), RULES).results
    identities = [result for result in results if result.rule in IDENTITIES]
    proposed = suggestions(report.form, report.figures, identities)
    return findings_of(DOCUMENT, report, results, BY_ID, proposed, second_readings or {})  # type: ignore[arg-type]


def of(changed: dict[str, str], rule: str, second_readings: dict[str, str] | None = None) -> Finding:
    report = assemble(paper({**SOUND_2021, **changed}))
    return next(finding for finding in findings(report, second_readings) if finding.rule == rule)


def test_a_broken_balance_is_told_in_four_parts() -> None:
    finding = of({"T3.carried_in.natural": "2"}, "T301")
    assert finding.message == (
        "表三 自然人列：左边 本年新收 17 + 上年结转 2 = 19；右边 办理结果总计 16 + 结转下年度 2 = 18，相差 1。"
        "应当 本年新收 + 上年结转 = 办理结果总计 + 结转下年度。"
        "表三 上年结转·自然人 现为 2，若为 1，相关各式全部成立；请先核对这一格。"
    )


def test_a_single_sum_says_what_to_look_at_without_naming_a_culprit() -> None:
    finding = of({"T4.reconsideration.total": "3"}, "T401")
    assert finding.suggestions == ()
    assert finding.next_step == "对照案件台账核对本组各结果与总计"
    assert "左边 结果维持 1 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 1；右边 总计 3，相差 2" in finding.message


def test_a_blank_in_a_sum_is_said_to_count_as_zero() -> None:
    finding = of({"T4.reconsideration.corrected": "", "T4.reconsideration.total": "3"}, "T401")
    assert "结果纠正 （空白）" in finding.statement
    assert finding.statement.endswith("（按空白=0）")


def test_a_cell_that_a_second_reader_sees_otherwise_is_our_doubt_not_their_error() -> None:
    finding = of({"T4.reconsideration.total": "3"}, "T401", {"T4.reconsideration.total": "1"})
    assert finding.origin is Origin.READING
    assert finding.severity is Severity.DOUBT
    assert finding.witness == "两种读法不一致：“3”另读作“1”"
    assert finding.next_step.startswith("这里的数可能识别有误")


def test_two_readers_that_agree_leave_the_error_with_the_report() -> None:
    cells = ("upheld", "corrected", "other", "pending", "total")
    seen = {f"T4.reconsideration.{cell}": {"upheld": "1", "total": "3"}.get(cell, "0") for cell in cells}
    finding = of({"T4.reconsideration.total": "3"}, "T401", seen)
    assert finding.origin is Origin.REPORT
    assert finding.severity is Severity.ERROR
    assert finding.witness == "两种读法一致"


def test_an_unreadable_cell_is_undecided_not_wrong() -> None:
    report = assemble(paper({**SOUND_2021, "T4.reconsideration.upheld": "一件"}))
    told = [finding for finding in findings(report) if finding.rule == "T401"]
    assert [finding.verdict for finding in told] == [Verdict.UNDETERMINED]
    assert told[0].severity is Severity.HINT
    assert "无法核对" in told[0].message


def test_a_blank_total_is_not_filled_in_rather_than_a_broken_sum() -> None:
    report = assemble(paper({**SOUND_2021, "T3.granted.total": ""}))
    rules = {finding.rule for finding in findings(report)}
    assert "T304" in rules
    assert "T303" not in rules


def test_errors_come_before_doubts_and_doubts_before_hints() -> None:
    report = assemble(paper({**SOUND_2021, "T4.reconsideration.total": "3", "T3.received.other": "/"}))
    order = [list(Severity).index(finding.severity) for finding in findings(report)]
    assert order == sorted(order)
    assert len(set(order)) > 1


def test_the_key_stays_while_rule_cells_and_values_stay() -> None:
    first = of({"T4.reconsideration.total": "3"}, "T401")
    again = of({"T4.reconsideration.total": "3", "T2.licensing.decisions": "9"}, "T401")
    changed = of({"T4.reconsideration.total": "4"}, "T401")
    assert first.key == again.key
    assert first.key != changed.key


def test_a_sound_report_gives_no_finding_of_weight() -> None:
    report = assemble(
        paper(
            SOUND_2021,
            texts={
                1: "2023年，共收到政府信息公开申请19件，办结18件。",
                5: "存在的主要问题是解读形式单一，部分栏目更新不够及时。改进情况：增加图解和视频解读，建立栏目更新提醒机制。",
                6: "2023年未收取信息处理费。",
            },
        )
    )
    assert [finding for finding in findings(report) if finding.severity is not Severity.HINT] == []
