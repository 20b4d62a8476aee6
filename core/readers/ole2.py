"""OLE2 compound files, told apart: they hold old Word, WPS and Excel documents, and encrypted OOXML packages."""

from core.source.unreadable import Reason, UnreadableError

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")

_STREAMS = ("EncryptedPackage", "WordDocument", "Workbook", "Book")
_HEADER_BYTES = 512


def main_stream(data: bytes) -> str:
    """The stream that tells what a compound file holds; raises :class:`UnreadableError` where no reader knows it."""
    for stream in _STREAMS:
        if data.find(_directory_name(stream), _HEADER_BYTES) >= 0:
            return stream
    if data.find(_directory_name("PowerPoint Document"), _HEADER_BYTES) >= 0:
        raise UnreadableError(Reason.UNSUPPORTED, "这是旧版 PowerPoint 演示文稿（.ppt）")
    if _directory_name("Root Entry") in data:
        raise UnreadableError(Reason.UNSUPPORTED, "这是 OLE2 复合文档，里面没有 Word 正文")
    raise UnreadableError(Reason.DAMAGED, "OLE2 文件没有目录")


def _directory_name(stream: str) -> bytes:
    """The name as a directory entry holds it: UTF-16 with a NUL at its end."""
    return (stream + "\0").encode("utf-16-le")
