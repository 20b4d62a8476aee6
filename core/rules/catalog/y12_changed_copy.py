"""Y12: last year's report as it is published now differs from the copy that the office kept."""

from collections.abc import Iterator

from core.forms.address import Address
from core.forms.names import spoken_cell
from core.report.annual_report import AnnualReport
from core.rules.across_years import undetermined
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_PLACE = "上年报告"
_LISTED = 5


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    last, kept = subject.last_year, subject.archived_last_year
    if last is None or kept is None:
        return
    if kept.year != last.year or kept.edition is not last.edition or kept.organ != last.organ:
        yield undetermined(rule, _PLACE, "存档的一份与公布的一份机关、年度或表式不同")
        return
    pairs = [(at, _amount(last, at), _amount(kept, at)) for at in last.form.addresses()]
    changed = [at for at, now, then in pairs if now is not None and then is not None and now != then]
    unread = sum(now is None or then is None for _, now, then in pairs)
    verdict = Verdict.BROKEN if changed else Verdict.UNDETERMINED if unread else Verdict.HOLDS
    yield CheckResult(
        rule.id,
        _PLACE,
        verdict,
        "公布的上年报告应与存档的一致",
        statement=_said(last, kept, changed) if changed else "",
        expectation="公布后的数据不应改动；确需更正的应有说明",
        remark=f"有 {unread} 格读不出，其余一致" if verdict is Verdict.UNDETERMINED else "",
    )


def _amount(report: AnnualReport, at: Address) -> object:
    figure = report.figures.get(at)
    return None if figure is None or figure.repair or figure.doubts else figure.amount


def _said(last: AnnualReport, kept: AnnualReport, changed: list[Address]) -> str:
    listed = "；".join(
        f"{spoken_cell(last.form, at)} 存档 {kept.figures[at].printed or '空白'}、现为 {last.figures[at].printed or '空白'}"
        for at in changed[:_LISTED]
    )
    return f"有 {len(changed)} 格与存档的不同：{listed}{'等' if len(changed) > _LISTED else ''}"


CHANGED_COPY = Rule(
    id="Y12",
    title="旧年数据被改",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="网站上公布的上年报告，与单位当时报送、办公室存档的一份逐格对照。给出两份时才核对。",
    basis=inferred("已公布的年度报告不应改动"),
    next_step="请单位说明改动的原因，按更正程序处理",
    usual=False,
    examples=(
        Example("上年表三 自然人\n其余 2\n存档表三 自然人\n其余 2", Verdict.UNDETERMINED),
        Example("上年表三 自然人\n新收 2\n存档表三 自然人\n新收 3", Verdict.BROKEN),
        Example("上年表三 自然人\n新收 2\n存档表三 自然人\n新收 缺", Verdict.UNDETERMINED),
    ),
)
