"""N17: growth against last year, reckoned again."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.report.annual_report import AnnualReport
from core.rules.narrative.claims.obstacles import COMPARISON, OTHER_YEAR
from core.rules.narrative.claims.statement import Reading
from core.rules.narrative.claims.statements import readings
from core.rules.narrative.ratios.changes import Change
from core.rules.narrative.ratios.growth import Growth, growths
from core.rules.narrative.ratios.named_growth import NamedGrowth, named_growths
from core.rules.narrative.ratios.points import last_years_shares, points_in, points_of_tables
from core.rules.narrative.ratios.unchanged import Unchanged, unchanged
from core.rules.narrative.words.precision import last_place, rounds_to
from core.rules.narrative.words.surroundings import clause_around
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year, last_year = subject.report.year, subject.last_year
    for reading in readings(subject.report, subject.sentences):
        for growth in growths(reading, year):
            yield from _last_year(rule, subject, growth)
            yield from _judge(rule, subject, growth)
        yield from _points(rule, subject, reading)
        if last_year is not None:
            for named in named_growths(subject.report, reading):
                yield from _judge_named(rule, last_year, named)
            for claim in unchanged(reading, year):
                yield from _judge_unchanged(rule, last_year, claim)


def _last_year(rule: Rule, subject: Subject, growth: Growth) -> Iterator[CheckResult]:
    """Last year's number in the sentence, where it is that of last year's tables; another may be of another kind."""
    if subject.last_year is None or growth.last is None:
        return
    tabled, now = growth.of_last_year(subject.last_year), growth.now.mention.value
    right = growth.last.value in tabled
    # the printed growth and last year's tables agree with each other against it
    contradicted = growth.sure and len(tabled) == 1 and growth.change.fits(tabled[0], now)
    if right or (contradicted and not growth.change.fits(growth.last.value, now)):
        yield CheckResult(
            rule.id,
            "正文 上年的数",
            Verdict.HOLDS if right else Verdict.BROKEN,
            formula="正文写的上年的数 = 上年年报的数",
            statement=f"正文写“{clause_around(growth.change.passage, growth.last)}”，上年年报的数是 {'、'.join(map(plain, tabled))}",
            expectation="上年的数应与上年年报一致",
            words=(growth.change.passage.text.slice(growth.last.start, growth.last.stop),),
        )


def _judge(rule: Rule, subject: Subject, growth: Growth) -> Iterator[CheckResult]:
    """By last year's number that the sentence prints, or by last year's own tables; whichever fits."""
    told = () if growth.before is None else (growth.before,)
    last_year, year = subject.last_year, subject.report.year
    comparable = growth.since is None or year is None or growth.since in (year, year - 1)
    tabled = growth.of_last_year(last_year) if last_year is not None and comparable else ()
    pairs = tuple((before, growth.now.mention.value) for before in (*told, *tabled))
    yield from _decided(rule, growth.change, pairs, "", sure=growth.sure)


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
    for known in points_of_tables(subject.report, subject.last_year, reading) if subject.last_year is not None else ():
        printed = known.passage.text.slice(known.spot.mention.start, known.spot.mention.stop)
        step, said = last_place(printed.characters), known.spot.mention.value
        # the difference of two rounded shares may be a whole step off
        if any(abs(one - said) <= step for one in known.differences):
            yield CheckResult(
                rule.id,
                "正文 百分点",
                Verdict.HOLDS,
                formula="升降的百分点 = 两年年报的占比之差",
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


def _judge_unchanged(rule: Rule, last_year: AnnualReport, claim: Unchanged) -> Iterator[CheckResult]:
    """与上年持平: the number must stand in last year's tables as well."""
    mention, before = claim.statement.mention, claim.last_years(last_year)
    if not before or mention.approximate:
        return
    holds = mention.value in before
    yield CheckResult(
        rule.id,
        "正文 与上年持平",
        Verdict.HOLDS if holds else Verdict.BROKEN,
        formula="说与上年持平的，上年年报的数与本年相同",
        statement=f"正文写“{claim.words.characters.strip()}”，本年 {plain(mention.value)}，上年年报的数是 {'、'.join(map(plain, before))}",
        expectation="与上年持平的，两年的数应相同",
        words=(claim.words,),
    )


_HUNDRED = Decimal(100)
_ONLY_COMPARED = frozenset(("", COMPARISON, OTHER_YEAR))
"""What the words of the comparison themselves make of a number."""


