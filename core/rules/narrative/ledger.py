"""The ledger: every number of sections 一, 五 and 六, and how it stands to the tables.

A reviewer must be able to see what was not checked, so that nothing is left out. Only a rule says that a number differs;
the phrases known beyond the rules may say that one agrees.
"""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address, column_of
from core.report.claim import ClaimStatus
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.counterparts import Counterpart, spoken_amounts
from core.rules.narrative.phrases import spoken_of
from core.rules.narrative.surroundings import clause_around, forbidden_comparison, phrase
from core.rules.rule import Subject
from core.rules.verdict import CheckResult, Verdict
from core.source.text import SourceText

SECTIONS = frozenset((1, 5, 6))
_JUDGED = frozenset((MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT))
_TEN_THOUSAND = Decimal(10_000)

_NOT_COUNTED = {
    MentionKind.YEAR: "年份",
    MentionKind.DATE: "日期",
    MentionKind.DOCUMENT_NUMBER: "文号",
    MentionKind.ORDINAL: "序号",
    MentionKind.OTHER: "时限、电话、编号等，不是统计数",
    MentionKind.UNSURE: "图片上的数字识别没有把握",
    MentionKind.PERCENT: "百分比，没有规则核对",
}


class LedgerEntry(Struct, frozen=True):
    """One number: the clause it stands in, its print, exact value and status.

    ``cells`` is what it was held against; ``reason`` a Chinese clause.
    """

    text: str
    words: SourceText
    value: Decimal
    status: ClaimStatus
    cells: tuple[Address, ...] = ()
    reason: str = ""


def ledger_of(subject: Subject, results: Iterable[CheckResult]) -> tuple[LedgerEntry, ...]:
    """One entry for every number of sections 一, 五 and 六, in reading order."""
    judged = _by_place(results)
    return tuple(
        _entry(subject, sentence, mention, judged)
        for sentence in subject.sentences
        if sentence.section in SECTIONS
        for mention in sentence.mentions
    )


def _by_place(results: Iterable[CheckResult]) -> dict[int, list[CheckResult]]:
    """The results of rules about numbers, by the places of the characters they speak of."""
    places: dict[int, list[CheckResult]] = {}
    for result in results:
        if result.rule.startswith("N"):
            for words in result.words:
                for place in words.marks:
                    places.setdefault(place, []).append(result)
    return places


def _entry(subject: Subject, sentence: Sentence, mention: Mention, judged: dict[int, list[CheckResult]]) -> LedgerEntry:
    words = phrase(sentence, mention)
    results = judged.get(words.marks[0], []) if mention.kind in _JUDGED else []
    status, cells, reason = _by_rule(results) if results else _without_rule(subject, sentence, mention)
    return LedgerEntry(clause_around(sentence, mention), words, mention.value, status, cells, reason)


_Standing = tuple[ClaimStatus, tuple[Address, ...], str]


def _by_rule(results: list[CheckResult]) -> _Standing:
    """A number that agrees with a table agrees, whatever a list beside it adds up to."""
    ranked = sorted(results, key=_rank)
    result = ranked[0]
    status = {
        Verdict.HOLDS: ClaimStatus.AGREES,
        Verdict.BROKEN: ClaimStatus.DIFFERS,
        Verdict.UNDETERMINED: ClaimStatus.NOT_CHECKED,
    }[result.verdict]
    said = result.formula if result.verdict is Verdict.HOLDS else result.statement
    return status, result.all_cells, f"{result.rule}：{said}"


def _rank(result: CheckResult) -> int:
    if result.verdict is Verdict.HOLDS:
        return 0 if result.all_cells else 2
    return 1 if result.verdict is Verdict.BROKEN else 3


def _without_rule(subject: Subject, sentence: Sentence, mention: Mention) -> _Standing:
    if mention.kind in _NOT_COUNTED:
        return ClaimStatus.NOT_CHECKED, (), _NOT_COUNTED[mention.kind]
    obstacle = forbidden_comparison(subject.report, sentence, mention)
    counterparts = spoken_of(subject.report, sentence, mention)
    match = None if mention.approximate else _match(mention, counterparts)
    if match is not None:
        return ClaimStatus.AGREES, match.cells, f"与{match.name}相符"
    if obstacle:
        return ClaimStatus.NOT_CHECKED, (), obstacle
    if counterparts:
        cells = tuple(dict.fromkeys(at for one in counterparts for at in one.cells))
        return ClaimStatus.NOT_CHECKED, cells, f"没有规则据此判定，表中{spoken_amounts(counterparts)}"
    return ClaimStatus.NO_COUNTERPART, (), "表格中没有对应的数"


def _match(mention: Mention, counterparts: tuple[Counterpart, ...]) -> Counterpart | None:
    for one in counterparts:
        # the form counts money in units of 10,000 元
        factor = _TEN_THOUSAND if one.cells and column_of(one.cells[0]) == "amount" else 1
        if one.amount is not None and one.amount * factor == mention.value:
            return one
    return None
