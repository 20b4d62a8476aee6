"""The streams of an old Word document and its index of what lies where ([MS-DOC] 2.5, the FIB)."""

from collections.abc import Mapping
from enum import IntEnum
from struct import unpack_from

from core.readers.ole2 import Compound
from core.source.unreadable import Reason, UnreadableError

_WORD_97 = 0xA5EC
_EARLIER: Mapping[int, str] = {0xA5DC: "Word 6.0／95", 0xA59C: "Word 2.0", 0xA59B: "Word 2.0", 0xA5DB: "Word 2.0"}
_FIRST_NFIB = 0xC0
"""Word 97 writes 0xC1; 0xC0 and 0xC2 are met as well, and mean the same (2.5.15)."""
_BASE_BYTES = 32
_SECOND_TABLE = 0x0200
_FIRST_LENGTH = 3


class Story(IntEnum):
    """The texts of a document, in the order in which they follow each other."""

    MAIN = 0
    FOOTNOTES = 1
    HEADERS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    BOXES = 6
    HEADER_BOXES = 7


class Part(IntEnum):
    """Places in the FIB's list of pairs (offset, size) in the table stream (2.5.6)."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    COMMENT_MARKS = 4
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    PIECES = 33
    ANCHORS = 40
    ENDNOTE_MARKS = 46
    DRAWINGS = 50
    BOXES = 56
    LISTS = 73
    LIST_USES = 74


class WordFile:
    """The streams, and the parts of the table stream; raises :class:`UnreadableError` for what is no Word 97 document."""

    def __init__(self, data: bytes) -> None:
        compound = Compound(data)
        self.document = compound.stream("WordDocument")
        if len(self.document) < _BASE_BYTES:
            raise UnreadableError(Reason.DAMAGED, "没有 Word 正文")
        magic, version = unpack_from("<2H", self.document)
        if magic != _WORD_97 or version < _FIRST_NFIB:
            raise _refusal(magic, version)
        (flags,) = unpack_from("<H", self.document, 10)
        tables = ("1Table", "0Table") if flags & _SECOND_TABLE else ("0Table", "1Table")
        self.table = compound.stream(tables[0]) or compound.stream(tables[1])
        self.data = compound.stream("Data")
        self._lengths, self._pairs = self._index()

    def _index(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The two arrays of the FIB that follow its base, each behind its count."""
        words = self._count(_BASE_BYTES)
        longs_at = _BASE_BYTES + 2 + 2 * words
        longs = self._count(longs_at)
        pairs_at = longs_at + 2 + 4 * longs
        pairs = self._count(pairs_at)
        if pairs_at + 2 + 8 * pairs > len(self.document) or longs < _FIRST_LENGTH + len(Story):
            raise UnreadableError(Reason.DAMAGED, "Word 文件头不完整")
        lengths = unpack_from(f"<{len(Story)}i", self.document, longs_at + 2 + 4 * _FIRST_LENGTH)
        return lengths, unpack_from(f"<{2 * pairs}I", self.document, pairs_at + 2)

    def _count(self, at: int) -> int:
        return int.from_bytes(self.document[at : at + 2], "little")

    def part(self, part: Part) -> bytes:
        """The bytes of a part; b"" where the document has none, and less than it should be where the file is cut."""
        start, stop = self.place(part)
        return self.table[start:stop]

    def place(self, part: Part) -> tuple[int, int]:
        """Where in the table stream a part begins and ends."""
        if 2 * part + 1 >= len(self._pairs):
            return 0, 0
        start, size = self._pairs[2 * part : 2 * part + 2]
        return start, start + size

    def story(self, story: Story) -> tuple[int, int]:
        """The characters of a text as a range; empty for a size that makes no sense."""
        sizes = [max(length, 0) for length in self._lengths]
        start = sum(sizes[:story])
        return start, start + sizes[story]


def _refusal(magic: int, version: int) -> UnreadableError:
    if magic in _EARLIER or magic == _WORD_97:
        return UnreadableError(Reason.OLD_WORD, f"这是 {_EARLIER.get(magic, 'Word 6.0／95')} 文档")
    return UnreadableError(Reason.DAMAGED, f"Word 文件头不对（{magic:04X}，版本 {version}）")


def plc(content: bytes, size: int) -> tuple[tuple[int, ...], tuple[bytes, ...]]:
    """A PLC (2.2.2): ascending positions, one more than the elements of ``size`` bytes that follow them."""
    count = max((len(content) - 4) // (4 + size), 0)
    if not count:
        return (), ()
    positions = unpack_from(f"<{count + 1}i", content)
    start = 4 * (count + 1)
    return positions, tuple(content[start + size * place : start + size * (place + 1)] for place in range(count))
