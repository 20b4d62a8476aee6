"""Reads the labelled cases: figures, paragraphs, and a reviewer's label on each number.

A case opens with ``=== kind｜what it shows`` and goes on in the notation of :mod:`core.rules.example`. In its paragraphs each number
stands as ``{131：相符：三.新收}``: what is printed, how it stands (``相符``, ``不符``, ``无对应项``, ``不核对``; several with ``|`` where a
careful reviewer could not decide, the likeliest first), and what it is about (see :mod:`tests.labelled.amounts`). Words that
claim without a number are labelled too: ``{未发生行政诉讼：相符：四.行政诉讼}`` holds where what it is about comes to nothing.
``和甲：三.新收`` declares a list 甲; its parts are labelled ``甲``, and a number that is the list's own sum ``甲之和``.
"""

import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.rules.example import PLACES, subject_of
from core.rules.rule import Subject
from core.source.chinese_numerals import chinese_integer
from core.source.text import located

READ = ("development", "ordinary")
"""The cases that are read while patterns are written: those that are to be hard, and those that are worded as most reports are."""
KEPT_OUT = ("governments", "more_governments", "departments_and_towns", "departments", "towns")
"""Cases worded as most reports are, whose sentences nobody who writes patterns has read: how the reader does on new reports."""
HARD = ("held_out", "small_offices")
"""Cases that are to be hard, unread as well."""
PUBLISHED = ("published", "published_unread")
"""Passages after published reports: their figures and the way they hang together, in words and with names of our own.

Hardly a number in them is wrong: they show what is left undecided, and what would be called wrong without being so. The second
set nobody who writes patterns has read.
"""
COLLOQUIAL = "colloquial"
"""Cases in words that no office would print (村民来要信息的有三件): how the reader does on what it was not made for."""
SETS = (*READ, *KEPT_OUT, *HARD, *PUBLISHED, COLLOQUIAL)
_SECTIONS = {"一": 1, "五": 5, "六": 6}
_LABEL = re.compile(r"\{([^{}：]+)：([^{}：]+)(?:：([^{}：]+))?\}")
_PARAGRAPH = re.compile(r"([一五六])：(.*)")
_SUM = re.compile(r"和([甲乙丙丁])：(.*)")
_PRINTED = re.compile(r"([\d,.]+)(万|亿)?(余|多)?%?")
_ABOUT_BEFORE = re.compile(r"(?:近|约|超|逾|不足|超过)$")


class Status(StrEnum):
    """How a reviewer sees a number stand to the tables."""

    AGREES = "相符"
    DIFFERS = "不符"
    NO_COUNTERPART = "无对应项"
    NOT_CHECKED = "不核对"

    @property
    def decided(self) -> bool:
        """Whether something is said of it."""
        return self in (Status.AGREES, Status.DIFFERS)


class Label(Struct, frozen=True):
    """One labelled place, ``start``–``stop`` (exclusive) of its paragraph's plain text.

    ``statuses`` are those that may be said of it, the likeliest first; ``value`` is ``None`` for words without a number.
    """

    start: int
    stop: int
    printed: str
    statuses: tuple[Status, ...]
    about: str
    value: Decimal | None
    approximate: bool

    @property
    def expected(self) -> Status:
        """The likeliest status."""
        return self.statuses[0]

    @property
    def certain(self) -> bool:
        """Whether a careful reviewer would say 相符 or 不符 of it, and nothing but that."""
        return all(status.decided for status in self.statuses)


class Paragraph(Struct, frozen=True):
    """A paragraph of a section: its plain text and its labels in order; ``at`` is how many of the section stand before it."""

    section: int
    text: str
    labels: tuple[Label, ...]
    at: int = 0

    def marks(self, start: int, stop: int) -> frozenset[int]:
        """The places of its characters ``start`` to ``stop`` (exclusive) in the case's report."""
        return frozenset(located(self.text, self.section + PLACES * self.at).marks[start:stop])


class Case(Struct, frozen=True):
    """One report, or the part of one that a few paragraphs speak of. ``sums`` are what its lists must add up to."""

    kind: str
    title: str
    subject: Subject
    paragraphs: tuple[Paragraph, ...]
    sums: dict[str, str]


def cases_of(name: str) -> tuple[Case, ...]:
    """The cases of one of the ``SETS``."""
    return cases_from(Path(__file__).with_name(f"{name}.txt"))


def cases_from(path: Path) -> tuple[Case, ...]:
    """The cases of any file in this notation; raises ``OSError`` where there is none, ``ValueError`` for unknown words."""
    return tuple(_case(part) for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:])


def _case(text: str) -> Case:
    head, *lines = text.strip().splitlines()
    kind, _, title = head.partition("｜")
    sums = {match[1]: match[2] for line in lines if (match := _SUM.fullmatch(line))}
    paragraphs = _placed(_paragraph(match) for line in lines if (match := _PARAGRAPH.fullmatch(line)))
    given = [_LABEL.sub(r"\1", line) for line in lines if not _SUM.fullmatch(line)]
    return Case(kind, title, subject_of("\n".join(given)), paragraphs, sums)


def _placed(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    before: Counter[int] = Counter()
    placed = []
    for paragraph in paragraphs:
        placed.append(replace(paragraph, at=before[paragraph.section]))
        before[paragraph.section] += 1
    return tuple(placed)


def _paragraph(match: re.Match[str]) -> Paragraph:
    text, labels, stop = "", [], 0
    for label in _LABEL.finditer(match[2]):
        text += match[2][stop : label.start()]
        labels.append(_label(label, text))
        text, stop = text + label[1], label.end()
    return Paragraph(_SECTIONS[match[1]], text + match[2][stop:], tuple(labels))


def _label(match: re.Match[str], before: str) -> Label:
    printed, statuses, about = match.groups()
    value = printed_value(printed)
    approximate = printed.rstrip("%").endswith(("余", "多")) or _ABOUT_BEFORE.search(before) is not None
    stop = len(before) + len(printed)
    return Label(
        len(before), stop, printed, tuple(Status(one) for one in statuses.split("|")), about or "", value, approximate
    )


def printed_value(printed: str) -> Decimal | None:
    """What a printed number says (12％ is 12), or ``None`` for words; read apart from the program's own reading."""
    half_width = printed.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    match = _PRINTED.fullmatch(half_width)
    if match is None:
        number = chinese_integer(printed)
        return None if number is None else Decimal(number)
    return Decimal(match[1].replace(",", "")) * {"万": 10_000, "亿": 100_000_000}.get(match[2] or "", 1)
