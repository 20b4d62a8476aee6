"""Picture files (PNG, JPEG, TIFF …): their pages and their pixels. Everything on them waits to be recognised."""

import warnings
from io import BytesIO

from msgspec import Struct
from PIL import Image, ImageSequence, UnidentifiedImageError

from core.readers.page_remarks import PICTURE_ONLY
from core.readers.source_file import SourceFile
from core.source.document import DocumentFormat, PrintedContent, PrintedPage, ReadProblem, SourceDocument
from core.source.geometry import Rect
from core.source.limits import PAGES, PICTURE_PIXELS
from core.source.unreadable import Reason, UnreadableError

_ENGINE = "Pillow"
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
_OTHERS = ((b"ftyp", "HEIC 或 AVIF"), (b"jP  ", "JPEG 2000"))
_HEAD = 12
_LIKELY_DOTS = range(90, 1201)
_PAPER_WIDTH = 595.0
_PAPER_LENGTH = 842.0


class PictureSize(Struct, frozen=True):
    """A picture's size in pixels, and in points on paper."""

    columns: int
    rows: int
    width: float
    height: float


def read_picture_file(file: SourceFile) -> SourceDocument:
    """The picture as a document of pages without text; raises :class:`UnreadableError` for damage and beyond the limits."""
    sizes = picture_sizes(file.data)
    whole = [Rect(0.0, 0.0, size.width, size.height) for size in sizes]
    pages = tuple(PrintedPage(rect.width, rect.height, "", (), images=(rect,)) for rect in whole)
    problems = tuple(
        ReadProblem(f"第 {number} 页", PICTURE_ONLY, hides_content=True) for number in range(1, len(pages) + 1)
    )
    return SourceDocument(file.name, file.sha256, DocumentFormat.IMAGE, _ENGINE, PrintedContent(pages), problems)


def picture_sizes(data: bytes) -> tuple[PictureSize, ...]:
    """The size of each page of a picture file; nothing is decoded. Raises :class:`UnreadableError`."""
    with _opened(data) as picture:
        count = getattr(picture, "n_frames", 1)
        if count > PAGES:
            raise UnreadableError(Reason.TOO_COMPLEX, f"共 {count} 页，最多处理 {PAGES} 页")
        return tuple(_size(frame) for frame in ImageSequence.Iterator(picture))


def picture_page(data: bytes, page: int) -> Image.Image:
    """Page ``page`` (from 1) of a picture file in colour; raises :class:`UnreadableError`."""
    with _opened(data) as picture:
        try:
            picture.seek(page - 1)
            _size(picture)
            return _on_paper(picture)
        except (EOFError, OSError, SyntaxError, ValueError) as error:
            raise UnreadableError(Reason.DAMAGED, f"第 {page} 页无法显示") from error


class PicturePages:
    """An open picture file; raises :class:`UnreadableError` for damage and beyond the limits."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sizes = picture_sizes(data)
        self._last: tuple[int, Image.Image] | None = None

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of page ``page`` (from 1) in points."""
        return self._sizes[page - 1].width, self._sizes[page - 1].height

    def draw(self, page: int, scale: float) -> Image.Image:
        """Page ``page`` in colour, ``scale`` pixels a point; raises :class:`UnreadableError`."""
        if self._last is None or self._last[0] != page:
            self._last = page, picture_page(self._data, page)
        width, height = self.size(page)
        wanted = max(round(width * scale), 1), max(round(height * scale), 1)
        picture = self._last[1]
        return picture if picture.size == wanted else picture.resize(wanted, Image.Resampling.LANCZOS)

    def close(self) -> None:
        """Let the decoded page go."""
        self._last = None


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # what Pillow only warns of, such as a spoilt note of the camera, is no part of the picture
            warnings.simplefilter("ignore")
            return Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableError(Reason.TOO_LARGE, "图片的像素过多") from error
    except UnidentifiedImageError as error:
        other = next((name for mark, name in _OTHERS if mark in data[:_HEAD]), "")
        raise UnreadableError(Reason.PICTURE if other else Reason.DAMAGED, other or "图片无法解码") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise UnreadableError(Reason.DAMAGED, "图片无法解码") from error


def _size(picture: Image.Image) -> PictureSize:
    columns, rows = picture.size
    if columns * rows > PICTURE_PIXELS:
        met = f"图片有 {columns * rows / 1e6:,.0f} 百万像素，限度 {PICTURE_PIXELS / 1e6:,.0f} 百万"
        raise UnreadableError(Reason.TOO_LARGE, met)
    if not columns or not rows:
        raise UnreadableError(Reason.DAMAGED, "图片没有像素")
    scale = 72 / _dots_per_inch(picture)
    return PictureSize(columns, rows, columns * scale, rows * scale)


def _dots_per_inch(picture: Image.Image) -> float:
    """The resolution that the file gives, where a scanner or camera can have had it; else that of a sheet of A4."""
    given = picture.info.get("dpi")
    dots = float(given[0]) if isinstance(given, tuple) and given else 0.0
    columns, rows = picture.size
    sheet = _PAPER_WIDTH if rows >= columns else _PAPER_LENGTH
    on_paper = columns * 72 / dots if round(dots) in _LIKELY_DOTS else 0.0
    return dots if sheet / 2 < on_paper < 2 * sheet else columns * 72 / sheet


def _on_paper(picture: Image.Image) -> Image.Image:
    """In colour, what is transparent as white paper."""
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, clear).convert("RGB")
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    return picture.convert("RGB")
