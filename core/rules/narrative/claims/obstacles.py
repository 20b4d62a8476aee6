"""What in the words before a number forbids to hold it against the tables: another body, another time, a comparison.

A time stays in force until the sentence names another one; whose number it is, until the sentence names somebody else.
"""

import re

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, Sentence
from core.rules.narrative.words.brackets import without_asides
from core.rules.narrative.words.surroundings import YEARS_END, squeezed, surroundings

OTHER_TIME = "累计、同期或部分时段的数"
OTHER_YEAR = "其他年份的数"
WIDER = "口径与本机关的表格可能不同"
OTHER_BODY = "说的是其他机关的数"
COMPARISON = "增减或对比的数"
ELSEWHEN = frozenset((OTHER_YEAR, COMPARISON))
"""What makes a number one of another year: that it equals this year's says nothing."""
APPROXIMATE = "约数，不逐一核对"

_HALF_WIDTH = str.maketrans({**{chr(0xFF10 + digit): str(digit) for digit in range(10)}, "－": "-", "～": "~"})
# the year of what was published: 2025年度预算情况说明
_QUOTED = re.compile(
    r"20\d\d年度?(?:部门|单位|财政|本级|[市县区镇])*(?:预决算|预算|决算|工作要点|工作计划|年度报告|年报)|《[^《》]*》|“[^“”]*”|[〔\[（(]20\d\d(?:年版)?[〕\]）)]"
)

_PLACES = r"市|县|区|省|州|盟|旗|系统|域|镇|乡|街道?|局系统"
_BODIES = r"部门|单位|级|区|县|市|乡|镇|街道|科室|地|处室|成员单位|镇街"
_WIDER = re.compile(
    rf"全(?:{_PLACES})|各(?:{_BODIES})|(?<!自)我[市县区省州旗]|及其?(?:所属|下属|各)?部门|所属|下属|直属|[局委厅办镇]属|本级|代表|[市区县省]直|[省市县区]级(?:部门|单位|机关)|区县|县区|备案|上级(?:部门|机关|单位)?(?=印发|制发|制定|出台|下发)|局机关|镇机关|机关本身"
    r"|合计汇总|系统内|\d[个家](?:县|市|区|旗|乡镇|镇街?|街道|市直|县直|区直|直属|分局)[^，；。\d]{0,10}(?:收到|接到|受理|新收|办结|答复)"
)
_WIDER_LEADS = re.compile(
    rf"(?:^|[，,；;。：:）)])(?:20\d\d年度?|全年|本年度?|今年|[，,])*(?P<who>(?:政府|部门|单位)(?=(?:共|全年|本年度?|依法)*(?:新收|收到|接到|受理|办理|办结|答复))|下辖|所辖|下属|所属|直属|辖[区内]|[^，；。0-9]{{0,4}}\d+[个家](?:县|市|区|旗|乡|镇|街道|分局)|全(?:{_PLACES})|我[市县区省州旗]|[市县区省州]政府及|各(?:{_BODIES})|[市县区]直|(?:[市县区省州](?:人民)?政府?)?本级)"
)
_SUBORDINATE = re.compile(
    r"(?:^|[，；。：）])(?:20\d\d年度?|全年|其中)*(?![我本])(?P<who>[\u4e00-\u9fff]{2,10}(?:考试院|中心|支队|大队|分局|医院|学院|学校|中学|小学|研究所|监测站|服务站|管理所|派出所|税务所|科室))"
    r"(?=[^，；。]{0,8}(?:收到|受理|接到|办理|办结|答复))"
)
_SUFFIX = 3
"""Characters at the end of an office's name by which it is known again in the organ's."""
_OWN = re.compile(r"[我本](?:局|委|办|厅|机关|单位|镇|乡|街道|院|中心|部门|行|会|队|公司|站|所)(?!系统|属|直)")
_OWN_PLACE = re.compile(r"(?<![本全])我[市县区省州旗](?!直|本级|各)")
_DIVIDED = re.compile(r"本级|各部门|各单位|乡镇|镇街|街道办|[市县区]直|政府办公?室?|及其?部门|所属|下属")
_ANOTHER_SCOPE = re.compile(
    rf"{_DIVIDED.pattern}|各(?:{_BODIES})|[市县区省]直|直属|部门|单位|办公?室|公开办|备案|代表|系统|(?:[局委厅镇乡]|街道)(?:本身|收|办理|受理|[0-9])"
)
_LISTED_BODY = re.compile(r"(?<![我本])[\u4e00-\u9fff]{2}(?:[局委厅镇乡]|街道)$")
_GOVERNMENT = re.compile(r"(?:人民政府|管委会|管理委员会|办事处)$")
_PLACE_GOVERNMENT = re.compile(r"[省市县区州盟旗]人民政府$")
_TOWN = re.compile(r"[镇乡]人民政府$|街道办事处$|[镇乡]$|街道$")
_OWN_TOWN = re.compile(r"[全我](?:镇|乡|街道?)(?!各|直)")
_OFFICE = re.compile(r"[本我](?:办|局|委|厅)(?!事)")
_BODY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,3}(?:办公室|政府办|局|厅|委|委员会|办事处|镇|乡|街道|中心|支队|大队|分局|管委会|院|所))"
    r"(?:全年|本年度?|年度|共|总共|合计|累计|一共|也|还|依法|先后|均)*+$"
)