def _judge_named(rule: Rule, last_year: AnnualReport, growth: NamedGrowth) -> Iterator[CheckResult]:
    """By the two years' tables; one of the ways in which the name may be meant will do."""
    statement, pairs = growth.statement, growth.since(last_year)
    sure = statement.obstacle in _ONLY_COMPARED and not growth.change.mention.approximate
    yield from _decided(rule, growth.change, pairs, "两年年报的数", sure=sure and len(pairs) == len(statement.accepted))


def _decided(
    rule: Rule, change: Change, pairs: Sequence[tuple[Decimal, Decimal]], source: str, *, sure: bool
) -> Iterator[CheckResult]:
    """Held by the first of the ``pairs`` (last year's number, this year's) that it fits; broken only where that is ``sure``."""
    held = next((pair for pair in pairs if change.fits(*pair)), None)
    if held is not None:
        yield _result(rule, change, *held, source, Verdict.HOLDS)
    elif sure and pairs and change.between(*pairs[0]) is not None:
        yield _result(rule, change, *pairs[0], source, Verdict.BROKEN)


def _result(rule: Rule, change: Change, before: Decimal, now: Decimal, source: str, verdict: Verdict) -> CheckResult:
    exact = change.between(before, now)
    rounded = "" if exact is None else plain(abs(exact).quantize(Decimal("0.01")))
    way = "增加" if now >= before else "减少"
    return CheckResult(
        rule.id,
        "正文 同比增减",
        verdict,
        formula="增减的数和幅度 = 本年与上年之差，及其与上年之比",
        statement=f"正文写“{clause_around(change.passage, change.mention)}”，{source}由 {plain(before)} 到 {plain(now)} "
        f"是{way} {rounded}{change.unit}",
        expectation="增减的数和幅度应能由两年的数算出",
        words=(change.words,),
    )


_LAST = "上年表三 总计\n新收 30\n上年结转 0\n表三 总计\n新收 21\n上年结转 0\n"

GROWTH = Rule(
    id="N17",
    title="同比计算",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文写的同比增减（几倍、百分之几、多少件、持平），应能由句中的两个数算出；句中没有上年的数的，按上年年报的数算。按印出的位数四舍五入或舍去尾数都算相符。",
    basis=inferred("同比增减由两年的数算出"),
    next_step="重新计算增减幅度，并核对上年的数是否与上年年报一致",
    examples=(
        Example("一：2023年收到政府信息公开申请21件，较2022年的30件减少9件，下降30%。", Verdict.HOLDS),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，同比下降30%。", Verdict.HOLDS),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，较2022年的50件下降30%。", Verdict.BROKEN),
        Example("年份：2020\n一：收到申请24件。较2019年（18件）增加6件，增长33.3%。", None),
        Example("一：2023年收到政府信息公开申请21件，同比下降25%。", None),
        Example("一：2023年收到政府信息公开申请21件，较上年减少9件，下降42.9%。", Verdict.BROKEN),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，同比下降42.9%。", Verdict.BROKEN),
        Example(f"{_LAST}五：新收申请较上年减少9件，人手仍然不足。", Verdict.HOLDS),
        Example(
            "上年表三 总计\n新收 30\n表三 总计\n新收 30\n一：收到政府信息公开申请30件，数量与上年持平。", Verdict.HOLDS
        ),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，与2022年基本持平。", None),
        Example(f"{_LAST}一：办事指南30项，与上年持平，收到政府信息公开申请21件。", None),
        Example(f"{_LAST}一：2023年收到政府信息公开申请21件，与2022年持平。", Verdict.BROKEN),
        Example(
            "上年表三 总计\n新收 5\n上年结转 0\n表三 总计\n新收 12\n上年结转 0\n一：收到政府信息公开申请12件，同比增长1.4倍。",
            Verdict.HOLDS,
        ),
        Example("一：按期办结率98.5%，较上年的97.1%提高1.4个百分点。", Verdict.HOLDS),
        Example("一：按期办结率98.5%，较上年的97.1%提高2.4个百分点。", Verdict.BROKEN),
        Example(
            "上年表三 自然人 总计\n新收 20 40\n上年结转 0 0\n表三 自然人 总计\n新收 30 50\n上年结转 0 0\n"
            "一：自然人占申请总数的60%，提高10个百分点。",
            Verdict.HOLDS,
        ),
        Example(f"{_LAST}五：新收申请较上年减少8件，人手仍然不足。", Verdict.BROKEN),
        Example("一：收到政府信息公开申请21件，比上年的30件减少8件。", Verdict.BROKEN),
    ),
)
