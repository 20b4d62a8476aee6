"""From results about several reports to findings for a person."""

import hashlib

from core.collection.finding import CollectionFinding
from core.findings.finding import Origin
from core.findings.wording import message
from core.rules.across.collection_rule import CollectionResult, CollectionRule
from core.rules.verdict import Severity, Verdict

_READING = "这里的数可能识别有误，请先对照原件核对读到的数"
_BY_HAND = "请补齐缺少的报告或名单里的信息后再核对，或人工核对"


def finding_of(result: CollectionResult, rule: CollectionRule) -> CollectionFinding:
    """The finding of a result that does not hold."""
    broken = result.verdict is Verdict.BROKEN
    severity = _severity(result, rule) if broken else Severity.HINT
    if result.reading and severity is Severity.ERROR:
        severity = Severity.DOUBT
    remark = f"（{result.remark}）" if broken and result.remark else ""
    said = f"{result.statement}{remark}" if broken else f"无法核对：{result.remark or result.statement}"
    expected = result.expectation if broken else ""
    step = _READING if broken and result.reading else rule.next_step if broken else _BY_HAND
    first = result.differences[0] if result.differences else None
    return CollectionFinding(
        _key(result),
        rule.id,
        rule.title,
        severity,
        result.verdict,
        Origin.READING if result.reading or not broken else Origin.REPORT,
        result.place,
        said,
        expected,
        step,
        message(result.place, said, expected, step),
        result.units,
        tuple(report.file for report in result.reports),
        tuple(report.index for report in result.reports),
        result.cells,
        first.left if first else None,
        first.right if first else None,
        first.left - first.right if first else None,
        result.differences,
        result.sources,
        str(rule.basis),
    )


def _severity(result: CollectionResult, rule: CollectionRule) -> Severity:
    """The result's own, where it has one, but never graver than the rule's, which a rule pack may have made lighter."""
    return max(result.severity or rule.severity, rule.severity, key=list(Severity).index)


def _key(result: CollectionResult) -> str:
    """Rule, units and values: a decision is found again after a re-run as long as all of them stay."""
    values = "|".join(f"{one.cell}={one.left}:{one.right}" for one in result.differences)
    words = "" if values else f"{result.place}|{result.statement or result.remark}"
    said = f"{result.rule}|{'|'.join(result.units)}|{values}|{words}"
    return f"{result.rule}-{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:12]}"
