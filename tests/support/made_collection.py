"""An invented batch: a tree of three levels whose reports add up, with narratives of their own, and faults on demand.

Everything is made from numbers, so that the same seed gives the same batch.
"""

import random
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct, structs

from core.forms.address import Address, Table, address
from core.forms.form import APPLICANTS, OUTCOMES, Edition, Form, form_of
from core.rules.across.collection import CollectedReport, Collection, KeptParagraph
from core.rules.across.unit_columns import column_called
from core.rules.across.unit_rows import unit_of
from core.rules.across.units import Unit, UnitTree, tree_of
from core.source.numerals import plain
from tests.support.flat_report import flat_report

FORM: Form = form_of(Edition.Y2021)
Amounts = dict[Address, Decimal]

_SURNAMES = "青临云石白松柏枫桐兰桂荷芦苇沙溪湖泉岭峰岩谷川洲渡桥塘坡坪"
_SECOND = "禾溪岭桥山河水关阳原城口坝湾峪集店营坊寨台江沟塔"
_OFFICES = (
    "教育", "民政", "财政", "水利", "司法", "审计", "统计", "交通运输", "农业农村", "商务", "应急管理", "医疗保障", "信访",
    "林业", "体育", "文化和旅游", "生态环境", "自然资源", "人力资源和社会保障", "市场监督管理", "住房和城乡建设", "退役军人事务",
)  # fmt: skip
_BOILERPLATE = (
    "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，认真落实《中华人民共和国政府信息公开条例》，不断提升公开实效。",
    "按照“谁公开、谁审查、谁负责”的原则，严格执行信息发布“三审三校”制度，先审查、后公开，一事一审，确保公开信息不涉密、涉密信息不公开。",
    "明确分管负责同志具体抓、专人负责日常工作，把政务公开列入重要议事日程，定期研究部署，形成一级抓一级、层层抓落实的工作格局。",
)
_WHO = (
    "办事群众",
    "困难家庭",
    "返乡青年",
    "种粮大户",
    "个体工商户",
    "新市民",
    "学生家长",
    "出租车司机",
    "养老机构",
    "施工企业",
    "物业公司",
    "渔民",
    "果农",
    "货运司机",
    "残疾人",
    "老年人",
)
_WHAT = (
    "补助标准",
    "审批流程",
    "收费目录",
    "抽检结果",
    "施工计划",
    "学位余量",
    "停水停电通知",
    "配水计划",
    "危房名单",
    "除险加固进度",
    "招投标结果",
    "票价调整",
    "培训名额",
    "贷款贴息办法",
    "检疫证明办理",
    "工伤认定期限",
    "招聘岗位",
    "公交线路",
    "垃圾清运时间",
    "疫苗接种点",
    "图书馆开放时间",
    "防汛物资",
    "宅基地审批",
    "公墓价格",
)
_HOW = (
    "逐户送到手里",
    "用方言录成广播",
    "画成一张流程图",
    "做成可以检索的表格",
    "请人大代表旁听",
    "贴在村口的公告栏",
    "放进办事大厅的自助机",
    "编成二十条问答",
    "按月更新并注明更新人",
    "对照上年逐项列出变化",
    "先征求意见再定稿",
    "请第三方抽查",
    "放到手机地图上",
    "在集市上设摊讲解",
    "写进家长会材料",
    "和发票一起寄出",
)
_WHY = (
    "过去来电询问最多",
    "去年的回访里不满意最集中",
    "容易和外地的做法混淆",
    "牵涉的人多而且分散",
    "政策一年一变",
    "原来的页面要点五次才找得到",
    "群众担心被中介多收钱",
    "媒体报道后询问激增",
    "历史遗留的档案不全",
    "几个部门说法不一",
)
_RESULT = (
    "询问量明显下降",
    "重复来访少了",
    "有人据此提出了三条建议并被采纳",
    "一处多年的错误得到更正",
    "两家企业补齐了材料",
    "全年没有再收到投诉",
    "邻县专门来学习",
    "村干部说好解释了",
    "窗口排队的时间缩短",
    "年底回访时绝大多数人表示看得懂",
)
_LACK = (
    "旧档案还没有数字化",
    "短视频更新不及时",
    "专业词汇解释不够",
    "夜间咨询没有人接",
    "乡下网络差",
    "打印材料字太小",
    "两个系统要重复录入",
    "新来的同志不熟悉办理时限",
    "图解偏少",
    "英文和少数民族文字的版本缺失",
    "征求意见的时间偏短",
    "依申请公开的答复说理不足",
)


