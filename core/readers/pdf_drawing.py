"""Pictures of PDF pages, drawn by PDFium."""

import pypdfium2 as pdfium
from PIL import Image

from core.readers.pdf_opening import opened
from core.source.unreadable import Reason, UnreadableError


class PdfPages:
    """An open PDF; raises :class:`UnreadableError` for a file that is no readable PDF."""

    def __init__(self, data: bytes, password: str) -> None:
        self._data = data  # PDFium reads from it as long as the document is open
        self._document = pdfium.PdfDocument(opened(data, password))
        self._document.init_forms()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of page ``page`` (from 1) as displayed, in points."""
        width, height = self._document.get_page_size(page - 1)
        return float(width), float(height)

    def draw(self, page: int, scale: float) -> Image.Image:
        """Page ``page`` in colour, ``scale`` pixels a point; raises :class:`UnreadableError`."""
        try:
            opened_page = self._document[page - 1]
            try:
                bitmap = opened_page.render(scale=scale, prefer_bgrx=True)
                try:
                    size = (bitmap.width, bitmap.height)
                    return Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "BGRX", bitmap.stride)
                finally:
                    bitmap.close()
            finally:
                opened_page.close()
        except pdfium.PdfiumError as error:
            raise UnreadableError(Reason.DAMAGED, f"第 {page} 页无法显示") from error

    def close(self) -> None:
        """Let the document go."""
        self._document.close()
