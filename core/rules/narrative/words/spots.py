"""The place of a number among words: its label before it, what follows, and what the passage said so far."""

import re
from collections.abc import Iterator

from msgspec import Struct

from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.words.borrowed_names import BorrowedName, borrowed_names
from core.rules.narrative.words.brackets import asides, without_asides
from core.rules.narrative.words.surroundings import CLAUSE_END, LOOSE_SORTS, uniform

_MANY = 8
_SUMMED = re.compile("(?:申请|案件|情形|原因)?(?:合计|共|总计|相加|合|占|均|都|一并|加起来|之和)")
COUNTING = frozenset((MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT, MentionKind.UNSURE))
"""Numbers that end the words of the number before."""

NO_QUOTES = str.maketrans(dict.fromkeys("“”‘’「」『』"))
_TAIL_END = re.compile(r"[，；：。！？（）、]")
_SEPARATED = re.compile(r"(?:^|.*[、和及与])(?:还|另|另有|其中|有|共|共有|计|约|分别|即|以及)*+$")
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
    def counts_sorts(self) -> bool:
        """Whether the number counts the names before it, and not what they name: 不予公开、无法提供两项合计57件."""
        few = 1 < self.mention.value < _MANY and self.mention.unit in LOOSE_SORTS
        return few and _SUMMED.match(self.ahead) is not None

    @property
    def head(self) -> str:
        """Everything said before the number in its passage."""
        return self.passage + self.own


def spots(passage: Sentence, before: str) -> Iterator[Spot]:
    """The counting numbers of a passage, in order."""
    numbers = [mention for mention in passage.mentions if mention.kind in COUNTING]
    text = passage.text.characters
    borrowed = borrowed_names(text, numbers)
    for index in range(len(numbers)):
        yield _spot(text, numbers, index, before, borrowed.get(index, _OWN_NAME))


_OWN_NAME = BorrowedName("")


def _spot(text: str, numbers: list[Mention], index: int, before: str, borrowed: BorrowedName) -> Spot:
    mention, name = numbers[index], borrowed.name
    last = numbers[index - 1].stop if index else 0
    segment = uniform(text[max(last, mention.start - _REACH) : mention.start])
    plain = without_asides(segment.lstrip("）"))
    clauses = CLAUSE_END.split(plain.rstrip("："))
    # 网上申请为主（100件）: a bracket that holds nothing but the number belongs to the words before it
    own = clauses[-2] if segment.endswith("（") and len(segment) > 1 else clauses[-1]
    if segment == "（" and index and numbers[index - 1].kind is MentionKind.PERCENT:
        own = _of_share(text, numbers, index - 1)
    label = own.lstrip("、和及与").translate(NO_QUOTES)
    if _SEPARATED.match(own) and "、" in own:
        label = ""
    # the first clause after another number is that number's own
    wider = "".join(clauses[-2:]) if len(clauses) > (2 if index else 1) and len(label) < _SHORT else ""
    head = uniform(text[max(mention.start - _REACH, 0) : mention.start])
    return Spot(
        mention,
        name or label,
        "" if name else wider,
        "" if name else _tail(text, numbers, index) or ("" if label else _named_in_bracket(text, numbers, index)),
        head[: _start_of(own, head)],
        before,
        borrowed.own or name or own,
        "" if name else _aside(segment),
        earlier=borrowed.earlier,
        ahead=_following(text, numbers, index),
    )


def _start_of(own: str, head: str) -> int:
    """Where a number's own clause begins in what stands before the number; brackets in the clause are no part of ``own``."""
    last = len(head) - len(own)
    if not own or head.endswith(own):
        return last
    return next((start for start in range(last, -1, -1) if without_asides(head[start:]) == own), last)


def _aside(segment: str) -> str:
    """The last bracket of the clause that a number stands in."""
    found = asides(segment)
    return found[-1].group() if found and not CLAUSE_END.search(segment[found[-1].end() :]) else ""


def _of_share(text: str, numbers: list[Mention], share: int) -> str:
    """What a share in front of a bracket is of: 自然人占比88.2%（120件）."""
    last = numbers[share - 1].stop if share else 0
    segment = without_asides(uniform(text[max(last, numbers[share].start - _REACH) : numbers[share].start]))
    return _SHARE.sub("", CLAUSE_END.split(segment)[-1])


_SHARE = re.compile(r"(?:申请)?(?:占|占比|比例|比重|约|为|达|：)*+$")
_SHORT = 8


def _tail(text: str, numbers: list[Mention], index: int) -> str:
    """What follows up to the end of the clause; nothing where the next number comes first, for then it may be its label."""
    following = _following(text, numbers, index)
    end, clause = _TAIL_END.search(following), CLAUSE_END.search(following)
    if end is None:
        return "" if numbers[index].stop + len(following) < len(text.rstrip()) else following
    # 43件因本机关不掌握、需另行制作而无法提供 has two reasons, 36件本机关不掌握、5件…… goes on with another number
    enumerated = end.group() == "、" and (clause is not None or index + 1 == len(numbers))
    return following[: clause.start() if clause else None] if enumerated else following[: end.start()]


def _named_in_bracket(text: str, numbers: list[Mention], index: int) -> str:
    """3件（废止）: the name behind a number that has none before it."""
    found = _NAME_IN_BRACKET.match(_following(text, numbers, index))
    return found["name"] if found else ""


_NAME_IN_BRACKET = re.compile("（(?P<name>[^（），、0-9]{2,12})）")
_SHARE_IN_BRACKET = re.compile(r"\s*[（(]\s*(?:占|占比|约)*\s*[\d.．０-９]+\s*[%％]\s*[）)]")


def _following(text: str, numbers: list[Mention], index: int) -> str:
    start, after = numbers[index].stop, index + 1
    if text[max(numbers[index].start - 1, 0)] in "（(" and text[start : start + 1] in {"）", ")"}:
        # 绝大多数（36件）属本机关不掌握
        start += 1
    share = _SHARE_IN_BRACKET.match(text, start)
    if share is not None and numbers[index].kind is MentionKind.COUNT:
        # 120件（88.2%）来自自然人
        start, after = share.end(), index + 2
    stop = numbers[after].start if after < len(numbers) else len(text)
    return uniform(text[start : min(stop, start + _REACH)]).translate(NO_QUOTES)
