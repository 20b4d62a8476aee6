"""How well the program decides the numbers of the labelled paragraphs: ``python -m tests.labelled.measure --help``.

Each case is held against all usual rules, and what the ledger says of each number is held against a reviewer's label.

* recall of 相符 (不符): of the numbers that a careful reviewer would call 相符 (不符), the share of which the program says the same;
* precision of 相符 (不符): of the numbers of which the program says 相符 (不符), the share of which a reviewer may say the same;
* 已判定: both together. The program decides rightly only by saying the right one of the two.

Numbers whose label allows an undecided status as well are no part of the recall, but of the precision. 无对应项 and 不核对 taken for
each other are no error; they are counted apart, as are labelled numbers that the ledger does not hold. A number of which the
program says 相符 or 不符 although no label knows it is an error of precision. Words that claim without a number
(未发生行政诉讼) are no entries of the ledger: what counts is what the rules about numbers say of these words.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from core.report.claim import ClaimStatus
from core.rules.engine import check
from core.rules.narrative.ledger import LedgerEntry, ledger_of
from core.rules.registry import RULES
from core.rules.verdict import CheckResult, Verdict
from tests.benchmarks.figures import publish
from tests.labelled.cases import KEPT_OUT, SETS, Case, Label, Paragraph, Status, cases_from, cases_of

_STATUS = {
    ClaimStatus.AGREES: Status.AGREES,
    ClaimStatus.DIFFERS: Status.DIFFERS,
    ClaimStatus.NO_COUNTERPART: Status.NO_COUNTERPART,
    ClaimStatus.NOT_CHECKED: Status.NOT_CHECKED,
}
DECIDED = (Status.DIFFERS, Status.AGREES)
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "narrative.md"
TOGETHER = "kept_out"
"""The name under which the unread sets in usual wording are measured as one."""


class Outcome(Struct, frozen=True):
    """One number: what a reviewer said and what the program said.

    ``label`` is ``None`` for a number that only the program sees, ``said`` for one that the ledger does not hold; ``reason`` is the
    program's.
    """

    case: Case
    paragraph: Paragraph
    label: Label | None
    said: Status | None
    printed: str
    reason: str = ""

    @property
    def right(self) -> bool:
        """Whether the program says nothing that the label forbids; an unknown or undecided number is nothing said."""
        allowed = self.label.statuses if self.label else ()
        if self.said in DECIDED:
            return self.said in allowed
        return self.label is None or not self.label.certain


class Score(Struct, frozen=True):
    """Counts: labelled so, of these decided rightly, decided so by the program, of these rightly."""

    labelled: int
    found: int
    decided: int
    sound: int

    @property
    def recall(self) -> float:
        """Rightly decided of those labelled so; 1 where none is."""
        return self.found / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        """Rightly decided of those decided so; 1 where none is."""
        return self.sound / self.decided if self.decided else 1.0


def outcomes_of(cases: Iterable[Case]) -> tuple[Outcome, ...]:
    """Every labelled number, and every other number of which the program says something."""
    return tuple(outcome for case in cases for outcome in _outcomes(case))


def score(outcomes: Sequence[Outcome], statuses: Sequence[Status] = DECIDED) -> Score:
    """Recall and precision of ``statuses`` taken together."""
    labelled = [one for one in outcomes if one.label and one.label.certain and one.label.expected in statuses]
    decided = [one for one in outcomes if one.said in statuses]
    return Score(
        len(labelled),
        sum(one.right for one in labelled),
        len(decided),
        sum(one.right for one in decided),
    )


def _outcomes(case: Case) -> Iterator[Outcome]:
    results = check(case.subject, [rule for rule in RULES if rule.usual]).results
    ledger = ledger_of(case.subject, results)
    labelled: set[int] = set()
    for paragraph in case.paragraphs:
        for label in paragraph.labels:
            marks = paragraph.marks(label.start, label.stop)
            labelled |= marks
            said, reason = _said_of(label, marks, ledger, results)
            yield Outcome(case, paragraph, label, said, label.printed, reason)
    for entry in ledger:
        if labelled.isdisjoint(entry.words.marks) and _STATUS[entry.status].decided:
            paragraph = next(one for one in case.paragraphs if _stands_in(one, entry))
            yield Outcome(case, paragraph, None, _STATUS[entry.status], entry.words.characters, entry.reason)


def _stands_in(paragraph: Paragraph, entry: LedgerEntry) -> bool:
    return not paragraph.marks(0, len(paragraph.text)).isdisjoint(entry.words.marks)


def _said_of(
    label: Label, marks: Collection[int], ledger: Iterable[LedgerEntry], results: Iterable[CheckResult]
) -> tuple[Status | None, str]:
    if label.value is None and not any(character.isdigit() for character in label.printed):
        said, reason = _said_of_words(marks, results)
        if said.decided:
            return said, reason
    entry = next((one for one in ledger if not frozenset(marks).isdisjoint(one.words.marks)), None)
    return (_STATUS[entry.status], entry.reason) if entry else (None, "")


def _said_of_words(marks: Collection[int], results: Iterable[CheckResult]) -> tuple[Status, str]:
    """A broken rule speaks louder than one that holds."""
    about = [
        result
        for result in results
        if result.rule.startswith("N") and any(not frozenset(marks).isdisjoint(words.marks) for words in result.words)
    ]
    for verdict, status in ((Verdict.BROKEN, Status.DIFFERS), (Verdict.HOLDS, Status.AGREES)):
        for result in about:
            if result.verdict is verdict:
                return status, f"{result.rule}：{result.statement or result.formula}"
    return Status.NO_COUNTERPART, ""


def _percent(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.1%}" if whole else f"{part}/{whole}"


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for name, statuses in (("不符", (Status.DIFFERS,)), ("相符", (Status.AGREES,)), ("已判定", DECIDED)):
        one = score(outcomes, statuses)
        yield f"{name}\trecall {_percent(one.found, one.labelled)}\tprecision {_percent(one.sound, one.decided)}"
    undecided = [one for one in outcomes if one.label and not one.label.expected.decided and one.said not in DECIDED]
    taken = sum(
        one.said is not None and one.label is not None and one.said not in one.label.statuses for one in undecided
    )
    missing = sum(one.said is None for one in outcomes)
    yield f"无对应项与不核对互换\t{_percent(taken, len(undecided))}\t不在台账\t{missing}"


def _by_kind(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for kind in dict.fromkeys(one.case.kind for one in outcomes):
        one = score([outcome for outcome in outcomes if outcome.case.kind == kind])
        yield f"{kind}\trecall {_percent(one.found, one.labelled)}\tprecision {_percent(one.sound, one.decided)}"


def _wrong(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for outcome in outcomes:
        if not outcome.right:
            label = outcome.label
            expected = f"{'|'.join(label.statuses)}（{label.about}）" if label else "没有标注"
            said = f"{outcome.said or '不在台账'}（{outcome.reason}）"
            yield f"◆ {outcome.case.kind}｜{outcome.case.title}\n  {_context(outcome)}\n  标注：{expected}\n  程序：{said}"


def _context(outcome: Outcome) -> str:
    """The words around the number, or the paragraph where only the program sees a number."""
    text, label = outcome.paragraph.text, outcome.label
    if label is None:
        return f"【{outcome.printed}】 {text}"
    start, stop = max(label.start - 40, 0), label.stop + 15
    return f"{text[start : label.start]}【{label.printed}】{text[label.stop : stop]}"


_PARTS: tuple[Callable[[Sequence[Outcome]], Iterator[str]], ...] = (_table, _by_kind)


def _cases(name: str) -> tuple[Case, ...]:
    members = KEPT_OUT if name == TOGETHER else (name,)
    return tuple(case for member in members for case in cases_of(member))


def figures_of_sets() -> Iterator[str]:
    """One line for each set, the unread ones in usual wording together first."""
    yield "| 组 | 例数 | 标注 | 不符：召回 | 不符：准确 | 相符：召回 | 相符：准确 | 合计：召回 | 合计：准确 |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    for name in (TOGETHER, *SETS):
        cases = _cases(name)
        outcomes = outcomes_of(cases)
        scores = (score(outcomes, statuses) for statuses in ((Status.DIFFERS,), (Status.AGREES,), DECIDED))
        shares = (
            _percent(part, whole).rpartition("= ")[2]
            for one in scores
            for part, whole in ((one.found, one.labelled), (one.sound, one.decided))
        )
        labels = sum(one.label is not None for one in outcomes)
        yield f"| `{name}` | {len(cases)} | {labels} | {' | '.join(shares)} |"


def _report(name: str, cases: Sequence[Case], *, wrong: bool) -> Iterator[str]:
    outcomes = outcomes_of(cases)
    counts = Counter(one.label.expected.value for one in outcomes if one.label)
    yield f"== {name}: {len(cases)} cases, " + ", ".join(f"{status} {n}" for status, n in counts.items())
    for part in _PARTS:
        yield from part(outcomes)
    if wrong:
        yield from _wrong(outcomes)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of one set, or of all and of the unread ones in usual wording taken together."""
    parser = argparse.ArgumentParser(description="Hold the ledger against the labelled paragraphs.")
    parser.add_argument(
        "--set", choices=(*SETS, TOGETHER), help=f"only this set; {TOGETHER}: {', '.join(KEPT_OUT)} as one"
    )
    parser.add_argument(
        "--file", type=Path, help="cases that are kept elsewhere, such as passages of published reports"
    )
    parser.add_argument(
        "--document", action="store_true", help=f"write the figures of all sets into docs/{DOCUMENT.name}"
    )
    parser.add_argument("--wrong", action="store_true", help="show each number that was decided wrongly or not at all")
    given = parser.parse_args(arguments)
    if given.document:
        publish("\n".join(figures_of_sets()), DOCUMENT)
        return
    if given.file:
        sys.stdout.write("\n".join(_report(given.file.stem, cases_from(given.file), wrong=given.wrong)) + "\n")
        return
    for name in [given.set] if given.set else (*SETS, TOGETHER):
        sys.stdout.write("\n".join(_report(name, _cases(name), wrong=given.wrong)) + "\n")


if __name__ == "__main__":
    main()
