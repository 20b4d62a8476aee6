"""Where something was read: a region of a page, or a stretch of a line of text."""

from msgspec import Struct

from core.source.geometry import Rect


class PageRegion(Struct, frozen=True, tag="page"):
    """A rectangle on a page of a printed document. ``page`` counts from 1; ``rect`` is in points, origin top left."""

    page: int
    rect: Rect


class TextSpan(Struct, frozen=True, tag="text"):
    """Characters ``start`` to ``stop`` (exclusive) of one line of a document without pages. ``block`` counts from 0.

    ``cell`` is the name of the cell of a workbook that it is printed in (``表3!C7``), or "".
    """

    block: int
    start: int
    stop: int
    cell: str = ""

    @property
    def line(self) -> int:
        """The line's number as a person counts, from 1."""
        return self.block + 1


SourceRef = PageRegion | TextSpan

# A mark is the origin of one character, packed into an int so that a page of text costs no objects:
# the page or line it stands on, and its index there.
_INDEX_BITS = 24
_INDEX_MASK = (1 << _INDEX_BITS) - 1


def mark(place: int, index: int) -> int:
    """The origin of character ``index`` on page or line ``place``; both count from 0."""
    return place << _INDEX_BITS | index


def mark_place(value: int) -> int:
    """The page or line (from 0) of a mark."""
    return value >> _INDEX_BITS


def mark_index(value: int) -> int:
    """The character's index on its page or line."""
    return value & _INDEX_MASK
