"""The ledger: every number of sections 一, 五 and 六, and how it stands to the tables; then what is said without a number.

A reviewer must be able to see what was not checked, so that nothing is left out. What a rule says of a number comes first;
a number that the phrase book understands stands as the tables say, also where its rule is not switched on.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from core.forms.address import Address
from core.report.claim import ClaimStatus
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import spoken_amounts
from core.rules.narrative.claims.denials import Denial, denials
from core.rules.narrative.claims.judging import matching, matching_last_year, verdict_on
from core.rules.narrative.claims.objections import LOOSE
from core.rules.narrative.claims.obstacles import APPROXIMATE, forbidden_comparison
from core.rules.narrative.claims.statement import Statement
from core.rules.narrative.claims.statements import statements_of
from core.rules.narrative.words.surroundings import clause_around, phrase
from core.rules.rule import Subject
from core.rules.verdict import CheckResult, Verdict
from core.source.text import SourceText

SECTIONS = frozenset((1, 5, 6))
_JUDGED = frozenset((MentionKind.COUNT, MentionKind.MONEY, MentionKind.PERCENT))

_NOT_COUNTED = {
    MentionKind.YEAR: "年份",
    MentionKind.DATE: "日期",
    MentionKind.DOCUMENT_NUMBER: "文号",
    MentionKind.ORDINAL: "序号",
    MentionKind.OTHER: "时限、电话、编号等，不是统计数",
    MentionKind.UNSURE: "图片上的数字识别没有把握",
    MentionKind.PERCENT: "百分比或倍数，没有规则核对",
}


class LedgerEntry(Struct, frozen=True):
    """One number: the clause it stands in, its print, exact value and status.

    ``cells`` is what it was held against; ``reason`` a Chinese clause; ``section`` the part of the report. ``value`` is
    ``None`` for a claim without a number (均获维持).
    """

    text: str
    words: SourceText
    value: Decimal | None
    status: ClaimStatus
    cells: tuple[Address, ...] = ()
    reason: str = ""
    section: int = 0


def ledger_of(subject: Subject, results: Iterable[CheckResult]) -> tuple[LedgerEntry, ...]:
    """One entry for every number of sections 一, 五 and 六, in reading order, each sentence's claims without one after it."""
    judged = _by_place(results)
    denied = {one.words.marks[0]: one for one in denials(subject.report, subject.sentences)}
    spoken = {statement.words.marks[0]: statement for statement in statements_of(subject.report, subject.sentences)}
    return tuple(
        entry
        for sentence in subject.sentences
        if sentence.section in SECTIONS
        for entry in (
            *(_entry(subject, sentence, mention, judged, spoken) for mention in sentence.mentions),
            *_without_number(sentence, judged, denied),
        )
    )


_ABOUT_WORDING = frozenset(("N22", "N24", "N26"))
"""Rules that ask how numbers are written, not whether they are right."""
_Judged = dict[int, list[CheckResult]]


def _by_place(results: Iterable[CheckResult]) -> _Judged:
    """The results of rules about numbers, by the places of the characters they speak of."""
    places: _Judged = {}
    for result in results:
        if result.rule.startswith("N") and result.rule not in _ABOUT_WORDING:
            for words in result.words:
                for place in words.marks:
                    places.setdefault(place, []).append(result)
    return places


def _entry(
    subject: Subject, sentence: Sentence, mention: Mention, judged: _Judged, spoken: dict[int, Statement]
) -> LedgerEntry:
    words = phrase(sentence, mention)
    results = judged.get(words.marks[0], []) if mention.kind in _JUDGED else []
    statement = spoken.get(words.marks[0])
    tabled = _rank_of(statement)
    by_rule = any(_rank(one) <= tabled for one in results)
    standing = _by_rule(results) if by_rule else _without_rule(subject, sentence, mention, statement)
    return LedgerEntry(clause_around(sentence, mention), words, mention.value, *standing, sentence.section)


