"""What the narrative says of the fee for handling requests (信息处理费): how much was collected, or that there was none.

Rates, notices, exemptions and the fees of other years are left alone, and so is a sentence with several amounts none of
which is called the total. That there was none is an amount of 0 元.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.obstacles import WIDER, forbidden_comparison
from core.rules.narrative.words.joined_sentences import joined_sentences
from core.rules.narrative.words.surroundings import phrase, squeezed, surroundings
from core.rules.rule import Subject
from core.source.text import SourceText

_SECTIONS = frozenset((0, 1, 3, 6))

FEE = re.compile(r"(?<![水圾物渣])处理费|信息公开(?:收费|费用|费)|依申请公开\S{0,8}(?:收费|费用)")
"""The fee by one of its names; the fees for water and waste are others."""
ABOUT_FEES = re.compile(r"处理费|(?<![经耗消浪])(?<!三公经)费用?|收取")
"""Words that may speak of it, by any name."""

_RATE = re.compile(
    r"[每/／]|标准|不超过|超过|以上|以下|以内|上限|不足|起征|减免|免收|免除|退还|退回|应收|应缴|应当|拟|通知|成本|罚款|预算"
    r"|逾期|未缴|放弃|计算|核定|不得|可以|如(?!下)|若"
)
_CONTINUES = re.compile(
    r"(?:全年|本年度?|依法|按件|按量|共|合计|总计|累计|其中|实际|实|总?金额|总额|计?收费|计?收取|收缴|收到|缴纳|征收|上缴|收入|费用"
    r"|人民币|为|了|计|收|[（(：:])*"
)
_TOTAL = re.compile(r"共|合计|总计|总额|总金额|累计")
_NOTICED = re.compile(r"通知|逾期|未[^，,。；;]{0,6}[缴交支]|放弃")
_UNPAID = re.compile(r"^[^。；;]{0,12}[，,](?!另|其余|还有)[^，,。；;]{0,16}(?:未[^，,。；;]{0,6}[缴交支]|放弃|退还)")
_NONE = re.compile(
    r"(?:未|没有?|(?<![有毫])无|不存在|不涉及|[未不]曾)(?:发生|产生|出现|存在|涉及)?(?:[向对][^，,。；;0-9]{1,12}?)?"
    r"(?:收取|收到|收|产生|有|过|任何|依申请|依法|因|政府信息公开|信息公开|公开|政府|信息|申请|的|本年度|有关|相关){0,8}处理费"
    r"(?!用?\S{0,6}(?:争议|纠纷|投诉|异议|减免|退|欠|复议|诉讼|标准|问题|通知|逾期))"
    r"|(?<![水圾物渣])处理费用?的?(?:收取)?(?:情况)?[：:为是]?(?:无|零元?|未发生|未收取|未产生|没有收取|没有产生|没有发生)(?=[，,。；;]|$)"
)
_CASES_UNITS = frozenset(("件", "份", "宗", "起", "项"))
_COLLECTED = re.compile(r"收取|收费|缴纳|缴费|征收|产生")
_CONCERNED = re.compile(r"(?:涉及|针对|计费|共)(?:的|政府|信息|公开|申请|件数|共|为){0,6}$")
_NOT_COLLECTED = re.compile(r"通知|未|没有|不予|无需|免|标准|每")
_DIVIDES = re.compile(r"其中|分别|包括")
_COLON = re.compile(r"\s*[：:（(]")
_OPENED = re.compile(r"[（(][^（()）]*$|其中")
_NO_ITEM = re.compile(r"。|最[高低多少]|单笔|平均|人均|经费|支出|投入|拨款|采购|补助|邮寄|复制|检索|检查|印")
_BRACKET = re.compile(r"[（(][^（()）]{0,60}[）)]")
_NAMED_AFTER = re.compile(r"的?(?:政府)?(?:信息)?(?:公开)?(?:信息)?处理费")
_OWN_OFFICE = re.compile(r"政府及[市县区旗州省]?政府办公[室厅]")
_OTHERS = re.compile(r"全[市县区省州]|各|所属|下属|部门|[乡镇街]")


class Fee(Struct, frozen=True):
    """One statement: how much was collected, for how many requests, and the items of both.

    ``mention`` of a statement without a number covers its words. ``wider`` ones may speak of more offices than one.
    """

    sentence: Sentence
    mention: Mention
    cases: Mention | None = None
    items: tuple[Mention, ...] = ()
    item_cases: tuple[Mention, ...] = ()
    open_list: bool = False
    wider: bool = False

    @property
    def amount(self) -> Decimal:
        """In 元; 0 where none was collected."""
        return self.mention.value

    @property
    def denial(self) -> bool:
        """Whether words say that there was none."""
        return self.mention.kind is MentionKind.OTHER

    @property
    def words(self) -> SourceText:
        """The amount, or the words that deny it, as printed."""
        return phrase(self.sentence, self.mention)

    @property
    def noticed(self) -> bool:
        """Whether its sentence speaks of notices too, so that the amount may be one that was only asked for."""
        return _NOTICED.search(squeezed(self.sentence.text.characters)) is not None


def fees_of(subject: Subject) -> tuple[Fee, ...]:
    """Every statement for the report's year, in reading order; one that is repeated comes as often."""
    return tuple(
        fee
        for sentence in joined_sentences(subject.sentences)
        if sentence.section in _SECTIONS and FEE.search(squeezed(sentence.text.characters))
        for fee in (*_amount(subject, sentence), *_denials(subject, sentence))
    )


