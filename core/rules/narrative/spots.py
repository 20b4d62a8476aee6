"""The place of a number among words: its label before it, what follows, and what the passage said so far."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.surroundings import squeezed

COUNTING = frozenset((MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT, MentionKind.UNSURE))
"""Numbers that end the words of the number before."""

_UNIFORM = str.maketrans(
    {**{chr(0xFF10 + digit): str(digit) for digit in range(10)}, "(": "（", ")": "）", ",": "，", ";": "；", ":": "："}
)
_NO_QUOTES = str.maketrans(dict.fromkeys("“”‘’「」『』"))
_CLAUSE_END = re.compile(r"[，；：。！？（）]")
_BRACKETED = re.compile(r"（[^（）]*）")
_TAIL_END = re.compile(r"[，；：。！？（）、]")
_SEPARATED = re.compile(r"(?:^|.*[、和及与])(?:还|另|另有|其中|有|共|共有|计|约|分别|即|以及)*$")
_EACH = re.compile(
    r"(?:(?P<names>[^，；。！？（）]{2,80})|按照?(?P<by>[^，；。！？（）]{2,60}?)等?[两三四五六七八][种类个](?:\S{0,4}?(?:形式|渠道|方式|途径|类型|类别|主体|身份))?(?:统计|划分|区分|分类?|来?看)?，)分别(?:为|是|有|达|达到|计|收到|办理|提出|提交|作出|受理|共)?[：:]?$"
)
_BETWEEN = re.compile(r"^(?:[、，和及与]|以及)$")
_NAME_END = re.compile(r"[、，]|以及")
_ANY_NAME_END = re.compile(r"[、，和及与]|以及")
_NOT_NAMED = re.compile(r"^.*(?:其中|包括|：|^(?:全年|本年度?|[我本][局委办厅镇乡])+|(?:申请|公开)(?:中|里)，)")
_REACH = 400


class Spot(Struct, frozen=True):
    """A number of a passage, with words without blanks and with full-width marks.

    ``label`` stands before it in its own clause, ``wider`` with the clause before that where the label is none;
    ``tail`` follows it; ``passage`` is all that the passage said before the label; ``before`` what the sentences before
    it said; ``own`` the whole words before the number in its own clause; ``aside`` what a bracket in it says: 予以公开（含部分公开）57件.
    ``earlier`` says that something grew from this number: 由811件增至902件. ``ahead`` is what follows up to the next number,
    whichever of the two it belongs to.
    """

    mention: Mention
    label: str
    wider: str
    tail: str
    passage: str
    before: str
    own: str
    aside: str = ""
    earlier: bool = False
    ahead: str = ""

    @property
    def head(self) -> str:
        """Everything said before the number in its passage."""
        return self.passage + self.own


def uniform(text: str) -> str:
    """Without blanks, digits half-width and marks full-width."""
    return squeezed(text).translate(_UNIFORM)


def spots(passage: Sentence, before: str) -> Iterator[Spot]:
    """The counting numbers of a passage, in order."""
    numbers = [mention for mention in passage.mentions if mention.kind in COUNTING]
    text = passage.text.characters
    grown = _grown(text, numbers)
    named = _named_in_turn(text, numbers) | grown | {index + 1: name for index, name in grown.items()}
    for index in range(len(numbers)):
        found = _spot(text, numbers, index, before, named.get(index, ""))
        yield replace(found, own=f"{found.own}{_EARLIER}", earlier=True) if index in grown else found


_EARLIER = "上年的"


def _spot(text: str, numbers: list[Mention], index: int, before: str, name: str) -> Spot:
    mention = numbers[index]
    last = numbers[index - 1].stop if index else 0
    segment = uniform(text[max(last, mention.start - _REACH) : mention.start])
    plain = _BRACKETED.sub("", segment)
    clauses = _CLAUSE_END.split(plain.rstrip("："))
    own = clauses[-1]
    if segment == "（" and index and numbers[index - 1].kind is MentionKind.PERCENT:
        own = _of_share(text, numbers, index - 1)
    label = own.lstrip("、和及与").translate(_NO_QUOTES)
    if _SEPARATED.match(own) and "、" in own:
        label = ""
    # the first clause after another number is that number's own
    wider = "".join(clauses[-2:]) if len(clauses) > (2 if index else 1) and len(label) < _SHORT else ""
    head = uniform(text[max(mention.start - _REACH, 0) : mention.start])
    return Spot(
        mention,
        name or label,
        "" if name else wider,
        "" if name else _tail(text, numbers, index),
        head[: len(head) - len(own)] if own else head,
        before,
        name or own,
        "" if name else _aside(segment),
        ahead=_following(text, numbers, index),
    )


def _aside(segment: str) -> str:
    """The last bracket of the clause that a number stands in."""
    found = list(_BRACKETED.finditer(segment))
    return found[-1].group() if found and not _CLAUSE_END.search(segment[found[-1].end() :]) else ""


def _of_share(text: str, numbers: list[Mention], share: int) -> str:
    """What a share in front of a bracket is of: 自然人占比88.2%（120件）."""
    last = numbers[share - 1].stop if share else 0
    segment = _BRACKETED.sub("", uniform(text[max(last, numbers[share].start - _REACH) : numbers[share].start]))
    return _SHARE.sub("", _CLAUSE_END.split(segment)[-1])


_SHARE = re.compile(r"(?:申请)?(?:占|占比|比例|比重|约|为|达|：)*$")
_SHORT = 8


def _tail(text: str, numbers: list[Mention], index: int) -> str:
    """What follows up to the end of the clause; nothing where the next number comes first, for then it may be its label."""
    following = _following(text, numbers, index)
    end = _TAIL_END.search(following)
    if end is None:
        return "" if index + 1 < len(numbers) else following
    return following[: end.start()]


def _following(text: str, numbers: list[Mention], index: int) -> str:
    start = numbers[index].stop
    stop = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
    return uniform(text[start : min(stop, start + _REACH)]).translate(_NO_QUOTES)


def _named_in_turn(text: str, numbers: list[Mention]) -> dict[int, str]:
    """Names of numbers given in turn: 自然人、法人申请分别为20件、1件."""
    named: dict[int, str] = {}
    for first, mention in enumerate(numbers):
        last = numbers[first - 1].stop if first else 0
        each = _EACH.search(_BRACKETED.sub("", uniform(text[last : mention.start])))
        if each is None:
            continue
        run = _run(text, numbers, first)
        for pattern in (_NAME_END, _ANY_NAME_END):
            names = [part for part in pattern.split(_NOT_NAMED.sub("", each["by"] or each["names"])) if part]
            if len(names) == len(run) > 1:
                named.update(zip(run, names, strict=True))
                break
    return named


def _grown(text: str, numbers: list[Mention]) -> dict[int, str]:
    """What grew from a number to the next one, by the number it grew from: 自然人申请由上年的811件增至902件."""
    named: dict[int, str] = {}
    for index in range(1, len(numbers)):
        if not _MOVED.match(uniform(text[numbers[index - 1].stop : numbers[index].start])):
            continue
        last = numbers[index - 2].stop if index > 1 else 0
        own = _CLAUSE_END.split(_BRACKETED.sub("", uniform(text[last : numbers[index - 1].start])))[-1]
        since = _SINCE.search(own)
        if since is not None and since["name"]:
            named[index - 1] = since["name"].lstrip("、和及与")
    return named


_SINCE = re.compile(r"^(?P<name>.*?)(?:数量?|总量|总数)?[由从](?:上一?年度?|去年|年初|同期|上年末|的)*$")
_MOVED = re.compile(
    r"^，?(?:大幅|小幅|进一步|逐步|明显|显著|略|微|猛|陡|骤)?(?:增加|增长|上升|下降|减少|提高|提升|下滑|压减|回落|扩大|攀升|精简|缩减|核减|增|升|降|减|跌|涨|缩|调)(?:到|至|为)了?(?:本年度?|今年)?的?$"
)


def _run(text: str, numbers: list[Mention], first: int) -> list[int]:
    run = [first]
    for index in range(first + 1, len(numbers)):
        if not _BETWEEN.match(uniform(text[numbers[index - 1].stop : numbers[index].start])):
            break
        run.append(index)
    return run
