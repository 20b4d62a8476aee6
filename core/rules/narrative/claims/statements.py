"""The numbers of the narrative that the phrase book understands, each with what it must equal and what speaks against it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from core.report.annual_report import AnnualReport
from core.report.sentence import MentionKind, Sentence
from core.rules.latest import latest
from core.rules.narrative.claims.counterparts import received_requests, requests_line
from core.rules.narrative.claims.heads import Head, columns_of, head_of, lines_of
from core.rules.narrative.claims.objections import LOOSE, PARTIAL, objection_to
from core.rules.narrative.claims.obstacles import ELSEWHEN, WIDER, same_scope
from core.rules.narrative.claims.phrase import Phrase, Place
from core.rules.narrative.claims.phrase_book import PHRASES
from core.rules.narrative.claims.received_statements import received_statements
from core.rules.narrative.claims.scopes import Draft, settled
from core.rules.narrative.claims.statement import LARGE, Reading, Statement
from core.rules.narrative.words.joined_sentences import joined_sentences
from core.rules.narrative.words.spots import Spot, spots
from core.rules.narrative.words.surroundings import uniform
from core.rules.narrative.words.topics import Bearing

_MEMORY = 240
"""Characters of the sentences before that still say what a passage is about."""


def spoken_of(report: AnnualReport, passage: Sentence, spot: Spot) -> Statement | None:
    """What the phrase book makes of words that stand by themselves, under no total."""
    return _statement(Place(report, spot, "", spot.head), passage, None)


def named_as(spot: Spot, name: str) -> Spot:
    """A number, or a share, as if it were a number with ``name`` before it."""
    counted = replace(spot.mention, kind=MentionKind.COUNT, unit="")
    return replace(spot, mention=counted, label=name, wider="", tail="", own=name, ahead="")


def statements_of(report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    """Every number of the narrative that a line of the phrase book fits, in reading order."""
    return tuple(found for reading in readings(report, sentences) for found in reading.statements if found is not None)


@latest
def readings(report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[Reading, ...]:
    """The passages of the narrative, in reading order."""
    return tuple(_readings(report, sentences))


def _readings(report: AnnualReport, sentences: tuple[Sentence, ...]) -> Iterator[Reading]:
    totals = frozenset(one.words.marks[0] for one in received_statements(report, sentences))
    before, section = "", -1
    drafts: list[Draft] = []
    for passage in joined_sentences(sentences):
        if passage.section != section:
            before, section = "", passage.section
        drafts.append(_draft(report, passage, before, totals))
        before = (before + uniform(passage.text.characters))[-_MEMORY:]
    for reading in settled(report, drafts):
        alike = (_beside_its_like(one, reading.statements) for one in reading.statements)
        yield replace(reading, statements=tuple(alike))


def _draft(report: AnnualReport, passage: Sentence, before: str, totals: frozenset[int]) -> Draft:
    """``totals`` are the places of the numbers that say how many requests came in all."""
    rule_before = ""
    heads: list[Head] = []
    over: list[Head | None] = []
    statements: list[Statement | None] = []
    found, around = tuple(spots(passage, before)), uniform(passage.text.characters)
    for spot in found:
        head = head_of(passage, spot, heads)
        place = Place(report, spot, rule_before, around, lines_of(head), columns_of(head))
        statement = _of_each(place, passage, head) or _statement(place, passage, head) or _beside(place, passage)
        statement = _compared_with_it(_beside_an_unclear_total(statement, statements), statements, around=passage)
        if spot.mention.kind is MentionKind.COUNT and not _CHANGED.search(spot.label):
            heads.append(Head(spot.mention, statement, passage.text.marks[spot.mention.start] in totals))
        rule_before = statement.rule if statement is not None else rule_before
        statements.append(statement)
        over.append(head)
    unsure = (_beside_the_rest(report, index, statements, found) for index in range(len(found)))
    return Draft(Reading(passage, found, tuple(unsure)), tuple(over))


def _beside_its_like(statement: Statement | None, others: Sequence[Statement | None]) -> Statement | None:
    """公示行政许可2963件、行政处罚128件: what was published is what was decided where a number beside it says so."""
    if statement is None or statement.rule != "N10" or statement.obstacle != LOOSE or statement.phrase.loose:
        return statement
    if statement.mention.unit == "项" and "事项" in statement.place.spot.label:
        # 行政许可事项136项 are the kinds of it
        return statement
    beside = (one for one in others if one is not None and one.rule == "N10" and one.surely_agrees)
    alike = any(
        same_scope(one.sentence, one.mention, statement.mention) and _in_a_row(one, statement) for one in beside
    )
    return replace(statement, obstacle="") if alike else statement


def _in_a_row(one: Statement, other: Statement) -> bool:
    """Whether nothing but the other kind of decision stands between two numbers."""
    first, second = sorted((one.mention, other.mention), key=lambda mention: mention.start)
    between = uniform(one.sentence.text.characters[first.stop : second.start])
    return one is not other and _DECISIONS.fullmatch(between) is not None


_DECISIONS = re.compile(
    r"(?:[、，；和及与]|以及)?(?:其中)?(?:行政)?(?:许可|处罚|强制|检查)(?:事项|案件|决定|信息|措施|处理|类|书)*(?:[0-9]+[件条项宗起个](?:[、，；和及与]|以及)(?:行政)?(?:许可|处罚|强制|检查)(?:事项|案件|决定|信息|措施|处理|类|书)*)*"
)


def _beside_the_rest(
    report: AnnualReport, index: int, statements: Sequence[Statement | None], spots: Sequence[Spot]
) -> Statement | None:
    """受理13件，答复8件，不予受理4件，补正后不明确1件: where the numbers behind make it up to all, it counts a part."""
    statement = statements[index]
    if statement is None or statement.obstacle:
        return statement
    if _make_it_up(statement, statements):
        return replace(statement, obstacle=PARTIAL)
    if statement.rule != "N03":
        return statement
    every = {one.amount for one in (*received_requests(report), requests_line(report, "total"))}
    together = statement.mention.value
    for spot, other in zip(spots[index + 1 : index + _REST], statements[index + 1 :], strict=False):
        if spot.mention.kind is not MentionKind.COUNT or (
            other is not None and not other.obstacle and other.rule in _NO_RESULT
        ):
            break
        together += spot.mention.value
        if together in every:
            return replace(statement, obstacle=PARTIAL)
    together = _with_those_before(index, statements, spots)
    return (
        replace(statement, obstacle=PARTIAL)
        if together > spots[index].mention.value and together in every
        else statement
    )


def _with_those_before(index: int, statements: Sequence[Statement | None], spots: Sequence[Spot]) -> Decimal:
    """其中申请人撤回14件，按规定答复39件: an answered number with the results that are named right before it."""
    together = spots[index].mention.value
    for spot, other in zip(reversed(spots[:index]), reversed(statements[:index]), strict=True):
        if spot.mention.kind is not MentionKind.COUNT or other is None or other.rule != "N06":
            break
        together += spot.mention.value
    return together


def _make_it_up(statement: Statement, statements: Sequence[Statement | None]) -> bool:
    """大厅办理许可4000件，窗口办理许可1512件: whether several numbers said of the same cells are those cells together."""
    same = [one for one in statements if one is not None and one.accepted[:1] == statement.accepted[:1]]
    together = sum((one.mention.value for one in same), Decimal(0))
    return len(same) > 1 and any(one.amount == together for one in statement.accepted)


_REST = 7
_NO_RESULT = frozenset(("N01", "N02", "N03", "N04"))


def _beside_an_unclear_total(statement: Statement | None, earlier: Sequence[Statement | None]) -> Statement | None:
    """企业开办受理申请860件，办结850件: where it is unclear what was received, so is what became of it."""
    if statement is None or statement.obstacle or statement.rule not in _OF_RECEIVED:
        return statement
    total = next((one for one in reversed(earlier) if one is not None and one.rule == "N01"), None)
    if (
        total is None
        or total.obstacle not in (LOOSE, WIDER)
        or any(one.amount == total.mention.value for one in total.accepted)
    ):
        return statement
    return replace(statement, obstacle=total.obstacle)


def _compared_with_it(
    statement: Statement | None, earlier: Sequence[Statement | None], around: Sentence
) -> Statement | None:
    """较上年许可5400件、处罚100件均有增长: what is right behind a number of another year is one itself."""
    last = earlier[-1] if earlier else None
    if statement is None or statement.obstacle or last is None or last.obstacle not in ELSEWHEN:
        return statement
    between = uniform(around.text.characters[last.mention.stop : statement.mention.start])
    named = statement.place.spot.label
    return replace(statement, obstacle=last.obstacle) if between in {f"、{named}", f"和{named}"} else statement


_OF_RECEIVED = frozenset(("N03", "N04", "N05", "N06"))
_CHANGED = re.compile(r"(?:增加|减少|增长|下降|上升|多|少)了?$")


def _statement(place: Place, passage: Sentence, head: Head | None) -> Statement | None:
    """By the first line of the phrase book that fits the number's own words, else by one that fits the clause before."""
    for wider in (False, True) if place.spot.wider else (False,):
        for phrase in _counting(place.spot.mention.kind, place.spot.mention.unit):
            if phrase.fits(place.spot, wider=wider):
                found = _said(place, passage, phrase, head)
                if found is not None:
                    return found
    return None


