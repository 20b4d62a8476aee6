"""Which numbers of the narrative say how many requests were received.

Offices say it in many ways, and say much beside it that sounds alike: consultations, letters to the mayor, published
information, reconsiderations, shares by channel or by applicant. Only the plain total is found here.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.obstacles import OTHER_BODY, OTHER_YEAR, forbidden_comparison, names_another_body
from core.rules.narrative.words.brackets import without_asides
from core.rules.narrative.words.surroundings import (
    AN_OFFICE,
    CLAUSE_END,
    REQUEST_UNITS,
    YEARS_END,
    Surroundings,
    surroundings,
    uniform,
)
from core.source.text import SourceText

SECTIONS = frozenset((0, 1, 3))
"""Where the narrative about requests stands: section 一, the words around table 3, or before any heading."""


class Sense(StrEnum):
    """Which of the requests a statement counts."""

    RECEIVED = "received"
    """收到, 接到, 受理: this year's, or with those carried in."""
    NEW = "new"
    """新收: this year's, in so many words."""
    WITH_CARRIED_IN = "with_carried_in"
    """含上年结转: both, in so many words."""
    HANDLED = "handled"
    """收到并办理: any of these, or those handled."""


EXPLICIT = frozenset((Sense.NEW, Sense.WITH_CARRIED_IN))
"""The senses that leave no doubt which requests are counted."""


class ReceivedStatement(Struct, frozen=True):
    """A number that says how many requests came. ``obstacle`` is why it must not be accused; empty where it may be."""

    sentence: Sentence
    mention: Mention
    sense: Sense
    obstacle: str

    @property
    def words(self) -> SourceText:
        """The number with its measure word, as printed."""
        return self.sentence.text.slice(self.mention.start, self.mention.stop)


