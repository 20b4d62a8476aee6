"""Damaged copies of known reports through the real opening path: is anything lost without a word?

Run by hand: ``python -m tests.core.mutation [--count 20000] [--document]``. The table it prints stands in docs/safety.md.
"""

import argparse
import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from queue import SimpleQueue

from msgspec import Struct

from core.asset_paths import resource
from core.audit.audited_report import AuditedReport
from core.report.annual_report import Figure
from core.sandbox.client import SandboxClient
from core.self_test import expected_samples
from core.source.numerals import FigureState
from core.source.unreadable import Reason, Unreadable
from tests.support.mutants import mutant

SHARED = Path(__file__).resolve().parents[3] / "shared"
_MARKED = frozenset({FigureState.DOUBTFUL, FigureState.MISSING, FigureState.TEXT, FigureState.PLACEHOLDER})
_SCAN_SHARE = 0.1
"""Recognising a scanned page takes a hundred times as long as reading one."""


class Original(Struct, frozen=True):
    """A sound report and what its cells print."""

    path: Path
    cells: Mapping[str, str]

    @property
    def kind(self) -> str:
        """The format, as the table names it."""
        return "scan" if ".scan" in self.path.name else self.path.suffix[1:]

    @property
    def redundant(self) -> bool:
        """Whether damage can be told from another text: deflated data end with a checksum, plain text is only text."""
        return self.path.suffix == ".pdf"


class Answer(Struct, frozen=True):
    """What became of a mutant. ``lost`` names cells that are wrong without a mark in a report read without a problem."""

    kind: str
    seed: str
    harm: str
    outcome: str
    seconds: float
    lost: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def originals() -> tuple[Original, ...]:
    """The corpus beside the project with its truth; the bundled samples where there is none."""
    found = [
        Original(path, json.loads(truth.read_text(encoding="utf-8"))["cells"])
        for truth in sorted((SHARED / "corpus").glob("*.truth.json"))
        for path in sorted(truth.parent.glob(truth.name.removesuffix("truth.json") + "*"))
        if path != truth
    ]
    bundled = [
        Original(path, sample.cells)
        for sample in expected_samples()
        for path in sorted(resource("samples").glob(f"{sample.name}.*"))
    ]
    return tuple(found or bundled)


def mutants(count: int, of: Sequence[Original]) -> Iterator[tuple[Original, str]]:
    """``count`` pairs of an original and a seed: every kind equally often, scans less."""
    kinds = sorted({original.kind for original in of})
    rounds = 0
    made = 0
    while made < count:
        rounds += 1
        for kind in kinds:
            if made == count:
                return
            if kind == "scan" and rounds % round(1 / _SCAN_SHARE):
                continue
            same = [original for original in of if original.kind == kind]
            original = same[rounds % len(same)]
            yield original, f"{original.path.name} {rounds}"
            made += 1


def run(count: int, of: Sequence[Original], jobs: int = 2) -> Iterator[Answer]:
    """Every mutant's answer, in order; whatever raises here is a failure of the calling process."""
    idle: SimpleQueue[SandboxClient] = SimpleQueue()
    clients = [SandboxClient() for _ in range(jobs)]
    for client in clients:
        idle.put(client)
    with tempfile.TemporaryDirectory(prefix="gouji-mutants-") as folder:

        def ask(pair: tuple[Original, str]) -> Answer:
            client = idle.get()
            try:
                return _answer(client, *pair, Path(folder))
            finally:
                idle.put(client)

        try:
            with ThreadPoolExecutor(jobs) as pool:
                yield from pool.map(ask, list(mutants(count, of)))
        finally:
            for client in clients:
                client.close()


def _answer(client: SandboxClient, original: Original, seed: str, folder: Path) -> Answer:
    made = mutant(original.path.read_bytes(), seed)
    path = folder / f"{seed}{original.path.suffix}"
    path.write_bytes(made.data)
    began = time.monotonic()
    outcome = client.audit(path)
    seconds = time.monotonic() - began
    path.unlink()
    said, lost, changed = judged(outcome, original)
    return Answer(original.kind, seed, made.harm, said, seconds, lost, changed)


def judged(outcome: AuditedReport | Unreadable, original: Original) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The outcome in a word, cells lost without a word, and cells in which another text stands.

    In a format without redundancy a changed digit is simply another digit: that is a change, and no loss as long as
    something stands there.
    """
    if isinstance(outcome, Unreadable):
        return outcome.reason.value, (), ()
    if outcome.problems:
        return "problems", (), ()
    mended = {str(at) for note in outcome.report.notes for at in note.cells}
    figures = {str(at): figure for at, figure in outcome.report.figures.items()}
    wrong = [at for at, printed in original.cells.items() if at not in mended and _is_wrong(figures.get(at), printed)]
    lost = [at for at in wrong if original.redundant or not figures[at].printed]
    return "read", tuple(lost), tuple(at for at in wrong if at not in lost)


def _is_wrong(figure: Figure | None, printed: str) -> bool:
    if figure is None or figure.state in _MARKED or figure.repair:
        return False
    return figure.value != (Decimal(printed.replace(",", "")) if printed else None)


def table(answers: Iterable[Answer]) -> str:
    """The answers counted by format, as a Markdown table in Chinese."""
    kinds: dict[str, list[Answer]] = {}
    for answer in answers:
        kinds.setdefault(answer.kind, []).append(answer)
    lines = [
        "| 格式 | 份数 | 读出且无保留 | 读出并说明问题 | 说明原因后拒绝 | 无声丢失 | 个别字成了别的字 | 最长秒数 |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    rows = [(kind, kinds[kind]) for kind in sorted(kinds)]
    rows.append(("合计", [answer for _, row in rows for answer in row]))
    for kind, row in rows:
        said = Counter(answer.outcome if answer.outcome in {"read", "problems"} else "reason" for answer in row)
        lost, changed = (sum(bool(found) for found in column) for column in _columns(row))
        slowest = max(answer.seconds for answer in row)
        cells = (len(row), said["read"], said["problems"], said["reason"], lost, changed, f"{slowest:.1f}")
        lines.append(f"| {kind} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def _columns(row: Sequence[Answer]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return [answer.lost for answer in row], [answer.changed for answer in row]


def is_accounted_for(answer: Answer) -> bool:
    """Whether the outcome is one that a person is told about properly."""
    reasons = {reason.value for reason in Reason} - {Reason.READER_STOPPED.value}
    return answer.outcome in {"read", "problems"} | reasons


def main() -> int:
    """Makes, asks, prints; exit status 1 where anything was lost or went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args()
    answers = list(run(options.count, originals(), options.jobs))
    print(table(answers))  # noqa: T201 - run by hand
    bad = [answer for answer in answers if answer.lost or not is_accounted_for(answer)]
    for answer in bad:
        print(answer)  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
