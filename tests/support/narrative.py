"""What the narrative rules say of one sentence, beside tables given in a reviewer's notation."""

from msgspec.structs import replace

from core.rules.catalog.n22_requests_without_numbers import REQUESTS_WITHOUT_NUMBERS
from core.rules.example import subject_of
from core.rules.registry import RULES
from core.rules.rule import Rule, Subject
from core.rules.verdict import CheckResult

NARRATIVE_RULES: tuple[Rule, ...] = tuple(
    rule for rule in RULES if rule.id.startswith("N") or rule.id in ("W04", "W13")
)
"""Every rule about the narrative's numbers, also those that are not switched on by default."""

TABLES = """
年份：2023
表三 自然人 总计
新收 20 21
上年结转 2 2
予以公开 5 6
办理总计 20 20
结转下年 3 3
表四 结果维持 结果纠正 其他结果 尚未审结 总计
行政复议 1 0 0 0 1
直接起诉 0 0 0 0 0
复议后起诉 0 0 0 0 0
"""


def subject_with(sentence: str, *, section: str = "一", tables: str = TABLES, organ: str = "") -> Subject:
    """A report with the tables and one sentence, below the words that name its subject."""
    subject = subject_of(f"{tables}\n{section}：关于依申请公开。{sentence}")
    return Subject(replace(subject.report, organ=organ), subject.sentences)


def results(rule: Rule, subject: Subject) -> tuple[CheckResult, ...]:
    """What one rule says."""
    return tuple(rule.apply(subject))


def said(subject: Subject) -> dict[str, tuple[str, ...]]:
    """The verdicts of every narrative rule that says anything but that all is well or that numbers are wanting."""
    verdicts = {rule.id: tuple(one.verdict.value for one in rule.apply(subject)) for rule in NARRATIVE_RULES}
    return {rule: found for rule, found in verdicts.items() if found and rule not in ("N22", "W13")}


def accusations(subject: Subject) -> dict[str, tuple[str, ...]]:
    """The rules that find anything broken, with what they say."""
    broken = {
        rule.id: tuple(one.statement for one in rule.apply(subject) if one.verdict.value == "broken")
        for rule in NARRATIVE_RULES
        if rule is not REQUESTS_WITHOUT_NUMBERS
    }
    return {rule: statements for rule, statements in broken.items() if statements}
