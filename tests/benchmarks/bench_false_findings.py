"""How often each rule finds fault with sound reports.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_false_findings [--count N] [--seed S] [--document]``. The sound reports are
made by ``../shared/tools/make_reports.py``: figures by lot that satisfy every identity, narrative that agrees with them, each
as a web page and as flattened text; and the samples that come with the program and have no planted fault. Every rule is
switched on, also those that are off as a rule. ``--document`` stores the counts for the rule reference.
"""

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import msgspec
from msgspec import Struct

from core.audit.audit import audit_file
from core.audit.options import AuditOptions
from core.rules.pack import ON, RulePack
from core.rules.reference import MEASURED, Measured
from core.rules.registry import RULES
from core.rules.verdict import Verdict
from core.source.unreadable import Unreadable

ROOT = Path(__file__).resolve().parents[2]
MAKER = ROOT.parent / "shared" / "tools" / "make_reports.py"
EVERYTHING = AuditOptions(pack=RulePack(switches={rule.id: ON for rule in RULES}))


RIGHTLY = {
    "X03": "造的报告有被纠正的案件，正文却从不说到，本来就该报出",
    "T405": "造的报告随意填写直接起诉的件数，2024年以后的本来就该提示",
}
"""Rules that rightly speak of the reports made here, and why: what they say is no false finding."""


class Counted(Struct, frozen=True):
    """Of one report: the rules that gave any result, and those that found fault, with what they said."""

    name: str
    asked: tuple[str, ...]
    found: tuple[tuple[str, str], ...]


def sound_files(folder: Path, count: int, seed: int) -> tuple[Path, ...]:
    """Newly made sound reports."""
    subprocess.run(
        [sys.executable, str(MAKER), str(folder), "--count", str(count), "--seed", str(seed)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in {".html", ".txt"}))


def counted(path: Path) -> Counted:
    """What every rule says of one report; a report that cannot be read ends the measurement."""
    outcome = audit_file(path, options=EVERYTHING)
    if isinstance(outcome, Unreadable):
        raise TypeError(f"{path.name}: {outcome.message}")
    asked = tuple(sorted({result.rule for result in outcome.results}))
    broken = (finding for finding in outcome.findings if finding.verdict is Verdict.BROKEN)
    return Counted(path.name, asked, tuple((finding.rule, finding.message) for finding in broken))


def measured(each: Iterable[Counted]) -> Measured:
    """The counts by rule."""
    reports, asked, found = 0, Counter[str](), Counter[str]()
    for one in each:
        reports += 1
        asked.update(one.asked)
        found.update({rule for rule, _ in one.found})
    wrong = {rule: times for rule, times in found.items() if rule not in RIGHTLY}
    return Measured(reports, dict(asked), wrong, RIGHTLY)


def _all(paths: Iterable[Path]) -> Iterator[Counted]:
    with ProcessPoolExecutor() as pool:
        for one in pool.map(counted, paths, chunksize=8):
            for rule, message in one.found:
                if rule in RIGHTLY:
                    continue
                print(f"{one.name}  {rule}  {message}")
            yield one


def main() -> int:
    """Measures and prints; stores the counts where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="造几份无误的报告（每份有网页、文字两种）")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--document", action="store_true", help="把次数存进程序自带的规则说明")
    options = parser.parse_args()
    if not MAKER.exists():
        sys.exit(f"没有找到造报告的脚本：{MAKER}")
    with tempfile.TemporaryDirectory(prefix="gouji-sound-") as folder:
        found = measured(_all(sound_files(Path(folder), options.count, options.seed)))
    print(f"{found.reports} 份无误的报告，{len(RULES)} 条规则；有误报的规则：{found.found or '无'}")
    if options.document:
        MEASURED.write_bytes(msgspec.json.format(msgspec.json.encode(found, order="sorted"), indent=1) + b"\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
