"""Which files of a folder are worth opening."""

from collections.abc import Iterator, Sequence
from pathlib import Path

SUFFIXES = frozenset(
    {".pdf", ".docx", ".html", ".htm", ".mht", ".mhtml", ".txt", ".doc", ".wps", ".rtf", ".ofd", ".xls", ".xlsx", ".et"}
)
"""Kinds of files in which reports come, also those that can only be answered with what to do."""


def report_files(places: Sequence[Path]) -> Iterator[Path]:
    """Files as they are named; of folders, every file of a known kind below them, in the order of their names."""
    for place in places:
        if place.is_dir():
            yield from sorted(path for path in place.rglob("*") if _is_report_file(path))
        else:
            yield place


def _is_report_file(path: Path) -> bool:
    # ~$ is what Word and WPS leave beside an open document
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()
