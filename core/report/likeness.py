"""How much of one text stands, word for word or nearly so, in another, and where.

Sentences are compared with numerals masked and punctuation left out, so that last year's text with new numbers is found
too; of a sentence that has no counterpart, long stretches that stand in the other text unchanged are. Sentences that every
report has (:mod:`core.report.stock_words`) and headings are neither counted nor found. Time grows with the length of the
texts and not with its square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from rapidfuzz.distance import Indel

from core.report.stock_words import is_stock
from core.source.characters import FOLDED, IGNORED
from core.source.text import SourceText

# a colon ends a sentence too: what leads to a list is often the same while the list is new
_SENTENCE = re.compile(r"[^。！？；：!?;:\n]{1,300}+[。！？；：!?;:”』」]*+")
_LEAD = re.compile(
    r"\s*+(?:[（(]\s*+[一二三四五六七八九十\d]{1,3}\s*+[）)]|[一二三四五六七八九十\d]{1,3}\s*+[、.．]|第?[一二三四五六七八九十]{1,2}(?:是|方面|、|，|,))?"
)
_NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿两")
_ENDS = "。！？；!?;，,：:"
_ALIKE = 0.8
_SHORTEST = 8
_LONGEST_HEADING = 25
_LONGEST = 1000
_GRAM = 4
_POSTINGS = 8
_CANDIDATES = 3
_RUN = 20
"""So many characters in a row are copied; the longest names and phrases that everybody uses are shorter."""


class LikePassage(Struct, frozen=True):
    """A passage of the first text and the one of the other that it matches; ``share`` says how nearly, 1 for word for word.

    Numerals and punctuation may differ even then.
    """

    one: SourceText
    other: SourceText
    share: Decimal


class Likeness(Struct, frozen=True):
    """``share`` of the first text's ``counted`` characters that stands in the other, and the passages in their order."""

    share: Decimal
    passages: tuple[LikePassage, ...] = ()
    counted: int = 0


class _Masked(Struct, frozen=True):
    """A sentence without punctuation, each numeral as one sign; ``places`` leads every sign back to its character."""

    signs: str
    places: tuple[int, ...]


class _Unit(Struct, frozen=True):
    """A sentence at ``start``–``stop`` of paragraph ``paragraph``, unit ``number`` of its text."""

    number: int
    paragraph: int
    start: int
    stop: int
    masked: _Masked


class _Match(Struct, frozen=True):
    """Characters of both texts that match: unit and stretch on either side, ``matched`` of ``length`` signs alike."""

    one: _Unit
    other: _Unit
    one_at: tuple[int, int]
    other_at: tuple[int, int]
    matched: float
    length: int


def likeness(one: Sequence[SourceText], other: Sequence[SourceText]) -> Likeness:
    """Which share of ``one`` (paragraphs) stands nearly word for word in ``other``."""
    return Prepared(one).likeness_to(Prepared(other))


class Prepared:
    """A text (``paragraphs``) made ready for being compared with many others; ``counted`` are its characters that count."""

    def __init__(self, paragraphs: Sequence[SourceText]) -> None:
        self.paragraphs = paragraphs
        self._units = _units(paragraphs)
        self._index: _Index | None = None
        self.counted = sum(len(unit.masked.signs) for unit in self._units)

    def likeness_to(self, other: "Prepared") -> Likeness:
        """Which share of this text stands nearly word for word in the other one."""
        other._index = index = other._index or _Index(other._units)  # noqa: SLF001 - of the same class
        matches = [match for unit in self._units for match in index.matches(unit)]
        if not matches:
            return Likeness(Decimal(0), (), self.counted)
        return Likeness(
            _share(sum(match.matched for match in matches), self.counted),
            tuple(_passage(group, self.paragraphs, other.paragraphs) for group in _joined(matches)),
            self.counted,
        )


def alike(one: str, other: str) -> Decimal:
    """How nearly two sentences say the same in the same words, numerals and punctuation aside; 0 to 1."""
    first, second = (_masked(text[:_LONGEST], 0).signs for text in (one, other))
    return _share(Indel.normalized_similarity(first, second), 1) if first and second else Decimal(0)


def _share(part: float, whole: int) -> Decimal:
    return Decimal(round(part / whole * 10_000)) / 10_000


def _units(paragraphs: Sequence[SourceText]) -> list[_Unit]:
    units: list[_Unit] = []
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.characters
        if len(text) <= _LONGEST_HEADING and not text.rstrip().endswith(tuple(_ENDS)):
            continue
        for match in _SENTENCE.finditer(text):
            masked = _masked(match.group(), match.start())
            if len(masked.signs) >= _SHORTEST and not is_stock(match.group()):
                units.append(_Unit(len(units), number, match.start(), match.end(), masked))
    return units


