"""W20: set phrases of the regulation, and the ways in which they are changed."""

import re
from collections.abc import Iterator

from core.rules.narrative.wording.passages import NARRATIVE, found_in, found_or_held, statements
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_PHRASES = (
    (
        re.compile(
            r"公民[、，和及]?法人(?:[、，和或及]|或者|以及)(?:其[他它]社会(?:组织|团体)|其它组织|社会组织|有关组织|团体组织)"
        ),
        "公民、法人或者其他组织",
    ),
    (
        re.compile(
            r"(?:以)?公开[为是](?:原则|主|一般|前提)[、，,]?(?:以)?不公开[为是](?:例外|特例|个例|少数)|(?:以)?公开[为是]常态[、，,]?(?:以)?不公开[为是](?:特例|个例|少数|非常态)"
        ),
        "以公开为常态、不公开为例外",
    ),
    (re.compile(r"先审核[、，,]?后公布|先公开[、，,]?后审[查核]"), "先审查、后公开"),
    (re.compile(r"谁公开[、，,]?谁负责[、，,]?谁审[查核](?!.)"), "谁公开谁审查、谁审查谁负责"),
)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found: list[CheckResult] = []
    looked = False
    for statement in statements(subject.report, NARRATIVE):
        looked = True
        for pattern, usual in _PHRASES:
            if match := pattern.search(statement.characters):
                said = f"写作“{match[0]}”"
                found.append(found_in(rule, statement, match.span(), said, f"通行的表述是“{usual}”"))
    yield from found_or_held(rule, found, looked=looked)


STANDARD_PHRASES = Rule(
    id="W20",
    title="标准表述被改动",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="“公民、法人或者其他组织”“以公开为常态、不公开为例外”等固定表述，写法应与条例一致。",
    basis=inferred("条例中的固定表述"),
    next_step="改用通行的表述",
    usual=False,
    examples=(
        Example("一：坚持以公开为常态、不公开为例外，保障公民、法人和其他组织的知情权。", Verdict.HOLDS),
        Example("一：坚持公开为常态，不公开为例外，答复公民、法人或其他组织的申请；加强社会组织管理。", Verdict.HOLDS),
        Example("一：对公民、法人和其他社会组织提起的申请及时处理。", Verdict.BROKEN),
        Example("一：坚持以公开为原则、不公开为例外。", Verdict.BROKEN),
    ),
)
