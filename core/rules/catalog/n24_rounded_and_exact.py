"""N24: a number that is exact to the last digit and called approximate."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.words.surroundings import clause_around, phrase, squeezed
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.verdict import CheckResult, Severity, Verdict

_BEFORE = re.compile(r"(?:近|约|大约|将近|接近)$")
_AFTER = re.compile(r"^\d+(?:余|多)|左右$")
_SECTIONS = (1, 5, 6)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    least = rule.threshold(subject, "least")
    for sentence in subject.sentences:
        if sentence.section in _SECTIONS:
            for mention in sentence.mentions:
                if mention.approximate and _is_vague(sentence, mention):
                    exact = mention.value % 10 != 0 and mention.value >= least
                    yield _result(rule, sentence, mention, Verdict.BROKEN if exact else Verdict.HOLDS)


def _is_vague(sentence: Sentence, mention: Mention) -> bool:
    """Whether 近, 约, 余 or 多 stands at a whole number; 超 and 以上 may stand at an exact one."""
    printed = squeezed(phrase(sentence, mention).characters)
    if mention.kind is not MentionKind.COUNT or "万" in printed or mention.value != mention.value.to_integral_value():
        return False
    before = squeezed(sentence.text.characters[max(mention.start - 4, 0) : mention.start])
    return _BEFORE.search(before) is not None or _AFTER.search(printed) is not None


def _result(rule: Rule, sentence: Sentence, mention: Mention, verdict: Verdict) -> CheckResult:
    return CheckResult(
        rule.id,
        "正文 概数",
        verdict,
        formula="概数（近、约、余、多）配整数",
        statement=f"正文写“{clause_around(sentence, mention)}”，数已精确到个位，又用了表示约数的字",
        expectation="确数前后不加近、约、余、多等字",
        words=(phrase(sentence, mention),),
    )


ROUNDED_AND_EXACT = Rule(
    id="N24",
    title="概数与精确数矛盾",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="写到个位的数是确数，不必再加近、约、余、多等字；是概数的，写到整十、整百。",
    basis=inferred("出版物上数字用法的惯例"),
    next_step="有确数的写确数，去掉近、约、余、多",
    usual=False,
    settings=(Setting("least", "多大的数才提示", Decimal(100), Decimal(10)),),
    examples=(
        Example("一：发布政策解读信息240余条。", Verdict.HOLDS),
        Example("一：发布要闻1506篇。", None),
        Example("一：发布要闻近1506篇。", Verdict.BROKEN),
        Example("一：发布政策解读信息243余条。", Verdict.BROKEN),
    ),
)
