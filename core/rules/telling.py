"""Results in the few forms that most rules with logic need."""

from collections.abc import Sequence

from core.forms.address import Address
from core.forms.headings import section_name
from core.forms.names import spoken_cell
from core.report.annual_report import AnnualReport
from core.report.sentence import Sentence
from core.rules.rule import Rule
from core.rules.verdict import CheckResult, Verdict


def on_cells(
    rule: Rule, report: AnnualReport, cells: Sequence[Address], statement: str, expectation: str, place: str = ""
) -> CheckResult:
    """A broken result about some cells, at the first of them unless ``place`` names another place."""
    return CheckResult(
        rule.id,
        place or spoken_cell(report.form, cells[0]),
        Verdict.BROKEN,
        rule.title,
        statement=statement,
        expectation=expectation,
        cells=tuple(cells),
    )


def holding(rule: Rule, place: str) -> CheckResult:
    """A result that holds."""
    return CheckResult(rule.id, place, Verdict.HOLDS, rule.title)


def unknown(rule: Rule, place: str, remark: str, deferred_to: str = "") -> CheckResult:
    """The one undetermined result of a rule that needs what nobody gave; ``remark`` says in Chinese what that is.

    ``deferred_to`` is the rule whose finding speaks for it.
    """
    return CheckResult(rule.id, place, Verdict.UNDETERMINED, rule.title, remark=remark, deferred_to=deferred_to)


def in_words(rule: Rule, sentence: Sentence, start: int, stop: int, statement: str, expectation: str) -> CheckResult:
    """A broken result about the characters ``start`` to ``stop`` of a sentence."""
    words = sentence.text.slice(start, stop)
    return CheckResult(
        rule.id,
        place_of(sentence.section),
        Verdict.BROKEN,
        rule.title,
        statement=statement,
        expectation=expectation,
        words=(words,),
    )


def place_of(section: int) -> str:
    """What a section is called in a result; 0 is what stands before the first heading."""
    return f"正文 {section_name(section)}" if section else "报告开头"