_VERB = r"(?:收(?=政府信息公开申请|信息公开申请|依申请|公开申请|信息依申请)|新收到?|共有|登记|新增|新接|收到|接到|接收|收件|收办|收悉|收受|受理|共收|收取|接办|接受(?=依申请|政府信息公开申请|信息公开申请|公开申请))"
_VERBS = re.compile(_VERB)
_REQUEST_BEFORE = re.compile(rf"{_VERB}(?:并?\S{{0,4}}?)?了?(?P<object>\S{{0,40}}申请\S{{0,12}}|依申请公开\S{{0,10}})$")
# 受理低保申请44件: whatever else is applied for
_PLAIN_OBJECT = re.compile(
    r"(?:政府|政务|信息|公开|依(?=申请)|公民|法人|其[他它]|组织|社会|公众|群众|自然人|企业|单位|个人|各界|人民|、|和|及|与|或者?|以及|的|了|过|到|于|提出|提交|递交|发来|各类|各种|各方|各项|有效|书面"
    r"|网上|线上|线下|网络|网站|信函|当面|在线|平台|新|本年度?|今年|上年度?|去年|20\d\d年度?|全年|年内|结转|共计?|总计|合计|累计|件|来自|向|我[局委办市县区省镇乡]|本机关|关于|方面|形式|方式|渠道|途径|通过"
    r"|等|正式|相关|有关|全部|所有|依法|按时|按期|办理|处理|答复|转来|移送|多种|多个|人|申请人|并|受理|接收|登记|及时|规范|政府部门|部门|（|）)*申请\S*"
)
# 新收申请140件、上年结转5件: the verb is that of the first number
_ANOTHER_NUMBER = re.compile(r"\d(?!\d{0,3}年)")
# 新收申请的120件来自自然人
_ONLY_SOME = re.compile("来自|来源于|由(?!于)")
# 依申请公开受理的23件土地类申请
_OF_A_SORT = re.compile("(?!(?:的|关于)?(?:政府|政务|信息|依申请|公开))[^，；。：、（）]{2,12}申请")
_NEXT_IN_TURN = re.compile("[、和及与][0-9]")
_FOR_INFORMATION = re.compile("信息|公开")
_VERB_BEFORE = re.compile(rf"{_VERB}(?:并(?:办理|答复|办结|处理))?了?(?:各类|共计?|总计|合计|有效|的)*+$")
_REQUEST_AFTER = re.compile(
    r"^(?:的|关于)?(?:\S{0,14})?(?:信息公开|公开)申请|^(?:政府信息)?依申请|^(?:的)?申请(?=[中，。；、,;（(]|$)|^申请公开(?:政府)?信息"
)
_AMOUNT = re.compile(
    r"^(?:20\d\d年度?|全年|本年度?|今年|[我本][局委办厅镇街道机关单位]{1,2}|的)*(?:政府信息公开|信息公开|依申请公开)?申请(?:收到总数|收到总量|收件总?量|受理总?量|登记总?量|总量|总数|数量|量|件数|共|共计|总计)(?:共|共计|总计|合计|为|达到?|是)*+$"
    r"|^(?:20\d\d年度?|全年|本年度?|今年|的)*依申请公开(?:受理|收件|登记)(?:总)?(?:量|数|数量|件数)(?:共|为|达到?|是)*+$"
    r"|^(?:20\d\d年度?|全年|本年度?|今年|的)*(?:政府信息公开|信息公开|依申请公开)申请(?:共|共计|总计|合计|为|受理|接收|收到|收件)*+$"
)
# 依申请公开受理23件, 公民、法人提出的政府信息公开申请全年共收到23件: what was applied for goes before the verb
_OBJECT_FIRST = re.compile(
    rf"^(?:20\d\d年度?|全年|本年度?|今年|年内|截至{YEARS_END}|[我本](?:[局委办厅镇乡]|街道|机关|单位)|的)*"
    rf"(?:{AN_OFFICE}(?=信息|政府信息|依|公开|公民|申请|各类))?"
    r"(?:(?:各类|社会公众|群众)的?|(?:公民|法人|自然人|其[他它]组织|组织|群众|公众|社会|企业|、|或者?|和|及|以及|与)+(?:提出|提交|向\S{1,3}提出)?的?)?"
    r"(?:政府信息|政务信息|信息)?(?:依申请公开|依法申请公开|公开申请|申请(?:政府)?信息公开|申请公开|信息公开申请)(?:的)?(?:政府信息|信息)?(?:申请)?(?:件|事项)?"
    r"(?:全年|本年度?|年内|已|共计?|累计|总计|合计|总共|为|有|的)*"
    r"(?:总共|合计|累计)?(?:登记受理|收到|接到|接收|受理|收件|登记|收办|收悉|共收)(?:[和并、](?:办理|办结|答复|处理|回复))?(?:的|了|数|量|数量|件数|共计?|累计|总计|合计|总共|为|是|有)*+$"
)
_TOPIC = re.compile(r"信息公开|依申请|公开申请|申请公开|公开(?:政府)?信息的?申请")
_OTHER_MATTER = re.compile(
    r"复议|诉讼|起诉|信访|投诉|举报|咨询|留言|来信|热线|12345|信箱|建议|提案|议案|许可|(?:不动产|婚姻|企业|注册|工商|产权|房屋|商事|户籍|土地|船舶|车辆|股权)登记|登记(?:证|表|簿|机关|类)|救助|补贴|补助|报名|仲裁|法律援助|公证|查档|复查|复核|鉴定"
    r"|工单|诉求|意见|来电|线索|(?<!公开)(?<!申请)(?<!申请政府信息)(?<!申请信息)案件|主动公开|公开政府信息|公开信息|发布|认证|评审|调解|更正|退件|补正|撤回|撤销"
)
_CHANNEL = re.compile(
    r"信函|(?<!公开)(?<!申请)(?<!信息的)(?<!公开的)(?<!申请的)信件|邮[件箱寄]|当面|现场|窗口|网[上络站]|在线|互联网|传真|平台|线上|线下|书面|微信|来访"
)
_ALL_CHANNELS = re.compile(
    r"等\S{0,6}(?:渠道|方式|途径|形式|平台)|(?:多种|各种|各类|各)(?:渠道|方式|途径)|(?:互联网|网上|线上|网络)[和与及、](?:线下|现场|书面)"
)
_PART = re.compile(
    r"^(?:其中|其余|剩余|另|还|此外)|排名|前[三五十]|居前|最多的?|集中[在于]|申请后|转交|移交|移送|涉及|有关|关于|重复|自然人|公民个人(?![、，和及或])|公民(?=申请|提出|提交)|(?<!民、)法人|企业|(?<!各)类(?:政府信息|申请|信息)|办公?室?转|转办"
)
_EVERYBODY = re.compile(r"公民(?!个人(?![、，和及或])|申请|提出|提交)|自然人[、和及与或]")
_NEGATED = re.compile(r"未|没有|无|不再|零|拒绝")
_NEW = re.compile(r"新收|新增|新接|新申请")
_HANDLED = re.compile(r"办理|答复|办结|处理|办复")
_CARRIED_IN_BESIDE = re.compile(
    r"^[（(，,]?(?:其中)?(?:含|包含|包括|含有)(?:了)?(?:20\d\d年|上一?年度?|去年)?度?结转|^[（(，,]?其中[:：]?(?:本年度?)?新收"
)
_CARRIED_IN_WITHIN = re.compile(r"(?:含|包括|包含|连同|加上)(?:20\d\d年|上一?年度?|去年)度?结转")


