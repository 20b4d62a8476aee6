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
# a name made of nothing but fields of work and words for bodies has no room for a place; 青禾海关 and 江东证监局 have one
_FIELDS = (
    "教育|体育|科学|科技|技术|创新|工业|信息化?|数据|大数据|发展|改革|民政|民族|宗教|司法|财政|人力资源|社会保障|社保|自然资源|规划"
    "|生态|环境|保护|住房|城乡|城市|建设|交通|运输|水利|水务|农业|农村|畜牧|商务|投资|促进|文化|广播|电视|广电|旅游|文物|卫生|健康"
    "|退役军人|事务|应急|审计|市场|监督|监管|统计|医疗|保障|林业|园林|绿化|综合|行政|执法|公安|信访|国有资产|国资|金融|服务|审批|政务"
    "|粮食|物资|储备|能源|乡村|振兴|机关|管理|党政|外事|产业|高新|经济|开发|和|与|及|、"
)
_NAMELESS = re.compile(
    rf"(?:国家级?)?(?:{_FIELDS})++(?:(?:开发|示范|实验|试验|园|工业园|产业园)?区|园区)?"
    rf"(?:管委会|管理委员会|委员会|局|厅|委|办公室|中心)+(?:办公室|党政办公室)?|示范区管委会|开发区管委会"
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
    if _NAMELESS.fullmatch(organ):
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
        Example("标题：青禾海关2023年政府信息公开工作年度报告", Verdict.HOLDS),
        Example("标题：国家金融监督管理总局江东监管局2023年政府信息公开工作年度报告", Verdict.HOLDS),
        Example("标题：青禾边境管理支队2023年政府信息公开工作年度报告", Verdict.HOLDS),
        Example("一：没有标题", Verdict.UNDETERMINED),
        Example("标题：青禾市教育局2023年政府信息公开年报", Verdict.BROKEN),
        Example("标题：教育局2023年政府信息公开工作年度报告", Verdict.BROKEN),
        Example("标题：经济技术开发区管委会2023年政府信息公开工作年度报告", Verdict.BROKEN),
        Example("零：青禾市教育局2023年政府信息公开工作总结\n一：有", Verdict.BROKEN),
    ),
)