@cache
def _counting(kind: MentionKind, unit: str) -> tuple[Phrase, ...]:
    """The lines of the phrase book that such a number may be of, in their order."""
    return tuple(phrase for phrase in PHRASES if phrase.kind is kind and unit in phrase.units)


def _beside(place: Place, passage: Sentence) -> Statement | None:
    """What agrees with a cell that is named not far from the number: 38件来自律师事务所等法律服务机构.

    The more telling the number, the farther the name may stand: a small one equals some cell or other by chance.
    """
    value, own = place.spot.mention.value, place.spot.own + (place.spot.tail or _CLAUSE_END.split(place.spot.ahead)[0])
    if value >= LARGE or len(own) <= _SHORT:
        return _named_in(place, passage, f"{place.spot.passage[-_NEARBY:] if value >= _DISTINCT else ''}{own}")
    return None


def _named_in(place: Place, passage: Sentence, words: str) -> Statement | None:
    value = place.spot.mention.value
    for phrase in _counting(place.spot.mention.kind, place.spot.mention.unit):
        if phrase.named_in(words, place.spot):
            found = _said(place, passage, phrase, None)
            if found is not None and any(one.amount == value > 0 for one in found.accepted):
                return replace(found, obstacle=found.obstacle or LOOSE)
    return None


