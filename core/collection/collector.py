"""Keeps of every audited report what the comparison with others needs, and lets the report itself go."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from core.audit.audited_report import AuditedReport
from core.collection.finding import CollectionAudit, CollectionFinding, UnitStanding
from core.collection.findings import finding_of
from core.rules.across.collect import collected
from core.rules.across.collection import CollectedReport, Collection, OpenFinding, UnreadFile
from core.rules.across.collection_rule import CollectionResult
from core.rules.across.units import Unit, UnitTree
from core.rules.collection_registry import COLLECTION_RULES
from core.rules.pack import RulePack
from core.rules.verdict import Severity, Verdict
from core.source.unreadable import Reason, Unreadable

_log = logging.getLogger(__name__)
_ORDER = {severity: index for index, severity in enumerate(Severity)}
_WORST = ("errors", "doubts", "pass")
Counts = tuple[int, int, int]
Returned = Mapping[tuple[str | None, int | None], tuple[OpenFinding, ...]]
"""For what the earlier version of a report was sent back, by its organ and year."""


class _Own(Struct, frozen=True):
    """What the audit of a report itself came to."""

    verdict: str
    counts: Counts


class Collector:
    """Watches reports pass by. ``tree`` is the list of units, where there is one."""

    def __init__(self, tree: UnitTree | None = None, returned: Returned | None = None) -> None:
        self._tree = tree
        self._returned = returned or {}
        self._reports: list[CollectedReport] = []
        self._unread: list[UnreadFile] = []
        self._own: dict[int, _Own] = {}
        self._seen = 0

    def watching(self, outcomes: Iterable[AuditedReport | Unreadable]) -> Iterator[AuditedReport | Unreadable]:
        """The same outcomes, each kept as it passes."""
        for outcome in outcomes:
            self.add(outcome)
            yield outcome

    def add(self, outcome: AuditedReport | Unreadable) -> None:
        """Keep what is needed of the next file."""
        index = self._seen
        self._seen += 1
        if isinstance(outcome, Unreadable):
            if outcome.reason is not Reason.EMPTY_FOLDER:
                self._unread.append(UnreadFile(index, outcome.name, outcome.sentence))
            return
        report = collected_report(index, outcome)
        returned = self._returned.get((report.organ, report.year)) if report.organ else None
        self._reports.append(structs.replace(report, returned=returned))
        self._own[index] = _Own(outcome.conclusion.value, _counts(finding.severity for finding in outcome.findings))

    def collection(self) -> Collection:
        """All that was kept."""
        return Collection(self._reports, self._unread, self._tree)

    def audit(self, pack: RulePack | None = None) -> CollectionAudit:
        """Hold all rules about several reports against what was kept."""
        return audit_collection(self.collection(), pack or RulePack(), self._own)


def collected_report(index: int, audited: AuditedReport) -> CollectedReport:
    """What is kept of an audited report, file ``index`` of the batch."""
    document = audited.document
    return collected(
        index,
        document.name,
        audited.report,
        places=document.places,
        recognised=document.recognised,
        sha256=document.sha256,
        unread_parts=any(problem.hides_content for problem in audited.problems),
        errors=tuple(
            OpenFinding(one.key, one.rule, one.title, one.place, one.statement)
            for one in audited.findings
            if one.severity is Severity.ERROR and one.verdict is Verdict.BROKEN
        ),
    )


def audit_collection(collection: Collection, pack: RulePack, own: Mapping[int, _Own] | None = None) -> CollectionAudit:
    """The findings across a batch; errors before doubts before hints."""
    pack = pack if pack.is_for(collection.year) else RulePack()
    rules = {rule.id: rule for rule in pack.apply(COLLECTION_RULES)}
    results: list[CollectionResult] = []
    problems: list[str] = []
    for rule in rules.values():
        try:
            results += list(rule.apply(collection, pack.thresholds))
        except Exception:  # noqa: BLE001 (a fault in one rule must not cost the reviewer the others)
            _log.exception("rule %s failed", rule.id)
            problems.append(f"规则 {rule.id} {rule.title}：核对时发生内部错误，本项没有核对，请人工核对")
    found = [finding_of(result, rules[result.rule]) for result in results if result.verdict is not Verdict.HOLDS]
    findings = tuple(sorted(found, key=lambda one: (_ORDER[one.severity], one.verdict is Verdict.UNDETERMINED)))
    verdicts = Counter(result.verdict for result in results)
    standings = tuple(_standings(collection, findings, own or {}))
    return CollectionAudit(
        collection.year,
        findings,
        (verdicts[Verdict.HOLDS], verdicts[Verdict.BROKEN], verdicts[Verdict.UNDETERMINED]),
        standings,
        _missing(collection),
        tuple(report.file for report in collection.strangers),
        tuple(problems),
        tuple(f"{rule.id} {rule.title}" for rule in COLLECTION_RULES if rule.id not in rules),
        collection.tree is not None,
    )


HANDED_IN, NOT_HANDED_IN, NOT_READ = "已报送", "未报送", "未读成"
OTHER_YEAR, NOT_EXPECTED, NOT_LISTED = "年度不符", "不需报送", "名单外"


def _missing(collection: Collection) -> tuple[str, ...]:
    units = collection.tree.units if collection.tree is not None else ()
    return tuple(unit.name for unit in units if unit.expected and unit.name not in collection.by_unit)


def _standings(
    collection: Collection, findings: Sequence[CollectionFinding], own: Mapping[int, _Own]
) -> Iterator[UnitStanding]:
    """A line a unit; then one for each report and file of no unit, so that nothing goes unnamed."""
    across: dict[str, list[Severity]] = {}
    for finding in findings:
        for name in dict.fromkeys(finding.units):
            across.setdefault(name, []).append(finding.severity)
    for unit in collection.tree.units if collection.tree is not None else ():
        yield _of_unit(collection, unit, own, _counts(across.get(unit.name, ())))
    listed = collection.tree is not None
    for report in collection.strangers if listed else collection.reports:
        name = collection.name_of(report)
        state = NOT_LISTED if listed else HANDED_IN
        yield _of_reports(name, "", state, (report,), own, _counts(across.get(name, ())))
    for file in collection.unread_strangers if listed else collection.unread:
        yield UnitStanding(file.file, "", NOT_READ, (file.file,))


def _of_unit(collection: Collection, unit: Unit, own: Mapping[int, _Own], across: Counts) -> UnitStanding:
    reports = collection.by_unit.get(unit.name, ())
    if reports:
        return _of_reports(unit.name, unit.parent, HANDED_IN, reports, own, across)
    others = collection.other_years_of(unit)
    if others:
        return _of_reports(unit.name, unit.parent, OTHER_YEAR, others, own, across)
    unread = collection.unread_of(unit)
    state = NOT_EXPECTED if not unit.expected else NOT_READ if unread else NOT_HANDED_IN
    return UnitStanding(unit.name, unit.parent, state, (unread.file,) if unread else (), across=across)


def _of_reports(
    name: str, parent: str, state: str, reports: Sequence[CollectedReport], own: Mapping[int, _Own], across: Counts
) -> UnitStanding:
    audits = [own[report.index] for report in reports if report.index in own]
    worst = next((verdict for verdict in _WORST if any(one.verdict == verdict for one in audits)), "")
    errors, doubts, hints = (sum(one.counts[place] for one in audits) for place in range(3))
    files = tuple(report.file for report in reports)
    return UnitStanding(name, parent, state, files, worst, (errors, doubts, hints), across)


def _counts(severities: Iterable[Severity]) -> Counts:
    counted = Counter(severities)
    return counted[Severity.ERROR], counted[Severity.DOUBT], counted[Severity.HINT]
