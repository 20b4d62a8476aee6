"""What a rule is: declared once, with its formula or its logic, its reason and its examples."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from msgspec import Struct

from core.forms.form import Edition
from core.report.annual_report import AnnualReport
from core.report.sentence import Sentence
from core.rules.facts import Facts
from core.rules.file_traits import FileTraits
from core.rules.required import RequiredContent
from core.rules.setting import Setting
from core.rules.verdict import CheckResult, Severity, Verdict

BOTH = frozenset(Edition)
"""A rule for both editions of the form."""


class LegalBasis(Struct, frozen=True):
    """Why a rule holds: a document seen, with the place in it; or an inference, which is never printed as a quotation."""

    document: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.document} {self.place}".strip()


def inferred(reason: str) -> LegalBasis:
    """A basis that follows by arithmetic, logic or practice and has no text to quote."""
    return LegalBasis("推定", reason)


NOTICE_2019 = "国办公开办函〔2019〕60号"
NOTICE_2021 = "国办公开办函〔2021〕30号"


class Example(Struct, frozen=True):
    """A small case in a reviewer's notation (see :mod:`core.rules.example`) and what the rule says of it.

    ``verdict`` is ``None`` where the rule has nothing to say: the case is none of its business.
    """

    given: str
    verdict: Verdict | None


class Subject(Struct, frozen=True):
    """What a rule looks at.

    The report as read, the sentences of its narrative, last year's report with its sentences where it is given, and whether
    parts of the file stayed unread (:attr:`core.source.document.ReadProblem.hides_content`). ``file`` and ``facts`` are
    what is known beside the report; ``thresholds`` are those of a rule pack, by rule and key (``T307.share``), and
    ``required`` the contents it asks for.
    ``last_file`` is the file of last year's report, ``archived_last_year`` a second copy of that report, kept in the office.
    """

    report: AnnualReport
    sentences: tuple[Sentence, ...] = ()
    last_year: AnnualReport | None = None
    unread_parts: bool = False
    last_sentences: tuple[Sentence, ...] = ()
    file: FileTraits = FileTraits()
    facts: Facts = Facts()
    thresholds: Mapping[str, Decimal] = {}
    required: tuple[RequiredContent, ...] = ()
    last_file: FileTraits = FileTraits()
    archived_last_year: AnnualReport | None = None


class Check(Protocol):
    """A formula in a scope, or logic of its own."""

    def results(self, rule: "Rule", subject: Subject) -> Iterator[CheckResult]:
        """What the rule says at each of its places."""
        ...


class Rule(Struct, frozen=True):
    """One rule.

    ``id`` is permanent. ``identity`` marks the equations of the form itself, which make up the tally of 勾稽.
    ``about_reading`` marks rules about rows that had to be placed, where the mistake may be ours.
    ``next_step`` is what a reviewer should look at when it breaks. ``basis`` says where the rule comes from. Rules that are
    not ``usual`` are checked only where the settings or a rule pack switch them on; ``settings`` are their thresholds.
    """

    id: str
    title: str
    severity: Severity
    check: Check
    explanation: str
    basis: LegalBasis
    next_step: str
    examples: tuple[Example, ...]
    editions: frozenset[Edition] = BOTH
    identity: bool = False
    about_reading: bool = False
    usual: bool = True
    settings: tuple[Setting, ...] = ()

    def apply(self, subject: Subject) -> Iterator[CheckResult]:
        """Hold the rule against a report; nothing comes where it does not speak of the form that the report is read by."""
        if subject.report.form.edition in self.editions:
            yield from self.check.results(self, subject)

    def threshold(self, subject: Subject, key: str) -> Decimal:
        """The value of one of ``settings``: the rule pack's, or the usual one."""
        setting = next(one for one in self.settings if one.key == key)
        return subject.thresholds.get(f"{self.id}.{key}", setting.usual)


class Logic:
    """A check that is a function: for rules that no formula can say."""

    __slots__ = ("function",)

    def __init__(self, function: Callable[["Rule", Subject], Iterable[CheckResult]]) -> None:
        self.function = function

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """Whatever the function says."""
        yield from self.function(rule, subject)
