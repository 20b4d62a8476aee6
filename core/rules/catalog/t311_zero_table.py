"""T311: a table 3 of nothing but zeros under a text that counts requests, or the other way about."""

from collections.abc import Iterator

from core.forms.address import Table, table_of
from core.rules.narrative.claims.received_statements import received_statements
from core.rules.narrative.words.surroundings import clause_around, phrase
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_T3 = Table.REQUESTS
_PLACE = "表三 全表"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    amounts = [figure.amount for figure in report.figures.values() if table_of(figure.at) is _T3]
    if _T3 not in report.tables_found or not amounts or any(amount is None for amount in amounts):
        return
    said = [one for one in received_statements(report, subject.sentences) if not one.obstacle]
    if not said:
        return
    empty = not any(amounts)
    # the number itself is compared elsewhere; here only something stands against nothing
    contrary = [one for one in said if bool(one.mention.value) is empty]
    if len(contrary) < len(said):
        yield CheckResult(rule.id, _PLACE, Verdict.HOLDS, rule.title)
        return
    first = contrary[0]
    table = "表三的数全部为 0" if empty else "表三却填有数"
    yield CheckResult(
        rule.id,
        _PLACE,
        Verdict.BROKEN,
        rule.title,
        statement=f"正文写“{clause_around(first.sentence, first.mention)}”，{table}",
        expectation="正文与表三应一致",
        words=(phrase(first.sentence, first.mention),),
    )


_ZERO = "表三 自然人 总计\n其余 0\n"

ZERO_TABLE = Rule(
    id="T311",
    title="全零表与正文矛盾",
    severity=Severity.ERROR,
    usual=False,
    check=Logic(_results),
    explanation="表三全部为 0，正文却说收到了若干件申请；或正文说收到 0 件，表三却填有数。",
    basis=inferred("同一份报告的正文与表格说的是同一件事"),
    next_step="对照申请台账，看表三是否漏填，或正文沿用了旧稿",
    examples=(
        Example(f"{_ZERO}一：2023年，共收到政府信息公开申请0件。", Verdict.HOLDS),
        Example("表三 自然人 总计\n其余 0\n新收 3 3\n一：2023年，共收到政府信息公开申请3件。", Verdict.HOLDS),
        Example(f"{_ZERO}一：全市共收到政府信息公开申请31件。", None),
        Example(f"{_ZERO}一：认真办理政府信息公开申请。", None),
        Example(f"{_ZERO}一：2023年，共收到政府信息公开申请31件。", Verdict.BROKEN),
        Example("表三 自然人 总计\n其余 0\n新收 3 3\n一：2023年，共收到政府信息公开申请0件。", Verdict.BROKEN),
    ),
)
