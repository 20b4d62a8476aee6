"""How often the proposed cause of broken equations is the mistake that was made, and how long it takes to find.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_causes [--count N] [--break K | --structured] [--only T3] [--seed S]
[--document]``. Without ``--break`` and ``--structured`` all of them are measured. Half the reports come with last year's, half
are of each edition. A mistake that another, no greater one explains just as well cannot be told from it by any equation; it
is counted apart, so that what is left shows the program and not the form.
"""

import argparse
import gc
import importlib
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from msgspec import Struct, structs

from core.findings.cause import Cause
from core.forms.address import Address, Table
from core.forms.form import Edition
from core.localise.causes import causes_of
from core.localise.equations import System, systems_of
from core.localise.plausibility import Judge, Spoken
from core.localise.search import Search
from core.localise.steps import joint_steps, residuals_after
from core.report.annual_report import AnnualReport, Figure
from core.report.assemble import assemble
from core.rules.engine import check
from core.rules.registry import RULES
from core.rules.rule import Subject
from core.rules.verdict import CheckResult
from core.source.numerals import read_cell
from tests.benchmarks.figures import machine, publish
from tests.support.paper import paper
from tests.support.wrong_figures import STRUCTURED, Figures, Mistake, counts, exchanged_totals, wrong_figures

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "causes.md"
IDENTITY_RULES = tuple(rule for rule in RULES if rule.identity)
_TRIES = 200


Maker = Callable[[Random, Figures, Edition], Mistake | None]


class Trial(Struct, frozen=True):
    """One broken report: whether any proposal has all changed cells, the first has just these, with their values too.

    ``named`` says that something was proposed at all, ``alike`` that other changes, no more, explain it as well.
    """

    recalled: bool
    exact: bool
    valued: bool
    named: bool
    alike: bool
    milliseconds: float
    wrongly_sure: bool


class Experiment(Struct, frozen=True):
    """A kind of mistake to make: by ``make``, with ``blanks`` of the zeros left blank, the wrong figures ``copied`` into the text."""

    name: str
    make: Maker
    blanks: float = 0
    copied: bool = False


def measure(experiment: Experiment, count: int, seed: str) -> list[Trial]:
    """``count`` reports on trial."""
    reports = broken_reports(count, f"{seed}-{experiment.name}", experiment.make, experiment.blanks)
    return [trial(*one, copied=experiment.copied) for one in reports]


def trial(report: AnnualReport, last_year: AnnualReport | None, mistake: Mistake, *, copied: bool = False) -> Trial:
    """What is proposed for one report, held against what was changed."""
    results = check(Subject(report, last_year=last_year), IDENTITY_RULES).results
    spoken = [Spoken(value, (at,), agrees=True) for at, value in mistake.printed.items()] if copied else []
    started = time.process_time()
    causes = causes_of(report.form, report.figures, results, spoken)
    milliseconds = (time.process_time() - started) * 1000
    return judged(causes, mistake, alike=is_alike(report, results, mistake), milliseconds=milliseconds)


def judged(causes: Sequence[Cause], mistake: Mistake, *, alike: bool, milliseconds: float) -> Trial:
    """Proposals of several causes are taken together: the first ones, and all of them."""
    meant = {at: Decimal(value) for at, value in mistake.meant.items()}
    first = {c.cell: c.value for cause in causes for one in cause.proposals[:1] for c in one.changes}
    anywhere = {c.cell for cause in causes for one in cause.proposals for c in one.changes}
    sure = {c.cell: c.value for cause in causes if "很可能" in cause.words for c in cause.proposals[0].changes}
    return Trial(
        recalled=meant.keys() <= anywhere,
        exact=first.keys() == meant.keys(),
        valued=first == meant,
        named=bool(first),
        alike=alike,
        milliseconds=milliseconds,
        wrongly_sure=any(meant.get(at) != value for at, value in sure.items()),
    )


def is_alike(report: AnnualReport, results: Sequence[CheckResult], mistake: Mistake) -> bool:
    """Whether changes of other cells, not more of them, or to other values, make all equations hold as well."""
    return any(_has_others(report, system, mistake) for system in systems_of(report.figures, results))


def _has_others(report: AnnualReport, system: System, mistake: Mistake) -> bool:
    judge = Judge(report.form, report.figures)
    meant = frozenset((at, value) for at, value in mistake.meant.items() if at in system.cells)
    return any(
        one.values != meant
        and len(one.values) <= len(meant)
        and not any(residuals_after(system, system.residuals, tuple(one.values)))
        for one in Search(system, judge, joint_steps(report.form, system, judge)).explanations()
    )


@cache
def blank_form(edition: Edition) -> AnnualReport:
    """A report of 0 everywhere."""
    return assemble(paper({}, edition))


def report_of(
    figures: Mapping[Address, int], edition: Edition, year: int, blank: frozenset[Address] = frozenset()
) -> AnnualReport:
    """The figures as a report that was read without a doubt; zeros in ``blank`` are left blank."""
    form = blank_form(edition)
    read = {at: _figure(at, "" if at in blank and not value else str(value)) for at, value in figures.items()}
    return structs.replace(form, figures={**form.figures, **read}, year=year, organ="青禾市教育局")