_CLAUSE_END = re.compile(r"[，；：。！？（）、]")
_DISTINCT = 20
_NEARBY = 60
_SHORT = 16
"""Characters of a clause in which one name alone says what even a small number counts."""


_EACH = re.compile(r"^(?P<names>.{2,60}?)(?:各|均|都)(?:为|有|是)?$")
_NAMES = re.compile(r"[、和及与]|以及")


def _of_each(place: Place, passage: Sentence, head: Head | None) -> Statement | None:
    """行政复议、行政诉讼各1件: one number said of several; the first that it contradicts stands for all."""
    each = _EACH.match(place.spot.label)
    names = [name for name in _NAMES.split(each["names"]) if name] if each else []
    found = [
        _statement(replace(place, spot=replace(place.spot, label=name, own=name, wider="", tail="")), passage, head)
        for name in names
    ]
    known = [statement for statement in found if statement is not None]
    if len(known) < 2 or len(known) < len(found):
        return None
    value = place.spot.mention.value
    return next((one for one in known if all(other.amount != value for other in one.accepted)), known[0])


def _said(place: Place, passage: Sentence, phrase: Phrase, head: Head | None) -> Statement | None:
    bearing = phrase.bearing(place)
    accepted = phrase.accept(place) if bearing is not Bearing.NONE else ()
    if not accepted:
        return None
    found = Statement(passage, place.spot.mention, phrase.rule, accepted, phrase.near(place), "", place, phrase)
    return replace(found, obstacle=objection_to(found, head))
