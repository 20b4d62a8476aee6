"""Which bytes of the text have which properties: pages of 512 bytes, found by a table of theirs ([MS-DOC] 2.9.37, 2.9.175)."""

from bisect import bisect_right
from struct import unpack_from

from msgspec import Struct

from core.readers.doc_file import plc

_PAGE = 512
_PAGE_NUMBER = 0x3FFFFF
_UNKNOWN = 0x7FFFFFFF
_PARAGRAPH_ENTRY, _CHARACTER_ENTRY = 13, 1


class Run(Struct, frozen=True):
    """The properties of the bytes up to ``stop``."""

    properties: bytes
    stop: int


class _Page(Struct, frozen=True):
    positions: tuple[int, ...]
    runs: tuple[Run, ...]


class FormattedRuns:
    """The runs of one kind: of paragraphs (their properties begin with the number of a style) or of characters."""

    def __init__(self, table: bytes, document: bytes, *, paragraphs: bool) -> None:
        self._starts, numbers = plc(table, 4)
        self._numbers = [int.from_bytes(number, "little") & _PAGE_NUMBER for number in numbers]
        self._document = document
        self._paragraphs = paragraphs
        self._pages: dict[int, _Page] = {}

    @property
    def first_page(self) -> tuple[int, int]:
        """Where the first page lies in the document stream; text cannot lie there as well."""
        number = self._numbers[0] if self._numbers else 0
        return number * _PAGE, (number + 1) * _PAGE if number else 0

    @property
    def incomplete(self) -> bool:
        """Whether there are no pages, or some that the document stream does not reach to."""
        return not self._numbers or (max(self._numbers) + 1) * _PAGE > len(self._document)

    def at(self, byte: int) -> Run:
        """The run that a byte belongs to; one without properties where nothing says."""
        place = bisect_right(self._starts, byte) - 1
        if not 0 <= place < len(self._numbers):
            return Run(b"", _UNKNOWN)
        page = self._page(self._numbers[place])
        index = bisect_right(page.positions, byte) - 1
        if not 0 <= index < len(page.runs):
            return Run(b"", self._starts[place + 1] if self._starts[place + 1] > byte else _UNKNOWN)
        return page.runs[index]

    def _page(self, number: int) -> _Page:
        if number not in self._pages:
            self._pages[number] = _page(
                self._document[number * _PAGE : (number + 1) * _PAGE], paragraphs=self._paragraphs
            )
        return self._pages[number]


def _page(content: bytes, *, paragraphs: bool) -> _Page:
    if len(content) < _PAGE:
        return _Page((), ())
    size = _PARAGRAPH_ENTRY if paragraphs else _CHARACTER_ENTRY
    count = min(content[-1], (_PAGE - 5) // (4 + size))
    positions = unpack_from(f"<{count + 1}I", content)
    entries = 4 * (count + 1)
    found = [_properties(content, 2 * content[entries + size * place], paragraphs=paragraphs) for place in range(count)]
    return _Page(positions, tuple(Run(*run) for run in zip(found, positions[1:], strict=False)))


def _properties(content: bytes, at: int, *, paragraphs: bool) -> bytes:
    """What stands at an offset of a page, behind its length; for paragraphs the length counts words (2.9.175)."""
    if not at:
        return b""
    count = content[at]
    if not paragraphs:
        return content[at + 1 : at + 1 + count]
    if count:
        return content[at + 1 : at + 2 * count]
    return content[at + 2 : at + 2 + 2 * content[at + 1]] if at + 1 < _PAGE else b""
