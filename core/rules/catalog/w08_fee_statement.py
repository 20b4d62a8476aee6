"""W08, W09: what the sixth section says about fees for handling information."""

import re
from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.rules.narrative.fees import ABOUT_FEES, FEE, Fee, fees_of, fees_without_unit
from core.rules.narrative.wording.passages import Passage, found_or_held
from core.rules.narrative.wording.passages import passages as passages_of
from core.rules.narrative.words.surroundings import clause_around
from core.rules.rule import NOTICE_2021, Example, LegalBasis, Logic, Rule, Subject, inferred
from core.rules.telling import place_of
from core.rules.verdict import CheckResult, Severity, Verdict

_FIRST_YEAR = 2021
_NOTHING = re.compile(r"(?:[(（]?[一二三四五六七八九十0-9][)）、.．])?暂?无[。.！]?")
_EXPECTED = "第六部分应写明收取信息处理费的情况，没有收取的也要写明"


def _stated(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    report = subject.report
    section = report.section(6)
    if section is None or report.year is None or report.year < _FIRST_YEAR - 1:
        return
    own = passages_of(report, (6,))
    if any(ABOUT_FEES.search(one.characters) for one in own):
        yield CheckResult(rule.id, place_of(6), Verdict.HOLDS, rule.title)
    elif _may_be_unread(subject):
        yield CheckResult(rule.id, place_of(6), Verdict.UNDETERMINED, rule.title, remark="第六部分有没能读取的内容")
    elif report.year >= _FIRST_YEAR:
        yield _missing(rule, report, own)
    elif own and all(_NOTHING.fullmatch(one.characters) for one in own):
        # the fee was not yet charged in that year: a bare 无 is poor, a sentence is not
        yield _result(rule, f"第六部分只写了“{own[0].characters}”", own, Severity.HINT)


def _may_be_unread(subject: Subject) -> bool:
    return subject.unread_parts or any("第六部分" in problem.place for problem in subject.report.problems)


def _missing(rule: Rule, report: AnnualReport, own: tuple[Passage, ...]) -> CheckResult:
    elsewhere = next((one for one in passages_of(report, (0, 1, 3, 5)) if FEE.search(one.characters)), None)
    if elsewhere is not None:
        said = f"{elsewhere.place}提到了信息处理费，第六部分没有写"
        return _result(rule, said, (elsewhere,), Severity.HINT)
    said = "第六部分没有内容" if not own else f"第六部分没有提到信息处理费，写的是“{own[0].characters[:30]}”"
    return _result(rule, said, own, None)


def _result(rule: Rule, said: str, words: tuple[Passage, ...], severity: Severity | None) -> CheckResult:
    return CheckResult(
        rule.id,
        place_of(6),
        Verdict.BROKEN,
        rule.title,
        statement=said,
        expectation=_EXPECTED,
        severity=severity,
        words=tuple(one.text for one in words[:1]),
    )


def _contradictory(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    if year is None or year < _FIRST_YEAR:
        return
    said = [fee for fee in fees_of(subject) if not fee.wider and fee.sentence.section]
    denied = next((fee for fee in said if fee.denial), None)
    paid = [fee for fee in said if fee.amount and not fee.noticed]
    bare = fees_without_unit(subject)
    found = [
        _about(rule, (one,), f"写“{_spoken(one)}”，数后面没有单位", "信息处理费的金额应写明单位“元”") for one in bare
    ]
    if denied is not None:
        found += [
            _about(rule, (denied, one), f"既写“{denied.words}”，又写“{_spoken(one)}”", "收取与未收取只能有一种")
            for one in paid
        ]
    yield from found_or_held(rule, found, looked=bool(said or bare), place=place_of(6))


def _spoken(fee: Fee) -> str:
    return clause_around(fee.sentence, fee.mention)


def _about(rule: Rule, found: tuple[Fee, ...], said: str, expected: str) -> CheckResult:
    return CheckResult(
        rule.id,
        place_of(found[-1].sentence.section),
        Verdict.BROKEN,
        rule.title,
        statement=said,
        expectation=expected,
        words=tuple(one.words for one in found),
    )


_BASIS = LegalBasis(NOTICE_2021, "附件 六、其他需要报告的事项")

FEE_STATED = Rule(
    id="W08",
    title="其他事项缺处理费说明",
    severity=Severity.DOUBT,
    check=Logic(_stated),
    explanation="2021 年度起，收取信息处理费的情况在第六部分报告；没有收取的也要写明，不能只写“无”。",
    basis=_BASIS,
    next_step="请填报单位在第六部分补写收取信息处理费的情况",
    examples=(
        Example("六：本年度未收取信息处理费。", Verdict.HOLDS),
        Example(
            "六：（一）全年向3名申请人发出收费通知，收取政府信息公开信息处理费300元。\n六：（二）无其他事项。",
            Verdict.HOLDS,
        ),
        Example("六：按照上级收费标准，本年度没有产生信息公开处理费。", Verdict.HOLDS),
        Example("年份：2020\n版次：2019\n六：无", Verdict.BROKEN),
        Example("年份：2020\n版次：2019\n六：2020年机构改革平稳推进。\n六：本年度没有收费。", Verdict.HOLDS),
        Example("六：无", Verdict.BROKEN),
        Example("六：本年度没有其他需要报告的事项。", Verdict.BROKEN),
        Example("六：1.加强建议提案公开，公开率100%。", Verdict.BROKEN),
        Example("一：（二）依申请公开。全年未收取信息处理费。\n六：无。", Verdict.BROKEN),
        Example("六：无\n有未读部分", Verdict.UNDETERMINED),
    ),
)

FEE_CONSISTENT = Rule(
    id="W09",
    title="处理费表述自相矛盾",
    severity=Severity.ERROR,
    check=Logic(_contradictory),
    explanation="信息处理费收取与未收取只能有一种说法；有金额的要写明单位。发出收费通知而申请人未缴的，不算收取。",
    basis=inferred("同一年度收取与未收取不能同时成立"),
    next_step="核对收费台账，统一第一部分与第六部分的说法",
    examples=(
        Example("六：2023年未收取信息处理费。", Verdict.HOLDS),
        Example("六：2023年收取信息处理费1200元，比2022年增加200元。", Verdict.HOLDS),
        Example("六：2022年收取信息处理费300元；2023年未收取信息处理费。", Verdict.HOLDS),
        Example(
            "六：向2名申请人发出收费通知，金额300元，申请人逾期未缴纳。\n六：全年未收取信息处理费。", Verdict.HOLDS
        ),
        Example("六：严格落实规定，全年收取信息处理费0元。\n一：未收取信息处理费。", Verdict.HOLDS),
        Example("一：全年未收取信息处理费。\n六：2023年共收取信息处理费600元。", Verdict.BROKEN),
        Example("六：2023年收取政府信息公开信息处理费共计600。", Verdict.BROKEN),
    ),
)
