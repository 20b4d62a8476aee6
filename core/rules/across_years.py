"""Two years of one organ: what keeps their reports from being compared, and the check that compares figures."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from core.forms.address import column_of, line_of
from core.report.annual_report import AnnualReport, Figure
from core.report.organ_name import same_organ
from core.rules.expression import Expression, Slice, side
from core.rules.rule import Rule, Subject
from core.rules.scope import Scope
from core.rules.verdict import CheckResult, Severity, Side, Verdict
from core.source.numerals import FigureState

LAST_YEAR = "上年报告"
SAYS_UNLINKED = "Y01"
"""The rule that tells the reviewer of a report that is not last year's; the others leave the word to it."""


def unlinked(report: AnnualReport, last: AnnualReport) -> str:
    """Why ``last`` is not the report of the year before, as a Chinese clause; empty where it is."""
    if report.year is None or last.year is None:
        return "看不出两份报告的年度是否相连"
    if last.year != report.year - 1:
        return f"对照的报告是{last.year}年的，不是{report.year - 1}年的"
    return ""


def of_one_organ(subject: Subject, last: AnnualReport) -> bool:
    """Whether last year's report is this organ's own, under the same name or the one that it had before."""
    if last.organ == subject.report.organ or same_organ(last.organ, subject.report.organ):
        return True
    names = subject.facts.former_names
    # several names are those of organs that were merged: their figures add up, but not always to the last one
    return len(names) == 1 and same_organ(last.organ, names[0])


def other_forms(report: AnnualReport, last: AnnualReport) -> str:
    """Why figures that only one edition has cannot be compared, as a Chinese clause; empty where both use one form."""
    if report.edition is not None and report.edition is last.edition:
        return ""
    if report.edition is None or last.edition is None:
        return "本年或上年报告的表式版次未能判定，不能对照"
    return f"上年报告用{last.edition.value}版表式，本年用{report.edition.value}版，统计口径不同，不能对照"


def gentler(rule: Rule, subject: Subject, last: AnnualReport) -> Severity:
    """The rule's severity; no error where the organ was merged or renamed, or last year's print was read from pictures."""
    sure = of_one_organ(subject, last) and not subject.last_file.recognised
    return rule.severity if sure or rule.severity is not Severity.ERROR else Severity.DOUBT


def undetermined(rule: Rule, place: str, remark: str, deferred_to: str = "") -> CheckResult:
    """A result that says why nothing could be compared."""
    return CheckResult(
        rule.id, place, Verdict.UNDETERMINED, f"{rule.title}：与{LAST_YEAR}对照", remark=remark, deferred_to=deferred_to
    )


class AgainstLastYear(Struct, frozen=True):
    """``left``, of this year's figures, stands in ``relation`` to ``right``, of last year's, in every place of ``scope``.

    ``table_name`` names what is compared where the two years use different editions and ``same_form`` forbids that.
    ``blank_is_zero`` counts a blank as 0; otherwise nothing is said of it. ``explained`` finds the words in which the report
    itself gives the reason for a difference; ``less`` is the severity where ``left`` is merely the smaller.
    """

    scope: Scope
    left: Expression
    relation: str
    right: Expression
    same_form: str = ""
    blank_is_zero: bool = False
    explained: Callable[[Subject], str] | None = None
    less: Severity | None = None

    def results(self, rule: Rule, subject: Subject) -> Iterator[CheckResult]:
        """One result a place; none without last year's report."""
        last = subject.last_year
        if last is None:
            return
        obstacle = unlinked(subject.report, last)
        forms = other_forms(subject.report, last) if self.same_form and not obstacle else ""
        if forms:
            yield undetermined(rule, self.same_form, forms)
            return
        for place, before in zip(self.scope.places(subject.report), self.scope.places(last), strict=False):
            yield self._judge(rule, subject, place, before, obstacle)

    def _judge(self, rule: Rule, subject: Subject, place: Slice, before: Slice, obstacle: str) -> CheckResult:
        left, then = side(self.left, place), side(self.right, before)
        # last year's cells are no cells of this report: only the amount and the words go on
        right = Side((), then.amount, f"{LAST_YEAR} {then.spoken}")
        here, there = _figures(place, left), _figures(before, then)
        if obstacle:
            verdict, remark, deferred = (
                Verdict.UNDETERMINED,
                obstacle,
                "" if rule.id == SAYS_UNLINKED else SAYS_UNLINKED,
            )
        else:
            verdict, remark, deferred = self._verdict(subject, (place, here, left), (before, there, right))
        return CheckResult(
            rule.id,
            place.title,
            verdict,
            f"{self.left.spoken(place)} {self.relation} {LAST_YEAR}的{self.right.spoken(before)}",
            self.relation,
            left,
            right,
            remark=remark,
            severity=self._severity(rule, subject, before.report, left, right),
            deferred_to=deferred,
        )

    def _severity(self, rule: Rule, subject: Subject, last: AnnualReport, left: Side, right: Side) -> Severity:
        smaller = left.amount is not None and right.amount is not None and left.amount < right.amount
        return self.less if smaller and self.less is not None else gentler(rule, subject, last)

    def _verdict(
        self, subject: Subject, now: tuple[Slice, list[Figure], Side], then: tuple[Slice, list[Figure], Side]
    ) -> tuple[Verdict, str, str]:
        (place, here, left), (before, there, right) = now, then
        if place.table not in place.report.tables_found:
            return Verdict.UNDETERMINED, f"没有读到{place.table.chinese}", "S04"
        if before.table not in before.report.tables_found:
            return Verdict.UNDETERMINED, f"{LAST_YEAR}没有读到{place.table.chinese}", ""
        if left.amount is None or right.amount is None:
            return Verdict.UNDETERMINED, "本年或上年的数读不出", ""
        blanks = any(figure.state is FigureState.BLANK for figure in (*here, *there))
        difference = left.amount - right.amount
        if difference == 0 or (self.relation == "≥" and difference > 0):
            return Verdict.HOLDS, "按空白=0" if blanks else "", ""
        return self._difference(subject, here, there, blanks=blanks)

    def _difference(
        self, subject: Subject, here: list[Figure], there: list[Figure], *, blanks: bool
    ) -> tuple[Verdict, str, str]:
        if blanks and (not self.blank_is_zero or _blank_total(here) or _blank_total(there)):
            return Verdict.UNDETERMINED, "本年或上年的格子未填", ""
        if any(figure.repair or figure.doubts for figure in there):
            return Verdict.UNDETERMINED, f"{LAST_YEAR}的这一格经修复识读，请对照上年原件", ""
        reason = self.explained(subject) if self.explained is not None else ""
        if reason:
            return Verdict.HOLDS, f"报告已说明：{reason}", ""
        return Verdict.BROKEN, "按空白=0" if blanks else "", ""


def _figures(place: Slice, evaluated: Side) -> list[Figure]:
    return [place.figure(at) for at in evaluated.cells]


def _blank_total(figures: Sequence[Figure]) -> bool:
    return any(
        figure.state is FigureState.BLANK and "total" in (line_of(figure.at), column_of(figure.at))
        for figure in figures
    )
