"""The paragraphs of the narrative as rules about wording read them: without blanks, digits and letters half width.

Punctuation stays as printed, so that 《》, “” and 〔〕 can be told apart. Every character keeps its origin.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct, structs

from core.report.annual_report import AnnualReport
from core.rules.latest import latest
from core.rules.rule import Rule
from core.rules.telling import holding, place_of
from core.rules.verdict import CheckResult, Severity, Verdict
from core.source.characters import IGNORED
from core.source.text import SourceText

ALL = (0, 1, 2, 3, 4, 5, 6)
NARRATIVE = (0, 1, 5, 6)
"""The sections that are text; the others are tables, with a word here and there."""

_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_HALF_WIDTH = {**{chr(code): chr(code - 0xFEE0) for code in _WIDE}, "％": "%", "＠": "@", "．": "."}
_STATEMENT = re.compile(r"[^。；;！!？?]+[。；;！!？?]?")
_QUOTED = re.compile(r"《[^《》]{0,120}》|“[^“”]{0,200}”|‘[^‘’]{0,60}’")
_LONGEST_STATEMENT = 1000


class Passage(Struct, frozen=True):
    """One paragraph, or one statement of it, of section ``section`` (0 before the first heading)."""

    section: int
    text: SourceText

    @property
    def characters(self) -> str:
        """The text without blanks."""
        return self.text.characters

    @property
    def place(self) -> str:
        """Where it stands, in Chinese."""
        return place_of(self.section)

    def words(self, start: int, stop: int) -> SourceText:
        """Characters ``start`` to ``stop`` (exclusive) with their origins."""
        return self.text.slice(start, stop)


def clean(text: SourceText) -> SourceText:
    """``text`` without blanks, with half-width digits and letters; one character stays one character."""
    kept = [
        (_HALF_WIDTH.get(character, character), place)
        for character, place in zip(text.characters, text.marks, strict=True)
        if not character.isspace() and character not in IGNORED
    ]
    return SourceText("".join(one for one, _ in kept), tuple(place for _, place in kept))


def passages(report: AnnualReport, sections: Collection[int] = NARRATIVE) -> tuple[Passage, ...]:
    """Every paragraph of the sections that is not empty, in reading order."""
    return tuple(passage for passage in _every_passage(report) if passage.section in sections)


@latest
def _every_passage(report: AnnualReport) -> tuple[Passage, ...]:
    found = (
        Passage(section.number, clean(paragraph)) for section in report.sections for paragraph in section.paragraphs
    )
    return tuple(passage for passage in found if passage.text)


def statements(report: AnnualReport, sections: Collection[int] = NARRATIVE) -> Iterator[Passage]:
    """Every paragraph cut at 。；！？, whatever stands around the mark."""
    for passage in passages(report, sections):
        yield from cut(passage)


def cut(passage: Passage) -> Iterator[Passage]:
    """The statements of a paragraph; a very long one is cut again, so that no rule's time grows by its square."""
    for match in _STATEMENT.finditer(passage.characters):
        for start in range(match.start(), match.end(), _LONGEST_STATEMENT):
            yield Passage(passage.section, passage.text.slice(start, min(start + _LONGEST_STATEMENT, match.end())))


def without_quotations(characters: str) -> str:
    """Titles in 《》 and words in quotation marks blotted out, character by character, so that places stay true."""
    return _QUOTED.sub(lambda match: "〇" * len(match.group()), characters)


def around(characters: str, start: int, stop: int, reach: int = 10) -> str:
    """What is printed at ``start``–``stop`` with a few characters on either side, for a person to find it."""
    before, after = max(start - reach, 0), min(stop + reach, len(characters))
    return f"{'……' if before else ''}{characters[before:after]}{'……' if after < len(characters) else ''}"


def found_in(
    rule: Rule,
    passage: Passage,
    span: tuple[int, int],
    statement: str,
    expectation: str,
    severity: Severity | None = None,
) -> CheckResult:
    """A broken result about the words ``span`` of a passage."""
    return CheckResult(
        rule.id,
        passage.place,
        Verdict.BROKEN,
        rule.title,
        statement=statement,
        expectation=expectation,
        severity=severity,
        words=(passage.words(*span),),
    )


def found_or_held(
    rule: Rule, found: Sequence[CheckResult], *, looked: bool, place: str = "正文"
) -> Iterator[CheckResult]:
    """The findings; where there are none and there was something to look at, one result that holds.

    Nobody reads hundreds of the same kind: beyond :data:`_LISTED` the last one says how many more there are.
    """
    yield from found[:_LISTED]
    if len(found) > _LISTED:
        more = len(found) - _LISTED
        yield structs.replace(found[_LISTED], statement=f"{found[_LISTED].statement}；同样的情况另有 {more - 1} 处")
    if looked and not found:
        yield holding(rule, place)


_LISTED = 30
