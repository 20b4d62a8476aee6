"""OLE2 compound files, told apart: they hold old Word, WPS and Excel documents, and encrypted OOXML packages."""

from collections.abc import Iterator
from io import BytesIO
from struct import unpack_from

import olefile

from core.source.unreadable import Reason, UnreadableError

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")

_STREAMS = ("EncryptedPackage", "WordDocument", "Workbook", "Book")
_POWERPOINT = "PowerPoint Document"
_HEADER_BYTES = 512
_SECTOR_SHIFTS = frozenset({9, 12})
_MINI_SECTOR_SHIFT = 6
_SLACK_SECTORS = 16


def main_stream(data: bytes) -> str:
    """The stream that tells what a compound file holds; raises :class:`UnreadableError` where no reader knows it.

    Only streams of the root count: a document embedded in a workbook has its own further down.
    """
    found = _root_names(data)
    for stream in _STREAMS:
        if stream.lower() in found:
            return stream
    if _POWERPOINT.lower() in found:
        raise UnreadableError(Reason.UNSUPPORTED, "这是旧版 PowerPoint 演示文稿（.ppt）")
    if "root entry" in found:
        raise UnreadableError(Reason.UNSUPPORTED, "这是 OLE2 复合文档，里面没有 Word 正文")
    raise UnreadableError(Reason.DAMAGED, "OLE2 文件没有目录")


def _root_names(data: bytes) -> frozenset[str]:
    """The names in the root, in lower case; where the directory cannot be followed, those that occur in the file."""
    try:
        return frozenset({*Compound(data).names, "root entry"})
    except UnreadableError:
        names = (*_STREAMS, _POWERPOINT, "Root Entry")
        return frozenset(name.lower() for name in names if data.find(_directory_name(name), _HEADER_BYTES) >= 0)


def _directory_name(stream: str) -> bytes:
    """The name as a directory entry holds it: UTF-16 with a NUL at its end."""
    return (stream + "\0").encode("utf-16-le")


class Compound:
    """The streams in the root of a compound file, found by name whatever its case; all are bounded by the file."""

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        _check_header(data)
        try:
            self._file = _OleFile(BytesIO(data))
        except _FAILURES as error:
            raise UnreadableError(Reason.DAMAGED, "OLE2 目录无法读取") from error
        if self._file.root is None or self._file.root.size > self._size:
            raise UnreadableError(Reason.DAMAGED, "OLE2 目录无法读取")
        self._entries = {
            entry.name.lower(): entry for entry in self._file.root.kids if entry.entry_type == olefile.STGTY_STREAM
        }

    @property
    def names(self) -> Iterator[str]:
        """The streams in the root, in lower case."""
        return iter(self._entries)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def stream(self, name: str) -> bytes:
        """The stream of that name, or b"" where there is none; what a damaged file lacks at its end is missing."""
        entry = self._entries.get(name.lower())
        if entry is None or not entry.size:
            return b""
        if entry.size > self._size:
            raise UnreadableError(Reason.DAMAGED, f"数据流 {name} 比文件还大")
        try:
            return bytes(self._file.openstream(entry.name).read())
        except _FAILURES as error:
            raise UnreadableError(Reason.DAMAGED, f"数据流 {name} 无法读取") from error


_FAILURES = (OSError, ValueError, IndexError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What olefile raises over damaged sectors and directories."""


class _OleFile(olefile.OleFileIO):  # type: ignore[misc]
    """Without the search for streams that share a sector, whose cost grows with the square of their number."""

    def _check_duplicate_stream(self, first_sect: int, minifat: bool = False) -> None:  # noqa: FBT001, FBT002
        pass


def _check_header(data: bytes) -> None:
    """Refuse tables larger than the file has sectors, before anything is read by their sizes ([MS-CFB] 2.2)."""
    if len(data) < _HEADER_BYTES or not data.startswith(SIGNATURE):
        raise UnreadableError(Reason.DAMAGED, "OLE2 文件头不完整")
    shift, mini_shift = unpack_from("<2H", data, 30)
    if shift not in _SECTOR_SHIFTS or mini_shift != _MINI_SECTOR_SHIFT:
        raise UnreadableError(Reason.DAMAGED, "OLE2 文件头的扇区大小不对")
    (fat,) = unpack_from("<I", data, 44)
    mini_fat, _, more = unpack_from("<3I", data, 64)
    sectors = (len(data) >> shift) + 1
    tables = (sectors >> (shift - 2)) * 2 + _SLACK_SECTORS
    if mini_fat > sectors or (more and fat > tables):
        raise UnreadableError(Reason.DAMAGED, "OLE2 文件头的扇区数超出文件")
