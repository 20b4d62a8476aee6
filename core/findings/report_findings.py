"""From results of rules to findings for a person."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from core.findings import wording
from core.findings.cause import BrokenEquation, Cause
from core.findings.finding import Finding, MatchedPassage, Origin
from core.forms.address import Address
from core.report.annual_report import AnnualReport, Figure
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.document import SourceDocument
from core.source.provenance import SourceRef

_ORDER = {severity: index for index, severity in enumerate(Severity)}


def findings_of(
    document: SourceDocument,
    report: AnnualReport,
    results: Sequence[CheckResult],
    rules: Mapping[str, Rule],
    causes: Iterable[Cause],
    second_readings: Mapping[Address, str],
) -> tuple[Finding, ...]:
    """Broken results one by one, undetermined ones together by rule; errors before doubts before hints.

    ``causes`` are what may be wrong where equations do not hold. ``second_readings`` is what another reader sees in a cell that takes part in a broken result. Words on a page that was
    recognised from its picture may be misread, so that no result about them alone accuses the report.
    """
    by_equation = {equation: cause for cause in causes for equation in cause.equations}
    broken = [
        _broken(
            document, report, result, rules[result.rule], by_equation.get(BrokenEquation.of(result)), second_readings
        )
        for result in results
        if result.verdict is Verdict.BROKEN
    ]
    return tuple(sorted((*broken, *_undetermined(document, report, results, rules)), key=lambda f: _ORDER[f.severity]))


def _broken(
    document: SourceDocument,
    report: AnnualReport,
    result: CheckResult,
    rule: Rule,
    cause: Cause | None,
    second_readings: Mapping[Address, str],
) -> Finding:
    sources = sources_of(document, report, result)
    figures = [report.figures[at] for at in result.all_cells if at in report.figures]
    compared = result.left is not None
    differing = _differing(figures, second_readings) if compared else ()
    doubtful = (
        bool(differing) or any(figure.repair or figure.doubts for figure in figures)
        if compared
        else document.recognised
    )
    severity = result.severity or rule.severity
    if doubtful and severity is Severity.ERROR:
        severity = Severity.DOUBT
    where, said, expected = wording.place(result, sources), wording.statement(result), wording.expectation(result)
    step = wording.next_step(rule, cause, reading=doubtful)
    return Finding(
        _key(result, figures),
        rule.id,
        rule.title,
        severity,
        Verdict.BROKEN,
        Origin.READING if doubtful or rule.about_reading else Origin.REPORT,
        where,
        said,
        expected,
        step,
        wording.message(where, said, expected, step),
        result.all_cells,
        result.left.cells if result.left else (),
        result.right.cells if result.right else (),
        result.left.amount if result.left else None,
        result.right.amount if result.right else None,
        result.difference,
        cause.suggestions(result.all_cells) if cause else (),
        sources,
        str(rule.basis),
        _witness(figures, differing, second_readings) if compared else "",
        tuple(
            MatchedPassage(str(one.one), str(one.other), one.share, document.places(one.one)) for one in result.passages
        ),
    )


def sources_of(document: SourceDocument, report: AnnualReport, result: CheckResult) -> tuple[SourceRef, ...]:
    """Where the result's cells and words stand."""
    if result.sources:
        return result.sources
    cells = tuple(source for at in result.all_cells if at in report.figures for source in report.figures[at].sources)
    words = tuple(place for text in result.words for place in document.places(text))
    return words + cells


def _differing(figures: Sequence[Figure], second_readings: Mapping[Address, str]) -> tuple[Figure, ...]:
    return tuple(
        figure
        for figure in figures
        if figure.at in second_readings and second_readings[figure.at] != "".join(figure.printed.split())
    )


def _witness(figures: Sequence[Figure], differing: Sequence[Figure], second_readings: Mapping[Address, str]) -> str:
    if differing:
        pairs = "；".join(f"“{figure.printed}”另读作“{second_readings[figure.at]}”" for figure in differing)
        return f"两种读法不一致：{pairs}"
    if figures and all(figure.at in second_readings for figure in figures):
        return "两种读法一致"
    return ""


def _undetermined(
    document: SourceDocument, report: AnnualReport, results: Sequence[CheckResult], rules: Mapping[str, Rule]
) -> Iterator[Finding]:
    open_results = [r for r in results if r.verdict is Verdict.UNDETERMINED and not r.deferred_to]
    for rule_id, group in groupby(open_results, key=lambda result: result.rule):
        kept = list(group)
        rule = rules[rule_id]
        cells = tuple(dict.fromkeys(at for result in kept for at in result.all_cells))
        sources = tuple(source for result in kept for source in sources_of(document, report, result))
        where = kept[0].place if len(kept) == 1 else f"{rule.title}（{len(kept)} 处）"
        said, step = wording.undetermined(kept), "请对照原件人工核对"
        yield Finding(
            _key(kept[0], [report.figures[at] for at in cells if at in report.figures]),
            rule.id,
            rule.title,
            Severity.HINT,
            Verdict.UNDETERMINED,
            Origin.READING,
            where,
            said,
            wording.expectation(kept[0]) if kept[0].formula else rule.explanation,
            step,
            wording.message(where, said, "", step),
            cells,
            sources=sources,
            basis=str(rule.basis),
        )


def _key(result: CheckResult, figures: Sequence[Figure]) -> str:
    """Rule, addresses and values: a decision is found again after a re-run as long as all of them stay."""
    values = "|".join(f"{figure.at}={figure.printed}" for figure in figures)
    words = "" if figures else f"{result.place}|{result.statement}"
    digest = hashlib.sha256(f"{result.rule}|{values}|{words}".encode()).hexdigest()
    return f"{result.rule}-{digest[:12]}"
