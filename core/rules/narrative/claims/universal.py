"""Claims without a number: that there was none of something, or that all of it went one way."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from core.forms.address import table_of
from core.report.annual_report import AnnualReport
from core.report.sentence import Mention, MentionKind, Sentence
from core.rules.narrative.claims.counterparts import Counterpart, received_requests, spoken_amounts
from core.rules.narrative.claims.obstacles import WIDER, names_another_body, obstacle_of
from core.rules.narrative.words.surroundings import uniform
from core.rules.narrative.words.topics import Bearing, Topic, bearing_of
from core.rules.rule import Check, Rule, Subject
from core.rules.verdict import CheckResult, Severity, Verdict

SECTIONS = frozenset((0, 1, 3, 4, 6))
"""Where offices say such things of the year; section 五 speaks of problems and plans."""

_CLAUSE = re.compile(r"[，,；;。：:！？!?]")
_HOPED = re.compile(
    r"确保|力争|争取|防止|避免|杜绝|努力|力求|预防|如|若|凡|假如|实现了?对|要求|应当|必须|目标|下一步|今后|将"
)
# 下一步，将力争按时办结率达100%，行政复议零纠错
_PLANNED = re.compile("下一步|今后|力争")
_NARROWER = re.compile(
    r"大部分|多数|部分(?!公开)|个别|除|到期|应(?:当)?(?:答复|办结|办)|届满|应于|应在|未到|有\d+个|[某一]些"
)


class Claim(Struct, frozen=True):
    """The words that claim it, at ``start``–``stop`` of their sentence, and what must be 0."""

    sentence: Sentence
    start: int
    stop: int
    must_be_zero: tuple[Counterpart, ...]
    severity: Severity


def clause_before(sentence: Sentence, start: int) -> str:
    """What stands before a place in its own clause, without blanks."""
    text = sentence.text.characters[:start]
    return uniform(_CLAUSE.split(text)[-1])


def is_plain(report: AnnualReport, sentence: Sentence, start: int) -> bool:
    """Whether a claim at ``start`` speaks of this office, this year and what happened, and of no part of it."""
    return _obstacle(report, sentence, start) == ""


def may_be_said(report: AnnualReport, sentence: Sentence, start: int, must_be_zero: tuple[Counterpart, ...]) -> bool:
    """The same; a claim that speaks of a wider place may be said to hold, and never to be wrong."""
    obstacle = _obstacle(report, sentence, start)
    return obstacle == "" or (obstacle == WIDER and all(one.amount == 0 for one in must_be_zero))


def _obstacle(report: AnnualReport, sentence: Sentence, start: int) -> str | None:
    """What forbids to hold a claim against the tables; ``None`` where it claims nothing of this office and year."""
    clause = clause_before(sentence, start)
    if (
        _HOPED.search(clause)
        or _PLANNED.search(sentence.text.characters[:start])
        or _NARROWER.search(clause)
        or names_another_body(report.organ, clause)
    ):
        return None
    here = Mention(start, start, Decimal(0), MentionKind.COUNT)
    return obstacle_of(report, sentence, here, clause)


def judged(rule: Rule, subject: Subject, claim: Claim, place: str, formula: str) -> CheckResult:
    """Broken where anything that must be 0 is more, whatever the others hold; else undetermined where one is unread."""
    amounts = [one.amount for one in claim.must_be_zero]
    undecided = Verdict.UNDETERMINED if None in amounts else Verdict.HOLDS
    verdict = Verdict.BROKEN if any(amounts) else undecided
    cells = tuple(dict.fromkeys(at for one in claim.must_be_zero for at in one.cells))
    words = claim.sentence.text.slice(claim.start, claim.stop)
    table = table_of(cells[0])
    unread = verdict is Verdict.UNDETERMINED
    return CheckResult(
        rule.id,
        place,
        verdict,
        formula=formula,
        statement=f"正文写“{words.characters}”，{table.chinese}{spoken_amounts(claim.must_be_zero)}",
        expectation="正文与表格应一致",
        cells=cells,
        remark=f"{table.chinese}有读不出的数" if unread else "",
        severity=claim.severity,
        deferred_to="S04" if unread and table not in subject.report.tables_found else "",
        words=(words,),
    )


def _of_all_requests(report: AnnualReport, sentence: Sentence, start: int) -> bool:
    """Whether requests are spoken of, and the number before, where there is one, is that of all: not 4件，均为自然人."""
    if bearing_of(Topic.REQUESTS, uniform(sentence.text.characters[:start]), "") is not Bearing.STRONG:
        return False
    counted = [one.value for one in sentence.mentions if one.kind is MentionKind.COUNT and one.stop <= start]
    return not counted or counted[-1] in {one.amount for one in received_requests(report)}


class Denials:
    """A check of what is denied in so many words: wherever ``words`` stand, ``cells`` must be 0.

    ``of_requests`` asks that the words speak of requests, and that no number of a part of them stands right before.
    ``severity`` is that of the rule where none is given.
    """

    __slots__ = ("cells", "formula", "of_requests", "place", "severity", "words")

    def __init__(
        self,
        words: str,
        cells: Callable[[AnnualReport], tuple[Counterpart, ...]],
        place: str,
        formula: str,
        *,
        of_requests: bool = False,
        severity: Severity | None = None,
    ) -> None:
        self.words = re.compile(words)
        self.cells = cells
        self.place = place
        self.formula = formula
        self.of_requests = of_requests
        self.severity = severity

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result for each denial of this office and this year."""
        for sentence in subject.sentences:
            if sentence.section in SECTIONS:
                for match in self.words.finditer(sentence.text.characters):
                    counterparts = self.cells(subject.report)
                    if self.of_requests and not _of_all_requests(subject.report, sentence, match.start()):
                        continue
                    if counterparts and may_be_said(subject.report, sentence, match.start(), counterparts):
                        severity = self.severity or rule.severity
                        claim = Claim(sentence, match.start(), match.end(), counterparts, severity)
                        yield judged(rule, subject, claim, self.place, self.formula)


class Together:
    """Several checks of one rule."""

    __slots__ = ("checks",)

    def __init__(self, *checks: Check) -> None:
        self.checks = checks

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """What each of them says, one after another."""
        for check in self.checks:
            yield from check.results(rule, subject)
