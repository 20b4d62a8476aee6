"""N13: the requests counted by channel add up to those received."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.counterparts import Counterpart, received_requests, spoken_amounts
from core.rules.narrative.joined_sentences import joined_sentences
from core.rules.narrative.obstacles import WIDER, forbidden_comparison, same_scope
from core.rules.narrative.surroundings import REQUEST_UNITS, phrase, squeezed
from core.rules.narrative.topics import Bearing, Topic, bearing_of
from core.rules.rule import Example, Logic, Rule, Subject, inferred
from core.rules.verdict import CheckResult, Severity, Verdict

_SECTIONS = frozenset((0, 1, 3))
_CHANNELS = {
    "post": r"信函|信件|书信|邮寄|邮政|邮递|寄送|寄件|来函|函件|快递|快件|专递|EMS|ems|挂号",
    "mail": r"电子邮件|电子邮箱|邮件|邮箱|电邮",
    "person": r"当面|面交|柜台|大厅|现场|窗口|当场|来访|上门|书面|线下",
    "online": r"网上|网络|网站|在线|互联网|线上|平台|系统|门户|网页|网申|官网|客户端",
    "fax": r"传真",
    "message": r"微信|公众号|小程序|短信",
    "other": r"其[他它](?:方式|渠道|形式|途径)",
}
_CHANNEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CHANNELS.items()))
_NOT_A_REQUEST = re.compile(
    r"公开政府信息|公开信息|主动公开|发布|答复|送达|回复|咨询|推送|更新|转载|留言|办结|反馈|投诉|信访|举报|热线|12345|复议|诉讼|意见|建议|解读|浏览|访问|召开|举办"
)
_ITEM_START = re.compile(r"[，,、；;。：:（(]")
_OPEN_END = re.compile(r"^[^，,。；;]{0,8}等|^[，,、]?(?:等|其余|剩余)")


_CAME = re.compile("申请|收到|接到|受理|接收|提交")
_MEMORY = 120


class Channels(Struct, frozen=True):
    """The items of one list: mentions with channels, and how the list stands in its sentence."""

    sentence: Sentence
    items: tuple[Mention, ...]
    stated: Decimal | None
    obstacle: str

    @property
    def total(self) -> Decimal:
        """The items together."""
        return sum((item.value for item in self.items), Decimal(0))

    def up_to(self, amounts: set[Decimal]) -> "Channels":
        """The first items that make one of some amounts, where some do; else all of them."""
        first = (replace(self, items=self.items[:count]) for count in range(2, len(self.items) + 1))
        return next((one for one in first if one.total in amounts), self)


def _results(rule: Rule, subject: Subject) -> Iterator[CheckResult]:
    before = ""
    for sentence in joined_sentences(subject.sentences):
        text = sentence.text.characters
        told = "申请" in text or bearing_of(Topic.REQUESTS, "", before) is Bearing.STRONG
        came = _CAME.search(text) or (before.endswith(("；", ";")) and _CAME.search(before))
        before = text[-_MEMORY:]
        if sentence.section in _SECTIONS and told and came:
            channels = _channels(subject.report, sentence)
            if channels is not None:
                yield from _judge(rule, subject.report, channels)


def _channels(report: AnnualReport, sentence: Sentence) -> Channels | None:
    """The first list of at least two channels."""
    items: list[Mention] = []
    names: set[str] = set()
    stated: Mention | None = None
    unknown = False
    for index, mention in enumerate(sentence.mentions):
        name = _channel_of(sentence, index)
        if name:
            items.append(mention)
            names.add(name)
        elif items and mention.kind is MentionKind.PERCENT:
            continue
        elif len(items) > 1 and _goes_on(sentence, items, mention):
            items.append(mention)
            unknown = True
        elif len(names) > 1:
            break
        else:
            items, names, unknown = [], set(), False
            counted = mention.kind is MentionKind.COUNT and mention.unit in REQUEST_UNITS
            stated = mention if counted else stated
    if len(names) < 2 or len(items) != len({item.start for item in items}):
        return None
    obstacle = "有的渠道认不出" if unknown else _obstacle(report, sentence, items)
    if obstacle == WIDER and stated is not None and same_scope(sentence, stated, items[0]):
        # 全市收到1360件，其中网上……: whosever they are, they are held against their own total
        obstacle = ""
    return Channels(sentence, tuple(items), None if stated is None else stated.value, obstacle)


def _goes_on(sentence: Sentence, items: list[Mention], mention: Mention) -> bool:
    """Whether a number is one more item of the list, of a channel that the program does not know: 、自助终端2件."""
    if mention.kind is not MentionKind.COUNT or mention.unit not in REQUEST_UNITS:
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


def _channel_of(sentence: Sentence, index: int) -> str:
    """The channel that a mention counts, or nothing."""
    mention = sentence.mentions[index]
    if mention.kind is not MentionKind.COUNT or mention.unit not in REQUEST_UNITS:
        return ""
    text = sentence.text.characters
    start = sentence.mentions[index - 1].stop if index else 0
    segment = text[start : mention.start]
    starts = [match.end() for match in _ITEM_START.finditer(segment)]
    label = squeezed(segment[starts[-1] if starts else 0 :])
    found = _CHANNEL.search(label)
    if found is None or _NOT_A_REQUEST.search(label) or len(label) > 36:
        return ""
    return found.lastgroup or ""


def _obstacle(report: AnnualReport, sentence: Sentence, items: list[Mention]) -> str:
    after = squeezed(sentence.text.characters[items[-1].stop :])
    if _OPEN_END.search(after) or any(item.approximate for item in items):
        return "所列并非全部，或为约数"
    if "主要" in sentence.text.characters[: items[0].start]:
        return "所列并非全部"
    return forbidden_comparison(report, sentence, items[0])


def _judge(rule: Rule, report: AnnualReport, channels: Channels) -> Iterator[CheckResult]:
    accepted = received_requests(report)
    known = {one.amount for one in accepted if one.amount is not None}
    channels = channels.up_to(known if channels.stated is None else known | {channels.stated})
    match = next((one for one in accepted if one.amount == channels.total), None)
    counterparts: tuple[Counterpart, ...] = accepted
    if match is not None or channels.stated == channels.total:
        # a list that agrees with its own sentence holds; whether that total is right is asked elsewhere
        verdict, counterparts = Verdict.HOLDS, (match,) if match else ()
    elif channels.obstacle:
        return
    else:
        verdict = Verdict.UNDETERMINED if any(one.amount is None for one in accepted) else Verdict.BROKEN
    words = tuple(phrase(channels.sentence, item) for item in channels.items)
    first, last = channels.items[0], channels.items[-1]
    listed = "+".join(str(item.value) for item in channels.items)
    text = channels.sentence.text.characters
    start = max(text.rfind(mark, 0, first.start) for mark in "，,；;。：:") + 1
    yield CheckResult(
        rule.id,
        "正文 各渠道收到的申请",
        verdict,
        formula="信函、邮件、当面、网上等各渠道之和 = 表三收到的申请数",
        statement=f"正文写“{text[start : last.stop].strip()}”，{listed} = {channels.total}"
        + (f"，表三{spoken_amounts(counterparts)}" if counterparts else ""),
        expectation="各渠道之和应等于收到的申请数",
        cells=tuple(dict.fromkeys(at for one in counterparts for at in one.cells)),
        remark="表三有读不出的数" if verdict is Verdict.UNDETERMINED else "",
        words=words,
    )


_TABLE = "表三 总计\n新收 66\n上年结转 4\n"

CHANNELS_TOTAL = Rule(
    id="N13",
    title="渠道之和",
    severity=Severity.DOUBT,
    check=Logic(_results),
    explanation="正文按信函、电子邮件、当面、网上等渠道分列的申请数，其和应等于表三收到的申请数。",
    basis=inferred("每件申请只从一个渠道收到"),
    next_step="对照申请台账，看是否漏列了渠道，或表三的数有误",
    examples=(
        Example(f"{_TABLE}一：共接到政府信息公开申请信函 60 件、电子邮件 6 件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共收到申请70件，其中当面申请10件、网上申请58件、传真2件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：收到申请66件：网络60件，占91%；信函4件，占6%；自助终端2件，占3%。", Verdict.HOLDS),
        Example(f"{_TABLE}一：全市收到申请970件，其中当面300件、网上669件。", Verdict.BROKEN),
        Example(f"{_TABLE}一：收到申请70件，其中当面10件、网上57件、自助终端2件。", None),
        Example(f"{_TABLE}一：收到申请66件：网页提交40件；特快专递20件；大厅递交6件。", Verdict.HOLDS),
        Example(f"{_TABLE}一：共接到政府信息公开申请信函 47 件、电子邮件 1 件。", Verdict.BROKEN),
        Example("表三 总计\n新收 缺\n上年结转 4\n一：接到公开申请信函 47 件、电子邮件 1 件。", Verdict.UNDETERMINED),
    ),
)
