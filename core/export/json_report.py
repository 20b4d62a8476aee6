"""Audited reports as JSON for other programs; the shape stands in :mod:`core.export.json_schema`."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

import msgspec
from msgspec import UNSET

from core.audit.audited_report import AuditedReport
from core.collection.finding import CollectionAudit, CollectionFinding
from core.export import json_schema as schema
from core.export.verdict_sentence import verdict_sentence
from core.findings.cause import Cause
from core.findings.finding import Finding
from core.report.annual_report import AnnualReport, Figure
from core.report.claim import Claim
from core.rules.verdict import CheckResult
from core.source.numerals import FigureState, plain
from core.source.provenance import PageRegion, SourceRef
from core.source.unreadable import Unreadable

Outcome = AuditedReport | Unreadable
UNREADABLE = "unreadable"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def report_json(outcome: Outcome) -> bytes:
    """One file as an indented JSON object, UTF-8, without a line end."""
    return _encoded(report_output(outcome))


def reports_json(outcomes: Iterable[Outcome], across: Callable[[], CollectionAudit] | None = None) -> bytes:
    """Several files as ``{"schema": 1, "reports": [...]}``; ``across`` is asked after the last one what is found across them."""
    reports = tuple(report_output(outcome) for outcome in outcomes)
    found = collection_output(across()) if across is not None else None
    return _encoded(schema.ReportsOutput(schema.SCHEMA, reports, found))


def report_output(outcome: Outcome) -> schema.ReportOutput:
    """The same as a value."""
    return _unreadable(outcome) if isinstance(outcome, Unreadable) else _audited(outcome)


def _encoded(output: schema.ReportOutput | schema.ReportsOutput) -> bytes:
    try:
        data = msgspec.json.encode(output)
    except UnicodeEncodeError:
        # a damaged file name or font map can hold half a character, which no UTF-8 text can
        data = msgspec.json.encode(_whole_characters(msgspec.to_builtins(output)))
    return msgspec.json.format(data, indent=2)


def _whole_characters(value: object) -> object:
    match value:
        case str():
            return _HALF_CHARACTER.sub("\ufffd", value)
        case dict():
            return {key: _whole_characters(item) for key, item in value.items()}
        case list() | tuple():
            return [_whole_characters(item) for item in value]
    return value


def _unreadable(outcome: Unreadable) -> schema.ReportOutput:
    return schema.ReportOutput(
        schema.SCHEMA,
        schema.FileEntry(outcome.name),
        UNREADABLE,
        schema.UnreadableEntry(outcome.reason.value, outcome.sentence, outcome.next_step, outcome.choices),
        schema.ReportEntry(),
        summary=outcome.message,
    )


def _audited(audited: AuditedReport) -> schema.ReportOutput:
    document, tally = audited.document, audited.tally
    return schema.ReportOutput(
        schema.SCHEMA,
        schema.FileEntry(
            document.name, document.sha256, document.format.value, document.page_count or None, document.engine
        ),
        audited.conclusion.value,
        None,
        _report(audited.report),
        _cells(audited.report),
        tuple(_claim(claim) for claim in audited.claims),
        schema.ChecksEntry(tally.holds, tally.broken, tally.undetermined),
        tuple(_finding(finding) for finding in audited.findings),
        tuple(schema.ProblemEntry(problem.place, problem.message) for problem in audited.problems),
        verdict_sentence(audited),
        tuple(_result(result) for result in audited.results),
        audited.switched_off,
        _last_year(audited),
        tuple(_cause(cause, audited.findings) for cause in audited.causes),
    )


def _last_year(audited: AuditedReport) -> schema.LastYearEntry | None:
    last = audited.last_year
    return schema.LastYearEntry(last.name, last.year, last.organ) if last is not None else None


def _report(report: AnnualReport) -> schema.ReportEntry:
    return schema.ReportEntry(
        str(report.title),
        report.organ,
        report.year,
        report.edition.value if report.edition else None,
        tuple(
            schema.SectionEntry(section.number, str(section.heading)) for section in report.sections if section.number
        ),
    )


def _cells(report: AnnualReport) -> tuple[schema.CellEntry, ...]:
    """Every cell of the form, in its order, also those that were not read."""
    return tuple(
        _cell(report.figures.get(at) or Figure(at, "", None, FigureState.MISSING)) for at in report.form.addresses()
    )


def _cell(figure: Figure) -> schema.CellEntry:
    return schema.CellEntry(
        figure.at,
        figure.printed,
        _amount(figure.value),
        figure.state.value,
        bool(figure.repair),
        _sources(figure.sources),
        figure.repair,
        figure.doubts,
    )


def _claim(claim: Claim) -> schema.ClaimEntry:
    return schema.ClaimEntry(
        claim.text, _amount(claim.value), claim.status.value, claim.cells, _sources(claim.sources), claim.reason
    )


def _finding(finding: Finding) -> schema.FindingEntry:
    return schema.FindingEntry(
        rule=finding.rule,
        severity=finding.severity.value,
        verdict=finding.verdict.value,
        origin=finding.origin.value,
        cells=finding.cells,
        left=_amount(finding.left),
        right=_amount(finding.right),
        difference=_amount(finding.difference),
        message=finding.message,
        suggestions=tuple(
            schema.SuggestionEntry(given.cell, plain(given.value), given.reason) for given in finding.suggestions
        ),
        sources=_sources(finding.sources),
        key=finding.key,
        title=finding.title,
        place=finding.place,
        statement=finding.statement,
        expectation=finding.expectation,
        next_step=finding.next_step,
        left_cells=finding.left_cells,
        right_cells=finding.right_cells,
        basis=finding.basis,
        witness=finding.witness,
        passages=tuple(
            schema.PassageEntry(one.text, one.other, plain(one.share), _sources(one.sources))
            for one in finding.passages
        ),
    )


def _cause(cause: Cause, findings: Iterable[Finding]) -> schema.CauseEntry:
    proposals = tuple(
        schema.ProposalEntry(
            tuple(schema.ChangeEntry(one.cell, one.printed, plain(one.value), one.kind.value) for one in given.changes),
            given.words,
            given.repaired,
            given.tied,
        )
        for given in cause.proposals
    )
    return schema.CauseEntry(
        cause.words, proposals, tuple(finding.key for finding in findings if cause.explains(finding))
    )


def _result(result: CheckResult) -> schema.ResultEntry:
    return schema.ResultEntry(
        result.rule,
        result.place,
        result.verdict.value,
        result.relation if result.left and result.right else "",
        _amount(result.left.amount) if result.left else None,
        _amount(result.right.amount) if result.right else None,
        _amount(result.difference),
        result.all_cells,
        result.remark,
    )


def collection_output(audit: CollectionAudit) -> schema.CollectionOutput:
    """What was found across reports, as a value."""
    return schema.CollectionOutput(
        audit.year,
        tuple(_collection_finding(finding) for finding in audit.findings),
        schema.ChecksEntry(*audit.checked),
        audit.missing,
        audit.strangers,
        tuple(
            schema.UnitEntry(one.name, one.parent, one.state, one.files, one.verdict, one.own, one.across)
            for one in audit.standings
        ),
        audit.problems,
        audit.switched_off,
    )


def _collection_finding(finding: CollectionFinding) -> schema.CollectionFindingEntry:
    return schema.CollectionFindingEntry(
        rule=finding.rule,
        severity=finding.severity.value,
        verdict=finding.verdict.value,
        origin=finding.origin.value,
        units=finding.units,
        files=finding.files,
        cells=finding.cells,
        left=_amount(finding.left),
        right=_amount(finding.right),
        difference=_amount(finding.difference),
        message=finding.message,
        sources=tuple(schema.FileSourceEntry(one.file, one.index, _source(one.source)) for one in finding.sources),
        reports=finding.reports,
        key=finding.key,
        title=finding.title,
        place=finding.place,
        statement=finding.statement,
        expectation=finding.expectation,
        next_step=finding.next_step,
        differences=tuple(
            schema.DifferenceEntry(one.cell, plain(one.left), plain(one.right), plain(one.left - one.right))
            for one in finding.differences
        ),
        basis=finding.basis,
    )


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _sources(sources: Iterable[SourceRef]) -> tuple[schema.Source, ...]:
    return tuple(_source(source) for source in sources)


def _source(source: SourceRef) -> schema.Source:
    if isinstance(source, PageRegion):
        rect = source.rect
        return schema.PageSource(
            source.page, (round(rect.x0, 2), round(rect.y0, 2), round(rect.x1, 2), round(rect.y1, 2))
        )
    return schema.TextSource(source.block, source.start, source.stop, source.line, source.cell or UNSET)
