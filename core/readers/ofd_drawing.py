"""Pictures of OFD pages that are scans: the picture on its paper. Pages of text are drawn from what was read of them."""

from PIL import Image

from core.readers.ofd import page_picture, read_ofd
from core.readers.picture_file import picture_page
from core.readers.source_file import source_file
from core.source.document import PrintedContent, PrintedPage
from core.source.unreadable import Reason, UnreadableError

_PAPER = (255, 255, 255)


class OfdPages:
    """An open OFD file; raises :class:`UnreadableError` for one that cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._file = source_file(data, "")
        content = read_ofd(self._file).content
        self._pages = content.pages if isinstance(content, PrintedContent) else ()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of page ``page`` (from 1) in points."""
        return self._pages[page - 1].width, self._pages[page - 1].height

    def draw(self, page: int, scale: float) -> Image.Image:
        """Page ``page`` in colour, ``scale`` pixels a point; raises :class:`UnreadableError` where it is no scan."""
        encoded = page_picture(self._file, page)
        if encoded is None:
            raise UnreadableError(Reason.PICTURE, f"第 {page} 页")
        return _on_paper(self._pages[page - 1], picture_page(encoded, 1), scale)

    def close(self) -> None:
        """Nothing is held open."""


def _on_paper(page: PrintedPage, picture: Image.Image, scale: float) -> Image.Image:
    place = max(page.images, key=lambda image: image.width * image.height)
    left, top, right, bottom = (round(side * scale) for side in (place.x0, place.y0, place.x1, place.y1))
    paper = Image.new("RGB", (max(round(page.width * scale), 1), max(round(page.height * scale), 1)), _PAPER)
    paper.paste(picture.resize((max(right - left, 1), max(bottom - top, 1)), Image.Resampling.LANCZOS), (left, top))
    return paper
