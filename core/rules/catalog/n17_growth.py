"""N17: growth against last year, reckoned again."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind
from core.rules.narrative.growth import Growth, NamedGrowth, growths, named_growths
from core.rules.narrative.obstacles import COMPARISON, OTHER_YEAR
from core.rules.narrative.points import last_years_shares, points_in
from core.rules.narrative.precision import last_place, rounds_to
from core.rules.narrative.statement import Reading
from core.rules.narrative.statements import readings
from core.rules.narrative.surroundings import clause_around
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    for reading in readings(subject.report, subject.sentences):
        for growth in growths(reading, year):
            yield from _last_year(rule, subject, growth)
            result = _judge(rule, subject, growth)
            if result is not None:
                yield result
        yield from _points(rule, subject, reading)
        for named in named_growths(subject.report, reading) if subject.last_year is not None else ():
            result = _judge_named(rule, subject.last_year, named) if subject.last_year is not None else None
            if result is not None:
                yield result


def _last_year(rule: Rule, subject: Subject, growth: Growth) -> Iterator[CheckResult]:
    """Last year's number in the sentence, where it is that of last year's tables; another may be of another kind."""
    if subject.last_year is None or growth.last is None:
        return
    if growth.last.value in growth.of_last_year(subject.last_year):
        yield CheckResult(
            rule.id,
            "正文 上年的数",
            Verdict.HOLDS,
            formula="正文写的上年的数 = 上年年报的数",
            words=(growth.passage.text.slice(growth.last.start, growth.last.stop),),
        )


def _judge(rule: Rule, subject: Subject, growth: Growth) -> CheckResult | None:
    """By last year's number that the sentence prints, or by last year's own tables; whichever fits."""
    told = () if growth.before is None else (growth.before,)
    last_year, year = subject.last_year, subject.report.year
    comparable = growth.since is None or year is None or growth.since in (year, year - 1)
    tabled = growth.of_last_year(last_year) if last_year is not None and comparable else ()
    for before in (*told, *tabled):
        if _fits(growth, before):
            return _result(rule, growth, before, Verdict.HOLDS)
    if not growth.sure or not (told or tabled):
        return None
    before = (*told, *tabled)[0]
    known = growth.fits(before) is not None
    return _result(rule, growth, before, Verdict.BROKEN) if known else None


def _points(rule: Rule, subject: Subject, reading: Reading) -> Iterator[CheckResult]:
    """Last year's shares by last year's tables, and differences in percentage points by the printed shares."""
    for last in last_years_shares(subject.last_year, reading) if subject.last_year is not None else ():
        printed = last.passage.text.slice(last.spot.mention.start, last.spot.mention.stop)
        shares = [
            (part.amount or Decimal(0)) * _HUNDRED / whole.amount
            for part, whole in last.share.pairs
            if whole.amount and part.amount is not None
        ]
        if any(rounds_to(one, last.spot.mention.value, last_place(printed.characters)) for one in shares):
            yield CheckResult(
                rule.id,
                "正文 上年的占比",
                Verdict.HOLDS,
                formula="正文写的上年的占比 = 上年年报的占比",
                words=(printed,),
            )
    for points in points_in(reading):
        mention = points.spot.mention
        holds = abs(points.difference - mention.value) <= points.slack
        yield CheckResult(
            rule.id,
            "正文 百分点",
            Verdict.HOLDS if holds else Verdict.BROKEN,
            formula="升降的百分点 = 两年占比之差",
            statement=f"正文写“{clause_around(points.passage, mention)}”，{plain(points.now.mention.value)}% 与 "
            f"{plain(points.before.mention.value)}% 相差 {plain(abs(points.difference))} 个百分点",
            expectation="升降的百分点应等于两个占比之差",
            words=(points.passage.text.slice(mention.start, mention.stop),),
        )


_HUNDRED = Decimal(100)
_ONLY_COMPARED = frozenset(("", COMPARISON, OTHER_YEAR))
"""What the words of the comparison themselves make of a number."""


def _judge_named(rule: Rule, last_year: AnnualReport, growth: NamedGrowth) -> CheckResult | None:
    """By the two years' tables; one of the ways in which the name may be meant will do."""
    statement = growth.statement
    earlier = statement.phrase.accept(replace(statement.place, report=last_year))
    pairs = [
        (now.amount, before.amount)
        for now, before in zip(statement.accepted, earlier, strict=False)
        if now.amount is not None and before.amount is not None and now.cells == before.cells
    ]
    held = next((pair for pair in pairs if _is_that(growth, *pair)), None)
    if held is not None:
        return _named_result(rule, growth, *held, Verdict.HOLDS)
    doubted = statement.obstacle not in _ONLY_COMPARED or growth.spot.mention.approximate
    if doubted or not pairs or len(pairs) < len(statement.accepted) or growth.fits(*pairs[0]) is None:
        return None
    return _named_result(rule, growth, *pairs[0], Verdict.BROKEN)


