"""The numbers of the narrative that the phrase book understands, each with what it must equal and what speaks against it."""

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from core.forms.address import Table, column_of, line_of, table_of
from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.counterparts import Counterpart, received_requests, requests_line
from core.rules.narrative.joined_sentences import joined_sentences
from core.rules.narrative.obstacles import OTHER_YEAR, WIDER, names_another_body, obstacle_of, same_scope, scope_of
from core.rules.narrative.phrase import Phrase, Place
from core.rules.narrative.phrase_book import PHRASES
from core.rules.narrative.received_statements import received_statements
from core.rules.narrative.spots import Spot, spots
from core.rules.narrative.surroundings import uniform
from core.rules.narrative.topics import Bearing
from core.source.text import SourceText

_REACH = 1000
"""Characters within which a list stands under its total."""
_MEMORY = 240
"""Characters of the sentences before that still say what a passage is about."""


class Statement(Struct, frozen=True):
    """A number that says what a table says.

    ``accepted`` are the values it may have, ``near`` those that only a loose wording excuses; ``obstacle`` is why it must
    not be called wrong, empty where it may be.
    """

    sentence: Sentence
    mention: Mention
    rule: str
    accepted: tuple[Counterpart, ...]
    near: tuple[Counterpart, ...]
    obstacle: str
    place: Place
    phrase: Phrase

    @property
    def words(self) -> SourceText:
        """The number with its measure word, as printed."""
        return self.sentence.text.slice(self.mention.start, self.mention.stop)


class Reading(Struct, frozen=True):
    """A passage with its counting numbers, and beside each what the phrase book makes of it."""

    passage: Sentence
    spots: tuple[Spot, ...]
    statements: tuple[Statement | None, ...]

    def of_the_tables(self, mention: Mention) -> bool:
        """Whether another number, with nobody else named between, is that of the tables, so that this one is meant of them too."""
        return any(
            one is not None
            and one.mention is not mention
            and _agrees(one)
            and same_scope(self.passage, one.mention, mention)
            for one in self.statements
        )


def spoken_of(report: AnnualReport, passage: Sentence, spot: Spot) -> Statement | None:
    """What the phrase book makes of words that stand by themselves, under no total."""
    return _statement(Place(report, spot, "", spot.head), passage, None)


