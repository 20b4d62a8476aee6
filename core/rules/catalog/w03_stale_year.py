"""W03: another year than the report's as the year of what was done."""

import re
from collections.abc import Iterator, Sequence

from core.rules.narrative.wording.passages import Passage, cut, found_in, found_or_held, passages, without_quotations
from core.rules.narrative.wording.report_years import YEAR, number_of, periods, self_named_year, title_year
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_MARK = r"(?:[(（]?[一二三四五六七八九十0-9]{1,3}[)）、.．][、.．]?(?:[^，,。：:；]{2,16}[。：:])?|[一二三四五六七八九十]是|[^，,。：:；0-9]{2,16}[：:])?"
_LEAD = re.compile(
    rf"{_MARK}(?P<year>{YEAR})年(?:度|全年)?[，,]?(?!以来|底|末|初|前|起|[0-9一二三四五六七八九十]{{1,3}}月)"
)
_PLAIN_LEAD = re.compile(rf"(?P<year>{YEAR})年")
_ANY_YEAR = re.compile(rf"(?<![0-9〔\[［（(]){YEAR}(?![0-9])")
# what only the report of that very year says
_STATISTIC = re.compile(
    r"(?:收到|受理|新收|接收|接到|办理|办结|答复)(?!的)[^，,。；]{0,24}申请[^，,。；0-9]{0,12}[0-9]"
    r"|公开[^，,。；0-9]{0,16}信息[^，,。；0-9]{0,12}[0-9]|发布(?!的)[^，,。；0-9]{0,16}信息[^，,。；0-9]{0,12}[0-9]"
    r"|(?:未|没有)(?:发生|收到|收取|产生|接到)[^。；]{0,24}(?:申请|复议|诉讼|处理费|费用)"
    r"|(?:收取|产生)[^。；，,]{0,12}信息处理费"
)
_OPENING = re.compile(
    r"坚持以习近平|以习近平新时代|认真贯彻|深入贯彻|全面贯彻|认真落实|严格按照[^。；]{0,30}(?:要求|规定)|在[^，,。；]{2,20}(?:领导|指导)下"
    r"|工作(?:虽然?|尽管)?取得了?[^，,。；]{0,10}(?:成效|成绩|进展|进步)"
)
# a comparison, a history, a report about another report
_OTHERWISE = re.compile(
    r"同比|相比|[相比]较|比[^，。；]{0,8}[增减多少升降]|增长|增加|下降|减少|上年|去年|上一年|往年|历年|近[两三四五几]年|年报|年度报告|结转|存量|整改|回头看"
    r"|印发|出台|成立|建成|启动|以来|累计|截至|截止|预算|决算|考核|评估|测评|规划|计划|拟|将|打算|预计|力争|目标"
)
_THIS_YEAR = re.compile(r"本年|今年|当年")
_OLDEST = 3


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    year = subject.report.year
    if year is None or _years_disagree(subject):
        return
    looked = False
    found: list[CheckResult] = []
    for section in (1, 5, 6):
        own = passages(subject.report, (section,))
        looked |= any(str(year) in passage.characters for passage in own)
        for at, passage in enumerate(own):
            if _may_be_judged(own, at, passage, year):
                found += _stale(rule, year, own, at)
    yield from found_or_held(rule, found, looked=looked)


def _years_disagree(subject: Subject) -> bool:
    """Whether the report contradicts itself about its year: W01 speaks of that, and nothing else can be told."""
    named = [title_year(subject.report), self_named_year(subject.report)]
    years = {one.year for one in named if one is not None} | {one.start[0] for one in periods(subject.report)}
    return len(years) > 1


def _may_be_judged(own: Sequence[Passage], at: int, passage: Passage, year: int) -> bool:
    """No: where the paragraph names the report's year too, or years are listed one below the other."""
    text = without_quotations(passage.characters)
    if _THIS_YEAR.search(text) or year in _years(text):
        return False
    beside = [_leading(other) for other in (*own[max(at - 1, 0) : at], *own[at + 1 : at + 2])]
    lead = _leading(passage)
    listed = lead is not None and any(one is not None and one != lead and abs(one - lead) == 1 for one in beside)
    headed = at > 0 and len(own[at - 1].characters) < 40 and _OTHERWISE.search(own[at - 1].characters) is not None
    return not listed and not headed


def _years(text: str) -> set[int | None]:
    return {number_of(match[0]) for match in _ANY_YEAR.finditer(text)}


def _leading(passage: Passage) -> int | None:
    match = _PLAIN_LEAD.match(passage.characters)
    return number_of(match["year"]) if match else None


def _stale(rule: Rule, year: int, own: Sequence[Passage], at: int) -> Iterator[CheckResult]:
    for number, statement in enumerate(cut(own[at])):
        text = without_quotations(statement.characters)
        match = _LEAD.match(text)
        named = number_of(match["year"]) if match else None
        if match is None or named is None or named == year or not year - _OLDEST <= named <= year + 1:
            continue
        if len(_years(text)) > 1 or _OTHERWISE.search(text):
            continue
        opens = at == 0 and number == 0 and named < year and own[at].section in (1, 5)
        said = _STATISTIC.search(text, match.end()) or (_OPENING.search(text, match.end()) if opens else None)
        if said:
            span = (match.start("year"), said.end())
            yield found_in(
                rule,
                statement,
                span,
                f"正文写“{statement.characters[span[0] : span[1]]}”，而报告的年度是 {year} 年",
                f"说本年度工作的句子，年份应为 {year} 年",
            )


STALE_YEAR = Rule(
    id="W03",
    title="旧年份残留",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="说全年做了什么、收到多少申请、有没有收费的句子，年份应是报告的年度；写成别的年份，往往是沿用旧稿没有改。",
    basis=inferred("年度报告说的是报告年度的事"),
    next_step="核对这句话说的是哪一年；是沿用旧稿的，连同句中的数一起核对",
    examples=(
        Example("一：2023年，我局共收到政府信息公开申请3件，同比2022年增加1件。", Verdict.HOLDS),
        Example("一：2022年，收到申请8件；2023年，收到申请10件。", Verdict.HOLDS),
        Example("一：2022年12月，县政府印发《政务公开工作要点》。2023年公开信息20条。", Verdict.HOLDS),
        Example("一：2023年，认真落实条例。\n五：2024年，我局将公开更多信息，力争公开信息100条。", Verdict.HOLDS),
        Example(
            "一：2023年，认真落实条例。\n一：2022年获评全省先进，公开政府信息专栏1个。2023年继续保持。", Verdict.HOLDS
        ),
        Example("一：（二）依申请公开。2022年共收到政府信息公开申请3件，均已答复。", Verdict.BROKEN),
        Example("一：2023年，认真落实条例。\n六：2022年，我局未收取信息处理费。", Verdict.BROKEN),
        Example("一：2022年，我镇坚持以习近平新时代中国特色社会主义思想为指导，全面推进政务公开。", Verdict.BROKEN),
        Example("一：２０２２ 年，全局主动公开各类政府信息 230 条。", Verdict.BROKEN),
    ),
)
