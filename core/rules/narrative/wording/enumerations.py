"""Enumerations in running text, marked 一是 and 二是, （一） and （二）, or 1. and 2."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from core.rules.narrative.wording.passages import Passage
from core.rules.narrative.wording.report_years import number_of

_NUMERAL = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
KINDS = {
    "是": re.compile(rf"(?:^|(?<=[。；;：:，,、！!.）)]))(?P<number>{_NUMERAL})(?:是|要)(?!否)"),
    "（）": re.compile(rf"^[（(](?P<number>{_NUMERAL})[)）]"),
    "1.": re.compile(r"^(?P<number>[0-9]{1,2})(?:[、．]|\.(?![0-9]))"),
}
"""How the items of an enumeration are marked: within sentences, or at the beginning of paragraphs."""


class Item(Struct, frozen=True):
    """The mark of one item: its number and its place, in paragraph ``at`` of a section."""

    kind: str
    number: int
    at: int
    start: int
    stop: int


def items_in(own: Sequence[Passage], kind: str) -> Iterator[Item]:
    """The marks of one kind in the paragraphs of a section, in order."""
    for at, passage in enumerate(own):
        for match in KINDS[kind].finditer(passage.characters):
            number = number_of(match["number"])
            if number is not None:
                yield Item(kind, number, at, match.start(), match.end())


def runs_in(own: Sequence[Passage], kind: str) -> tuple[tuple[Item, ...], ...]:
    """The marks of one kind cut into enumerations: each begins at 一."""
    runs: list[list[Item]] = []
    for item in items_in(own, kind):
        if item.number == 1 or not runs:
            runs.append([])
        runs[-1].append(item)
    return tuple(tuple(run) for run in runs)


def between(own: Sequence[Passage], one: Item, other: Item) -> str:
    """The text from the end of one mark to the beginning of another, of which the last :data:`_REACH` characters."""
    if one.at == other.at:
        return own[one.at].characters[max(one.stop, other.start - _REACH) : other.start]
    parts = [own[other.at].characters[: other.start]]
    for at in range(other.at - 1, one.at - 1, -1):
        if sum(map(len, parts)) > _REACH:
            break
        parts.append(own[at].characters[one.stop if at == one.at else 0 :])
    return "\n".join(reversed(parts))[-_REACH:]


_REACH = 4000
"""A longer item than this is none."""