_SIGNS = (
    "人民公开信息政府服务群众乡村城市学校医院道路河流农田工厂商店居民企业项目工程资金补贴标准流程窗口电话网站平台数据档案报告会议培训检查整改问题措施"
    "时间地点价格数量质量安全环境交通教育医疗住房就业养老饮水供电排水绿化照明停车垃圾消防防汛旅游文化体育图书展览集市果园茶山渔船牧场林场矿区码头车站"
    "广播短信微信图表手册名册台账清单目录地图问答视频海报公告栏座谈走访回访抽查评议监督投诉建议答复解释核实更正补充调整延长缩短增加减少提前推迟"
)


class Faults(Struct, frozen=True):
    """How many of each fault are planted."""

    copies: int = 0
    sums: int = 0
    missing: int = 0
    doubles: int = 0


class Made(Struct, frozen=True):
    """A batch with what was planted: pairs of copies, parents with a wrong sum, missing units, units with two reports."""

    tree: UnitTree
    reports: tuple[CollectedReport, ...]
    copies: frozenset[frozenset[str]]
    sums: frozenset[str]
    missing: frozenset[str]
    doubles: frozenset[str]

    def collection(self) -> Collection:
        """The batch as the rules see it."""
        return Collection(self.reports, (), self.tree)


def made_collection(count: int, faults: Faults = Faults(), seed: int = 1) -> Made:  # noqa: B008 (a frozen value)
    """A batch of about ``count`` reports: a city, its counties and departments, and the counties' own units."""
    rng = random.Random(seed)
    tree = _tree(count, rng)
    reports = {unit.name: _report(number, unit, rng) for number, unit in enumerate(tree.units)}
    _add_up(tree, reports)
    leaves = [unit.name for unit in tree.units if not tree.children(unit.name) and not unit.own_level]
    rng.shuffle(leaves)
    copies = _copy(reports, leaves, faults.copies, rng)
    parents = [unit.name for unit in tree.parents() if unit.parent]
    wrong = rng.sample(parents, min(faults.sums, len(parents)))
    for name in wrong:
        _spoil(reports, name, rng)
    # a parent of a missing unit could not be added up, so that these stand under parents that are all right
    free = [name for name in leaves if _parent(tree, name) not in wrong]
    missing, doubled = free[: faults.missing], free[faults.missing : faults.missing + faults.doubles]
    kept = [report for name, report in reports.items() if name not in missing]
    kept += [structs.replace(reports[name], file=f"{name}（二）.docx") for name in doubled]
    numbered = tuple(structs.replace(report, index=index) for index, report in enumerate(kept))
    return Made(tree, numbered, copies, frozenset(wrong), frozenset(missing), frozenset(doubled))


def _parent(tree: UnitTree, name: str) -> str:
    unit = tree.unit(name)
    return unit.parent if unit is not None else ""


def _tree(count: int, rng: random.Random) -> UnitTree:
    city = "青禾市"
    units = [
        _unit(f"{city}人民政府", "", "设区市政府", scope="汇总"),
        _unit(f"{city}政府本级", f"{city}人民政府", "本级"),
    ]
    units += [_unit(f"{city}{name}局", f"{city}人民政府", "部门") for name in _OFFICES]
    places = [f"{one}{two}" for one in _SURNAMES for two in _SECOND if f"{one}{two}" != "青禾"]
    rng.shuffle(places)
    while len(units) < count and places:
        county = f"{places.pop()}县"
        top = f"{county}人民政府"
        units += [_unit(top, units[0].name, "县级政府", scope="汇总"), _unit(f"{county}政府本级", top, "本级")]
        units += [_unit(f"{county}{places.pop()}镇人民政府", top, "乡镇街道") for _ in range(12) if places]
        units += [_unit(f"{county}{name}局", top, "部门") for name in _OFFICES]
    tree = tree_of(units[:count])
    assert isinstance(tree, UnitTree), tree
    return tree


