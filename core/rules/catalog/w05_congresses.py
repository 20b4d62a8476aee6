"""W05: the newest congress or plenum that a report names is the newest there was."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from core.rules.narrative.wording.congresses import KNOWN_UNTIL, Meeting, meetings_in, newest_at
from core.rules.narrative.wording.passages import Passage, found_in, statements
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding, unknown
from core.rules.verdict import CheckResult, Severity, Verdict

_GUIDED = re.compile(r"精神|指导|贯彻|学习|落实")
_FIRST_YEAR = 2013


class _Named(Struct, frozen=True):
    meetings: frozenset[Meeting]
    passage: Passage


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    if year is None or year < _FIRST_YEAR:
        return
    named = [
        _Named(meetings, one)
        for one in statements(subject.report, (0, 1, 5, 6))
        if _GUIDED.search(one.characters) and (meetings := meetings_in(one.characters))
    ]
    if not named:
        return
    newest = newest_at(date(year, 12, 31))
    last = max(meeting for one in named for meeting in one.meetings)
    if _is_new_enough(last, newest, named):
        yield holding(rule, "正文") if year <= KNOWN_UNTIL.year else unknown(rule, "正文", _MAY_BE_NEWER)
        return
    where = next(one.passage for one in named if last in one.meetings)
    yield found_in(
        rule,
        where,
        (0, min(len(where.characters), 120)),
        f"全文提到的最近一次会议是{last.chinese}，而 {year} 年内已召开{newest.chinese}",
        "时政表述应跟上报告年度的最新会议",
    )


_MAY_BE_NEWER = f"程序所知的会议到 {KNOWN_UNTIL.year} 年为止，此后有没有更近的，请自行核对"


def _is_new_enough(last: Meeting, newest: Meeting, named: list[_Named]) -> bool:
    """A report that names congresses only need not list their plenums."""
    lists_plenums = any(
        meeting.plenum and meeting.congress == last.congress for one in named for meeting in one.meetings
    )
    return last >= newest or (last.congress == newest.congress and not lists_plenums)


RECENT_CONGRESS = Rule(
    id="W05",
    title="时政表述过时",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="写有指导思想的，提到的最近一次党代会或中央全会，不应早于报告年度内已经召开的那一次。只提党代会、不列全会的，不要求列出全会。报告年度晚于程序所知的会议的，已经过时的照说，其余无法核对。",
    basis=inferred("会议召开的日期是公开的事实；第一、二、七次全会不作要求"),
    next_step="看这一句是否沿用了往年的稿子，按报告年度的提法改",
    usual=False,
    examples=(
        Example("年份：2023\n一：全面贯彻落实党的二十大精神，推进政务公开。", Verdict.HOLDS),
        Example("年份：2020\n一：深入学习党的十九大和十九届二中、三中、四中、五中全会精神。", Verdict.HOLDS),
        Example("年份：2023\n一：贯彻党的二十大和二十届二中全会精神。", Verdict.HOLDS),
        Example("年份：2022\n一：贯彻党的十九大和十九届历次全会精神，认真学习党的二十大精神。", Verdict.HOLDS),
        Example("年份：2021\n一：贯彻落实党的十九大和十九届历次全会精神。", Verdict.HOLDS),
        Example("年份：2024\n一：深入学习贯彻党的二十大精神。", Verdict.HOLDS),
        Example("年份：2023\n一：围绕市委提出的“二十大类”民生事项公开信息，贯彻二十大精神。", Verdict.HOLDS),
        Example("年份：2027\n一：深入学习贯彻党的二十大和二十届四中全会精神。", Verdict.UNDETERMINED),
        Example("年份：2027\n一：深入学习贯彻党的二十大和二十届三中全会精神。", Verdict.BROKEN),
        Example("年份：2023\n一：深入贯彻党的十九大和十九届六中全会精神。", Verdict.BROKEN),
        Example("年份：2024\n一：贯彻党的二十大和二十届二中全会精神。", Verdict.BROKEN),
        Example("年份：2021\n一：贯彻党的十九大和十九届二中、三中、四中、五中全会精神。", Verdict.BROKEN),
    ),
)