def _is_that(growth: NamedGrowth, now: Decimal, before: Decimal) -> bool:
    exact, mention = growth.fits(now, before), growth.spot.mention
    if exact is None:
        return False
    if mention.kind is not MentionKind.PERCENT:
        return exact == mention.value
    printed = growth.passage.text.slice(mention.start, mention.stop).characters
    return rounds_to(exact, mention.value, last_place(printed))


def _named_result(rule: Rule, growth: NamedGrowth, now: Decimal, before: Decimal, verdict: Verdict) -> CheckResult:
    mention = growth.spot.mention
    exact = growth.fits(now, before)
    ending = "%" if mention.kind is MentionKind.PERCENT else mention.unit
    rounded = "" if exact is None else plain(abs(exact).quantize(Decimal("0.01")))
    return CheckResult(
        rule.id,
        "正文 同比增减",
        verdict,
        formula="增减的数和幅度 = 本年与上年之差，及其与上年之比",
        statement=f"正文写“{clause_around(growth.passage, mention)}”，两年年报的数由 {plain(before)} 到 {plain(now)}，"
        f"相差 {rounded}{ending}",
        expectation="增减的数和幅度应能由两年的数算出",
        words=(growth.passage.text.slice(mention.start, mention.stop),),
    )


def _fits(growth: Growth, before: Decimal) -> bool:
    exact, mention = growth.fits(before), growth.mention
    if exact is None:
        return False
    if mention.kind is not MentionKind.PERCENT:
        return exact == mention.value
    if mention.approximate:
        return abs(exact - mention.value) <= max(Decimal(1), mention.value / 10)
    printed = growth.passage.text.slice(mention.start, mention.stop).characters
    return rounds_to(exact, mention.value, last_place(printed))


def _result(rule: Rule, growth: Growth, before: Decimal, verdict: Verdict) -> CheckResult:
    text = growth.passage.text
    now, exact = growth.now.mention, growth.fits(before)
    ending = "%" if growth.mention.kind is MentionKind.PERCENT else growth.mention.unit
    rounded = "" if exact is None else plain(abs(exact).quantize(Decimal("0.01")))
    way = "增加" if now.value >= before else "减少"
    return CheckResult(
        rule.id,
        "正文 同比增减",
        verdict,
        formula="增减的数和幅度 = 本年与上年之差，及其与上年之比",
        statement=f"正文写“{clause_around(growth.passage, growth.mention)}”，由 {plain(before)} 到 {plain(now.value)} 是{way} {rounded}{ending}",
        expectation="增减的数和幅度应能由两年的数算出",
        words=(text.slice(growth.mention.start, growth.mention.stop),),
    )


_LAST = "上年表三 总计\n新收 30\n上年结转 0\n表三 总计\n新收 21\n上年结转 0\n"

GROWTH = Rule(
    id="N17",
    title="同比计算",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文写的同比增减，应能由句中的两个数算出；句中没有上年的数的，按上年年报的数算。按印出的位数四舍五入或舍去尾数都算相符。",
    basis=inferred("同比增减由两年的数算出"),
    next_step="重新计算增减幅度，并核对上年的数是否与上年年报一致",
    examples=(
        Example("一：2023年收到政府信息公开申请21件，较2022年的30件减少9件，下降30%。", Verdict.HOLDS),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，同比下降30%。", Verdict.HOLDS),
        Example("年份：2020\n一：收到申请24件。较2019年（18件）增加6件，增长33.3%。", None),
        Example("一：2023年收到政府信息公开申请21件，同比下降25%。", None),
        Example("一：2023年收到政府信息公开申请21件，较上年减少9件，下降42.9%。", Verdict.BROKEN),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，同比下降42.9%。", Verdict.BROKEN),
        Example(f"{_LAST}五：新收申请较上年减少9件，人手仍然不足。", Verdict.HOLDS),
        Example("一：按期办结率98.5%，较上年的97.1%提高1.4个百分点。", Verdict.HOLDS),
        Example("一：按期办结率98.5%，较上年的97.1%提高2.4个百分点。", Verdict.BROKEN),
        Example(f"{_LAST}五：新收申请较上年减少8件，人手仍然不足。", Verdict.BROKEN),
        Example("一：收到政府信息公开申请21件，比上年的30件减少8件。", Verdict.BROKEN),
    ),
)
