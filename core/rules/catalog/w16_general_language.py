"""W16: words of circulars and of higher offices in the report of one unit."""

import re
from collections.abc import Iterator

from core.rules.facts import OrganKind
from core.rules.narrative.wording.organs import is_department
from core.rules.narrative.wording.passages import (
    NARRATIVE,
    Passage,
    around,
    found_in,
    found_or_held,
    statements,
    without_quotations,
)
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_ELSEWHERE = re.compile(
    r"部分地区|一些地区|有的地区|个别地区|部分地方|一些地方|有些地方|有的地方|各地区各部门|各级政府部门|各级行政机关|各级政府机关"
)
_WANTING = re.compile(r"问题|不足|不够|不高|不到位|不及时|不规范|薄弱|缺乏|滞后|单一|有待|差距|存在")
_ORDERED = re.compile(
    r"(?:^|[，。；：])(?P<order>(?:各级|各单位|各部门|各地|各有关(?:单位|部门)|有关(?:单位|部门)|相关(?:单位|部门)|各级领导干部)(?:主要负责人|主要负责同志|领导)?(?:务必|必须|一定)?要(?!求|点|素|闻|件|情|害|紧|领|务)(?:[\u4e00-\u9fff]{2,16}))"
)
_REPORTED = re.compile(r"要求|提出|强调|明确|指出|规定|通知|部署|印发|意见|方案|会议|下发|督促|责令|推动|提醒|组织")
_WIDER_ORGAN = re.compile(r"省|自治区|厅")
_UNITS = frozenset((OrganKind.DEPARTMENT, OrganKind.TOWN, OrganKind.AUTHORISED))
_TOWN = re.compile(r"(?:[镇乡]人民政府|[镇乡]|街道办事处|街道|管委会|管理委员会)$")


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    if not _is_unit(subject):
        return
    found: list[CheckResult] = []
    looked = False
    for statement in statements(subject.report, NARRATIVE):
        looked = True
        for span, expected in _copied(statement):
            shown = around(statement.characters, *span)
            said = f"本单位的报告里写“{statement.characters[slice(*span)]}”：“{shown}”"
            found.append(found_in(rule, statement, span, said, expected))
    yield from found_or_held(rule, found, looked=looked)


def _is_unit(subject: Subject) -> bool:
    kind, organ = subject.facts.kind, subject.report.organ
    if kind is not None:
        return kind in _UNITS and not _WIDER_ORGAN.search(organ)
    return (is_department(organ) or _TOWN.search(organ) is not None) and not _WIDER_ORGAN.search(organ)


def _copied(statement: Passage) -> Iterator[tuple[tuple[int, int], str]]:
    text = without_quotations(statement.characters)
    if (match := _ELSEWHERE.search(text)) and _WANTING.search(text):
        yield match.span(), "问题应写本单位自己的问题"
    if (match := _ORDERED.search(text)) and not _REPORTED.search(text, 0, match.start("order")):
        yield match.span("order"), "报告应写本单位做了什么，不写对下级的要求"


GENERAL_LANGUAGE = Rule(
    id="W16",
    title="泛化或通稿语言",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="一个单位的报告应写自己的情况；“部分地区”“各级政府部门”存在问题、“各单位要……”是通报、通知里的话。",
    basis=inferred("发布内容雷同、敷衍塞责是要问责的情形，报告应结合本单位实际"),
    next_step="看这一句是否抄自上级文件，改写为本单位的情况",
    usual=False,
    examples=(
        Example("机关：青禾市教育局\n五：部分科室公开意识不强，一些学校信息更新不及时。", Verdict.HOLDS),
        Example(
            "机关：青禾市教育局\n一：召开会议，要求各单位主要负责人亲自抓；各部门按照要点公开信息。", Verdict.HOLDS
        ),
        Example("机关：白石镇人民政府\n一：及时公布政务公开工作要点；有关部门要闻栏目按时更新。", Verdict.HOLDS),
        Example("机关：青禾市教育局\n五：部分地区主动公开意识不强，公开不及时。", Verdict.BROKEN),
        Example(
            "机关：高新区管委会\n一：落实责任分工。相关单位主要负责人要亲自抓，明确一位负责人具体抓。", Verdict.BROKEN
        ),
    ),
)
