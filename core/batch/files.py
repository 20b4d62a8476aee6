"""Which files of a folder are worth opening."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.source.unreadable import Reason, Unreadable

SUFFIXES = frozenset(
    {".pdf", ".docx", ".html", ".htm", ".mht", ".mhtml", ".txt", ".doc", ".wps", ".rtf", ".ofd", ".xls", ".xlsx", ".et"}
)
"""Kinds of files in which reports come, also those that can only be answered with what to do."""


def report_files(places: Sequence[Path]) -> Iterator[Path | Unreadable]:
    """Files as they are named; of folders, every file of a known kind below them, in the order of their names.

    A folder without any is answered in its place, so that nobody takes silence for a pass.
    """
    for place in places:
        if not place.is_dir():
            yield place
            continue
        found = sorted(path for path in place.rglob("*") if _is_report_file(path))
        yield from found
        if not found:
            yield Unreadable(place.name or str(place), Reason.EMPTY_FOLDER)


def _is_report_file(path: Path) -> bool:
    # ~$ is what Word and WPS leave beside an open document
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()