def collected_fees(subject: Subject) -> tuple[Fee, ...]:
    """The amounts in figures that this office collected."""
    return tuple(fee for fee in fees_of(subject) if not fee.denial and not fee.wider)


def denied_fees(subject: Subject) -> tuple[Fee, ...]:
    """The statements that no fee was collected, 0 元 included."""
    return tuple(fee for fee in fees_of(subject) if not fee.amount)


def fees_without_unit(subject: Subject) -> tuple[Fee, ...]:
    """Numbers that stand where the amount belongs, with no unit behind them."""
    return tuple(
        Fee(sentence, mention)
        for sentence in subject.sentences
        if sentence.section in _SECTIONS
        for mention in sentence.mentions
        if mention.kind is MentionKind.COUNT
        and not mention.unit
        and mention.value
        and _is_bare(subject, sentence, mention)
    )


def _is_bare(subject: Subject, sentence: Sentence, mention: Mention) -> bool:
    words = surroundings(sentence, mention)
    named = list(FEE.finditer(words.clause))
    if not named or not _CONTINUES.fullmatch(words.clause, named[-1].end()) or not _COLLECTED.search(words.clause):
        return False
    ended = not words.after or words.after[0] in "。；;，,）)"
    doubted = _RATE.search(words.before) or _NOTICED.search(words.after)
    return ended and not doubted and forbidden_comparison(subject.report, sentence, mention) in ("", WIDER)


def _amount(subject: Subject, sentence: Sentence) -> Iterator[Fee]:
    amounts = [one for one in sentence.mentions if one.kind is MentionKind.MONEY and _is_fee(sentence, one)]
    if len(amounts) > 1:
        # those behind 其中 are items of the first
        divided = _divided(sentence.text.characters, amounts[0].stop, amounts[1].start) is not None
        amounts = [one for one in amounts[: 1 if divided else None] if divided or _totals(sentence, one)]
    if len(amounts) != 1:
        return
    (whole,) = amounts
    standing = _standing(subject, sentence, whole)
    if standing is not None:
        items, item_cases, open_list = _items(sentence, whole)
        stop = min((one.start for one in (*items, *item_cases)), default=len(sentence.text))
        yield Fee(sentence, whole, _cases(sentence, stop), items, item_cases, open_list, standing)


def _totals(sentence: Sentence, mention: Mention) -> bool:
    return _TOTAL.search(surroundings(sentence, mention).clause) is not None


