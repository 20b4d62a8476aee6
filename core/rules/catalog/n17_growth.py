"""N17: growth against last year, reckoned again."""

from collections.abc import Iterator
from decimal import Decimal

from core.report.sentence import MentionKind
from core.rules.narrative.growth import Growth, growths
from core.rules.narrative.precision import last_place, rounds_to
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
        Example("一：收到政府信息公开申请21件，比上年的30件减少8件。", Verdict.BROKEN),
    ),
)
