"""Pictures of PDF pages. pdfium can abort the whole process on a hostile file, so this runs in the worker only."""

from math import sqrt
from pathlib import Path

import pypdfium2 as pdfium
from msgspec import Struct

from core.source import limits
from core.source.unreadable import Reason, UnreadableError

_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD


class PageImage(Struct, frozen=True):
    """``height`` rows of ``width`` BGRX pixels, ``stride`` bytes a row, top row first."""

    width: int
    height: int
    stride: int
    pixels: bytes


class _FileState(Struct, frozen=True):
    path: Path
    modified: int
    size: int


class PageRenderer:
    """Draws pages, and keeps the last document open so that scrolling does not parse it again and again."""

    def __init__(self) -> None:
        self._state: _FileState | None = None
        self._document: pdfium.PdfDocument | None = None

    def render(self, path: Path, page: int, scale: float) -> PageImage:
        """Page ``page`` (from 1) at ``scale`` pixels a point, less where the picture would pass the limits.

        Raises :class:`UnreadableError` for a file that is no readable PDF and for a page that does not exist.
        """
        document = self._opened(path)
        if not 1 <= page <= len(document):
            raise UnreadableError(Reason.DAMAGED, f"没有第 {page} 页")
        try:
            return _picture(document[page - 1], scale)
        except pdfium.PdfiumError as error:
            raise UnreadableError(Reason.DAMAGED, f"第 {page} 页无法显示") from error

    def close(self) -> None:
        """Let the document go."""
        if self._document is not None:
            self._document.close()
        self._document, self._state = None, None

    def _opened(self, path: Path) -> pdfium.PdfDocument:
        state = _state_of(path)
        if self._document is None or state != self._state:
            self.close()
            self._document = _open(path)
            self._state = state
        return self._document


def allowed_scale(width: float, height: float, wanted: float) -> float:
    """``wanted`` pixels a point, or as much of it as a page of that size (points) may get."""
    width, height = max(width, 1.0), max(height, 1.0)
    by_area = sqrt(limits.PREVIEW_PIXELS / (width * height))
    return min(wanted, by_area, limits.PREVIEW_SIDE / width, limits.PREVIEW_SIDE / height)


def _state_of(path: Path) -> _FileState:
    try:
        stat = path.stat()
    except FileNotFoundError as error:
        raise UnreadableError(Reason.NOT_FOUND) from error
    except OSError as error:
        raise UnreadableError(Reason.NO_PERMISSION) from error
    if stat.st_size > limits.FILE_BYTES:
        raise UnreadableError(Reason.TOO_LARGE, f"{stat.st_size / 2**20:.0f} MB")
    return _FileState(path, stat.st_mtime_ns, stat.st_size)


def _open(path: Path) -> pdfium.PdfDocument:
    # From bytes, not by path: on Windows an open file could neither be saved over nor deleted by the reviewer.
    try:
        document = pdfium.PdfDocument(path.read_bytes())
    except OSError as error:
        raise UnreadableError(Reason.NO_PERMISSION) from error
    except pdfium.PdfiumError as error:
        locked = error.err_code == _WRONG_PASSWORD
        raise UnreadableError(Reason.PASSWORD if locked else Reason.DAMAGED) from error
    document.init_forms()
    return document


def _picture(page: pdfium.PdfPage, scale: float) -> PageImage:
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=allowed_scale(width, height, scale), prefer_bgrx=True)
        try:
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()
