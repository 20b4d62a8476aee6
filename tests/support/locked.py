"""Files locked with a password: by the library that knows packages, or by the ciphers of old documents run forwards."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from hashlib import md5, sha1
from io import BytesIO
from struct import pack, unpack_from

from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from msoffcrypto.format.ooxml import OOXMLFile

_SALT = bytes(range(16))
_VERIFIER = bytes(range(100, 116))
_PLAIN_BYTES = 0x44
_ENCRYPTED, _OBFUSCATED = 0x0100, 0x8000


def locked_package(package: bytes, password: str) -> bytes:
    """An OOXML package under a password."""
    out = BytesIO()
    OOXMLFile(BytesIO(package)).encrypt(password, out)
    return out.getvalue()


def _rc4(key: bytes, content: bytes) -> bytes:
    return Cipher(ARC4(key), mode=None).encryptor().update(content)


def _old_key(password: str, block: int) -> bytes:
    """The key of a block ([MS-OFFCRYPTO] 2.3.6.2)."""
    first = md5(password.encode("utf-16-le")).digest()[:5]
    second = md5((first + _SALT) * 16).digest()[:5]
    return md5(second + pack("<I", block)).digest()


def _later_key(password: str, block: int) -> bytes:
    """The key of a block under CryptoAPI, 128 bits ([MS-OFFCRYPTO] 2.3.5.2)."""
    return sha1(sha1(_SALT + password.encode("utf-16-le")).digest() + pack("<I", block)).digest()[:16]


def locked_word(streams: Mapping[str, bytes], password: str, *, later: bool = False) -> dict[str, bytes]:
    """The streams of a Word document under RC4; its table gets the header of the encryption in front."""
    make_key = _later_key if later else _old_key
    header = _later_header(password) if later else _old_header(password)
    document = bytearray(streams["WordDocument"])
    _move_parts(document, len(header))
    shifted = {**streams, "WordDocument": bytes(document), "1Table": header + streams["1Table"]}
    locked = {name: _by_blocks(content, password, make_key) for name, content in shifted.items()}
    locked["1Table"] = header + locked["1Table"][len(header) :]
    locked["WordDocument"] = (
        _marked(shifted["WordDocument"], _ENCRYPTED, len(header)) + locked["WordDocument"][_PLAIN_BYTES:]
    )
    return locked


def _by_blocks(content: bytes, password: str, make_key: Callable[[str, int], bytes], size: int = 512) -> bytes:
    blocks = [content[at : at + size] for at in range(0, len(content), size)]
    return b"".join(_rc4(make_key(password, number), block) for number, block in enumerate(blocks))


def _old_header(password: str) -> bytes:
    sealed = _rc4(_old_key(password, 0), _VERIFIER + md5(_VERIFIER).digest())
    return pack("<2H", 1, 1) + _SALT + sealed


def _later_header(password: str) -> bytes:
    sealed = _rc4(_later_key(password, 0), _VERIFIER + sha1(_VERIFIER).digest())
    algorithm = pack("<8I", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + "甲\0".encode("utf-16-le")
    head = pack("<2HI", 2, 2, 4) + pack("<I", len(algorithm)) + algorithm
    return head + pack("<I", 16) + _SALT + sealed[:16] + pack("<I", 20) + sealed[16:]


def _move_parts(document: bytearray, by: int) -> None:
    for place in range(93):
        (start,) = unpack_from("<I", document, 154 + 8 * place)
        document[154 + 8 * place : 158 + 8 * place] = pack("<I", start + by)


def _marked(document: bytes, flags: int, key: int) -> bytes:
    (old,) = unpack_from("<H", document, 10)
    return document[:10] + pack("<H", old | flags) + document[12:14] + pack("<I", key) + document[18:_PLAIN_BYTES]


def locked_workbook(records: Iterable[tuple[int, bytes]], password: str) -> bytes:
    """A workbook stream under RC4; a record FilePass (0x2F) among the records gets what it must say ([MS-XLS] 2.2.10)."""
    file_pass = pack("<H", 1) + _old_header(password)
    filled = [(kind, file_pass if kind == 0x2F else body) for kind, body in records]
    plain = b"".join(pack("<2H", kind, len(body)) + body for kind, body in filled)
    locked = bytearray(_by_blocks(plain, password, _old_key, 1024))
    at = 0
    for kind, body in filled:
        open_until = {0x0809: len(body), 0x2F: len(body), 0x85: 4}.get(kind, 0)
        locked[at : at + 4 + open_until] = plain[at : at + 4 + open_until]
        at += 4 + len(body)
    return bytes(locked)


def obfuscated_word(streams: Mapping[str, bytes], verifier: int, mask: bytes) -> dict[str, bytes]:
    """The streams of a Word document under a mask of 16 bytes, whose password has this verifier."""
    locked = {name: _masked(content, mask) for name, content in streams.items()}
    head = _marked(streams["WordDocument"], _ENCRYPTED | _OBFUSCATED, verifier)
    return {**locked, "WordDocument": head + locked["WordDocument"][_PLAIN_BYTES:]}


def _masked(content: bytes, mask: bytes) -> bytes:
    pairs = zip(content, mask * (len(content) // 16 + 1), strict=False)
    return bytes(byte if not byte or byte == own else byte ^ own for byte, own in pairs)


def verifier_of(password: bytes) -> int:
    """The lower half of the verifier of an obfuscated document ([MS-OFFCRYPTO] 2.3.7.1)."""

    def step(verifier: int, byte: int) -> int:
        return (verifier >> 14 & 1 | verifier << 1 & 0x7FFF) ^ byte

    return reduce(step, reversed(bytes([len(password)]) + password), 0) ^ 0xCE4B
