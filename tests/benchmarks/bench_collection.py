"""How long the rules across reports take on a large batch, how much memory, and what they find of planted faults.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_collection [--count 1000] [--document]``. The reports are made as
values, as they are after reading.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from core.audit.options import AuditOptions
from core.batch.files import report_files
from core.batch.given import units_in
from core.batch.many import audit_all
from core.collection.collector import Collector, audit_collection
from core.collection.finding import CollectionAudit
from core.rules.collection_registry import COLLECTION_RULES
from core.rules.pack import ON, RulePack
from core.rules.verdict import Verdict
from tests.benchmarks.figures import machine, publish
from tests.support.made_collection import Faults, Made, made_collection, write_batch

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "performance_across.md"
ALL_ON = RulePack(switches={rule.id: ON for rule in COLLECTION_RULES})


_OTHERS = ("R04", "R05", "R06", "R10", "R11", "R12", "P09")


class Score(Struct, frozen=True):
    """What was planted, what of it was found, and what was found that nobody planted."""

    name: str
    planted: int
    found: int
    false: int


def measured(made: Made) -> tuple[float, CollectionAudit]:
    """Seconds of the processor for all rules on a batch whose reports have been read, and what they found."""
    start = time.process_time()
    audit = audit_collection(made.collection(), ALL_ON)
    return time.process_time() - start, audit


def scores(made: Made, audit: CollectionAudit) -> tuple[Score, ...]:
    """Each kind of fault."""
    broken = [finding for finding in audit.findings if finding.verdict is Verdict.BROKEN]

    def units(*rules: str) -> list[tuple[str, ...]]:
        return [finding.units for finding in broken if finding.rule in rules]

    pairs = {frozenset(pair) for names in units("R09") for pair in combinations(dict.fromkeys(names), 2)}
    return (
        _score("照抄的一对（R09）", made.copies, pairs),
        # a wrong sum also makes the sum above it wrong: nothing is said of that one where its own parts are right
        _score("汇总差错（R01–R03）", made.sums, {names[0] for names in units("R01", "R02", "R03")} - _above(made)),
        _score("未报送（R07）", made.missing, {names[0] for names in units("R07")}),
        _score("重复报送（R08）", made.doubles, {names[0] for names in units("R08")}),
        # a unit with wrong sums may exceed the one above it: that follows from what was planted
        _score(
            "其他规则（R04–R06、R10–R12、P09）", (), [names for names in units(*_OTHERS) if not made.sums & set(names)]
        ),
    )


def _above(made: Made) -> set[str]:
    return {unit.parent for unit in made.tree.units if unit.name in made.sums} - made.sums


def _score(name: str, planted: Iterable[object], found: Iterable[object]) -> Score:
    wanted, got = set(planted), set(found)
    return Score(name, len(wanted), len(wanted & got), len(got - wanted))


def from_files(made: Made, jobs: int) -> Iterator[str]:
    """The same batch as files in a folder, read by the program's workers, with its list of units."""
    with TemporaryDirectory() as place:
        units = write_batch(made, Path(place))
        options = AuditOptions(units=units_in(units).tree)
        collector = Collector(options.units)
        paths = [path for path in report_files([Path(place)]) if isinstance(path, Path) and path != units]
        start = time.perf_counter()
        for _, outcome in audit_all(paths, jobs, options):
            collector.add(outcome)
        read = time.perf_counter() - start
        start, used = time.perf_counter(), time.process_time()
        audit = collector.audit(ALL_ON)
        seconds, used = time.perf_counter() - start, time.process_time() - used
    yield f"从 {len(paths)} 个文件读起（{jobs} 个进程）：读和审核 {read:.0f} 秒，此后跨报告核对 {seconds:.1f} 秒（CPU {used:.1f} 秒）。"
    told = (f"{one.name} 植入 {one.planted} 找到 {one.found} 多报 {one.false}" for one in scores(made, audit))
    yield f"{'；'.join(told)}。"


def peak_megabytes() -> float:
    """The most memory that this process has had."""
    import resource  # noqa: PLC0415 - exists on Unix only

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    """Measure and publish."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", action="store_true", help="write the batch as files and read these, too")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--document", action="store_true", help="write the figures into docs/performance_across.md")
    given = parser.parse_args()
    few = max(given.count // 50, 1)
    clean = made_collection(given.count, seed=given.seed)
    faulty = made_collection(given.count, Faults(few, few // 2, few, few), seed=given.seed)
    characters = [sum(len(one.text) for one in report.passages) for report in clean.reports]
    before = peak_megabytes()
    lines = [
        f"{len(clean.reports)} 份报告，正文各 {min(characters)}–{max(characters)} 字，共 {sum(characters):,} 字",
        "",
        "| 一批报告 | CPU 秒 | 植入 | 找到 | 多报 |",
        "| --- | --: | --: | --: | --: |",
    ]
    for name, made in (("没有差错的", clean), ("有差错的", faulty)):
        seconds, audit = measured(made)
        lines.append(f"| {name}，全部跨报告规则 | {seconds:.2f} | | | |")
        lines += [f"| {one.name} | | {one.planted} | {one.found} | {one.false} |" for one in scores(made, audit)]
        lines += [f"| 规则没有运行：{problem} | | | | |" for problem in audit.problems]
    if given.files:
        lines += ["", *from_files(faulty, given.jobs)]
    lines += [
        "",
        f"内存最高 {peak_megabytes():.0f} MB，其中两批报告本身 {before:.0f} MB（{machine(('numpy', 'rapidfuzz'))}）",
    ]
    publish("\n".join(lines), DOCUMENT if given.document else None)


if __name__ == "__main__":
    main()
