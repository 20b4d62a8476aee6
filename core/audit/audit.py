"""The front door: one file in, one audited report (or the reason why not) out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.findings.report_findings import findings_of
from core.forms.address import Address
from core.layout.flow import flow_of
from core.localise.single_change import suggestions
from core.readers.open import open_document
from core.readers.witness import texts_in
from core.report.annual_report import AnnualReport
from core.report.assemble import assemble
from core.report.claim import Claim
from core.report.sentences import sentences_of
from core.rules.engine import check
from core.rules.ledger import ledger_of
from core.rules.pack import OFF
from core.rules.registry import IDENTITIES, RULES
from core.rules.rule import Subject
from core.rules.verdict import CheckResult, Verdict
from core.source.document import SourceDocument
from core.source.numerals import FigureState
from core.source.provenance import PageRegion
from core.source.unreadable import Reason, Unreadable

Progress = Callable[[int, int, str], None]
_STEPS = 4
_FEWEST_SECTIONS = 2


def audit_file(
    path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> AuditedReport | Unreadable:
    """Read and audit one file. ``progress`` is told (done, total, what is being done in Chinese)."""
    tell = progress or _silent
    tell(0, _STEPS, "正在读取文件")
    document = open_document(path)
    if isinstance(document, Unreadable):
        return document
    tell(1, _STEPS, "正在识别表格")
    flow, layout_problems = flow_of(document)
    report = assemble(flow)
    if not report.tables_found and len(report.sections) <= _FEWEST_SECTIONS:
        return Unreadable(document.name, Reason.NOT_A_REPORT)
    tell(2, _STEPS, "正在核对勾稽")
    reading_problems = (*document.problems, *layout_problems, *report.problems)
    unread = any(problem.hides_content for problem in reading_problems)
    subject = Subject(report, sentences_of(report), options.last_year, unread)
    rules = options.pack.apply(RULES)
    outcome = check(subject, rules)
    identities = [result for result in outcome.results if result.rule in IDENTITIES]
    tell(3, _STEPS, "正在复核存疑之处")
    findings = findings_of(
        document,
        report,
        outcome.results,
        {rule.id: rule for rule in rules},
        suggestions(report.form, report.figures, identities),
        _second_readings(path, document, report, outcome.results),
    )
    tell(_STEPS, _STEPS, "完成")
    return AuditedReport(
        document,
        report,
        outcome.results,
        findings,
        _claims(document, subject, outcome.results),
        (*reading_problems, *outcome.problems),
        IDENTITIES,
        tuple(f"{rule.id} {rule.title}" for rule in RULES if options.pack.switches.get(rule.id) == OFF),
    )


def _silent(done: int, total: int, label: str) -> None:
    """Nobody asked for progress."""


def _second_readings(
    path: Path, document: SourceDocument, report: AnnualReport, results: Sequence[CheckResult]
) -> Mapping[Address, str]:
    """What another library reads in the cells of broken comparisons of a PDF; cells it cannot read are left out."""
    if not document.page_count:
        return {}
    disputed = {at for result in results if result.verdict is Verdict.BROKEN and result.left for at in result.all_cells}
    disputed |= {at for note in report.notes for at in note.cells}
    places: list[tuple[Address, PageRegion]] = []
    for at in sorted(disputed):
        figure = report.figures.get(at)
        if figure is None or figure.state is FigureState.MISSING:
            continue
        places += [(at, source) for source in figure.sources if isinstance(source, PageRegion)]
    readings: dict[Address, str] = {}
    for (at, _), text in zip(places, texts_in(path, [region for _, region in places]), strict=True):
        if text is not None:
            readings[at] = readings.get(at, "") + "".join(text.split())
    return readings


def _claims(document: SourceDocument, subject: Subject, results: Sequence[CheckResult]) -> tuple[Claim, ...]:
    return tuple(
        Claim(entry.text, entry.value, entry.status, entry.cells, document.places(entry.words), entry.reason)
        for entry in ledger_of(subject, results)
    )
