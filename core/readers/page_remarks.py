"""What has to be said about a page as read, and when a file of pages holds no text at all."""

from collections.abc import Sequence

from core.source.document import PrintedPage, ReadProblem
from core.source.geometry import Rect
from core.source.limits import OBJECTS_PER_PAGE
from core.source.unreadable import Reason, UnreadableError

EMPTY_PAGE = PrintedPage(595.0, 842.0, "", ())
"""Stands for a page that could not be read."""

GLYPHS_PER_PAGE = 5 * OBJECTS_PER_PAGE

NOT_READ = "本页无法读取，其中的内容没有核对"
TOO_COMPLEX = f"本页的文字或图形超过处理限度（{OBJECTS_PER_PAGE} 个对象），没有读取"
_PICTURE_ONLY = "本页是图片，没有可读取的文字，其中的内容没有核对"
_LARGE_PICTURE = "本页有较大的图片，图片里的文字没有读取"
_NAMELESS = "个字的字体没有给出对应的文字，无法识别"
HIDING = (NOT_READ, TOO_COMPLEX, _PICTURE_ONLY, _LARGE_PICTURE, _NAMELESS)
"""Endings of the messages behind which content of the report may stand unread."""

_PICTURE_SHARE = 0.25


class TooManyObjectsError(Exception):
    """The page holds more objects than a page of a report ever does."""


def remarks(page: PrintedPage, nameless: int) -> list[str]:
    """What is said about a page that was read; ``nameless`` counts its glyphs of which no character is known."""
    said = []
    if nameless:
        said.append(f"本页有 {nameless} {_NAMELESS}")
    if page.images and not has_text(page):
        said.append(_PICTURE_ONLY)
    elif any(_large(page, image) for image in page.images):
        said.append(_LARGE_PICTURE)
    return said


def has_text(page: PrintedPage) -> bool:
    """Whether any glyph of the page is seen."""
    return len(page.hidden) < len(page.characters)


def _large(page: PrintedPage, image: Rect) -> bool:
    share = image.width * image.height / (page.width * page.height)
    return share > _PICTURE_SHARE


def demand_text(pages: Sequence[PrintedPage], problems: Sequence[ReadProblem]) -> None:
    """A file without any visible text is not a report: say which kind of nothing it is."""
    if any(has_text(page) for page in pages):
        return
    messages = {problem.message for problem in problems}
    if TOO_COMPLEX in messages:
        raise UnreadableError(Reason.TOO_COMPLEX)
    if any(page.images for page in pages):
        raise UnreadableError(Reason.SCANNED, "文字层不可见" if any(page.characters for page in pages) else "")
    if NOT_READ in messages:
        raise UnreadableError(Reason.DAMAGED)
    raise UnreadableError(Reason.NO_TEXT)
