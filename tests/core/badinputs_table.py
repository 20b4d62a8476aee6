"""What becomes of every odd, damaged and hostile file: the table that the tests hold the program to.

``python -m tests.core.badinputs_table --write`` makes the table afresh; look through its changes before keeping them.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from core.audit.audited_report import AuditedReport
from core.sandbox.client import SandboxClient
from core.sandbox.command import worker_command
from core.source.unreadable import Unreadable

SHARED = Path(__file__).resolve().parents[3] / "shared" / "badinputs"
TABLE = Path(__file__).with_name("badinputs_outcomes.tsv")
_MAKER = "make_bad.py"
_HEAD = ("file", "opened", "audited")


def make(folder: Path) -> None:
    """The self-made files, large and oddly named ones too."""
    command = [sys.executable, str(SHARED / _MAKER), str(folder), "--large", "--names"]
    subprocess.run(command, check=True, capture_output=True)


def files(made: Path) -> list[Path]:
    """Every file there is, and a folder that is named like one."""
    return [
        path for folder in (SHARED, made) for path in sorted(folder.iterdir()) if path.suffix not in {".tsv", ".py"}
    ]


def outcomes(paths: Sequence[Path], jobs: int = 2) -> Iterator[tuple[str, str, str]]:
    """Each file's name, how opening ended and how the whole audit ended, both in a worker process with its limits."""
    opening = worker_command("tests.support.opening_worker")
    pairs: SimpleQueue[tuple[SandboxClient, SandboxClient]] = SimpleQueue()
    clients = [(SandboxClient(opening), SandboxClient()) for _ in range(jobs)]
    for pair in clients:
        pairs.put(pair)

    def ask(path: Path) -> tuple[str, str, str]:
        pair = pairs.get()
        try:
            opened, audited = (word(client.audit(path)) for client in pair)
            return shown(path), opened, audited
        finally:
            pairs.put(pair)

    try:
        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(ask, paths)
    finally:
        for pair in clients:
            for client in pair:
                client.close()


def word(outcome: AuditedReport | Unreadable) -> str:
    """``read``, ``problems`` where something is said about the reading, or the reason."""
    if isinstance(outcome, Unreadable):
        return outcome.reason.value
    return "problems" if outcome.problems else "read"


def shown(path: Path) -> str:
    """The name in plain ASCII: some of these names are no text at all."""
    return path.name.encode("ascii", "backslashreplace").decode().replace("\n", "\\n").replace("\t", "\\t")


def frozen() -> Mapping[str, tuple[str, str]]:
    """The table as it was kept."""
    with TABLE.open(encoding="ascii", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["file"]: (row["opened"], row["audited"]) for row in rows}


def refreeze(*, write: bool = True) -> None:
    """Prints what is otherwise than in the table, and writes it."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        rows = sorted(outcomes(files(Path(folder))))
    before = frozen() if TABLE.exists() else {}
    for name, *now in rows:
        if before.get(name) != tuple(now):
            print(name, before.get(name), "->", tuple(now))  # noqa: T201 - run by hand
    for name in before.keys() - {row[0] for row in rows}:
        print(name, before[name], "->", None)  # noqa: T201
    if write:
        lines = ["\t".join(row) for row in (_HEAD, *rows)]
        TABLE.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")


def main() -> int:
    """Shows the changes; keeps them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    refreeze(write=parser.parse_args().write)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