# 较2022年减少 speaks of another year in passing
_PASSING = re.compile(
    r"(?:[较比]|与|和|同)(?:20\d\d年|[上去往]一?年|同期)(?:度|同期|的|相比|底|末)*|同期(?=办结|答复|结转|办理)|(?:上|去)一?年(?:度|同期)?(?:这一数字|该数|的|为|是|数)*[0-9,]+[件条份宗](?=[，；。）])"
    r"|(?:[由从]|在|较)(?:20\d\d年|[上去]一?年)(?:度|的|底|末)*[0-9,]+[件条份宗项](?:调减|核减|调整|减少|增加|增|减|升|降|的?基础上)"
)
_COMPARED = re.compile(
    r"同比|环比|相比|较(?!好|多的|大的|少的|高的|集中|突出|为|快|强|大程度|多地|完善)|[比与]\S{0,8}(?:增|减|多|少|升|降)|(?:增加|减少|增长|下降|上升)(?![到至])|多于|少于|增幅|降幅|净增"
)
_FULL_YEAR = re.compile(r"1月1日(?:起|开始)?[至到\-—–~]+(?:20\d\d年)?12月31日|(?<!\d)1(?:月)?[至到\-—–~]+12月")
_CARRIED_YEAR = re.compile(
    r"20\d\d年度?(?:结转|转结|顺延|转)[至到入]20\d\d年度?|加上年[初末底]|(?:上一?年|去年|20\d\d年)度?(?:无|没有)(?:申请)?结转|(?:加上|连同|外加|含)(?:上一?年|去年)的(?=[0-9])|(?:结转|转结|承接|接转|接续)(?:自|的)?(?:上一?年|去年|20\d\d年)度?|(?:20\d\d年|上一?年|去年)度?[末底]?(?:收到[、，并])?(?:(?:未办结的?|继续)?(?:结转|转结|转接|顺延|转入|转来|转办|带来|带入|移交|遗留)|未办?结|没办[完结]|未办完)|(?:结转|转结|顺延|转入?)[至到入]?(?:20\d\d年)度?"
)
_TIMES = re.compile(
    r"(?P<now>全年|本年度?|今年以来|今年|年内|年度内|年初以来|一年来|一年以来)"
    rf"|(?P<end>截[至止]到?{YEARS_END})"
    r"|(?P<other>(?:截至|截止)到?(?:目前|(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?|年?底|年?末)?)|自?(?P<since>20\d\d)年[^，,。；;]{0,12}?以来|累计|历年|往年"
    r"|近?[两三四五六七八九十几\d]年来|近[两三四五几\d]年|[两三四五]年(?=共|合计|累计|总计)|上半年|下半年|第?[一二三四1-4]季度|以来|\d{1,2}月)"
    r"|(?P<last>(?:上|去|前)一?年度?(?!度)|同期(?!办结|答复|结转|办理))|(?P<year>20\d\d)年"
)
_EACH = re.compile(r"日均|月均|人均|平均|每(?:[年月日季周天人]|个月|季度)")
_REACH = 400


def forbidden_comparison(report: AnnualReport, sentence: Sentence, mention: Mention) -> str:
    """Why a number must not be held against the tables as a mistake, as a Chinese clause; empty where it may be."""
    if mention.approximate:
        return APPROXIMATE
    return obstacle_of(report, sentence, mention, surroundings(sentence, mention).clause)


def _head(sentence: Sentence, mention: Mention) -> str:
    return _plain(sentence.text.characters[max(mention.start - _REACH, 0) : mention.start])


def _plain(text: str) -> str:
    """Without brackets that are closed again: 制发11件（其中县政府办7件），废止2件 goes on with the whole county."""
    return without_asides(squeezed(text).translate(_HALF_WIDTH))


