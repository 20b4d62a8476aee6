"""A worker whose audit does what the file's name says; started as a process by the sandbox tests."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from core.audit.audited_report import AuditedReport
from core.audit.options import DEFAULT_OPTIONS, AuditOptions
from core.sandbox.server import serve
from core.source import limits
from core.source.unreadable import Reason, Unreadable
from tests.support.audited import broken_report

Progress = Callable[[int, int, str], None]


def audit(
    path: Path, progress: Progress | None = None, options: AuditOptions = DEFAULT_OPTIONS
) -> AuditedReport | Unreadable:
    deed = _DEEDS.get(path.stem)
    if deed is not None:
        deed()
    if path.stem == "chatty" and progress is not None:
        for step in range(8):
            time.sleep(0.1)
            progress(step + 1, 8, "读取")
    if path.stem == "empty":
        return Unreadable(path.name, Reason.EMPTY)
    return broken_report()


def _endless() -> None:
    while True:
        pass


def _hungry() -> None:
    assert bytearray(limits.WORKER_BYTES)


def _deep() -> None:
    _deep()


def _noisy() -> None:
    print("this would be taken for a message")  # noqa: T201
    os.write(1, b"\x00\x00\x00\x05hello")


def _buggy() -> None:
    raise KeyError("机密内容")


def _calls_home() -> None:
    with socket.socket() as connection:
        connection.connect(("127.0.0.1", 9))


def _starts_program() -> None:
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def _cmap_path() -> None:
    if "CMAP_PATH" in os.environ:
        raise KeyError


_DEEDS: dict[str, Callable[[], None]] = {
    "endless": _endless,
    "hungry": _hungry,
    "deep": _deep,
    "noisy": _noisy,
    "buggy": _buggy,
    "crash": os.abort,
    "starved": lambda: os.kill(os.getpid(), 9),
    "calls_home": _calls_home,
    "starts_program": _starts_program,
    "vanishes": lambda: os._exit(0),
    "cmap": _cmap_path,
}

if __name__ == "__main__":
    serve(audit)
