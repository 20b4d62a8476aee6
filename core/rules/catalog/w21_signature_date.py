"""W21: the day under the report lies after the year it is about and not after the day it was due."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from core.rules.narrative.wording.passages import Passage, passages
from core.rules.narrative.wording.report_years import YEAR, number_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_NUMERAL = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"(?P<year>{YEAR})年(?P<month>{_NUMERAL})月(?P<day>{_NUMERAL})日$")
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{0,30}(?:局|委员会|委|政府|办公室|厅|办事处|管委会|中心|院|[镇乡])?[（(]?(?:盖章|印章|公章)?[)）]?"
)
_LAST = 4


class _Signed(Struct, frozen=True):
    day: date
    passage: Passage
    span: tuple[int, int]


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    signed, year, due = _signature(subject), subject.report.year, subject.facts.due
    if signed is None or year is None:
        return
    early = signed.day < date(year, 12, 31)
    late = due is not None and signed.day > due
    printed = signed.passage.characters[slice(*signed.span)]
    yield CheckResult(
        rule.id,
        "落款",
        Verdict.BROKEN if early or late else Verdict.HOLDS,
        rule.title,
        statement=f"落款日期是“{printed}”，{f'{year} 年还没有结束' if early else f'晚于期限 {due}'}",
        expectation="落款日期应在报告年度结束之后、报送期限之前",
        words=(signed.passage.words(*signed.span),),
    )


def _signature(subject: Subject) -> _Signed | None:
    """The date that stands alone, or behind the organ's name, at the very end of the last section."""
    for passage in reversed(passages(subject.report, (6,))[-_LAST:]):
        match = _DATE.search(passage.characters)
        if match is None or not _ORGAN.fullmatch(passage.characters[: match.start()]):
            continue
        parts = [number_of(match[name]) for name in ("year", "month", "day")]
        try:
            day = date(*(part or 0 for part in parts))
        except ValueError:
            return None
        return _Signed(day, passage, match.span())
    return None


SIGNATURE_DATE = Rule(
    id="W21",
    title="落款日期",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="报告末尾的落款日期，应在报告年度结束之后；批次写有期限的，不晚于期限。",
    basis=inferred("年度结束之后才能报告全年的数据"),
    next_step="核对落款日期",
    usual=False,
    examples=(
        Example("六：未收取信息处理费。\n六：青禾市教育局\n六：2024年1月15日", Verdict.HOLDS),
        Example("六：未收取信息处理费。\n六：二〇二四年一月二十日\n期限：2024-01-31", Verdict.HOLDS),
        Example("六：未收取信息处理费。\n六：2023年1月15日", Verdict.BROKEN),
        Example("六：未收取信息处理费。\n六：青禾市教育局 2024 年 2 月 6 日\n期限：2024-01-31", Verdict.BROKEN),
    ),
)
