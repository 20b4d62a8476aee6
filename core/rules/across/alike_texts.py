"""Reports of different units whose narrative is largely the same."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from core.report.likeness import LikePassage, Prepared
from core.report.sentences import cut
from core.report.stock_words import is_stock
from core.rules.across.collection import CollectedReport, Collection
from core.rules.across.gram_index import GramIndex, plain_words
from core.source.provenance import mark_place
from core.source.text import SourceText, joined, located

NARRATIVE = frozenset((1, 5))
"""The sections in which a unit writes in its own words."""
PROBLEMS = 5


class AlikePair(Struct, frozen=True):
    """Two reports, and what of the first's narrative (the shorter one's) stands in the other."""

    one: CollectedReport
    other: CollectedReport
    share: Decimal
    passages: tuple[LikePassage, ...]


def alike_pairs(collection: Collection, share: Decimal, least: int) -> Iterator[AlikePair]:
    """Pairs of different units of whose narrative at least ``share``, and ``least`` characters, are the same."""
    reports = collection.current
    index = GramIndex([_narrative(report) for report in reports])
    own = _OwnWords(index, reports)
    # words changed here and there break many runs: half as much in common is reason enough to look more closely
    for pair in index.pairs(least // 2, float(share) / 2):
        one, other = reports[pair.one], reports[pair.other]
        if may_be_alike(collection, one, other):
            continue
        first, second = own[pair.one], own[pair.other]
        if first.counted > second.counted:
            one, other, first, second = other, one, second, first
        found = first.likeness_to(second)
        if found.share >= share and found.share * found.counted >= least:
            yield AlikePair(one, other, found.share, found.passages)


class _OwnWords(dict[int, Prepared]):
    """The sentences of each report that not everybody has, made ready when they are first asked for."""

    def __init__(self, index: GramIndex, reports: Sequence[CollectedReport]) -> None:
        super().__init__()
        self._index = index
        self._reports = reports

    def __missing__(self, number: int) -> Prepared:
        paragraphs = (
            joined(
                sentence.text
                for sentence in cut(passage.section, located(passage.text, place))
                if not self._index.is_common(sentence.text.characters)
            )
            for place, passage in enumerate(self._reports[number].passages)
            if passage.section in NARRATIVE
        )
        self[number] = Prepared([text for text in paragraphs if text])
        return self[number]


def may_be_alike(collection: Collection, one: CollectedReport, other: CollectedReport) -> bool:
    """Whether nothing follows from two reports being the same: versions of one, or of a parent and its own part.

    A report that does not say whose it is may be a version of any other.
    """
    names = {collection.source_of(one), collection.source_of(other)}
    if len(names) == 1 or "" in names:
        return True
    first, second = collection.unit_of(one), collection.unit_of(other)
    if first is None or second is None:
        return False
    return any(a.own_level and a.parent == b.name for a, b in ((first, second), (second, first)))


def same_problems(collection: Collection, least: int) -> Iterator[tuple[CollectedReport, ...]]:
    """Groups of different units whose section 五 is the same from end to end, numbers aside."""
    groups: defaultdict[bytes, list[CollectedReport]] = defaultdict(list)
    for report in collection.current:
        words = "".join(_own_problems(report))
        if len(words) >= least and collection.source_of(report):
            groups[hashlib.sha256(words.encode("utf-8", "replace")).digest()].append(report)
    for group in groups.values():
        if len(group) > 1 and not all(may_be_alike(collection, group[0], other) for other in group[1:]):
            yield tuple(group)


def _own_problems(report: CollectedReport) -> Iterator[str]:
    for passage in report.passages:
        if passage.section == PROBLEMS:
            for sentence in cut(PROBLEMS, SourceText(passage.text, tuple(range(len(passage.text))))):
                if not is_stock(sentence.text.characters):
                    yield plain_words(sentence.text.characters)


def _narrative(report: CollectedReport) -> str:
    return "\n".join(passage.text for passage in report.passages if passage.section in NARRATIVE)


def clusters(pairs: Sequence[AlikePair]) -> Iterator[tuple[AlikePair, ...]]:
    """The pairs by groups of reports that hang together, the most alike first in each."""
    root: dict[int, int] = {}

    def find(index: int) -> int:
        while root.setdefault(index, index) != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    for pair in pairs:
        root[find(pair.other.index)] = find(pair.one.index)
    groups: defaultdict[int, list[AlikePair]] = defaultdict(list)
    for pair in pairs:
        groups[find(pair.one.index)].append(pair)
    yield from (tuple(sorted(group, key=lambda pair: -pair.share)) for group in groups.values())


def paragraphs_of(report: CollectedReport, texts: Sequence[SourceText]) -> Mapping[int, SourceText]:
    """The first of the texts in each paragraph of a report, by the paragraph's place."""
    found: dict[int, SourceText] = {}
    for text in texts:
        if text and mark_place(text.marks[0]) < len(report.passages):
            found.setdefault(mark_place(text.marks[0]), text)
    return found
