"""How often the cause proposed for a whole file is the mistake in it: reports made beside the project, read and audited.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_causes_files [--count N] [--break K] [--seed S]``. The tool
``make_reports.py`` beside the project changes one figure at a time; here it is asked ``K`` times for the same report.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

from core.audit.audit import audit_file
from core.forms.address import Address
from core.source.unreadable import Unreadable
from tests.benchmarks.bench_causes import HEADINGS, Trial, is_alike, judged, row
from tests.support.wrong_figures import Mistake

TOOL = Path(__file__).resolve().parents[2].parent / "shared" / "tools" / "make_reports.py"


def made_reports(tool: ModuleType, count: int, breaks: int, seed: str) -> Iterator[tuple[str, Mistake]]:
    """Reports as HTML, each with ``breaks`` different figures changed, and what was changed."""
    for number in range(count):
        chance = Random(f"{seed}-{number}")
        edition = chance.choice(["2019", "2021"])
        sound = tool.sound_report(chance, edition, "青禾市教育局")
        texts = tool.narrative(sound, chance)
        broken = sound
        while len(changed := _changed(sound, broken)) < breaks:
            broken = tool.broken_copy(broken, chance)
        printed = {at: int(broken["cells"][at]) for at in changed}
        yield tool.as_html(broken, texts), Mistake("made", printed, {at: int(sound["cells"][at]) for at in changed})


def _changed(sound: dict[str, Any], broken: dict[str, Any]) -> list[Address]:
    return [Address(at) for at, printed in broken["cells"].items() if printed != sound["cells"][at]]


def trial(path: Path, mistake: Mistake) -> Trial:
    """The file audited. Raises ``SystemExit`` when it is not read."""
    started = time.process_time()
    audited = audit_file(path)
    milliseconds = (time.process_time() - started) * 1000
    if isinstance(audited, Unreadable):
        sys.exit(audited.message)
    results = [result for result in audited.results if result.rule in audited.identities]
    alike = is_alike(audited.report, results, mistake)
    return judged(audited.causes, mistake, alike=alike, milliseconds=milliseconds)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--break", dest="breaks", type=int)
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    specification = importlib.util.spec_from_file_location("make_reports", TOOL) if TOOL.exists() else None
    if specification is None or specification.loader is None:
        sys.exit("项目旁边没有 shared/tools/make_reports.py")
    tool = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(tool)
    lines = []
    for breaks in [options.breaks] if options.breaks else [1, 2, 3]:
        trials: dict[bool, list[Trial]] = {True: [], False: []}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "年报.html"
            for text, mistake in made_reports(tool, options.count, breaks, options.seed):
                path.write_text(text, encoding="utf-8")
                trials[all(at.startswith("T3") for at in mistake.meant)].append(trial(path, mistake))
        lines.append(row(f"写错 {breaks} 格", trials[True] + trials[False]))
        lines.append(row(f"写错 {breaks} 格，都在表三", trials[True]))
    print("\n".join([*HEADINGS, *lines]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
