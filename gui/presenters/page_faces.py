"""How each page of a printed document is shown: as a picture of the file, or drawn from what was read."""

from msgspec import Struct

from core.source.document import DocumentFormat, PrintedContent, PrintedPage, SourceDocument

_PICTURED = frozenset({DocumentFormat.PDF, DocumentFormat.IMAGE})
"""The formats of which the sandbox makes pictures of every page; of others only of those that were recognised from one.

All other pages are drawn from their characters and strokes.
"""

RECOGNISED = "本页由图片识别，请对照图片"


class PageFace(Struct, frozen=True):
    """One page: its size in points, by how many degrees (clockwise) the file's page is turned, and what it has to say.

    ``drawn`` is the page to draw where no picture of the file can be had.
    """

    width: float
    height: float
    turn: float = 0.0
    drawn: PrintedPage | None = None
    note: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width, self.height


def page_faces(document: SourceDocument) -> tuple[PageFace, ...]:
    """The faces of all pages; none where the document has no pages."""
    if not isinstance(document.content, PrintedContent):
        return ()
    pictured = document.format in _PICTURED
    return tuple(_face(page, pictured=pictured or page.recognised) for page in document.content.pages)


def _face(page: PrintedPage, *, pictured: bool) -> PageFace:
    note = RECOGNISED if page.recognised else ""
    return PageFace(page.width, page.height, page.turn, None if pictured else page, note)
