"""Files that open with a password: encrypted OOXML packages, and old Word and Excel documents, made plain again.

Nothing decrypted is written to disk, and the password is not kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from struct import pack, unpack_from
from typing import TypeVar

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format.base import BaseOfficeFile
from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

from core.readers.ole2 import Compound, main_stream
from core.readers.ole2_writer import compound_file
from core.readers.source_file import SourceFile
from core.readers.xor_obfuscation import sheet_plain, word_key, word_plain
from core.source.limits import PASSWORD_SPINS
from core.source.unreadable import Reason, UnreadableError

_USUAL_EXCEL_PASSWORD = "VelvetSweatshop"  # noqa: S105
"""What Excel itself tries first: workbooks that are only protected against changes are encrypted with it."""
_SPINS = re.compile(rb'spinCount\s*=\s*["\']\s*(\d+)')
_WORD_STREAMS = ("WordDocument", "0Table", "1Table", "Data")
_WORD_BLOCK, _EXCEL_BLOCK = 0x200, 0x400
_PLAIN_WORD_BYTES = 0x44
_FLAGS, _KEY = 0x0A, 0x0E
_ENCRYPTED, _OBFUSCATED = 0x0100, 0x8000
_UNKNOWN = "不认识文件的加密方式，请在 WPS 或 Word 里去掉打开密码"
_FILE_PASS, _BOUND_SHEET = 0x2F, 0x85
_PLAIN_RECORDS = frozenset({0x0809, _FILE_PASS, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138})
"""BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo and RRDHead are never encrypted ([MS-XLS] 2.2.10)."""

_T = TypeVar("_T")


def decrypted(file: SourceFile) -> bytes:
    """The file as it is without its password: a package (zip), or a compound file with the streams that hold text.

    A file that is not encrypted comes back as it is. Raises :class:`UnreadableError` without the password, with a
    wrong one, and for kinds of encryption that cannot be undone.
    """
    stream = main_stream(file.data)
    if stream == "EncryptedPackage":
        return _package(file)
    if stream == "WordDocument":
        return _word(file)
    return _workbook(file, stream)


def is_encrypted_word(document: bytes) -> bool:
    """Whether a WordDocument stream says of itself that it is encrypted ([MS-DOC] 2.5.2, fEncrypted)."""
    return len(document) >= _PLAIN_WORD_BYTES and bool(unpack_from("<H", document, _FLAGS)[0] & _ENCRYPTED)


def _package(file: SourceFile) -> bytes:
    compound = Compound(file.data)
    info = compound.stream("EncryptionInfo")
    if not info:
        raise UnreadableError(Reason.UNSUPPORTED, "文件受权限管理（IRM）保护，只能在授权的电脑上打开")
    if b"<!DOCTYPE" in info:
        raise UnreadableError(Reason.UNSAFE, "加密信息里有 DTD")
    spins = max((int(count[:12]) for count in _SPINS.findall(info)), default=0)
    if spins > PASSWORD_SPINS:
        raise UnreadableError(Reason.TOO_COMPLEX, f"密码要散列 {spins:,} 次，限度 {PASSWORD_SPINS:,}")
    compound.stream("EncryptedPackage")
    office = _unlocked(file, excel=True)
    out = BytesIO()
    _guarded(lambda: office.decrypt(out))
    return out.getvalue()


def _unlocked(file: SourceFile, *, excel: bool) -> BaseOfficeFile:
    """The file with its key, by the password given or the one that Excel tries by itself."""
    office = _guarded(lambda: msoffcrypto.OfficeFile(BytesIO(file.data)))
    if file.password and _opens(office, file.password):
        return office
    if excel and _opens(office, _USUAL_EXCEL_PASSWORD):
        return office
    raise UnreadableError(Reason.WRONG_PASSWORD if file.password else Reason.PASSWORD)


def _opens(office: BaseOfficeFile, password: str) -> bool:
    how = {"verify_password": True} if office.format == "ooxml" else {}
    try:
        office.load_key(password=password, **how)
    except InvalidKeyError:
        return False
    except Exception as error:
        if password == _USUAL_EXCEL_PASSWORD:
            return False
        raise UnreadableError(Reason.UNSUPPORTED, _UNKNOWN) from error
    return True


def _guarded(call: Callable[[], _T]) -> _T:
    """What the library gives; over hostile bytes it raises anything."""
    try:
        return call()
    except InvalidKeyError as error:  # by a key that was verified
        raise UnreadableError(Reason.DAMAGED, "解密后的内容不完整") from error
    except (DecryptionError, FileFormatError) as error:
        raise UnreadableError(Reason.UNSUPPORTED, _UNKNOWN) from error
    except Exception as error:
        raise UnreadableError(Reason.DAMAGED, "加密信息无法读取") from error


def _word(file: SourceFile) -> bytes:
    compound = Compound(file.data)
    document = compound.stream("WordDocument")
    if not is_encrypted_word(document):
        return file.data
    if not file.password:
        raise UnreadableError(Reason.PASSWORD)
    if unpack_from("<H", document, _FLAGS)[0] & _OBFUSCATED:
        plain = _obfuscated_word(file.password, document)
    else:
        office = _unlocked(file, excel=False)
        plain = lambda content: _deciphered(office, content, _WORD_BLOCK)  # noqa: E731
    streams = {name: plain(compound.stream(name)) for name in _WORD_STREAMS if name in compound}
    streams["WordDocument"] = _marked_plain(document) + streams["WordDocument"][_PLAIN_WORD_BYTES:]
    return compound_file(streams)


def _obfuscated_word(password: str, document: bytes) -> Callable[[bytes], bytes]:
    (verifier,) = unpack_from("<I", document, _KEY)
    key = word_key(password, verifier)
    if key is None:
        raise UnreadableError(Reason.WRONG_PASSWORD)
    return lambda content: word_plain(content, key)


def _marked_plain(document: bytes) -> bytes:
    """The part of the header that is never encrypted, no longer saying that the rest is."""
    (flags,) = unpack_from("<H", document, _FLAGS)
    kept = pack("<H", flags & ~(_ENCRYPTED | _OBFUSCATED))
    return document[:_FLAGS] + kept + document[_FLAGS + 2 : _PLAIN_WORD_BYTES]


def _deciphered(office: BaseOfficeFile, content: bytes, block: int) -> bytes:
    """RC4 with a key of its own for each block of the stream ([MS-OFFCRYPTO] 2.3.5, 2.3.6)."""
    if office.type == "rc4":
        plain = DocumentRC4.decrypt(office.key, office.salt, BytesIO(content), blocksize=block)
    else:
        plain = DocumentRC4CryptoAPI.decrypt(office.key, office.salt, office.keySize, BytesIO(content), blocksize=block)
    return bytes(plain.read())


def _workbook(file: SourceFile, stream: str) -> bytes:
    content = Compound(file.data).stream(stream)
    records = tuple(_records(content))
    if not any(kind == _FILE_PASS for kind, _, _ in records):
        return file.data
    if stream != "Workbook":
        raise UnreadableError(Reason.UNSUPPORTED, "这是加密的 Excel 5.0/95 工作簿，请在 WPS 或 Excel 里去掉打开密码")
    office = _unlocked(file, excel=True)
    if office.type == "xor":
        deciphered = sheet_plain(content, records, office.key)
    else:
        deciphered = _deciphered(office, content, _EXCEL_BLOCK)
    return compound_file({stream: _with_plain_parts(content, deciphered, records)})


def _records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Every record as its kind and the range of its data ([MS-XLS] 2.1.4)."""
    at = 0
    while at + 4 <= len(content):
        kind, size = unpack_from("<2H", content, at)
        yield kind, at + 4, min(at + 4 + size, len(content))
        at += 4 + size


def _with_plain_parts(content: bytes, deciphered: bytes, records: Iterable[tuple[int, int, int]]) -> bytes:
    """The deciphered workbook with what was never encrypted: headers of records, some records, places of sheets."""
    out = bytearray(deciphered)
    for kind, start, stop in records:
        kept = stop if kind in _PLAIN_RECORDS else start + 4 if kind == _BOUND_SHEET else start
        out[start - 4 : kept] = content[start - 4 : kept]
        if kind == _FILE_PASS:
            out[start - 4 : start - 2] = b"\0\0"
            out[start:stop] = bytes(stop - start)
    return bytes(out)
