"""An audited report as text for a person at a terminal."""

from collections.abc import Iterator

from core.audit.audited_report import AuditedReport, Conclusion
from core.export.characters import visible
from core.export.repairs import repairs_of
from core.export.source_words import source_words
from core.export.verdict_sentence import verdict_sentence
from core.findings.finding import Finding
from core.forms.form import Form
from core.forms.names import spoken_cell
from core.rules.verdict import CheckResult, Verdict
from core.source.numerals import plain
from core.source.unreadable import Unreadable

_CONCLUSION_WORDS = {Conclusion.ERRORS: "有错误", Conclusion.DOUBTS: "有存疑", Conclusion.PASS: "通过"}


def report_text(outcome: AuditedReport | Unreadable) -> str:
    """The verdict first, then every finding with its four parts, then what could not be checked or read, with a line end."""
    lines = _unreadable(outcome) if isinstance(outcome, Unreadable) else _audited(outcome)
    return "\n".join(visible(line) for line in lines) + "\n"


def _unreadable(outcome: Unreadable) -> Iterator[str]:
    yield outcome.name
    yield f"【无法读取】{outcome.sentence}"
    yield f"  下一步：{outcome.next_step}"
    if outcome.choices:
        yield from (f"  {number}. {choice}" for number, choice in enumerate(outcome.choices, 1))
        yield "  用 --part 序号 选择其中一份"


def _audited(audited: AuditedReport) -> Iterator[str]:
    report = audited.report
    yield str(report.title) or audited.document.name
    if report.title:
        yield f"文件：{audited.document.name}"
    if audited.last_year is not None:
        yield f"上年报告：{audited.last_year.spoken}"
    yield f"【{_CONCLUSION_WORDS[audited.conclusion]}】{verdict_sentence(audited)}"
    for number, finding in enumerate(audited.findings, 1):
        yield ""
        yield from _finding(number, finding, report.form)
    yield from _block("可能的原因（供核对参考）：", _causes(audited))
    yield from _block("无法核对：", [_undetermined(result) for result in audited.results if _is_undetermined(result)])
    yield from _block("规则包关闭、没有核对的规则：", list(audited.switched_off))
    yield from _block("读取中的问题：", [f"{problem.place}：{problem.message}" for problem in audited.problems])
    yield from _block("经修复识读：", [f"{repair.place}：{repair.text}" for repair in repairs_of(report)])


def _finding(number: int, finding: Finding, form: Form) -> Iterator[str]:
    yield f"{number}. [{finding.severity.chinese}] {finding.rule} {finding.title}（{finding.origin.chinese}）"
    told = "（第 " in finding.place or finding.place.endswith(" 格）")
    where = "" if told else source_words(finding.sources)
    yield f"   位置：{finding.place}" + (f"（{where}）" if where else "")
    if finding.statement:
        yield f"   原文：{finding.statement}"
    for count, passage in enumerate(finding.passages, 1):
        yield f"   相同之处 {count}（{passage.share:.0%}）：本文“{passage.text}”"
        yield f"     另一份“{passage.other}”"
    if finding.expectation:
        yield f"   应当：{finding.expectation.removeprefix('应当').lstrip('： ')}"
    for given in finding.suggestions:
        reason = f"（{given.reason}）" if given.reason and given.reason not in finding.next_step else ""
        yield f"   建议：{spoken_cell(form, given.cell)} 改为 {plain(given.value)}{reason}"
    if finding.witness:
        yield f"   复读：{finding.witness}"
    if finding.next_step:
        yield f"   下一步：{finding.next_step}"


def _causes(audited: AuditedReport) -> list[str]:
    """Each cause, with the findings it explains by their numbers, and below it what is less likely."""
    lines = []
    for number, cause in enumerate(audited.causes, 1):
        explained = [str(place) for place, finding in enumerate(audited.findings, 1) if cause.explains(finding)]
        told = f"（第 {'、'.join(explained)} 条）" if explained else ""
        lines.append(f"{number}. {cause.words}{told}")
        lines += [f"   也可能是{given.words}" for given in cause.proposals[1:] if not given.tied]
    return lines


def _is_undetermined(result: CheckResult) -> bool:
    return result.verdict is Verdict.UNDETERMINED and not result.deferred_to


def _undetermined(result: CheckResult) -> str:
    parts = [part for part in (result.formula, result.remark or result.statement) if part]
    return f"{result.rule} {result.place}：{'；'.join(parts)}" if parts else f"{result.rule} {result.place}"


def _block(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield heading
        yield from (f"  {line}" for line in lines)