def _figure(at: Address, printed: str) -> Figure:
    reading = read_cell(printed)
    return Figure(at, printed, reading.value, reading.state)


def year_before(figures: Figures, edition: Edition) -> AnnualReport:
    """Last year's report, of which only what it carries out matters."""
    carried = {
        Address(at.replace(".carried_in.", ".carried_out.")): value
        for at, value in figures.items()
        if at.startswith("T3.carried_in.")
    }
    return report_of(carried, edition, 2022)


def broken_reports(
    count: int, seed: str, make: Maker, blanks: float = 0
) -> Iterator[tuple[AnnualReport, AnnualReport | None, Mistake]]:
    """``count`` sound reports, each with the mistake that ``make`` puts into it; a share of the zeros is left blank."""
    for number in range(count):
        chance = Random(f"{seed}-{number}")
        edition = chance.choice(tuple(Edition))
        for _ in range(_TRIES):
            figures = counts(chance, edition)
            mistake = make(chance, figures, edition)
            if mistake is not None:
                last_year = year_before(figures, edition) if number % 2 else None
                blank = frozenset(at for at in figures if chance.random() < blanks)
                yield report_of({**figures, **mistake.printed}, edition, 2023, blank), last_year, mistake
                break


HEADINGS = (
    "| 错误 | 份数 | 召回 | 首选正确 | 改动集合一致 | 原则上可辨 | 可辨者一致 | 断言有误 | 中位 ms | 最慢 ms |",
    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
)


def row(name: str, trials: Sequence[Trial]) -> str:
    """One line of the table. ``断言有误`` are the reports for which 很可能 is said of a change that was not made."""
    clear = [one for one in trials if not one.alike]
    times = [one.milliseconds for one in trials]
    return (
        f"| {name} | {len(trials)} | {_share(one.recalled for one in trials)} | {_share(one.valued for one in trials)}"
        f" | {_share(one.exact for one in trials)} | {len(clear)} | {_share(one.exact for one in clear)}"
        f" | {sum(one.wrongly_sure for one in trials)} | {statistics.median(times):.1f} | {max(times):.1f} |"
    )


def _share(outcomes: Iterator[bool]) -> str:
    listed = list(outcomes)
    return f"{100 * sum(listed) / len(listed):.1f} %" if listed else "—"


def mistyping(count: int, only: Table | None) -> Maker:
    """Puts ``count`` mistyped figures into a report."""
    return lambda chance, figures, edition: wrong_figures(chance, figures, count, only=only)


def mistyped_total(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """One figure of the column of totals mistyped: those are the ones that the text repeats."""
    totals = {at: value for at, value in figures.items() if at.startswith("T3.") and at.endswith(".total")}
    return wrong_figures(chance, totals, 1)


def exchanged_and_mistyped(chance: Random, figures: Figures, edition: Edition) -> Mistake | None:
    """Two mistakes of different kinds."""
    first, second = exchanged_totals(chance, figures, edition), wrong_figures(chance, figures, 1, only=Table.REQUESTS)
    if first is None or not first.meant.keys().isdisjoint(second.meant):
        return None
    return Mistake("both", {**first.printed, **second.printed}, {**first.meant, **second.meant})


def experiments(breaks: int | None, only: Table | None, *, structured: bool) -> list[Experiment]:
    """Those asked for; all where nothing was."""
    chosen = [
        Experiment(f"{table.chinese if table else '表三、表四'} 写错 {count} 格", mistyping(count, table))
        for count in ([breaks] if breaks else [] if structured else [1, 2, 3])
        for table in ([only] if only else [None, Table.REQUESTS])
    ]
    if breaks:
        return chosen
    return [
        *chosen,
        Experiment("表三 写错 2 格，半数的零留空", mistyping(2, Table.REQUESTS), blanks=0.5),
        Experiment("总计列写错 1 格，正文照抄错数", mistyped_total, copied=True),
        Experiment("总计与结转互换，另写错 1 格", exchanged_and_mistyped),
        *(Experiment(name, make) for name, make in STRUCTURED.items()),
    ]


def main() -> int:
    """Measures and prints; writes the figures into the document where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--break", dest="breaks", type=int)
    parser.add_argument("--structured", action="store_true")
    parser.add_argument("--only", type=Table, help="只改这张表，例如 T3")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--document", action="store_true", help="把结果写进 docs/causes.md")
    options = parser.parse_args()
    importlib.import_module("core.localise.programme")  # loading the solver is measured by itself
    gc.freeze()  # what the tests' own modules hold is not this program's to tidy
    lines = [
        row(one.name, measure(one, options.count, options.seed))
        for one in experiments(options.breaks, options.only, structured=options.structured)
    ]
    publish("\n".join([*HEADINGS, *lines, "", f"（{machine(['highspy'])}）"]), DOCUMENT if options.document else None)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