def same_scope(sentence: Sentence, known: Mention, mention: Mention) -> bool:
    """Whether nobody else is named between a number that was found to be of the tables' own scope and another one."""
    first, second = (known, mention) if known.start < mention.start else (mention, known)
    between = _plain(sentence.text.characters[first.stop : second.start])
    # whichever comes later may have a scope of its own, which the earlier one does not share
    return not any(words.search(between) for words in (_ANOTHER_SCOPE, _WIDER, _OWN, _OFFICE, _LISTED_BODY))


def obstacle_of(
    report: AnnualReport, sentence: Sentence, mention: Mention, clause: str, *, scope_known: bool = False
) -> str:
    """The same whether or not the number is approximate; ``clause`` is what stands before it in its clause."""
    head, clause = _head(sentence, mention), _plain(clause)
    divided = _DIVIDED.search(head) or _DIVIDED.search(surroundings(sentence, mention).after)
    if not scope_known and _others_in(report.organ, head, clause, divided=divided is not None):
        return WIDER
    if _COMPARED.search(clause):
        return COMPARISON
    if _EACH.search(clause):
        return OTHER_TIME
    return _other_time(report.year, _QUOTED.sub("", head), len(clause))


def scope_of(report: AnnualReport, sentence: Sentence, mention: Mention, clause: str) -> str:
    """The words that say whose number it is, where it may be that of others than the tables': 全市, 区政府及所属部门; else empty."""
    head = _head(sentence, mention)
    named = _others_in(report.organ, head, _plain(clause), divided=False)
    # 全市收到1360件，市政府办公室收到136件: somebody else is named since
    return "" if not named or _ANOTHER_SCOPE.search(head.rpartition(named)[2]) else named


def names_parts(sentence: Sentence) -> bool:
    """Whether a passage divides a place into its offices: 市本级, 各部门, 本机关收到12件."""
    text = squeezed(sentence.text.characters)
    return _DIVIDED.search(text) is not None or _RECEIVES.search(text) is not None


_RECEIVES = re.compile(r"[我本](?:局|委|办|厅|机关|单位)[^，；。0-9]{0,8}(?:收|受理|办|答复|接)")


def _others_in(organ: str, head: str, clause: str, *, divided: bool) -> str:
    # 我县 is whose report it is, unless the sentence divides the county into its offices
    if _PLACE_GOVERNMENT.search(organ) and not divided:
        head, clause = _OWN_PLACE.sub("", head), _OWN_PLACE.sub("", clause)
    if _TOWN.search(organ):
        head, clause = _OWN_TOWN.sub("", head), _OWN_TOWN.sub("", clause)
    subordinate = [one for one in _SUBORDINATE.finditer(head) if one["who"][-_SUFFIX:] not in organ]
    named = (_OFFICE.search(clause) if _GOVERNMENT.search(organ) else None) or _WIDER.search(clause)
    if named is not None:
        return named.group()
    others = sorted((*_WIDER_LEADS.finditer(head), *subordinate), key=lambda one: one.start())
    return others[-1]["who"] if others and not _OWN.search(head, others[-1].end()) else ""


def _other_time(year: int | None, head: str, clause: int) -> str:
    earlier = _PASSING.sub("", head[: len(head) - clause]) if clause else _PASSING.sub("", head)
    text = _CARRIED_YEAR.sub("", _FULL_YEAR.sub("", earlier + (head[-clause:] if clause else "")))
    current, found = False, ""
    for match in _TIMES.finditer(text):
        if match["year"]:
            current = year is None or int(match["year"]) == year
            found = "" if current else OTHER_YEAR
        elif match["last"]:
            current, found = False, OTHER_YEAR
        elif match["now"] or (match["since"] and year is not None and int(match["since"]) == year):
            current, found = True, ""
        elif match["end"]:
            # the year's end is where the tables stand, though not for what piled up until then
            named = re.search(r"20\d\d", match["end"])
            same = named is None or year is None or int(named.group()) == year
            current, found = False, "" if same else OTHER_YEAR
        elif match["other"] == "累计" and current:
            continue
        else:
            current, found = False, OTHER_TIME
    return found


_SELF = frozenset("我本全各")
_YEAR_LEADS = re.compile(r"^.*\d年度?")


def names_another_body(organ: str, before: str) -> bool:
    """Whether the words before a verb name an office other than the one that reports: its number is a part, or another."""
    body = _BODY.search(_YEAR_LEADS.sub("", squeezed(before)))
    if body is None or not organ or not _SELF.isdisjoint(body["name"]):
        return False
    # an office calls itself 市局, a government has several of them
    itself = len(body["name"]) <= _SHORT_NAME and not _GOVERNMENT.search(organ)
    return not itself and not _abbreviates(body["name"][-3:], organ)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a name's characters stand in a longer one in their order: 医保局 in 医疗保障局."""
    rest = iter(name)
    return all(character in rest for character in short)


_SHORT_NAME = 2