def received_statements(report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[ReceivedStatement, ...]:
    """The statements of the received total, in reading order; each with what speaks against it."""
    found: list[ReceivedStatement] = []
    topic = 0
    for sentence in sentences:
        topic = 3 if _TOPIC.search(sentence.text.characters) else topic - 1
        if sentence.section in SECTIONS and topic > 0:
            found += _alone(tuple(_in_sentence(report, sentence)))
    return tuple(found)


def _alone(statements: tuple[ReceivedStatement, ...]) -> tuple[ReceivedStatement, ...]:
    """Several totals in one sentence are those of several offices, or of several ways of counting."""
    if sum(one.obstacle != OTHER_YEAR for one in statements) < 2:
        return statements
    return tuple(
        replace(one, obstacle=one.obstacle or "一句里有几个数，口径不一") if one.sense not in EXPLICIT else one
        for one in statements
    )


def _in_sentence(report: AnnualReport, sentence: Sentence) -> Iterator[ReceivedStatement]:
    for mention in sentence.mentions:
        if mention.kind is MentionKind.COUNT and mention.unit in REQUEST_UNITS:
            words = surroundings(sentence, mention)
            if _says_received(_without_the_organ(report.organ, words)):
                yield ReceivedStatement(sentence, mention, _sense(words), _obstacle(report, sentence, mention, words))


def _without_the_organ(organ: str, words: Surroundings) -> Surroundings:
    """信访局共受理申请4件 says nothing of 信访, where that is the office that reports."""
    own = _PLACE.sub("", organ)
    return replace(words, clause=words.clause.replace(own, "")) if len(own) > len("局") + 1 else words


_PLACE = re.compile("^.*[省市县区旗州盟](?=.{3})")


def _obstacle(report: AnnualReport, sentence: Sentence, mention: Mention, words: Surroundings) -> str:
    verb = _VERBS.search(words.clause)
    if verb is not None and names_another_body(report.organ, words.clause[: verb.start()]):
        return OTHER_BODY
    return forbidden_comparison(report, sentence, mention)


def _says_received(words: Surroundings) -> bool:
    clause = _outside_brackets(words.clause)
    followed = _VERB_BEFORE.search(clause) and _REQUEST_AFTER.search(words.after)
    before = _REQUEST_BEFORE.search(clause)
    if before is not None and _ANOTHER_NUMBER.search(before["object"]):
        before = None
    if before is not None and _FOR_INFORMATION.search(before["object"]) is None:
        before = _PLAIN_OBJECT.fullmatch(before["object"])
    first = _OBJECT_FIRST.search(clause) is not None and _OF_A_SORT.match(uniform(words.after)) is None
    if not (before or _AMOUNT.search(clause) or first or followed):
        return False
    # 2021年至2023年分别收到98件、120件、136件
    in_turn = "分别" in clause and _NEXT_IN_TURN.match(words.after) is not None
    if in_turn or _ONLY_SOME.match(words.after):
        return False
    # 依申请公开政府信息 is a request, 公开政府信息 is not
    matter = _APPLIED_FOR.sub("依申请", clause)
    if (
        _OTHER_MATTER.search(matter)
        or _OTHER_MATTER.search(CLAUSE_END.split(uniform(words.after[:6]))[0])
        or _NEGATED.search(clause)
    ):
        return False
    if _CHANNEL.search(words.before) and not _ALL_CHANNELS.search(words.before):
        return False
    return not _PART.search(clause) or _EVERYBODY.search(clause) is not None


_APPLIED_FOR = re.compile("依申请公开|依法申请公开|申请公开(?=信息|政府信息|的|件)|公开(?:政府)?信息(?=的?申请)")


def _outside_brackets(clause: str) -> str:
    """The clause without what stands in brackets; from an open bracket on, only what stands in it."""
    return without_asides(clause).replace("(", "（").rpartition("（")[2]


def _sense(words: Surroundings) -> Sense:
    if _NEW.search(words.clause):
        return Sense.NEW
    if _CARRIED_IN_BESIDE.search(words.after) or _CARRIED_IN_WITHIN.search(words.clause):
        return Sense.WITH_CARRIED_IN
    return Sense.HANDLED if _HANDLED.search(words.clause) else Sense.RECEIVED


_ABOUT_REQUESTS = re.compile(r"收到|接到|受理|办理|答复|办结|新收|收办|处理|件")


def names_a_number_of_requests(sentences: tuple[Sentence, ...]) -> bool:
    """Whether any sentence about requests counts something: asked generously, so that silence is not alleged."""
    topic = 0
    for sentence in sentences:
        characters = sentence.text.characters
        topic = 3 if "申请" in characters else topic - 1
        counts = any(one.kind is MentionKind.COUNT and one.unit in _COUNTS for one in sentence.mentions)
        if counts and topic > 0 and ("申请" in characters or _ABOUT_REQUESTS.search(characters)):
            return True
    return False


_COUNTS = REQUEST_UNITS | {"人", "人次"}
