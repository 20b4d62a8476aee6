"""The sets themselves: large enough, complete, apart from each other, and their labels true to their own figures."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest

from core.report.mentions import mentions_of
from core.report.sentence import MentionKind
from core.rules.rule import Subject
from tests.labelled.amounts import Cells, amount
from tests.labelled.cases import HARD, KEPT_OUT, READ, SETS, Case, Label, Paragraph, Status, cases_of

ALL = tuple((name, case) for name in SETS for case in cases_of(name))
NAMES = [f"{name}-{case.title}" for name, case in ALL]


@pytest.mark.parametrize("names", [READ, KEPT_OUT, HARD], ids=["read", "kept out", "hard"])
def test_there_is_enough_to_measure_by(names: tuple[str, ...]) -> None:
    paragraphs = [paragraph for name in names for case in cases_of(name) for paragraph in case.paragraphs]
    decided = [label for paragraph in paragraphs for label in paragraph.labels if label.expected.decided]
    wrong = sum(label.expected is Status.DIFFERS for label in decided)

    assert len(paragraphs) >= 60
    assert len(decided) >= 300
    assert wrong >= len(decided) * Decimal("0.15")


def test_no_paragraph_stands_in_two_sets() -> None:
    bare = {
        # 无其他需要报告的事项。 stands in every report
        name: {
            re.sub(r"\d", "", paragraph.text)
            for case in cases_of(name)
            for paragraph in case.paragraphs
            if paragraph.labels
        }
        for name in SETS
    }

    assert [pair for pair in combinations(SETS, 2) if bare[pair[0]] & bare[pair[1]]] == []


@pytest.mark.parametrize("case", [case for _, case in ALL], ids=NAMES)
def test_every_number_carries_a_label(case: Case) -> None:
    for paragraph in case.paragraphs:
        covered = [False] * len(paragraph.text)
        for label in paragraph.labels:
            covered[label.start : label.stop] = [True] * (label.stop - label.start)
        bare = "".join(" " if hidden else character for character, hidden in zip(paragraph.text, covered, strict=True))

        assert re.search(r"\d|[一二三四五六七八九十百两]+[件份宗封]", bare) is None, bare
        assert [mention for mention in mentions_of(bare) if mention.kind is not MentionKind.ORDINAL] == [], bare


@pytest.mark.parametrize("case", [case for _, case in ALL], ids=NAMES)
def test_a_label_says_what_the_figures_say(case: Case) -> None:
    wrong = [
        f"{label.printed}：{label.expected.value}：{label.about}"
        for paragraph in case.paragraphs
        for label in paragraph.labels
        if label.about
        and label.expected.decided
        and _agrees(case, paragraph, label) is not (label.expected is Status.AGREES)
    ]

    assert wrong == []


@pytest.mark.parametrize("case", [case for _, case in ALL], ids=NAMES)
def test_what_is_decided_says_what_it_is_about(case: Case) -> None:
    assert [
        label.printed
        for paragraph in case.paragraphs
        for label in paragraph.labels
        if label.certain and not label.about and label.printed not in _told_twice(case)
    ] == []


def _told_twice(case: Case) -> set[str]:
    """Numbers of one thing that the paragraphs give twice and differently: what they contradict is each other."""
    return {
        label.printed
        for label in _labels(case)
        if not label.about and sum(other.expected is Status.DIFFERS and not other.about for other in _labels(case)) > 1
    }


def _labels(case: Case) -> Iterator[Label]:
    for paragraph in case.paragraphs:
        yield from paragraph.labels


def _agrees(case: Case, paragraph: Paragraph, label: Label) -> bool:
    if label.about in case.sums:
        return _sum_of(case, label.about) == amount(case.sums[label.about], _cells(case.subject), {})
    if label.about.endswith("之和"):
        return label.value == _sum_of(case, label.about.removesuffix("之和"))
    expected = amount(label.about, _cells(case.subject), _last_year(case.subject))
    if label.value is None:
        return expected == 0
    if paragraph.text[label.stop : label.stop + 1] == "%" or label.printed.endswith(("%", "％")):
        expected *= 100
    return _same(label, expected)


def _sum_of(case: Case, name: str) -> Fraction:
    return Fraction(sum(label.value or 0 for label in _labels(case) if label.about == name))


def _cells(subject: Subject) -> Cells:
    return {at: figure.value for at, figure in subject.report.figures.items() if figure.value is not None}


def _last_year(subject: Subject) -> Cells:
    if subject.last_year is None:
        return {}
    return {at: figure.value for at, figure in subject.last_year.figures.items() if figure.value is not None}


def _same(label: Label, expected: Fraction) -> bool:
    """Equal as printed: 4.12万 to its last digit, 240余 from 240 to below 250, 近240 within a tenth."""
    assert label.value is not None
    step = _last_place(label)
    if label.printed.endswith(("余", "多")):
        return Fraction(label.value) <= expected < Fraction(label.value) + step
    if label.approximate:
        return abs(expected - Fraction(label.value)) <= Fraction(label.value) / 10
    return abs(expected - Fraction(label.value)) * 2 <= (
        step if label.printed.endswith(("%", "万")) or "." in label.printed else 0
    )


def _last_place(label: Label) -> Fraction:
    assert label.value is not None
    digits = label.printed.rstrip("%余多")
    scale = 10_000 if digits.endswith("万") else 1
    _, point, decimals = digits.rstrip("万").partition(".")
    if point:
        return Fraction(scale, 10 ** len(decimals))
    zeros = len(digits.rstrip("万")) - len(digits.rstrip("万").rstrip("0"))
    return Fraction(scale * (10**zeros if label.printed.endswith(("余", "多")) else 1))
