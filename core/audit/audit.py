"""The front door: one file in, one audited report (or the reason why not) out."""

import logging
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from core.audit.audited_report import AuditedReport
from core.audit.last_year import last_year_of
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.audit.part import chosen_part
from core.audit.pictures import with_pictures_read
from core.audit.reading import Reading
from core.audit.second_look import doubted_blanks, original_of, reread, second_readings, unread_text
from core.audit.settled_doubts import disputed, settled
from core.findings.cause import Cause
from core.findings.report_findings import findings_of
from core.layout.flow import flow_of
from core.layout.grid import Flow
from core.localise.causes import causes_of
from core.localise.plausibility import Spoken
from core.readers.open import open_document
from core.report.annual_report import AnnualReport
from core.report.assemble import assemble
from core.report.broken_off import broken_off
from core.report.claim import Claim, ClaimStatus
from core.report.impression import impression
from core.report.run_together import untangled
from core.report.sentences import sentences_of
from core.report.several import parts_of
from core.rules.across.names import finder_of
from core.rules.engine import check
from core.rules.facts import Facts
from core.rules.file_traits import FileTraits
from core.rules.narrative.ledger import ledger_of
from core.rules.pack import RulePack
from core.rules.registry import IDENTITIES, RULES
from core.rules.rule import Subject
from core.rules.verdict import CheckResult
from core.source.document import MarkedContent, ReadProblem, SourceDocument
from core.source.progress import Progress, silent, within
from core.source.unreadable import Reason, Unreadable

_STEPS = 100
_OPENED, _READ, _RECOGNISED, _CHECKED, _REVIEWED = 20, 60, 70, 85, 95
_FEWEST_SECTIONS = 2
_log = logging.getLogger(__name__)


