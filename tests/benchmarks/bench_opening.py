"""How long opening takes, against pdfplumber; how much memory the command needs; how soon the window is painted.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_opening [--pairs N] [--document] [FILE.pdf …]``. Without files,
the published report and the digital PDFs of the corpus beside the project are measured. Both programs run in this one
process, warm, in alternating pairs, so that a busy machine slows both alike; what counts is the ratio of the medians.
"""

import argparse
import logging
import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from core.audit.audit import audit_file
from core.audit.audited_report import AuditedReport, Conclusion
from core.source.unreadable import Unreadable
from tests.benchmarks.child_process import first_paint_seconds, peak_memory
from tests.benchmarks.figures import machine, publish

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DOCUMENT = ROOT / "docs" / "performance.md"
DIGITAL = ("chrome", "lodocx", "lohtml", "word")


@dataclass(frozen=True)
class Opening:
    """One file: medians in milliseconds, of this program up to the verdict and of pdfplumber up to its tables.

    ``faulty`` says that the report has errors, which make the program read the pages in question a second time.
    """

    name: str
    pages: int
    ours_ms: float
    pdfplumber_ms: float
    peak_mb: float
    faulty: bool = False

    @property
    def ratio(self) -> float:
        """How many times faster."""
        return self.pdfplumber_ms / self.ours_ms


def audited(path: Path) -> AuditedReport:
    """What is measured of this program. Raises ``SystemExit`` when the file is not read."""
    outcome = audit_file(path)
    if isinstance(outcome, Unreadable):
        sys.exit(f"{path.name}：{outcome.message}")
    return outcome


def audit(path: Path) -> int:
    """The same; gives the number of pages."""
    return audited(path).document.page_count


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
    faulty = audited(path).conclusion is Conclusion.ERRORS
    return Opening(path.name, pages.pop(), ours, theirs, peak_memory(command), faulty)


def corpus_files() -> list[Path]:
    """The PDFs with real text that lie beside the project."""
    corpus = sorted((SHARED / "corpus").glob("*.pdf"))
    return [
        *sorted((SHARED / "reports/real").glob("*.pdf")),
        *(path for path in corpus if path.suffixes[-2][1:] in DIGITAL),
    ]


def report(openings: Sequence[Opening]) -> str:
    """The figures as a table for reading, and for docs/performance.md."""
    lines = [
        "| 文件 | 页数 | 有错误 | 勾稽 ms | pdfplumber ms | 倍数 | 内存 MB |",
        "| --- | --: | :-: | --: | --: | --: | --: |",
    ]
    lines += [
        f"| {each.name} | {each.pages} | {'是' if each.faulty else ''} | {each.ours_ms:.0f} | {each.pdfplumber_ms:.0f}"
        f" | {each.ratio:.1f} | {each.peak_mb:.0f} |"
        for each in openings
    ]
    sound = [each for each in openings if not each.faulty]
    means = f"几何平均：全部快 {mean_ratio(openings):.1f} 倍"
    means += f"，没有错误的快 {mean_ratio(sound):.1f} 倍" if sound else ""
    return "\n".join([*lines, "", f"{means}；内存最高 {max(each.peak_mb for each in openings):.0f} MB"])


def mean_ratio(openings: Sequence[Opening]) -> float:
    """The geometric mean, the fair one for ratios."""
    return math.exp(statistics.fmean(math.log(each.ratio) for each in openings))


def main() -> int:
    """Measures and prints; writes the figures into the document where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--document", action="store_true", help="把结果写进 docs/performance.md")
    options = parser.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # its warnings about fonts would count against pdfplumber
    files = options.files or corpus_files()
    if not files:
        sys.exit("没有可测的 PDF：请给出文件，或把 shared 文件夹放在项目旁边。")
    windows = first_paint_seconds(options.pairs)
    openings = [measure(path, options.pairs) for path in files]
    paints = [f"从启动到窗口第一次画出（{name}）：{seconds:.2f} 秒" for name, seconds in windows.items()]
    figures = "\n\n".join([report(openings), *paints, f"（{machine(['pdfplumber'])}）"])
    publish(figures, DOCUMENT if options.document else None)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
