"""What every reader is given: the bytes of one file and what is known about them."""

import hashlib

from msgspec import Struct


class SourceFile(Struct, frozen=True):
    """One file in memory. ``name`` is only shown; ``password`` is "" where none was given, and is never kept."""

    data: bytes
    name: str
    sha256: str
    password: str = ""


def source_file(data: bytes, name: str, password: str = "") -> SourceFile:
    """The file with its digest."""
    return SourceFile(data, name, hashlib.sha256(data).hexdigest(), password)
