"""Pictures of PDF pages. pdfium can abort the whole process on a hostile file, so this runs in the worker only."""

from math import sqrt
from pathlib import Path

import pypdfium2 as pdfium
from msgspec import Struct

from core.readers.pdf_opening import opened
from core.source import limits
from core.source.unreadable import Reason, UnreadableError

_PIXEL_BYTES = 4
_WHITE = (255, 255, 255, 255)
_STRAIGHT = 0.01
"""Degrees that move no pixel of a page by one."""


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
    password: str

    def __repr__(self) -> str:
        """Without the password: a representation ends up in messages."""
        return f"_FileState({self.path!r})"


class PageRenderer:
    """Draws pages, and keeps the last document open so that scrolling does not parse it again and again."""

    def __init__(self) -> None:
        self._state: _FileState | None = None
        self._document: pdfium.PdfDocument | None = None
        self._data = b""

    def render(self, path: Path, page: int, scale: float, turn: float = 0.0, password: str = "") -> PageImage:
        """Page ``page`` (from 1) at ``scale`` pixels a point, less where the picture would pass the limits.

        It is turned by ``turn`` degrees clockwise: by whole quarters with its sides, by the rest within them, as the paper
        that a skewed scan shows stays as large as it is. Raises :class:`UnreadableError` for a file that is no readable PDF and for a page that does not exist.
        """
        document = self._opened(path, password)
        if not 1 <= page <= len(document):
            raise UnreadableError(Reason.DAMAGED, f"没有第 {page} 页")
        try:
            return _picture(document[page - 1], scale, turn)
        except pdfium.PdfiumError as error:
            raise UnreadableError(Reason.DAMAGED, f"第 {page} 页无法显示") from error

    def close(self) -> None:
        """Let the document go."""
        if self._document is not None:
            self._document.close()
        self._document, self._state, self._data = None, None, b""

    def _opened(self, path: Path, password: str) -> pdfium.PdfDocument:
        state = _state_of(path, password)
        if self._document is None or state != self._state:
            self.close()
            self._document, self._data = _open(path, password)
            self._state = state
        return self._document


def allowed_scale(width: float, height: float, wanted: float) -> float:
    """``wanted`` pixels a point, or as much of it as a page of that size (points) may get."""
    width, height = max(width, 1.0), max(height, 1.0)
    by_area = sqrt(limits.PREVIEW_PIXELS / (width * height))
    return min(wanted, by_area, limits.PREVIEW_SIDE / width, limits.PREVIEW_SIDE / height)


def _state_of(path: Path, password: str) -> _FileState:
    try:
        stat = path.stat()
    except FileNotFoundError as error:
        raise UnreadableError(Reason.NOT_FOUND) from error
    except OSError as error:
        raise UnreadableError(Reason.NO_PERMISSION) from error
    if stat.st_size > limits.FILE_BYTES:
        raise UnreadableError(
            Reason.TOO_LARGE, f"{stat.st_size / 2**20:,.0f} MB，限度 {limits.FILE_BYTES / 2**20:,.0f} MB"
        )
    return _FileState(path, stat.st_mtime_ns, stat.st_size, password)


def _open(path: Path, password: str) -> tuple[pdfium.PdfDocument, bytes]:
    """The document and its bytes, which PDFium reads from as long as it is open."""
    # From bytes, not by path: on Windows an open file could neither be saved over nor deleted by the reviewer.
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(Reason.NO_PERMISSION) from error
    document = pdfium.PdfDocument(opened(data, password))
    document.init_forms()
    return document, data


def _picture(page: pdfium.PdfPage, scale: float, turn: float) -> PageImage:
    quarters = round(turn / 90)
    rest = turn - 90 * quarters
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=allowed_scale(width, height, scale), rotation=quarters % 4 * 90, prefer_bgrx=True)
        try:
            image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()
    return image if abs(rest) < _STRAIGHT else _turned(image, rest)


def _turned(image: PageImage, degrees: float) -> PageImage:
    """The picture turned clockwise about its middle, white where nothing was."""
    from PIL import Image  # noqa: PLC0415 - only scans that lie askew need it, and every worker would wait for it

    size = (image.width, image.height)
    picture = Image.frombuffer("RGBX", size, image.pixels, "raw", "RGBX", image.stride, 1)
    turned = picture.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE)
    return PageImage(image.width, image.height, _PIXEL_BYTES * image.width, turned.tobytes())
