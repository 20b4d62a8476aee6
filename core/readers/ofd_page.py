"""One page of an OFD document as displayed: glyphs, strokes, pictures, and what has to be said about it."""

from collections import Counter
from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from core.readers.doubles import singles
from core.readers.ofd_book import Book
from core.readers.ofd_canvas import DrawnGlyph, Picture
from core.readers.ofd_codes import UNKNOWN
from core.readers.ofd_hidden import unseen
from core.readers.ofd_walk import Sheet, walked
from core.readers.ofd_xml import MILLIMETRE, DamagedObjectError, children, corners, words
from core.readers.page_remarks import remarks
from core.source.characters import fold_radicals
from core.source.document import PrintedPage
from core.source.geometry import Rect

_A4 = (210 * MILLIMETRE, 297 * MILLIMETRE)
_LARGEST = 100_000.0
_FEWEST_TURNED = 20
_TURNED_SHARE = 0.9

_DAMAGED = "个文字或图形的数据有误，没有读取"
_LOST = "个引用的模板或图形找不到，其中的内容没有核对"


class Remark(Struct, frozen=True):
    """Something to be said about a page; ``hides``: behind it content may stand unread."""

    message: str
    hides: bool


class ReadPage(Struct, frozen=True):
    """A page with its remarks, and its pictures at their places on the page as the file has it."""

    page: PrintedPage
    remarks: tuple[Remark, ...]
    pictures: tuple[Picture, ...] = ()
    too_complex: bool = False


def read_page(book: Book, part: str) -> ReadPage:
    """Page ``part``; raises :class:`UnreadableError` and :class:`TooManyObjectsError`."""
    sheet = walked(book, part)
    size, shown = _areas(book, sheet)
    slanted = [one for one in sheet.canvas.glyphs if one.glyph.turn is None]
    level = [one for one in sheet.canvas.glyphs if one.glyph.turn is not None]
    kept = singles([one.glyph.character for one in level], [one.glyph.box for one in level])
    glyphs = [level[at] for at in kept]
    hidden = unseen(sheet.canvas, glyphs, shown, size, book.pictures.is_opaque)
    page = _turned(_printed(sheet, glyphs, hidden, size), _turn_of(glyphs))
    return ReadPage(page, _remarks(sheet, page, len(slanted)), tuple(sheet.canvas.pictures))


def _areas(book: Book, sheet: Sheet) -> tuple[tuple[float, float], Rect]:
    """The page's width and height, and the area of it that is displayed (7.5): its own, its template's, the document's.

    The upper left corner of the physical box is where coordinates begin.
    """
    own = children(sheet.root, "Area")
    for area in (*own, *sheet.template_areas, book.area):
        box = _box_of(area, "PhysicalBox") if area is not None else None
        if area is not None and box is not None:
            size = (box.width, box.height)
            whole = Rect(0.0, 0.0, *size)
            return size, _box_of(area, "ApplicationBox") or whole
    return _A4, Rect(0.0, 0.0, *_A4)


def _box_of(area: etree._Element, name: str) -> Rect | None:
    """A box in points, if it can be that of a page."""
    try:
        box = Rect(*(MILLIMETRE * side for side in corners(words(area, name) or None)))
    except DamagedObjectError:
        return None
    return box if 0 < box.width <= _LARGEST and 0 < box.height <= _LARGEST else None


def _printed(
    sheet: Sheet, glyphs: Sequence[DrawnGlyph], hidden: frozenset[int], size: tuple[float, float]
) -> PrintedPage:
    return PrintedPage(
        *size,
        fold_radicals("".join(one.glyph.character for one in glyphs)),
        tuple(one.glyph.box for one in glyphs),
        tuple(sheet.canvas.strokes),
        tuple(picture.box for picture in sheet.canvas.pictures),
        hidden,
        incomplete=bool(_losses(sheet)),
    )


def _turn_of(glyphs: Sequence[DrawnGlyph]) -> int:
    """By how many quarters nearly all text of the page is turned clockwise: a landscape table on an upright page."""
    turns = Counter(one.glyph.turn for one in glyphs)
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if turn and count >= max(_FEWEST_TURNED, _TURNED_SHARE * len(glyphs)) else 0


def _turned(page: PrintedPage, quarters: int) -> PrintedPage:
    """The page turned back by so many quarters, so that its text stands upright."""
    if not quarters:
        return page
    width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)

    def upright(box: Rect) -> Rect:
        if quarters == 1:
            return Rect(box.y0, page.width - box.x1, box.y1, page.width - box.x0)
        if quarters == 2:
            return Rect(page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0)
        return Rect(page.height - box.y1, box.x0, page.height - box.y0, box.x1)

    return PrintedPage(
        width,
        height,
        page.characters,
        tuple(map(upright, page.boxes)),
        tuple(map(upright, page.strokes)),
        tuple(map(upright, page.images)),
        page.hidden,
        incomplete=page.incomplete,
        turn=360.0 - 90.0 * quarters,
    )


def _remarks(sheet: Sheet, page: PrintedPage, slanted: int) -> tuple[Remark, ...]:
    hiding = [*remarks(page, page.characters.count(UNKNOWN)), *_losses(sheet)]
    plain = []
    if slanted:
        plain.append(f"本页有 {slanted} 个斜排的字（多为水印），没有计入正文")
    if sheet.canvas.guessed:
        plain.append("本页有文字没有给出字距，字的位置按通常的字宽推算")
    return (*(Remark(message, hides=True) for message in hiding), *(Remark(message, hides=False) for message in plain))


def _losses(sheet: Sheet) -> list[str]:
    """What the page's files hold and the page as read does not."""
    said = []
    if sheet.damaged:
        said.append(f"本页有 {sheet.damaged} {_DAMAGED}")
    if sheet.lost:
        said.append(f"本页有 {sheet.lost} {_LOST}")
    reached = sum(not one.glyph.added for one in sheet.canvas.glyphs)
    if reached != sheet.coded and not sheet.damaged:
        said.append(f"本页文件里有 {sheet.coded} 个字，读到 {reached} 个，本页可能有内容没有读到")
    return said
