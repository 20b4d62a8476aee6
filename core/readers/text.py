"""Plain text: lines and their encoding."""

import re

from core.readers.encoding import Decoded
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, PlainContent, SourceDocument
from core.source.limits import LINE_CHARACTERS, TEXT_CHARACTERS, TEXT_LINES
from core.source.unreadable import Reason, UnreadableError

_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read_text(decoded: Decoded, file: SourceFile) -> SourceDocument:
    """A decoded text as a document, line by line; raises :class:`UnreadableError`."""
    if len(decoded.text) > TEXT_CHARACTERS:
        raise UnreadableError(Reason.TOO_LARGE, f"{len(decoded.text):,} 个字符，限度 {TEXT_CHARACTERS:,}")
    lines = tuple(_LINE_END.split(decoded.text))
    if not any(line.strip() for line in lines):
        raise UnreadableError(Reason.NO_TEXT)
    if len(lines) > TEXT_LINES:
        raise UnreadableError(Reason.TOO_LARGE, f"{len(lines):,} 行，限度 {TEXT_LINES:,}")
    longest = max(map(len, lines))
    if longest > LINE_CHARACTERS:
        raise UnreadableError(Reason.TOO_COMPLEX, f"一行有 {longest:,} 个字符，限度 {LINE_CHARACTERS:,}")
    return SourceDocument(
        file.name, file.sha256, DocumentFormat.TEXT, decoded.encoding, PlainContent(lines), decoded.problems
    )
