"""What becomes of measured figures: they are printed, and stand between two marks in a document."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

MARK_BEGIN, MARK_END = "<!-- 量得的数字 -->", "<!-- 到此为止 -->"


def with_figures(document: str, figures: str) -> str:
    """``document`` with ``figures`` between its two marks. Raises ``ValueError`` where it has none."""
    before, rest = document.split(MARK_BEGIN)
    _, after = rest.split(MARK_END)
    return f"{before}{MARK_BEGIN}\n\n{figures}\n\n{MARK_END}{after}"


def publish(figures: str, document: Path | None) -> None:
    """Prints the figures; writes them into the document too, where there is one."""
    print(figures)
    if document is not None:
        document.write_text(with_figures(document.read_text(encoding="utf-8"), figures), encoding="utf-8")


def machine(libraries: Sequence[str]) -> str:
    """The day, the machine and the versions of ``libraries`` that were measured, in one line."""
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in libraries)]
    return "，".join([f"{datetime.now(tz=UTC):%Y-%m-%d}", f"{os.cpu_count()} 核 {platform.machine()}", *versions])
