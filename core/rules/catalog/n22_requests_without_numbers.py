"""N22: requests came in, and section 一 does not say how many."""

from collections.abc import Iterator

from core.rules.narrative.claims.counterparts import requests_line
from core.rules.narrative.claims.received_statements import names_a_number_of_requests
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    section = subject.report.section(1)
    received = requests_line(subject.report, "received")
    if section is None or not section.paragraphs or received.amount == 0:
        return
    # words around table 3 or before the first heading may carry the number too
    said = names_a_number_of_requests(tuple(one for one in subject.sentences if one.section in (0, 1, 3)))
    if received.amount is None and not said:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.HOLDS if said else Verdict.BROKEN
    yield CheckResult(
        rule.id,
        "第一部分 依申请公开",
        verdict,
        formula="表三有申请的，第一部分应写明数量",
        statement="" if said else f"表三本年新收 {received.amount}，第一部分没有写明收到申请的数量",
        expectation="第一部分应写明收到和办理申请的数量",
        cells=received.cells,
        remark="表三本年新收读不出" if verdict is Verdict.UNDETERMINED else "",
        words=(section.heading,) if section.heading else (),
    )


REQUESTS_WITHOUT_NUMBERS = Rule(
    id="N22",
    title="依申请公开无数据",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="表三填有收到的申请，第一部分总体情况却没有任何申请数量。",
    basis=inferred("总体情况应反映依申请公开的实际情况"),
    next_step="建议在第一部分补写收到、办理申请的数量",
    examples=(
        Example("表三 总计\n新收 8\n一：全年共收到政府信息公开申请8件。", Verdict.HOLDS),
        Example("表三 总计\n新收 8\n一：认真办理群众提出的政府信息公开申请。", Verdict.BROKEN),
        Example("表三 总计\n新收 缺\n一：认真办理群众提出的政府信息公开申请。", Verdict.UNDETERMINED),
    ),
)