def _unit(name: str, parent: str, kind: str, *, scope: str = "") -> Unit:
    given = {"单位名称": name, "上级单位": parent, "单位类别": kind, "汇总口径": scope}
    cells = [(column, text) for heading, text in given.items() if (column := column_called(heading)) is not None]
    unit = unit_of(0, cells)
    assert isinstance(unit, Unit), unit
    return unit


def _report(index: int, unit: Unit, rng: random.Random) -> CollectedReport:
    return CollectedReport(
        index,
        f"{unit.name}2023年政府信息公开工作年度报告.docx",
        unit.name,
        2023,
        Edition.Y2021,
        False,
        tuple(Table),
        _own_amounts(rng),
        passages=_passages(unit.name, rng),
        sha256=f"{index:064x}",
    )


def _own_amounts(rng: random.Random) -> Amounts:
    """A unit's own figures, which satisfy every identity of the form."""
    amounts = dict.fromkeys(FORM.addresses(), Decimal(0))
    for at in FORM.table(Table.DISCLOSURE).addresses():
        amounts[at] = Decimal(rng.choice((0, 0, rng.randrange(400))))
    amounts[Address("T2.charges.amount")] = Decimal(rng.randrange(100_000)) / 100
    results = [line for line in FORM.result_lines if rng.random() < 0.3]
    for column in APPLICANTS[:2]:
        carried_in, carried_out = Decimal(rng.randrange(3)), Decimal(rng.randrange(3))
        handled = carried_in
        for line in results:
            amounts[address(Table.REQUESTS, line, column.key)] = value = Decimal(rng.randrange(9))
            handled += value
        handled -= carried_in
        amounts[address(Table.REQUESTS, "total", column.key)] = handled
        amounts[address(Table.REQUESTS, "carried_out", column.key)] = carried_out
        carried_in = min(carried_in, handled + carried_out)
        amounts[address(Table.REQUESTS, "carried_in", column.key)] = carried_in
        amounts[address(Table.REQUESTS, "received", column.key)] = handled + carried_out - carried_in
    for request_line in FORM.table(Table.REQUESTS).lines:
        cells = [address(Table.REQUESTS, request_line.key, column.key) for column in APPLICANTS]
        amounts[cells[-1]] = sum((amounts[at] for at in cells[:-1]), Decimal(0))
    for group in FORM.table(Table.DISPUTES).lines:
        cells = [address(Table.DISPUTES, group.key, outcome.key) for outcome in OUTCOMES]
        for at in cells[:-1]:
            amounts[at] = Decimal(rng.choice((0, 0, 0, 1, 2)))
        amounts[cells[-1]] = sum((amounts[at] for at in cells[:-1]), Decimal(0))
    return amounts


def _passages(name: str, rng: random.Random) -> tuple[KeptParagraph, ...]:
    """A narrative of 1,500 to 4,000 characters: what everybody writes, what many write, and the unit's own."""
    length = rng.randrange(1_500, 4_000)
    paragraphs = [KeptParagraph(1, "".join((f"2023年，{name}", *rng.sample(_BOILERPLATE, 2))))]
    while sum(len(one.text) for one in paragraphs) < length * 0.8:
        paragraphs.append(KeptParagraph(1, "".join(_sentence(rng) for _ in range(rng.randrange(3, 6)))))
    lacking = rng.sample(_LACK, 3)
    problems = "".join(f"{mark}是{lack}，{rng.choice(_WHY)}；" for mark, lack in zip("一二三", lacking, strict=True))
    paragraphs.append(KeptParagraph(5, f"存在的主要问题：{problems.removesuffix('；')}。"))
    while sum(len(one.text) for one in paragraphs) < length:
        paragraphs.append(KeptParagraph(5, f"改进措施：{_sentence(rng)}{_sentence(rng)}"))
    return tuple(paragraphs)


