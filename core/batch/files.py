"""Which files are worth opening: the kinds of files in which reports come."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from core.source.unreadable import Reason, Unreadable


class FileKind(Struct, frozen=True):
    """A kind of file as people call it, and the endings of its names, the usual one first."""

    name: str
    suffixes: tuple[str, ...]


FILE_KINDS = (
    FileKind("PDF 文档", (".pdf",)),
    FileKind("OFD 版式文档", (".ofd",)),
    FileKind("Word、WPS 文字", (".docx", ".doc", ".wps", ".rtf", ".docm")),
    FileKind("Excel、WPS 表格", (".xlsx", ".xls", ".et", ".xlsm")),
    FileKind("网页", (".html", ".htm", ".mht", ".mhtml")),
    FileKind("纯文本", (".txt",)),
    FileKind("图片（扫描件、照片）", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")),
)
"""What a report may come in. A file is read by its content; the endings only say which files to offer."""

SUFFIXES = frozenset(suffix for kind in FILE_KINDS for suffix in kind.suffixes)
"""The endings of all kinds."""


def report_files(places: Sequence[Path]) -> Iterator[Path | Unreadable]:
    """Files as they are named; of folders, every file of a known kind below them, in the order of their names.

    A folder without any is answered in its place, so that nobody takes silence for a pass.
    """
    for place in places:
        if not place.is_dir():
            yield place
            continue
        found = sorted(path for path in place.rglob("*") if is_report_name(path) and path.is_file())
        yield from found
        if not found:
            yield Unreadable(place.name or str(place), Reason.EMPTY_FOLDER)


def is_report_name(path: Path) -> bool:
    """Whether a file of that name may hold a report."""
    # ~$ is what Word and WPS leave beside an open document
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(("~$", "."))
