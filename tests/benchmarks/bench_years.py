"""Pairs of years through real files: are broken ones found, and are sound ones left alone?

``python -m tests.benchmarks.bench_years [--count 100]`` makes that many sound pairs and as many broken ones for each rule,
as text, Word documents and web pages, with every rule across years switched on, and audits each pair as a folder.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from msgspec import Struct

from core.audit.audit import audit_file, judge, read_file
from core.audit.audited_report import AuditedReport
from core.audit.options import AuditOptions
from core.batch.years import audit_years
from core.rules.pack import RulePack
from core.rules.registry import RULES
from core.rules.verdict import Verdict
from core.sandbox.in_process import InProcessSandbox
from core.sandbox.service import Halves
from tests.support.year_pairs import BREAKS, SOUND_YEARS, Pair, broken_pair, sound_pair

SUFFIXES = (*("txt", "html") * 10, "docx")
"""Word documents are few, because writing one takes a hundred times as long as auditing it."""
EVERY_RULE = AuditOptions(pack=RulePack(switches={rule.id: "on" for rule in RULES if rule.id.startswith("Y")}))


class Measured(Struct):
    """Counts: pairs, those whose broken rule was found, and findings that were wrong, by rule."""

    pairs: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    undetermined: Counter[str] = Counter()


def sandbox() -> InProcessSandbox:
    """The whole way of a batch without processes: the same code, and no waiting."""
    return InProcessSandbox(audit_file, Halves(read_file, judge))


def broken_rules(pair: Pair, folder: Path, suffix: str) -> tuple[AuditedReport, frozenset[str]]:
    """This year's report of a pair that stands in a folder, and the rules of which anything is broken in it."""
    paths = [folder / f"{year.year}.{suffix}" for year in (pair.last, pair.this)]
    for path, year in zip(paths, (pair.last, pair.this), strict=True):
        path.write_bytes(year.file(suffix))
    outcome = dict(audit_years(paths, 1, EVERY_RULE, sandbox=sandbox))[paths[1]]
    assert isinstance(outcome, AuditedReport)
    assert outcome.last_year is not None, "the pair was not found"
    return outcome, frozenset(finding.rule for finding in outcome.findings if finding.verdict is Verdict.BROKEN)


def pairs(count: int, seed: int = 1) -> Iterator[Pair]:
    """``count`` sound pairs, and as many broken ones for each rule."""
    for number in range(count):
        yield sound_pair(Random(f"{seed}-{number}"), SOUND_YEARS[number % len(SOUND_YEARS)])
    for rule in BREAKS:
        for number in range(count):
            yield broken_pair(Random(f"{seed}-{rule}-{number}"), rule)


def measure(count: int) -> Measured:
    """Audit all pairs. In a broken one only the rule that was broken may speak."""
    measured = Measured()
    with tempfile.TemporaryDirectory() as folder:
        for number, pair in enumerate(pairs(count)):
            outcome, rules = broken_rules(pair, Path(folder), SUFFIXES[number % len(SUFFIXES)])
            measured.pairs[pair.broken or "sound"] += 1
            measured.found[pair.broken or "sound"] += pair.broken in rules
            measured.wrong.update(rules - {pair.broken})
            measured.undetermined.update(
                {one.rule for one in outcome.results if one.verdict is Verdict.UNDETERMINED and one.rule[0] == "Y"}
            )
    return measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 where a broken pair was missed or anything was found that is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    measured = measure(parser.parse_args(arguments).count)
    for rule in ("sound", *BREAKS):
        found = "" if rule == "sound" else f", found {measured.found[rule]}"
        print(f"{rule:6} {measured.pairs[rule]} pairs{found}")
    print(f"wrong findings: {dict(measured.wrong) or 0}")
    print(f"pairs with something undetermined: {dict(measured.undetermined)}")
    missed = any(measured.found[rule] < measured.pairs[rule] for rule in BREAKS)
    return int(missed or bool(measured.wrong))


if __name__ == "__main__":
    raise SystemExit(main())
