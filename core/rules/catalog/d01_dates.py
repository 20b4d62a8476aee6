"""D01–D04: what happened to a report, by the batch's own table: handed in and published in time, approved, stamped, on site."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from core.rules.facts import Facts, OrganKind
from core.rules.rule import Check, Example, LegalBasis, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_REGULATIONS = LegalBasis("《中华人民共和国政府信息公开条例》", "第四十九条")
_BATCH_TABLE = "单位名单"
_GOVERNMENTS = frozenset((OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY))
_PLACE = "报送与公开"
_ANOTHER_YEAR = 300
"""So many days late nobody is: the year of the report, by which the day is reckoned, will be wrong."""


def _undetermined(rule: Rule, facts: Facts, wanted: str, place: str = _PLACE) -> CheckResult:
    """Without any table nobody is told again and again; with one the reviewer is told which cell is empty."""
    remark = f"单位名单里没有填{wanted}" if facts.organ else "没有单位名单"
    deferred = "" if facts.organ else _BATCH_TABLE
    return CheckResult(rule.id, place, Verdict.UNDETERMINED, rule.title, remark=remark, deferred_to=deferred)


def _year(subject: Subject) -> int | None:
    return subject.report.year if subject.facts.year is None else subject.facts.year


def _legal_day(facts: Facts, year: int | None) -> date | None:
    """The last day of the law: 31 January for departments, 31 March for governments from the county up."""
    if year is None or facts.kind is None:
        return None
    if facts.kind is OrganKind.DEPARTMENT:
        return date(year + 1, 1, 31)
    return date(year + 1, 3, 31) if facts.kind in _GOVERNMENTS else None


def _in_time(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    facts = subject.facts
    legal = _legal_day(facts, _year(subject))
    due = facts.due or (legal if facts.kind is OrganKind.DEPARTMENT else None)
    days = ((facts.submitted, due, "收到"), (facts.published, legal, "公开"))
    known = facts.year is not None or facts.due is not None
    told = [
        _judged(rule, day, last, word, known=known) for day, last, word in days if day is not None and last is not None
    ]
    if told:
        yield from told
    elif facts.submitted is not None or facts.published is not None:
        yield _undetermined(rule, facts, "报送期限" if facts.kind else "报送期限，也没有填单位类别")
    else:
        # many lists have no dates at all: a finding in every report would say nothing
        yield replace(_undetermined(rule, facts, "收到日期和公开日期"), deferred_to=_BATCH_TABLE)


def _judged(rule: Rule, day: date, last: date, word: str, *, known: bool) -> CheckResult:
    late = day > last
    if (day - last).days > _ANOTHER_YEAR and not known:
        remark = f"{word}日期 {day:%Y-%m-%d} 与报告的年度不像同一次报送，报告或名单的年度可能写错了"
        return CheckResult(rule.id, f"{word}日期", Verdict.UNDETERMINED, rule.title, remark=remark)
    said = f"{day:%Y-%m-%d} {word}，期限 {last:%Y-%m-%d}" + (f"，晚了 {(day - last).days} 天" if late else "")
    result = CheckResult(rule.id, f"{word}日期", Verdict.HOLDS, rule.title, statement=said)
    return replace(result, verdict=Verdict.BROKEN, expectation="应在期限内报送和公布") if late else result


def _after_approval(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    approved, published = subject.facts.approved, subject.facts.published
    if approved is None or published is None:
        yield _undetermined(rule, subject.facts, "审核通过日期或公开日期")
        return
    said = f"公开日期 {published:%Y-%m-%d}，审核通过日期 {approved:%Y-%m-%d}"
    verdict = Verdict.BROKEN if published < approved else Verdict.HOLDS
    yield CheckResult(rule.id, _PLACE, verdict, rule.title, statement=said, expectation="应先审核通过，后公开")


def _told(fact: Callable[[Facts], bool | None], column: str, said: str, expected: str) -> Check:
    def results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        value = fact(subject.facts)
        if value is None:
            yield _undetermined(rule, subject.facts, f"“{column}”")
        else:
            verdict = Verdict.HOLDS if value else Verdict.BROKEN
            yield CheckResult(rule.id, _PLACE, verdict, rule.title, statement=said, expectation=expected)

    return Logic(results)


def _cases(good: str, bad: str) -> Sequence[Example]:
    return (
        Example(f"年份：2023\n名单：{good}", Verdict.HOLDS),
        Example(f"年份：2023\n名单：{bad}", Verdict.BROKEN),
        Example("年份：2023\n名单：单位名称 临溪县教育局", Verdict.UNDETERMINED),
        Example("年份：2023", Verdict.UNDETERMINED),
    )


IN_TIME = Rule(
    id="D01",
    title="逾期报送或公布",
    severity=Severity.ERROR,
    check=Logic(_in_time),
    explanation="收到日期不晚于名单里的报送期限；没有填期限的，部门按次年 1 月 31 日。公开日期：部门不晚于次年 1 月 31 日，县级以上政府不晚于 3 月 31 日。",
    basis=_REGULATIONS,
    next_step="核对收件登记和网站发布时间；名单里的日期有误的，改正后再核对",
    examples=(
        *_cases("单位类别 部门；收到日期 2024-01-31；公开日期 2024-01-31", "单位类别 部门；收到日期 2024-02-01"),
        Example("年份：2023\n名单：单位类别 县级政府；公开日期 2024-03-31", Verdict.HOLDS),
        Example("年份：2023\n名单：单位类别 县级政府；公开日期 2024-04-01", Verdict.BROKEN),
        Example("年份：2023\n名单：单位类别 部门；报送期限 2024-01-15；收到日期 2024-01-20", Verdict.BROKEN),
        Example("年份：2023\n名单：单位类别 乡镇街道；收到日期 2024-02-20", Verdict.UNDETERMINED),
        Example("年份：2022\n名单：单位类别 部门；收到日期 2024-01-20", Verdict.UNDETERMINED),
        Example("年份：2022\n名单：单位类别 部门；年度 2022；收到日期 2024-01-20", Verdict.BROKEN),
        Example("年份：无\n名单：单位类别 部门；收到日期 2024-02-20", Verdict.UNDETERMINED),
    ),
)

APPROVED_FIRST = Rule(
    id="D02",
    title="先公开后审核",
    severity=Severity.DOUBT,
    check=Logic(_after_approval),
    explanation="公开日期不应早于审核通过日期，两个日期取自单位名单。",
    basis=inferred("报告经审核后才公布"),
    next_step="核对审核记录和网站发布时间",
    examples=(
        *_cases("审核通过日期 2024-01-20；公开日期 2024-01-20", "审核通过日期 2024-01-20；公开日期 2024-01-18"),
        Example("年份：2023\n名单：公开日期 2024-01-18", Verdict.UNDETERMINED),
    ),
    usual=False,
)

ON_SITE = Rule(
    id="D03",
    title="栏目缺当年年报",
    severity=Severity.DOUBT,
    check=_told(
        lambda facts: facts.on_site, "网站已公开", "名单上写网站栏目里没有当年年报", "当年年报应在网站专栏公开"
    ),
    explanation="单位名单的“网站已公开”一列为“否”的列出，空着的无法核对。",
    basis=inferred("年度报告应向社会公布"),
    next_step="打开网站的年报栏目查看，补发或改正名单",
    examples=tuple(_cases("网站已公开 是", "网站已公开 否")),
    usual=False,
)

STAMPED = Rule(
    id="D04",
    title="纸质签字盖章缺失",
    severity=Severity.DOUBT,
    check=_told(
        lambda facts: facts.stamped, "纸质件已收", "名单上写没有收到签字盖章的纸质件", "应收到签字盖章的纸质件"
    ),
    explanation="单位名单的“纸质件已收”一列为“否”的列出，空着的无法核对。",
    basis=inferred("报送时要求签字盖章的纸质件"),
    next_step="催要纸质件，收到后在名单里改为“是”",
    examples=tuple(_cases("纸质件已收 是", "纸质件已收 否")),
    usual=False,
)
