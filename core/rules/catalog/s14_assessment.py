"""S14: the report of a government gives the results of assessment, public appraisal and accountability."""

import re
from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.rules.facts import OrganKind
from core.rules.narrative.wording.said import text_of
from core.rules.rule import Example, LegalBasis, Logic, Rule, Subject
from core.rules.telling import holding
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.text import SourceText

_RESULTS = (
    ("工作考核", re.compile(r"考核|考评|绩效")),
    ("社会评议", re.compile(r"评议|社会评价|各界.{0,30}评价|满意度|测评|群众评价|民意调查")),
    ("责任追究", re.compile(r"追究|追责|问责")),
)
_GOVERNMENT = re.compile(r"人民政府$")
_GOVERNMENT_KINDS = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.COUNTY)
_PLACE = "正文"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    text = text_of(subject.report, 0, 1, 5, 6)
    if not _is_government(subject) or not text or subject.unread_parts:
        return
    missing = [name for name, words in _RESULTS if not words.search(text)]
    if not missing:
        yield holding(rule, _PLACE)
        return
    yield CheckResult(
        rule.id,
        _PLACE,
        Verdict.BROKEN,
        rule.title,
        statement=f"全文没有说到{'、'.join(missing)}",
        expectation="各级人民政府的年度报告应包括工作考核、社会评议和责任追究结果情况",
        words=_title(subject.report),
    )


def _is_government(subject: Subject) -> bool:
    """By the facts of the batch where they say it, else by the name: an office of a government is not one."""
    if subject.facts.kind is not None:
        named = bool(_GOVERNMENT.search(subject.report.organ))
        return subject.facts.kind in _GOVERNMENT_KINDS or (subject.facts.kind is OrganKind.TOWN and named)
    return bool(_GOVERNMENT.search(subject.report.organ))


def _title(report: AnnualReport) -> tuple[SourceText, ...]:
    return (report.title,) if report.title else ()


ASSESSMENT_RESULTS = Rule(
    id="S14",
    title="政府年报缺考核评议追责",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_results),
    explanation="各级人民政府的报告，还应写政府信息公开工作考核、社会评议和责任追究结果情况。部门的报告不作此要求。",
    basis=LegalBasis("《政府信息公开条例》", "第五十条"),
    next_step="看第一部分“监督保障”是否用别的说法写了；没有的，请补写结果（没有发生责任追究的也应说明）",
    examples=(
        Example("机关：青禾市临溪县人民政府\n一：组织年度考核和社会评议，全年未发生责任追究情形。", Verdict.HOLDS),
        Example("机关：青禾市临溪县人民政府\n一：纳入绩效考评，群众满意度测评良好，没有被问责的情况。", Verdict.HOLDS),
        Example(
            "机关：临溪县青石镇人民政府\n一：经县考核为优秀，社会各界对我镇信息公开工作评价良好，没有因此追究责任的。",
            Verdict.HOLDS,
        ),
        Example("机关：青禾市临溪县人民政府办公室\n一：全年公开信息30条。", None),
        Example("事实：类型 部门\n机关：青禾市教育局\n一：全年公开信息30条。", None),
        Example("机关：青禾市临溪县人民政府\n一：组织年度考核，全年公开信息30条。", Verdict.BROKEN),
        Example("事实：类型 县级政府\n机关：临溪县\n一：全年公开信息30条。", Verdict.BROKEN),
    ),
)
