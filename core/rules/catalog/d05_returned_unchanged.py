"""D05: what a report was sent back for is mended in its next version."""

from collections.abc import Mapping
from decimal import Decimal

from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, Results
from core.rules.rule import Example, inferred
from core.rules.verdict import Severity, Verdict

_SAID = 3


def _results(rule: CollectionRule, collection: Collection, _settings: Mapping[str, Decimal]) -> Results:
    for report in collection.reports:
        if report.returned:
            yield _judge(rule, collection, report)


def _judge(rule: CollectionRule, collection: Collection, report: CollectedReport) -> CollectionResult:
    returned = {finding.key for finding in report.returned or ()}
    still = [finding for finding in report.errors if finding.key in returned]
    name = collection.name_of(report)
    result = CollectionResult(rule.id, name, Verdict.HOLDS, (name,), (report,))
    if not still:
        return result
    told = "；".join(f"{one.rule} {one.title} {one.place}".rstrip() for one in still[:_SAID])
    more = "；等等" if len(still) > _SAID else ""
    said = f"上次退回的 {len(returned)} 处错误，有 {len(still)} 处原样未改：{told}{more}"
    return CollectionResult(
        rule.id, name, Verdict.BROKEN, (name,), (report,), said, "退回后应逐处改正，或说明不改的理由"
    )


_AGAIN = "单位：临溪县教育局 部门\n报告：临溪县教育局\n退回：T301 收办平衡\n退回：T303 申请人合计\n"

RETURNED_UNCHANGED = CollectionRule(
    id="D05",
    title="退回后未改",
    severity=Severity.ERROR,
    check=_results,
    explanation="给出上一次审核的结果时，上次的错误（同一规则、同一处、同样的数）在这一份里不应还在。没有上次结果的不核对。",
    basis=inferred("退回是为了改正"),
    next_step="再次退回，附上两次的审核结果",
    examples=(
        Example(_AGAIN, Verdict.HOLDS),
        Example(f"{_AGAIN}仍有：T303 申请人合计", Verdict.BROKEN),
        Example(f"{_AGAIN}仍有：T401 行政复议合计", Verdict.HOLDS),
        Example("报告：临溪县教育局\n仍有：T303 申请人合计", None),
    ),
    needs_units=False,
    usual=False,
)
