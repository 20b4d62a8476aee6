"""What every reader is given: the bytes of one file, what is known about them, and whom to tell how far it has come."""

import hashlib

from msgspec import Struct

from core.source.progress import Progress, silent


class SourceFile(Struct, frozen=True):
    """One file in memory. ``name`` is only shown; ``password`` is "" where none was given, and is never kept.

    A reader calls ``tell`` with (pages done, pages in all, what it does in Chinese) at least once a page: whoever waits sees
    it, and a page may take as long as the silence limit allows. Formats without pages need not.
    """

    data: bytes
    name: str
    sha256: str
    password: str = ""
    tell: Progress = silent

    def __repr__(self) -> str:
        """Neither the content nor the password: a representation ends up in messages."""
        return f"SourceFile({self.name!r})"


def source_file(data: bytes, name: str, password: str = "", tell: Progress = silent) -> SourceFile:
    """The file with its digest."""
    return SourceFile(data, name, hashlib.sha256(data).hexdigest(), password, tell)