def _sentence(rng: random.Random) -> str:
    """Half of the time in the common phrases of the trade, else in words of nobody else's."""
    return _in_phrases(rng) if rng.random() < 0.5 else _in_words(rng)


def _in_words(rng: random.Random) -> str:
    clauses = ("".join(rng.choices(_SIGNS, k=rng.randrange(8, 18))) for _ in range(rng.randrange(2, 5)))
    return "，".join(clauses) + "。"


def _in_phrases(rng: random.Random) -> str:
    who, what, how = rng.choice(_WHO), rng.choice(_WHAT), rng.choice(_HOW)
    why, result = rng.choice(_WHY), rng.choice(_RESULT)
    shapes = (
        f"{who}最关心{what}，{why}，于是把它{how}，{result}。",
        f"针对{what}{why}的情况，把有关材料{how}，请{who}提意见，{result}。",
        f"{rng.randrange(2, 12)}月起，{what}改为{how}；{who}反映，{result}。",
        f"因为{why}，今年把{what}和{rng.choice(_WHAT)}合并公布，面向{who}{how}，全年更新{rng.randrange(10, 900)}条，{result}。",
    )
    return rng.choice(shapes)


def _add_up(tree: UnitTree, reports: Mapping[str, CollectedReport]) -> None:
    """From the bottom up every parent gets the sums of its units."""
    for unit in reversed(tree.parents()):
        children = [reports[child.name].amounts for child in tree.children(unit.name)]
        amounts = reports[unit.name].amounts
        assert isinstance(amounts, dict)
        for at in amounts:
            amounts[at] = sum((child[at] or Decimal(0) for child in children), Decimal(0))


def _copy(
    reports: dict[str, CollectedReport], leaves: list[str], count: int, rng: random.Random
) -> frozenset[frozenset[str]]:
    """``count`` reports whose text was taken from another one, with its name, its numbers and some sentences changed."""
    pairs = []
    for _ in range(count):
        source, target = leaves.pop(), leaves.pop()
        passages = tuple(
            structs.replace(one, text=_adapted(one.text, source, target, rng)) for one in reports[source].passages
        )
        reports[target] = structs.replace(reports[target], passages=passages)
        pairs.append(frozenset((source, target)))
    return frozenset(pairs)


def _adapted(text: str, source: str, target: str, rng: random.Random) -> str:
    sentences = text.replace(source, target).split("。")
    kept = (sentence if rng.random() < 0.8 or not sentence else _sentence(rng).rstrip("。") for sentence in sentences)
    return "。".join(kept).replace("1", str(rng.randrange(2, 9)))


def _spoil(reports: dict[str, CollectedReport], name: str, rng: random.Random) -> None:
    amounts = dict(reports[name].amounts)
    at = address(Table.REQUESTS, rng.choice(("received", "total", "granted")), "natural")
    amounts[at] = (amounts[at] or Decimal(0)) + rng.choice((1, 9, 10))
    reports[name] = structs.replace(reports[name], amounts=amounts)


def write_batch(made: Made, folder: Path) -> Path:
    """The batch as files in a folder; the answer is the list of its units, which lies beside them."""
    for report in made.reports:
        texts = {number: "\n".join(one.text for one in report.passages if one.section == number) for number in (1, 5)}
        texts[6] = "2023年，未收取信息处理费。"
        figures = {str(at): plain(value) for at, value in report.amounts.items() if value is not None}
        text = flat_report(figures, Edition.Y2021, texts).replace("青禾市教育局2023年", f"{report.organ}2023年", 1)
        (folder / f"{report.index:04d}{report.organ}.txt").write_text(text, encoding="utf-8")
    units = folder / "名单.csv"
    kinds = {unit.name: "本级" if unit.own_level else unit.facts.kind or "" for unit in made.tree.units}
    rows = [("单位名称", "上级单位", "单位类别", "汇总口径")]
    rows += [
        (unit.name, unit.parent, str(kinds[unit.name]), "汇总" if unit.facts.consolidates else "")
        for unit in made.tree.units
    ]
    units.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    return units
