"""What the benchmark measures is what it says; no test here asks how fast anything is."""

import sys

import pytest

from tests.benchmarks.child_process import peak_memory

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="进程内存取自 Linux 的 /proc")

_HOLDS_100_MB = "held = bytearray(b'1') * 100_000_000; import time; time.sleep(0.2)"


def test_memory_that_a_command_holds_is_seen() -> None:
    assert 100 < peak_memory([sys.executable, "-c", _HOLDS_100_MB]) < 200


def test_memory_that_its_worker_holds_at_the_same_time_is_added() -> None:
    program = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {_HOLDS_100_MB!r}])\n"
    program += _HOLDS_100_MB.replace("0.2", "0.5") + "; child.wait()"
    assert peak_memory([sys.executable, "-c", program]) > 200


def test_memory_that_the_asking_process_holds_is_not_counted() -> None:
    held = bytearray(b"1") * 200_000_000
    assert peak_memory([sys.executable, "-c", "pass"]) < 100
    assert len(held) == 200_000_000
