"""Requests divided once more, away from their total: 从申请内容看，征地拆迁112件、工程建设67件、其他126件."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import received_requests, requests_line
from core.rules.narrative.sums.lists import Part, parts_from, same_kind, sums_from_the_start
from core.rules.narrative.words.brackets import opens
from core.rules.narrative.words.joined_sentences import joined_sentences
from core.rules.narrative.words.surroundings import uniform
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of

_INTRODUCTION = re.compile(
    r"(?:从|按照?|就|以|根据|依)[^，,。；;：:0-9]{1,14}?(?:来看|看|划分|区分|分类|统计|分析|分)[，,：:]"
    r"|(?:申请|内容|事项|类型|主体|方式|渠道|对象|领域|构成)(?:主要)?(?:为|是|包括|涉及|方面|分布|[：:，,])+"
    r"|[，,：:](?:主要)?(?:涉及|集中在|是|为|有|包括)"
)
_LEAST = 10
"""A total below this may be met by chance."""
_MEMORY = 120


class Division(Struct, frozen=True):
    """The parts of a list that make up a number said before it, or one of table 3; ``whole`` is that number."""

    passage: Sentence
    parts: tuple[Part, ...]
    whole: Decimal


def divisions(report: AnnualReport, sentences: tuple[Sentence, ...]) -> Iterator[Division]:
    """Every list that adds up to a whole it may divide. A list that does not may be incomplete: nothing is said of it."""
    before = ""
    for passage in joined_sentences(sentences):
        text = uniform(passage.text.characters)
        if bearing_of(Topic.REQUESTS, text, before) is not Bearing.NONE or "申请" in before:
            introduced = tuple(_in_passage(report, passage))
            yield from introduced
            seen = {part.mention.start for one in introduced for part in one.parts}
            yield from _in_a_row(report, passage, seen)
        before = (before + text)[-_MEMORY:]


def _in_passage(report: AnnualReport, passage: Sentence) -> Iterator[Division]:
    text = passage.text.characters
    stop = 0
    for match in _INTRODUCTION.finditer(text):
        first = next((at for at, one in enumerate(passage.mentions) if one.start >= match.end()), None)
        if match.start() < stop or first is None:
            continue
        earlier, later = passage.mentions[:first], passage.mentions[first:]
        parts, _ = parts_from(text, later, match.end(), later[0], in_brackets=False)
        found = _made_up(report, passage, parts, earlier)
        if found is not None:
            stop = found.parts[-1].mention.stop
            yield found


def _in_a_row(report: AnnualReport, passage: Sentence, seen: set[int]) -> Iterator[Division]:
    """Numbers right behind each other that make up a total, whatever words introduce them."""
    text, mentions, stop = passage.text.characters, passage.mentions, 0
    for first, mention in enumerate(mentions):
        if mention.start < stop or mention.start in seen or mention.kind is not MentionKind.COUNT:
            continue
        row = [mention]
        for after in mentions[first + 1 :]:
            if after.kind is MentionKind.PERCENT or opens(text[row[-1].stop : after.start]):
                continue
            if not _beside(text, row[-1], after):
                break
            row.append(after)
        earlier = mentions[max(first - _LAST, 0) : first]
        found = _with_the_rest(passage, row, earlier) or _made_up(report, passage, _unnamed(row), earlier)
        if found is None or (first and _goes_before(text, mentions[first - 1], mention, found.whole)):
            continue
        telling = _ends(text, row, found) and len(found.parts) + len(str(found.whole)) >= _TELLING
        if telling or _is_the_rest(text, row, len(found.parts) - 1):
            stop = found.parts[-1].mention.stop
            yield found


def _unnamed(row: Sequence[Mention]) -> tuple[Part, ...]:
    return tuple(Part("", one) for one in row)


def _with_the_rest(passage: Sentence, row: Sequence[Mention], earlier: Sequence[Mention]) -> Division | None:
    """收到16件，申请人撤销2件，余下14件: what is said to be the rest is no chance, however small."""
    text = passage.text.characters
    for last in range(1, len(row)):
        parts = row[: last + 1]
        whole = sum((one.value for one in parts), Decimal(0))
        if _is_the_rest(text, row, last) and not any(one.approximate for one in parts):
            alike = any(one.value == whole and same_kind(one.unit, row[0].unit) for one in earlier)
            return Division(passage, _unnamed(parts), whole) if alike else None
    return None


def _is_the_rest(text: str, row: Sequence[Mention], at: int) -> bool:
    return _REST.search(uniform(text[row[at - 1].stop : row[at].start])) is not None


_REST = re.compile("其余|余下|剩余|剩下")


_LAST = 3
"""Numbers before a row among which its total is looked for."""
_TELLING = 5
"""Parts and digits of the total that are no chance together: three parts of 18, two of 180."""
_LONGEST = 40


def _ends(text: str, row: list[Mention], found: Division) -> bool:
    """Whether the parts are all of the row, or all up to a ；: 33件、21件、10件 of four numbers are no list."""
    count = len(found.parts)
    return count == len(row) or "；" in uniform(text[row[count - 1].stop : row[count].start])


def _goes_before(text: str, before: Mention, first: Mention, whole: Decimal) -> bool:
    """Whether the number right before a row belongs to it, so that a small sum of it is a chance."""
    joined = whole < _FEW and before.kind is MentionKind.COUNT and _beside(text, before, first)
    return joined and before.value != whole and _JOINED.fullmatch(uniform(text[before.stop : first.start])) is not None


_FEW = 100
_JOINED = re.compile("[、，][^，；。：（）]{1,12}")


def _beside(text: str, one: Mention, after: Mention) -> bool:
    between = uniform(text[one.stop : after.start])
    return (
        after.kind is MentionKind.COUNT
        and same_kind(one.unit, after.unit)
        and len(between) <= _LONGEST
        and "。" not in between
    )


def _made_up(
    report: AnnualReport, passage: Sentence, parts: tuple[Part, ...], earlier: tuple[Mention, ...]
) -> Division | None:
    if len(parts) < 2 or any(part.mention.approximate for part in parts):
        return None
    tabled = {one.amount for one in (*received_requests(report), requests_line(report, "total"))}
    said = {
        one.value
        for one in earlier
        if one.kind is MentionKind.COUNT and not one.approximate and same_kind(one.unit, parts[0].mention.unit)
    }
    for count, together in enumerate(sums_from_the_start(parts), 1):
        if count > 1 and together >= _LEAST and together in tabled | said:
            return Division(passage, parts[:count], together)
    return None
