"""OLE2 compound files: told apart, not read. They hold old Word, WPS and Excel documents, and encrypted OOXML."""

from core.source.unreadable import Reason, UnreadableError

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")

_KINDS = (
    ("EncryptedPackage", Reason.PASSWORD, ""),
    ("WordDocument", Reason.OLD_WORD, ""),
    ("Workbook", Reason.UNSUPPORTED, "这是旧版 Excel 工作簿（.xls）"),
    ("Book", Reason.UNSUPPORTED, "这是旧版 Excel 工作簿（.xls）"),
    ("PowerPoint Document", Reason.UNSUPPORTED, "这是旧版 PowerPoint 演示文稿（.ppt）"),
)
_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_FIB = 0xA5EC
_FIB_ENCRYPTED = 0x0100


def refusal(data: bytes) -> UnreadableError:
    """Why an OLE2 file is not read: its kind, a password, or damage."""
    for stream, reason, detail in _KINDS:
        entry = data.find(_directory_name(stream), _HEADER_BYTES)
        if entry >= 0:
            if reason is Reason.OLD_WORD and _word_encrypted(data, entry):
                return UnreadableError(Reason.PASSWORD)
            return UnreadableError(reason, detail)
    if _directory_name("Root Entry") in data:
        return UnreadableError(Reason.UNSUPPORTED, "这是 OLE2 复合文档，里面没有 Word 正文")
    return UnreadableError(Reason.DAMAGED, "OLE2 文件没有目录")


def _directory_name(stream: str) -> bytes:
    """The name as a directory entry holds it: UTF-16 with a NUL at its end."""
    return (stream + "\0").encode("utf-16-le")


def _word_encrypted(data: bytes, entry: int) -> bool:
    """Whether the information block at the start of the Word stream carries the flag of encryption."""
    sector = 1 << int.from_bytes(data[30:32], "little") % 16
    first = int.from_bytes(data[entry + 116 : entry + 120], "little")
    block = data[(first + 1) * sector :][:12] if entry + _ENTRY_BYTES <= len(data) else b""
    return int.from_bytes(block[:2], "little") == _FIB and int.from_bytes(block[10:12], "little") & _FIB_ENCRYPTED != 0