def _denials(subject: Subject, sentence: Sentence) -> Iterator[Fee]:
    text = sentence.text.characters
    places = [place for place, character in enumerate(text) if not character.isspace()]
    if "除" in text:
        return
    for match in _NONE.finditer("".join(text[place] for place in places)):
        words = Mention(
            places[match.start()], places[match.end() - 1] + 1, Decimal(0), MentionKind.OTHER, "", approximate=False
        )
        standing = _standing(subject, sentence, words)
        if standing is not None:
            yield Fee(sentence, words, wider=standing)


def _standing(subject: Subject, sentence: Sentence, mention: Mention) -> bool | None:
    """Whether the statement may speak of more offices than one; ``None`` where it is one of another time."""
    obstacle = forbidden_comparison(subject.report, sentence, mention)
    if obstacle not in ("", WIDER):
        return None
    before = surroundings(sentence, mention).before
    return obstacle == WIDER and not (_OWN_OFFICE.search(before) and not _OTHERS.search(before))


def _is_fee(sentence: Sentence, mention: Mention) -> bool:
    """Whether the amount is the fee: its clause names it or continues the clause that does, and states no rate."""
    words = surroundings(sentence, mention)
    if mention.unit != "元" or _RATE.search(words.clause) or _UNPAID.search(words.after):
        return False
    if words.after.startswith(("/", "／", "每", "一件", "的标准")):
        return False
    if FEE.search(words.clause) or _NAMED_AFTER.match(words.after):
        return True
    return bool(FEE.search(words.before) and _CONTINUES.fullmatch(words.clause)) and not _NONE.search(words.before)


def _items(sentence: Sentence, whole: Mention) -> tuple[tuple[Mention, ...], tuple[Mention, ...], bool]:
    """The amounts that the whole is divided into, the requests counted beside them, and whether the list may go on."""
    text = sentence.text.characters
    following = [one for one in sentence.mentions if one.start >= whole.stop]
    amounts = [one for one in following if one.kind is MentionKind.MONEY]
    begun = _divided(text, whole.stop, amounts[0].start) if amounts else None
    if begun is None:
        return (), (), False
    money, stop = list[Mention](), begun
    for one in amounts:
        between = squeezed(text[stop : min(one.start, stop + _FAR)])
        if _OPENED.search(between):
            # parts of a part: which numbers make up the whole, nobody knows
            return (), (), True
        if one.unit != "元" or one.approximate or _NO_ITEM.search(between) or _RATE.search(between):
            break
        money.append(one)
        stop = one.stop
        if sum(item.value for item in money) == whole.value:
            # what follows divides it once more, or is something else
            amounts = money
            break
    after = squeezed(text[stop : stop + _REACH])
    bracket = _BRACKET.match(text, stop)
    stop = bracket.end() if bracket else stop
    cases = [one for one in following if begun <= one.start < stop and one.unit in _CASES_UNITS]
    return tuple(money), tuple(cases), len(money) < len(amounts) or after.startswith("等") or "主要" in text


def _divided(text: str, start: int, stop: int) -> int | None:
    """Where the words that divide the whole end, if such stand between it and the next amount."""
    match = _DIVIDES.search(text, start, min(stop, start + _FAR)) or _COLON.match(text, start, stop)
    return match.end() if match and not _NO_ITEM.search(squeezed(text[start : match.start()]).rstrip("。")) else None


_REACH = 24
_FAR = 120


def _cases(sentence: Sentence, stop: int) -> Mention | None:
    """The one number of requests, before ``stop``, of which the sentence says that the fee was collected for them."""
    found = [
        one
        for one in sentence.mentions
        if one.start < stop and one.unit in _CASES_UNITS and not one.approximate and _counts(sentence, one)
    ]
    return found[0] if len(found) == 1 and found[0].kind is MentionKind.COUNT else None


def _counts(sentence: Sentence, mention: Mention) -> bool:
    words = surroundings(sentence, mention)
    around = words.clause + re.split(r"[，,。；;]", words.after, maxsplit=1)[0]
    if _NOT_COLLECTED.search(around):
        return False
    if _COLLECTED.search(around):
        return True
    return _CONCERNED.search(words.clause) is not None and not _NOT_COLLECTED.search(words.before[-_REACH:])
