"""Pictures of a file's pages. pdfium can abort the whole process on a hostile file, so this runs in the worker only."""

from math import sqrt
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PIL import Image

from core.readers.ofd_drawing import OfdPages
from core.readers.pdf_drawing import PdfPages
from core.readers.picture_file import PicturePages
from core.readers.sniff import Kind, kind_of
from core.source import limits
from core.source.unreadable import Reason, UnreadableError

_PIXEL_BYTES = 4
_WHITE = (255, 255, 255)
_STRAIGHT = 0.01
"""Degrees that move no pixel of a page by one."""

_QUARTERS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
"""Clockwise quarter turns; Pillow counts the other way round."""


class PageImage(Struct, frozen=True):
    """``height`` rows of ``width`` BGRX pixels, ``stride`` bytes a row, top row first."""

    width: int
    height: int
    stride: int
    pixels: bytes


class DrawnPages(Protocol):
    """An open file whose pages can be drawn."""

    @property
    def count(self) -> int:
        """How many pages there are."""
        ...

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of page ``page`` (from 1) in points."""
        ...

    def draw(self, page: int, scale: float) -> Image.Image:
        """Page ``page`` in colour, ``scale`` pixels a point; raises :class:`UnreadableError`."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


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
        self._pages: DrawnPages | None = None

    def render(self, path: Path, page: int, scale: float, turn: float = 0.0, password: str = "") -> PageImage:
        """Page ``page`` (from 1) at ``scale`` pixels a point, less where the picture would pass the limits.

        It is turned by ``turn`` degrees clockwise: by whole quarters with its sides, by the rest within them, as the paper
        that a skewed scan shows stays as large as it is. Raises :class:`UnreadableError` for a file without pages that can be
        drawn and for a page that does not exist.
        """
        pages = self._opened(path, password)
        if not 1 <= page <= pages.count:
            raise UnreadableError(Reason.DAMAGED, f"没有第 {page} 页")
        return _as_pixels(_turned(pages.draw(page, allowed_scale(*pages.size(page), scale)), turn))

    def close(self) -> None:
        """Let the document go."""
        if self._pages is not None:
            self._pages.close()
        self._pages, self._state = None, None

    def _opened(self, path: Path, password: str) -> DrawnPages:
        state = _state_of(path, password)
        if self._pages is None or state != self._state:
            self.close()
            self._pages = _open(path, password)
            self._state = state
        return self._pages


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


def _open(path: Path, password: str) -> DrawnPages:
    # From bytes, not by path: on Windows an open file could neither be saved over nor deleted by the reviewer.
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(Reason.NO_PERMISSION) from error
    kind = kind_of(data)
    if kind is Kind.IMAGE:
        return PicturePages(data)
    return OfdPages(data) if kind is Kind.OFD else PdfPages(data, password)


def _turned(picture: Image.Image, degrees: float) -> Image.Image:
    """The picture turned clockwise about its middle, white where nothing was."""
    quarters = round(degrees / 90)
    rest = degrees - 90 * quarters
    if quarters % 4:
        picture = picture.transpose(_QUARTERS[quarters % 4])
    if abs(rest) < _STRAIGHT:
        return picture
    return picture.rotate(-rest, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE)


def _as_pixels(picture: Image.Image) -> PageImage:
    return PageImage(picture.width, picture.height, _PIXEL_BYTES * picture.width, picture.tobytes("raw", "BGRX"))
