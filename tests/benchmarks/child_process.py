"""Measures other processes: the memory a command needs, and the time until the window is painted."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTINGS_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def peak_memory(command: Sequence[str]) -> float:
    """The most memory, in MB, that ``command`` and its workers held at one time.

    Asked of a small process: what a process holds while it starts another, the kernel counts as the other's, so that one
    that has grown large cannot measure by itself.
    """
    asked = [sys.executable, "-m", "tests.benchmarks.child_process", *command]
    return float(subprocess.run(asked, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout)


def peak_memory_of_child(command: Sequence[str]) -> float:
    """The same, measured by this process.

    Sampled every few milliseconds as the sum over the process tree, and never less than what the kernel recorded for
    the largest single process.
    """
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while True:
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = 0
            return max(most, usage.ru_maxrss * 1024) / 1e6
        most = max(most, sum(resident_bytes(each) for each in process_tree(process.pid)))
        time.sleep(0.004)


def process_tree(pid: int) -> Iterator[int]:
    """The process and all that descend from it, as far as they still run."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from process_tree(int(child))


def resident_bytes(pid: int) -> int:
    """The process's own share of memory (pages shared with others divided among them); 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


@contextmanager
def virtual_display() -> Iterator[str | None]:
    """An X display of its own, as its name; ``None`` where Xvfb is not installed."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    reading, writing = os.pipe()
    # unless told not to, a server whose last client leaves starts anew, and refuses who comes in that moment
    command = ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def one_first_paint(variables: dict[str, str]) -> float:
    """Starts the window once in a process of its own; seconds from the start of the process to its first paint."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, **dict.fromkeys(SETTINGS_FOLDERS, home), **variables}
        started = time.clock_gettime(time.CLOCK_MONOTONIC)
        command = [sys.executable, "-m", "tests.benchmarks.first_paint", repr(started)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
    if done.returncode != 0:
        sys.exit(f"窗口没有启动：\n{done.stderr}")
    return float(done.stdout.split()[-1])


def first_paint_seconds(times: int) -> dict[str, float]:
    """The median for each platform of Qt that can be had here, after one start that warms the disk cache."""
    medians: dict[str, float] = {}
    with virtual_display() as display:
        platforms = {"offscreen": {"QT_QPA_PLATFORM": "offscreen"}}
        if display:
            platforms["xcb"] = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
        for name, variables in platforms.items():
            one_first_paint(variables)
            medians[name] = statistics.median(one_first_paint(variables) for _ in range(times))
    return medians


if __name__ == "__main__":
    print(peak_memory_of_child(sys.argv[1:]))
