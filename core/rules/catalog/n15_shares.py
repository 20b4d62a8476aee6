"""N15: shares, reckoned again from their numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from core.rules.narrative.claims.counterparts import Counterpart
from core.rules.narrative.claims.statements import readings
from core.rules.narrative.ratios.named_shares import NamedShare, named_shares
from core.rules.narrative.ratios.shares import Share, shares
from core.rules.narrative.words.precision import last_place, rounds_to
from core.rules.narrative.words.surroundings import clause_around
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.numerals import plain

_HUNDRED = Decimal(100)
_FORMULA = "占比 = 分项 ÷ 总数，按印出的位数取舍"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    for reading in readings(subject.report, subject.sentences):
        yield from _judge_together(rule, tuple(shares(subject.report, reading)))
        for named in named_shares(subject.report, reading):
            result = _judge_named(rule, named)
            if result is not None:
                yield result


def _judge_together(rule: Rule, together: Sequence[Share]) -> Iterator[CheckResult]:
    """Each by itself; one that fits nothing also by the whole that the others of its list are shares of."""
    matches = tuple(_match(share) for share in together)
    others = Counter(one for one in matches if one is not None)
    for share, match in zip(together, matches, strict=True):
        result = _judge(rule, share)
        if result is None and match is None and not share.tabled and not _is_approximate(share):
            shared = next((one for one in share.wholes if others[one] >= _ENOUGH), None)
            result = _result(rule, share, shared, Verdict.BROKEN) if shared is not None else None
        if result is not None:
            yield result


_ENOUGH = 2
"""Shares of one whole beside another that show what it is a share of."""


def _match(share: Share) -> Counterpart | None:
    return next((one for one in share.wholes if one.amount and _fits(share, one)), None)


def _is_approximate(share: Share) -> bool:
    return share.percent.approximate or share.part.approximate


def _judge(rule: Rule, share: Share) -> CheckResult | None:
    known = tuple(one for one in share.wholes if one.amount)
    if share.tabled:
        right = (replace(share, amount=one.amount or Decimal(0)) for one in share.tabled)
        agrees = next(((one, whole) for one in right for whole in known if _fits(one, whole)), None)
        return _result(rule, *agrees, Verdict.HOLDS) if agrees else None
    for one in (share, *(replace(share, amount=amount) for amount in share.together)):
        match = _match(one)
        if match is not None:
            return _result(rule, one, match, Verdict.HOLDS)
    if not known or not share.sure or _is_approximate(share):
        return None
    return _result(rule, share, known[0], Verdict.BROKEN)


def _judge_named(rule: Rule, share: NamedShare) -> CheckResult | None:
    """A share of cells: any of the ways in which part and whole may be meant will do."""
    known = [(part, whole) for part, whole in share.pairs if part.amount is not None and whole.amount]
    printed = share.passage.text.slice(share.percent.start, share.percent.stop)
    for part, whole in known:
        exact = (part.amount or 0) * _HUNDRED / (whole.amount or 1)
        near = abs(exact - share.percent.value) <= 1 if share.percent.approximate else None
        if near or (near is None and rounds_to(exact, share.percent.value, last_place(printed.characters))):
            return _named_result(rule, share, part, whole, Verdict.HOLDS)
    if not share.sure or share.percent.approximate or len(known) < len(share.pairs):
        return None
    return _named_result(rule, share, *known[0], Verdict.BROKEN)


def _named_result(
    rule: Rule, share: NamedShare, part: Counterpart, whole: Counterpart, verdict: Verdict
) -> CheckResult:
    printed = share.passage.text.slice(share.percent.start, share.percent.stop)
    exact = plain(((part.amount or 0) * _HUNDRED / (whole.amount or 1)).quantize(Decimal("0.01")))
    return CheckResult(
        rule.id,
        "正文 占比",
        verdict,
        formula=_FORMULA,
        statement=f"正文写“{share.label}{printed}”，表三{part.name} {part.amount} ÷ {whole.name} {whole.amount} = {exact}%",
        expectation="占比应能由表格的数算出",
        cells=(*part.cells, *whole.cells),
        words=(printed,),
    )


def _exact(share: Share, whole: Counterpart) -> Decimal:
    return share.amount * _HUNDRED / (whole.amount or 1)


def _fits(share: Share, whole: Counterpart) -> bool:
    exact = _exact(share, whole)
    if share.percent.approximate or share.part.approximate:
        return abs(exact - share.percent.value) <= 1
    printed = share.passage.text.slice(share.percent.start, share.percent.stop).characters
    return rounds_to(exact, share.percent.value, last_place(printed))


def _result(rule: Rule, share: Share, whole: Counterpart, verdict: Verdict) -> CheckResult:
    text = share.passage.text
    reckoned = plain(_exact(share, whole).quantize(Decimal("0.01")))
    percent = text.slice(share.percent.start, share.percent.stop)
    part = text.slice(share.part.start, share.part.stop)
    return CheckResult(
        rule.id,
        "正文 占比",
        verdict,
        formula=_FORMULA,
        statement=f"正文写“{clause_around(share.passage, share.part)}，{clause_around(share.passage, share.percent)}”，"
        f"{part if share.amount == share.part.value else plain(share.amount)} ÷ {whole.name} {plain(whole.amount or Decimal(0))} = {reckoned}%，写的是 {percent}",
        expectation="占比应能由分项和总数算出",
        words=(percent,),
    )


_HEAD = "表三 自然人 总计\n新收 17 21\n上年结转 0 0\n一：收到政府信息公开申请21件，"

SHARES = Rule(
    id="N15",
    title="占比计算",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文写的占比，应能由分项和总数算出，按印出的位数四舍五入或舍去尾数都算相符。总数不止一个可能的，合于一个就算相符。",
    basis=inferred("占比由分项除以总数得出"),
    next_step="重新计算占比，并核对分项和总数",
    examples=(
        Example(f"{_HEAD}其中自然人17件，占80.95%，法人4件，占19%。", Verdict.HOLDS),
        Example(f"{_HEAD}自然人17件，占申请总数的81%。", Verdict.HOLDS),
        Example(f"{_HEAD}其中自然人17件，占81%；法人4件（企业3件、其他1件），占19%。", Verdict.HOLDS),
        Example(f"{_HEAD}其中自然人17件（81%），法人4件（19%）。", Verdict.HOLDS),
        Example(f"{_HEAD}其中自然人16件，占81%。", Verdict.HOLDS),
        Example(f"{_HEAD}约占全市的3%。", None),
        Example(f"{_HEAD}其中自然人17件，占85%，法人4件，占15%。", Verdict.BROKEN),
        Example("一：公开信息400条，其中政务动态300条（占85%），公告100条。", Verdict.BROKEN),
        Example("一：公开信息40条，规划类3条占7.5%，业务类15条占73.5%，其他22条占55%。", Verdict.BROKEN),
    ),
)
