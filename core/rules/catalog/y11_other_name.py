"""Y11: last year's report is of an organ with another name."""

from collections.abc import Iterator

from core.report.organ_name import same_organ
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_PLACE = "上年报告"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    last = subject.last_year
    if last is None:
        return
    now, then = subject.report.organ, last.organ
    if not now or not then:
        verdict, said = Verdict.UNDETERMINED, "本年或上年报告的标题读不出机关名称"
    elif same_organ(now, then):
        verdict, said = Verdict.HOLDS, ""
    elif all(any(same_organ(name, former) for former in subject.facts.former_names) for name in then.split("、")):
        verdict, said = Verdict.HOLDS, f"“{then}”是“{now}”的曾用名，或并入它的单位"
    else:
        verdict, said = Verdict.BROKEN, f"上年报告的机关是“{then}”，本年是“{now}”"
    broken = verdict is Verdict.BROKEN
    yield CheckResult(
        rule.id,
        _PLACE,
        verdict,
        "上年报告应是同一机关的，更名、合并的除外",
        statement=said if broken else "",
        expectation="更名、合并的应登记曾用名；否则请确认没有选错上年报告",
        remark="" if broken else said,
        words=(subject.report.title,) if subject.report.title else (),
    )


OTHER_NAME = Rule(
    id="Y11",
    title="单位更名或合并",
    severity=Severity.HINT,
    check=Logic(_results),
    explanation="对照的上年报告，机关名称与本年不同。登记过曾用名的按更名对照，结转等数不符时只作存疑。",
    basis=inferred("不同机关的数据不能衔接"),
    next_step="确认单位是否更名、合并，或换一份上年报告",
    usual=False,
    examples=(
        Example("机关：青禾市数据局\n上年机关：青禾市 数据局\n上年五：无", Verdict.HOLDS),
        Example("机关：青禾市数据局\n曾用名：青禾市大数据中心\n上年机关：青禾市大数据中心\n上年五：无", Verdict.HOLDS),
        Example(
            "机关：青禾市数据局\n曾用名：青禾市大数据中心\n曾用名：青禾市电子政务办\n"
            "上年机关：青禾市大数据中心、青禾市电子政务办\n上年五：无",
            Verdict.HOLDS,
        ),
        Example("机关：青禾市数据局\n上年机关：青禾市大数据中心\n上年五：无", Verdict.BROKEN),
        Example("机关：青禾市数据局\n上年机关：\n上年五：无", Verdict.UNDETERMINED),
    ),
)
