"""W01: the title, the period, the text, the file's name and the batch must speak of the same year."""

from collections.abc import Iterator

from core.rules.narrative.wording.report_years import StatedYear, file_year, periods, self_named_year, title_year
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    inside = _inside(subject)
    outside = _outside(subject)
    if not inside:
        if subject.report.sections and (subject.unread_parts or outside):
            yield CheckResult(
                rule.id, "报告年度", Verdict.UNDETERMINED, rule.title, remark="标题和正文里没有认出报告的年度"
            )
        return
    if len(inside) + len(outside) < 2:
        return
    years = {one.year for one in (*inside, *outside)}
    differ_inside = len({one.year for one in inside}) > 1
    asked = any(one.where == _ASKED and one.year != inside[0].year for one in outside)
    yield CheckResult(
        rule.id,
        "报告年度",
        Verdict.HOLDS if len(years) == 1 else Verdict.BROKEN,
        "标题、统计期限、正文、文件名说的应是同一年度",
        statement="，".join(f"{one.where}是 {one.year} 年" for one in (*inside, *outside)),
        expectation="标题、统计期限、正文和文件名应是同一个年度",
        # a file may be called anything: that its name alone differs is no mistake of the report
        severity=None if differ_inside or asked else Severity.DOUBT,
        words=tuple(one.words for one in inside if one.words is not None),
    )


_ASKED = "要求报送的年度"


def _inside(subject: Subject) -> tuple[StatedYear, ...]:
    period = next((one for one in periods(subject.report) if one.is_whole_year), None)
    stated = (
        title_year(subject.report),
        StatedYear("统计期限", period.start[0], period.words) if period is not None else None,
        self_named_year(subject.report),
    )
    return tuple(one for one in stated if one is not None)


def _outside(subject: Subject) -> tuple[StatedYear, ...]:
    asked = subject.facts.year
    stated = (file_year(subject.file.name), StatedYear(_ASKED, asked) if asked is not None else None)
    return tuple(one for one in stated if one is not None)


_TITLE = "标题：青禾市教育局2023年政府信息公开工作年度报告\n"
_PERIOD = "零：本报告所列数据的统计期限自{0}年1月1日起至{0}年12月31日止。"

REPORT_YEAR = Rule(
    id="W01",
    title="报告年度不一致",
    severity=Severity.ERROR,
    check=Logic(_results),
    explanation="标题、统计期限、正文自称、文件名以及要求报送的年度，说的应是同一年。",
    basis=inferred("一份年度报告只报告一个年度"),
    next_step="先确认报告的是哪一年，再改正写错的地方；只有文件名不同的，看是否交错了文件",
    examples=(
        Example(_TITLE + _PERIOD.format(2023), Verdict.HOLDS),
        Example("标题：青禾市教育局二〇二三年政府信息公开工作年度报告\n" + _PERIOD.format("２０２３ "), Verdict.HOLDS),
        Example(_TITLE + "文件：青禾市教育局2023年政府信息公开年报.docx", Verdict.HOLDS),
        Example(_TITLE + "文件：2024年1月15日报送-青禾市教育局年报.docx\n" + _PERIOD.format(2023), Verdict.HOLDS),
        Example(_TITLE + "零：现将青禾市教育局2023年政府信息公开工作年度报告公布如下。", Verdict.HOLDS),
        Example(_TITLE + _PERIOD.format(2022), Verdict.BROKEN),
        Example(_TITLE + "文件：青禾市教育局2022年政府信息公开工作年度报告.pdf", Verdict.BROKEN),
        Example(_TITLE + "零：现将我局2022年度政府信息公开工作情况报告如下。", Verdict.BROKEN),
        Example(_TITLE + "应报年度：2024", Verdict.BROKEN),
        Example("标题：青禾市教育局政府信息公开工作年度报告\n应报年度：2023\n一：认真落实。", Verdict.UNDETERMINED),
    ),
)
