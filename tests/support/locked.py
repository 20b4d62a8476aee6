"""Files locked with a password, made by the same ciphers that open them, or by the library that knows packages."""

from io import BytesIO

import olefile
from msoffcrypto.format.ooxml import OOXMLFile

SALT = bytes(range(16))
_PLAIN = 0x44
_FLAGS, _KEY = 0x0A, 0x0E


def locked_package(package: bytes, password: str) -> bytes:
    """An OOXML package encrypted the agile way."""
    out = BytesIO()
    OOXMLFile(BytesIO(package)).encrypt(password, out)
    return out.getvalue()


def streams_of(data: bytes) -> dict[str, bytes]:
    """The streams in the root of a compound file."""
    file = olefile.OleFileIO(BytesIO(data))
    return {name: file.openstream(name).read() for (name,) in file.listdir()}
