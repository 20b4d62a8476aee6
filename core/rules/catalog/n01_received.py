"""N01: the number of requests received, in words and in table 3."""

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.counterparts import Counterpart, received_requests, requests_line, spoken_amounts
from core.rules.narrative.claims.judging import Statements, scope_remark, verdict_on
from core.rules.narrative.claims.obstacles import ELSEWHEN, OTHER_TIME, WIDER
from core.rules.narrative.claims.received_statements import EXPLICIT, ReceivedStatement, Sense, received_statements
from core.rules.narrative.claims.statement import Statement
from core.rules.narrative.claims.statements import statements_of
from core.rules.narrative.words.surroundings import clause_around, phrase
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    statements = received_statements(subject.report, subject.sentences)
    accepted = [_accepted(subject.report, statement) for statement in statements]
    agreeing = [_match(one, these) for one, these in zip(statements, accepted, strict=True)]
    settled = {
        one.words.marks[0]: one
        for one in statements_of(subject.report, subject.sentences)
        if one.obstacle not in ELSEWHEN | {WIDER, OTHER_TIME}
    }
    # where one statement agrees, another number for the same thing is taken to count something narrower
    known = any(agreeing)
    for statement, these, match in zip(statements, accepted, agreeing, strict=True):
        if match is not None:
            yield _result(rule, statement, Verdict.HOLDS, (match,))
        elif _may_be_wrong(statement, settled) and (not known or statement.sense in EXPLICIT):
            known = True
            yield _difference(rule, subject.report, statement, these, settled.get(statement.words.marks[0]))

    places = {statement.words.marks[0] for statement in statements}
    yield from _by_phrase(rule, subject, places)


def _may_be_wrong(statement: ReceivedStatement, settled: Collection[int]) -> bool:
    """Also a number of 全市, where others of 全市 were found to be those of the tables."""
    return not statement.obstacle or (statement.obstacle == WIDER and statement.words.marks[0] in settled)


def _by_phrase(rule: Rule, subject: Subject, places: set[int]) -> Iterator[CheckResult]:
    """Wordings within a list (其中2022年结转5件、2023年新收136件), and the sum behind it (共计141件)."""
    check = Statements("正文 收到申请的数量", _FORMULA)
    for statement in statements_of(subject.report, subject.sentences):
        if statement.rule == rule.id and not statement.phrase.loose and statement.words.marks[0] not in places:
            verdict = verdict_on(statement)
            if verdict is not None:
                yield check.result(rule, subject, statement, verdict)


_FORMULA = "正文收到申请数 = 表三本年新收，或本年新收与上年结转之和"


def _accepted(report: AnnualReport, statement: ReceivedStatement) -> tuple[Counterpart, ...]:
    received, with_carried_in = received_requests(report)
    if statement.sense is Sense.NEW:
        return (received,)
    if statement.sense is Sense.WITH_CARRIED_IN:
        return (with_carried_in,)
    handled = (requests_line(report, "total"),) if statement.sense is Sense.HANDLED else ()
    return (received, with_carried_in, *handled)


def _match(statement: ReceivedStatement, accepted: tuple[Counterpart, ...]) -> Counterpart | None:
    if statement.obstacle in ELSEWHEN:
        return None
    return next((one for one in accepted if one.amount == statement.mention.value), None)


def _difference(
    rule: Rule,
    report: AnnualReport,
    statement: ReceivedStatement,
    accepted: tuple[Counterpart, ...],
    spoken: Statement | None,
) -> CheckResult:
    """``spoken`` is what the phrase book makes of the same number."""
    if any(one.amount is None for one in accepted):
        return _result(rule, statement, Verdict.UNDETERMINED, accepted)
    if spoken is not None and spoken.whose:
        found = _result(rule, statement, Verdict.BROKEN, accepted, Severity.HINT)
        return replace(found, statement=found.statement + scope_remark(spoken, Verdict.BROKEN))
    # a number that fits the other way of counting was probably only worded loosely
    grave = statement.sense in EXPLICIT and _match(statement, received_requests(report)) is None
    return _result(rule, statement, Verdict.BROKEN, accepted, Severity.ERROR if grave else Severity.DOUBT)


def _result(
    rule: Rule,
    statement: ReceivedStatement,
    verdict: Verdict,
    counterparts: tuple[Counterpart, ...],
    severity: Severity | None = None,
) -> CheckResult:
    words = clause_around(statement.sentence, statement.mention)
    cells = dict.fromkeys(at for one in counterparts for at in one.cells)
    return CheckResult(
        rule.id,
        "正文 收到申请的数量",
        verdict,
        formula=_FORMULA,
        statement=f"正文写“{words}”，表三{spoken_amounts(counterparts)}",
        expectation="正文与表三应一致",
        cells=tuple(cells),
        remark="表三有读不出的数" if verdict is Verdict.UNDETERMINED else "",
        severity=severity,
        words=(phrase(statement.sentence, statement.mention),),
    )


_TABLE = "表三 总计\n新收 21\n上年结转 2\n办理总计 20\n结转下年 3\n"

RECEIVED_IN_WORDS = Rule(
    id="N01",
    title="收到申请数与表三",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文说收到的申请数，应等于表三本年新收的总计，或本年新收与上年结转之和。写明“新收”或“含上年结转”的，只按所写的口径核对。政府的报告只写全县（市、区）的数而与表三相近却不等的，作提示。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，核对正文的数与表三，看口径（新收、含结转、全系统）是否一致",
    examples=(
        Example(f"{_TABLE}一：2023年，共收到政府信息公开申请21件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：全年受理政府信息公开申请23件（含上年结转2件）。", Verdict.HOLDS),
        Example(f"{_TABLE}一：2023年，共收到政府信息公开申请31件。", Verdict.BROKEN),
        Example(f"机关：临溪县人民政府\n{_TABLE}一：全县共收到政府信息公开申请31件。", Verdict.BROKEN),
        Example(f"机关：临溪县人民政府办公室\n{_TABLE}一：全县共收到政府信息公开申请31件。", None),
        Example(f"机关：临溪县七里街道办事处\n{_TABLE}一：我街道共收到政府信息公开申请31件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：本年新收政府信息公开申请 24 件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：依申请公开方面，据初步统计，5个县（市）局共收到申请203件。", None),
        Example("表三 总计\n新收 缺\n上年结转 2\n一：共收到政府信息公开申请31件。", Verdict.UNDETERMINED),
    ),
)