def _masked(sentence: str, offset: int) -> _Masked:
    lead = _LEAD.match(sentence)
    signs: list[str] = []
    places: list[int] = []
    in_numeral = False
    for at in range(lead.end() if lead else 0, len(sentence)):
        sign = FOLDED.get(sentence[at], sentence[at])
        if sign in IGNORED or sign.isspace():
            continue
        numeral = sign in _NUMERALS
        if not (numeral and in_numeral) and (numeral or sign.isalnum()):
            signs.append("#" if numeral else sign[0])
            places.append(offset + at)
        # 1,234.5 is one numeral
        in_numeral = numeral or (in_numeral and sign in ",.%")
    return _Masked("".join(signs), tuple(places))


class _Index:
    """The sentences of the other text, to be found by four signs in a row or by a whole stretch."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self._units = units
        self._whole = {unit.masked.signs: unit for unit in reversed(units)}
        self._grams: defaultdict[str, list[int]] = defaultdict(list)
        self._runs: dict[str, tuple[int, int]] = {}
        for unit in units:
            signs = unit.masked.signs
            for gram in {signs[at : at + _GRAM] for at in range(len(signs) - _GRAM + 1)}:
                # a few places of a phrase that stands everywhere are enough: the rest of a sentence tells it apart
                if len(self._grams[gram]) < _POSTINGS:
                    self._grams[gram].append(unit.number)
            for at in range(len(signs) - _RUN + 1):
                self._runs.setdefault(signs[at : at + _RUN], (unit.number, at))

    def matches(self, unit: _Unit) -> Iterator[_Match]:
        """The sentence that ``unit`` repeats, or the stretches of it that stand in any."""
        found = self._sentence(unit)
        if found is None:
            yield from self._stretches(unit)
            return
        other, ratio = found
        length = len(unit.masked.signs)
        yield _Match(unit, other, (unit.start, unit.stop), (other.start, other.stop), ratio * length, length)

    def _sentence(self, unit: _Unit) -> tuple[_Unit, float] | None:
        signs = unit.masked.signs
        if signs in self._whole:
            return self._whole[signs], 1.0
        votes = Counter(
            number for at in range(len(signs) - _GRAM + 1) for number in self._grams.get(signs[at : at + _GRAM], ())
        )
        scored = [
            (Indel.normalized_similarity(signs, self._units[number].masked.signs, score_cutoff=_ALIKE), -number)
            for number, _ in votes.most_common(_CANDIDATES)
        ]
        ratio, number = max(scored, default=(0.0, 0))
        return (self._units[-number], ratio) if ratio >= _ALIKE else None

    def _stretches(self, unit: _Unit) -> Iterator[_Match]:
        signs, at = unit.masked.signs, 0
        while at + _RUN <= len(signs):
            place = self._runs.get(signs[at : at + _RUN])
            if place is None:
                at += 1
                continue
            other, begin = self._units[place[0]], place[1]
            length = _common(signs, at, other.masked.signs, begin)
            yield _Match(unit, other, _span(unit, at, length), _span(other, begin, length), length, length)
            at += length


def _common(one: str, at: int, other: str, begin: int) -> int:
    length = _RUN
    while at + length < len(one) and begin + length < len(other) and one[at + length] == other[begin + length]:
        length += 1
    return length


def _span(unit: _Unit, at: int, length: int) -> tuple[int, int]:
    return unit.masked.places[at], unit.masked.places[at + length - 1] + 1


def _joined(matches: Sequence[_Match]) -> Iterator[list[_Match]]:
    """Matches of neighbouring sentences with neighbouring sentences, together."""
    group: list[_Match] = []
    for match in matches:
        if group and not _follows(group[-1], match):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _follows(before: _Match, after: _Match) -> bool:
    whole = all(match.length == len(match.one.masked.signs) for match in (before, after))
    return whole and all(
        first.paragraph == second.paragraph and second.number == first.number + 1
        for first, second in ((before.one, after.one), (before.other, after.other))
    )


def _passage(group: Sequence[_Match], one: Sequence[SourceText], other: Sequence[SourceText]) -> LikePassage:
    first, last = group[0], group[-1]
    return LikePassage(
        one[first.one.paragraph].slice(first.one_at[0], last.one_at[1]).strip(),
        other[first.other.paragraph].slice(first.other_at[0], last.other_at[1]).strip(),
        _share(sum(match.matched for match in group), sum(match.length for match in group)),
    )