def statements_of(report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    """Every number of the narrative that a line of the phrase book fits, in reading order."""
    return tuple(found for reading in readings(report, sentences) for found in reading.statements if found is not None)


def readings(report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[Reading, ...]:
    """The passages of the narrative, in reading order."""
    return _LATEST.of(report, sentences)


class _Latest:
    """The readings of the report asked for last: a dozen rules ask for the same, and a long text takes seconds to read."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: tuple[AnnualReport, tuple[Sentence, ...], tuple[Reading, ...]] | None = None

    def of(self, report: AnnualReport, sentences: tuple[Sentence, ...]) -> tuple[Reading, ...]:
        """The readings of these very values, from memory where they are the same objects."""
        found = self._found
        if found is None or found[0] is not report or found[1] is not sentences:
            found = (report, sentences, tuple(_readings(report, sentences)))
            self._found = found
        return found[2]


_LATEST = _Latest()


def _readings(report: AnnualReport, sentences: tuple[Sentence, ...]) -> Iterable[Reading]:
    totals = frozenset(one.words.marks[0] for one in received_statements(report, sentences))
    before, section = "", -1
    drafts: list[_Draft] = []
    for passage in joined_sentences(sentences):
        if passage.section != section:
            before, section = "", passage.section
        drafts.append(_draft(report, passage, before, totals))
        before = (before + uniform(passage.text.characters))[-_MEMORY:]
    known = _known_scopes(report, drafts)
    return (_settled(report, draft, known) for draft in drafts)


class _Draft(Struct, frozen=True):
    """A reading before it is known whose numbers the tables hold; ``over`` are the totals that its numbers stand under."""

    reading: Reading
    over: tuple["_Head | None", ...]


_Scope = tuple[Table, str]
"""A table, and whose numbers it was found to hold: those of 全市."""


def _known_scopes(report: AnnualReport, drafts: list[_Draft]) -> frozenset[_Scope]:
    """The scopes of which one large number, or several, are those of the tables."""
    agreeing: Counter[_Scope] = Counter()
    for draft in drafts:
        for spot, one in zip(draft.reading.spots, draft.reading.statements, strict=True):
            if one is not None and one.obstacle == WIDER and _agrees(one):
                scope = scope_of(report, draft.reading.passage, one.mention, spot.own)
                agreeing[_table(one), scope] += len(str(int(one.mention.value))) - 1
    return frozenset(scope for scope, digits in agreeing.items() if digits > 1 and scope[1])


def _table(statement: Statement) -> Table:
    return table_of(statement.accepted[0].cells[0])


def _settled(report: AnnualReport, draft: _Draft, known: frozenset[_Scope]) -> Reading:
    """The reading with the obstacle taken away from numbers whose scope is that of the tables."""
    reading = draft.reading
    beside = tuple(
        one.mention for one in reading.statements if one is not None and one.obstacle == WIDER and _agrees(one)
    )
    settled = tuple(
        replace(one, obstacle=_obstacle(one, over, scope_known=True))
        if one is not None
        and one.obstacle == WIDER
        and (
            _scope_is_known(reading.passage, beside, one.mention)
            or (_table(one), scope_of(report, reading.passage, one.mention, spot.own)) in known
        )
        else one
        for spot, one, over in zip(reading.spots, reading.statements, draft.over, strict=True)
    )
    return replace(reading, statements=settled)


def _draft(report: AnnualReport, passage: Sentence, before: str, totals: frozenset[int]) -> _Draft:
    """``totals`` are the places of the numbers that say how many requests came in all."""
    rule_before = ""
    heads: list[_Head] = []
    over: list[_Head | None] = []
    statements: list[Statement | None] = []
    found, around = tuple(spots(passage, before)), uniform(passage.text.characters)
    for spot in found:
        head = _head_of(passage, spot, heads)
        place = Place(report, spot, rule_before, around, _lines(head), _columns(head))
        statement = _statement(place, passage, head) or _of_each(place, passage, head) or _beside(place, passage)
        if spot.mention.kind is MentionKind.COUNT and not _CHANGED.search(spot.label):
            heads.append(_Head(spot.mention, statement, passage.text.marks[spot.mention.start] in totals))
        rule_before = statement.rule if statement is not None else rule_before
        statements.append(statement)
        over.append(head)
    return _Draft(Reading(passage, found, tuple(statements)), tuple(over))


def _scope_is_known(passage: Sentence, known: tuple[Mention, ...], mention: Mention) -> bool:
    """Whether another number, with nobody else named between, was found to be of the tables' own scope."""
    return any(same_scope(passage, one, mention) for one in known if one is not mention)


_CHANGED = re.compile(r"(?:增加|减少|增长|下降|上升|多|少)了?$")


class _Head(Struct, frozen=True):
    """A number that a list may stand under."""

    mention: Mention
    statement: Statement | None
    is_total: bool


def _head_of(passage: Sentence, spot: Spot, earlier: list[_Head]) -> _Head | None:
    """The total that a list stands under: the number before 其中, or before the bracket that is still open."""
    text, stop = passage.text.characters, spot.mention.start
    from_here = max(stop - _REACH, 0)
    opened = max(text.rfind(bracket, from_here, stop) for bracket in "（(")
    closed = max(text.rfind(bracket, from_here, stop) for bracket in "）)")
    start = opened if opened > closed else max(text.rfind("其中", from_here, stop), _of_these(text, from_here, stop))
    head = next(
        (head for head in reversed(earlier) if head.mention.start < start and not _bracketed(text, head, start)), None
    )
    return None if head is not None and opened < closed and _ended(head, earlier) else head


def _of_these(text: str, from_here: int, stop: int) -> int:
    """Where the last number stands that the words go on to divide: 结转下一年度的7件中，自然人2件; -1 where none does."""
    found = [match.start("all") for match in _OF_THESE.finditer(text, from_here, stop)]
    return found[-1] if found else -1


_OF_THESE = re.compile(
    r"[0-9〇一二三四五六七八九十百千两][）)]?\s*[件宗份条][^，,。；;：:、（()0-9]{0,12}?(?P<all>[中里内看])[，,：:]"
)


def _ended(head: _Head, earlier: list[_Head]) -> bool:
    """Whether a result of another kind came since: 无法提供20件，其中不掌握14件；不予处理7件；其他6件."""
    own = set(_lines(head))
    later = (set(_lines(one)) for one in earlier if one.mention.start > head.mention.start)
    return bool(own) and any(lines and not lines <= own for lines in later)


def _bracketed(text: str, head: _Head, start: int) -> bool:
    """Whether a number stands in a bracket that is closed before ``start``: 110件（含上年结转4件），其中自然人91件."""
    between = uniform(text[head.mention.stop : start])
    return between.count("）") > between.count("（")


def _lines(head: _Head | None) -> tuple[str, ...]:
    """The lines of table 3 that a total counts: those of 予以公开44件, of 上年结转5件."""
    statement = head.statement if head is not None else None
    lines = () if statement is None else tuple(dict.fromkeys(line_of(at) for at in statement.accepted[0].cells))
    known = statement is not None and (statement.rule in ("N02", "N06") or lines == ("carried_out",))
    return lines if known else ()


def _columns(head: _Head | None) -> tuple[str, ...]:
    """The columns of table 3 that a total counts: those of 法人16件."""
    statement = head.statement if head is not None else None
    if statement is None or statement.rule != "N05":
        return ()
    return tuple(dict.fromkeys(column_of(at) for at in statement.accepted[0].cells))


def _statement(place: Place, passage: Sentence, head: _Head | None) -> Statement | None:
    """By the first line of the phrase book that fits the number's own words, else by one that fits the clause before."""
    for wider in (False, True):
        for phrase in PHRASES:
            if phrase.fits(place.spot, wider=wider):
                found = _said(place, passage, phrase, head)
                if found is not None:
                    return found
    return None


def _beside(place: Place, passage: Sentence) -> Statement | None:
    """What agrees with a cell that is named not far from the number: 38件来自律师事务所等法律服务机构.

    The more telling the number, the farther the name may stand: a small one equals some cell or other by chance.
    """
    value, own = place.spot.mention.value, place.spot.own + (place.spot.tail or _CLAUSE_END.split(place.spot.ahead)[0])
    if value >= _TELLING or len(own) <= _SHORT:
        found = _named_in(place, passage, own)
        if found is not None or value < _DISTINCT:
            return found
        return _named_in(place, passage, f"{place.spot.passage[-_NEARBY:]}{own}")
    return None


def _named_in(place: Place, passage: Sentence, words: str) -> Statement | None:
    value = place.spot.mention.value
    for phrase in PHRASES:
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


def _of_each(place: Place, passage: Sentence, head: _Head | None) -> Statement | None:
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


def _said(place: Place, passage: Sentence, phrase: Phrase, head: _Head | None) -> Statement | None:
    bearing = phrase.bearing(place)
    accepted = phrase.accept(place) if bearing is not Bearing.NONE else ()
    if not accepted:
        return None
    found = Statement(passage, place.spot.mention, phrase.rule, accepted, phrase.near(place), "", place, phrase)
    return replace(found, obstacle=_obstacle(found, head))


def _agrees(statement: Statement) -> bool:
    """Whether a number that speaks of 全市 is that of the table, and no small one that may be so by chance."""
    value = statement.mention.value
    return value >= _TELLING and any(one.amount == value for one in statement.accepted)


_TELLING = 10


LOOSE = "说法不够确切，不据此判定"
PARTIAL = "所属的总数与表格不同，或只是其中一部分"


def _obstacle(statement: Statement, head: _Head | None, *, scope_known: bool = False) -> str:
    """``scope_known`` says that the numbers before it agree with the tables, whatever place they speak of."""
    place, phrase = statement.place, statement.phrase
    if names_another_body(place.report.organ, place.spot.own):
        return "说的是其他机关的数"
    if place.spot.earlier:
        return OTHER_YEAR
    found = obstacle_of(place.report, statement.sentence, place.spot.mention, place.spot.own, scope_known=scope_known)
    inherited = "" if head is None or head.statement is None else head.statement.obstacle
    if found or (inherited in _INHERITED and not scope_known):
        return found or inherited
    if phrase.loose or not phrase.rule or phrase.bearing(place) is Bearing.WEAK:
        return LOOSE
    return PARTIAL if head is not None and _narrows(place.report, phrase.rule, head) else ""


_INHERITED = frozenset((WIDER, OTHER_YEAR))
"""What stands in the way of a total stands in the way of its parts."""
_DIVIDED = frozenset(("N03", "N05", "N06"))
_KNOWN = frozenset(("N02", "N05", "N06"))
"""Totals whose lines or columns are known, so that the cells of their parts are known too."""


def _narrows(report: AnnualReport, rule: str, head: _Head) -> bool:
    """Whether a list under ``head`` divides something narrower than all requests, 通过网络收到10件，其中自然人9件, say."""
    statement = head.statement
    if rule == "N09":
        # 制发5件，其中新制定3件、修订2件
        return statement is not None and statement.rule == rule
    if rule not in _DIVIDED or head.is_total:
        return False
    if statement is not None and (statement.rule in _KNOWN or _lines(head) == ("carried_out",)):
        return rule == "N03"
    whole = (*received_requests(report), requests_line(report, "total"), *(statement.accepted if statement else ()))
    return all(one.amount != head.mention.value for one in whole if one.amount is not None)
