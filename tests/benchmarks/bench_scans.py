"""How exactly scanned reports are read, how long that takes and how much memory it needs.

Run by hand: ``.venv/bin/python -m tests.benchmarks.bench_scans [--count N] [--seed S] [--kind 名称 …] [--document]``. The reports
are invented here: figures by lot that satisfy the form, printed and scanned by ``tests/support/scans``, so that the truth
is known. Reports of both editions, in all installed fonts and in four kinds of table lines, take turns.
"""

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

from msgspec import Struct

from core.audit.audited_report import AuditedReport
from core.forms.address import Address, Table, table_of
from core.forms.form import Edition, form_of
from core.report.annual_report import Figure
from core.sandbox.client import SandboxClient
from core.source.numerals import FigureState
from core.source.unreadable import Unreadable
from tests.benchmarks.child_process import peak_memory
from tests.benchmarks.figures import machine, publish
from tests.support.scans.figures import sound_figures
from tests.support.scans.files import file_of
from tests.support.scans.fonts import typefaces
from tests.support.scans.look import KINDS, ScanLook
from tests.support.scans.report import ORGAN, clean_pages
from tests.support.scans.scanned import SealPlace, Stamp, scanned
from tests.support.scans.sheet import CleanPage, TableLook

LIBRARIES = ("onnxruntime", "opencv-python-headless", "numpy")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "scans.md"
LINES = ((0.5, 0.5, 0), (0.5, 2.0, 0), (0.75, 0.75, 150), (1.0, 1.0, 0))
"""Thickness inside and around in points, and grey: thin, with a thick border, light, thick."""
COMMAND = [str(Path(sys.executable).with_name("gouji")), "audit"]
MARKS = frozenset({FigureState.DOUBTFUL, FigureState.TEXT, FigureState.MISSING})


class ScannedReport(Struct, frozen=True):
    """A scan, and what is printed on it."""

    path: Path
    truth: Mapping[Address, str]
    pages: int


class Score(Struct, frozen=True):
    """Counted cells, seconds and pages of one or more reports; ``unread`` counts whole files.

    A cell that is ``right`` may be ``marked`` as well; one that is ``silent`` has a wrong figure and no mark.
    """

    cells: int = 0
    right: int = 0
    silent: int = 0
    marked: int = 0
    unread: int = 0
    pages: int = 0
    seconds: float = 0.0
    peak_mb: float = 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.cells + other.cells,
            self.right + other.right,
            self.silent + other.silent,
            self.marked + other.marked,
            self.unread + other.unread,
            self.pages + other.pages,
            self.seconds + other.seconds,
            max(self.peak_mb, other.peak_mb),
        )


def make_report(folder: Path, look: ScanLook, number: int, seed: int) -> ScannedReport:
    """One scan, written into ``folder``; every other one is of the form of 2019."""
    edition = (Edition.Y2021, Edition.Y2019)[number % 2]
    truth = sound_figures(form_of(edition), seed)
    pages = clean_pages(edition, truth, table_look(number), look.dpi)
    places = seal_places(pages, Random(seed))
    stamp = Stamp(ORGAN, typefaces()[0], places)
    path = folder / f"{number}.{look.container}"
    path.write_bytes(file_of(scanned([page.image for page in pages], look, seed, stamp), look))
    return ScannedReport(path, truth, len(pages))


def table_look(number: int) -> TableLook:
    """Fonts and lines take turns independently of each other."""
    faces = typefaces()
    inner, outer, grey = LINES[number // 2 % len(LINES)]
    return TableLook(faces[number % len(faces)], inner=inner, outer=outer, grey=grey)


def seal_places(pages: Sequence[CleanPage], rng: Random) -> tuple[SealPlace, ...]:
    """Over a figure of table 3, and over one of table 4."""
    places = []
    for table in (Table.REQUESTS, Table.DISPUTES):
        boxes = [
            (number, box)
            for number, page in enumerate(pages)
            for at, box in page.figures.items()
            if table_of(at) is table
        ]
        number, (left, top, right, bottom) = rng.choice(boxes)
        places.append(SealPlace(number, rng.uniform(left, right), rng.uniform(top, bottom)))
    return tuple(places)


def score(outcome: AuditedReport | Unreadable, truth: Mapping[Address, str]) -> Score:
    """The figures as read against those printed."""
    if isinstance(outcome, Unreadable):
        return Score(cells=len(truth), unread=1)
    read = outcome.report.figures
    right = {at for at, printed in truth.items() if at in read and read[at].value == amount(printed)}
    marked = {at for at in truth if at in read and is_marked(read[at])}
    silent = truth.keys() - right - marked
    return Score(cells=len(truth), right=len(right), silent=len(silent), marked=len(marked))


def amount(printed: str) -> Decimal:
    """The value of a printed figure."""
    return Decimal(printed.replace(",", ""))


def is_marked(figure: Figure) -> bool:
    """Whether the reviewer is asked to look at it."""
    return bool(figure.repair) or figure.state in MARKS


def measure(look: ScanLook, count: int, seed: int, client: SandboxClient) -> Score:
    """``count`` reports of a kind; memory is that of the command on the first."""
    total = Score()
    with tempfile.TemporaryDirectory(prefix="gouji-scans-") as folder:
        for number in range(count):
            made = make_report(Path(folder), look, number, seed + number)
            started = time.perf_counter()
            outcome = client.audit(made.path)
            took = time.perf_counter() - started
            total += score(outcome, made.truth) + Score(pages=made.pages, seconds=took)
            if number == 0:
                total += Score(peak_mb=peak_memory([*COMMAND, str(made.path)]))
    return total


def report(scores: Mapping[str, Score]) -> str:
    """The figures as a table for reading, and for docs/scans.md."""
    head = "| 扫描件 | 格 | 读对 | 读错而没有标记 | 有标记 | 打不开的文件 | 每页秒数 | 内存 MB |"
    lines = [head, "| --- | --: | --: | --: | --: | --: | --: | --: |"]
    lines += [_line(name, each) for name, each in scores.items()]
    return "\n".join([*lines, _line("合计", sum(scores.values(), Score()))])


def _line(name: str, each: Score) -> str:
    pace = each.seconds / each.pages if each.pages else math.nan
    return (
        f"| {name} | {each.cells} | {each.right}（{each.right / each.cells:.2%}）"
        f" | {each.silent}（{each.silent / each.cells:.3%}） | {each.marked} | {each.unread} | {pace:.2f} | {each.peak_mb:.0f} |"
    )


def main() -> int:
    """Measures and prints; writes the figures into the document where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=8, help="每种扫描件做几份报告")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", nargs="*", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--document", action="store_true", help="把结果写进 docs/scans.md")
    options = parser.parse_args()
    if not typefaces():
        sys.exit("没有可用的中文字体：请装上 fonts-noto-cjk。")
    scores: dict[str, Score] = {}
    with SandboxClient() as client:
        measure(KINDS[options.kind[0]], 1, options.seed, client)  # warms the worker
        for name in options.kind:
            scores[name] = measure(KINDS[name], options.count, options.seed, client)
            print(_line(name, scores[name]), flush=True)
    found = f"每种 {options.count} 份，起始种子 {options.seed}（{machine(LIBRARIES)}）"
    figures = f"{report(scores)}\n\n{found}"
    publish(figures, DOCUMENT if options.document else None)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
