"""N26: numbers of the whole city and of the office itself side by side, and one of them does not say whose it is."""

import re
from collections.abc import Iterator

from core.rules.narrative.claims.received_statements import ReceivedStatement, Sense, received_statements
from core.rules.narrative.words.surroundings import clause_around, phrase, surroundings
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_WHOLE = re.compile(r"全[市县区省州盟旗]|各级|我[市县区省州]|各[县市区部门单位]{1,2}")
_OWN = re.compile(r"本级|[我本](?:局|委|办|厅|机关|单位|镇|街道)|政府办公?室|机关本身|[市县区]直")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    stated = [
        one
        for one in received_statements(subject.report, subject.sentences)
        if not one.mention.approximate and one.sense is not Sense.HANDLED
    ]
    whole = [one for one in stated if _WHOLE.search(_words(one))]
    unnamed = [one for one in stated if not _WHOLE.search(_words(one)) and not _OWN.search(_words(one))]
    for one in unnamed:
        other = next((wide for wide in whole if wide.sentence is not one.sentence), None)
        if other is not None:
            same = other.mention.value == one.mention.value
            yield _result(rule, other, one, Verdict.HOLDS if same else Verdict.BROKEN)


def _words(statement: ReceivedStatement) -> str:
    return surroundings(statement.sentence, statement.mention).before


def _result(rule: Rule, whole: ReceivedStatement, one: ReceivedStatement, verdict: Verdict) -> CheckResult:
    said = clause_around(whole.sentence, whole.mention), clause_around(one.sentence, one.mention)
    return CheckResult(
        rule.id,
        "正文 数字口径",
        verdict,
        formula="写明数字的口径",
        statement=f"正文写“{said[0]}”，又写“{said[1]}”，后者没有写明口径",
        expectation="全市（县、区）的数与本机关的数都写的，各自写明口径",
        words=(phrase(whole.sentence, whole.mention), phrase(one.sentence, one.mention)),
    )


WHOSE_NUMBERS = Rule(
    id="N26",
    title="口径不明",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="正文既有全市（县、区）的申请数，又有另一个没有写明口径的申请数的，读者分不清各是谁的数。",
    basis=inferred("数字的口径应当写明"),
    next_step="在数字前写明全市、本级或本机关",
    usual=False,
    examples=(
        Example("一：全市收到政府信息公开申请358件。我局收到政府信息公开申请21件。", None),
        Example("一：全市收到政府信息公开申请358件。共收到政府信息公开申请358件。", Verdict.HOLDS),
        Example("一：全市收到政府信息公开申请358件。共收到政府信息公开申请21件。", Verdict.BROKEN),
    ),
)
