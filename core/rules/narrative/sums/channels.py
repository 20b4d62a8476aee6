"""Requests counted by the channel they came through: 信函47件、电子邮件1件."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.obstacles import WIDER, forbidden_comparison, same_scope
from core.rules.narrative.claims.statement import Reading
from core.rules.narrative.words.brackets import opens, without_asides
from core.rules.narrative.words.spots import Spot
from core.rules.narrative.words.surroundings import REQUEST_UNITS, squeezed, uniform
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of

_SECTIONS = frozenset((0, 1, 3))
_CHANNELS = {
    "post": r"信函|信件|书信|邮寄|邮政|邮递|寄送|寄件|来函|来信|函件|快递|快件|专递|EMS|ems|挂号",
    "mail": r"电子邮件|电子邮箱|邮件|邮箱|电邮|(?<![长导民])信箱",
    "person": r"当面|面交|柜台|大厅|现场|窗口|当场|来访|上门|书面|纸质|线下",
    "offline": r"非(?:互联网|网络|网上|线上)",
    "online": r"电子(?:形式|方式|渠道|途径|版)|网上|网络|网站|在线|互联网|线上|平台|系统|门户|网页|网申|官网|客户端",
    "fax": r"传真",
    "message": r"微信|公众号|小程序|短信",
    "other": r"其[他它](?:方式|渠道|形式|途径)",
}
_CHANNEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CHANNELS.items()))
_CHANNEL_BEHIND = re.compile(
    r"(?:的)?(?:是|为|系|由|来自|来源于|通过|经|经由|以|采用|采取|属于?|其中)*(?:申请人)?(?:" + _CHANNEL.pattern + ")"
)
_NOT_A_REQUEST = re.compile(
    r"公开政府信息|公开信息|主动公开|发布|答复|送达|回复|咨询|推送|更新|转载|留言|办结|反馈|投诉|信访|举报|热线|12345|复议|诉讼|意见|建议|解读|浏览|访问|召开|举办|升级|改版|维护|优化|建设|开通|测试|检修|巡检|关停|整合"
)
_OPEN_END = re.compile(r"^[^，,。；;]{0,8}等|^[，,、]?(?:等|其余|剩余)")
_FILLER = re.compile(r"^(?:为|达到?|有|是|共|共计|计|约|的|数量|申请)*+$")
# 网上申请100件，是信函30件的3.3倍
_COMPARED_WITH = re.compile("(?:约|远|则)*(?:是|比|较|超过|超|高于|多于|少于|低于)")
_CAME = re.compile("申请|收到|接到|受理|接收|提交")


class Channels(Struct, frozen=True):
    """The items of one list: mentions with channels, and how the list stands in its sentence.

    ``stated`` is the number before it, ``right_behind`` says that nothing else stands between; ``following`` numbers may be
    channels of names unknown here.
    """

    sentence: Sentence
    items: tuple[Mention, ...]
    stated: Decimal | None
    obstacle: str
    following: tuple[Mention, ...] = ()
    right_behind: bool = False

    @property
    def with_carried_in(self) -> bool:
        """Whether the words right behind say that those carried in are counted too."""
        return "结转" in self.sentence.text.characters[self.items[-1].stop :][:_CARRIED_WITHIN]

    @property
    def total(self) -> Decimal:
        """The items together."""
        return sum((item.value for item in self.items), Decimal(0))

    def up_to(self, amounts: set[Decimal]) -> "Channels":
        """The first items that make one of some amounts, with those behind them where need be; else all of them."""
        every = (*self.items, *self.following)
        first = (replace(self, items=every[:count]) for count in range(2, len(every) + 1))
        return next((one for one in first if one.total in amounts), self)


def channel_lists(report: AnnualReport, readings: tuple[Reading, ...]) -> Iterator[Channels]:
    """The first list of at least two channels in each passage about requests."""
    for reading in readings:
        if reading.passage.section in _SECTIONS and reading.spots and _tells_of_requests(reading):
            found = _list_in(report, reading)
            if found is not None:
                yield found


def _tells_of_requests(reading: Reading) -> bool:
    text, before = reading.passage.text.characters, reading.spots[0].before
    told = bearing_of(Topic.REQUESTS, "", before) is Bearing.STRONG
    return (_CAME.search(text) is not None and ("申请" in text or told)) or (told and "申请" in before)


def _divides_the_last(sentence: Sentence, last: Mention, spot: Spot, *, alike: bool) -> bool:
    """信函161封（挂号信58封、快递103封）, 信函161封，其中挂号信58封: parts of a channel, ``alike`` where of its own kind."""
    bracketed = opens(sentence.text.characters[last.stop : spot.mention.start])
    return bracketed or (alike and spot.own.startswith("其中"))


def _list_in(report: AnnualReport, reading: Reading) -> Channels | None:
    items: list[Mention] = []
    names: set[str] = set()
    kinds: set[str] = set()
    stated: Mention | None = None
    unknown, latest = False, ""
    sentence = reading.passage
    for spot in reading.spots:
        mention, name = spot.mention, channel_of(spot)
        if items and _divides_the_last(sentence, items[-1], spot, alike=name == latest):
            continue
        if items and _COMPARED_WITH.match(spot.own):
            break
        if name:
            items.append(mention)
            latest = name
            names.add(spot.label or spot.tail)
            kinds.add(name)
        elif items and mention.kind is MentionKind.PERCENT:
            continue
        elif len(items) > 1 and _goes_on(sentence, items, mention):
            items.append(mention)
            unknown = True
        elif len(names) > 1:
            break
        else:
            items, names, kinds, unknown = [], set(), set(), False
            stated = mention if _counts_requests(mention) else stated
    if len(names) < 2:
        return None
    # 省政府网站30件、厅网站8件 are two channels of one kind, and there may be others that are not named
    known = len(kinds) > 1 and not unknown
    obstacle = _obstacle(report, sentence, items) if known else "有的渠道认不出"
    stated_here = stated is not None and same_scope(sentence, stated, items[0])
    if obstacle == WIDER and (stated_here or reading.of_the_tables(items[0])):
        # 全市收到1360件，其中网上……: whosever they are, they are held against their own total
        obstacle = ""
    after = (one.mention for one in reading.spots if one.mention.start > items[-1].start)
    following = tuple(itertools.islice(filter(_counts_requests, after), _MOST_BEHIND))
    between = "" if stated is None else uniform(sentence.text.characters[stated.stop : items[0].start])
    behind = stated is not None and _RIGHT_BEHIND.match(between) is not None
    return Channels(sentence, tuple(items), None if stated is None else stated.value, obstacle, following, behind)


_CARRIED_WITHIN = 12
_RIGHT_BEHIND = re.compile("[，：（]?(?:其中)?[，：]?[^，；。：（）]{0,12}$")


_MOST_BEHIND = 3
"""Numbers behind a list that may be channels of a name unknown here: 上级转办6件."""


def _counts_requests(mention: Mention) -> bool:
    return mention.kind is MentionKind.COUNT and mention.unit in REQUEST_UNITS


def _goes_on(sentence: Sentence, items: list[Mention], mention: Mention) -> bool:
    """Whether a number is one more item of the list, of a channel that the program does not know: 、自助终端2件."""
    if not _counts_requests(mention):
        return False
    text = sentence.text.characters
    found = _ITEM.fullmatch(squeezed(text[items[-1].stop : mention.start]))
    if found is None or _NO_CHANNEL.search(found["label"]):
        return False
    # a list joined by 、 goes on behind nothing else
    return found["mark"] in "、和及与" or found["mark"] in text[items[-2].stop : items[-1].start]


_ITEM = re.compile(
    r"(?:[（(，,]占比?[^，,。；;、]{1,12}[)）]?)?(?P<mark>[、，,；;和及与])(?P<label>[^，,。；;：:、（(0-9]{1,10})"
)
_NO_CHANNEL = re.compile(
    r"其中|自然人|法人|企业|组织|公民|个人|办|答|结|转|公开|提供|处理|复议|诉讼|补正|撤|涉|类|共|计|期|均|增|减|多|少|上半年|下半年|收|申请"
)


def channel_of(spot: Spot) -> str:
    """The channel that a number counts: by the words before it, those of the clause before, or those behind it."""
    if not _counts_requests(spot.mention):
        return ""
    words = spot.label
    found = _CHANNEL.search(words)
    if found is None:
        words, found = spot.tail, _CHANNEL_BEHIND.match(spot.tail)
    if found is None and _FILLER.match(spot.label):
        words, found = spot.wider, _CHANNEL.search(spot.wider)
    if found is None or _NOT_A_REQUEST.search(words) or _ALL_OF_THEM.search(words) or len(words) > _LONGEST:
        return ""
    return found.lastgroup or ""


# 网络、信箱、窗口等渠道共接收申请128件 is the total of what is listed behind it
_ALL_OF_THEM = re.compile(r"等\S{0,6}(?:渠道|方式|途径|形式)\S{0,4}(?:共|总计|合计|累计)")
_LONGEST = 36
# 信函申请30件，均已办结；当面申请6件
_INTERRUPTED = re.compile(r"[，；](?!(?:约|仅)?占|比重|分别|其次|其中)[^，；0-9]{2,}[，；]")
_ABOUT = re.compile("[超逾近约][一二三四五六七八九]|[一二三四五六七八九]成")


def _obstacle(report: AnnualReport, sentence: Sentence, items: list[Mention]) -> str:
    after = squeezed(sentence.text.characters[items[-1].stop :])
    if _OPEN_END.search(after) or any(item.approximate for item in items):
        return "所列并非全部，或为约数"
    between = [uniform(sentence.text.characters[one.stop : after.start]) for one, after in itertools.pairwise(items)]
    if any(_INTERRUPTED.search(without_asides(words)) for words in between):
        return "所列并非一个列表"
    # 网络100件，占比超七成；信函30件，占比超两成
    if _ABOUT.search(sentence.text.characters[items[0].start : items[-1].stop]):
        return "所列并非全部，或为约数"
    if "主要" in uniform(sentence.text.characters[: items[0].start]):
        return "所列并非全部"
    return forbidden_comparison(report, sentence, items[0])
