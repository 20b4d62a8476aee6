"""Lists in the narrative: a total, then 其中 and its parts."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.words.brackets import without_asides
from core.rules.narrative.words.joined_sentences import joined_sentences
from core.rules.narrative.words.surroundings import squeezed
from core.source.text import SourceText


class Part(Struct, frozen=True):
    """One item: its label without blanks, and its number."""

    label: str
    mention: Mention


class PartList(Struct, frozen=True):
    """A total and the parts that follow it.

    ``text`` is the passage that the places of the mentions refer to. ``closed`` says that the words claim a complete list
    (分别为, 其余); ``open_end`` that they say it is not (等, 主要), or that the list breaks off unclearly.
    """

    text: SourceText
    total: Mention
    parts: tuple[Part, ...]
    closed: bool
    open_end: bool

    def words(self, mention: Mention) -> SourceText:
        """A number as printed."""
        return self.text.slice(mention.start, mention.stop)


_INTRODUCTION = re.compile(
    r"^(?P<noun>[^，,。；;：:（(0-9]{0,16})[，,。；;（(：:]?(?:(?P<among>其中)(?P<main>主要|重点)?|(?P<each>分别为|分别是|分别|具体为|具体是|具体包括|具体有)|(?P<division>按照?[^，,。；;：:（(0-9]{1,10}?(?:分|划分|区分|分类|统计|计)(?=[，,：:])))"
    r"(?:包括|包含|有|为)?[：:，,]?"
)
_LABEL = re.compile(r"^(?:[，,、；;和及与]|以及)*(?P<label>[^，,；;。：:（()）\d]{1,26}[：:]?)$")
_SHARE = re.compile(r"^[，,、（(]*(?:约)?占\S{0,12}$")
_STOP = re.compile(
    r"共|总计|总数|总量|合计|累计|全部|同比|增加|增长|减少|下降|较上|占|平均|以上|留言|咨询|来信(?!申请)|来电|热线|建议|提案|诉求|工单|粉丝|阅读|浏览|点击|访问|[，,]其中|^其中"
)
_ACTION = re.compile(
    r"^(?:公开(?!目录|指南|年报|制度|专栏|栏目|类)|发布|更新|采用|处理)|回应|回复|办理|受理|收到|接到|开展|组织(?!$|机构)|举办|召开|印发|制定|培训|答复|结转|新增|新收|上线|推送|转载"
    r"|审查|清理|整改|完成|接受|接待|修订|办结|归档|废止|失效|删除|撤销|制作|编发|刊发|报送"
)
_DISPUTE = re.compile(r"行政(?:诉讼|复议)(?:案件|申请)?$|被(?:提起|申请)")
_SUBDIVIDES = re.compile("主要|涉及|包括|具体|分别")
_REST = re.compile(r"^(?:其[他它余]|剩余)(?:类|各类|信息|政府信息|内容|方面|渠道|方式|平台|形式|事项|的)*+$")
_ENDED = re.compile("[；;。）)]|$")
_OPEN_END = re.compile(r"^[^，,。；;]{0,8}等")


def part_lists(sentences: tuple[Sentence, ...]) -> Iterator[PartList]:
    """Every total that is followed by 其中 or 分别为 and at least one part."""
    for passage in joined_sentences(sentences):
        text, mentions = passage.text, passage.mentions
        if not any(word in text.characters for word in ("其中", "分别", "具体", "按", "（", "(")):
            continue
        for index, mention in enumerate(mentions):
            if mention.kind is MentionKind.COUNT and mention.unit and not _increase(text.characters, mention):
                found = _list_after(text, mentions, index)
                if found is not None:
                    yield found


def _increase(text: str, mention: Mention) -> bool:
    """Whether a number says by how much something grew: 较上年增加16件，其中网络申请100件."""
    return _GROWN.search(squeezed(text[max(mention.start - _GROWN_WITHIN, 0) : mention.start])) is not None


_GROWN = re.compile(r"(?:增加|减少|增长|下降|多|少|净增)了?$")
_GROWN_WITHIN = 12


def _list_after(text: SourceText, mentions: tuple[Mention, ...], index: int) -> PartList | None:
    """The list right behind a total, or behind the bracket that follows it: 141件（含上年结转5件），其中网上103件."""
    start = _behind_bracket(text.characters, mentions[index].stop)
    first = next((at for at in range(index + 1, len(mentions)) if mentions[at].start >= start), len(mentions))
    found = _list_from(text, mentions, index, mentions[index].stop, index + 1)
    if found is None and first > index + 1:
        found = _list_from(text, mentions, index, start, first)
    return found or _list_in_brackets(text, mentions, index)


def _list_in_brackets(text: SourceText, mentions: tuple[Mention, ...], index: int) -> PartList | None:
    """10件（维持6件、纠正1件）: nothing but a bracket says that these are parts.

    So either they add up, or all must be of the tables' own kinds.
    """
    total = mentions[index]
    opened = _OPENED.match(text.characters, total.stop)
    if opened is None:
        return None
    parts, _ = parts_from(text.characters, mentions[index + 1 :], opened.end(), total, in_brackets=True)
    if len(parts) < 2:
        return None
    adds_up = sums_from_the_start(parts)[-1] == total.value and not total.approximate
    if not adds_up and not all(_OF_THE_TABLES.search(part.label) for part in parts):
        return None
    return PartList(text, total, parts, closed=False, open_end=True)


_OPENED = re.compile(r"\s*[（(](?:含|包括|包含)?")
_OF_THE_TABLES = re.compile(
    r"自然人|公民|个人|法人|企业|组织|公开|提供|不予|其他处理|网|信函|邮|当面|现场|维持|纠正|纠错|驳回|撤|审理|审结|胜诉|败诉|新收|结转"
)


def _behind_bracket(text: str, stop: int) -> int:
    """Where a bracket that opens right here is closed again; ``stop`` where none does."""
    match = _BRACKET.match(text, stop)
    return match.end() if match else stop


_BRACKET = re.compile(r"\s*[（(][^（()）]{0,200}[）)]")


def _list_from(text: SourceText, mentions: tuple[Mention, ...], index: int, begin: int, first: int) -> PartList | None:
    total = mentions[index]
    stop = mentions[first].start if first < len(mentions) else len(text)
    between = text.characters[begin:stop]
    introduction = _INTRODUCTION.match(squeezed(between))
    if introduction is None or "）" in introduction["noun"] or ")" in introduction["noun"]:
        return None
    # the words that introduce the list, measured again with their blanks
    length = introduction.end()
    start = begin
    for position, character in enumerate(between):
        length -= not character.isspace()
        if length < 0:
            break
        start = begin + position + 1
    bracket = "（" in introduction.group() or "(" in introduction.group()
    parts, unclear = parts_from(text.characters, mentions[first:], start, total, in_brackets=bracket)
    if not parts:
        return None
    after = squeezed(text.characters[parts[-1].mention.stop :])
    # 其他150条；公众号推送284期 ends with the rest, 其他1件，1件在审理中 goes on
    rest = _REST.match(parts[-1].label) is not None
    ended = rest and _ENDED.match(after) is not None
    closed = bool(introduction["each"]) or bool(introduction["division"] and len(parts) > 2) or rest
    partial = any("等" in part.label for part in parts) or _OPEN_END.search(after) is not None
    return PartList(text, total, parts, closed, bool(introduction["main"]) or partial or (unclear and not ended))


def parts_from(
    text: str, mentions: tuple[Mention, ...], start: int, total: Mention, *, in_brackets: bool
) -> tuple[tuple[Part, ...], bool]:
    """The parts, and whether the list ended unclearly: at a number that may or may not belong to it."""
    parts: list[Part] = []
    depth = 1 if in_brackets else 0
    for mention in mentions:
        segment = text[start : mention.start]
        if in_brackets and ("）" in segment or ")" in segment):
            return tuple(parts), False
        if depth == 0 and _inside_bracket(segment):
            continue
        label = _label(without_asides(squeezed(segment)))
        if mention.kind is MentionKind.PERCENT and _SHARE.match(squeezed(segment)):
            start = mention.stop
            continue
        if mention.kind is MentionKind.ORDINAL:
            start = mention.stop
            continue
        if not _belongs(label, mention, total, parts):
            return tuple(parts), True
        parts.append(Part(label, mention))
        start = mention.stop
    return tuple(parts), False


def _inside_bracket(segment: str) -> bool:
    opened = max(segment.rfind("（"), segment.rfind("("))
    return opened > max(segment.rfind("）"), segment.rfind(")"))


def _label(segment: str) -> str:
    found = _LABEL.match(segment.lstrip(".．、)）"))
    return found["label"] if found else ""


def _belongs(label: str, mention: Mention, total: Mention, parts: list[Part]) -> bool:
    if not label or mention.kind is not MentionKind.COUNT or _STOP.search(label):
        return False
    if not same_kind(mention.unit, total.unit):
        return False
    if parts and _SUBDIVIDES.match(label) and not _SUBDIVIDES.match(parts[0].label):
        # 其中不掌握36件，主要涉及村级事务20件
        return False
    if parts and _DISPUTE.search(label) and not _DISPUTE.search(parts[0].label):
        return False
    action = _ACTION.search(label)
    # a verb that the first part did not have begins another statement
    return action is None or not parts or action.group() in parts[0].label or _both_years(action.group(), parts[0])


def _both_years(action: str, first: Part) -> bool:
    """今年新收136件、去年结转5件 are two parts of all that there was to answer."""
    return (action == "结转" and "新收" in first.label) or (action == "新收" and "结转" in first.label)


_PIECES_OF_INFORMATION = frozenset(("条", "篇", "则", "次", "期", "份", "个", "件", "项", ""))


def same_kind(one: str, other: str) -> bool:
    """Whether two measure words may count the same things."""
    return one == other or (one in _PIECES_OF_INFORMATION and other in _PIECES_OF_INFORMATION)


def sums_from_the_start(parts: tuple[Part, ...]) -> tuple[Decimal, ...]:
    """The sum of the first part, of the first two, and so on."""
    sums: list[Decimal] = []
    for part in parts:
        sums.append((sums[-1] if sums else Decimal(0)) + part.mention.value)
    return tuple(sums)
