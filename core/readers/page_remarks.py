"""What has to be said about a page as read, and when a file of pages holds no text at all."""

from collections.abc import Sequence

from core.source.document import PrintedPage
from core.source.geometry import Rect
from core.source.limits import OBJECTS_PER_PAGE
from core.source.unreadable import Reason, UnreadableError

EMPTY_PAGE = PrintedPage(595.0, 842.0, "", ())
"""Stands for a page that could not be read."""

GLYPHS_PER_PAGE = 5 * OBJECTS_PER_PAGE

NOT_READ = "本页无法读取，其中的内容没有核对"
PICTURE_ONLY = "本页是图片，没有可读取的文字，其中的内容没有核对"
_LARGE_PICTURE = "本页有较大的图片，图片里的文字没有读取"
_NAMELESS = "个字的字体没有给出对应的文字，无法识别"

_PICTURE_SHARE = 0.25


class TooManyObjectsError(Exception):
    """The page holds more objects than a page of a report ever does; its words say in Chinese how many were met."""


def too_complex(met: str) -> str:
    """What is said about a page past the limits."""
    return f"本页的文字或图形超过处理限度（{met}，最多 {OBJECTS_PER_PAGE} 个对象），没有读取"


def remarks(page: PrintedPage, nameless: int) -> list[str]:
    """What is said about a page that was read; behind each of it content may stand unread.

    ``nameless`` counts the glyphs of which no character is known.
    """
    said = []
    if nameless:
        said.append(f"本页有 {nameless} {_NAMELESS}")
    if page.is_picture:
        said.append(PICTURE_ONLY)
    elif any(_large(page, image) for image in page.images):
        said.append(_LARGE_PICTURE)
    return said


def _large(page: PrintedPage, image: Rect) -> bool:
    share = image.width * image.height / (page.width * page.height)
    return share > _PICTURE_SHARE


def demand_text(pages: Sequence[PrintedPage], complexity: str, lost: str) -> None:
    """A file without text or pictures is not a report: say which kind of nothing it is. A picture may still be recognised.

    ``complexity`` and ``lost`` are what was said about a page past the limits, and about one with content that could not
    be read; empty where there is none.
    """
    if any(page.has_text or page.images for page in pages):
        return
    if complexity:
        raise UnreadableError(Reason.TOO_COMPLEX, complexity)
    raise UnreadableError(Reason.DAMAGED if lost else Reason.NO_TEXT, lost)
