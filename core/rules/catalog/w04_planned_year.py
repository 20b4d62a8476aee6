"""W04: the report's own year in a sentence about the future."""

import re
from collections.abc import Iterator

from core.report.sentence import MentionKind, Sentence
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import place_of
from core.rules.verdict import CheckResult, Severity, Verdict

# 将 is 把 more often than the future (将政务公开纳入考核), 拟 and 计划 are parts of names: only with what follows are they plans
_FUTURE = re.compile(
    r"(?:将(?:会)?(?:继续|进一步|持续|不断|着力|切实|努力|严格|认真|积极|深入|紧紧围绕|重点做好|重点抓好|从以下|着重|更加|一如既往)"
    r"|拟(?:从以下|进一步|继续|重点做好|采取以下)|(?:打算|计划)(?:从以下|进一步|继续))"
)
# words of something finished, or of a later time, between the year and the plan
_NOT_PLANNED = re.compile(
    r"[了过已虽但却仍尚还]|取得|完成|存在|不足|问题|差距|下一?步|今后|接下来|未来|明年|来年|下一?年|以来|年末|年底|作为|纳入|列入|列为|摆[在上]|[。；;！!]|20\d\d\s*年"
)
_AFTER_PLAN = re.compile(r"作为|纳入|列入|列为|摆[在上]|放在|融入|贯穿|结合起来|落到实处了|予以")
_YEAR_LEADS = re.compile(r"(?:^|[，,：:。]|[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d][）)]|\d[.、．])\s*$")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)")
_REACH = 45


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    if year is None:
        return
    for sentence in subject.sentences:
        if sentence.section in (1, 5, 6) and _FUTURE.search(sentence.text.characters):
            found = _planned_year(sentence)
            if found is not None and found[0] >= year:
                yield _judge(rule, sentence, found, year)


def _planned_year(sentence: Sentence) -> tuple[int, int, int] | None:
    """The year that governs a plan, with the start of its digits and the end of the plan's first words."""
    text = _QUOTED.sub(lambda match: "〇" * len(match.group()), sentence.text.characters)
    for mention in sentence.mentions:
        if mention.kind is not MentionKind.YEAR or not _YEAR_LEADS.search(text, 0, mention.start):
            continue
        plan = _FUTURE.search(text, mention.stop, mention.stop + _REACH)
        if plan is None or text[mention.start] == "〇":
            continue
        after = text[plan.end() : plan.end() + 30].partition("，")[0]
        if not _NOT_PLANNED.search(text, mention.stop, plan.start()) and not _AFTER_PLAN.search(after):
            return int(mention.value), mention.start, plan.end()
    return None


def _judge(rule: Rule, sentence: Sentence, found: tuple[int, int, int], year: int) -> CheckResult:
    named, start, stop = found
    words = sentence.text.slice(start, stop)
    return CheckResult(
        rule.id,
        place_of(sentence.section),
        Verdict.BROKEN if named == year else Verdict.HOLDS,
        statement=f"正文写“{words.characters}……”，而 {named} 年{'正是报告的年度' if named == year else '不是报告的年度'}",
        expectation=f"下一步打算的年份应为 {year + 1} 年",
        words=(words,),
    )


PLANNED_YEAR = Rule(
    id="W04",
    title="计划年份错误",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="说下一步打算的句子不应以报告年度开头：那一年已经过去，往往是沿用旧稿或写错了年份。",
    basis=inferred("年度报告写于年度结束之后"),
    next_step="核对这句话说的是哪一年，改为下一年度",
    examples=(
        Example("年份：2020\n五：2021年，我局将继续加大公开力度。", Verdict.HOLDS),
        Example("年份：2020\n五：2020年，我局将继续加大公开力度。", Verdict.BROKEN),
    ),
)
