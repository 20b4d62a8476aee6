"""S15: the name of the report, and whether the organ in it is named with its place."""

import re
from collections.abc import Iterator

from core.report.annual_report import AnnualReport
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.telling import holding, unknown
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.characters import folded
from core.source.text import SourceText

_NAME = "政府信息公开工作年度报告"
_PROPER = re.compile(rf"(?:关于)?(?P<organ>.{{2,60}}?)(?P<year>20\d\d|二[〇零○OoO0]\S{{2}})年度?{_NAME}")
_OTHER_PAPER = re.compile(
    r"(?:政府)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:的)?(?:总结|工作报告|工作总结|情况报告|年报)"
)
_BODY = re.compile(r"(?:局|委员会|委|办公室|厅|管委会|中心|支队|大队)$")
_NAMED_PLACE = re.compile(r"[省市县区州盟旗镇乡场岛]|街道|国家|中国|总局|兵团|[长黄珠淮海]江?河?|太湖|松辽")
_NAMELESS_ZONE = re.compile(
    r"^(?:国家级?)?(?:高新技术产业(?:开发)?区|高新(?:技术)?(?:开发)?区|经济(?:技术)?开发区|经开区|开发区|工业园区|示范区|新区)"
)
_LONGEST = 60
_PLACE = "标题"


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    title = subject.report.title or _other_paper(subject.report)
    if not title:
        yield unknown(rule, _PLACE, "没有认出报告的标题")
        return
    said = _said(folded(title.characters))
    if not said:
        yield holding(rule, _PLACE)
        return
    if subject.file.recognised:
        yield unknown(rule, _PLACE, "标题由图片识别，可能有误读的字")
        return
    yield CheckResult(
        rule.id,
        _PLACE,
        Verdict.BROKEN,
        rule.title,
        statement=said,
        expectation=f"报告名称应为“（机关全称）（年份）年{_NAME}”，机关名称应写明所在地",
        words=(title,),
    )


def _said(title: str) -> str:
    match = _PROPER.fullmatch(title)
    if match is None:
        return f"标题写作“{title}”"
    organ = match["organ"]
    nameless = _BODY.search(organ) and not _NAMED_PLACE.search(organ)
    if nameless or _NAMELESS_ZONE.search(organ):
        return f"标题里的机关名称“{organ}”没有写所在地"
    return ""


def _other_paper(report: AnnualReport) -> SourceText | None:
    """A line before the first section that names the paper otherwise: 工作总结, 工作报告."""
    before = report.section(0)
    for text in (before.paragraphs if before else ())[:4]:
        if (
            len(text) <= _LONGEST
            and _OTHER_PAPER.search(folded(text.characters))
            and text.characters[-1:] not in "。；"
        ):
            return text
    return None


REPORT_NAME = Rule(
    id="S15",
    title="报告名称不规范",
    severity=Severity.DOUBT,
    usual=False,
    check=Logic(_results),
    explanation="报告名称应为“机关全称＋年份＋年政府信息公开工作年度报告”，不用“工作总结”“工作报告”“年报”，机关名称带所在地。",
    basis=inferred("《政府信息公开条例》称之为政府信息公开工作年度报告"),
    next_step="请报送单位改用规定的名称和机关全称",
    examples=(
        Example("标题：青禾市教育局2023年政府信息公开工作年度报告", Verdict.HOLDS),
        Example("标题：青禾市教育局 2023 年度政府信息公开工作年度报告", Verdict.HOLDS),
        Example("标题：青禾市高新技术产业开发区管委会2023年政府信息公开工作年度报告", Verdict.HOLDS),
        Example("标题：云岭区白石街道办事处二〇二三年政府信息公开工作年度报告", Verdict.HOLDS),
        Example("一：没有标题", Verdict.UNDETERMINED),
        Example("标题：青禾市教育局2023年政府信息公开年报", Verdict.BROKEN),
        Example("标题：教育局2023年政府信息公开工作年度报告", Verdict.BROKEN),
        Example("标题：经济技术开发区管委会2023年政府信息公开工作年度报告", Verdict.BROKEN),
        Example("零：青禾市教育局2023年政府信息公开工作总结\n一：有", Verdict.BROKEN),
    ),
)
