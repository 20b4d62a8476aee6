"""R09: units write their own reports."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.collection_rule import CollectionResult, CollectionRule, FileSource, Results, listed
from core.rules.rule import NOTICE_2021, Example, LegalBasis
from core.rules.setting import Setting
from core.rules.verdict import Severity, Verdict
from core.source.text import SourceText

_QUOTED = 60
_POINTED = 6
_EXPECTED = "各单位应写自己的情况、问题和改进措施"


def _results(rule: CollectionRule, collection: Collection, settings: Mapping[str, Decimal]) -> Results:
    # numpy takes a tenth of a second to load: only those who compare reports wait for it
    from core.rules.across.alike_texts import AlikePair, alike_pairs, clusters, paragraphs_of, same_problems  # noqa: PLC0415

    def sources(report: CollectedReport, texts: Sequence[SourceText]) -> Iterator[FileSource]:
        for place in list(paragraphs_of(report, texts))[:_POINTED]:
            yield from (FileSource(report.index, report.file, one) for one in report.passages[place].sources)

    def of_cluster(pairs: Sequence[AlikePair]) -> CollectionResult:
        best = pairs[0]
        reports = _once([report for pair in pairs for report in (pair.one, pair.other)])
        names = tuple(collection.name_of(report) for report in reports)
        one, other = collection.name_of(best.one), collection.name_of(best.other)
        longest = max(best.passages, key=lambda passage: len(passage.one))
        quoted = longest.one.characters[:_QUOTED] + ("……" if len(longest.one) > _QUOTED else "")
        example = f"“{one}”正文有 {_percent(best.share)} 与“{other}”相同，如“{quoted}”"
        many = f"{len(reports)} 个单位的正文大段相同（{listed(names)}）；其中" if len(reports) > 2 else ""
        pointed = (
            *sources(best.one, [passage.one for passage in best.passages]),
            *sources(best.other, [passage.other for passage in best.passages]),
        )
        return _result(rule, names, reports, many + example, pointed)

    alike = list(alike_pairs(collection, settings["share"], int(settings["least"])))
    told: list[set[int]] = []
    for pairs in clusters(alike):
        result = of_cluster(pairs)
        told.append({report.index for report in result.reports})
        yield result
    for group in same_problems(collection, int(settings["problems"])):
        if not any({report.index for report in group} <= known for known in told):
            names = tuple(collection.name_of(report) for report in group)
            said = f"{len(group)} 个单位的第五部分（问题及改进情况）除数字外完全相同：{listed(names)}"
            told.append({report.index for report in group})
            yield _result(rule, names, group, said, ())
    if not told and len(collection.current) > 1:
        yield CollectionResult(rule.id, "这一批报告", Verdict.HOLDS)


def _once(reports: Sequence[CollectedReport]) -> tuple[CollectedReport, ...]:
    return tuple({report.index: report for report in reports}.values())


def _percent(share: Decimal) -> str:
    return f"{share:.0%}"


def _result(
    rule: CollectionRule,
    names: tuple[str, ...],
    reports: tuple[CollectedReport, ...],
    said: str,
    sources: tuple[FileSource, ...],
) -> CollectionResult:
    place = f"{listed(names, 3)} 正文"
    return CollectionResult(
        rule.id, place, Verdict.BROKEN, names, reports, said, _EXPECTED, sources=tuple(dict.fromkeys(sources))
    )


_OWN = (
    "一：围绕义务教育招生、校车安全和营养午餐三件家长最关心的事，逐校公布学区划片图和剩余学位数，开学前两周每天更新；联合街道办了六场家长说明会，"
    "现场答疑并把问答整理成册挂在网上。校园食堂的供货商名单、每周菜谱和检测结果一并公布，家长可以扫码查到每一批食材的来源；"
    "对学区调整这样争议大的事项，先公布三套备选方案征求意见，再把采纳与不采纳的理由逐条答复，全过程材料集中放在一个专栏里。"
    "教师招聘从岗位设置、面试评分到拟聘名单一步一公示，落选的考生可以查自己的分项得分；校舍维修的工程款按月公布支付进度，"
    "工期拖延的写明原因和新的完工日子。课后服务的项目、收费和退费办法做成一张明白纸，随新生入学通知寄到家里，变动时由班主任当面说明。\n"
    "五：一是学区调整的解释材料太专业，家长看不懂，今年改用地图和问答两种形式重写；二是乡村学校的食堂信息更新慢，已经把更新时限写进校长考核；"
    "三是招聘公示期满后页面就撤下，查不到往年结果，已经补录近五年的名单并保留链接。"
)
_WATER = (
    "一：把水库水位、农田灌溉配水计划和河道采砂许可放在同一张图上公开，乡镇水管员每天上报一次，遇到强降雨改为每两小时一次；"
    "水费分户账单首次在村务栏张贴，群众可以当场核对亩数和方量。饮水安全工程逐村公布水质检测结果和维修电话，水质不合格的村当天送水并公布整改进度；"
    "围绕大坝除险加固移民补偿，邀请村民代表旁听评审会，补偿标准和分户金额公示了两轮。河湖长的巡查记录每周上网，发现的排污口附照片和责任人，"
    "销号时再附一张整改后的照片；取水许可的办理进度可以凭编号查询，超过时限的系统自动标红并提醒分管负责人。\n"
    "五：一是灌溉配水计划调整后没有及时告知下游村组，现已改为短信和广播同时通知；二是移民补偿的档案没有做成电子版，查询要跑两趟，计划明年上半年完成扫描；"
    "三是水质检测的术语难懂，已请自来水公司写了一份对照说明，贴在每个供水点。"
)


def _pair(other: str) -> str:
    return f"报告：临溪县教育局\n{_OWN}\n报告：临溪县水利局\n{other}"


ALIKE_NARRATIVES = CollectionRule(
    id="R09",
    title="单位间雷同",
    severity=Severity.DOUBT,
    check=_results,
    explanation="不同单位报告的第一、五部分不应大段相同。先去掉许多单位都有的套话，再算两份报告各自的话有多少相同（数字不计）；"
    "第五部分除数字外完全相同的，也列出来。同一单位的几个版本、上级与其本级不比较。",
    basis=LegalBasis(NOTICE_2021, "关于内容雷同、敷衍塞责的要求"),
    next_step="打开两份报告对照相同的段落，退回照抄的单位重写",
    examples=(
        Example(_pair(_WATER), Verdict.HOLDS),
        Example(_pair(_OWN), Verdict.BROKEN),
        Example(_pair(_OWN.replace("六场", "八场").replace("家长", "学生家长")), Verdict.BROKEN),
        Example(_pair(_WATER.partition("\n")[0] + "\n" + _OWN.partition("\n")[2]), Verdict.BROKEN),
        Example(
            f"报告：临溪县教育局\n年份：2023\n{_OWN}\n报告：临溪县教育局 二.docx\n年份：2023\n{_OWN}", Verdict.HOLDS
        ),
        Example(f"报告：临溪县教育局\n{_OWN}", None),
    ),
    needs_units=False,
    settings=(
        Setting("share", "自己的话有多大比例相同才列出", Decimal("0.5"), Decimal("0.2"), Decimal(1)),
        Setting("least", "至少有多少字相同才列出", Decimal(300), Decimal(50), unit="字"),
        Setting("problems", "第五部分完全相同时，至少有多少字才列出", Decimal(80), Decimal(20), unit="字"),
    ),
)