def _without_number(sentence: Sentence, judged: _Judged, denied: dict[int, Denial]) -> Iterator[LedgerEntry]:
    """未收到申请, 均获维持, 全部办结: results whose words hold no number of the ledger; what is denied also where its rule is off."""
    judged_ones = (mention for mention in sentence.mentions if mention.kind in _JUDGED)
    numbers = {place for mention in judged_ones for place in phrase(sentence, mention).marks}
    seen: set[int] = set()
    for place in sentence.text.marks:
        for result in judged.get(place, []):
            words = next(words for words in result.words if place in words.marks)
            if place in seen or not numbers.isdisjoint(words.marks):
                continue
            seen |= set(words.marks)
            value = None if result.rule in _UNIVERSAL else Decimal(0)
            yield LedgerEntry(words.characters, words, value, *_by_rule([result]), sentence.section)
        if place in denied and place not in seen and place not in numbers:
            yield _of_denial(denied[place], sentence.section)


def _of_denial(denial: Denial, section: int) -> LedgerEntry:
    cells = tuple(at for one in denial.must_be_zero for at in one.cells)
    status = ClaimStatus.AGREES if denial.true else ClaimStatus.DIFFERS if denial.sure else ClaimStatus.NOT_CHECKED
    status = ClaimStatus.NOT_CHECKED if denial.true is None else status
    said = f"{denial.rule}：表中{spoken_amounts(denial.must_be_zero)}"
    return LedgerEntry(denial.words.characters, denial.words, Decimal(0), status, cells, said, section)


_UNIVERSAL = frozenset(("N19", "N21"))
"""Claims that all went one way; the others say that there was none."""

_Standing = tuple[ClaimStatus, tuple[Address, ...], str]
_STATUS = {
    Verdict.HOLDS: ClaimStatus.AGREES,
    Verdict.BROKEN: ClaimStatus.DIFFERS,
    Verdict.UNDETERMINED: ClaimStatus.NOT_CHECKED,
}


def _by_rule(results: list[CheckResult]) -> _Standing:
    """A number that agrees with a table agrees, whatever a list beside it adds up to."""
    ranked = sorted(results, key=_rank)
    result = ranked[0]
    said = result.formula if result.verdict is Verdict.HOLDS else result.statement or result.remark
    return _STATUS[result.verdict], result.all_cells, f"{result.rule}：{said}"


def _rank(result: CheckResult) -> int:
    if result.verdict is Verdict.HOLDS:
        return 0 if result.all_cells else 2
    return 1 if result.verdict is Verdict.BROKEN else 3


def _rank_of(statement: Statement | None) -> int:
    """The same of what the phrase book says by itself: a table goes before what a list beside the number adds up to."""
    if statement is not None and matching(statement) is not None:
        return 0
    return 1 if statement is not None and verdict_on(statement) is Verdict.BROKEN else 3


def _without_rule(subject: Subject, sentence: Sentence, mention: Mention, statement: Statement | None) -> _Standing:
    if mention.kind in _NOT_COUNTED and statement is None:
        return ClaimStatus.NOT_CHECKED, (), _NOT_COUNTED[mention.kind]
    if statement is not None:
        return _as_last_year(subject, statement) or _by_statement(statement)
    obstacle = forbidden_comparison(subject.report, sentence, mention)
    if obstacle:
        return ClaimStatus.NOT_CHECKED, (), obstacle
    return ClaimStatus.NO_COUNTERPART, (), "表格中没有对应的数"


def _as_last_year(subject: Subject, statement: Statement) -> _Standing | None:
    match = None if subject.last_year is None else matching_last_year(statement, subject.last_year)
    return None if match is None else (ClaimStatus.AGREES, (), f"与上年年报的{match.name}相符")


def _by_statement(statement: Statement) -> _Standing:
    match, verdict = matching(statement), verdict_on(statement)
    if match is not None:
        return ClaimStatus.AGREES, match.cells, f"与{match.name}相符"
    cells = tuple(dict.fromkeys(at for one in statement.accepted for at in one.cells))
    amounts = f"表中{spoken_amounts(statement.accepted)}"
    if verdict is Verdict.BROKEN and statement.rule:
        return ClaimStatus.DIFFERS, cells, f"{statement.rule}：{amounts}"
    reason = APPROXIMATE if statement.mention.approximate else statement.obstacle or LOOSE
    return ClaimStatus.NOT_CHECKED, cells, reason if reason == APPROXIMATE else f"{reason}，{amounts}"