def audit_file(
    path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> AuditedReport | Unreadable:
    """Read and audit one file. ``progress`` is told (done, total, what is being done in Chinese)."""
    reading = read_file(path, progress, options)
    return reading if isinstance(reading, Unreadable) else judge(path, reading, progress, options)


def read_file(
    path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> Reading | Unreadable:
    """The first half of :func:`audit_file`: read the file, check nothing."""
    tell = progress or silent
    tell(0, _STEPS, "正在读取文件")
    document = open_document(path, options.password, within(tell, 0, _OPENED, _STEPS))
    if not isinstance(document, Unreadable):
        document = with_pictures_read(path, document, options.password, within(tell, _OPENED, _READ, _STEPS))
    if isinstance(document, Unreadable):
        return document
    tell(_READ, _STEPS, "正在识别表格")
    flow, layout_problems = _flow(document, within(tell, _READ, _RECOGNISED, _STEPS))
    tell(_RECOGNISED, _STEPS, "正在对照规定格式")
    chosen = chosen_part(document.name, parts_of(flow, _sheets(document)), options.part)
    if isinstance(chosen, Unreadable):
        return chosen
    report = assemble(chosen.flow)
    if not report.tables_found and len(report.sections) <= _FEWEST_SECTIONS:
        hidden = (f"{problem.place}：{problem.message}" for problem in document.problems if problem.hides_content)
        return Unreadable(document.name, Reason.NOT_A_REPORT, next(hidden, "") or impression(chosen.flow))
    original = original_of(path, document, options.password, within(tell, _RECOGNISED, _CHECKED, _STEPS))
    if document.recognised:
        report = settled(reread(original, report, disputed(report)))
    problems = (
        *document.problems,
        *layout_problems,
        *chosen.problems,
        *report.problems,
        *unread_text(original, document, report),
        *(broken_off(report) if document.page_count else ()),
    )
    return Reading(document, doubted_blanks(original, document, report), problems)


def _sheets(document: SourceDocument) -> tuple[tuple[int, str], ...]:
    """The sheets of a workbook, by the lines they begin on; a report may fill one each."""
    return document.content.parts if isinstance(document.content, MarkedContent) else ()


def _flow(document: SourceDocument, tell: Progress) -> tuple[Flow, tuple[ReadProblem, ...]]:
    """The document in reading order; tables that run together in a paragraph are found where text has no pages."""
    flow, problems = flow_of(document, tell)
    if document.page_count:
        return flow, problems
    flow, more = untangled(flow)
    return flow, (*problems, *more)


def judge(
    path: Path, reading: Reading, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> AuditedReport:
    """The second half: check what was read. The file is looked into again only where a figure is in doubt."""
    tell = progress or silent
    tell(_CHECKED, _STEPS, "正在核对勾稽")
    document, report = reading.document, reading.report
    pack, unfit = _pack_for(options, report)
    subject = _subject(reading, options, pack)
    rules = {rule.id: rule for rule in pack.apply(RULES)}
    outcome = check(subject, rules.values())
    tell(_REVIEWED, _STEPS, "正在复核存疑之处")
    claims = _claims(document, subject, outcome.results)
    identities = [result for result in outcome.results if result.rule in IDENTITIES]
    causes, untold = _causes(report, identities, claims)
    original = original_of(path, document, options.password, within(tell, _REVIEWED, _STEPS, _STEPS))
    readings = second_readings(original, document, report, outcome.results)
    findings = findings_of(document, report, outcome.results, rules, causes, readings)
    tell(_STEPS, _STEPS, "完成")
    return AuditedReport(
        document,
        report,
        outcome.results,
        findings,
        claims,
        (*reading.problems, *unfit, *outcome.problems, *untold),
        IDENTITIES,
        tuple(f"{rule.id} {rule.title}" for rule in RULES if rule.usual and rule.id not in rules),
        last_year_of(options.last_year, options.last_file.name) if options.last_year is not None else None,
        causes,
    )


def _causes(
    report: AnnualReport, identities: Sequence[CheckResult], claims: Sequence[Claim]
) -> tuple[tuple[Cause, ...], tuple[ReadProblem, ...]]:
    """What may be wrong; a fault in looking for it must not cost the reviewer the findings themselves."""
    try:
        return causes_of(report.form, report.figures, identities, _spoken(claims)), ()
    except Exception:  # noqa: BLE001
        _log.exception("no causes")
        return (), (ReadProblem("可能的原因", "推算时发生内部错误，没有给出，请人工核对"),)


def _spoken(claims: Sequence[Claim]) -> tuple[Spoken, ...]:
    """The numbers in words that were held against the tables."""
    judged = (ClaimStatus.AGREES, ClaimStatus.DIFFERS)
    return tuple(
        Spoken(claim.value, claim.cells, claim.status is ClaimStatus.AGREES)
        for claim in claims
        if claim.value is not None and claim.cells and claim.status in judged
    )


def _pack_for(options: AuditOptions, report: AnnualReport) -> tuple[RulePack, tuple[ReadProblem, ...]]:
    """The rule pack where it is for reports of this year; else none, and that it was left aside."""
    pack = options.pack
    if pack.is_for(report.year):
        return pack, ()
    years = "、".join(map(str, pack.years))
    said = f"规则包用于 {years} 年的报告，这一份是 {report.year} 年的，没有采用，按平时的规则核对"
    return RulePack(), (ReadProblem(f"规则包 {pack.name}".strip(), said),)


def _subject(reading: Reading, options: AuditOptions, pack: RulePack) -> Subject:
    document, report, last = reading.document, reading.report, options.last_year
    return Subject(
        report,
        sentences_of(report),
        last_year=last,
        last_sentences=sentences_of(last) if last is not None else (),
        unread_parts=any(problem.hides_content for problem in reading.problems),
        file=FileTraits(document.name, document.recognised, document.recognised_pages, reading.problems),
        facts=pack.completed(_facts(options, report.organ, reading.document.name), report.year),
        thresholds=pack.thresholds,
        required=pack.required,
        last_file=options.last_file,
        archived_last_year=options.archived_last_year,
    )


def _facts(options: AuditOptions, organ: str, file_name: str) -> Facts:
    """What was said of the report's unit: in so many words, or in the list of units."""
    unit = finder_of(options.units).find(organ, file_name) if options.units is not None else None
    if unit is None or options.facts.organ:
        return options.facts
    return structs.replace(unit.facts, former_names=options.facts.former_names or unit.facts.former_names)


def _claims(document: SourceDocument, subject: Subject, results: Sequence[CheckResult]) -> tuple[Claim, ...]:
    return tuple(
        Claim(
            entry.text,
            entry.value,
            entry.status,
            entry.cells,
            document.places(entry.words),
            entry.reason,
            entry.section,
        )
        for entry in ledger_of(subject, results)
    )
