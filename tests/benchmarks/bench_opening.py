"""How long opening takes, against pdfplumber; how much memory the command needs; how soon the window is painted.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_opening [--pairs N] [--json OUT] [FILE.pdf …]``. Without files,
the published report and the digital PDFs of the corpus beside the project are measured. Both programs run in this one
process, warm, in alternating pairs, so that a busy machine slows both alike; what counts is the ratio of the medians.
"""

import argparse
import json
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pdfplumber

from core.audit.audit import audit_file
from core.source.unreadable import Unreadable
from tests.benchmarks.child_process import first_paint_seconds, peak_memory

SHARED = Path(__file__).resolve().parents[3] / "shared"
DIGITAL = ("chrome", "lodocx", "lohtml", "word")


@dataclass(frozen=True)
class Opening:
    """One file: medians in milliseconds, of this program up to the verdict and of pdfplumber up to its tables."""

    name: str
    pages: int
    ours_ms: float
    pdfplumber_ms: float
    peak_mb: float

    @property
    def ratio(self) -> float:
        """How many times faster."""
        return self.pdfplumber_ms / self.ours_ms


def audit(path: Path) -> int:
    """What is measured of this program; gives the number of pages. Raises ``SystemExit`` when the file is not read."""
    outcome = audit_file(path)
    if isinstance(outcome, Unreadable):
        sys.exit(f"{path.name}：{outcome.message}")
    return outcome.document.page_count


def extract_all_tables(path: Path) -> int:
    """What is measured of pdfplumber; gives the number of pages."""
    with pdfplumber.open(path) as pdf:
        return sum(1 for page in pdf.pages if page.extract_tables() is not None)


def milliseconds(work: Callable[[Path], int], path: Path) -> float:
    """Wall time of one call."""
    started = time.perf_counter()
    work(path)
    return (time.perf_counter() - started) * 1000


def measure(path: Path, pairs: int) -> Opening:
    """Alternating pairs after one warming call each; who goes first changes with every pair."""
    works = (audit, extract_all_tables)
    pages = {work(path) for work in works}
    if len(pages) != 1:
        sys.exit(f"{path.name}：两者页数不同 {pages}")
    times: dict[Callable[[Path], int], list[float]] = {work: [] for work in works}
    for number in range(pairs):
        for work in works if number % 2 == 0 else reversed(works):
            times[work].append(milliseconds(work, path))
    ours, theirs = (statistics.median(times[work]) for work in works)
    command = [str(Path(sys.executable).with_name("gouji")), "audit", "--format", "json", str(path)]
    return Opening(path.name, pages.pop(), ours, theirs, peak_memory(command))


def corpus_files() -> list[Path]:
    """The PDFs with real text that lie beside the project."""
    corpus = sorted((SHARED / "corpus").glob("*.pdf"))
    return [
        *sorted((SHARED / "reports/real").glob("*.pdf")),
        *(path for path in corpus if path.suffixes[-2][1:] in DIGITAL),
    ]


def report(openings: Sequence[Opening]) -> str:
    """The figures as a table for reading, and for docs/performance.md."""
    lines = ["| 文件 | 页数 | 勾稽 ms | pdfplumber ms | 倍数 | 内存 MB |", "| --- | --: | --: | --: | --: | --: |"]
    lines += [
        f"| {each.name} | {each.pages} | {each.ours_ms:.0f} | {each.pdfplumber_ms:.0f} | {each.ratio:.1f} | {each.peak_mb:.0f} |"
        for each in openings
    ]
    mean = math.exp(statistics.fmean(math.log(each.ratio) for each in openings))
    return "\n".join(
        [*lines, "", f"几何平均：快 {mean:.1f} 倍；内存最高 {max(each.peak_mb for each in openings):.0f} MB"]
    )


def main() -> int:
    """Measures, prints, and writes JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-window", action="store_true", help="窗口的启动时间不测")
    options = parser.parse_args()
    files = options.files or corpus_files()
    if not files:
        sys.exit("没有可测的 PDF：请给出文件，或把 shared 文件夹放在项目旁边。")
    openings = [measure(path, options.pairs) for path in files]
    print(report(openings))
    windows = {} if options.no_window else first_paint_seconds(options.pairs)
    for platform, seconds in windows.items():
        print(f"从启动到窗口第一次画出（{platform}，中位数）：{seconds:.2f} 秒")
    if options.json:
        told = {"openings": [asdict(each) for each in openings], "first_paint_seconds": windows}
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
