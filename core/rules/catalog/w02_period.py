"""W02: the period of the figures is a whole year, 1 January to 31 December."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.rules.narrative.wording.passages import passages
from core.rules.narrative.wording.report_years import Period, periods
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.setting import Setting
from core.rules.telling import place_of
from core.rules.verdict import CheckResult, Severity, Verdict

_NEW_OFFICE = re.compile(r"成立|组建|挂牌|机构改革|设立|新设|撤并|划转")
_EXPECTED = "统计期限应为报告年度的 1 月 1 日至 12 月 31 日"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    found = list(periods(subject.report))
    for period in found:
        # an office set up in the middle of a year counts from its first day
        if not _NEW_OFFICE.search(period.passage.characters):
            yield _judge(rule, period)
    if not found and rule.threshold(subject, "asked") and passages(subject.report, (1,)):
        yield _absent(rule, subject)


def _judge(rule: Rule, period: Period) -> CheckResult:
    return CheckResult(
        rule.id,
        period.passage.place,
        Verdict.HOLDS if period.is_whole_year else Verdict.BROKEN,
        rule.title,
        statement=f"统计期限写的是“{period.words.characters}”",
        expectation=_EXPECTED,
        words=(period.words,),
    )


def _absent(rule: Rule, subject: Subject) -> CheckResult:
    return CheckResult(
        rule.id,
        place_of(1),
        Verdict.UNDETERMINED if subject.unread_parts else Verdict.BROKEN,
        rule.title,
        statement="报告开头和第一部分没有写明数据的统计期限",
        expectation=_EXPECTED,
        remark="文件有没能读取的部分，可能就在其中" if subject.unread_parts else "",
        severity=Severity.HINT,
    )


_SAID = "一：本报告中所列数据的统计期限为"

PERIOD = Rule(
    id="W02",
    title="统计期限错误或缺失",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="报告写有统计期限的，应是报告年度的 1 月 1 日至 12 月 31 日。当地要求必须写明统计期限的，可以在设置里打开“没有写也提示”。",
    basis=inferred("年度报告以自然年度为统计期间"),
    next_step="核对统计期限的起止日期",
    settings=(Setting("asked", "没有写统计期限时也提示（0 不提示，1 提示）", Decimal(0), most=Decimal(1)),),
    examples=(
        Example(f"{_SAID}2023年1月1日至2023年12月31日。", Verdict.HOLDS),
        Example(f"{_SAID}2023 年 1 月 1 日起至 12 月 31 日止。", Verdict.HOLDS),
        Example(f"{_SAID}２０２３年１月１日－１２月３１日。", Verdict.HOLDS),
        Example("零：统计时限：二〇二三年一月一日至二〇二三年十二月三十一日。", Verdict.HOLDS),
        Example(f"{_SAID}2023年1月1日至2023年11月30日。", Verdict.BROKEN),
        Example(f"{_SAID}2022年1月1日至2023年12月31日。", Verdict.BROKEN),
        Example(f"{_SAID}2023年1月1日至12月30日。", Verdict.BROKEN),
    ),
)
